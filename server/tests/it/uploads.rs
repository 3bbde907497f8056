//! Forms with a file: taken, or back with what is wrong and all that was typed.

use axum::http::StatusCode;
use domain::{application, locale::Locale};

use crate::site::{PIXEL, both};

const SETTINGS: &str = "/en/organise/events/mipim-2027/edit";

both! {
    async fn an_events_picture_is_shown_shared_and_removed(site: Site) {
        let event = site.event("mipim-2027").await.to_string();
        site.execute("UPDATE event SET starts_on = '2099-03-09', ends_on = '2099-03-12'").await;
        let organiser = site.organiser().await;
        let fields = [("_page", SETTINGS), ("event", event.as_str()), ("alt_de", "Der Stand"), ("alt_en", "The \"stand\"")];

        let taken = organiser.upload("/uploads/event-picture", &fields, ("picture", PIXEL)).await;

        assert_eq!((taken.status, taken.location()), (StatusCode::SEE_OTHER, "/en/organise/events/mipim-2027/edit?done=picture-saved#picture"));
        let (landing, page) = (site.anonymous().get("/en").await, site.anonymous().get("/en/events/mipim-2027").await);
        let key = page.body.split("property=\"og:image\" content=\"http://stand.example").nth(1).and_then(|rest| rest.split('"').next());
        let key = key.expect("the page is shared with its picture").to_owned();
        for shown in [&landing, &page] {
            assert!(shown.body.contains(&format!("src=\"{key}\"")) && shown.body.contains("alt=\"The &quot;stand&quot;\""), "{}", shown.body);
        }
        let file = site.anonymous().get(&key).await;
        assert_eq!((file.header("content-type"), file.header("cache-control")), ("image/jpeg", "public, max-age=31536000, immutable"));

        let removed = organiser.post_form(SETTINGS, "/api/event/remove-picture", &[("event", event.as_str())]).await;

        assert_eq!(removed.status, StatusCode::SEE_OTHER);
        assert!(!site.anonymous().get("/en/events/mipim-2027").await.body.contains("<img"));
    }

    async fn a_refused_picture_comes_back_with_its_words(site: Site) {
        let event = site.event("mipim-2027").await.to_string();
        let organiser = site.organiser().await;
        let beside = ("_beside", "/api/event/edit-event");
        let fields = [beside, ("event", event.as_str()), ("alt_de", "<b>Der Stand"), ("alt_en", "")];
        let at_its_page = format!("{SETTINGS}?post=/uploads/event-picture");
        let large = vec![0; domain::files::FileKind::Logo.largest() + 1];

        for (file, sentence) in
            [(&b"<svg></svg>"[..], "This is no PNG, JPEG or WebP."), (&b""[..], "choose a file"), (&large, "larger than 10 MB")]
        {
            let refused = organiser.upload(&at_its_page, &fields, ("picture", file)).await;

            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.body);
            assert!(refused.body.contains("<html lang=\"en\""), "{}", refused.body);
            assert!(refused.body.contains("value=\"&lt;b&gt;Der Stand\""), "what was typed: {}", refused.body);
            assert!(refused.body.contains("href=\"#event-edit-event-picture\"") && refused.body.contains(sentence), "{}", refused.body);
        }
        assert!(organiser.get(&at_its_page).await.body.contains("formaction=\"/en/organise/events/mipim-2027/edit?post=/uploads/event-picture\""));
        assert_eq!(site.count("event", "picture IS NULL").await, 1);
    }

    async fn only_organisers_set_a_picture(site: Site) {
        let event = site.event("mipim-2027").await.to_string();
        let fields = [("_page", "/de/events/mipim-2027"), ("event", event.as_str()), ("alt_de", "Der Stand")];
        for (who, browser) in site.everybody().await {
            let answer = browser.upload("/uploads/event-picture", &fields, ("picture", PIXEL)).await;

            match who {
                "organiser" => assert_eq!(answer.status, StatusCode::SEE_OTHER, "{who}"),
                "anonymous" => assert!(answer.location().starts_with("/de/sign-in?next="), "{who}: {}", answer.location()),
                _ => assert_eq!(answer.status, StatusCode::NOT_FOUND, "{who}"),
            }
        }
        let nowhere = site
            .organiser()
            .await
            .upload("/uploads/event-picture", &[("_page", "/de"), ("event", "x"), ("alt_de", "x")], ("picture", PIXEL))
            .await;
        assert_eq!(nowhere.status, StatusCode::NOT_FOUND);
        assert_eq!(site.count("event", "picture IS NOT NULL AND revision = 2").await, 1);
    }

    async fn terms_are_put_in_force_and_read_where_one_agrees(site: Site) {
        const TERMS: &str = "/en/organise/events/mipim-2027/terms";
        let event = site.event("mipim-2027").await.to_string();
        site.execute("UPDATE event SET starts_on = '2099-03-09', ends_on = '2099-03-12', applications_close_at = '2099-01-01T00:00:00+00:00'")
            .await;
        let nobody = domain::actor::Actor::Anonymous;
        let token = application::start(&site.state.db, &nobody, "mipim-2027", "anna@applicant.example", Locale::En).await.expect("begun");
        let organiser = site.organiser().await;
        let fields = [("_page", TERMS), ("event", event.as_str()), ("version", "2 <b>"), ("address", "")];
        let pdf = b"%PDF-1.4\nterms\n%%EOF\n";

        let picture = organiser.upload("/uploads/terms", &fields, ("terms", PIXEL)).await;
        let nothing = organiser.upload("/uploads/terms", &fields, ("terms", b"")).await;
        let both = [fields[0], fields[1], fields[2], ("address", "www.terms.example")];
        let both = organiser.upload("/uploads/terms", &both, ("terms", pdf)).await;
        let taken = organiser.upload("/uploads/terms", &fields, ("terms", pdf)).await;

        for (refused, sentence, field) in [
            (&picture, "This is no PDF.", "#event-terms-terms"),
            (&nothing, "Please choose a PDF, or give an address.", "#event-terms-terms"),
            (&both, "Please give either a file or an address, not both.", "#event-terms-address"),
        ] {
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.body);
            assert!(refused.body.contains(sentence) && refused.body.contains("value=\"2 &lt;b&gt;\""), "{field} {}", refused.body);
        }
        assert_eq!((taken.status, taken.location()), (StatusCode::SEE_OTHER, format!("{TERMS}?done=terms-put").as_str()));
        let form = site.anonymous().get(&format!("/en/applications/{}", token.as_str())).await;
        let link = form.body.split("href=\"/files/").nth(1).and_then(|rest| rest.split('"').next()).expect("a link to the terms");
        assert!(form.body.contains("Terms of participation, version 2 &lt;b&gt;"), "{}", form.body);
        let file = site.anonymous().get(&format!("/files/{link}")).await;
        assert_eq!((file.status, file.header("content-type"), file.body.as_bytes()), (StatusCode::OK, "application/pdf", &pdf[..]));
        assert_eq!(site.count("event", "terms_version = '2 <b>'").await, 1);
    }

    async fn a_logo_is_set_and_removed_by_the_link(site: Site) {
        site.event("mipim-2027").await;
        site.execute("UPDATE event SET starts_on = '2099-03-09', ends_on = '2099-03-12', applications_close_at = '2099-01-01T00:00:00+00:00'")
            .await;
        let nobody = domain::actor::Actor::Anonymous;
        let token = application::start(&site.state.db, &nobody, "mipim-2027", "anna@applicant.example", Locale::En).await.expect("begun");
        let page = format!("/en/applications/{}", token.as_str());
        let fields = [("_page", page.as_str()), ("token", token.as_str())];
        let browser = site.anonymous();

        let refused = browser.upload("/uploads/logo", &fields, ("logo", b"%PDF-1.7")).await;
        let taken = browser.upload("/uploads/logo", &fields, ("logo", PIXEL)).await;
        let shown = browser.get(&page).await;
        let removed = browser.post_form(&page, "/api/exhibitor/remove-logo", &fields).await;

        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("This is no PNG, JPEG, WebP or SVG."), "{}", refused.body);
        assert_eq!((taken.status, taken.location()), (StatusCode::SEE_OTHER, format!("{page}?done=logo-saved#logo").as_str()));
        assert!(shown.body.contains("class=\"logo\"") && shown.body.contains("Really remove the logo?"), "{}", shown.body);
        assert_eq!((removed.status, removed.location()), (StatusCode::SEE_OTHER, format!("{page}?done=logo-removed#logo").as_str()));
        assert_eq!(site.count("application", "logo IS NULL").await, 1);
    }

    async fn an_upload_costs_nothing_of_what_was_typed_beside_it(site: Site) {
        let event = site.event("mipim-2027").await.to_string();
        let organiser = site.organiser().await;
        let beside = [("_page", SETTINGS), ("_beside", "/api/event/edit-event"), ("event", event.as_str()), ("name", "Noch nicht <gespeichert>"), ("alt_de", "Der Stand")];

        let refused = organiser.upload("/uploads/event-picture", &beside, ("picture", b"%PDF-1.7")).await;
        let taken = organiser.upload("/uploads/event-picture", &beside, ("picture", PIXEL)).await;

        for (answer, status, says) in
            [(&refused, StatusCode::UNPROCESSABLE_ENTITY, "This is no PNG, JPEG or WebP."), (&taken, StatusCode::OK, "The picture is saved. What else you changed")]
        {
            assert_eq!(answer.status, status, "{}", answer.body);
            assert!(answer.body.contains(says) && answer.body.contains("value=\"Noch nicht &lt;gespeichert&gt;\""), "{}", answer.body);
        }
        assert!(refused.body.contains("href=\"#event-edit-event-picture\""), "{}", refused.body);
        assert_eq!(site.count("event", "picture IS NOT NULL AND name = 'MIPIM 2027'").await, 1);
    }

    async fn a_logo_comes_with_what_was_typed_into_the_application(site: Site) {
        site.event("mipim-2027").await;
        site.execute("UPDATE event SET starts_on = '2099-03-09', ends_on = '2099-03-12', applications_close_at = '2099-01-01T00:00:00+00:00'")
            .await;
        let nobody = domain::actor::Actor::Anonymous;
        let token = application::start(&site.state.db, &nobody, "mipim-2027", "anna@applicant.example", Locale::En).await.expect("begun");
        let page = format!("/en/applications/{}", token.as_str());
        let beside = [
            ("_page", page.as_str()),
            ("_beside", "/api/exhibitor/save-application"),
            ("token", token.as_str()),
            ("revision", "1"),
            ("legal_name", "Muster AG"),
            ("topics[]", "energy"),
            ("topics[]", "mobility"),
            ("press_email", "petra@"),
        ];
        let text = br#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/><text>Muster AG</text></svg>"#;

        let refused = site.anonymous().upload("/uploads/logo", &beside, ("logo", text)).await;
        let taken = site.anonymous().upload("/uploads/logo", &beside, ("logo", PIXEL)).await;
        let shown = site.anonymous().get(&page).await;
        let stale = site.anonymous().upload("/uploads/logo", &[&beside[..4], &[("legal_name", "Other")]].concat(), ("logo", PIXEL)).await;

        assert!(refused.body.contains("convert the text to paths") && refused.body.contains("value=\"Muster AG\""), "{}", refused.body);
        assert_eq!((taken.status, taken.location()), (StatusCode::SEE_OTHER, format!("{page}?done=logo-saved#logo").as_str()), "{}", taken.body);
        for part in ["class=\"logo\"", "value=\"Muster AG\"", "value=\"petra@\""] {
            assert!(shown.body.contains(part), "{part}: {}", shown.body);
        }
        assert_eq!(site.count("application_tag", "1 = 1").await, 2);
        assert!(stale.status == StatusCode::CONFLICT && stale.body.contains("value=\"Other\""), "{} {}", stale.status, stale.body);
        assert_eq!(site.count("application", "logo IS NOT NULL AND legal_name = 'Muster AG'").await, 1);
    }
}
