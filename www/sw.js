// Keeps one version of the whole page on the device and serves it from there, network or not.
//
// A new version is fetched beside the old one while that is in use, and takes its place when a page that starts
// asks it to (start.js) and no other tab shows the old one: the files of two versions never mix.

// Path of each file and what it must contain, filled in by scripts/finish-dist.mjs. Those of LATER are large
// and seldom needed: each is kept from its first use on.
const FILES = {};
const LATER = {};
const VERSION = "";

const SCOPE = new URL("./", self.location);
// Several sites may share an origin, and so its caches.
const PREFIX = `dateline ${SCOPE.pathname} `;
const CACHE = PREFIX + VERSION;
// Where what was shared waits for the page, which asks for it once.
const SHARED = new URL("./shared", SCOPE).href;

self.addEventListener("install", (event) => event.waitUntil(fetchVersion()));
self.addEventListener("activate", (event) => event.waitUntil(takeOver()));
self.addEventListener("message", (event) => {
  if (event.data === "take over") event.waitUntil(comeForward(event.ports[0]));
});
self.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method === "GET" && url === SHARED) event.respondWith(handOutShared());
  else if (method === "GET" && url.startsWith(SCOPE.href)) event.respondWith(answer(event.request));
  else if (method === "POST" && url === new URL("./share", SCOPE).href) event.respondWith(takeShared(event.request));
});

async function fetchVersion() {
  const cache = await caches.open(CACHE);
  const fetchOne = async ([path, integrity]) => {
    const url = new URL(path, SCOPE);
    const kept = await caches.match(url);
    const same = kept?.headers.get("X-Integrity") === integrity;
    await cache.put(url, same ? kept : await fetchChecked(url, integrity));
  };
  await Promise.all(Object.entries(FILES).map(fetchOne));
  const carryOver = async ([path, integrity]) => {
    const kept = await caches.match(new URL(path, SCOPE));
    if (kept?.headers.get("X-Integrity") === integrity) await cache.put(new URL(path, SCOPE), kept);
  };
  await Promise.all(Object.entries(LATER).map(carryOver));
}

// A file with other contents than this version's (a half finished upload, an old copy on the way) is an
// error: the browser asks again another time.
async function fetchChecked(url, integrity) {
  const response = await fetch(url, { cache: "no-cache", integrity });
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  const headers = { "Content-Type": response.headers.get("Content-Type"), "X-Integrity": integrity };
  return new Response(await response.blob(), { headers });
}

async function takeOver() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

// Takes the old version's place, or says that it is in use elsewhere.
async function comeForward(port) {
  const clients = await self.clients.matchAll({ includeUncontrolled: true });
  const shown = clients.filter(({ url }) => url.startsWith(SCOPE.href));
  if (shown.length > 1) port.postMessage("in use");
  else await self.skipWaiting();
}

async function answer(request) {
  const url = new URL(request.url);
  url.search = "";
  if (url.pathname === `${SCOPE.pathname}index.html`) url.pathname = SCOPE.pathname;
  const cache = await caches.open(CACHE);
  const kept = await cache.match(url);
  const integrity = LATER[url.pathname.slice(SCOPE.pathname.length)];
  if (kept || !integrity) return kept ?? fetch(request);
  const fetched = await fetchChecked(url, integrity);
  await cache.put(url, fetched.clone());
  return fetched;
}

// What a phone shares goes no further than this: it waits here, and the page opens and asks for it.
async function takeShared(request) {
  const cache = await caches.open(CACHE);
  await cache.put(SHARED, new Response(await request.formData()));
  return Response.redirect(new URL("./?shared", SCOPE), 303);
}

async function handOutShared() {
  const cache = await caches.open(CACHE);
  const shared = await cache.match(SHARED);
  await cache.delete(SHARED);
  return shared ?? new Response(null, { status: 204 });
}
