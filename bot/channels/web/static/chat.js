// The chat without loading the page anew: a form is sent as it is, the turn that comes back is put in its place.
// Whatever goes wrong, what was typed stays, the page says what happened, and the same form can be sent again: its mark
// makes sure that it is one turn. Words are in data attributes of the status (bot/templates/web/status.html).
"use strict";

// In a block: scripts of a page share the names outside of one.
{
  const CHAT = "/tro-chuyen";
  const LANGUAGE = "v1:l:"; // buttons that choose a language: the whole page changes
  const LONGEST = 60000; // milliseconds to wait for an answer
  const turns = document.querySelector("[data-turns]");
  const told = document.querySelector("[data-status]");
  let waiting = false;
  let renewed = false; // the server took this for a new visit: what stands on the page is of another
  let unsent = null; // what has to be sent again

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("[data-chat]") || !("submitter" in event)) {
      return;
    }
    event.preventDefault();
    const body = new URLSearchParams(new FormData(form));
    if (event.submitter?.name) {
      body.set(event.submitter.name, event.submitter.value);
    }
    send(body, event.submitter);
  });

  window.addEventListener("online", () => {
    if (unsent && told.dataset.trouble === "offline") {
      trouble("online", told.dataset.online);
    }
  });

  // Come back to by "back" with the page as it was left: what came since, in another tab or page, is loaded.
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) {
      rest();
      const typed = document.querySelector("[data-chat] input[type=text]").value;
      if (location.pathname === CHAT && !typed) {
        location.reload();
      }
    }
  });

  async function send(body, button) {
    if (waiting) {
      return;
    }
    waiting = true;
    unsent = body;
    delete told.dataset.trouble;
    told.textContent = told.dataset.working;
    turns.setAttribute("aria-busy", "true");
    button?.setAttribute("aria-busy", "true");
    const giveUp = new AbortController();
    const timer = setTimeout(() => giveUp.abort(), LONGEST);
    try {
      const answer = await fetch(CHAT, {
        method: "POST", body, headers: { "x-motcua-part": "1" }, signal: giveUp.signal,
      });
      const text = await answer.text();
      if (answer.ok) {
        took(body, text);
      } else {
        refused(answer.status, text);
      }
    } catch {
      const why = giveUp.signal.aborted ? "slow" : "offline";
      trouble(why, told.dataset[why]);
    } finally {
      clearTimeout(timer);
      waiting = false;
      turns.removeAttribute("aria-busy");
      button?.removeAttribute("aria-busy");
    }
  }

  function took(body, text) {
    unsent = null;
    const holder = document.createElement("template");
    holder.innerHTML = text;
    const turn = holder.content.querySelector("[data-turn]");
    const number = turn ? Number(turn.dataset.turn) : 0;
    const numbers = [...turns.querySelectorAll("[data-turn]")].map((one) => Number(one.dataset.turn));
    const known = number && turns.querySelector(`[data-turn="${number}"]`);
    const next = Math.max(0, ...numbers) + 1;
    const language = (body.get("action") || "").startsWith(LANGUAGE);
    if (location.pathname !== CHAT || renewed || language || !(known || number === next)) {
      load(number);
      return;
    }
    for (const field of document.querySelectorAll("input[name=once]")) {
      field.value = turn.dataset.once;
    }
    for (const input of document.querySelectorAll("[data-chat] input[type=text]")) {
      input.value = input.value.trim() === (body.get("text") || "").trim() ? "" : input.value;
    }
    told.textContent = "";
    turns.querySelector(":scope > .lead")?.remove();
    if (known) {
      known.replaceWith(turn);
    } else {
      turns.append(turn);
    }
    document.querySelector("[data-end]").hidden = false;
    turn.scrollIntoView({ block: "start" });
    turn.focus({ preventScroll: true });
  }

  // The chat as the server has it, at a turn.
  function load(number) {
    const address = number ? `${CHAT}#luot-${number}` : CHAT;
    if (location.pathname === CHAT) {
      history.replaceState(null, "", address);
      location.reload();
    } else {
      location.assign(address);
    }
  }

  // The server says no on a page of its own: its words are told here, and what it wants from a form is taken along.
  function refused(status, text) {
    const page = new DOMParser().parseFromString(text, "text/html");
    const title = page.querySelector("[data-error]");
    const words = [title, page.querySelector("[data-mend]")].map((one) => one?.textContent || "");
    if (status === 403 && title) {
      renewed = true;
      unsent.set("token", title.dataset.token);
      for (const field of document.querySelectorAll("input[name=token]")) {
        field.value = title.dataset.token;
      }
    }
    trouble("refused", title ? words.join(". ") : told.dataset.fault);
  }

  function trouble(kind, words) {
    const said = document.createElement("p");
    said.textContent = words;
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = told.dataset.again;
    button.addEventListener("click", () => send(unsent, null));
    told.replaceChildren(said, button);
    told.dataset.trouble = kind;
  }

  function rest() {
    waiting = false;
    told.textContent = "";
    delete told.dataset.trouble;
    for (const one of document.querySelectorAll("[aria-busy]")) {
      one.removeAttribute("aria-busy");
    }
  }
}
