// What pages do beyond HTML: colours, today, keys, the side panel. All of it works without this file too.
(() => {
  const root = document.documentElement, store = {};
  const get = (key) => { try { return localStorage[key] } catch { return store[key] } };
  const set = (key, value) => { store[key] = value; try { localStorage[key] = value } catch { /* kept for this page only */ } };
  const $ = (selector, from = document) => from.querySelector(selector);
  const on = (name, run) => document.addEventListener(name, run);
  root.classList.add("js");
  const theme = get("theme");
  if (theme) root.dataset.theme = theme;
  const marks = ["lunar", "holidays"];
  for (const name of marks) root.classList.toggle("no-" + name, get(name) === "off");

  function button(id, label, click) {
    const element = document.getElementById(id);
    if (!element) return;
    label(element);
    element.onclick = () => { click(); label(element); };
  }
  const dark = () => root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;

  on("DOMContentLoaded", () => {
    button("theme", (b) => { b.textContent = dark() ? b.dataset.light : b.dataset.dark }, () => set("theme", root.dataset.theme = dark() ? "light" : "dark"));
    button("keys", (b) => { b.textContent = get("keys") === "on" ? b.dataset.off : b.dataset.on }, () => set("keys", get("keys") === "on" ? "off" : "on"));
    for (const name of marks)
      button(name, (b) => b.setAttribute("aria-pressed", !root.classList.contains("no-" + name)), () => set(name, root.classList.toggle("no-" + name) ? "off" : "on"));
    // Today is marked here, not by the server, so that a page may be kept by any cache.
    const cell = $(`[data-d="${new Date(Date.now() + 288e5).toISOString().slice(0, 10)}"]:not(.out)`);
    if (cell) {
      cell.classList.add("today");
      $(".no", cell).setAttribute("aria-current", "date");
    }
    // Back leads to the link that was followed by key; the entry of the history remembers it.
    [...document.links].find((link) => link.getAttribute("href") === history.state)?.focus();
  });

  on("click", (event) => { if (!event.detail) history.replaceState(event.target.getAttribute("href"), ""); });
  // Day numbers answer arrow keys; every link stays in the tab order (a table, no grid). Letters only when switched on (WCAG 2.1.4).
  on("keydown", (event) => {
    const { key, target } = event;
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const go = (element) => { if (element) { event.preventDefault(); element.click(); } };
    if (key === "Escape") return closePanel();
    const link = target.closest("#month .no");
    if (link) {
      const links = [...document.querySelectorAll("#month a.no")], column = link.closest("td").cellIndex;
      const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7, Home: 1 - column, End: 7 - column }[key];
      if (step !== undefined) {
        event.preventDefault();
        links[Math.max(0, Math.min(links.indexOf(link) + step, links.length - 1))].focus();
      }
      if (key === "PageUp") go($("#prev"));
      if (key === "PageDown") go($("#next"));
    }
    if (get("keys") !== "on" || target.closest("input, select")) return;
    if (key === "/") { event.preventDefault(); $("#q").focus(); }
    if (key === "t") go($(".brand"));
    if (key === "j") go($("a[rel=next]"));
    if (key === "k") go($("a[rel=prev]"));
  });

  let opener;
  function closePanel() {
    const panel = $("#panel");
    if (!panel.firstChild) return;
    panel.replaceChildren();
    opener?.focus();
  }
  const context = (event) => event.detail.ctx || {};
  on("htmx:before:request", (event) => {
    const { target, sourceElement } = context(event);
    target?.setAttribute("aria-busy", true);
    if (target?.id === "panel") opener = sourceElement;
  });
  on("htmx:finally:request", (event) => context(event).target?.removeAttribute("aria-busy"));
  on("htmx:after:swap", (event) => {
    const { target } = context(event);
    if (target?.id === "panel") {
      const close = document.createElement("button");
      close.className = "close";
      close.textContent = "×";
      close.ariaLabel = target.dataset.close;
      close.onclick = closePanel;
      target.prepend(close);
      $("[tabindex]", target)?.focus();
    }
    const count = target && $("[data-status]", target);
    if (count) $("#status").textContent = count.textContent;
  });
  // A request that failed leaves a true link to the same page.
  on("htmx:error", (event) => {
    const { target, sourceElement } = context(event), words = $("#panel").dataset;
    if (!target) return;
    const note = document.createElement("p"), link = document.createElement("a");
    note.role = "alert";
    link.className = "btn";
    link.href = sourceElement.href || "";
    link.textContent = words.retry;
    note.append(words.failed, link);
    target.append(note);
  });
})();
