//! What comes after an event, through the whole stack: its recap with voices, a survey by link, and the report to the funder.

use axum::http::StatusCode;
use domain::{actor::Actor, event, mail, process::letter::AnyLetter, recap, survey};

use crate::site::{Browser, PIXEL, Site, both};

const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\nendobj\n%%EOF\n";
const RECAP: &str = "/de/organise/events/mipim-2027/recap";
const PUBLIC: &str = "/de/events/mipim-2027/recap";

/// Wherever a quote might be found, and must not be any more.
const GONE_FROM: [&str; 9] = [
    PUBLIC,
    "/en/events/mipim-2027/recap",
    "/de/events/mipim-2027",
    "/de",
    "/de/search?q=wieder",
    "/de/newsroom",
    "/newsroom/feed-de.rss",
    "/sitemap-event.xml?event=mipim-2027",
    RECAP,
];

/// The secrets of the letters of these kinds that have not left, in their order.
async fn secrets(site: &Site, wanted: impl Fn(&AnyLetter) -> Option<String>) -> Vec<String> {
    let mails = mail::lease::<AnyLetter>(&site.state.db, 1_000).await.expect("leased");
    mails.iter().filter_map(|mail| wanted(&mail.letter)).collect()
}

fn of_voice(letter: &AnyLetter) -> Option<String> {
    match letter {
        AnyLetter::Recap(recap::RecapLetter::VoiceAsked { token, .. }) => Some(token.clone()),
        _ => None,
    }
}

fn of_survey(letter: &AnyLetter) -> Option<String> {
    match letter {
        AnyLetter::Survey(survey::SurveyLetter::SurveyAsked { token, .. }) => Some(token.clone()),
        _ => None,
    }
}

async fn recap_of(site: &Site) -> recap::RecapView {
    let (db, actor) = (&site.state.db, &Actor::System);
    let event = event::by_slug(db, actor, "mipim-2027").await.expect("there");
    recap::of_event(db, actor, event.id).await.expect("read").expect("begun")
}

