//! Tables for spreadsheets: all that is asked for stands in them, in the language of the page, and what visitors and
//! exhibitors typed is never run as a formula, in no cell of any of them.

use std::io::Cursor;

use axum::{
    body::{Body, to_bytes},
    http::Method,
};
use calamine::{Data, DataType, Reader, Xlsx};
use domain::{
    lead::{self, AgreeContact, EditLead},
    masterclass,
};
use tower::ServiceExt;

use crate::{
    programme,
    site::{Answer, Browser, both},
};

/// What a guarded cell begins with.
const GUARD: char = '\u{2060}';

/// A table, cell by cell, with its heads.
struct Sheet<C> {
    heads: Vec<String>,
    rows: Vec<Vec<C>>,
}

impl<C> Sheet<C> {
    /// The cell of a row under this head.
    fn cell<'a>(&self, row: &'a [C], head: &str) -> &'a C {
        let at = self.heads.iter().position(|known| known == head).unwrap_or_else(|| panic!("no column {head:?} among {:?}", self.heads));
        &row[at]
    }

    /// The first row whose cell under `head` fits.
    fn row(&self, head: &str, fits: impl Fn(&C) -> bool) -> &[C] {
        self.rows.iter().find(|row| fits(self.cell(row, head))).expect("there is such a row")
    }
}

fn csv(answer: &Answer) -> Sheet<String> {
    assert_eq!(answer.header("content-type"), "text/csv; charset=utf-8", "{}", answer.body);
    let text = answer.body.trim_start_matches('\u{feff}');
    assert!(text.lines().next().is_some_and(|heads| heads.starts_with('"') && heads.trim_end().ends_with('"')), "{text:.80}");
    let delimiter = if text.lines().next().unwrap_or_default().contains(';') { b';' } else { b',' };
    let mut table = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(text.as_bytes());
    let heads = table.headers().expect("heads").iter().map(str::to_owned).collect();
    Sheet { heads, rows: table.records().map(|row| row.expect("a row").iter().map(str::to_owned).collect()).collect() }
}

async fn xlsx(browser: &Browser, path: &str, sheet: &str) -> Sheet<Data> {
    let request = browser.request(Method::GET, path).body(Body::empty()).expect("a request");
    let answer = browser.router.clone().oneshot(request).await.expect("the router always answers");
    assert_eq!(answer.headers()["content-type"], "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    let file = to_bytes(answer.into_body(), 64 * 1024 * 1024).await.expect("the body ends");
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(file.to_vec())).expect("a workbook");
    let range = book.worksheet_range(sheet).expect("the sheet has its name");
    let mut rows = range.rows().map(<[Data]>::to_vec);
    let heads = rows.next().expect("heads").iter().map(ToString::to_string).collect();
    Sheet { heads, rows: rows.collect() }
}

fn assert_no_formula(sheet: &Sheet<String>) {
    assert!(!sheet.rows.is_empty());
    for cell in sheet.rows.iter().flatten() {
        assert!(!cell.trim_start().starts_with(['=', '-', '@', '\t', '\r', '＝', '＋', '－', '＠', '\'']), "{cell:?}");
        let is_number = cell.trim_start().trim_start_matches('+').chars().all(|letter| letter.is_ascii_digit() || letter == ' ');
        assert!(!cell.trim_start().starts_with('+') || is_number && cell.contains(' '), "{cell:?}");
    }
}

