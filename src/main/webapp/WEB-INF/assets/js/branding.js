/* The page of an account's look: the preview follows a typed colour, and a file can be dropped. */
(() => {
  "use strict";
  const sheet = document.getElementById("own-sheet");
  const typed = document.getElementById("color");
  const picked = document.getElementById("color-pick");

  // The server derives the colours of the preview, too: this only asks for the sheet of another one.
  const show = (color) => {
    const hex = color.trim().replace(/^#/, "").toLowerCase();
    if (/^[0-9a-f]{6}$/.test(hex)) {
      sheet.href = sheet.dataset.own + hex + ".css";
      picked.value = "#" + hex;
    }
  };
  const choose = () => {
    document.getElementById("scheme-OWN").checked = true;
  };
  typed.addEventListener("input", () => {
    choose();
    show(typed.value);
  });
  picked.addEventListener("input", () => {
    typed.value = picked.value;
    choose();
    show(picked.value);
  });

  const form = document.querySelector("[data-drops]");
  const input = document.getElementById(form.dataset.drops);
  input.addEventListener("change", () => {
    if (input.files.length > 0) {
      form.requestSubmit();
    }
  });
  const over = (event) => {
    if (event.dataTransfer.types.includes("Files")) {
      event.preventDefault();
      form.dataset.over = "";
    }
  };
  form.addEventListener("dragenter", over);
  form.addEventListener("dragover", over);
  form.addEventListener("dragleave", (event) => {
    if (!form.contains(event.relatedTarget)) {
      delete form.dataset.over;
    }
  });
  form.addEventListener("drop", (event) => {
    delete form.dataset.over;
    if (event.dataTransfer.files.length > 0) {
      event.preventDefault();
      const one = new DataTransfer();
      one.items.add(event.dataTransfer.files[0]);
      input.files = one.files;
      form.requestSubmit();
    }
  });
})();
