// Lets the page for inspectors on site open without network. It serves addresses below /checks/field and nothing else: the page itself
// always comes from the network when there is one, so that it is never older than the server; what it is built from has its content's
// hash in its name. No answer of the API is ever kept.
const PAGE = "/checks/field";
const SHELL = "field-shell";
const ASSETS = "field-assets";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(request));
  else if (pathname.startsWith("/assets/") || pathname === "/icon.svg") event.respondWith(asset(request));
});

/** What the page was loaded from before this worker looked after it. */
self.addEventListener("message", (event) => {
  const paths = Array.isArray(event.data) ? event.data.filter((path) => String(path).startsWith("/assets/")) : [];
  event.waitUntil(caches.open(ASSETS).then((cache) => cache.addAll(paths)));
});

async function page(request) {
  const shell = await caches.open(SHELL);
  try {
    const answer = await fetch(request);
    if (answer.ok) await keep(shell, answer.clone());
    return answer;
  } catch (error) {
    const kept = await shell.match(PAGE);
    if (kept === undefined) throw error;
    return kept;
  }
}

/** A page that differs was built anew: what the one before was made of goes. */
async function keep(shell, answer) {
  const before = await shell.match(PAGE);
  const text = await answer.clone().text();
  if (before !== undefined && (await before.text()) !== text) await caches.delete(ASSETS);
  await shell.put(PAGE, answer);
}

async function asset(request) {
  const cache = await caches.open(ASSETS);
  const kept = await cache.match(request);
  if (kept !== undefined) return kept;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request, answer.clone());
  return answer;
}
