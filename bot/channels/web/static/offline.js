// The page of being offline: shows the copies of procedures that the worker kept; loads again once there is a network.
"use strict";

// In a block: scripts of a page share the names outside of one.
{
  const COPIES = "motcua-ban-luu";
  const KEEP = "x-motcua-luu";
  const OFFLINE = "/ngoai-tuyen";
  const EVERY = 5000; // milliseconds
  const PATIENCE = 10000;

  async function show() {
    const place = document.querySelector("[data-copies]");
    const list = place.querySelector("ul");
    const copies = await caches.open(COPIES);
    const known = (await copies.keys()).reverse();
    list.replaceChildren();
    for (const request of known) {
      const { headers } = await copies.match(request);
      const { pathname, search } = new URL(request.url);
      const link = document.createElement("a");
      link.href = pathname + search;
      link.textContent = decodeURIComponent(headers.get(KEEP) || pathname);
      const date = document.createElement("small");
      const made = new Date(headers.get("date") || 0).toLocaleDateString(document.documentElement.lang);
      date.textContent = place.dataset.made.replace("{date}", made);
      const item = document.createElement("li");
      item.append(link, date);
      list.append(item);
    }
    place.hidden = known.length === 0;
  }

  if ("caches" in window) {
    document.querySelector("[data-forget]").addEventListener("click", async () => {
      await caches.delete(COPIES);
      await show();
      document.querySelector("h1").focus();
    });
    show();
  }
  // What a device calls a network may lead nowhere, and one may come back unnoticed while this page is being loaded: the
  // page stays until our server answers, and asks it again and again while somebody looks. It is left once: a slow answer
  // must not be begun anew.
  let asking = false;
  let left = false;

  async function look() {
    if (asking || left || !navigator.onLine || document.hidden) {
      return;
    }
    asking = true;
    const giveUp = new AbortController();
    const timer = setTimeout(() => giveUp.abort(), PATIENCE);
    try {
      if ((await fetch("/suc-khoe", { cache: "no-store", signal: giveUp.signal })).ok) {
        left = true;
        location.reload();
      }
    } catch {
      // Not yet.
    } finally {
      clearTimeout(timer);
      asking = false;
    }
  }

  // Opened by its own address it stands in for no page.
  if (location.pathname !== OFFLINE) {
    setInterval(look, EVERY);
    window.addEventListener("online", look);
    document.addEventListener("visibilitychange", look);
  }
}
