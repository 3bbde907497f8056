// After the trip: a quote is written down, released by its person's link, read by everybody, and taken back; and a survey is
// sent and answered without an account.
import { expect, test } from './site';
import { mailed, send, sendConfirmed } from './steps';

test('a quote from the request to its end', async ({ browser, page, site }) => {
  const [email, name] = [`voice${Date.now()}@stimme.example`, `Valerie ${Date.now()}`];
  const organiser = await browser.newPage();
  await site.signIn(organiser, 'organiser');
  await organiser.goto(`${site.url}/en/organise/events/delegation-north-america/recap`);
  await organiser.locator('details', { has: organiser.locator('form[action$="/api/recap/add-voice"]') }).locator('summary').click();
  await send(organiser, 'recap/add-voice', { quote_en: 'We met the right people.', person_name: name, email, language: 'en' });
  const noted = organiser.locator('main li', { hasText: name }).first();
  await expect(noted.locator('.chip')).toHaveText('Not asked yet');
  const question = noted.locator('.ask', { has: organiser.locator('form[action$="/api/recap/ask-voice"]') });
  await noted.locator(`[popovertarget="${await question.getAttribute('id')}"]`).first().click();
  await question.locator('form button[type="submit"]').click();
  await organiser.waitForURL(/done=voice-asked/);

  const recap = `${site.url}/en/events/delegation-north-america/recap`;
  await page.goto(recap);
  await expect(page.locator('main')).not.toContainText(name);
  await page.goto(await mailed(organiser, `${site.url}/en`, email, 'voice_asked', /http\S+\/voices\/[A-Z2-7]{26}/));
  const link = page.url();
  await send(page, 'recap/answer-voice', {}, 'release');
  await expect(page.locator('.chip').first()).toHaveText('Released');
  await page.goto(recap);
  await expect(page.locator('.voices')).toContainText(name);
  await page.goto(link);
  await sendConfirmed(page, 'recap/answer-voice');
  await expect(page.locator('.chip').first()).toHaveText('Withdrawn');
  await page.goto(recap);
  await expect(page.locator('main')).not.toContainText(name);
  await organiser.close();
});

test('a survey from its draft to an answer', async ({ browser, page, site }) => {
  const organiser = await browser.newPage();
  await site.signIn(organiser, 'organiser');
  const trip = `${site.url}/en/organise/events/toronto-pittsburgh/survey`;
  await organiser.goto(trip);
  await send(organiser, 'survey/create-survey');
  await expect(organiser.locator('.chip').first()).toHaveText('Draft');
  await sendConfirmed(organiser, 'survey/open-survey');
  await expect(organiser.locator('.chip').first()).toHaveText('Open');

  const asked = await (await organiser.request.get(`${site.url}/en/organise/mail?kind=survey_asked`)).text();
  const [, to] = asked.match(/([a-z0-9.-]+@[a-z0-9.-]+\.example)/) ?? [];
  expect(to, 'a traveller was asked').toBeDefined();
  await page.goto(await mailed(organiser, `${site.url}/en`, to!, 'survey_asked', /http\S+\/surveys\/[A-Z2-7]{26}/));
  await send(page, 'survey/answer-survey');
  await expect(page.locator('.error-summary')).toBeVisible();
  for (const answer of ['5', 'yes']) await page.locator(`input[type="radio"][value="${answer}"]`).first().check();
  await page.locator('input[inputmode="numeric"]').first().fill('7');
  await send(page, 'survey/answer-survey');
  await page.waitForURL(/done=survey-answered/);
  await expect(page.locator('input[inputmode="numeric"]').first()).toHaveValue('7');
  await organiser.goto(trip);
  await expect(organiser.locator('main')).toContainText('broken down only from five answers on');
  await organiser.close();
});
