// Votes by the keyboard: one key chooses and goes on to the next person.
(() => {
  "use strict";
  const CHOICES = { f: "for", i: "against", u: "abstained" };
  const people = Array.from(document.querySelectorAll(".vote"));
  people.forEach((person, place) => person.addEventListener("keydown", (event) => {
    const choice = CHOICES[event.key.toLowerCase()];
    if (!choice || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    person.querySelector(`input[value="${choice}"]`).checked = true;
    const next = people[place + 1];
    (next ? next.querySelector("input:checked") || next.querySelector("input") : document.querySelector(".votes button[type=submit]")).focus();
  }));
  people[0]?.querySelector("input:checked, input")?.focus();
})();
