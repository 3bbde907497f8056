// Asks the browser for a passkey and sends its answer with the form that it stands beside. What is asked comes from the
// server (data-begin), and the form goes the way of every form: without script it is refused with the reason.
const bytes = (text) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

const read = (options) => {
  const known = (credentials) => credentials?.map((credential) => ({ ...credential, id: bytes(credential.id) }));
  return {
    ...options,
    challenge: bytes(options.challenge),
    ...(options.user && { user: { ...options.user, id: bytes(options.user.id) } }),
    ...(options.excludeCredentials && { excludeCredentials: known(options.excludeCredentials) }),
    ...(options.allowCredentials && { allowCredentials: known(options.allowCredentials) }),
  };
};

const written = (credential) => {
  const { response } = credential;
  const parts = {};
  for (const part of ['clientDataJSON', 'attestationObject', 'authenticatorData', 'signature', 'userHandle']) {
    if (response[part]) parts[part] = text(response[part]);
  }
  return JSON.stringify({ id: credential.id, rawId: text(credential.rawId), type: credential.type, response: parts });
};

for (const place of document.querySelectorAll('[data-passkey]')) {
  const form = place.querySelector('form');
  const tell = (word) => {
    for (const told of place.querySelectorAll('[data-told]')) told.hidden = told.dataset.told !== word;
  };
  let offer = new AbortController();
  let asking = false;
  tell('');

  const ask = async (more) => {
    const answer = await fetch(place.dataset.begin, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' } });
    if (answer.status === 429) throw new Error('later');
    if (!answer.ok) throw new Error('failed');
    const { ceremony, options } = await answer.json();
    const publicKey = read(JSON.parse(options));
    const credential = await navigator.credentials[place.dataset.passkey]({ publicKey, ...more });
    form.elements.ceremony.value = ceremony;
    form.elements.credential.value = written(credential);
    form.submit();
  };

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (asking) return;
    if (!window.PublicKeyCredential) return tell('unable');
    asking = true;
    tell('');
    // One question at a time: the offer beside the address would stand in its way.
    offer.abort();
    try {
      await ask();
    } catch (error) {
      // What somebody cancelled or let run out has one name, so that no site learns which passkeys there are.
      tell({ NotAllowedError: 'cancelled', InvalidStateError: 'known' }[error.name] ?? (error.message === 'later' ? 'later' : 'failed'));
    }
    asking = false;
  });

  // While an address is typed the browser offers the passkeys that it has.
  if (place.dataset.passkey === 'get' && (await window.PublicKeyCredential?.isConditionalMediationAvailable?.())) {
    ask({ mediation: 'conditional', signal: offer.signal }).catch(() => {});
  }
}
