// Keeps a page up to date while somebody looks at it, and takes nothing away from under their hands.
(() => {
  const pause = document.getElementById("pause");
  const state = document.getElementById("live");
  const lost = document.getElementById("lost");
  const main = () => document.getElementById("main");
  if (!window.htmx || !main().hasAttribute("hx-get")) return;

  const EVERY = 3000, LONGEST = 60000, FIRST = 5000, SILENT = 40000, RETRY = 300000;
  const title = document.title;
  let stream, watch, timer, polling = false, paused = false, heard = false, breaks = 0, failures = 0, open = [];

  const later = (wait) => {
    clearTimeout(timer);
    timer = setTimeout(refresh, wait);
  };
  const still = () => paused || document.hidden;
  const backOff = () => Math.min(EVERY * 2 ** failures, LONGEST);
  const inUse = () => {
    const selection = document.getSelection();
    return (!selection.isCollapsed && main().contains(selection.anchorNode)) || main().querySelector("select:focus");
  };
  const refresh = () => {
    if (inUse()) later(1000);
    else htmx.trigger(main(), "refresh");
  };

  // Either a stream of events, or if that does not work here, questions every few seconds.
  const poll = () => {
    stream?.close();
    clearTimeout(watch);
    polling = true;
    state.textContent = "every 3 s";
    later(backOff());
    watch = setTimeout(() => { polling = false; go(); }, RETRY);
  };
  const expect = (wait) => {
    clearTimeout(watch);
    watch = setTimeout(poll, wait);
  };
  const listen = () => {
    stream = new EventSource("/events");
    state.textContent = "live";
    expect(FIRST);
    stream.addEventListener("posture", () => {
      heard = true;
      breaks = 0;
      expect(SILENT);
      if (!failures) later(Math.random() * 300);
    });
    stream.addEventListener("error", () => {
      if (!heard || stream.readyState === EventSource.CLOSED || ++breaks > 2) poll();
    });
  };
  const go = () => {
    stream?.close();
    clearTimeout(watch);
    clearTimeout(timer);
    document.title = still() ? "⏸ " + title : title;
    if (still()) state.textContent = "paused";
    else if (polling || !window.EventSource) poll();
    else listen();
  };

  pause.hidden = false;
  pause.addEventListener("click", () => {
    paused = !paused;
    pause.setAttribute("aria-pressed", paused);
    go();
  });
  document.addEventListener("visibilitychange", () => {
    go();
    if (!still()) refresh();
  });
  addEventListener("pagehide", () => stream?.close());
  go();

  const ofMain = (event) => event.detail.requestConfig?.elt.id === "main";
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (!ofMain(event)) return;
    if (still() || inUse()) event.detail.shouldSwap = false;
    open = [...document.querySelectorAll("main details[open]")].map((details) => details.id);
  });
  document.addEventListener("htmx:afterSwap", () => {
    open.forEach((id) => document.getElementById(id)?.setAttribute("open", ""));
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    if (!ofMain(event)) return;
    failures = event.detail.successful ? 0 : failures + 1;
    lost.hidden = !failures;
    if ((failures || polling) && !still()) later(backOff());
  });
})();
