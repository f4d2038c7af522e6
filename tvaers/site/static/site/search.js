// Searching without leaving the page: htmx exchanges the answer, this keeps the reader's place. Without scripts each
// step is a page of its own, and so it is when the server cannot be asked this way.
(() => {
  "use strict";
  const fold = () => document.querySelector(".facets details");
  let wasOpen = null;

  // htmx notes the address in the browser's storage, and does without. This site leaves nothing there.
  const leaveNothing = () => {
    try {
      window.sessionStorage.removeItem("htmx-current-path-for-history");
    } catch {
      // A browser that allows no storage holds no note either.
    }
  };
  leaveNothing();
  document.addEventListener("htmx:pushedIntoHistory", leaveNothing);

  document.addEventListener("htmx:beforeSwap", () => { wasOpen = fold() ? fold().open : null; });

  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.target.id !== "search-answer") return;
    if (wasOpen !== null && fold()) fold().open = wasOpen;
    if (document.activeElement !== document.body) return;
    const chosen = document.getElementById(event.detail.requestConfig.elt.id);
    const results = document.getElementById("search-results");
    if (chosen) {
      chosen.focus({ preventScroll: true });
    } else if (results) {
      results.focus({ preventScroll: true });
      results.scrollIntoView({ block: "start", behavior: "instant" });
    }
  });

  for (const failure of ["htmx:responseError", "htmx:sendError"]) {
    document.addEventListener(failure, (event) => window.location.assign(event.detail.pathInfo.finalRequestPath));
  }
})();
