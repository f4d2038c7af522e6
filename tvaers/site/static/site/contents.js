// The contents list of a meeting marks what is being read and keeps its line in view. Without this script it is a list.
(() => {
  "use strict";
  const contents = document.querySelector(".contents");
  if (!contents) return;

  const links = new Map();
  for (const link of contents.querySelectorAll("a[href^='#']")) {
    links.set(decodeURIComponent(link.hash.slice(1)), link);
  }

  const keepInView = (link) => {
    const list = contents.getBoundingClientRect();
    const line = link.getBoundingClientRect();
    if (line.top < list.top) contents.scrollTop += line.top - list.top - 16;
    if (line.bottom > list.bottom) contents.scrollTop += line.bottom - list.bottom + 16;
  };

  let current = null;
  const mark = (link) => {
    if (link === current) return;
    if (current) current.removeAttribute("aria-current");
    link.setAttribute("aria-current", "true");
    current = link;
    keepInView(link);
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
    if (last) mark(links.get(last.id));
  }, { rootMargin: "-5% 0px -67% 0px" });
  for (const target of targets) observer.observe(target);
})();
