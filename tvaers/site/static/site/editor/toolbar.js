// The row of buttons over a text: one stop for Tab, arrows between the buttons, as the ARIA pattern for toolbars has it.
import { isInTable } from "../../editor/prosemirror.js";
import { commands, isOn } from "./commands.js";

export class Toolbar {
  // `acts` are the buttons that do more than change the text, by name.
  constructor(editor, acts) {
    this.editor = editor;
    this.acts = acts;
    this.bar = editor.frame.querySelector("[role=toolbar]");
    this.buttons = [...this.bar.querySelectorAll("[data-command]")];
    this.bar.setAttribute("aria-describedby", editor.label.id);
    this.bar.querySelector("[data-command=phrase]").hidden = !editor.textarea.dataset.phrases;
    this.stopAt(this.buttons[0]);
    this.listen();
  }

  listen() {
    // A click leaves the selection in the text where it is.
    this.bar.addEventListener("mousedown", (event) => event.preventDefault());
    this.bar.addEventListener("keydown", (event) => this.move(event));
    this.bar.addEventListener("click", (event) => {
      const button = event.target.closest("[data-command]");
      if (button) this.run(button);
    });
    this.bar.addEventListener("focusin", (event) => this.stopAt(event.target.closest("[data-command]")));
  }

  run(button) {
    if (button.getAttribute("aria-disabled") === "true") return;
    const name = button.dataset.command;
    const { view } = this.editor;
    if (name in this.acts) this.acts[name]();
    else commands[name](view.state, view.dispatch, view);
    if (!document.querySelector("dialog[open]")) this.editor.focus();
  }

  move(event) {
    const shown = this.buttons.filter((button) => button.offsetParent);
    const here = shown.indexOf(this.current);
    const to = {
      ArrowRight: (here + 1) % shown.length,
      ArrowLeft: (here - 1 + shown.length) % shown.length,
      Home: 0,
      End: shown.length - 1,
    }[event.key];
    if (event.key === "Escape") this.editor.focus();
    if (to === undefined) return;
    event.preventDefault();
    shown[to].focus();
  }

  focus() {
    if (!this.current.offsetParent) this.stopAt(this.buttons.find((button) => button.offsetParent));
    this.current.focus();
  }

  stopAt(button) {
    if (!button) return;
    this.current = button;
    for (const each of this.buttons) each.tabIndex = each === button ? 0 : -1;
  }

  // Shows which buttons are on and which can do nothing here.
  show() {
    const { view, isTextual } = this.editor;
    const { state } = view;
    this.bar.querySelector(".editor-table-tools").hidden = isTextual || !isInTable(state);
    for (const group of this.bar.querySelectorAll(".editor-group:not(.editor-table-tools)")) {
      group.hidden = isTextual && !group.querySelector("[data-command=as-text]");
    }
    for (const button of this.buttons) {
      const name = button.dataset.command;
      if (name in isOn) button.setAttribute("aria-pressed", String(isOn[name](state)));
      if (name in commands) button.setAttribute("aria-disabled", String(!commands[name](state)));
    }
    this.bar.querySelector("[data-command=as-text]").setAttribute("aria-pressed", String(isTextual));
    if (!this.current.offsetParent) this.stopAt(this.buttons.find((button) => button.offsetParent) ?? this.current);
  }
}
