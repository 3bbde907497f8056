//! Files that take long, from the button to the download.

use std::{fs, path::Path};

use axum::{
    body::{Body, to_bytes},
    http::{Method, StatusCode},
};
use domain::{
    badge::{self, BadgeRole, NewBadge},
    db::Db,
    files::Files,
    generated_file::{self, GeneratedFileKind, LeasedFile},
    ids::EventId,
};
use server::file_maker::{clear, turn};
use tempfile::TempDir;
use tokio::sync::watch;
use tower::ServiceExt;

use crate::site::{Answer, Browser, Site, both};

const BADGES: &str = "/de/organise/events/fair/badges";

/// Badges that are good, of visitors and exhibitors in turn.
async fn issue(site: &Site, event: EventId, number: usize) {
    let names: Vec<_> = (0..number).map(|number| format!("Gast {number:04}")).collect();
    let names = &names;
    let issued = site.state.db.write(|tx| async move {
        for (number, name) in names.iter().enumerate() {
            let role = if number % 2 == 0 { BadgeRole::Visitor } else { BadgeRole::Exhibitor };
            badge::issue(&tx, NewBadge { event, role, name: name.clone(), organisation: "Stadt Essen".to_owned() }).await?;
        }
        Ok::<_, domain::db::DbErr>(())
    });
    issued.await.expect("issued");
}

/// Asks for a file as the page's button does; answers the address of its page.
async fn ask(browser: &Browser, kind: GeneratedFileKind, narrowed: &str) -> Answer {
    let fields = [
        ("_key", &*uuid::Uuid::now_v7().simple().to_string()),
        ("_page", BADGES),
        ("event", "fair"),
        ("kind", kind.as_str()),
        ("narrowed", narrowed),
    ];
    browser.post_form(BADGES, "/api/generated-file/request-file", &fields).await
}

async fn asked(browser: &Browser, kind: GeneratedFileKind, narrowed: &str) -> String {
    let answer = ask(browser, kind, narrowed).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    assert!(answer.location().starts_with("/de/organise/events/fair/files/"), "{}", answer.location());
    answer.location().to_owned()
}

async fn made(site: &Site) {
    let (_running, stop) = watch::channel(false);
    assert!(turn(&site.state, &stop).await.expect("a turn"), "one was waiting");
}

/// Status, kind and content of a download.
async fn fetch(browser: &Browser, page: &str) -> (StatusCode, String, Vec<u8>) {
    let path = page.strip_prefix("/de").expect("the page is German");
    let answer = browser
        .router
        .clone()
        .oneshot(browser.request(Method::GET, path).body(Body::empty()).expect("a request"))
        .await
        .expect("an answer");
    let kind = answer.headers().get("content-type").and_then(|kind| kind.to_str().ok()).unwrap_or_default().to_owned();
    let (head, body) = answer.into_parts();
    (head.status, kind, to_bytes(body, 64 * 1024 * 1024).await.expect("the body ends").to_vec())
}

fn pages(pdf: &[u8]) -> usize {
    lopdf::Document::load_mem(pdf).expect("a PDF").get_pages().len()
}

/// Waits for something that another task does.
async fn until(site: &Site, state: &str) {
    while site.count("generated_file", &format!("state = '{state}'")).await == 0 {
        tokio::task::yield_now().await;
    }
}

