// The address of a page into the clipboard. Where the browser has none to give, the button stays hidden: the address stands
// beside it.

for (const copy of document.querySelectorAll('[data-share-copy]')) {
  if (!navigator.clipboard) break;
  const button = copy.querySelector('button');
  const status = copy.querySelector('[role="status"]');
  const address = copy.parentElement.querySelector('[data-share-address]');
  const label = button.textContent;
  copy.hidden = false;
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(address.textContent);
    } catch {
      return; // forbidden: the address can still be marked
    }
    button.textContent = button.dataset.done;
    status.textContent = button.dataset.done;
    setTimeout(() => {
      button.textContent = label;
      status.textContent = '';
    }, 2000);
  });
}
