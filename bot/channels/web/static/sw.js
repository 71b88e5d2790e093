// Keeps the page that says that one is offline, what it needs, and copies of the procedures that were seen last.
// Before this line the server writes SHELL: a version, and the files to keep (bot/channels/web/installing.py).
"use strict";

const KEPT = `motcua-${SHELL.version}`;
const COPIES = "motcua-ban-luu"; // page.js and offline.js know it too
const MOST_COPIES = 20;
const OFFLINE = "/ngoai-tuyen";
const KEEP = "x-motcua-luu"; // on pages of which a copy may be kept: no chat, nobody who signed in, no kiosk
const LANGUAGE = /<html lang="([a-z]+)"/;
const ENDS = ["/tro-chuyen/xoa", "/ra"]; // forms that end a visit: then nothing stays on the device

self.addEventListener("install", (event) => {
  event.waitUntil(install().then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(tidy().then(() => self.clients.claim()));
});

self.addEventListener("message", (event) => {
  if (event.data.language) {
    event.waitUntil(speak(event.data.language));
  }
  if (event.data.keep) {
    event.waitUntil(fetch(event.data.keep).then((answer) => keep(event.data.keep, answer)).catch(() => {}));
  }
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin) {
    return;
  }
  if (request.mode === "navigate") {
    event.respondWith(page(event, url));
  } else if (request.method === "GET" && url.pathname.startsWith("/static/")) {
    event.respondWith(file(request));
  }
});

async function install() {
  const shell = await caches.open(KEPT);
  await shell.addAll(SHELL.files);
  await shell.put(OFFLINE, await offlinePage(""));
}

async function tidy() {
  const old = (await caches.keys()).filter((name) => name !== KEPT && name !== COPIES);
  await Promise.all(old.map((name) => caches.delete(name)));
}

async function offlinePage(language) {
  // Without cookies: the page is the same for everyone.
  const answer = await fetch(`${OFFLINE}?nn=${language}`, { credentials: "omit", cache: "no-store" });
  if (!answer.ok) {
    throw new Error(`${OFFLINE}: ${answer.status}`);
  }
  return answer;
}

async function languageOf(answer) {
  return LANGUAGE.exec(await answer.text())?.[1];
}

// Another language was chosen: the page of being offline is fetched in it, copies in others are dropped.
async function speak(language) {
  const shell = await caches.open(KEPT);
  const known = await shell.match(OFFLINE);
  if (known && (await languageOf(known)) === language) {
    return;
  }
  await shell.put(OFFLINE, await offlinePage(language));
  const copies = await caches.open(COPIES);
  for (const request of await copies.keys()) {
    if ((await languageOf(await copies.match(request))) !== language) {
      await copies.delete(request);
    }
  }
}

async function page(event, url) {
  const { request } = event;
  try {
    const answer = await fetch(request);
    if (request.method === "POST" && (ENDS.includes(url.pathname) || url.pathname.startsWith("/kiosk/"))) {
      event.waitUntil(caches.delete(COPIES));
    } else if (request.method === "GET" && answer.headers.has(KEEP)) {
      event.waitUntil(keep(request.url, answer.clone()));
    }
    return answer;
  } catch {
    const copy = request.method === "GET" && (await copyOf(url));
    return copy || (await caches.match(OFFLINE)) || Response.error();
  }
}

async function keep(address, answer) {
  const kept = answer.headers.get("cache-control") || "";
  if (answer.status !== 200 || !answer.headers.has(KEEP) || kept.includes("no-store")) {
    return;
  }
  const copies = await caches.open(COPIES);
  await copies.delete(address);
  await copies.put(address, answer);
  const known = await copies.keys();
  await Promise.all(known.slice(0, -MOST_COPIES).map((request) => copies.delete(request)));
}

// A copy says of itself when it was made; page.js shows it.
async function copyOf(url) {
  const copy = await (await caches.open(COPIES)).match(url.href);
  if (!copy) {
    return null;
  }
  const headers = new Headers(copy.headers);
  headers.delete("content-encoding");
  headers.delete("content-length");
  const made = new Date(copy.headers.get("date") || 0).toISOString();
  const text = (await copy.text()).replace("<html ", `<html data-saved="${made}" `);
  return new Response(text, { headers });
}

async function file(request) {
  const kept = await caches.match(request);
  if (kept) {
    return kept;
  }
  try {
    return await fetch(request);
  } catch (error) {
    // A copy made before the last version of the site asks for files as they were then.
    const other = await caches.match(request, { ignoreSearch: true });
    if (other) {
      return other;
    }
    throw error;
  }
}
