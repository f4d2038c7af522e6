// The dialog with ready sentences: those in the page's <datalist>, one of which is put where the cursor is.
import { Slice } from "../../editor/prosemirror.js";
import { ask } from "./dialogs.js";
import { documentOf } from "./documents.js";
import { blocksOf } from "./reading.js";

const dialog = document.getElementById("editor-phrases");
const list = dialog.querySelector("ul");

export function choosePhrase(view, id) {
  list.replaceChildren(...[...document.getElementById(id).options].map(({ value }) => choice(value)));
  ask(dialog, view, { answer: (phrase) => view.dispatch(withPhrase(view.state, phrase).scrollIntoView()) });
}

function choice(phrase) {
  const item = document.createElement("li");
  const button = document.createElement("button");
  button.type = "submit";
  button.className = "editor-phrase";
  button.value = button.textContent = phrase;
  item.append(button);
  return item;
}

const withPhrase = ({ tr }, phrase) =>
  tr.replaceSelection(Slice.maxOpen(documentOf(blocksOf(phrase)).content, false));
