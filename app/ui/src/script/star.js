// Stars: at once, without a new page. With a ticket (a form `#stars`) the server keeps them; without one the browser does,
// by event, until a ticket is known: then they go to the server. `data-star` is what is marked, `aria-pressed` whether.

const KEPT = 'standwerk.stars';
const root = document.getElementById('stars');
const { event } = root.dataset;
const hasTicket = root instanceof HTMLFormElement;

function allKept() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT) ?? '{}');
    return typeof kept === 'object' && kept !== null ? kept : {};
  } catch {
    return {}; // forbidden, or not ours
  }
}

function kept() {
  const things = allKept()[event];
  return new Set(Array.isArray(things) ? things : []);
}

function keep(things) {
  const all = allKept();
  if (things.size > 0) all[event] = [...things];
  else delete all[event];
  try {
    localStorage.setItem(KEPT, JSON.stringify(all));
  } catch {
    // A browser that keeps nothing shows the star until the page is left.
  }
}

/** Sends marks (`+session:ID`) to the server; whether it took them. */
async function send(marks) {
  const body = new URLSearchParams({ ticket: root.elements.ticket.value, marks });
  const answer = await fetch(root.action, { method: 'POST', body, headers: { accept: 'application/json' } });
  return answer.ok;
}

function show(button, starred) {
  button.hidden = false;
  button.setAttribute('aria-pressed', String(starred));
  if (hasTicket) button.value = (starred ? '-' : '+') + button.dataset.star;
  button.closest('[data-star-item]')?.toggleAttribute('data-starred', starred);
}

const isStarred = (button) => button.getAttribute('aria-pressed') === 'true';
const stars = () => document.querySelectorAll('button[data-star]');

async function press(button) {
  const { star } = button.dataset;
  const starred = !isStarred(button);
  show(button, starred);
  if (!hasTicket) {
    const things = kept();
    if (starred) things.add(star);
    else things.delete(star);
    keep(things);
    return;
  }
  const taken = await send((starred ? '+' : '-') + star).catch(() => false);
  if (!taken) show(button, !starred);
}

/** What this browser kept before it knew a ticket. */
async function handOver() {
  const things = kept();
  if (things.size === 0) return;
  const marks = [...things].slice(0, 200).map((thing) => `+${thing}`).join(',');
  if (!(await send(marks).catch(() => false))) return;
  keep(new Set());
  for (const button of stars()) if (things.has(button.dataset.star)) show(button, true);
}

function showKept() {
  const things = kept();
  for (const button of stars()) show(button, things.has(button.dataset.star));
}

if (hasTicket) {
  for (const button of stars()) show(button, isStarred(button));
  handOver();
} else {
  showKept();
  // Another tab of this browser.
  addEventListener('storage', (change) => change.key === KEPT && showKept());
}

document.addEventListener('click', (click) => {
  const button = click.target.closest('button[data-star]');
  if (!button) return;
  click.preventDefault();
  press(button);
});

for (const filter of document.querySelectorAll('[data-star-filter]')) {
  filter.hidden = false;
  filter.addEventListener('click', () => {
    const only = filter.getAttribute('aria-pressed') !== 'true';
    filter.setAttribute('aria-pressed', String(only));
    document.querySelector('[data-star-list]')?.toggleAttribute('data-only-starred', only);
  });
}
