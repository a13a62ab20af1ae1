/* Says while a new password is typed how hard it is to guess. A help and no rule: the server alone decides, and nothing leaves the browser before the form does. */
(() => {
  "use strict";
  const SHORTEST = 8;
  const LONGEST = 256;
  const STEPS = [26, 38, 52]; // bits: from here on fair, good, strong
  const NEW = 4.5; // bits of a character of another kind than the one before
  const SAME = { letter: 2, figure: 1.7, other: 1.5 }; // words, dates and rows of signs are no random characters
  const NEXT = 0.3; // a repetition, or the neighbour of the one before
  const ROWS = ["qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop", "yxcvbnm"];

  const kind = (char) => (/\p{L}/u.test(char) ? "letter" : /\p{N}/u.test(char) ? "figure" : "other");

  const neighbours = (before, char) => {
    const step = Math.abs(char.codePointAt(0) - before.codePointAt(0));
    return step <= 1 || ROWS.some((row) => row.includes(before + char) || row.includes(char + before));
  };

  const bits = (password, words) => {
    let rest = password.normalize("NFC").toLowerCase().slice(0, LONGEST);
    for (const word of words) {
      rest = rest.replaceAll(word, "");
    }
    // What comes again is worth its first time.
    rest = rest.replace(/(.{2,}?)\1+/gu, "$1");
    let sum = 0;
    let before = "";
    for (const char of rest) {
      if (before === "" || kind(char) !== kind(before)) {
        sum += NEW;
      } else {
        sum += neighbours(before, char) ? NEXT : SAME[kind(char)];
      }
      before = char;
    }
    return sum;
  };

  const level = (password, words) => {
    const length = [...password.normalize("NFC")].length;
    if (length === 0) {
      return 0;
    }
    return length < SHORTEST ? 1 : 2 + STEPS.filter((step) => bits(password, words) >= step).length;
  };

  for (const meter of document.querySelectorAll("[data-strength]")) {
    const input = document.getElementById(meter.dataset.strength);
    const words = meter.dataset.words
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length > 3);
    const shown = meter.querySelector(".word");
    const told = meter.querySelector("[role=status]");
    let later = 0;
    const show = () => {
      const now = level(input.value, words);
      const text = now === 0 ? "" : meter.getAttribute("data-level-" + now);
      meter.dataset.level = String(now);
      shown.textContent = text;
      // Told when the typing pauses, not at each key.
      clearTimeout(later);
      later = setTimeout(() => {
        told.textContent = text;
      }, 700);
    };
    input.addEventListener("input", show);
    show();
  }
})();
