// After a refused form the address bar shows where the form was sent. Gives the page its own address back, so that it can be
// reloaded and shared.

const own = document.querySelector('[data-address]')?.dataset.address;
if (own) history.replaceState(history.state, '', own);
