// The dialog with ready sentences: those of the page's <datalist>, one of which is put where the cursor is. In a list it
// is the entry under a common beginning (`data-entry`). What is left for the author to fill in is selected.
import { Slice, TextSelection } from "../../editor/prosemirror.js";
import { around } from "./commands.js";
import { ask } from "./dialogs.js";
import { documentOf } from "./documents.js";
import { blocksOf } from "./reading.js";
import { schema } from "./schema.js";

const BLANK = "…";
const dialog = document.getElementById("editor-phrases");
const find = dialog.querySelector("input");
const list = dialog.querySelector("ul");

export function choosePhrase(view, id) {
  const isEntry = Boolean(around(view.state, [schema.nodes.list_item]));
  const phrases = [...document.getElementById(id).options];
  list.replaceChildren(...phrases.map(({ value, dataset }) => choice((isEntry && dataset.entry) || value)));
  find.value = "";
  ask(dialog, view, {
    answer: (phrase) => view.dispatch(withPhrase(view.state, phrase).scrollIntoView()),
  });
}

find.addEventListener("input", () => {
  const wanted = find.value.trim().toLowerCase();
  for (const item of list.children) item.hidden = !item.textContent.toLowerCase().includes(wanted);
});

// Enter takes the first that is shown.
find.addEventListener("keydown", (event) => {
  if (event.key !== "Enter") return;
  event.preventDefault();
  list.querySelector("li:not([hidden]) button")?.click();
});

function choice(phrase) {
  const item = document.createElement("li");
  const button = document.createElement("button");
  button.type = "submit";
  button.className = "editor-phrase";
  button.value = button.textContent = phrase;
  item.append(button);
  return item;
}

function withPhrase({ tr }, phrase) {
  const { from } = tr.selection;
  tr.replaceSelection(Slice.maxOpen(documentOf(blocksOf(phrase)).content, false));
  const blank = tr.doc.textBetween(from, tr.selection.to, "\n", "\n").indexOf(BLANK);
  return blank < 0 ? tr : tr.setSelection(TextSelection.create(tr.doc, from + blank, from + blank + BLANK.length));
}
