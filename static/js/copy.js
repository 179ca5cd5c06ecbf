// Copy buttons appear only where they can work; the address itself stays selectable text.
for (const button of document.querySelectorAll("[data-copy]")) {
  const field = document.getElementById(button.dataset.copy);
  const text = button.textContent;
  if (!field) continue;
  field.addEventListener("focus", () => field.select());
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      field.select();
      return;
    }
    button.textContent = button.dataset.done;
    const status = document.getElementById("status");
    if (status) status.textContent = button.dataset.done;
    setTimeout(() => { button.textContent = text; }, 2000);
  });
}
