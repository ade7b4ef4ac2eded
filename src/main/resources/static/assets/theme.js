// Puts on the theme that somebody chose, before anything is drawn.
(() => {
  const root = document.documentElement;
  // What htmx makes of our own answers; no text becomes a script or the address of one.
  window.trustedTypes?.createPolicy("default", { createHTML: (html) => html });
  const chosen = () => {
    try { return localStorage.getItem("theme"); } catch { return null; }
  };
  const wear = (theme) => {
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    else delete root.dataset.theme;
    dispatchEvent(new Event("theme"));
  };
  wear(chosen());
  addEventListener("storage", () => wear(chosen()));

  addEventListener("DOMContentLoaded", () => {
    const choice = document.getElementById("theme");
    choice.value = root.dataset.theme || "system";
    choice.parentElement.hidden = false;
    choice.addEventListener("change", () => {
      wear(choice.value);
      try { localStorage.setItem("theme", choice.value); } catch { /* then it lasts as long as the page */ }
    });
  });
})();
