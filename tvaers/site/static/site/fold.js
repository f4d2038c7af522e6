// What stands open beside the text on a wide screen is folded on a narrow one. Without this script it stands open.
(() => {
  "use strict";
  const narrow = window.matchMedia("(max-width: 991px)");
  const follow = (which) => {
    for (const fold of document.querySelectorAll(`details.folds-when-narrow${which}`)) {
      fold.open = !narrow.matches;
      fold.classList.add("is-ready");
    }
  };
  follow("");
  narrow.addEventListener("change", () => follow(""));
  // A part of the page may be exchanged.
  document.addEventListener("htmx:afterSwap", () => follow(":not(.is-ready)"));
  document.addEventListener("click", (event) => {
    const link = event.target.closest("details.folds-when-narrow a[href^='#']");
    if (link && narrow.matches) link.closest("details").open = false;
  });
})();
