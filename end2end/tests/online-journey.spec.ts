// A webinar from nothing: an organiser makes it with a link and no venue; who registers finds the link, and nobody else does.
import { travels } from './devices';
import { expect, test } from './site';
import { day, Organisers, register, send } from './steps';

const LINK = 'https://meet.example/raum';

for (const { locale, tag } of travels) {
  test(`a webinar from its draft to the link of who registered (${locale})`, { tag }, async ({ page, browser, site }, { project }) => {
    const slug = `webinar-${project.name.replaceAll(' ', '-').toLowerCase()}-${locale}`;
    const organisers = await Organisers.of(browser, site, locale);
    const desk = organisers.page;
    await desk.goto(`${site.url}/${locale}/organise/new`);
    await send(desk, 'event/create-event', {
      name: `Webinar ${slug}`, slug, kind: 'own_event', online_link: LINK, starts_on: day(300), ends_on: day(300),
      opens: '16:00', closes: '17:30', brand: 'Ruhr', contact_name: 'Carla Kontakt', contact_email: 'carla@agency.example',
    });
    await organisers.open(slug);
    await send(desk, 'event/publish-event');

    await page.goto(`${site.url}/${locale}/events/${slug}`);
    await expect(page.locator('.poster-where')).toHaveText('Online');
    await expect(page.locator(`a[href="/${locale}/events/${slug}/plan"]`)).toHaveCount(0);
    expect(await page.content()).not.toContain('meet.example');

    await register(page, organisers, site, locale, slug, 'Vera Vielfalt', `vera.${slug}@besuch.example`);
    await expect(page.locator(`.ticket a[href="${LINK}"]`)).toBeVisible();
    await organisers.mail(`vera.${slug}@besuch.example`, 'ticket', /https:\/\/meet\.example\/raum/);
  });
}
