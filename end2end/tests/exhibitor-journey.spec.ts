// An exhibitor's whole way, from an empty stand to named booth staff: publish, apply, place, offer, confirm, name.
import { travels } from './devices';
import { expect, test } from './site';
import { another, day, Organisers, send } from './steps';

const words = {
  de: {
    inForce: 'Diese Fassung gilt jetzt',
    gross: '1.785',
    started: 'Der Entwurf ist angelegt',
    required: 'Bitte ausfüllen',
    prove: 'Fast fertig',
    submitted: 'Ihre Angaben sind eingereicht',
    confirmed: 'Danke, der Standplatz ist für Sie gebucht',
    full: 'Alle 2 Ausweise sind vergeben',
    twice: 'hat für die Veranstaltung schon einen Ausweis',
    plan: /A1.*Zeche Zukunft/s,
  },
  en: {
    inForce: 'This version is in force now',
    gross: '€1,785',
    started: 'Your draft has been created',
    required: 'Please fill',
    prove: 'Nearly done',
    submitted: 'Your application is submitted',
    confirmed: 'Thank you, the unit is booked for you',
    full: 'All 2 passes are used',
    twice: 'has a pass for the event already',
    plan: /A1.*Zeche Zukunft/s,
  },
};

for (const { locale, tag } of travels) {
  test(`an exhibitor applies, gets a unit and names its people (${locale})`, { tag }, async ({ page, browser, site }, { project }) => {
    const say = words[locale];
    const mark = `${project.name.replaceAll(' ', '-')}-${locale}`;
    const email = `anna.${mark}@zeche.example`;
    const slug = `messe-${mark}`;
    const organisers = await Organisers.of(browser, site, locale);
    const desk = organisers.page;

    // An empty stand: an event, a level, a unit.
    await desk.goto(`${site.url}/${locale}/organise/new`);
    await send(desk, 'event/create-event', {
      name: `Messe ${mark}`, slug, city: 'Essen', venue: 'Messe Essen', starts_on: day(90), ends_on: day(92), brand: 'Ruhr',
      applications_open_at: day(-1, '08:00'), applications_close_at: day(30, '18:00'), passes_close_at: day(80, '18:00'),
      contact_name: 'Stand-Team', contact_email: 'stand@ruhr.example',
    });
    await organisers.open(slug, '/booth');
    await send(desk, 'booth/add-level', { name_de: 'Ebene 1', width: '8', depth: '6' });
    await organisers.open(slug, '/booth/new');
    await send(desk, 'booth/add-unit', { code: 'A1', kind: 'pod', x: '1', y: '1', width: '2', depth: '2', price: '1500', pass_quota: '2' });
    await organisers.open(slug, '/booth/new');
    await send(desk, 'booth/add-unit', { code: 'A2', kind: 'pod', x: '2', y: '2', width: '2', depth: '2', price: '1500', pass_quota: '2' });
    await expect(desk.getByRole('alert'), 'units that overlap are refused').toContainText('A1');

    // What exhibitors agree to, as a file.
    await organisers.open(slug, '/terms');
    await desk.locator('[name="version"]').fill('2027-1');
    await desk.locator('[name="terms"]').setInputFiles({ name: 'terms.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\nterms\n%%EOF\n') });
    await desk.locator('form[action$="/uploads/terms"] button[type="submit"]').click();
    await expect(desk.locator('main')).toContainText(say.inForce);

    // Nobody sees it before it is published.
    expect((await page.goto(`${site.url}/${locale}/events/${slug}/apply`))?.status()).toBe(404);
    await organisers.open(slug);
    await send(desk, 'event/publish-event');

    // An application, begun, refused for what it lacks, handed in, and confirmed by the link in the mail.
    await page.goto(`${site.url}/${locale}/events/${slug}/apply`);
    await send(page, 'exhibitor/start-application', { email });
    await expect(page.locator('main')).toContainText(say.started);
    await send(page, 'exhibitor/save-application', { legal_name: 'Zeche Zukunft GmbH', display_name: 'Zeche Zukunft' }, 'submit');
    await expect(page.getByRole('alert')).toContainText(say.required);
    await expect(page.locator('[name="legal_name"]')).toHaveValue('Zeche Zukunft GmbH');
    const terms = page.locator('#declarations ~ p a[target="_blank"]');
    expect((await page.request.get(`${site.url}${await terms.getAttribute('href')}`)).headers()['content-type']).toBe('application/pdf');
    await send(page, 'exhibitor/save-application', {
      kind: 'company', size_class: 'small', street: 'Schachtstraße 1', postcode: '45141', city: 'Essen', vat_id: 'DE136695976',
      decision_name: 'Anna Schacht', decision_email: email, teaser_de: 'Sensoren aus dem Schacht', terms: true, de_minimis: 'on',
      double_funding: 'exempt', double_funding_reason: 'Stadtverwaltung',
    }, 'submit');
    await expect(page.locator('main')).toContainText(say.prove);
    await expect(page.locator('main')).toContainText(email);
    await page.goto(await organisers.mail(email, 'application_to_prove', /http\S+\/applications\/[A-Z2-7]{26}/));
    await send(page, 'exhibitor/hand-in-application');
    await expect(page.locator('main')).toContainText(say.submitted);

    // A unit, offered by the organisers and accepted by the link in the mail.
    await organisers.open(slug, '/admission');
    await desk.getByRole('link', { name: 'Zeche Zukunft' }).click();
    const unit = await desk.locator('select[name="unit"] option', { hasText: 'A1' }).getAttribute('value');
    await send(desk, 'exhibitor/place', { unit: unit! }, 'offer');
    await page.goto(await organisers.mail(email, 'unit_offered', /http\S+\/offers\/[A-Z2-7]{26}/));
    await page.locator('main a[href$="/accept"]').click();
    await expect(page.locator('main'), 'the sum with tax, before it binds').toContainText(say.gross);
    await expect(page.locator('main')).toContainText('2027-1');
    await send(page, 'exhibitor/answer-offer');
    await expect(page.locator('main')).toContainText(say.confirmed);
    await organisers.mail(email, 'unit_confirmed', /http\S+\/files\/[0-9a-f]{40}\.pdf/);
    await page.goto(`${site.url}/${locale}/events/${slug}/plan`);
    await expect(page.locator('main')).toContainText(say.plan);

    // The portal: sign in by the code where the mail is not read, name two, be refused the same person and a third.
    const portal = await another(browser, project.use);
    await portal.goto(`${site.url}/${locale}/sign-in`);
    await send(portal, 'account/request-sign-in', { email });
    await send(portal, 'account/sign-in-by-code', { code: '1234' });
    await expect(portal.getByRole('alert')).toBeVisible();
    await send(portal, 'account/sign-in-by-code', { code: await organisers.mail(email, 'sign_in', /\b\d{4} \d{4}\b/) });
    await expect(portal).toHaveURL(/\/account/);
    await portal.goto(`${site.url}/${locale}/portal`);
    await portal.locator('main').getByRole('link', { name: `Messe ${mark}` }).click();
    const staff = await portal.locator('main a[href$="/staff"]').first().getAttribute('href');
    await portal.goto(`${site.url}${staff}`);
    const person = (name: string) => ({ name, email: `${name.toLowerCase()}.${mark}@zeche.example` });
    await send(portal, 'exhibitor/name-person', person('Bodo'));
    await send(portal, 'exhibitor/name-person', person('Bodo'));
    await expect(portal.getByRole('alert')).toContainText(say.twice);
    const colleague = await portal.context().newPage();
    await colleague.goto(`${site.url}${staff}`);
    await send(portal, 'exhibitor/name-person', person('Cora'));
    await send(colleague, 'exhibitor/name-person', person('Dora'));
    await expect(colleague.getByRole('alert')).toContainText(say.full);
    await organisers.mail(person('Bodo').email, 'staff_badge', /Zeche Zukunft/);
  });
}
