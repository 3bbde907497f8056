// Looks at a file when it is chosen: one that is too large, or of a kind that is not taken, is not sent at all. The server
// looks again, into the file.

function problemOf(file, input) {
  const kinds = input.accept.split(',');
  const isTaken = kinds.some((kind) => (kind.startsWith('.') ? file.name.toLowerCase().endsWith(kind) : file.type === kind));
  if (!isTaken) return input.dataset.unknown;
  return file.size > Number(input.dataset.largest) ? input.dataset.tooLarge : '';
}

for (const input of document.querySelectorAll('input[type="file"][data-largest]')) {
  const problem = document.createElement('p');
  problem.className = 'error';
  problem.id = `${input.id}-problem`;
  problem.setAttribute('role', 'alert');
  problem.hidden = true;
  input.before(problem);
  input.addEventListener('change', () => {
    const [file] = input.files;
    const text = file ? problemOf(file, input) : '';
    problem.hidden = text === '';
    problem.textContent = text ? `${file.name}: ${text}` : '';
    input.setAttribute('aria-invalid', String(text !== ''));
    input.setAttribute('aria-errormessage', problem.id);
    if (text) input.value = '';
  });
}
