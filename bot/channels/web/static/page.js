// What a page does better with scripts: suggestions while one types, printing, what the worker needs to know.
"use strict";

// In a block: scripts of a page share the names outside of one.
{
  const printing = document.querySelector("[data-print]");
  if (printing) {
    printing.hidden = false;
    printing.addEventListener("click", () => window.print());
  }

  for (const form of document.querySelectorAll("[data-suggest]")) {
    const input = form.querySelector("input[name=q]");
    const place = document.createElement("div");
    place.setAttribute("aria-live", "polite");
    form.append(place);
    let waiting = 0;
    let asked = "";
    input.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(async () => {
        const text = input.value.trim();
        asked = text;
        if (text.length < 3) {
          place.replaceChildren();
          return;
        }
        try {
          const answer = await fetch(`${form.dataset.suggest}?q=${encodeURIComponent(text)}`);
          if (answer.status === 200 && asked === text) {
            place.innerHTML = await answer.text();
          }
        } catch {
          place.replaceChildren();
        }
      }, 250);
    });
  }

  // A copy that the worker kept says when it was made.
  const { saved } = document.documentElement.dataset;
  const notice = document.querySelector("[data-saved-notice]");
  if (saved && notice) {
    const time = notice.querySelector("time");
    time.dateTime = saved;
    time.textContent = new Date(saved).toLocaleDateString(document.documentElement.lang);
    notice.hidden = false;
  }

  // In the hall many people share one machine: nothing is kept there.
  if ("serviceWorker" in navigator && !document.documentElement.classList.contains("kiosk")) {
    const first = !navigator.serviceWorker.controller;
    navigator.serviceWorker.register("/sw.js").then(() => navigator.serviceWorker.ready).then(({ active }) => {
      active.postMessage({ language: document.documentElement.lang });
      if (first && document.querySelector("[data-keep]")) {
        active.postMessage({ keep: location.pathname + location.search });
      }
    }).catch(() => {});
  }
}
