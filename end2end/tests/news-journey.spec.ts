// An organiser writes news, looks at them, plans them, calls them back, publishes them; everybody reads them, feed readers too.
import { expect, test } from './site';
import { another, day, send, sendConfirmed } from './steps';

const words = {
  de: { draft: 'Entwurf', planned: 'Geplant', published: 'Veröffentlicht', notFound: 'Nicht gefunden' },
  en: { draft: 'Draft', planned: 'Planned', published: 'Published', notFound: 'Not found' },
} as const;

for (const locale of ['de', 'en'] as const) {
  test(`news from the draft to the start page, in ${locale}`, async ({ browser, page, site }, { project }) => {
    const say = words[locale];
    const slug = `neue-halle-${locale}`;
    const title = locale === 'de' ? 'Eine neue Halle' : 'A new hall';
    const visitor = await another(browser, project.use);
    await site.signIn(page, 'organiser');
    await page.goto(`${site.url}/${locale}/organise`);
    await page.locator('a[href$="/organise/news"]').first().click();
    await page.waitForURL('**/organise/news');
    await page.locator('a[href$="/organise/news/new"]').first().click();
    await page.waitForURL('**/organise/news/new');

    // What is refused comes back with what was typed.
    await send(page, 'news/create', { title_de: 'Eine neue Halle', slug });
    await expect(page.locator('[name="title_en"]')).toHaveAttribute('aria-invalid', 'true');
    await expect(page.locator('[name="title_de"]')).toHaveValue('Eine neue Halle');
    await send(page, 'news/create', { title_en: 'A new hall', lede_de: 'Wir ziehen um.', lede_en: 'We move.', text_de: 'Mehr **Platz**.', text_en: 'More **room**.' });
    await expect(page.locator('.chip').first()).toHaveText(say.draft);
    const form = page.url().replace(/\?.*/, '');

    // The preview is the page itself, for organisers alone.
    await send(page, 'news/edit', { press_name: 'Petra Presse', press_email: 'petra@agentur.example' }, 'preview');
    await page.waitForURL(`**/newsroom/${slug}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
    await expect(page.locator('.prose strong')).toBeVisible();
    await visitor.goto(`${site.url}/${locale}/newsroom/${slug}`);
    await expect(visitor.getByRole('heading', { level: 1 })).toHaveText(say.notFound);

    await page.goto(form);
    await send(page, 'news/plan', { at: day(3, '09:00') });
    await expect(page.locator('.chip').first()).toHaveText(say.planned);
    await visitor.reload();
    await expect(visitor.getByRole('heading', { level: 1 })).toHaveText(say.notFound);
    await sendConfirmed(page, 'news/hide');
    await sendConfirmed(page, 'news/publish');
    await expect(page.locator('.chip').first()).toHaveText(say.published);

    await visitor.goto(`${site.url}/${locale}`);
    await visitor.locator(`main a[href$="/newsroom/${slug}"]`).click();
    await expect(visitor.getByRole('heading', { level: 1 })).toHaveText(title);
    await expect(visitor.locator('a[href="mailto:petra@agentur.example"]')).toBeVisible();
    const feed = await visitor.request.get(`${site.url}/newsroom/feed-${locale}.rss`);
    expect(feed.headers()['content-type']).toContain('application/rss+xml');
    expect(await feed.text()).toContain(`/${locale}/newsroom/${slug}`);
    await visitor.goto(`${site.url}/${locale}/newsroom?q=${encodeURIComponent(title)}`);
    await expect(visitor.locator('[data-results] a').first()).toHaveText(title);

    // Out of sight again, and gone.
    await page.goto(form);
    await sendConfirmed(page, 'news/hide');
    await visitor.goto(`${site.url}/${locale}/newsroom/${slug}`);
    await expect(visitor.getByRole('heading', { level: 1 })).toHaveText(say.notFound);
    await page.goto(form);
    await sendConfirmed(page, 'news/delete');
    await page.waitForURL('**/organise/news?done=**');
    await expect(page.locator('main')).not.toContainText('neue Halle');
  });
}
