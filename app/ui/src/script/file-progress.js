// The page of a file that is being made (`data-making`). It asks for the page again until nothing is open any more: while the
// state stays the same only the count (`data-making-count`) takes the place of what stands here, so that focus and buttons
// stay. What is said aloud stands in `data-said`; a file that was just made (`data-start`) is fetched, once in each tab.

const WAIT = 400;
const WAIT_UNSEEN = 3000;

const status = document.querySelector('[data-making-status]');
let region = document.querySelector('[data-making]');
let said = region?.dataset.said;

if (region) {
  fetchFile();
  if ('open' in region.dataset) begin();
}

// Without this parameter the page loads again by itself, for browsers without script.
function begin() {
  const address = new URL(location.href);
  if (address.searchParams.has('live')) return later();
  address.searchParams.set('live', 'yes');
  location.replace(address);
}

function later() {
  setTimeout(ask, document.hidden ? WAIT_UNSEEN : WAIT);
}

async function ask() {
  let answer;
  let text;
  try {
    answer = await fetch(location.href);
    text = await answer.text();
  } catch {
    // No network for a moment: the file goes on being made.
    return later();
  }
  // Too much to do there: it says when to come back.
  if (answer.status === 503) return setTimeout(ask, WAIT_UNSEEN);
  const page = new DOMParser().parseFromString(text, 'text/html');
  const fresh = page.querySelector('[data-making]');
  // Signed out meanwhile, or an error: the page itself says what to do.
  if (!answer.ok || answer.redirected || !fresh) return location.reload();
  replace(fresh);
  if (fresh.dataset.said !== said) status.textContent = said = fresh.dataset.said;
  fetchFile();
  if ('open' in region.dataset) later();
}

function replace(fresh) {
  const count = fresh.querySelector('[data-making-count]');
  const old = region.querySelector('[data-making-count]');
  if (count && old && fresh.dataset.making === region.dataset.making) {
    old.replaceWith(document.adoptNode(count));
    return;
  }
  const hadFocus = region.contains(document.activeElement);
  region.replaceWith(document.adoptNode(fresh));
  region = fresh;
  if (hadFocus) region.querySelector('a, button')?.focus();
}

function fetchFile() {
  const { start, file } = region.dataset;
  if (!start || known(file)) return;
  location.assign(start);
}

// Whether this tab has fetched the file before: a reload shall not do so again.
function known(file) {
  try {
    const key = `fetched ${file}`;
    if (sessionStorage.getItem(key)) return true;
    sessionStorage.setItem(key, '1');
    return false;
  } catch {
    return true;
  }
}
