// Makes the search box quick by keyboard, and keeps empty fields of forms out of addresses.
(() => {
  const box = document.getElementById("search");
  if (!box) return;
  const found = document.getElementById("found");
  const summary = document.getElementById("found-summary");
  const links = () => [...found.querySelectorAll("a")];

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, select, textarea");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    box.focus();
    box.select();
  });

  box.form.addEventListener("keydown", (event) => {
    const all = links();
    const at = all.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && all.length) {
      event.preventDefault();
      (all[at + step] ?? (step > 0 ? all.at(-1) : box)).focus();
    } else if (event.key === "Escape") {
      found.replaceChildren();
      box.focus();
    }
  });

  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.target === found) summary.textContent = found.querySelector("[data-summary]")?.textContent ?? "";
  });

  document.addEventListener("formdata", (event) => {
    [...event.formData].filter(([, value]) => value === "").forEach(([key]) => event.formData.delete(key));
  });
})();
