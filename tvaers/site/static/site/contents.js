// The contents list of a meeting: marks the item being read and keeps its line in view, and folds on a narrow screen.
// Without this script the list stands open.
(() => {
  "use strict";
  const contents = document.querySelector(".contents");
  if (!contents) return;

  const fold = contents.querySelector("details");
  const narrow = window.matchMedia("(max-width: 991px)");
  const foldWhenNarrow = () => { if (fold) fold.open = !narrow.matches; };
  foldWhenNarrow();
  contents.classList.add("follows");
  narrow.addEventListener("change", foldWhenNarrow);
  contents.addEventListener("click", (event) => {
    if (fold && narrow.matches && event.target.closest("a")) fold.open = false;
  });

  const links = new Map();
  for (const link of contents.querySelectorAll("a[href^='#']")) {
    links.set(decodeURIComponent(link.hash.slice(1)), link);
  }

  let current = null;
  const markAs = (link) => {
    if (link === current) return;
    if (current) current.removeAttribute("aria-current");
    current = link;
    link.setAttribute("aria-current", "true");
    if (narrow.matches) return;
    const list = contents.getBoundingClientRect();
    const line = link.getBoundingClientRect();
    if (line.top < list.top) contents.scrollTop += line.top - list.top - 16;
    if (line.bottom > list.bottom) contents.scrollTop += line.bottom - list.bottom + 16;
  };

  const targets = [...links.keys()].map((id) => document.getElementById(id)).filter(Boolean);
  const inView = new Set();
  // What is read stands in the upper third of the window.
  const observer = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (entry.isIntersecting) inView.add(entry.target);
      else inView.delete(entry.target);
    }
    const last = targets.filter((target) => inView.has(target)).pop();
    if (last) markAs(links.get(last.id));
  }, { rootMargin: "-5% 0px -67% 0px" });
  for (const target of targets) observer.observe(target);
})();
