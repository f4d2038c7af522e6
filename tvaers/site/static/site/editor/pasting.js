// Pasted text comes in clean: what Word, a page or a mail put on the clipboard goes to the server, which gives the text
// back as Markdown. Plain words need no server, and what was copied in an editor of ours is clean already.
import { closeHistory, Decoration, DecorationSet, Fragment, Plugin, PluginKey, Slice } from "../../editor/prosemirror.js";
import { around } from "./commands.js";
import { documentOf } from "./documents.js";
import { blocksOf } from "./reading.js";
import { schema } from "./schema.js";

const { nodes } = schema;
// Pictures do not come in; their bytes need not travel.
const EMBEDDED_DATA = /data:[^"'\s>)]{200,}/g;
const key = new PluginKey("pasting");

// Where a text is to be put that has not come back yet; it moves with what is written meanwhile.
export const pasting = new Plugin({
  key,
  state: {
    init: () => DecorationSet.empty,
    apply(transaction, places) {
      const kept = places.map(transaction.mapping, transaction.doc);
      const { add, remove } = transaction.getMeta(key) ?? {};
      if (add) return kept.add(transaction.doc, [Decoration.widget(add.pos, mark, { id: add.id })]);
      return remove ? kept.remove(kept.find(null, null, (spec) => spec.id === remove)) : kept;
    },
  },
  props: { decorations: (state) => key.getState(state) },
});

function mark() {
  const shown = document.createElement("span");
  shown.className = "editor-pending";
  shown.textContent = "…";
  return shown;
}

// Whether the paste is taken care of here.
export function takesPaste(editor, event) {
  const html = event.clipboardData.getData("text/html");
  const isOurs = html.includes("data-pm-slice");
  if (!html || isOurs || around(editor.view.state, [nodes.code_block])) return false;
  event.preventDefault();
  paste(editor, html, event.clipboardData.getData("text/plain"));
  return true;
}

async function paste(editor, html, plain) {
  const { view, words } = editor;
  const id = {};
  const { tr } = view.state;
  tr.deleteSelection();
  view.dispatch(tr.setMeta(key, { add: { id, pos: tr.selection.from } }));
  editor.say(words.cleaning);
  let put = null;
  try {
    const cleaned = await cleanedByServer(editor, html);
    put = sliceOf(cleaned.markdown);
    editor.say([words.pasted, ...cleaned.left_out.map((line) => `${line}.`)].join(" "));
  } catch {
    put = plainSlice(plain);
    editor.say(words.pastedPlain);
  }
  insert(view, id, put);
}

async function cleanedByServer({ textarea }, html) {
  const token = textarea.form.elements.csrfmiddlewaretoken.value;
  const { paste: address } = document.getElementById("editor-parts").dataset;
  if (!address) throw new Error("no address");
  const answer = await fetch(address, {
    method: "POST",
    headers: { "Content-Type": "text/html; charset=utf-8", "X-CSRFToken": token },
    body: html.replace(EMBEDDED_DATA, "data:"),
  });
  if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
  return answer.json();
}

function sliceOf(markdown) {
  return Slice.maxOpen(documentOf(blocksOf(markdown)).content, false);
}

function plainSlice(plain) {
  const lines = plain.split(/(?:\r\n?|\n)+/).filter((text) => text.trim());
  return Slice.maxOpen(Fragment.from(lines.map((text) => nodes.paragraph.create(null, schema.text(text)))), false);
}

function insert(view, id, slice) {
  const [place] = key.getState(view.state).find(null, null, (spec) => spec.id === id);
  if (!place) return;
  const { tr } = view.state;
  const { parent } = tr.doc.resolve(place.from);
  const isOneLine = parent.type === nodes.cell_text || parent.type === nodes.heading;
  if (isOneLine) tr.insertText(slice.content.textBetween(0, slice.content.size, " "), place.from);
  else tr.replaceRange(place.from, place.from, slice);
  // One step of its own, to be undone without what was typed around it.
  view.dispatch(closeHistory(tr).setMeta(key, { remove: id }).scrollIntoView());
}
