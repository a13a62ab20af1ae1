/* Passkeys: asks the browser and puts its answer into the form. Nothing here decides anything; the server verifies every answer. */
(() => {
  "use strict";
  const REFRESHED = 240000; // a challenge is good for five minutes, and a page stays open for longer

  const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (char) => char.charCodeAt(0));
  const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

  // As PublicKeyCredential.toJSON, which older browsers lack.
  const json = (credential) => {
    const response = { clientDataJSON: text(credential.response.clientDataJSON) };
    for (const name of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
      if (credential.response[name] && !(name === "authenticatorData" && credential.response.attestationObject)) {
        response[name] = text(credential.response[name]);
      }
    }
    if (credential.response.getTransports) {
      response.transports = credential.response.getTransports();
    }
    return JSON.stringify({
      id: credential.id,
      rawId: text(credential.rawId),
      type: credential.type,
      response,
      clientExtensionResults: credential.getClientExtensionResults(),
    });
  };

  const box = document.querySelector("[data-passkey-get], [data-passkey-create]");
  if (!box) {
    return;
  }
  const form = box.querySelector("form") || box.closest("form");
  const held = form.querySelector("[name=credential], [name$=code]");
  const alert = box.querySelector("[role=alert]");
  if (!window.PublicKeyCredential) {
    alert.textContent = alert.dataset.unsupported || "";
    form.querySelector("[type=submit]").hidden = true;
    return;
  }
  box.hidden = false;

  const send = (credential) => {
    held.value = json(credential);
    form.requestSubmit(form.querySelector("[type=submit]"));
  };

  const create = () => {
    const options = JSON.parse(box.dataset.passkeyCreate);
    options.challenge = bytes(options.challenge);
    options.user.id = bytes(options.user.id);
    options.excludeCredentials = options.excludeCredentials.map((known) => ({ ...known, id: bytes(known.id) }));
    return navigator.credentials.create({ publicKey: options });
  };

  let asking = new AbortController();
  const get = async (mediation) => {
    asking.abort();
    asking = new AbortController();
    const mine = asking;
    const answer = await fetch(box.dataset.passkeyGet, { method: "POST", cache: "no-store" });
    if (answer.status !== 200) {
      throw new Error("no challenge");
    }
    const options = await answer.json();
    options.challenge = bytes(options.challenge);
    if (mine !== asking) {
      throw new DOMException("another request has begun", "AbortError");
    }
    return navigator.credentials.get({ publicKey: options, mediation, signal: mine.signal });
  };

  // While the button's request is under way nothing is offered: that would abort it.
  let pressed = null;
  let offered = false;
  form.addEventListener("submit", async (event) => {
    if (held.value) {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    alert.textContent = "";
    const mine = {};
    pressed = mine;
    try {
      send(await (box.dataset.passkeyCreate ? create() : get("optional")));
    } catch {
      // A press after this one has taken its place, and has an end of its own.
      if (pressed === mine) {
        pressed = null;
        alert.textContent = alert.dataset.failed;
        if (offered) {
          offer();
        }
      }
    }
  });
  // A page that the browser shows again must not send an old answer.
  window.addEventListener("pageshow", () => {
    held.value = "";
    pressed = null;
  });

  if (box.dataset.passkeyCreate || box.dataset.passkeyFactor === "") {
    form.querySelector("[type=submit]").focus();
    return;
  }

  // The browser offers passkeys where the user name is typed.
  const offer = async () => {
    try {
      const found = await get("conditional");
      if (found) {
        send(found);
      }
    } catch {
      // another way was chosen, or there is none
    }
  };
  // Whoever was just refused is not asked for the same again.
  const refused = document.querySelector("#notices .bad");
  PublicKeyCredential.isConditionalMediationAvailable?.().then((can) => {
    if (can && !refused) {
      offered = true;
      offer();
      setInterval(() => {
        if (!document.hidden && !held.value && !pressed) {
          offer();
        }
      }, REFRESHED);
    }
  });
})();
