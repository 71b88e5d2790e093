// A kiosk: it forgets the visitor after a pause, going back shows nothing of the one before, keys on the screen, printing.
// A module: its names are its own, other scripts of a page have theirs.

const root = document.documentElement;
const hall = document.querySelector("[data-kiosk]");
const there = document.querySelector("[data-there]");
const restart = hall.querySelector("[data-restart]");
const start = hall.dataset.start;
const PAUSE = Number(hall.dataset.pause) * 1000;
const LEFT = Number(hall.dataset.left) * 1000;
const AGAIN = 5000;

// Whose page an entry of the history is. Gone back to, the page of an earlier visitor gives way to the start. The start
// itself is the same for everyone; loaded anew it keeps the state of its entry, so that it must not give way to itself.
const visitor = history.state?.visitor;
if (visitor && visitor !== hall.dataset.mark && location.pathname !== start) {
  location.replace(start);
} else {
  history.replaceState({ ...history.state, visitor: hall.dataset.mark }, "");
  root.classList.add("ready");
}
addEventListener("pagehide", () => root.classList.remove("ready"));
addEventListener("pageshow", (event) => {
  if (event.persisted) {
    location.reload();
  }
});

// The pause. Where nobody has touched a start that knows nothing, there is nothing to forget.
let touched = !document.querySelector("[data-fresh]");
let last = Date.now();
let leaving = false;

// While it is asked whether anybody is there, a whole tap answers: closed under a finger that is still down, the page
// beneath would get the rest of the tap.
function awake() {
  if (!there.open) {
    touched = true;
    last = Date.now();
  }
}

function stay() {
  there.close();
  awake();
}

async function leave() {
  leaving = true;
  root.classList.add("left");
  there.close();
  hideKeys();
  try {
    const body = new URLSearchParams(new FormData(restart));
    const answer = await fetch(restart.action, { method: "POST", body, redirect: "manual", cache: "no-store" });
    if (answer.type !== "opaqueredirect" && !answer.ok) {
      throw new Error(String(answer.status));
    }
    location.replace(start);
  } catch {
    hall.querySelector("[data-waits]").hidden = false;
    setTimeout(leave, AGAIN);
  }
}

function look() {
  const idle = Date.now() - last;
  if (leaving || !touched || idle < PAUSE) {
    return;
  }
  if (idle >= PAUSE + LEFT) {
    leave();
    return;
  }
  there.querySelector("[data-seconds]").textContent = String(Math.ceil((PAUSE + LEFT - idle) / 1000));
  if (!there.open) {
    hideKeys();
    there.showModal();
  }
}

for (const kind of ["pointerdown", "keydown", "input", "wheel", "touchmove"]) {
  addEventListener(kind, awake, { capture: true, passive: true });
}
there.addEventListener("cancel", stay);
there.addEventListener("click", stay); // its button, and the dark around it
restart.addEventListener("submit", (event) => {
  event.preventDefault();
  leave();
});
setInterval(look, 250);

// Printing, when every picture is there: a page of a file that still comes would be an empty sheet.
async function printWhole() {
  await Promise.all([...document.images].map((image) => image.decode().catch(() => {})));
  window.print();
}

for (const button of document.querySelectorAll("[data-hall-print]")) {
  button.hidden = location.pathname === start;
  button.addEventListener("click", printWhole);
}

// Keys on the screen: shown by a touch on a box to type in, gone where a real keyboard types.
const keys = document.querySelector("[data-keys]");
const found = keys.querySelector("[data-found]");
const BOX = "input[type=text], input[type=search]";
let box = null;

function showKeys(field) {
  box = field;
  keys.hidden = false;
  root.classList.add("typing");
  field.scrollIntoView({ block: "center" });
}

function hideKeys() {
  keys.hidden = true;
  found.replaceChildren();
  root.classList.remove("typing");
}

function type(text) {
  box.setRangeText(text, box.selectionStart, box.selectionEnd, "end");
  box.dispatchEvent(new Event("input", { bubbles: true }));
}

function erase() {
  if (box.selectionStart === box.selectionEnd) {
    const last = [...box.value.slice(0, box.selectionStart)].at(-1) ?? "";
    box.selectionStart -= last.length;
  }
  type("");
}

for (const field of document.querySelectorAll(BOX)) {
  field.inputMode = "none"; // no second keyboard of the system
}
// Not before the finger is off the glass: it would fall on a key that has just come up under it.
document.addEventListener("click", (event) => {
  const field = event.target.closest(BOX);
  if (field) {
    showKeys(field);
  } else if (!keys.contains(event.target) && !event.target.closest("label")) {
    hideKeys();
  }
});
document.addEventListener("keydown", (event) => {
  if (event.isTrusted && event.target.matches?.(BOX)) {
    hideKeys();
  }
});
document.addEventListener("submit", hideKeys);
// The box keeps the focus while keys are pressed.
keys.addEventListener("mousedown", (event) => event.preventDefault());
keys.addEventListener("click", (event) => {
  const key = event.target.closest("[data-key], [data-do]");
  if (!key || !box) {
    return;
  }
  if (key.dataset.key) {
    type(key.dataset.key);
  } else if (key.dataset.do === "back") {
    erase();
  } else if (key.dataset.do === "close") {
    hideKeys();
  } else {
    box.form.requestSubmit(box.form.querySelector("button"));
  }
});

found.addEventListener("click", (event) => {
  if (event.target.closest("a[href^='/hoi?']")) {
    event.preventDefault();
    box.form.requestSubmit(box.form.querySelector("button")); // as a turn, which knows whose hall it is
  }
});

// What is meant, above the keys, while one types on the first page.
const typed = document.querySelector("[data-typed]");
let waiting = 0;
typed?.addEventListener("input", (event) => {
  clearTimeout(waiting);
  const asked = event.target.value.trim();
  waiting = setTimeout(async () => {
    try {
      const answer = asked.length < 3 ? null : await fetch(`/tim/goi-y?q=${encodeURIComponent(asked)}`);
      if (event.target.value.trim() === asked) {
        found.innerHTML = answer?.ok && !keys.hidden ? await answer.text() : "";
      }
    } catch {
      found.replaceChildren();
    }
  }, 250);
});
