// Files can be dropped anywhere on a <form data-dropping>; they are put into its own field, which says how many there are.
// Without this script the field is what one chooses them with.
(() => {
  "use strict";
  for (const form of document.querySelectorAll("form[data-dropping]")) {
    const field = form.querySelector("input[type=file]");
    const status = document.createElement("p");
    status.className = "quiet";
    status.setAttribute("role", "status");
    field.after(status);

    const tell = () => {
      const names = [...field.files].map(({ name }) => name);
      status.textContent = names.length > 1 ? `${names.length} ${form.dataset.chosen}: ${names.join(", ")}` : "";
    };

    const holdsFiles = (event) => [...event.dataTransfer.types].includes("Files");

    form.addEventListener("dragover", (event) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      form.classList.add("is-over");
    });
    form.addEventListener("dragleave", () => form.classList.remove("is-over"));
    form.addEventListener("drop", (event) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      form.classList.remove("is-over");
      // What was chosen before stays, where the field takes more than one.
      const files = new DataTransfer();
      const dropped = [...event.dataTransfer.files];
      for (const file of field.multiple ? [...field.files, ...dropped] : dropped.slice(0, 1)) files.items.add(file);
      field.files = files.files;
      tell();
    });
    field.addEventListener("change", tell);
  }
})();
