/* The palette: a few letters lead to every page, setting and person that one may see. ARIA 1.2 combobox with a list; the keyboard alone will do. */
(() => {
  "use strict";
  const dialog = document.getElementById("palette");
  if (!dialog) {
    return;
  }
  const words = dialog.dataset;
  const input = document.getElementById("palette-query");
  const list = document.getElementById("palette-found");
  const count = document.getElementById("palette-count");
  const MOST = 8;
  let places = [];
  let more = { people: [], log: [] };
  let asked = 0;
  let waiting;
  let options = [];
  let chosen = -1;

  // One letter for one letter, so that what is found can be marked in the text as it stands.
  const plainLetter = (letter) => letter.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().slice(0, 1) || letter;
  const plain = (text) => [...text].map(plainLetter).join("");

  const rank = (place, wanted) => {
    if (!wanted.every((word) => place.plain.includes(word))) {
      return -1;
    }
    const at = place.plainTitle.indexOf(wanted[0]);
    return at === 0 ? 0 : at > 0 && place.plainTitle[at - 1] === " " ? 1 : at > 0 ? 2 : 3;
  };

  const found = (setting, wanted) => {
    const of = places.filter((place) => place.setting === setting);
    if (wanted.length === 0) {
      return setting ? [] : of;
    }
    return of
      .map((place) => ({ place, rank: rank(place, wanted) }))
      .filter((one) => one.rank >= 0)
      .sort((one, other) => one.rank - other.rank)
      .slice(0, MOST)
      .map((one) => one.place);
  };

  const marked = (text, wanted) => {
    const span = document.createElement("span");
    span.className = "clip";
    span.dir = "auto";
    const letters = [...text];
    const flat = letters.map(plainLetter).join("");
    const word = wanted.find((one) => flat.includes(one));
    if (!word || flat.length !== letters.length) {
      span.textContent = text;
      return span;
    }
    const at = flat.indexOf(word);
    const mark = document.createElement("mark");
    mark.textContent = letters.slice(at, at + word.length).join("");
    span.append(letters.slice(0, at).join(""), mark, letters.slice(at + word.length).join(""));
    return span;
  };

  const icon = (name) => {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("class", "icon");
    svg.setAttribute("aria-hidden", "true");
    const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
    use.setAttribute("href", words.icons + "#" + name);
    svg.append(use);
    return svg;
  };

  const option = (one, wanted) => {
    const item = document.createElement("div");
    item.setAttribute("role", "option");
    item.id = "palette-option-" + options.length;
    item.dataset.path = (words.root ?? "") + one.path;
    item.append(icon(one.icon), marked(one.title, wanted));
    if (one.where) {
      const where = document.createElement("bdi");
      where.className = "where clip";
      where.textContent = one.where;
      item.append(where);
    }
    options.push(item);
    return item;
  };

  const group = (name, ones, wanted) => {
    if (ones.length === 0) {
      return;
    }
    const box = document.createElement("div");
    box.setAttribute("role", "group");
    const label = document.createElement("span");
    label.id = "palette-group-" + list.children.length;
    label.textContent = name;
    box.setAttribute("aria-labelledby", label.id);
    box.append(label, ...ones.map((one) => option(one, wanted)));
    list.append(box);
  };

  const choose = (at) => {
    chosen = options.length === 0 ? -1 : (at + options.length) % options.length;
    options.forEach((item, i) => item.setAttribute("aria-selected", String(i === chosen)));
    if (chosen < 0) {
      input.removeAttribute("aria-activedescendant");
    } else {
      input.setAttribute("aria-activedescendant", options[chosen].id);
      options[chosen].scrollIntoView({ block: "nearest" });
    }
  };

  const show = () => {
    const wanted = plain(input.value).split(/\s+/).filter(Boolean);
    options = [];
    list.replaceChildren();
    group(words.pages, found(false, wanted), wanted);
    group(words.settings, found(true, wanted), wanted);
    group(words.people, more.people.map((one) => ({ ...one, icon: "users" })), wanted);
    group(words.log, more.log.map((one) => ({ ...one, icon: "search" })), []);
    if (options.length === 0) {
      const none = document.createElement("p");
      none.className = "none";
      none.textContent = words.none;
      list.append(none);
    }
    count.textContent = options.length === 0 ? words.none : words.count.replace("#", options.length);
    choose(0);
  };

  const ask = async (path) => {
    const answer = await fetch(words.find + path, { redirect: "manual", cache: "no-store" });
    return answer.status === 200 ? answer.json() : null;
  };

  const askMore = async () => {
    const number = ++asked;
    try {
      const answer = await ask("/more?q=" + encodeURIComponent(input.value.trim()));
      if (answer && number === asked) {
        more = answer;
        const at = chosen;
        show();
        choose(Math.max(0, Math.min(at, options.length - 1)));
      }
    } catch {
      // the network is away; pages and settings are found all the same
    }
  };

  const open = async () => {
    if (dialog.open) {
      return;
    }
    input.value = "";
    more = { people: [], log: [] };
    dialog.showModal();
    input.focus();
    show();
    if (places.length === 0) {
      try {
        const answer = await ask("");
        places = (answer?.places ?? []).map((place) => ({
          ...place,
          plainTitle: plain(place.title),
          plain: plain([place.title, place.where, place.also].join(" ")),
        }));
        show();
      } catch {
        // asked again when it is opened the next time
      }
    }
  };

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-palette]")) {
      open();
    }
  });

  document.addEventListener("keydown", (event) => {
    const letter = event.key.toLowerCase() === "k" || event.code === "KeyK";
    if (letter && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) {
      event.preventDefault();
      open();
    }
  });

  input.addEventListener("input", () => {
    more = { people: [], log: [] };
    show();
    clearTimeout(waiting);
    ++asked;
    if (input.value.trim()) {
      waiting = setTimeout(askMore, 200);
    }
  });

  input.addEventListener("keydown", (event) => {
    if (event.isComposing) {
      return;
    }
    const on = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (on) {
      event.preventDefault();
      choose(chosen + on);
    } else if (event.key === "Enter" && chosen >= 0) {
      event.preventDefault();
      location.assign(options[chosen].dataset.path);
      dialog.close();
    }
  });

  list.addEventListener("click", (event) => {
    const item = event.target.closest("[role=option]");
    if (item) {
      location.assign(item.dataset.path);
      dialog.close();
    }
  });

  // Pressed beside it, it closes.
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) {
      dialog.close();
    }
  });

  // A setting that was gone to is where the keyboard is.
  const target = document.getElementById(location.hash.slice(1));
  if (target?.matches("input, select, textarea")) {
    target.focus();
  }
})();
