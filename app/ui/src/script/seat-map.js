// Dragging people to chairs. It fills in the form of the chair that somebody is dropped on, and sends it: what the page can do
// without it stands there all the same, and so do all rules. A drag begins at a taken chair or at whoever has none.

const STILL = 6; // pixels that a hand moves which means to stay

const root = document.querySelector('[data-seat-tables]');
const start = (target) => target.closest?.('[data-seat-map] .is-taken, .seat-waiting[data-guest]');
const chairAt = ({ clientX, clientY }) => document.elementFromPoint(clientX, clientY)?.closest?.('[data-seat-map] .seat');

/** Puts a person on a chair by the form that the page has for it. */
function seat(guest, chair) {
  const form = root.querySelector(`[data-seat-form="${CSS.escape(chair.dataset.seat)}"] form`);
  if (!form || chair.dataset.guest === guest) return;
  form.elements.guest.value = guest;
  form.elements.pinned.checked = true;
  form.requestSubmit();
}

let drag;

function end() {
  drag?.from.classList.remove('is-dragged');
  drag?.over?.classList.remove('is-target');
  drag = undefined;
}

document.addEventListener('pointerdown', (event) => {
  const from = root && event.isPrimary && event.button === 0 ? start(event.target) : undefined;
  if (!from) return;
  event.preventDefault();
  drag = { from, guest: from.dataset.guest, x: event.clientX, y: event.clientY, moved: false };
});

document.addEventListener('pointermove', (event) => {
  if (!drag || !event.isPrimary) return;
  drag.moved ||= Math.hypot(event.clientX - drag.x, event.clientY - drag.y) > STILL;
  if (!drag.moved) return;
  drag.from.classList.add('is-dragged');
  const over = chairAt(event);
  if (over === drag.over) return;
  drag.over?.classList.remove('is-target');
  over?.classList.add('is-target');
  drag.over = over;
});

document.addEventListener('pointerup', (event) => {
  if (!drag || !event.isPrimary) return;
  const { guest, moved } = drag;
  const chair = moved ? chairAt(event) : undefined;
  end();
  if (chair) seat(guest, chair);
});

document.addEventListener('pointercancel', end);
document.addEventListener('keydown', (event) => event.key === 'Escape' && end());
