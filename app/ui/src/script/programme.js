// The present in the programme: moves its line, and says what is on, near and over. The server has drawn it as of the
// moment in which it answered; words come from the table's `data-` attributes. Times are seconds since 1970.

const EVERY = 20_000; // milliseconds

/** `over`, `now`, `soon`, or nothing for what is further away. */
function nearness(from, to, now, soonMinutes) {
  if (to <= now) return 'over';
  if (from <= now) return 'now';
  return from - now <= soonMinutes * 60 ? 'soon' : '';
}

function mark(slot, state, words) {
  if (slot.dataset.state === state) return;
  slot.dataset.state = state;
  for (const one of ['over', 'now', 'soon']) slot.classList.toggle(`is-${one}`, one === state);
  let near = slot.querySelector('.slot-near');
  if (state === '') {
    near?.remove();
    return;
  }
  if (!near) {
    near = document.createElement('b');
    near.className = 'slot-near';
    slot.querySelector('.slot-when').append(near);
  }
  near.textContent = words[state];
}

function drawLine(row, now) {
  const { from, to } = row.dataset;
  const isNow = from <= now && now < to;
  row.classList.toggle('is-now', isNow);
  if (isNow) {
    row.id = 'now';
    row.style.setProperty('--past', `${(100 * (now - from)) / (to - from)}%`);
  } else if (row.id) {
    row.removeAttribute('id');
  }
}

function draw() {
  const now = Date.now() / 1000;
  for (const table of document.querySelectorAll('.timetable > table')) {
    const { soonMinutes, ...words } = table.dataset;
    for (const slot of table.querySelectorAll('.slot[data-from]')) {
      mark(slot, nearness(Number(slot.dataset.from), Number(slot.dataset.to), now, Number(soonMinutes)), words);
    }
    for (const row of table.tBodies[0].rows) drawLine(row, now);
  }
}

draw();
setInterval(draw, EVERY);
document.addEventListener('visibilitychange', () => document.hidden || draw());
