// What a page does better with scripts: suggestions while one types, printing, being offline said plainly.
"use strict";

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
        if (answer.ok && asked === text) {
          place.innerHTML = await answer.text();
        }
      } catch {
        place.replaceChildren();
      }
    }, 250);
  });
}

if ("serviceWorker" in navigator) {
  navigator.serviceWorker.register("/sw.js").catch(() => {});
}