both! {
    async fn many_badges_are_printed_in_the_background(site: Site) {
        let event = site.event("fair").await;
        let organiser = site.organiser().await;
        issue(&site, event, 210).await;

        let list = organiser.get(BADGES).await;
        assert!(list.body.contains("Alle drucken (210, PDF, A6)") && list.body.contains("/api/generated-file/request-file"), "{}", list.body);
        assert!(!list.body.contains("badges.pdf"), "no link to wait at");
        let page = asked(&organiser, GeneratedFileKind::BadgeSheet, "").await;
        let waiting = organiser.get(&page).await;
        assert!(waiting.body.contains("data-making=\"waiting\" data-open") && waiting.body.contains("Beginnt gleich"), "{}", waiting.body);
        assert_eq!(waiting.header("refresh"), "2", "it loads again without script");
        assert_eq!(organiser.get(&format!("{page}?live=yes")).await.header("refresh"), "", "the script asks by itself");
        assert_eq!(fetch(&organiser, &page).await.0, StatusCode::NOT_FOUND);
        made(&site).await;

        let finished = organiser.get(&page).await;
        assert!(finished.body.contains("data-making=\"finished\"") && finished.body.contains("210 Ausweise"), "{}", finished.body);
        assert!(!finished.body.contains("data-open") && finished.header("refresh").is_empty());
        let (status, kind, file) = fetch(&organiser, &page).await;
        assert_eq!((status, kind.as_str(), pages(&file)), (StatusCode::OK, "application/pdf", 210));
        assert!(organiser.get(BADGES).await.body.contains("Erstellte Dateien"), "it is found again");
        // What is on paper is not printed again.
        assert!(organiser.get(&format!("{BADGES}?unprinted=yes")).await.body.contains("Nichts gefunden"));
    }

    async fn few_badges_come_at_once_and_what_narrows_the_list_narrows_the_paper(site: Site) {
        let event = site.event("fair").await;
        let organiser = site.organiser().await;
        issue(&site, event, 150).await;

        let few = organiser.get(&format!("{BADGES}?role=exhibitor")).await;
        assert!(few.body.contains("/organise/events/fair/badges.pdf?lang=de&amp;role=exhibitor"), "{}", few.body);
        assert_eq!(pages(&fetch(&organiser, "/de/organise/events/fair/badges.pdf?role=exhibitor").await.2), 75);
        let many = organiser.get("/organise/events/fair/badges.pdf?lang=de").await;
        assert_eq!((many.status, many.location()), (StatusCode::SEE_OTHER, BADGES), "the page has a button for as many");
        let page = asked(&organiser, GeneratedFileKind::BadgeSheet, "unprinted=yes&q=Gast+013").await;
        made(&site).await;
        assert_eq!(pages(&fetch(&organiser, &page).await.2), 5, "of the eleven who are found those who are still to be printed");
    }

    async fn each_kind_is_the_file_that_its_list_offers(site: Site) {
        let event = site.event("fair").await;
        let organiser = site.organiser().await;
        issue(&site, event, 3).await;
        for (kind, link) in [
            (GeneratedFileKind::BadgeTable, "badges"),
            (GeneratedFileKind::VisitorTable, "visitors"),
            (GeneratedFileKind::ApplicationTable, "admission"),
            (GeneratedFileKind::HistoryTable, "history"),
        ] {
            let page = asked(&organiser, kind, "").await;
            made(&site).await;

            let (status, media, file) = fetch(&organiser, &page).await;
            let direct = fetch(&organiser, &format!("/de/organise/events/fair/{link}.xlsx?lang=de")).await;
            assert_eq!((status, media.as_str()), (StatusCode::OK, direct.1.as_str()), "{kind}");
            assert!(file.starts_with(b"PK"), "{kind} is a workbook");
            assert_eq!(rows(file), rows(direct.2), "{kind}");
        }
    }

    async fn one_that_is_cancelled_while_it_is_made_leaves_nothing(site: Site) {
        let event = site.event("fair").await;
        let organiser = site.organiser().await;
        issue(&site, event, 2_000).await;
        let page = asked(&organiser, GeneratedFileKind::BadgeSheet, "").await;
        let file = page.rsplit('/').next().expect("an id").to_owned();
        let (_running, stop) = watch::channel(false);
        let maker = tokio::spawn({ let state = site.state.clone(); async move { turn(&state, &stop).await } });

        until(&site, "running").await;
        let answer = organiser.post_form(&page, "/api/generated-file/cancel-file", &[("_page", &page), ("file", &file)]).await;

        assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, page.as_str()));
        assert!(maker.await.expect("no panic").expect("a turn"));
        assert!(organiser.get(&page).await.body.contains("Abgebrochen, es gibt keine Datei."));
        assert_eq!(fetch(&organiser, &page).await.0, StatusCode::NOT_FOUND);
        assert!(!site.state.site.files.is_there(&format!("generated-{file}-1")).await.expect("asked"));
        assert_eq!(site.count("badge", "printed_at IS NOT NULL").await, 0, "nothing is on paper");
    }

    async fn a_server_that_stops_leaves_it_to_the_next_one(site: Site) {
        let event = site.event("fair").await;
        let organiser = site.organiser().await;
        issue(&site, event, 2_000).await;
        let page = asked(&organiser, GeneratedFileKind::BadgeSheet, "role=visitor").await;
        let (stops, stop) = watch::channel(false);
        let maker = tokio::spawn({ let state = site.state.clone(); async move { turn(&state, &stop).await } });
        until(&site, "running").await;
        stops.send_replace(true);
        assert!(maker.await.expect("no panic").expect("a turn"));
        assert_eq!(site.count("generated_file", "state = 'waiting'").await, 1);

        // And one that is killed with it in hand says nothing.
        let dead: LeasedFile = generated_file::lease_file(&site.state.db).await.expect("looked").expect("it waits");
        assert!(organiser.get(&page).await.body.contains("Wird vorbereitet"));
        site.execute("UPDATE generated_file SET lease_until = '2020-01-01T00:00:00+00:00'").await;
        made(&site).await;

        assert_eq!(pages(&fetch(&organiser, &page).await.2), 1_000);
        assert!(!generated_file::finish_file(&site.state.db, &dead, 1, 1).await.expect("told"));
    }

    async fn a_file_whose_day_is_over_is_taken_out_of_the_store(site: Site) {
        let event = site.event("fair").await;
        let organiser = site.organiser().await;
        issue(&site, event, 2).await;
        let page = asked(&organiser, GeneratedFileKind::BadgeSheet, "").await;
        made(&site).await;
        let name = format!("generated-{}-1", page.rsplit('/').next().expect("an id"));
        clear(&site.state).await.expect("cleared");
        assert!(site.state.site.files.is_there(&name).await.expect("asked"), "its day is not over");
        assert_eq!(organiser.get(&format!("/files/{name}")).await.status, StatusCode::NOT_FOUND, "nobody gets it who knows its name");

        site.execute("UPDATE generated_file SET expires_at = '2020-01-01T00:00:00+00:00'").await;
        clear(&site.state).await.expect("cleared");

        assert!(!site.state.site.files.is_there(&name).await.expect("asked"));
        assert_eq!(organiser.get(&page).await.status, StatusCode::NOT_FOUND);
    }

    async fn whoever_has_enough_waiting_is_told_so(site: Site) {
        site.event("fair").await;
        let organiser = site.organiser().await;
        for number in 0..generated_file::MOST_OPEN {
            asked(&organiser, GeneratedFileKind::BadgeSheet, &format!("q={number}")).await;
        }

        let refused = ask(&organiser, GeneratedFileKind::BadgeSheet, "q=more").await;

        assert_eq!(refused.status, StatusCode::CONFLICT);
        assert!(refused.body.contains("Es warten schon 5 Dateien"), "{}", refused.body);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_store_that_takes_nothing_is_told_and_the_next_file_is_made() {
    let folder = TempDir::new().expect("a temporary folder");
    let store = folder.path().join("store");
    let db = Db::connect(&format!("sqlite:{}", folder.path().join("test.db").display())).await.expect("SQLite opens");
    migrations::migrate(db.for_migrations()).await.expect("the schema is made");
    let files = Files::in_folder(&store).expect("a store");
    let site = Site::with_files(db, folder, files);
    let event = site.event("fair").await;
    let organiser = site.organiser().await;
    issue(&site, event, 2).await;

    // Not a folder any more: what is written there cannot be kept.
    block(&store);
    let page = asked(&organiser, GeneratedFileKind::BadgeSheet, "").await;
    made(&site).await;
    let failed = organiser.get(&page).await;
    assert!(failed.body.contains("data-making=\"failed\"") && failed.body.contains("Der Dateispeicher antwortet nicht"), "{}", failed.body);
    assert!(failed.body.contains("Neu erstellen"), "and how to go on");
    assert!(failed.body.contains(&format!("<code>{}</code>", page.rsplit('/').next().expect("an id"))), "by what to find it in the log");
    assert_eq!(site.count("badge", "printed_at IS NOT NULL").await, 0, "nothing is on paper");
    site.execute("UPDATE generated_file SET trouble = 'no_room'").await;
    assert!(organiser.get(&page).await.body.contains("kein Platz mehr"));

    fs::remove_file(&store).expect("it is a file");
    fs::create_dir(&store).expect("it is a folder again");
    let page = asked(&organiser, GeneratedFileKind::BadgeSheet, "").await;
    made(&site).await;
    assert_eq!(pages(&fetch(&organiser, &page).await.2), 2);
}

fn block(store: &Path) {
    fs::remove_dir_all(store).expect("it goes");
    fs::write(store, "").expect("a file in its place");
}

/// The rows of a workbook, as texts.
fn rows(workbook: Vec<u8>) -> Vec<Vec<String>> {
    use calamine::{Reader, Xlsx};
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(std::io::Cursor::new(workbook)).expect("a workbook");
    let (_, range) = book.worksheets().into_iter().next().expect("a sheet");
    range.rows().map(|row| row.iter().map(ToString::to_string).collect()).collect()
}
