// What stands open beside the text on a wide screen is folded on a narrow one. Without this script it stands open.
(() => {
  "use strict";
  const narrow = window.matchMedia("(max-width: 991px)");
  for (const fold of document.querySelectorAll("details.folds-when-narrow")) {
    const follow = () => { fold.open = !narrow.matches; };
    follow();
    narrow.addEventListener("change", follow);
    fold.classList.add("is-ready");
    fold.addEventListener("click", (event) => {
      if (narrow.matches && event.target.closest("a[href^='#']")) fold.open = false;
    });
  }
})();
