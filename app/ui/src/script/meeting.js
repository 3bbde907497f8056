// The jury's meeting goes on by the arrow keys: they press the links to the entry before and the one after.

const WAYS = { ArrowLeft: 'prev', ArrowRight: 'next' };

document.addEventListener('keydown', (event) => {
  const rel = WAYS[event.key];
  if (!rel || event.altKey || event.ctrlKey || event.metaKey || event.target.closest('input, textarea, select')) return;
  document.querySelector(`.call-meeting a[rel="${rel}"]`)?.click();
});
