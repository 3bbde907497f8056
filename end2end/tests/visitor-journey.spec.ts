// A visitor's whole way: register, confirm, book a seat; when all are taken wait, move up, and be let in once.
import { travels } from './devices';
import { expect, test, type Locale, type Site } from './site';
import { another, Organisers, register, scan, send, sendConfirmed, upcoming } from './steps';

const words = {
  de: { wrong: 'E-Mail-Adresse', sent: 'Bitte prüfen Sie Ihr Postfach', queue: 'Warteliste, Platz 1', booked: 'Gebucht' },
  en: { wrong: 'E-mail address', sent: 'Check your e-mail', queue: 'Waiting list, no. 1', booked: 'Booked' },
};

/** A session with one seat, announced: the address of its page. */
async function sessionWithOneSeat(organisers: Organisers, site: Site, locale: Locale, event: string, title: string): Promise<string> {
  // A stage of its own, so that no other session is in the way.
  const page = await organisers.open(event, '/programme');
  await send(page, 'masterclass/add-stage', { name_de: title, opens: '09:00', closes: '18:00', capacity: '10', changeover: '0' });
  await organisers.open(event, '/programme/new');
  const stage = await page.locator('select[name="stage"] option', { hasText: title }).getAttribute('value');
  const starts = (await page.locator('input[name="starts_at"]').inputValue()).replace(/T.*/, 'T12:00');
  await send(page, 'masterclass/create-session', {
    kind: 'masterclass', title_de: title, title_en: title, starts_at: starts, minutes: '45', stage: stage!, seat_limit: '1',
  });
  await send(page, 'masterclass/publish-session');
  const id = page.url().match(/programme\/([0-9a-f-]{36})/)![1];
  return `${site.url}/${locale}/events/${event}/programme/${id}`;
}

for (const { locale, tag } of travels) {
  test(`a visitor registers, waits for a seat, moves up and is let in once (${locale})`, { tag }, async ({ page, browser, site }, { project }) => {
    const say = words[locale];
    const mark = `${project.name.replaceAll(' ', '-')}-${locale}`;
    const organisers = await Organisers.of(browser, site, locale);
    const event = await upcoming(page, site, 'mipim');
    const session = await sessionWithOneSeat(organisers, site, locale, event, `Werkstatt ${mark}`);

    await page.goto(`${site.url}/${locale}/events/${event}/register`);
    await send(page, 'registration/register', { name: 'Vera Vielfalt', email: 'keine Adresse' });
    await expect(page.getByRole('alert')).toContainText(say.wrong);
    await expect(page.locator('[name="name"]')).toHaveValue('Vera Vielfalt');
    await expect(page.locator('[name="email"]')).toHaveValue('keine Adresse');
    await send(page, 'registration/register', { email: `vera.${mark}@besuch.example` });
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(say.sent);

    // Somebody else takes the only seat while Vera looks into her mail.
    const other = await another(browser, project.use);
    await register(other, organisers, site, locale, event, 'Otto Eilig', `otto.${mark}@besuch.example`);
    await other.goto(session);
    await send(other, 'masterclass/book-seat');

    await page.goto(await organisers.mail(`vera.${mark}@besuch.example`, 'confirm_registration', /http\S+\/registrations\/confirm\/[A-Z2-7]{26}/));
    await send(page, 'registration/confirm');
    const ticket = page.url().match(/registrations\/([A-Z2-7]{26})/)![1];
    await page.goto(session);
    await expect(page.locator('form[action$="/api/masterclass/book-seat"]')).toHaveCount(0);
    await send(page, 'masterclass/wait-for-seat');
    await expect(page.locator('main')).toContainText(say.queue);

    await other.goto(session);
    await sendConfirmed(other, 'masterclass/cancel-seat');
    await organisers.mail(`vera.${mark}@besuch.example`, 'seat_promoted', new RegExp(`Werkstatt ${mark}`));
    await page.goto(`${site.url}/${locale}/registrations/${ticket}`);
    await expect(page.locator('main li', { hasText: `Werkstatt ${mark}` })).toContainText(say.booked);

    const desk = await another(browser, project.use);
    await site.signIn(desk, 'organiser');
    // Before the first day a desk is tried out: the same answers, and nobody is in.
    const tried = locale === 'de' ? /^Probebetrieb · 0 von \d+ drin$/ : /^Trial · 0 of \d+ inside$/;
    await desk.goto(`${site.url}/${locale}/desk/${event}`);
    for (const answer of ['.desk.is-welcome', '.desk.is-again']) {
      await scan(desk, ticket);
      await expect(desk.locator(answer)).toContainText('Vera Vielfalt');
      await expect(desk.locator(`${answer} .desk-notice`)).toContainText(locale === 'de' ? 'Probebetrieb' : 'Trial');
    }
    await expect(desk.locator('#desk-count')).toHaveText(tried);
    await site.whileItIsOn(event, async () => {
      await desk.goto(`${site.url}/${locale}/desk/${event}`);
      for (const answer of ['.desk.is-welcome', '.desk.is-again']) {
        await scan(desk, ticket);
        await expect(desk.locator(answer)).toContainText('Vera Vielfalt');
      }
      await desk.goto(`${site.url}/${locale}/desk/${event}`);
      await send(desk, 'checkin/undo-scan');
      await scan(desk, ticket);
      await expect(desk.locator('.desk.is-welcome')).toContainText('Vera Vielfalt');
      await desk.goto(`${site.url}/${locale}/desk/${event}`);
      await expect(desk.locator('.table tbody td').last(), 'today').toHaveText(/^[1-9]\d*$/);
    });
  });
}
