// What the tests look at pages with.

export const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };
export const desk = { viewport: { width: 1440, height: 900 }, hasTouch: false };
/** The smallest screen that pages hold on: also what is left of a desk at 400 %. */
export const narrow = { viewport: { width: 320, height: 700 }, hasTouch: true };

/** A journey in both languages: the German one on the phone, with and without script, the English one at the desk. */
export const travels = [
  { locale: 'de', tag: '@bare' },
  { locale: 'en', tag: '@desk-only' },
] as const;
