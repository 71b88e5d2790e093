// The chat without loading the page anew: a form is sent as it is, the turn that comes back is put in its place.
"use strict";

const turns = document.querySelector("[data-turns]");
const status = document.querySelector("[data-status]");

function renew(once) {
  for (const field of document.querySelectorAll("input[name=once]")) {
    field.value = once;
  }
}

function put(fragment) {
  const holder = document.createElement("template");
  holder.innerHTML = fragment;
  const turn = holder.content.querySelector("[data-turn]");
  if (!turn) {
    return;
  }
  renew(turn.dataset.once);
  const known = turns.querySelector(`[data-turn="${CSS.escape(turn.dataset.turn)}"]`);
  if (known && turn.dataset.turn !== "0") {
    known.replaceWith(turn);
  } else {
    turns.querySelector(":scope > .lead")?.remove();
    turns.append(turn);
  }
  turn.scrollIntoView({ block: "start" });
  turn.focus({ preventScroll: true });
}

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches("[data-chat]") || location.pathname !== "/tro-chuyen") {
    return;
  }
  event.preventDefault();
  const body = new URLSearchParams(new FormData(form, event.submitter));
  const buttons = [...document.querySelectorAll("[data-chat] button")];
  buttons.forEach((button) => { button.disabled = true; });
  status.textContent = document.documentElement.dataset.working || "…";
  try {
    const answer = await fetch(form.action, { method: "POST", body, headers: { "x-motcua-part": "1" } });
    if (!answer.ok) {
      throw new Error(String(answer.status));
    }
    put(await answer.text());
    status.textContent = "";
    form.querySelectorAll("input[type=text]").forEach((input) => { input.value = ""; });
  } catch {
    status.textContent = "";
    HTMLFormElement.prototype.submit.call(withField(form, event.submitter));
  } finally {
    buttons.forEach((button) => { button.disabled = false; });
  }
});

// Sent the ordinary way, a form does not say which button was pressed unless a field does.
function withField(form, button) {
  if (button && button.name) {
    const field = document.createElement("input");
    field.type = "hidden";
    field.name = button.name;
    field.value = button.value;
    form.append(field);
  }
  return form;
}
