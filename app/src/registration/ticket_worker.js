// Answers the ticket page, and what it is made of, while there is no network. With one nothing is answered from here, so
// that what is shown is always how it is. Only the script of the page puts something into the cache.

const CACHE = 'ticket';
const PATIENCE = 4000; // milliseconds: in a full hall a network may be there and carry nothing

addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(clients.claim()));

async function page(request, path) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(path);
  try {
    const answer = await fetch(request, kept ? { signal: AbortSignal.timeout(PATIENCE) } : {});
    // The ticket is no more: nothing of it stays.
    if (answer.status === 404) await cache.delete(path);
    return answer;
  } catch (error) {
    if (kept) return kept;
    throw error;
  }
}

async function part(request, path) {
  const kept = await (await caches.open(CACHE)).match(path);
  return kept ?? fetch(request);
}

addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin) return;
  if (request.mode === 'navigate') event.respondWith(page(request, url.pathname));
  else if (url.pathname.startsWith('/pkg/')) event.respondWith(part(request, url.pathname));
});
