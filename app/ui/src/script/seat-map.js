// Dragging people to chairs, or putting them there by a tap or the Enter key on them and then on the chair. It fills in the form
// of that chair, and sends it: what the page can do without it stands there all the same, and so do all rules. Both begin at a
// taken chair or at whoever has none.

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

const chairs = [...document.querySelectorAll('[data-seat-map] .seat')];
const waiting = [...document.querySelectorAll('.seat-waiting[data-guest]')];
const handle = (target) => target.closest?.('[data-seat-map] .seat, .seat-waiting[data-guest]');

let held;

/** Takes somebody up, or nobody. Keys reach every chair while there is somebody to put on it, else those with somebody on them. */
function hold(one) {
  held = one;
  for (const chair of chairs) chair.setAttribute('tabindex', held || chair.dataset.guest ? '0' : '-1');
  for (const other of [...chairs, ...waiting]) {
    other.classList.toggle('is-held', other === held);
    if (other.dataset.guest) other.setAttribute('aria-pressed', String(other === held));
  }
}

function act(at) {
  if (at === held) hold();
  else if (held && at.dataset.seat) seat(held.dataset.guest, at);
  else if (at.dataset.guest) hold(at);
}

document.addEventListener('click', (event) => {
  const at = handle(event.target);
  if (at) act(at);
});

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') {
    end();
    hold();
  }
  const at = event.key === 'Enter' || event.key === ' ' ? handle(event.target) : undefined;
  if (!at) return;
  event.preventDefault();
  act(at);
});

// A drawing is a picture as long as nobody can do anything with it.
for (const map of document.querySelectorAll('[data-seat-map]')) map.setAttribute('role', 'group');
for (const chair of chairs) {
  chair.setAttribute('role', 'button');
  chair.setAttribute('aria-label', chair.dataset.says);
}
for (const one of waiting) {
  one.setAttribute('role', 'button');
  one.setAttribute('tabindex', '0');
}
hold();
