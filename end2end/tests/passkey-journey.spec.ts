// Passkeys with a device that Chromium plays: made in "my account", then signing in, and asked of organisers.
import { expect, open, test } from './site';
import { send, sendConfirmed } from './steps';
import type { Page } from '@playwright/test';

/** The telephone that the page runs on: its owner confirms with a finger, or does not. */
async function telephone(page: Page): Promise<(confirms: boolean) => Promise<void>> {
  const browser = await page.context().newCDPSession(page);
  await browser.send('WebAuthn.enable');
  // A device that Chromium plays takes up at once what is offered beside the address: here it waits for the button.
  await page.addInitScript(() => Object.assign(PublicKeyCredential, { isConditionalMediationAvailable: async () => false }));
  const { authenticatorId } = await browser.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true },
  });
  return async (isUserVerified) => {
    await browser.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified });
  };
}

const told = 'Nach einem Passkey kann nur JavaScript fragen.';

test('a passkey is made, signs in, and is removed', { tag: '@bare' }, async ({ page, site, javaScriptEnabled }) => {
  if (javaScriptEnabled === false) {
    await page.goto(`${site.url}/de/sign-in`);
    await expect(page.getByText('Dafür muss JavaScript an sein.')).toBeVisible();
    await send(page, 'account/sign-in-with-passkey');
    await expect(page.getByRole('alert')).toContainText(told);
    await site.signInByLink(page, 'exhibitor');
    await send(page, 'account/add-passkey', { name: 'Mein Telefon' });
    await expect(page.getByRole('alert')).toContainText(told);
    await expect(page.locator('form[action$="/api/account/add-passkey"] [name="name"]')).toHaveValue('Mein Telefon');
    return;
  }
  const confirm = await telephone(page);
  await site.signInByLink(page, 'exhibitor');
  const passkey = page.locator('li:has(form[action$="/api/account/remove-passkey"])', { hasText: 'Mein Telefon' });

  // Whoever takes the finger away is told so, and nothing is made.
  await confirm(false);
  await page.locator('form[action$="/api/account/add-passkey"] button').click();
  await expect(page.getByText('Der Browser hat keinen Passkey bekommen')).toBeVisible();
  await confirm(true);
  await send(page, 'account/add-passkey', { name: 'Mein Telefon' });
  await expect(page).toHaveURL(/\/de\/account\?done=passkey-made/);
  await expect(passkey).toHaveCount(1);

  await page.locator('form[action$="/api/account/add-passkey"] button').click();
  await expect(page.getByText('Auf diesem Gerät haben Sie schon einen Passkey.')).toBeVisible();

  await page.context().clearCookies();
  await page.goto(`${site.url}/de/sign-in?next=/de/portal`);
  await send(page, 'account/sign-in-with-passkey');
  await expect(page).toHaveURL(/\/de\/portal/);
  await page.goto(`${site.url}/de/account`);
  await expect(page.getByText('Mit Passkey eingeloggt').first()).toBeVisible();

  await sendConfirmed(page, 'account/rename-passkey', { name: 'Altes Telefon' });
  await expect(page.locator('li', { hasText: 'Altes Telefon' }).first()).toBeVisible();
  await sendConfirmed(page, 'account/remove-passkey');
  await expect(page).toHaveURL(/done=passkey-removed/);
  await page.context().clearCookies();
  await page.goto(`${site.url}/de/sign-in`);
  await send(page, 'account/sign-in-with-passkey');
  await expect(page.getByRole('alert')).toContainText('Dieser Passkey gilt hier nicht.');
});

test('where organisers need a passkey a link alone does not organise', { tag: '@bare' }, async ({ page, javaScriptEnabled }) => {
  const { site, close } = await open({ STANDWERK_ORGANISERS_NEED_PASSKEY: 'true' });
  try {
    await site.signInByLink(page, 'organiser', 'en');
    await expect(page.getByText('To organise you still need your passkey.')).toBeVisible();
    await page.goto(`${site.url}/en/organise/people`);
    await expect(page).toHaveURL(/\/en\/account\/passkey\?next=/);
    if (javaScriptEnabled === false) {
      await expect(page.getByText('This needs JavaScript.')).toBeVisible();
      return;
    }
    await telephone(page);
    await send(page, 'account/add-passkey');
    await expect(page).toHaveURL(/\/en\/organise\/people\?done=passkey-made/);

    await page.context().clearCookies();
    await site.signInByLink(page, 'organiser', 'en');
    await page.goto(`${site.url}/en/organise`);
    await expect(page.locator('form[action$="/api/account/add-passkey"]')).toHaveCount(0);
    await send(page, 'account/sign-in-with-passkey');
    await expect(page).toHaveURL(/\/en\/organise$/);
  } finally {
    close();
  }
});
