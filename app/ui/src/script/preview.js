// Shows in a card what is typed into the form beside it: the first field of a list that is not empty, or what was chosen.

for (const card of document.querySelectorAll('[data-preview]')) {
  const form = card.closest('[data-previewed]').querySelector('form');
  const show = () => {
    for (const place of card.querySelectorAll('[data-of]')) {
      const fields = place.dataset.of.split(' ').map((name) => form.elements.namedItem(name)).filter(Boolean);
      // What this form does not ask for stays as it is.
      if (fields.length > 0) place.textContent = fields.map((field) => field.value.trim()).find(Boolean) ?? place.dataset.else ?? '';
    }
    for (const place of card.querySelectorAll('[data-chosen]')) {
      const boxes = [...form.querySelectorAll(`[name="${place.dataset.chosen}[]"]`)];
      const chosen = boxes.filter((box) => box.checked).slice(0, 3);
      if (boxes.length > 0) place.textContent = chosen.map((box) => box.closest('label').textContent.trim()).join(', ');
    }
  };
  form.addEventListener('input', show);
  form.addEventListener('change', show);
}
