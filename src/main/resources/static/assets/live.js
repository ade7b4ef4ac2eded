// Keeps a page that refreshes itself usable: what was opened stays open, nobody is interrupted, silence is shown.
(() => {
  const pause = document.getElementById("pause");
  const lost = document.getElementById("lost");
  const main = () => document.getElementById("main");
  if (!window.htmx || !main().hasAttribute("hx-get")) return;
  let open = [];

  const selecting = () => {
    const selection = document.getSelection();
    return !selection.isCollapsed && main().contains(selection.anchorNode);
  };

  pause.hidden = false;
  pause.addEventListener("click", () => {
    const paused = pause.getAttribute("aria-pressed") !== "true";
    pause.setAttribute("aria-pressed", paused);
  });

  document.addEventListener("htmx:beforeRequest", (event) => {
    if (document.hidden || selecting() || pause.getAttribute("aria-pressed") === "true") event.preventDefault();
  });

  document.addEventListener("htmx:beforeSwap", (event) => {
    if (selecting()) event.detail.shouldSwap = false;
    open = [...document.querySelectorAll("main details[open]")].map((details) => details.id);
  });

  document.addEventListener("htmx:afterSwap", () => {
    open.forEach((id) => document.getElementById(id)?.setAttribute("open", ""));
  });

  document.addEventListener("htmx:afterRequest", (event) => { lost.hidden = event.detail.successful; });
})();
