// Keeps the ticket page, and the emergency card of a trip, for the time without a network, on this device alone: the page,
// its style and its typeface lie in the cache "ticket", from which `/ticket-worker.js` answers when the network does not. A
// page that holds no valid ticket (`data-keep-ticket`) throws away what was kept, so that nothing outlasts a cancellation.

const CACHE = 'ticket';

async function keep(ticket) {
  const { worker, scope } = ticket.dataset;
  await navigator.serviceWorker.register(worker, { scope });
  const cache = await caches.open(CACHE);
  // Other tickets of this device stay; the page is asked for anew, because the address may say what was just done.
  const page = await fetch(location.pathname, { credentials: 'same-origin' });
  if (page.ok) await cache.put(location.pathname, page);
  const parts = performance
    .getEntriesByType('resource')
    .map((entry) => new URL(entry.name))
    .filter((url) => url.origin === location.origin && url.pathname.startsWith('/pkg/'))
    .map((url) => url.pathname);
  await cache.addAll([...new Set(parts)]);
}

async function forget() {
  if (!(await caches.has(CACHE))) return;
  const cache = await caches.open(CACHE);
  const pages = await cache.keys();
  const lies = (part) => (page) => new URL(page.url).pathname.includes(part);
  // Emergency cards of trips lie here as well, and are no tickets.
  if (pages.some(lies('/travellers/'))) {
    await Promise.all(pages.filter(lies('/registrations/')).map((page) => cache.delete(page)));
    return;
  }
  await caches.delete(CACHE);
  const workers = await navigator.serviceWorker.getRegistrations();
  await Promise.all(workers.map((worker) => worker.unregister()));
}

const OLD = 600; // seconds: a page that was answered so long ago was kept, though the device thinks that it has a network

/** Says that what is shown was kept, while there is no network. */
function tellWithout(notice) {
  const isOld = Date.now() / 1000 - Number(notice.dataset.withoutNetwork) > OLD;
  const tell = () => (notice.hidden = navigator.onLine && !isOld);
  addEventListener('online', tell);
  addEventListener('offline', tell);
  tell();
}

const notice = document.querySelector('[data-without-network]');
if (notice) tellWithout(notice);

// Plain http has neither.
if ('serviceWorker' in navigator && 'caches' in window) {
  const ticket = document.querySelector('[data-keep-ticket]');
  // A device that is full, or forbids it, has the ticket with a network as before.
  (ticket ? keep(ticket) : forget()).catch(() => {});
}
