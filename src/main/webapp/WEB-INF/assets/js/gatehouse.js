/* Progressive touches: every page works without this file. Listeners sit on the document, so what Ajax replaces needs no new ones. */
(() => {
  "use strict";
  const root = document.documentElement;
  root.dataset.script = "";
  const MENUS = "details.me[open], details.adds[open]";

  // The zone of the browser, for the times of the next page; the server checks the name.
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone && !document.cookie.split("; ").includes("gh_zone=" + zone)) {
    const secure = location.protocol === "https:" ? "; Secure" : "";
    document.cookie = "gh_zone=" + zone + "; Path=/; Max-Age=31536000; SameSite=Lax" + secure;
  }

  // One place that speaks to screen readers: they do not read out what a page has from its start.
  const teller = document.createElement("p");
  teller.className = "sr";
  teller.id = "teller";
  teller.setAttribute("role", "status");
  document.body.prepend(teller);
  let telling;
  const tell = (text) => {
    clearTimeout(telling);
    teller.textContent = "";
    telling = setTimeout(() => {
      teller.textContent = text;
    }, 150);
  };

  const reveal = (button) => {
    const input = document.getElementById(button.dataset.reveal);
    const shown = input.type === "password";
    input.type = shown ? "text" : "password";
    button.setAttribute("aria-pressed", String(shown));
  };

  const copy = async (button) => {
    const whole = button.dataset.copies; // what is shown in part only
    const input = whole ? document.createElement("textarea") : document.getElementById(button.dataset.copy);
    if (whole) {
      input.className = "sr";
      input.value = whole;
      button.after(input);
    }
    input.select();
    let copied = true;
    try {
      await navigator.clipboard.writeText(input.value);
    } catch {
      copied = document.execCommand("copy"); // no clipboard over plain http
    }
    if (whole) {
      input.remove();
      button.focus();
    }
    if (!copied) {
      return; // it is selected at least
    }
    const label = button.querySelector("span");
    button.dataset.label ??= label.textContent;
    label.textContent = button.dataset.copied;
    tell(button.dataset.copied);
    clearTimeout(Number(button.dataset.until));
    button.dataset.until = String(
      setTimeout(() => {
        label.textContent = button.dataset.label;
      }, 2000)
    );
  };

  // A file becomes the text of a field: as it is if it is PEM, in Base64 if it is anything else.
  const fill = async (input) => {
    const file = input.files[0];
    input.value = "";
    if (file) {
      // Of a file that is far too large, enough for the answer that says so.
      const bytes = new Uint8Array(await file.slice(0, 64 * 1024 + 1).arrayBuffer());
      const text = Array.from(bytes, (one) => String.fromCharCode(one)).join("");
      const field = document.getElementById(input.dataset.fills);
      field.value = text.includes("-----BEGIN") ? text : btoa(text);
      field.focus();
    }
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-reveal], [data-copy], [data-copies], [data-opens], [data-closes]");
    if (button?.dataset.reveal) {
      reveal(button);
    } else if (button?.dataset.copy || button?.dataset.copies) {
      copy(button);
    } else if (button?.dataset.opens) {
      document.getElementById(button.dataset.opens).showModal();
    } else if (button?.dataset.closes) {
      document.getElementById(button.dataset.closes).close();
    }
    const download = event.target.closest("[data-downloads]");
    if (download) {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([document.getElementById(download.dataset.downloads).value], { type: "text/plain" }));
      link.download = download.dataset.file;
      link.click();
      URL.revokeObjectURL(link.href);
    }
    if (event.target.closest("[data-prints]")) {
      window.print();
    }
    // The navigation of a phone closes when the page beside it is pressed.
    const navigation = document.getElementById("nav-open");
    if (navigation?.checked && event.target.matches(".shell")) {
      navigation.checked = false;
      coverPage(false);
    }
    // A menu closes when something else is pressed.
    for (const menu of document.querySelectorAll(MENUS)) {
      if (!menu.contains(event.target)) {
        menu.open = false;
      }
    }
  });

  // While the navigation of a phone lies over the page, what is beneath it cannot be reached.
  const coverPage = (covered) => {
    for (const part of document.querySelectorAll("#main, .top > :not(.menu)")) {
      part.inert = covered;
    }
  };
  matchMedia("(min-width: 68rem)").addEventListener("change", () => {
    const navigation = document.getElementById("nav-open");
    if (navigation?.checked) {
      navigation.checked = false;
      coverPage(false);
    }
  });

  document.addEventListener("change", (event) => {
    if (event.target.id === "nav-open") {
      coverPage(event.target.checked);
      if (event.target.checked) {
        // Once it is no longer hidden: it slides in.
        setTimeout(() => document.querySelector("#side nav a")?.focus(), 50);
      } else {
        event.target.focus();
      }
    }
    // One box ticks all of its name.
    if (event.target.matches("[data-ticks]")) {
      for (const box of document.getElementsByName(event.target.dataset.ticks)) {
        box.checked = event.target.checked;
      }
    }
    if (event.target.matches("[data-fills]")) {
      fill(event.target);
    }
    // And is itself ticked only while all of them are.
    const all = [...document.querySelectorAll("[data-ticks]")].find((box) => box.dataset.ticks === event.target.name);
    if (all) {
      all.checked = [...document.getElementsByName(event.target.name)].every((box) => box.checked);
    }
  });

  // What lies over the list as a sheet closes; but not on what somebody has typed into it.
  const closeSheet = () => {
    const sheet = document.querySelector(".panel.sheet");
    if (!sheet || getComputedStyle(sheet).position !== "fixed") {
      return;
    }
    const fields = [...sheet.querySelectorAll("input, textarea")];
    if (!fields.some((field) => field.value !== field.defaultValue || field.checked !== field.defaultChecked)) {
      sheet.querySelector("header a").click();
    }
  };

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") {
      return;
    }
    const menu = document.querySelector(MENUS);
    const navigation = document.getElementById("nav-open");
    if (menu) {
      menu.open = false;
      menu.querySelector("summary").focus();
    } else if (navigation?.checked) {
      navigation.checked = false;
      coverPage(false);
      navigation.focus();
    } else if (!document.querySelector("dialog[open]")) {
      closeSheet();
    }
  });

  // New entries are announced and never thrust in; a page that nobody sees asks for nothing.
  const live = document.getElementById("live");
  if (live) {
    const link = document.getElementById("show-newer");
    let known = "";
    const ask = async () => {
      if (document.hidden) {
        return;
      }
      try {
        const headers = known ? { "If-None-Match": known } : {};
        const answer = await fetch(live.dataset.newer, { headers, redirect: "manual", cache: "no-store" });
        if (answer.status === 200) {
          known = answer.headers.get("ETag");
          const news = await answer.json();
          if (link.hidden && news.count > 0) {
            tell(news.text); // not again with each one more
          }
          link.hidden = news.count === 0;
          link.textContent = news.count === 0 ? "" : news.text;
        } else if (answer.status !== 304) {
          clearInterval(timer); // signed out, or the view is gone
        }
      } catch {
        // the network is away; the next time may do
      }
    };
    const timer = setInterval(ask, 5000);
    document.addEventListener("visibilitychange", ask);
  }

  // Bars are one stop of the tabulator; the arrow keys go from one to the next.
  const walkBars = (within) => {
    for (const group of within.querySelectorAll("[data-arrows]")) {
      const links = [...group.querySelectorAll("a")];
      const stop = (link) => {
        for (const other of links) {
          other.setAttribute("tabindex", other === link ? "0" : "-1");
        }
      };
      stop(links[links.length - 1]);
      group.addEventListener("keydown", (event) => {
        const at = links.indexOf(event.target.closest("a"));
        const on = root.dir === "rtl" ? -1 : 1;
        const to = { ArrowRight: at + on, ArrowLeft: at - on, Home: 0, End: links.length - 1 }[event.key];
        if (links[to]) {
          event.preventDefault();
          stop(links[to]);
          links[to].focus();
        }
      });
    }
  };
  walkBars(document);

  // A toast passes after ten seconds in which nobody is on it.
  for (const toast of document.querySelectorAll("[data-passes]")) {
    let left;
    const wait = () => {
      clearTimeout(left);
      // Who is on it since before the script came has entered nothing.
      left = setTimeout(() => (toast.matches(":hover, :focus-within") ? wait() : toast.remove()), 10000);
    };
    const stay = () => clearTimeout(left);
    toast.addEventListener("mouseenter", stay);
    toast.addEventListener("focusin", stay);
    toast.addEventListener("mouseleave", wait);
    toast.addEventListener("focusout", wait);
    wait();
  }

  // What takes longer to find out comes after the page, each part to its place.
  const load = async (place) => {
    try {
      const answer = await fetch(place.dataset.loads, { redirect: "manual", cache: "no-store" });
      if (answer.status !== 200) {
        throw new Error(String(answer.status));
      }
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      for (const part of page.querySelectorAll("[data-part]")) {
        const there = document.getElementById(part.dataset.part);
        there.replaceChildren(...part.childNodes);
        walkBars(there);
      }
      tell(place.querySelector("h2")?.textContent.trim() ?? "");
    } catch {
      const failed = document.getElementById(place.dataset.failed);
      place.replaceChildren();
      failed.hidden = false;
      tell(failed.textContent.trim());
    }
    place.removeAttribute("aria-busy");
  };
  for (const place of document.querySelectorAll("[data-loads]")) {
    load(place);
  }

  // People are found while a name is typed; who is ticked stays, whatever is looked for next.
  const finder = document.querySelector("[data-finds]");
  if (finder) {
    let asked = 0;
    let waiting;
    const find = async () => {
      const number = ++asked;
      let text;
      try {
        const answer = await fetch(finder.form.action + "?" + new URLSearchParams(new FormData(finder.form)), { redirect: "manual" });
        text = answer.status === 200 ? await answer.text() : "";
      } catch {
        return; // the network is away; the next letter may do
      }
      if (!text || number !== asked) {
        return;
      }
      const page = new DOMParser().parseFromString(text, "text/html");
      const count = document.getElementById(finder.dataset.finds + "-count");
      const people = document.getElementById(finder.dataset.finds + "-people");
      const ticked = [...people.querySelectorAll("input:checked")];
      const kept = new Set(ticked.map((box) => box.value));
      const found = [...page.getElementById(people.id).children].filter((row) => !kept.has(row.querySelector("input").value));
      people.replaceChildren(...ticked.map((box) => box.closest("li")), ...found);
      count.textContent = page.getElementById(count.id).textContent;
    };
    finder.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(find, 250);
    });
    finder.form.addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(waiting);
      find();
    });
  }

  // What takes longer than one answer goes on by itself.
  document.querySelector("[data-continues] [type=submit]")?.click();

  // What is typed in part, such as a day without its time, would be sent as nothing at all.
  const unfinished = (form) => {
    const field = [...form.elements].find((one) => one.validity?.badInput);
    for (let folded = field?.closest("details"); folded; folded = folded.parentElement.closest("details")) {
      folded.open = true;
    }
    return field && !field.reportValidity();
  };

  // A second press while the first is on its way would do everything twice.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.dataset.sent === "" || unfinished(form)) {
      event.preventDefault();
    } else if (form.getAttribute("method") === "post") {
      form.dataset.sent = "";
    }
  });
  // What is shown once was the answer to a post: reloading must open the page, not repeat the post.
  const once = document.querySelector("[data-once]");
  if (once) {
    history.replaceState(null, "", once.dataset.once || location.pathname + location.search);
  }
  // Before somebody who types for long is signed out, he can say that he is still there. What he did in another tab counts.
  const idle = document.getElementById("idle");
  if (idle) {
    const MINUTE = 60000;
    // Two are left, as the server notes at most once a minute that somebody was there.
    const quiet = Math.max(Number(idle.dataset.idle) - 3, 1) * MINUTE;
    let warning;
    const button = document.getElementById("stay");
    const text = idle.querySelector("p");
    const soon = text.textContent;
    const wait = () => {
      idle.hidden = true;
      text.textContent = soon;
      button.hidden = false;
      clearTimeout(warning);
      warning = setTimeout(() => {
        idle.hidden = false;
        tell(soon);
      }, quiet);
    };
    const seen = () => {
      wait();
      try {
        localStorage.setItem("gh_seen", String(Date.now()));
      } catch {
        // each tab for itself, then
      }
    };
    window.addEventListener("storage", (event) => {
      if (event.key === "gh_seen") {
        wait();
      }
    });
    button.addEventListener("click", async () => {
      try {
        const answer = await fetch(idle.dataset.stay, { redirect: "manual", cache: "no-store" });
        if (answer.status === 200) {
          seen();
        } else if (answer.type === "opaqueredirect") {
          // Too late, it leads to the sign-in: what was typed is still on the page, and can be copied.
          text.textContent = idle.dataset.over;
          button.hidden = true;
          tell(idle.dataset.over);
        }
      } catch {
        // the network is away; the button stays
      }
    });
    seen();
  }

  // An address that names something folded means what is in it.
  const unfold = () => {
    const named = document.getElementById(location.hash.slice(1));
    if (named instanceof HTMLDetailsElement) {
      named.open = true;
    }
  };
  window.addEventListener("hashchange", unfold);
  unfold();

  window.addEventListener("pageshow", () => {
    for (const form of document.forms) {
      delete form.dataset.sent;
    }
    coverPage(Boolean(document.getElementById("nav-open")?.checked));
    document.querySelector('[aria-invalid="true"]')?.focus();
    const told = [...document.querySelectorAll("#notices p, [data-tells]")].map((part) => part.textContent.trim()).join(" ");
    if (told) {
      tell(told);
    }
  });
})();
