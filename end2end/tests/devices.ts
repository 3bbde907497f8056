// What the tests look at pages with.

export const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };
export const desk = { viewport: { width: 1440, height: 900 }, hasTouch: false };
