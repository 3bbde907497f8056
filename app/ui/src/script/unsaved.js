// What is typed into a form and not saved yet: leaving the page asks first, and this browser keeps a copy, which the page
// offers when it is opened again. A form that saves itself tells by the event `kept` that nothing is open.
//
// The copy holds only the fields that differ from what the server wrote into the page, so that it fits on what somebody
// else saves meanwhile. It goes when the form is saved, when its owner signs out (`sign_out.js`), and after two weeks.

const PREFIX = 'unsaved:';
const KEPT_FOR = 14 * 24 * 60 * 60 * 1000;

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

/** Without storage, or with a full one, the question before leaving remains. */
function write(key, copy) {
  try {
    if (copy === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(copy));
  } catch {
    // See above.
  }
}

function forgetOld() {
  try {
    for (const key of Object.keys(localStorage).filter((key) => key.startsWith(PREFIX))) {
      if (!(read(key)?.at > Date.now() - KEPT_FOR)) write(key, null);
    }
  } catch {
    // No storage, nothing old.
  }
}

/** What somebody can change. */
function controls(form) {
  return [...form.elements].filter(
    (control) => control.name && !control.name.startsWith('_') && !['hidden', 'file', 'submit', 'button', 'fieldset'].includes(control.type),
  );
}

function isChanged(control) {
  if (control.type === 'checkbox' || control.type === 'radio') return control.checked !== control.defaultChecked;
  if (control.options) return control.selectedIndex !== Math.max(0, [...control.options].findIndex((option) => option.defaultSelected));
  return control.value !== control.defaultValue;
}

function valuesOf(form, name) {
  const named = controls(form).filter((control) => control.name === name);
  const chosen = named.filter((control) => !['checkbox', 'radio'].includes(control.type) || control.checked);
  return chosen.map((control) => control.value);
}

function fill(form, fields) {
  for (const control of controls(form).filter((control) => control.name in fields)) {
    const values = fields[control.name];
    if (control.type === 'checkbox' || control.type === 'radio') control.checked = values.includes(control.value);
    else control.value = values[0] ?? '';
  }
}

function guard(box) {
  const form = box.querySelector('form');
  const offer = box.querySelector('[data-offer]');
  const key = PREFIX + box.dataset.unsaved;
  const revision = Number(box.dataset.revision);
  // The form came back from the server with what was typed: nothing of that is saved.
  const returned = box.hasAttribute('data-returned');
  let copy = read(key);
  if (copy?.sent && !returned && revision > copy.revision) {
    write(key, null);
    copy = null;
  }
  const earlier = copy?.fields ?? {};
  // Whether the form shows what an earlier page had.
  let shown = returned;
  let open = returned;
  let leaving = false;

  const keep = (sent = false) => {
    const fields = { ...earlier };
    const names = new Set(controls(form).filter(isChanged).map((control) => control.name));
    if (shown) for (const name of Object.keys(earlier)) names.add(name);
    for (const name of names) fields[name] = valuesOf(form, name);
    open = returned || names.size > 0;
    write(key, Object.keys(fields).length > 0 ? { at: Date.now(), revision, sent, fields } : null);
  };

  form.addEventListener('input', () => keep());
  form.addEventListener('change', () => keep());
  form.addEventListener('kept', () => {
    open = false;
    if (shown || !copy) write(key, null);
    else write(key, copy);
  });
  form.addEventListener('submit', () => {
    leaving = true;
    // A form for something new leads to another page, where nobody would look for the copy.
    if (Number.isNaN(revision)) write(key, null);
    else if (open) keep(true);
  });
  addEventListener('pageshow', () => {
    leaving = false;
  });
  addEventListener('beforeunload', (event) => {
    if (open && !leaving) event.preventDefault();
  });

  if (!copy || returned) return;
  offer.querySelector('[data-when]').textContent = new Date(copy.at).toLocaleString(document.documentElement.lang, {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  offer.hidden = false;
  offer.querySelector('[data-restore]').addEventListener('click', () => {
    fill(form, read(key)?.fields ?? earlier);
    shown = true;
    offer.hidden = true;
    form.dispatchEvent(new Event('input', { bubbles: true }));
    controls(form).find((control) => control.name in earlier)?.focus();
  });
  offer.querySelector('[data-discard]').addEventListener('click', () => {
    for (const name of Object.keys(earlier)) delete earlier[name];
    copy = null;
    offer.hidden = true;
    keep();
    controls(form)[0]?.focus();
  });
}

forgetOld();
for (const box of document.querySelectorAll('[data-unsaved]')) guard(box);
