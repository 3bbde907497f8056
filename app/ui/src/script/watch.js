// The watch list of properties: `star.js` keeps it in this browser, and here the link to all of it is made. The addresses
// stand in the link, because the server knows nobody's list.

const KEPT = 'standwerk.stars';

function watched() {
  try {
    const { properties } = JSON.parse(localStorage.getItem(KEPT) ?? '{}') ?? {};
    return Array.isArray(properties) ? properties.filter((slug) => /^[a-z0-9-]{3,60}$/.test(slug)).slice(0, 60) : [];
  } catch {
    return []; // forbidden, or not ours
  }
}

function show() {
  const slugs = watched();
  for (const link of document.querySelectorAll('[data-watch-list]')) {
    link.hidden = slugs.length === 0;
    link.href = `${link.pathname}?only=${slugs.join(',')}`;
    const number = link.querySelector('[data-watched]');
    if (number.textContent !== String(slugs.length)) number.textContent = String(slugs.length);
  }
  // What a search put into the page, behind the back of `star.js`.
  for (const button of document.querySelectorAll('button[data-star][hidden]')) {
    button.hidden = false;
    button.setAttribute('aria-pressed', String(slugs.includes(button.dataset.star)));
  }
}

show();
// Behind `star.js`, which keeps what was pressed.
document.addEventListener('click', (click) => click.target.closest('button[data-star]') && setTimeout(show));
new MutationObserver(show).observe(document.querySelector('main'), { childList: true, subtree: true });
addEventListener('storage', (change) => change.key === KEPT && show());
