// Answers the ticket page, the emergency card of a trip, and what they are made of, while there is no network. With one
// nothing is answered from here, so that what is shown is always how it is. Only the script of the page puts something into
// the cache.

const CACHE = 'ticket';
const PATIENCE = 4000; // milliseconds: in a full hall a network may be there and carry nothing

addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(clients.claim()));

/** What is kept there. Opening a cache that was thrown away would make an empty one, which outlasts the ticket. */
const kept = (path) => caches.match(path, { cacheName: CACHE });

async function page(request, path) {
  const before = await kept(path);
  try {
    const answer = await fetch(request, before ? { signal: AbortSignal.timeout(PATIENCE) } : {});
    // The ticket is no more: nothing of it stays.
    if (answer.status === 404 && (await caches.has(CACHE))) await (await caches.open(CACHE)).delete(path);
    return answer;
  } catch (error) {
    if (before) return before;
    throw error;
  }
}

const part = async (request, path) => (await kept(path)) ?? fetch(request);

addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin) return;
  if (request.mode === 'navigate') event.respondWith(page(request, url.pathname));
  else if (url.pathname.startsWith('/pkg/')) event.respondWith(part(request, url.pathname));
});
