// Taps of who is there: each is kept in this browser until the server has it, and the list comes back as it then is.
(() => {
  "use strict";
  const root = document.getElementById("there");
  if (!root || !window.tvaersQueue) return;
  const list = document.getElementById("there-list");
  const status = root.querySelector(".there-status");
  const chosen = { item: null, isMine: false, reason: "" };

  const say = (words) => {
    if (status.textContent !== words) status.textContent = words;
    status.hidden = !words;
  };
  const openOnes = () => Array.from(list.querySelectorAll("details"), (details) => details.open);

  const show = (html) => {
    const held = openOnes();
    const focused = list.contains(document.activeElement) ? document.activeElement.value : null;
    list.innerHTML = html;
    list.querySelectorAll("details").forEach((details, place) => { details.open = held[place]; });
    const select = document.getElementById("there-item");
    if (chosen.isMine && select) select.value = chosen.item;
    if (focused) (list.querySelector(`button[value="${focused}"]`) || list.querySelector(`button[value$=":${focused.split(":")[1]}"]`) || list.querySelector("button"))?.focus();
  };

  const queue = window.tvaersQueue(root.dataset.place, root.dataset.changes, root.dataset.token, ({ waiting, problem, answer }) => {
    const told = queue.refused();
    if (told.length) {
      say(told.map((entry) => entry.message).join(" "));
      told.forEach((entry) => entry.forget());
    } else if (problem === "signed-out" || problem === "gone") say(status.dataset.gone);
    else if (problem) say(status.dataset.lost);
    else say(waiting ? status.dataset.waiting : "");
    if (answer && answer.state && !waiting) show(answer.state.html);
  });

  // Shown at once; the server's list follows and is what counts.
  const foresee = (button, kind) => {
    if (kind !== "here" && kind !== "gone") return;
    const isHere = kind === "here";
    button.closest("li")?.classList.toggle("is-there", isHere);
    button.disabled = true;
  };

  root.addEventListener("change", (event) => {
    if (event.target.id !== "there-item") return;
    chosen.item = event.target.value;
    chosen.isMine = true;
  });
  root.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (!button || button.name !== "do") return;
    event.preventDefault();
    const [kind, person] = button.value.split(":");
    const item = document.getElementById("there-item").value;
    const reason = document.getElementById("there-reason")?.value || "";
    foresee(button, kind);
    queue.add({ kind, invitee: person ? Number(person) : null, item: item ? Number(item) : null, reason: kind === "disqualify" ? reason : "" });
  });
  // The session view goes on to another item: whoever comes or leaves now does so before that one.
  const held = document.getElementById("held-list");
  const follow = () => {
    const select = document.getElementById("there-item");
    const open = held.querySelector('[data-state="open"]');
    if (!select || !open) return;
    const isFirst = select.options[1]?.value === open.dataset.item;
    chosen.item = isFirst ? "" : open.dataset.item;
    chosen.isMine = true;
    if (select.value !== chosen.item) select.value = chosen.item;
  };
  if (held) new MutationObserver(follow).observe(held, { attributes: true, attributeFilter: ["data-state"], subtree: true });
  queue.send();
})();
