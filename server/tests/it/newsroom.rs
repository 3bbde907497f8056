//! The agency's news as browsers and feed readers get them.

use axum::{body::Body, http::Method};
use domain::{
    actor::Actor,
    news::{self, NewsEntryView, NewsForm},
};
use scraper::{Html, Selector};

use crate::site::{Answer, Browser, PIXEL, Site, both};

fn form(slug: &str) -> NewsForm {
    let text = |text: &str| text.to_owned();
    NewsForm {
        title_de: text("Mehr Platz & Licht"),
        title_en: text("More room & light"),
        slug: text(slug),
        lede_de: text("Kurz <b>gesagt</b>."),
        lede_en: text("In short."),
        text_de: text("Ein **langer** Text <script>alert(1)</script>."),
        text_en: text("A **long** text."),
        event: String::new(),
        press_name: text("Petra Presse"),
        press_email: text("petra@agency.example"),
        press_phone: text("+49 201 123456"),
    }
}

/// An entry that everybody sees, of revision 2.
async fn shown(site: &Site, form: &NewsForm) -> NewsEntryView {
    let (db, actor) = (&site.state.db, &Actor::System);
    let made = news::create(db, actor, form).await.expect("made");
    news::publish(db, actor, made.id, "1").await.expect("published");
    news::entry(db, actor, made.id).await.expect("there")
}

