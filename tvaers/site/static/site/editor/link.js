// The dialog for a link: its words and its address.
import { isMarked } from "./commands.js";
import { ask } from "./dialogs.js";
import { isAllowedTarget } from "./reading.js";
import { schema } from "./schema.js";

const { link } = schema.marks;
const dialog = document.getElementById("editor-link");
const [words, address] = dialog.querySelectorAll("input");
const error = dialog.querySelector(".form-error-message");

// Asks, and makes, changes or takes away the link where the cursor is or of what is selected.
export function askForLink(view) {
  const found = linkAt(view.state);
  words.value = view.state.doc.textBetween(found.from, found.to, " ");
  address.value = found.href;
  dialog.querySelector("[value=remove]").hidden = !found.href;
  showError(false);
  ask(dialog, view, { accepts: isComplete, answer: (chosen) => answer(view, found, chosen) });
  (words.value ? address : words).focus();
}

function isComplete(chosen) {
  const isWrong = chosen === "insert" && !isAllowedTarget(written(address.value));
  showError(isWrong);
  if (isWrong) address.focus();
  return !isWrong;
}

function showError(isWrong) {
  error.hidden = !isWrong;
  address.toggleAttribute("aria-invalid", isWrong);
  address.closest(".form-group").classList.toggle("form-error", isWrong);
}

// The address as it is kept: people leave out how it begins.
function written(typed) {
  const trimmed = typed.trim();
  if (isAllowedTarget(trimmed) || !trimmed) return trimmed;
  if (/^[^\s@/:]+@[^\s@/]+\.[^\s@/]+$/.test(trimmed)) return `mailto:${trimmed}`;
  return /^[\w.-]+\.\w{2,}(\/\S*)?$/u.test(trimmed) ? `https://${trimmed}` : "";
}

function answer(view, { from, to }, chosen) {
  const { tr } = view.state;
  view.dispatch(chosen === "remove" ? tr.removeMark(from, to, link) : linked(view.state, from, to).scrollIntoView());
}

function linked(state, from, to) {
  const href = written(address.value);
  const text = words.value.trim() || href.replace(/^mailto:/, "");
  const mark = link.create({ href });
  const { tr } = state;
  if (text === state.doc.textBetween(from, to, " ")) return tr.removeMark(from, to, link).addMark(from, to, mark);
  const around = state.doc.resolve(from).marks().filter(({ type }) => type !== link);
  return tr.replaceWith(from, to, schema.text(text, mark.addToSet(around))).removeStoredMark(link);
}

// What the dialog is about: the link around the cursor, or what is selected.
function linkAt(state) {
  const { from, to, empty, $from } = state.selection;
  const mark = isMarked(state, link) ? markNear(state) : null;
  if (!mark || !empty) return { from, to, href: mark?.attrs.href ?? "" };
  let start = $from.pos;
  let end = $from.pos;
  $from.parent.forEach((child, offset) => {
    const begins = $from.start() + offset;
    if (!mark.isInSet(child.marks)) return;
    if (begins + child.nodeSize < $from.pos || begins > $from.pos) return;
    start = Math.min(start, begins);
    end = Math.max(end, begins + child.nodeSize);
  });
  return { from: start, to: end, href: mark.attrs.href };
}

function markNear(state) {
  const { $from, from, to, empty } = state.selection;
  let found = link.isInSet($from.marks());
  if (!empty) state.doc.nodesBetween(from, to, (node) => { found ||= link.isInSet(node.marks); });
  return found;
}
