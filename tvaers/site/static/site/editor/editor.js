// The text editor: any <textarea data-editor> becomes one. What is written stands in the textarea at every moment, as
// CommonMark; without scripts the textarea is what one writes in. Buttons, dialogs and words are in the page's
// components/editor.html.
import {
  baseKeymap, chainCommands, closeHistory, EditorState, EditorView, exitCode, gapCursor, history, inputRules, keymap, redo,
  splitListItem, tableEditing, toggleMark, undo, wrappingInputRule,
} from "../../editor/prosemirror.js";
import { keys } from "./commands.js";
import { blocksIn, documentOf } from "./documents.js";
import { askForLink } from "./link.js";
import { pasting, takesPaste } from "./pasting.js";
import { choosePhrase } from "./phrases.js";
import { blocksOf } from "./reading.js";
import { schema } from "./schema.js";
import { keepsTables } from "./tables.js";
import { Toolbar } from "./toolbar.js";
import { markdownOf } from "./writing.js";

const { nodes, marks } = schema;
const parts = document.getElementById("editor-parts");

const typedLists = inputRules({
  rules: [
    wrappingInputRule(/^\s*[-*]\s$/, nodes.bullet_list),
    wrappingInputRule(/^(\d{1,3})([.)])\s$/, nodes.ordered_list, ([, order, delimiter]) => ({
      order: Number(order), delimiter,
    })),
  ],
});

class Editor {
  constructor(textarea) {
    this.textarea = textarea;
    this.label = document.querySelector(`label[for="${textarea.id}"]`);
    this.help = document.getElementById(`${textarea.id}_helptext`);
    this.frame = parts.content.querySelector(".editor").cloneNode(true);
    this.status = this.frame.querySelector(".editor-status");
    this.words = this.frame.querySelector(".editor-words").dataset;
    this.surface = this.frame.querySelector(".editor-surface");
    this.isTextual = false;
    this.tabLeaves = false;
    textarea.before(this.frame);
    this.view = new EditorView({ mount: this.surface }, this.options());
    this.surface.after(textarea);
    this.written = textarea.value;
    this.toolbar = new Toolbar(this, {
      link: () => askForLink(this.view),
      phrase: () => choosePhrase(this.view, textarea.dataset.phrases),
      "as-text": () => this.showAsText(!this.isTextual),
    });
    this.showAsText(false);
    this.listen();
  }

  options() {
    return {
      state: this.stateOf(this.textarea.value),
      attributes: () => this.attributes(),
      dispatchTransaction: (transaction) => this.apply(transaction),
      handleDOMEvents: { paste: (_view, event) => takesPaste(this, event) },
      handleKeyDown: (_view, event) => this.takesKey(event),
    };
  }

  stateOf(text) {
    return EditorState.create({ doc: documentOf(blocksOf(text)), plugins: this.plugins() });
  }

  plugins() {
    const saysLink = () => (askForLink(this.view), true);
    return [
      typedLists,
      keymap({
        "Mod-b": toggleMark(marks.strong),
        "Mod-i": toggleMark(marks.emphasis),
        "Mod-k": saysLink,
        "Mod-z": undo,
        "Mod-y": redo,
        "Mod-Shift-z": redo,
        "Ctrl-Home": keys.goToStart,
        "Ctrl-End": keys.goToEnd,
        Enter: chainCommands(keys.goDown, splitListItem(nodes.list_item)),
        "Shift-Enter": chainCommands(exitCode, keys.breakLine),
      }),
      keymap(baseKeymap),
      gapCursor(),
      tableEditing(),
      keepsTables,
      history(),
      pasting,
    ];
  }

  attributes() {
    const { textarea, label } = this;
    if (this.isTextual) return { class: "editor-surface prose" };
    const described = textarea.getAttribute("aria-describedby");
    label.id ||= `${textarea.id}_label`;
    return {
      class: "editor-surface prose",
      role: "textbox",
      "aria-multiline": "true",
      "aria-labelledby": label.id,
      "aria-describedby": [described, "editor-keys"].filter(Boolean).join(" "),
      ...(textarea.getAttribute("aria-invalid") ? { "aria-invalid": "true" } : {}),
      lang: textarea.lang || "da",
      spellcheck: "true",
    };
  }

  apply(transaction) {
    this.view.updateState(this.view.state.apply(transaction));
    if (transaction.docChanged) this.write();
    this.toolbar?.show();
  }

  // Puts what stands here into the textarea, and tells the form as typing there would.
  write() {
    this.written = markdownOf(blocksIn(this.view.state.doc));
    if (this.written === this.textarea.value) return;
    this.textarea.value = this.written;
    this.textarea.dispatchEvent(new Event("input", { bubbles: true }));
  }

  // Takes what stands in the textarea; what was written here can still be fetched back, if it was the same text.
  read() {
    if (this.textarea.value === this.written) return;
    this.written = this.textarea.value;
    const { tr, doc } = this.view.state;
    closeHistory(tr).replaceWith(0, doc.content.size, documentOf(blocksOf(this.written)).content);
    this.view.updateState(this.view.state.apply(tr));
    this.view.updateState(this.view.state.apply(closeHistory(this.view.state.tr)));
    this.toolbar.show();
  }

  showAsText(textual) {
    if (!textual) this.read();
    this.isTextual = textual;
    this.textarea.hidden = !textual;
    this.surface.hidden = textual;
    // The label belongs to what is written in, and so does help on how text is marked up.
    if (textual) this.label.htmlFor = this.textarea.id;
    else this.label.removeAttribute("for");
    if (this.help && this.textarea.dataset.help === "markup") this.help.hidden = !textual;
    this.view.updateState(this.view.state);
    this.toolbar.show();
  }

  focus() {
    if (this.isTextual) this.textarea.focus();
    else this.view.focus();
  }

  say(text) {
    this.status.textContent = text;
  }

  takesKey(event) {
    if (event.altKey && event.key === "F10") return this.toolbar.focus(), true;
    const leaves = this.tabLeaves;
    this.tabLeaves = event.key === "Escape" || (leaves && event.key === "Shift");
    if (event.key !== "Tab" || leaves || event.ctrlKey || event.altKey || event.metaKey) return false;
    const command = event.shiftKey ? keys.back : keys.forward;
    return command(this.view.state, this.view.dispatch, this.view);
  }

  listen() {
    this.label.addEventListener("click", () => this.focus());
    this.textarea.addEventListener("keydown", (event) => {
      if (event.altKey && event.key === "F10") this.toolbar.focus();
    });
    // Another script, or going back in the browser, may have put a text into the textarea.
    this.textarea.addEventListener("editor:read", () => this.read());
    window.addEventListener("pageshow", () => this.read());
    for (const link of document.querySelectorAll(`a[href="#${this.textarea.id}"]`)) {
      link.addEventListener("click", (event) => {
        event.preventDefault();
        this.frame.scrollIntoView({ block: "center" });
        this.focus();
      });
    }
  }
}

for (const textarea of document.querySelectorAll("textarea[data-editor]")) new Editor(textarea);
