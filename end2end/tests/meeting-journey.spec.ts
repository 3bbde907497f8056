// Meetings: organisers add a table, make one plan of all wishes and accept it; two people find each other, meet, and say how it was.
import { execFileSync } from 'node:child_process';
import type { Page } from '@playwright/test';
import { expect, test } from './site';
import { another, mailed, send, upcoming } from './steps';

/** The time of the meetings that somebody of this name has asked for becomes one of long ago. */
const takesPlace = `
import sqlite3, sys
file, name = sys.argv[1:]
database = sqlite3.connect(file, timeout=20)
database.execute("""UPDATE meeting_slot SET starts_at = '2020-01-01T10:00:00+00:00', ends_at = '2020-01-01T10:20:00+00:00'
    WHERE id IN (SELECT slot_id FROM meeting JOIN profile ON profile.id = asker_id WHERE profile.name = ?)""", (name,))
database.commit()
`;

/** Sent at once the form comes back with all that was typed; then it is taken. */
async function join(page: Page, typed: Record<string, string>): Promise<void> {
  await send(page, 'meetings/join', typed);
  if (!page.url().includes('done=meeting-link-sent')) {
    await expect(page.locator('[name="email"]')).toHaveValue(typed.email);
    await send(page, 'meetings/join');
  }
}

test('meetings, from the page of the event to a plan that counts', async ({ browser, page, site }) => {
  const fair = await upcoming(page, site, 'collision');
  await page.goto(`${site.url}/de/events/${fair}`);
  await page.locator(`a[href="/de/events/${fair}/meetings"]`).first().click();
  await page.waitForURL('**/meetings');
  await expect(page.locator('[name="website"]')).toBeHidden();
  await join(page, { name: 'Nora Neu', email: 'nora@gespraech.example', organisation: 'Haus Neu', kind: 'start_up' });
  await expect(page).toHaveURL(/done=meeting-link-sent/);

  const organiser = await browser.newPage();
  await site.signIn(organiser, 'organiser');
  await organiser.goto(`${site.url}/de/organise/matchmaking`);
  await organiser.locator('main table a', { hasText: 'Collision' }).first().click();
  await organiser.waitForURL('**/organise/matchmaking/*');
  const round = organiser.url().split('?')[0];
  await send(organiser, 'meetings/add-place', { name_de: 'Fensterplatz', name_en: 'By the window', capacity: '1' });
  await expect(organiser.locator('section', { has: organiser.locator('#places') })).toContainText('Fensterplatz');

  await organiser.goto(`${round}/people?q=Nora+Neu`);
  await expect(organiser.locator('main table')).toContainText('Adresse nicht bestätigt');

  await organiser.locator(`a[href$="/plan"]`).first().click();
  await organiser.waitForURL('**/plan');
  await send(organiser, 'meetings/compute-plan');
  const proposal = organiser.locator('section', { has: organiser.locator('#plan') });
  await expect(proposal).toContainText('Wünsche, die aufgehen');
  await expect(proposal.locator('table')).toBeVisible();
  await send(organiser, 'meetings/accept-plan');
  await expect(organiser).toHaveURL(/done=plan-accepted/);
  await expect(organiser.locator('section', { has: organiser.locator('#grid') }).locator('table')).toContainText('Fensterplatz');

  await organiser.goto(`${round}/meetings?state=accepted`);
  await expect(organiser.locator('main table')).toContainText('Vereinbart');
  await organiser.close();
});

test('two people find each other, meet, and say how it was', { tag: '@bare' }, async ({ browser, page, site }) => {
  const mark = test.info().project.name.replace(/\W+/g, '');
  const fair = await upcoming(page, site, 'collision');
  const organiser = await browser.newPage();
  await site.signIn(organiser, 'organiser');
  await organiser.goto(`${site.url}/de/organise/matchmaking`);
  await organiser.locator('main table a', { hasText: 'Collision' }).first().click();
  await organiser.waitForURL('**/organise/matchmaking/*');
  const round = organiser.url().split('?')[0];
  // A table of their own, whatever a plan has given away.
  await send(organiser, 'meetings/add-place', { name_de: 'Ecktisch', name_en: 'Corner', capacity: '1' });

  const asks = page;
  const asked = await another(browser, test.info().project.use);
  const people = [
    { at: asks, name: `Ada ${mark}`, offers: 'Heliumtanks', seeks: 'Zeppelinhallen' },
    { at: asked, name: `Bodo ${mark}`, offers: 'Zeppelinhallen', seeks: 'Heliumtanks' },
  ];
  const links: string[] = [];
  for (const { at, name, offers, seeks } of people) {
    const email = `${name.split(' ')[0].toLowerCase()}.${mark}@luftschiff.example`;
    await at.goto(`${site.url}/de/events/${fair}/meetings`);
    await join(at, { name, email, organisation: `Haus ${name}`, kind: 'visitor' });
    const link = await mailed(organiser, `${site.url}/de`, email, 'meeting_access', /http\S+\/meetings\/[A-Z2-7]{26}/);
    await at.goto(link);
    await send(at, 'meetings/confirm');
    await send(at, 'meetings/set-consent');
    await send(at, 'meetings/save-profile', { offers, seeks });
    await expect(at).toHaveURL(/done=saved/);
    links.push(link);
  }

  // The reason stands beside the name; opening the link again is enough to see it.
  await asks.goto(links[0]);
  const match = asks.locator('section', { has: asks.locator('#matches') }).locator('li').first();
  await expect(match).toContainText(`Bodo ${mark}`);
  await expect(match).toContainText('Weil: bietet Zeppelinhallen; sucht Heliumtanks');
  await match.locator('summary').click();
  await send(asks, 'meetings/ask', { message: 'Darf ich Ihre Halle sehen?' });
  await expect(asks).toHaveURL(/done=meeting-asked/);

  await asked.goto(links[1]);
  await expect(asked.locator('main')).toContainText('Darf ich Ihre Halle sehen?');
  await send(asked, 'meetings/accept');
  await expect(asked).toHaveURL(/done=meeting-accepted/);

  execFileSync('python3', ['-c', takesPlace, site.database, `Ada ${mark}`]);
  for (const [at, link, rating] of [[asks, links[0], '5'], [asked, links[1], '4']] as const) {
    await at.goto(link);
    await send(at, 'meetings/rate', { rating });
    await expect(at).toHaveURL(/done=meeting-rated/);
  }
  await organiser.goto(round);
  await expect(organiser.locator('dl.facts').first()).toContainText('4,5');
  await asked.context().close();
  await organiser.close();
});
