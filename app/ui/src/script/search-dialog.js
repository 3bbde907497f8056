// Searching everything from anywhere: Ctrl-K, or the link in the header, opens a dialog that shows what the page of the
// search would, while one types. Arrows go through it, Enter opens, Escape closes; the browser gives the focus back.

const WAIT = 200;

const dialog = document.getElementById('search-dialog');
const form = dialog.querySelector('form');
const field = dialog.querySelector('input[type="search"]');
const found = dialog.querySelector('[data-found]');
const status = dialog.querySelector('[data-status]');

// What is typed, and what the results are of.
let shown = '';
let timer;
let running;

function open() {
  if (dialog.open) return;
  dialog.showModal();
  field.focus();
  field.select();
}

async function run() {
  clearTimeout(timer);
  running?.abort();
  const typed = field.value.trim();
  if (typed === shown) return;
  if (typed === '') {
    shown = '';
    found.replaceChildren();
    status.textContent = '';
    return;
  }
  const mine = (running = new AbortController());
  const url = new URL(form.getAttribute('action'), location.href);
  url.searchParams.set('q', typed);
  found.setAttribute('aria-busy', 'true');
  let fresh;
  try {
    const answer = await fetch(url, { signal: mine.signal });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    fresh = answer.ok && page.querySelector('[data-results]');
  } catch {
    fresh = null;
  }
  if (mine.signal.aborted) return;
  found.removeAttribute('aria-busy');
  // Nothing older stands under newer words.
  found.replaceChildren();
  shown = typed;
  if (!fresh) {
    shown = '';
    status.textContent = status.dataset.failed;
    return;
  }
  // The page of the search may be open behind the dialog.
  for (const element of fresh.querySelectorAll('[id], [aria-labelledby]')) {
    element.removeAttribute('id');
    element.removeAttribute('aria-labelledby');
  }
  found.append(...document.adoptNode(fresh).childNodes);
  status.textContent = fresh.dataset.said;
}

const links = () => [...found.querySelectorAll('a[href]')];

field.addEventListener('input', (event) => {
  if (event.isComposing) return;
  clearTimeout(timer);
  timer = setTimeout(run, WAIT);
});
field.addEventListener('compositionend', () => {
  clearTimeout(timer);
  timer = setTimeout(run, WAIT);
});

// The best that was found; the page of the search while that is not known.
form.addEventListener('submit', (event) => {
  if (event.submitter?.formMethod === 'dialog') return;
  const [best] = links();
  if (!best || shown !== field.value.trim()) return;
  event.preventDefault();
  location.assign(best.href);
});

dialog.addEventListener('keydown', (event) => {
  if (event.isComposing) return;
  // Browsers would only empty the field.
  if (event.key === 'Escape') {
    event.preventDefault();
    return dialog.close();
  }
  const all = links();
  const at = all.indexOf(document.activeElement);
  if (event.key === 'ArrowDown' && (at >= 0 || document.activeElement === field)) {
    event.preventDefault();
    all[Math.min(at + 1, all.length - 1)]?.focus();
  } else if (event.key === 'ArrowUp' && at >= 0) {
    event.preventDefault();
    (all[at - 1] ?? field).focus();
  } else if (at >= 0 && (event.key.length === 1 || event.key === 'Backspace') && !event.ctrlKey && !event.metaKey && !event.altKey) {
    // Whoever types on, means the field.
    field.focus();
  }
});

// Beside the dialog.
dialog.addEventListener('click', (event) => {
  if (event.target === dialog) dialog.close();
});

document.addEventListener('keydown', (event) => {
  const isK = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
  if (!isK || event.defaultPrevented || event.isComposing) return;
  event.preventDefault();
  open();
});

for (const link of document.querySelectorAll('a[data-search]')) {
  link.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open();
  });
}
