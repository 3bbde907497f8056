// An organiser makes a roundtable, invites somebody, who answers by their link; seats them, and writes the minutes.
import { expect, test } from './site';
import { another, mailed, send, sendConfirmed } from './steps';

for (const locale of ['de', 'en'] as const) {
  test(`a roundtable from its invitation to the minutes, in ${locale}`, async ({ browser, page, site }) => {
    const mark = `${locale}-${test.info().project.name.replace(/\W+/g, '-')}`;
    const to = `ada-${mark}@gast.example`;
    await site.signIn(page, 'organiser', locale);
    await page.goto(`${site.url}/${locale}/organise/roundtables`);
    await page.locator('main a[href$="/new-roundtable"]').click();
    await page.waitForURL('**/new-roundtable');
    const times = { starts: '2098-06-10T09:00', ends: '2098-06-10T08:00', answer_until: '2098-06-01T18:00' };
    await send(page, 'roundtable/create', { name: `H2 ${mark}`, place: 'Pittsburgh', time_zone: 'America/New_York', ...times });
    await expect(page.locator('[name="ends"]')).toHaveAttribute('aria-invalid', 'true');
    await send(page, 'roundtable/create', { ends: '2098-06-10T11:00' });
    await page.waitForURL(/\/organise\/roundtables\/[0-9a-f-]{36}/);
    const round = page.url().split('?')[0];

    await page.goto(`${round}/seating`);
    await send(page, 'roundtable/add-table', { table_name: 'Ruhr', seats: '4' });
    await page.goto(round);
    await page.locator('#guests ~ details.fold > summary').click();
    await send(page, 'roundtable/add-guest', { name: 'Ada Nord', email: to, organisation: 'Haus Nord', language: locale });
    await sendConfirmed(page, 'roundtable/send-wave');
    const address = await mailed(page, `${site.url}/${locale}`, to, 'roundtable_invitation', /http\S+\/roundtables\/answers\/[A-Z2-7]{26}/);

    // Opening the link answers nothing; its button does.
    const guest = await another(browser, test.info().project.use);
    await guest.goto(address);
    await expect(guest.locator('.chip').first()).toHaveText(locale === 'de' ? 'Noch offen' : 'Still open');
    await send(guest, 'roundtable/answer', { needs: 'Vegetarisch' }, 'accept');
    await expect(guest.locator('.chip').first()).toHaveText(locale === 'de' ? 'Zugesagt' : 'Accepted');
    await guest.context().close();

    await page.goto(`${round}/seating`);
    await send(page, 'roundtable/propose-seats');
    const taken = page.locator('.seat.is-taken');
    await expect(taken).toHaveCount(1);
    const proposed = (await taken.getAttribute('data-seat'))!;

    // By keys: taken up from one chair, put down on another.
    await taken.focus();
    await page.keyboard.press('Enter');
    await expect(taken).toHaveAttribute('aria-pressed', 'true');
    await page.locator('.seat:not(.is-taken)').first().focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/done=saved/);
    await expect(taken).not.toHaveAttribute('data-seat', proposed);
    await expect(taken).toHaveClass(/is-pinned/);

    // By hand: dragged back to where they sat.
    await page.locator('.seat-map').evaluate((map) => map.scrollIntoView({ block: 'center' }));
    const middle = async (chair: string): Promise<[number, number]> => {
      const box = (await page.locator(`${chair} circle`).boundingBox())!;
      return [box.x + box.width / 2, box.y + box.height / 2];
    };
    await page.mouse.move(...(await middle('.seat.is-taken')));
    await page.mouse.down();
    await page.mouse.move(...(await middle(`.seat[data-seat="${proposed}"]`)), { steps: 5 });
    await page.mouse.up();
    await expect(taken).toHaveAttribute('data-seat', proposed);

    await page.goto(`${round}/minutes`);
    await send(page, 'roundtable/write-minutes', { minutes: '- **Einig**' });
    await expect(page.locator('.prose strong')).toHaveText('Einig');
  });
}
