/* An export of the log with its progress beside the page; without this file its links fetch the same files. */
(() => {
  "use strict";
  const menu = document.getElementById("export");
  const box = document.getElementById("export-progress");
  const status = document.getElementById("export-status");
  if (!menu || !box || !status) {
    return;
  }
  const notice = box.querySelector(".notice");
  const words = box.querySelector(".words");
  const bar = box.querySelector("progress");
  const cancel = document.getElementById("cancel-export");
  const close = document.getElementById("close-export");
  const EVERY = 700;
  const SAID_EVERY = 10000;
  let running = null;
  let said = 0;

  // Screen readers hear the beginning, the end, and every ten seconds how far it is.
  const say = (text, now) => {
    if (now || Date.now() - said > SAID_EVERY) {
      said = Date.now();
      status.textContent = text;
    }
  };

  const show = (text, kind, over) => {
    box.hidden = false;
    words.textContent = text;
    notice.className = "notice " + kind;
    bar.hidden = over;
    cancel.hidden = over;
    close.hidden = !over;
    say(text, over);
  };

  const end = (text, kind) => {
    const focused = document.activeElement === cancel;
    running = null;
    show(text, kind, true);
    if (focused) {
      close.focus();
    }
  };

  const ask = async (id) => {
    if (running !== id) {
      return;
    }
    try {
      const told = await (await fetch(box.dataset.asks + id)).json();
      if (running !== id) {
        return;
      }
      if (told.over) {
        end(told.message, told.kind);
        return;
      }
      show(told.message, told.kind, false);
      if (told.expected) {
        bar.max = told.expected;
        bar.value = told.rows;
      } else {
        bar.removeAttribute("value");
      }
      setTimeout(() => ask(id), EVERY);
    } catch {
      if (running === id) {
        end(box.dataset.lost, "bad");
      }
    }
  };

  let beginning = false;
  const begin = async (link) => {
    beginning = true;
    said = 0;
    bar.removeAttribute("value");
    show(box.dataset.waiting, "plain", false);
    try {
      const answer = await fetch(link.href, { method: "POST" });
      const told = await answer.json();
      if (!told.id) {
        end(told.message, "bad");
        return;
      }
      running = told.id;
      const file = document.createElement("a");
      file.href = link.href + (link.href.includes("?") ? "&" : "?") + "id=" + told.id;
      file.download = "";
      document.body.append(file);
      file.click();
      file.remove();
      setTimeout(() => ask(told.id), EVERY / 2);
    } catch {
      end(box.dataset.lost, "bad");
    } finally {
      beginning = false;
    }
  };

  menu.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-export]");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      menu.open = false;
      menu.querySelector("summary").focus();
      if (!running && !beginning) {
        begin(link);
      }
    }
  });

  cancel.addEventListener("click", () => {
    if (running) {
      fetch(box.dataset.asks + running, { method: "POST" });
    }
  });

  close.addEventListener("click", () => {
    box.hidden = true;
    menu.querySelector("summary").focus();
  });
})();
