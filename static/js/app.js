// What a page does beyond HTML: colours, today, arrow keys, the side panel, copy buttons. Everything works without it.
(() => {
  "use strict";
  const root = document.documentElement;
  const keep = (key, value) => {
    try {
      if (value === undefined) return localStorage.getItem(key);
      value === null ? localStorage.removeItem(key) : localStorage.setItem(key, value);
    } catch { /* storage may be forbidden: the choice then lasts for the page */ }
    return null;
  };
  const theme = keep("theme");
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  for (const name of ["lunar", "holidays"]) if (keep(name) === "off") root.classList.add("no-" + name);

  const $ = (selector, from = document) => from.querySelector(selector);
  const say = (text) => { const status = $("#status"); if (status && text) status.textContent = text; };

  function toggles() {
    const button = $("#theme");
    if (button) {
      const dark = () => (root.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
      const label = () => { button.textContent = dark() ? button.dataset.light : button.dataset.dark; };
      button.hidden = false;
      label();
      button.addEventListener("click", () => { root.dataset.theme = dark() ? "light" : "dark"; keep("theme", root.dataset.theme); label(); });
    }
    for (const name of ["lunar", "holidays"]) {
      const toggle = document.getElementById(name);
      if (!toggle) continue;
      const show = () => toggle.setAttribute("aria-pressed", String(!root.classList.contains("no-" + name)));
      toggle.hidden = false;
      show();
      toggle.addEventListener("click", () => { keep(name, root.classList.toggle("no-" + name) ? "off" : null); show(); });
    }
    const keys = $("#keys");
    if (keys) {
      const label = () => { keys.textContent = keep("keys") === "on" ? keys.dataset.off : keys.dataset.on; };
      keys.hidden = false;
      label();
      keys.addEventListener("click", () => { keep("keys", keep("keys") === "on" ? null : "on"); label(); });
    }
  }

  function today() {
    const now = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai" }).format(new Date());
    const cell = $(`[data-d="${now}"]:not(.out)`);
    if (!cell) return;
    cell.classList.add("today");
    $("a.no", cell)?.setAttribute("aria-current", "date");
    const day = $(".d", cell);
    if (day) day.dataset.today = root.lang === "en" ? "today" : "今天";
  }

  // Day numbers of the month are one group for the arrow keys; every link stays in the tab order (a table, no grid).
  function arrows(event) {
    const link = event.target.closest?.("#month a.no");
    if (!link || event.altKey || event.ctrlKey || event.metaKey) return;
    const links = [...document.querySelectorAll("#month a.no")];
    const at = links.indexOf(link), column = link.closest("td").cellIndex;
    const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7, Home: 1 - column, End: 7 - column }[event.key];
    if (event.key === "PageUp" || event.key === "PageDown") {
      const target = document.getElementById(event.key === "PageUp" ? "prev" : "next");
      if (target) { event.preventDefault(); target.click(); }
    } else if (step !== undefined) {
      event.preventDefault();
      links[Math.min(Math.max(at + step, 0), links.length - 1)].focus();
    }
  }

  // Single keys only when the reader has switched them on (WCAG 2.1.4).
  function letters(event) {
    if (keep("keys") !== "on" || event.altKey || event.ctrlKey || event.metaKey || event.target.closest("input, select, textarea")) return;
    if (event.key === "/") { event.preventDefault(); $("#q")?.focus(); }
    if (event.key === "t") $(".brand")?.click();
    if (event.key === "j") $("[rel=next]:is(a)")?.click();
    if (event.key === "k") $("[rel=prev]:is(a)")?.click();
  }

  let opener = null;
  function closePanel() {
    const panel = $("#panel");
    if (!panel?.firstChild) return;
    panel.replaceChildren();
    opener?.focus();
    opener = null;
  }
  function openPanel(panel) {
    const close = document.createElement("button");
    close.type = "button";
    close.className = "close";
    close.textContent = "×";
    close.setAttribute("aria-label", panel.dataset.close);
    close.addEventListener("click", closePanel);
    panel.prepend(close);
    $("[tabindex='-1']", panel)?.focus();
  }

  const targetOf = (event) => event.detail?.ctx?.target;
  document.addEventListener("htmx:before:request", (event) => {
    const target = targetOf(event);
    target?.setAttribute("aria-busy", "true");
    if (target?.id === "panel") opener = event.detail.ctx.sourceElement;
  });
  document.addEventListener("htmx:finally:request", (event) => targetOf(event)?.removeAttribute("aria-busy"));
  document.addEventListener("htmx:after:swap", (event) => {
    const target = targetOf(event);
    if (target?.id === "panel") openPanel(target);
    const count = target?.isConnected && $("[data-status], #people-count", target);
    if (count) say(count.textContent);
  });
  // A request that failed leaves a true link to the same page.
  document.addEventListener("htmx:error", (event) => {
    const { target, sourceElement } = event.detail?.ctx || {};
    if (!target || !sourceElement) return;
    const words = $("#panel").dataset, note = document.createElement("p"), link = document.createElement("a");
    note.setAttribute("role", "alert");
    note.append(words.failed + " ", link);
    link.textContent = words.retry;
    link.href = sourceElement.href || location.href;
    link.className = "btn";
    target.append(note);
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") closePanel();
    arrows(event);
    letters(event);
  });
  document.addEventListener("click", async (event) => {
    const button = event.target.closest?.("[data-copy]");
    if (!button) return;
    const field = document.getElementById(button.dataset.copy);
    try {
      await navigator.clipboard.writeText(field.value ?? field.textContent);
      say(button.dataset.done);
    } catch {
      field.select?.();
    }
  });
  document.addEventListener("DOMContentLoaded", () => { toggles(); today(); });
})();
