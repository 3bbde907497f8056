// Whoever signs out leaves nothing typed behind in this browser (`unsaved.js`).

for (const form of document.querySelectorAll('form.sign-out')) {
  form.addEventListener('submit', () => {
    try {
      for (const key of Object.keys(localStorage).filter((key) => key.startsWith('unsaved:'))) localStorage.removeItem(key);
    } catch {
      // Without storage there is nothing.
    }
  });
}
