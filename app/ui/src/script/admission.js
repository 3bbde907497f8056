// Keys for whoever decides about many applications. Everything they do can be done by pointing, too: a key focuses, ticks,
// or presses what stands on the page. Which key does what is read from the list of keys there.

const keys = new Map([...document.querySelectorAll('[data-does]')].map((key) => [key.textContent, key.dataset.does]));
// The list may be another one by now: a search puts its results in its place.
const rows = () => [...document.querySelectorAll('[data-row]')];
const ticks = () => [...document.querySelectorAll('input[name="a"]')];

const rowOf = (element) => element?.closest('tr');
const tickOf = (row) => row?.querySelector('input[name="a"]');
const press = (selector, within = document) => within?.querySelector(`${selector} :is(button, a)`)?.click();

/** The row that the focus is in; without one, the first. */
const current = () => rowOf(document.activeElement) ?? rowOf(rows()[0]);

function move(by) {
  const all = rows();
  const own = rowOf(document.activeElement);
  const here = all.findIndex((row) => rowOf(row) === own);
  // Whoever is in no row begins with the first.
  const next = all[Math.min(Math.max(here + by, 0), all.length - 1)];
  next?.focus();
  rowOf(next)?.scrollIntoView({ block: 'nearest' });
}

function tick(box, ticked) {
  if (!box || box.checked === ticked) return;
  box.checked = ticked;
  box.dispatchEvent(new Event('change', { bubbles: true }));
}

function tell() {
  const count = document.querySelector('[data-ticks]');
  if (!count) return;
  const ticked = ticks().filter((box) => box.checked).length;
  const words = ticked === 1 ? count.dataset.one : count.dataset.many.replace('#', String(ticked));
  count.textContent = ticked === 0 ? '' : words;
  for (const box of ticks()) rowOf(box)?.toggleAttribute('data-ticked', box.checked);
}

/** Decides about all that is ticked; else about the row in focus, or the application that the page shows. */
function decide(what) {
  if (document.querySelector('input[name="all"]:checked') || ticks().some((box) => box.checked)) return press(`[data-act-ticked="${what}"]`);
  const row = current();
  const own = (row ?? document).querySelector(`[data-act="${what}"]`);
  if (own) return press(`[data-act="${what}"]`, row ?? document);
  tick(tickOf(row), true);
  if (row) press(`[data-act-ticked="${what}"]`);
}

const does = {
  next: () => (rows().length ? move(1) : press('[data-act="next"]')),
  previous: () => (rows().length ? move(-1) : press('[data-act="previous"]')),
  tick: () => tick(tickOf(current()), !tickOf(current())?.checked),
  all: () => {
    const ticked = !ticks().every((box) => box.checked);
    for (const box of ticks()) tick(box, ticked);
  },
  undo: () => press('[data-act="undo"]'),
  search: () => document.querySelector('input[type="search"]')?.focus(),
  keys: () => document.getElementById('keys')?.togglePopover(),
};

/** Whoever speaks to their computer presses letters without meaning to: they can turn the keys off, in this browser. */
const off = document.querySelector('[data-keys-off]');
const OFF = 'admission-keys-off';
try {
  if (off) off.checked = localStorage.getItem(OFF) !== null;
} catch {
  // A browser that keeps nothing: the choice then holds for this page.
}
off?.addEventListener('change', () => {
  try {
    if (off.checked) localStorage.setItem(OFF, '');
    else localStorage.removeItem(OFF);
  } catch {
    // As above.
  }
});

/** Where a letter is a letter. */
const isTyping = (target) => target.closest?.('textarea, select, [contenteditable], input:not([type="checkbox"])');

document.addEventListener('keydown', (event) => {
  if (off?.checked || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target)) return;
  // An open question has the keyboard for itself, but for the list of keys, which its own key closes.
  const open = document.querySelector('[popover]:popover-open');
  const what = keys.get(event.key);
  if (what === undefined || what === 'open' || (open && !(open.id === 'keys' && what === 'keys'))) return;
  event.preventDefault();
  (does[what] ?? (() => decide(what)))();
});

document.addEventListener('change', (event) => event.target.name === 'a' && tell());
// A page that comes back from the browser's history has kept its ticks.
addEventListener('pageshow', tell);
// From here on keys are heard.
document.documentElement.dataset.keys = '';