both! {
    async fn the_visitors_table_runs_nothing(site: Site) {
        let (_, organiser) = site.signed_in(site.demo().await.organiser).await;
        let event = site.coming("collision").await;
        let of_event = format!("SELECT MIN(email) FROM registration WHERE event_id = (SELECT id FROM event WHERE slug = '{event}')");
        let email = site.text(&of_event.replace("MIN(email)", "MIN(email) AS value")).await;
        let typed = "name = '=HYPERLINK(\"http://x.example\")', organisation = '  +49 201', job_title = '- @SUM(A1)'";
        site.execute(&format!("UPDATE registration SET {typed} WHERE email = ({of_event})")).await;
        let own = format!("event_id = (SELECT id FROM event WHERE slug = '{event}')");

        let table = csv(&organiser.get(&format!("/organise/events/{event}/visitors.csv?lang=en")).await);
        let typed = xlsx(&organiser, &format!("/organise/events/{event}/visitors.xlsx?lang=de"), "Registrierungen").await;

        assert_no_formula(&table);
        let row = table.row("E-mail", |cell| *cell == email);
        let guarded = [format!("{GUARD}=HYPERLINK(\"http://x.example\")"), "  +49 201".to_owned(), format!("{GUARD}- @SUM(A1)")];
        assert_eq!(["Name", "Organisation", "Job title"].map(|head| table.cell(row, head).clone()), guarded);
        let row = typed.row("E-Mail", |cell| *cell == email.as_str());
        assert_eq!(typed.cell(row, "Name"), "=HYPERLINK(\"http://x.example\")");
        assert_eq!((table.rows.len() as i64, typed.rows.len() as i64), (site.count("registration", &own).await, site.count("registration", &own).await));
    }

    async fn the_visitors_table_tells_all_that_is_known(site: Site) {
        let (_, organiser) = site.signed_in(site.demo().await.organiser).await;
        let event = site.coming("collision").await;
        let seated = format!("registration.event_id = (SELECT id FROM event WHERE slug = '{event}') AND seat.state = 'booked'");
        let email = site.text(&format!("SELECT MIN(email) AS value FROM registration JOIN seat ON registration_id = registration.id WHERE {seated}")).await;
        let visitor = format!("(SELECT id FROM registration WHERE email = '{email}' AND event_id = (SELECT id FROM event WHERE slug = '{event}'))");
        site.execute(&format!("UPDATE registration SET confirmed_at = '2026-11-02T23:59:30+00:00' WHERE id = {visitor}")).await;
        let title = site.text(&format!("SELECT MIN(title_en) AS value FROM session JOIN seat ON session_id = session.id WHERE registration_id = {visitor} AND seat.state = 'booked'")).await;

        let table = csv(&organiser.get(&format!("/organise/events/{event}/visitors.csv?lang=en")).await);
        let typed = xlsx(&organiser, &format!("/organise/events/{event}/visitors.xlsx?lang=en"), "Visitors").await;

        // Toronto is five hours behind.
        let row = table.row("E-mail", |cell| *cell == email);
        assert_eq!(table.cell(row, "Confirmed (America/Toronto)"), "2026-11-02T18:59:30");
        assert!(table.cell(row, "Seats").contains(&title), "{row:?}");
        assert!(table.heads.iter().any(|head| head.starts_with("Consent: News by e-mail")) && table.heads.iter().any(|head| head.starts_with("Entry 2")), "{:?}", table.heads);
        let row = typed.row("E-mail", |cell| *cell == email.as_str());
        assert_eq!(typed.cell(row, "Confirmed (America/Toronto)").as_datetime(), "2026-11-02T18:59:30".parse().ok());
        assert_eq!(table.heads, typed.heads);
    }

    async fn the_admission_table_runs_nothing(site: Site) {
        let (_, organiser) = site.signed_in(site.demo().await.organiser).await;
        let event = site.coming("collision").await;
        let typed = "display_name = '-2+3', wish_note = '＝1+1', city = '\tx'";
        let first =
            format!("SELECT MIN(slug) FROM application WHERE event_id = (SELECT id FROM event WHERE slug = '{event}') AND state = 'submitted'");
        site.execute(&format!("UPDATE application SET {typed} WHERE slug = ({first})")).await;

        let table = csv(&organiser.get(&format!("/organise/events/{event}/admission.csv?lang=en")).await);

        assert_no_formula(&table);
        let row = table.row("Application", |cell| *cell == format!("{GUARD}-2+3"));
        let guarded = [format!("{GUARD}\tx"), format!("{GUARD}＝1+1"), "Submitted".to_owned()];
        assert_eq!(["Town", "Wishes for the unit", "Status"].map(|head| table.cell(row, head).clone()), guarded);
    }

    async fn the_admission_table_is_enough_for_an_invoice(site: Site) {
        let (_, organiser) = site.signed_in(site.demo().await.organiser).await;
        let event = site.coming("collision").await;
        let first = format!("(SELECT MIN(slug) FROM application WHERE event_id = (SELECT id FROM event WHERE slug = '{event}') AND state = 'confirmed')");
        site.execute(&format!("UPDATE application SET postcode = '01067', vat_id = 'DE136695976', display_name = 'Rechnung AG' WHERE slug = {first}")).await;
        site.execute(&format!("UPDATE application_contact SET phone = '+49201123456' WHERE purpose = 'decision' AND application_id = (SELECT id FROM application WHERE slug = {first} AND event_id = (SELECT id FROM event WHERE slug = '{event}'))")).await;
        site.execute("UPDATE unit SET price_cents = 480050, area_dm2 = 1250").await;

        let table = csv(&organiser.get(&format!("/organise/events/{event}/admission.csv?lang=de")).await);
        let typed = xlsx(&organiser, &format!("/organise/events/{event}/admission.xlsx?lang=de"), "Bewerbungen").await;

        let row = table.row("Bewerbung", |cell| cell == "Rechnung AG");
        let told = ["Postleitzahl", "USt-IdNr.", "Preis netto (€)", "Fläche (m²)", "Entscheidung: Telefon", "Status"];
        assert_eq!(told.map(|head| table.cell(row, head).as_str()), ["01067", "DE136695976", "4800,50", "12,5", "+49 201 123456", "Bestätigt"]);
        let row = typed.row("Bewerbung", |cell| *cell == "Rechnung AG");
        assert_eq!((typed.cell(row, "Postleitzahl"), typed.cell(row, "Preis netto (€)")), (&Data::String("01067".to_owned()), &Data::Float(4800.5)));
        let submitted = typed.heads.iter().find(|head| head.starts_with("Eingereicht")).expect("a column");
        assert!(typed.cell(row, submitted).is_datetime(), "{row:?}");
        assert_eq!(table.heads, typed.heads);
        assert_eq!(table.rows.len(), typed.rows.len());
    }

    async fn an_exhibitors_contacts_run_nothing(site: Site) {
        let (actor, exhibitor) = site.signed_in(site.demo().await.exhibitor).await;
        let db = &site.state.db;
        let own = lead::scanning_for(db, &actor).await.expect("listed").into_iter().next().expect("the demonstration's exhibitor takes part");
        let of_event = format!("SELECT id FROM event WHERE slug = '{}'", own.event_slug);
        let code = site
            .text(&format!(
                "SELECT MIN(badge_code) AS value FROM badge JOIN registration ON badge_id = badge.id AND state = 'confirmed' WHERE badge.event_id = ({of_event})"
            ))
            .await;
        let agreed = lead::agree(db, &actor, own.application, &AgreeContact { code }).await.expect("agreed");
        let note = EditLead { rating: "5".to_owned(), note: "=cmd|' /C calc'!A0".to_owned(), revision: "1".to_owned() };
        lead::edit(db, &actor, agreed, &note).await.expect("noted");
        site.execute("UPDATE lead SET name = '@Mara', organisation = '-Stadt', job_title = '+Leitung', email = 'm@visitor.example'").await;

        let table = csv(&exhibitor.get(&format!("/portal/{}/leads.csv?lang=en", own.application)).await);
        let typed = xlsx(&exhibitor, &format!("/portal/{}/leads.xlsx?lang=en", own.application), "Leads").await;

        assert_no_formula(&table);
        assert_eq!((table.rows.len(), typed.rows.len()), (1, 1));
        let seen: Vec<_> = table.rows[0][..7].iter().map(|cell| cell.trim_start_matches(GUARD)).collect();
        assert_eq!(seen, ["@Mara", "-Stadt", "+Leitung", "m@visitor.example", "no", "5", "=cmd|' /C calc'!A0"]);
        assert_eq!(typed.rows[0][..2], [Data::String("@Mara".to_owned()), Data::String("-Stadt".to_owned())]);
        assert_eq!(typed.rows[0][5], Data::Float(5.0));
    }

    async fn a_sessions_attendees_are_told_in_order_with_their_places_on_the_waiting_list(site: Site) {
        let event = site.event("mipim-2027").await;
        let stage = programme::stage(&site, event, "Bühne").await;
        let session = programme::session(&site, event, stage, "Städte von morgen", "2027-03-09T10:00").await;
        site.execute("UPDATE session SET seat_limit = 2").await;
        // Not in the order in which they asked.
        for (name, asked) in [("Anna", "11:00"), ("Bert", "10:00"), ("Carl", "14:00"), ("Dora", "12:00"), ("Emil", "13:00")] {
            let email = format!("{}@visitor.example", name.to_lowercase());
            let (_, _, visitor) = programme::visitor(&site, &email).await;
            let seat = masterclass::wait(&site.state.db, &visitor, session).await.expect("waits, or sits").id;
            if name == "Emil" {
                masterclass::cancel_seat(&site.state.db, &visitor, seat).await.expect("given back");
            }
            let person = format!("(SELECT id FROM registration WHERE email = '{email}')");
            site.execute(&format!("UPDATE registration SET name = '{name} Gast', organisation = 'Haus {name}', job_title = '=1+1' WHERE id = {person}")).await;
            site.execute(&format!("UPDATE seat SET queued_at = '2026-11-02T{asked}:00+00:00' WHERE registration_id = {person}")).await;
        }
        let organiser = site.organiser().await;
        let path = format!("/organise/events/mipim-2027/programme/{session}/attendees");

        let file = organiser.get(&format!("{path}.csv?lang=en")).await;
        let (table, typed) = (csv(&file), xlsx(&organiser, &format!("{path}.xlsx?lang=en"), "Attendees").await);
        let page = organiser.get(&format!("/en/organise/events/mipim-2027/programme/{session}")).await.body;

        assert_eq!(table.heads, ["Name", "Organisation", "Job title", "E-mail", "Status", "Place on the waiting list", "Since (Europe/Paris)"]);
        let row = |name: &str, state: &str, place: &str, since: &str| {
            let (email, since) = (format!("{}@visitor.example", name.to_lowercase()), format!("2026-11-02T{since}:00"));
            [format!("{name} Gast"), format!("Haus {name}"), format!("{GUARD}=1+1"), email, state.to_owned(), place.to_owned(), since]
        };
        let told = [
            row("Bert", "Booked", "", "11:00"),
            row("Anna", "Booked", "", "12:00"),
            row("Dora", "Waiting list", "1", "13:00"),
            row("Carl", "Waiting list", "2", "15:00"),
        ];
        assert_eq!(table.rows, told, "whoever gave their place back is on no list");
        assert_eq!(typed.heads, table.heads);
        assert_eq!(typed.rows.len(), told.len());
        for (cells, told) in typed.rows.iter().zip(&told) {
            let texts: Vec<_> = cells[..5].iter().map(ToString::to_string).collect();
            assert_eq!(texts, told[..5].iter().map(|cell| cell.trim_start_matches(GUARD)).collect::<Vec<_>>());
            assert_eq!((cells[5].as_f64(), cells[6].as_datetime()), (told[5].parse().ok(), told[6].parse().ok()));
        }
        assert_eq!(file.header("content-disposition"), "attachment; filename=\"mipim-2027-staedte-von-morgen-attendees.csv\"");
        for ending in ["csv", "xlsx"] {
            assert!(page.contains(&format!("href=\"{path}.{ending}?lang=en\"")), "{page}");
        }
        assert!(page.contains("List of attendees downloaded"), "{page}");
        assert_eq!(site.count("audit", "action = 'attendees_exported'").await, 1, "once an hour");
    }

    async fn the_badges_table_is_enough_to_print_elsewhere(site: Site) {
        let (_, organiser) = site.signed_in(site.demo().await.organiser).await;
        let event = site.coming("collision").await;
        let of_event = format!("event_id = (SELECT id FROM event WHERE slug = '{event}')");
        let name = site.text(&format!("SELECT MIN(name) AS value FROM badge WHERE {of_event} AND role = 'exhibitor' AND revoked_at IS NULL AND ended_at IS NULL")).await;
        let code = site.text(&format!("SELECT MIN(badge_code) AS value FROM badge WHERE {of_event} AND role = 'exhibitor' AND name = '{name}' AND revoked_at IS NULL AND ended_at IS NULL")).await;

        let table = csv(&organiser.get(&format!("/organise/events/{event}/badges.csv?lang=en&role=exhibitor")).await);

        let row = table.row("Content of the QR code", |cell| cell.ends_with(&code));
        assert_eq!(["Name", "Role", "Status"].map(|head| table.cell(row, head).as_str()), [name.as_str(), "Exhibitor", "Valid"]);
        assert_eq!(table.rows.len() as i64, site.count("badge", &format!("{of_event} AND role = 'exhibitor'")).await);
    }
}