async fn takes(browser: &Browser, page: &str, endpoint: &str, fields: &[(&str, &str)]) -> String {
    let answer = browser.post_form(page, endpoint, fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{endpoint}: {}", answer.body);
    answer.location().to_owned()
}

both! {
    async fn a_recap_shows_what_was_released_and_nothing_that_was_taken_back(site: Site) {
        let event = site.event("mipim-2027").await.to_string();
        site.execute("UPDATE event SET starts_on = '2024-03-12', ends_on = '2024-03-15'").await;
        let (organiser, nobody) = (site.organiser().await, site.anonymous());
        takes(&organiser, RECAP, "/api/recap/begin-recap", &[("event", &event)]).await;
        let id = recap_of(&site).await.id.to_string();
        let text = [("recap", id.as_str()), ("revision", "1"), ("text_de", "Es war **gut**."), ("text_en", "It was **good**.")];
        takes(&organiser, RECAP, "/api/recap/save-recap", &text).await;
        let fields = [("_page", RECAP), ("recap", id.as_str()), ("alt_de", "Der Stand"), ("photographer", "Fiona Fokus")];
        let taken = organiser.upload("/uploads/recap-picture", &fields, ("picture", PIXEL)).await;
        let said = [
            ("recap", id.as_str()), ("quote_de", "Gern <b>wieder</b>"), ("person_name", "Valerie Stimme"), ("function", "Leitung"),
            ("email", "valerie@stimme.example"), ("language", "de"),
        ];
        takes(&organiser, RECAP, "/api/recap/add-voice", &said).await;
        let voice = recap_of(&site).await.voices[0].id.to_string();
        takes(&organiser, RECAP, "/api/recap/ask-voice", &[("voice", &voice)]).await;
        let token = secrets(&site, of_voice).await.remove(0);
        let page = format!("/de/voices/{token}");

        let unseen = nobody.get(PUBLIC).await.status;
        takes(&organiser, RECAP, "/api/recap/publish-recap", &[("recap", &id), ("revision", "2")]).await;
        let before = nobody.get(PUBLIC).await.body;
        let asked = nobody.get(&page).await.body;
        let revision = recap_of(&site).await.voices[0].revision.to_string();
        let led = takes(&nobody, &page, "/api/recap/answer-voice", &[("token", &token), ("revision", &revision), ("answer", "release")]).await;
        let shown = nobody.get(PUBLIC).await.body;
        let in_english = nobody.get("/en/events/mipim-2027/recap").await.body;
        takes(&nobody, &page, "/api/recap/answer-voice", &[("token", &token), ("answer", "withdraw")]).await;
        let after = nobody.get(PUBLIC).await.body;
        for address in GONE_FROM {
            // Kept pages were made a moment ago; the organisers' own say no more than everybody's.
            let (public, own) = (nobody.get(address).await.body, organiser.get(address).await.body);
            for body in [public, own] {
                assert!(!body.contains("Valerie") && !body.contains("Gern &lt;b&gt;") && !body.contains("stimme.example"), "{address}: {body}");
            }
        }

        assert_eq!(taken.location(), format!("{RECAP}?done=saved"), "{}", taken.body);
        assert_eq!((unseen, led), (StatusCode::NOT_FOUND, page.clone()));
        assert!(asked.contains("Gern &lt;b&gt;wieder&lt;/b&gt;") && asked.contains("noindex") && asked.contains("valerie@stimme.example"), "{asked}");
        assert!(before.contains("<strong>gut</strong>") && before.contains("\"@type\":\"Article\""), "{before}");
        for (name, body) in [("before", &before), ("after", &after)] {
            assert!(!body.contains("Valerie") && !body.contains("wieder"), "{name}: {body}");
        }
        assert!(shown.contains("Gern &lt;b&gt;wieder&lt;/b&gt;") && shown.contains("Valerie Stimme") && !shown.contains("stimme.example"), "{shown}");
        assert!(in_english.contains("Valerie Stimme") && in_english.contains("<blockquote lang=\"de\">"), "{in_english}");
        assert!(shown.contains("id=\"contact\"") && shown.contains("href=\"mailto:"), "it names whom to ask: {shown}");
        assert!(!shown.contains("Fiona Fokus"), "a picture without licence is not shown: {shown}");
        assert!(nobody.get("/de/events/mipim-2027").await.body.contains(&format!("href=\"{PUBLIC}\"")));
        assert!(nobody.get("/sitemap-event.xml?event=mipim-2027").await.body.contains(PUBLIC));
        takes(&organiser, RECAP, "/api/recap/hide-recap", &[("recap", &id)]).await;
        assert_eq!(nobody.get(PUBLIC).await.status, StatusCode::NOT_FOUND);
        assert!(organiser.get(PUBLIC).await.body.contains("Das ist ein Entwurf"));
    }

    async fn what_a_recap_lets_take_along_is_there_for_its_readers(site: Site) {
        let event = site.event("mipim-2027").await.to_string();
        let (organiser, nobody) = (site.organiser().await, site.anonymous());
        takes(&organiser, RECAP, "/api/recap/begin-recap", &[("event", &event)]).await;
        let id = recap_of(&site).await.id.to_string();
        let fields = [("_page", RECAP), ("recap", id.as_str()), ("title_de", "Folien"), ("title_en", "Slides")];
        let taken = organiser.upload("/uploads/recap-download", &fields, ("download", PDF)).await;
        let text = [("recap", id.as_str()), ("revision", "1"), ("text_de", "Gut"), ("text_en", "Good")];
        takes(&organiser, RECAP, "/api/recap/save-recap", &text).await;
        let file = format!("/files/{}", recap_of(&site).await.downloads[0].file);

        let (early, own) = (nobody.get(&file).await.status, organiser.get(&file).await.status);
        takes(&organiser, RECAP, "/api/recap/publish-recap", &[("recap", &id), ("revision", "2")]).await;
        let page = nobody.get(PUBLIC).await.body;
        let read = nobody.get(&file).await;
        takes(&organiser, RECAP, "/api/recap/hide-recap", &[("recap", &id)]).await;

        assert_eq!(taken.location(), format!("{RECAP}?done=saved"), "{}", taken.body);
        assert_eq!((early, own), (StatusCode::NOT_FOUND, StatusCode::OK));
        assert!(page.contains(&format!("href=\"{file}\"")) && page.contains("Folien"), "{page}");
        assert_eq!((read.status, read.header("content-type")), (StatusCode::OK, "application/pdf"));
        assert_eq!(nobody.get(&file).await.status, StatusCode::NOT_FOUND);
    }

    async fn a_survey_is_answered_by_its_link(site: Site) {
        let cast = site.demo().await;
        let (_, organiser) = site.signed_in(cast.organiser).await;
        let (nobody, fair) = (site.anonymous(), site.coming("mipim").await);
        let home = format!("/de/organise/events/{fair}/survey");
        let event = event::by_slug(&site.state.db, &Actor::System, &fair).await.expect("there");
        takes(&organiser, &home, "/api/survey/create-survey", &[("event", &event.id.to_string())]).await;
        let made = survey::of_event(&site.state.db, &Actor::System, &event).await.expect("read").expect("made");
        let id = made.survey.id.to_string();
        takes(&organiser, &home, "/api/survey/open-survey", &[("survey", &id), ("revision", "1")]).await;
        let token = secrets(&site, of_survey).await.remove(0);
        let page = format!("/de/surveys/{token}");
        let names: Vec<String> = made.questions.iter().map(|question| question.id.to_string()).collect();

        let asked = nobody.get(&page).await;
        let wrong = [("token", token.as_str()), (&names[0], "4"), (&names[1], "viele"), (&names[4], "yes")];
        let wrong = nobody.post_form(&page, "/api/survey/answer-survey", &wrong).await;
        let right = [("token", token.as_str()), (&names[0], "4"), (&names[1], "12"), (&names[4], "yes"), (&names[5], "Mehr Ruhe")];
        let led = takes(&nobody, &page, "/api/survey/answer-survey", &right).await;
        let again = nobody.get(&page).await.body;
        let seen = organiser.get(&home).await.body;

        assert!(asked.status.is_success() && asked.body.contains("noindex") && asked.body.contains("Anonym:"), "{}", asked.body);
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.body.contains("value=\"viele\"") && wrong.body.contains("ganze Zahl"), "{}", wrong.body);
        assert!(wrong.body.contains(&format!("name=\"{}\" value=\"4\" checked", names[0])), "what was chosen stays chosen: {}", wrong.body);
        assert_eq!(led, format!("{page}?done=survey-answered"));
        assert!(again.contains("value=\"12\"") && again.contains("Mehr Ruhe") && again.contains("Antworten ändern"), "{again}");
        assert!(seen.contains("erst ab fünf Antworten") && !seen.contains("Mehr Ruhe"), "{seen}");
        let table = organiser.get(&format!("/organise/events/{fair}/survey.csv?lang=de")).await;
        assert_eq!(table.status, StatusCode::CONFLICT, "{}", table.body);
        assert_eq!(nobody.get(&home).await.status, StatusCode::SEE_OTHER);
    }

    async fn a_report_to_the_funder_leads_to_its_rows(site: Site) {
        let event = site.event("mipim-2027").await.to_string();
        let organiser = site.organiser().await;
        let notice = [("grantor", "Land"), ("reference", "RE-7"), ("amount", "26.550"), ("starts_on", "2027-01-01"), ("ends_on", "2027-12-31"), ("state", "granted")];
        let made = takes(&organiser, "/de/organise/new-grant", "/api/grant/create-grant", &notice).await;
        let grant = made.split('?').next().expect("a path").to_owned();
        let id = grant.rsplit('/').next().expect("an id").to_owned();
        takes(&organiser, &grant, "/api/grant/assign-grant", &[("grant", &id), ("event", &event), ("amount", "20000")]).await;
        let costs = "/de/organise/events/mipim-2027/costs";
        let receipt = |amount: &'static str| {
            [("what", "Standmiete"), ("payee", "Messe"), ("amount", amount), ("paid_on", "2027-01-15"), ("receipt", "B-1")]
        };
        let own = [("event", event.as_str())];
        takes(&organiser, costs, "/api/cost/add-cost", &[own.as_slice(), &receipt("1.250")].concat()).await;
        let twice = organiser.post_form(costs, "/api/cost/add-cost", &[own.as_slice(), &receipt("1.250")].concat()).await;

        let refund = [own.as_slice(), &[("what", "Kaution"), ("payee", "Messe"), ("amount", "250,50"), ("paid_on", "2027-01-16"), ("receipt", "G-1"), ("is_refund", "on")]].concat();
        takes(&organiser, costs, "/api/cost/add-cost", &refund).await;

        let page = organiser.get(&format!("{grant}/report")).await.body;
        let by_first = organiser.get(&format!("{grant}/report?notice=1")).await.status;
        let by_none = organiser.get(&format!("{grant}/report?notice=7")).await.status;
        let backwards = organiser.get(&format!("{grant}/report?from=2027-12-31&until=2027-01-01")).await.body;
        let list = organiser.get(costs).await.body;
        let table = organiser.get("/organise/events/mipim-2027/costs.csv?lang=de").await;
        let sheet = organiser.get("/organise/events/mipim-2027/costs.xlsx?lang=de").await;
        let none = organiser.get(&format!("{grant}/report?from=2030-01-01&until=2030-12-31")).await.body;
        let paper = organiser.get(&format!("/organise/grants/{id}/report.pdf?lang=de")).await;
        let book = organiser.get(&format!("/organise/grants/{id}/report.xlsx?lang=de")).await;

        assert_eq!(twice.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(twice.body.contains("Einen Beleg mit dieser Nummer gibt es"), "{}", twice.body);
        for part in ["href=\"#receipts\"", "id=\"receipts\"", "1.250,00 €", "-250,50 €", "999,50 €", "Belege: Summe „Betrag“", "B-1", "Standmiete", "MIPIM 2027", "20.000,00 €"] {
            assert!(page.contains(part), "{part}: {page}");
        }
        assert!(!none.contains("B-1"), "{none}");
        assert_eq!((by_first, by_none), (StatusCode::OK, StatusCode::NOT_FOUND));
        assert!(backwards.contains("Der Zeitraum endet, bevor er beginnt"), "{backwards}");
        assert!(list.contains("999,50 €") && list.contains("costs.csv?lang=de") && list.contains("Gutschrift oder Erstattung"), "{list}");
        for row in ["\"B-1\";\"Standmiete\";\"Messe\";\"2027-01-15\";\"1250,00\";\"nein\"", "\"G-1\";\"Kaution\";\"Messe\";\"2027-01-16\";\"-250,50\";\"ja\""] {
            assert!(table.body.contains(row), "{row}: {}", table.body);
        }
        assert!(sheet.status.is_success() && sheet.body.starts_with("PK"));
        assert_eq!((paper.header("content-type"), book.status), ("application/pdf", StatusCode::OK));
        assert!(paper.body.starts_with("%PDF-") && book.body.starts_with("PK"), "{}", paper.body);
    }
}
