// Saves a draft a moment after somebody has typed, and says so. What it saves is the form as it would be sent by its
// button; what is right and what is missing, the server knows.
//
// One saving is under way at a time. One whose answer got lost is sent again as it was: the server answers it as if it had
// not been there. The revision travels with it, so that another tab or another person is never written over unasked.

const REST = 1200;
const RETRIES = [3000, 10000, 30000, 60000];

function keep(box) {
  const form = box.querySelector('form');
  const status = box.querySelector('[data-status]');
  const newer = box.querySelector('[data-newer]');
  const revision = form.elements.namedItem('revision');
  const words = status.dataset;
  let timer;
  let flight = null;
  let pending = null;
  let failed = 0;
  // A form that came back because somebody else was faster waits for its button: its author has to look first.
  let stopped = box.hasAttribute('data-returned');
  let through = false;

  const typed = () => {
    const fields = [...new FormData(form)].filter(([name, value]) => typeof value === 'string' && !name.startsWith('_') && name !== 'revision');
    return new URLSearchParams(fields).toString();
  };
  let saved = typed();

  // The same words again are not said again.
  const say = (text, tone) => {
    if (status.textContent !== text) status.textContent = text;
    status.dataset.tone = tone;
  };
  const later = (wait) => {
    clearTimeout(timer);
    timer = setTimeout(save, wait);
  };

  function taken(answer) {
    const { progress, complete } = answer;
    revision.value = answer.revision;
    saved = pending.text;
    pending = null;
    failed = 0;
    for (const { section, done, needed } of progress) {
      for (const place of box.querySelectorAll(`[data-progress="${section}"]`)) {
        place.textContent = `${done}/${needed}`;
        place.classList.toggle('is-done', done === needed);
      }
    }
    for (const place of box.querySelectorAll('[data-complete]')) place.hidden = !complete;
    const time = new Date().toLocaleTimeString(document.documentElement.lang, { hour: '2-digit', minute: '2-digit' });
    say(`${words.saved} ${time}`, 'ok');
    if (typed() === saved) form.dispatchEvent(new Event('kept'));
    else later(REST);
  }

  /** Another tab or person was faster: nothing is written until somebody has said whose words count. */
  function overtaken(answer) {
    pending = null;
    stopped = true;
    say(words.stopped, 'warn');
    newer.querySelector('[data-told]').textContent = answer.told;
    newer.querySelector('[data-take-over]').onclick = () => {
      revision.value = answer.revision;
      stopped = false;
      newer.hidden = true;
      save();
    };
    newer.hidden = false;
    newer.scrollIntoView({ block: 'nearest' });
  }

  async function send(unloading) {
    const body = `${pending.text}&revision=${encodeURIComponent(pending.revision)}`;
    let answer;
    try {
      answer = await fetch(box.dataset.keep, {
        method: 'POST',
        headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
        body,
        keepalive: unloading && body.length < 60000,
      });
    } catch {
      answer = null;
    }
    if (answer?.ok) {
      const kept = await answer.json();
      if (kept.kept === 'saved') taken(kept);
      else overtaken(kept);
    } else if (answer === null || answer.status === 429 || answer.status >= 500) {
      say(words.offline, 'warn');
      later(RETRIES[Math.min(failed++, RETRIES.length - 1)]);
    } else {
      // It does not take it, and would not the next time: the window is closed, the session over, a text far too long.
      const error = await answer.json().catch(() => ({}));
      const told = error.message ?? error.fields?.[0]?.[1];
      pending = null;
      say(told?.[document.documentElement.lang] ?? words.refused, 'bad');
    }
  }

  function save(unloading = false) {
    clearTimeout(timer);
    if (flight || stopped) return flight ?? Promise.resolve();
    const text = typed();
    if (!pending && text === saved) {
      form.dispatchEvent(new Event('kept'));
      return Promise.resolve();
    }
    pending ??= { text, revision: revision.value };
    say(words.saving, '');
    flight = send(unloading).finally(() => {
      flight = null;
    });
    return flight;
  }

  const changed = () => {
    if (!stopped) later(failed > 0 ? RETRIES[Math.min(failed - 1, RETRIES.length - 1)] : REST);
  };
  form.addEventListener('input', changed);
  form.addEventListener('change', changed);
  addEventListener('online', () => save());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') save(true);
  });
  // A button sends the revision: it waits for a saving that is under way, and for one whose answer got lost.
  form.addEventListener('submit', (event) => {
    clearTimeout(timer);
    if (through || !(flight || pending)) return;
    event.preventDefault();
    const button = event.submitter;
    (flight ?? save()).finally(() => {
      clearTimeout(timer);
      through = true;
      form.requestSubmit(button);
    });
  });
  addEventListener('pageshow', (event) => {
    if (event.persisted) through = false;
  });
}

for (const box of document.querySelectorAll('[data-keep]')) keep(box);
