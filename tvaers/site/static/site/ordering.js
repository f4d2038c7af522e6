// Items of an agenda are moved by dragging, and its buttons move without the page being opened anew. Without this
// script the buttons send their forms.
(() => {
  "use strict";
  const main = document.getElementById("main-content");
  const status = document.createElement("p");
  status.className = "sr-only";
  status.setAttribute("role", "status");
  document.body.append(status);
  let dragged = null;

  // What the page says after a move takes the place of what it said before; focus stays on the button that was pressed.
  async function send(address, fields, stays) {
    main.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(address, { method: "POST", body: fields });
      if (!answer.ok) throw new Error(String(answer.status));
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const parts = page.querySelector("[data-ordering]");
      if (!parts) throw new Error("another page");
      main.innerHTML = page.getElementById("main-content").innerHTML;
    } catch {
      window.location.reload();
      return;
    }
    main.removeAttribute("aria-busy");
    makeDraggable();
    keepFocus(stays);
  }

  function keepFocus(stays) {
    if (!stays) return;
    const [what, key, way] = stays.split("-");
    const row = document.getElementById(`${what}-${key}`);
    const button = row?.querySelector(`[data-stays="${stays}"]`) ?? row?.querySelector("[data-stays]");
    button?.focus();
    row?.scrollIntoView({ block: "nearest" });
    const refusal = main.querySelector(".alert-error .alert-text");
    const words = document.querySelector("[data-ordering]").dataset.moved;
    status.textContent = refusal?.textContent ?? (row?.dataset.number ? `${words} ${row.dataset.number}` : way);
  }

  function fieldsOf(values) {
    const fields = new FormData();
    fields.set("csrfmiddlewaretoken", main.querySelector("[name=csrfmiddlewaretoken]").value);
    for (const [name, value] of Object.entries(values)) fields.set(name, value);
    return fields;
  }

  document.addEventListener("submit", (event) => {
    const { submitter } = event;
    if (!submitter?.dataset.stays) return;
    event.preventDefault();
    send(event.target.action, fieldsOf({ way: submitter.value }), submitter.dataset.stays);
  });

  function makeDraggable() {
    for (const row of main.querySelectorAll("[data-move]")) row.draggable = true;
  }

  const sectionAt = (target) => target.closest?.("[data-section]");

  // The item before which it would be put; null for the end of the section. What was sent is never behind another.
  function rowAfter(section, y) {
    const rows = [...section.querySelectorAll("[data-move]")].filter((row) => row !== dragged);
    return rows.find((row) => y < row.getBoundingClientRect().top + row.offsetHeight / 2) ?? null;
  }

  document.addEventListener("dragstart", (event) => {
    dragged = event.target.closest?.("[data-move]") ?? null;
    if (!dragged) return;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", dragged.dataset.number);
    dragged.classList.add("is-dragged");
  });

  document.addEventListener("dragover", (event) => {
    const section = dragged && sectionAt(event.target);
    if (!section) return;
    event.preventDefault();
    const after = rowAfter(section, event.clientY);
    if (after) after.before(dragged);
    else section.querySelector(".agenda-lines").append(dragged);
  });

  document.addEventListener("drop", (event) => {
    const section = dragged && sectionAt(event.target);
    if (!section) return;
    event.preventDefault();
    const next = dragged.nextElementSibling;
    const before = next?.dataset.move ? next.dataset.item : "";
    const moved = dragged;
    dragged = null;
    moved.classList.remove("is-dragged");
    send(moved.dataset.move, fieldsOf({ section: section.dataset.section, before }), `punkt-${moved.dataset.item}-op`);
  });

  // Let go somewhere else, it stands where it stood.
  document.addEventListener("dragend", () => {
    if (dragged) window.location.reload();
    dragged = null;
  });

  makeDraggable();
})();
