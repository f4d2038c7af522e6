// Asking in a dialog of the page.

// Opens the dialog. `answer` gets the value of the button that was pressed, if it has one and `accepts` takes it; then
// the text has the focus again. All happens within the press, so that what is typed next comes where it belongs.
export function ask(dialog, view, { accepts = () => true, answer }) {
  const ended = new AbortController();
  const { signal } = ended;
  dialog.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    const chosen = event.submitter?.value ?? "";
    if (!accepts(chosen)) return;
    dialog.close();
    if (chosen) answer(chosen);
    view.focus();
  }, { signal });
  dialog.addEventListener("close", () => {
    ended.abort();
    view.focus();
  }, { signal });
  dialog.showModal();
}
