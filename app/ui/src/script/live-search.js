// A list that answers while one types. The form above it (`data-live`) keeps working as it is; here the page that it would
// lead to is fetched, and of that the results (`data-results`) and whatever tells of them (`data-follows`) take the place
// of what stands here. Field, focus and caret are not touched.

// Long enough that a word is not asked for letter by letter.
const WAIT = 200;

for (const form of document.querySelectorAll('form[data-live]')) start(form);

// Where the search of a list is, "/" leads to it, as long as nobody types.
document.addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest?.('input, select, textarea, [contenteditable], dialog')) return;
  const field = document.querySelector('input[data-slash]');
  if (!field) return;
  event.preventDefault();
  field.focus();
  field.select();
});

function start(form) {
  const status = form.querySelector('[data-status]');
  let shown = address(form);
  let timer;
  let running;

  const run = async () => {
    clearTimeout(timer);
    // Whatever is still under way answers something that nobody asks any more.
    running?.abort();
    const wanted = address(form);
    if (wanted === shown) return settle();
    const mine = (running = new AbortController());
    document.querySelector('[data-results]')?.setAttribute('aria-busy', 'true');
    let answer;
    let page;
    try {
      answer = await fetch(wanted, { signal: mine.signal });
      page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    } catch {
      if (!mine.signal.aborted) say(status.dataset.failed, true);
      return;
    }
    if (mine.signal.aborted) return;
    const fresh = page.querySelector('[data-results]');
    // Signed out meanwhile, or an error: the page itself says what to do.
    if (!answer.ok || answer.redirected || !fresh) return location.assign(wanted);
    replace(fresh, page);
    shown = wanted;
    history.replaceState(history.state, '', wanted);
    say(fresh.dataset.said, false);
  };

  const settle = () => {
    document.querySelector('[data-results]')?.removeAttribute('aria-busy');
    say('', false);
  };

  const say = (text, failed) => {
    status.textContent = text;
    status.classList.toggle('visually-hidden', !failed);
  };

  form.addEventListener('input', (event) => {
    if (event.target.type !== 'search' || event.isComposing) return;
    clearTimeout(timer);
    timer = setTimeout(run, WAIT);
  });
  form.addEventListener('compositionend', () => {
    clearTimeout(timer);
    timer = setTimeout(run, WAIT);
  });
  form.addEventListener('change', (event) => {
    // What changes more of the page than its results.
    if (event.target.closest('[data-whole]')) return form.requestSubmit();
    if (event.target.type !== 'search') run();
  });
  form.addEventListener('submit', (event) => {
    if (form.querySelector('[data-whole]') && changed(form)) return;
    event.preventDefault();
    run();
  });
}

// Where the form leads to, without fields that say nothing.
function address(form) {
  const url = new URL(form.getAttribute('action'), location.href);
  url.search = '';
  for (const [name, value] of new FormData(form)) if (value !== '') url.searchParams.append(name, value);
  return url.href;
}

function changed(form) {
  return [...form.querySelectorAll('select[data-whole] option')].some((option) => option.selected !== option.defaultSelected);
}

function replace(fresh, page) {
  const old = document.querySelector('[data-results]');
  const link = old.contains(document.activeElement) ? document.activeElement.getAttribute('href') : undefined;
  old.replaceWith(document.adoptNode(fresh));
  for (const follows of document.querySelectorAll('[data-follows]')) {
    const next = page.querySelector(`[data-follows="${follows.dataset.follows}"]`);
    if (next) follows.replaceWith(document.adoptNode(next));
  }
  // Whoever had gone on into the list stays in it.
  if (link !== undefined) (fresh.querySelector(`a[href="${CSS.escape(link ?? '')}"]`) ?? fresh.querySelector('a'))?.focus();
}