async fn asks(browser: &Browser, path: &str, headers: &[(&str, &str)]) -> Answer {
    let mut request = browser.request(Method::GET, path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    browser.send(request.body(Body::empty()).expect("a request")).await
}

fn first(body: &str, css: &str) -> String {
    let page = Html::parse_document(body);
    let found = page.select(&Selector::parse(css).expect("a selector")).next();
    found.unwrap_or_else(|| panic!("no {css} in {body}")).text().collect()
}

both! {
    async fn news_are_read_on_their_page_the_start_page_and_that_of_their_event(site: Site) {
        let event = site.event("mipim-2027").await;
        site.execute("UPDATE event SET starts_on = '2099-03-09', ends_on = '2099-03-12'").await;
        let nobody = site.anonymous();
        for page in ["/de", "/de/events/mipim-2027"] {
            assert!(!nobody.get(page).await.body.contains("id=\"news\""), "{page} tells of nothing");
        }
        shown(&site, &NewsForm { event: event.to_string(), ..form("mehr-platz") }).await;

        for page in ["/de", "/de/events/mipim-2027", "/de/newsroom", "/de/newsroom?q=licht"] {
            let body = nobody.get(page).await.body;
            assert!(body.contains("href=\"/de/newsroom/mehr-platz\"") && body.contains("Mehr Platz &amp; Licht"), "{page}: {body}");
        }
        let page = nobody.get("/de/newsroom/mehr-platz").await;

        assert_eq!((page.status.as_u16(), first(&page.body, "h1").as_str()), (200, "Mehr Platz & Licht"));
        for part in [
            "<strong>langer</strong>",
            "Kurz &lt;b&gt;gesagt&lt;/b&gt;.",
            "href=\"/de/events/mipim-2027\"",
            "mailto:petra@agency.example",
            "tel:+49201123456",
            "\"@type\":\"NewsArticle\"",
        ] {
            assert!(page.body.contains(part), "{part} in {}", page.body);
        }
        assert!(!page.body.contains("<script>alert"), "{}", page.body);
        for link in [
            "link[rel=canonical][href='http://stand.example/de/newsroom/mehr-platz']",
            "link[hreflang=en][href='http://stand.example/en/newsroom/mehr-platz']",
            "link[rel=alternate][type='application/rss+xml'][href='/newsroom/feed-de.rss']",
        ] {
            first(&page.body, link);
        }
        assert!(nobody.get("/en/newsroom/mehr-platz").await.body.contains("<strong>long</strong>"));
    }

    async fn what_has_not_appeared_is_not_found(site: Site) {
        site.event("mipim-2027").await;
        let (db, actor) = (&site.state.db, &Actor::System);
        let draft = news::create(db, actor, &form("entwurf")).await.expect("made");
        let planned = news::create(db, actor, &form("geplant")).await.expect("made");
        news::plan(db, actor, planned.id, "1", &format!("{}T09:00", domain::clock::now().date_naive() + chrono::Duration::days(3))).await.expect("planned");

        for (who, browser) in site.everybody().await {
            for (slug, notice) in [("entwurf", "Das ist ein Entwurf"), ("geplant", "Erscheint am")] {
                let answer = browser.get(&format!("/de/newsroom/{slug}")).await;
                match who {
                    "organiser" => assert!(answer.status == 200 && answer.body.contains(notice), "{who} {slug}: {}", answer.body),
                    _ => assert_eq!(answer.status, 404, "{who} {slug}"),
                }
            }
        }
        assert!(!site.anonymous().get("/newsroom/feed-de.rss").await.body.contains("<item>"));
        assert!(site.organiser().await.get(&format!("/de/organise/news/{}", draft.id)).await.body.contains("Jetzt veröffentlichen"));
    }

    async fn feed_readers_are_told_that_nothing_has_changed(site: Site) {
        let entry = shown(&site, &form("mehr-platz")).await;
        let reader = site.anonymous();

        for (path, title, link) in [
            ("/newsroom/feed-de.rss", "<title>Mehr Platz &amp; Licht</title>", "<link>http://stand.example/de/newsroom/mehr-platz</link>"),
            ("/newsroom/feed-en.rss", "<title>More room &amp; light</title>", "<link>http://stand.example/en/newsroom/mehr-platz</link>"),
        ] {
            let first = reader.get(path).await;
            assert_eq!((first.status.as_u16(), first.header("content-type")), (200, "application/rss+xml; charset=utf-8"));
            assert_eq!(first.header("cache-control"), "public, max-age=300", "{path}");
            let guid = format!("<guid isPermaLink=\"false\">urn:uuid:{}</guid>", entry.id);
            for part in [title, link, guid.as_str(), "<rss version=\"2.0\"", "+0000</pubDate>"] {
                assert!(first.body.contains(part), "{part} in {}", first.body);
            }
            assert!(!first.body.contains("<b>"), "{}", first.body);
            let (tag, changed) = (first.header("etag").to_owned(), first.header("last-modified").to_owned());
            for (headers, status) in [
                (vec![("if-none-match", tag.as_str())], 304),
                (vec![("if-modified-since", changed.as_str())], 304),
                (vec![("if-none-match", "\"other\"")], 200),
            ] {
                let again = asks(&reader, path, &headers).await;
                assert_eq!((again.status.as_u16(), again.body.is_empty()), (status, status == 304), "{path} {headers:?}");
            }
        }
        let tag = reader.get("/newsroom/feed-de.rss").await.header("etag").to_owned();
        news::hide(&site.state.db, &Actor::System, entry.id).await.expect("hidden");
        let after = asks(&reader, "/newsroom/feed-de.rss", &[("if-none-match", tag.as_str())]).await;
        assert!(after.status == 200 && !after.body.contains("<item>"), "{}", after.body);
    }

    async fn an_organiser_writes_looks_publishes_and_hides(site: Site) {
        let organiser = site.organiser().await;
        let fields = [
            ("title_de", "Neues vom Stand"),
            ("title_en", "News of the booth"),
            ("lede_de", "Kurz."),
            ("lede_en", "Short."),
            ("text_de", "Lang."),
        ];
        let new = "/de/organise/news/new";
        let refused = organiser.post_form(new, "/api/news/create", &[("title_de", "<b>Nur"), ("title_en", "")]).await;
        assert_eq!(refused.status, 422);
        assert!(refused.body.contains("value=\"&lt;b&gt;Nur\""), "what was typed: {}", refused.body);

        let made = organiser.post_form(new, "/api/news/create", &fields).await;

        let page = made.location().trim_end_matches("?done=saved").to_owned();
        assert!(made.status == 303 && page.starts_with("/de/organise/news/"), "{}", made.location());
        let id = page.rsplit('/').next().expect("an id").to_owned();
        let half = organiser.post_form(&page, "/api/news/publish", &[("entry", &id), ("revision", "1")]).await;
        assert!(half.status == 422 && half.body.contains("Vorspann und Text in beiden Sprachen"), "{}", half.body);
        let with = |revision| {
            let mut all = fields.to_vec();
            all.extend([("entry", id.as_str()), ("revision", revision), ("slug", "neues-vom-stand"), ("text_en", "Long."), ("act", "preview")]);
            all
        };
        let unknown: Vec<_> = with("1").into_iter().filter(|(name, _)| *name != "act").collect();
        assert_eq!(organiser.post_form(&page, "/api/news/edit", &unknown).await.status, 404, "no word stands for an act");
        let saved = organiser.post_form(&page, "/api/news/edit", &with("1")).await;
        assert_eq!((saved.status.as_u16(), saved.location()), (303, "/de/newsroom/neues-vom-stand"));
        let stale = organiser.post_form(&page, "/api/news/edit", &with("1")).await;
        assert_eq!(stale.status, 409, "{}", stale.body);
        let published = organiser.post_form(&page, "/api/news/publish", &[("entry", &id), ("revision", "2")]).await;
        assert_eq!(published.location(), format!("{page}?done=news-published"));
        assert_eq!(site.anonymous().get("/de/newsroom/neues-vom-stand").await.status, 200);
        let hidden = organiser.post_form(&page, "/api/news/hide", &[("entry", &id)]).await;
        assert_eq!(hidden.location(), format!("{page}?done=news-hidden"));
        assert_eq!(site.anonymous().get("/de/newsroom/neues-vom-stand").await.status, 404);
        let told = organiser.get(&page).await.body;
        assert!(told.contains("Meldung veröffentlicht") && told.contains("Meldung wieder zum Entwurf gemacht"), "{told}");
        let deleted = organiser.post_form(&page, "/api/news/delete", &[("entry", &id)]).await;
        assert_eq!(deleted.location(), "/de/organise/news?done=news-deleted");
        assert_eq!(organiser.get(&page).await.status, 404);
    }

    async fn an_entry_is_taken_along_as_a_press_release(site: Site) {
        shown(&site, &form("mehr-platz")).await;
        let nobody = site.anonymous();

        let page = nobody.get("/en/newsroom/mehr-platz").await.body;
        let file = nobody.get("/newsroom/mehr-platz/press-release.pdf?lang=en").await;

        assert!(page.contains(r#"href="/newsroom/mehr-platz/press-release.pdf?lang=en""#), "{page}");
        assert_eq!((file.status.as_u16(), file.header("content-type")), (200, "application/pdf"));
        assert_eq!(file.header("content-disposition"), "attachment; filename=\"mehr-platz.pdf\"");
        assert!(file.body.starts_with("%PDF-"), "{:.40}", file.body);
        assert_eq!(nobody.get("/newsroom/nothing/press-release.pdf").await.status.as_u16(), 404);
    }

    async fn a_picture_is_shown_shared_and_removed(site: Site) {
        let entry = shown(&site, &form("mit-bild")).await;
        let (organiser, page, id) = (site.organiser().await, format!("/de/organise/news/{}", entry.id), entry.id.to_string());
        let fields = [("_page", page.as_str()), ("entry", id.as_str()), ("alt_de", "Der \"Stand\""), ("credit", "Foto: Fiona")];
        let silent = [fields[0], fields[1], ("_beside", "/api/news/edit"), ("credit", "Foto: Fiona")];
        let refused = organiser.upload(&format!("{page}?post=/uploads/news-picture"), &silent, ("picture", PIXEL)).await;
        assert!(refused.status == 422 && refused.body.contains("was zu sehen ist"), "{}", refused.body);

        let taken = organiser.upload("/uploads/news-picture", &fields, ("picture", PIXEL)).await;

        assert_eq!((taken.status.as_u16(), taken.location()), (303, format!("{page}?done=picture-saved#picture").as_str()));
        let shown = site.anonymous().get("/de/newsroom/mit-bild").await.body;
        let key = shown.split("property=\"og:image\" content=\"http://stand.example").nth(1).and_then(|rest| rest.split('"').next());
        let key = key.expect("the page is shared with its picture").to_owned();
        assert!(shown.contains(&format!("src=\"{key}\"")) && shown.contains("alt=\"Der &quot;Stand&quot;\""), "{shown}");
        assert!(first(&shown, "figcaption").contains("Foto: Fiona"));
        assert_eq!(site.anonymous().get(&key).await.header("content-type"), "image/jpeg");
        organiser.post_form(&page, "/api/news/remove-picture", &[("entry", id.as_str())]).await;
        assert!(!site.anonymous().get("/de/newsroom/mit-bild").await.body.contains("<img"));
    }
}
