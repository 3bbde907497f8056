//! Tables for spreadsheets: what visitors and exhibitors typed is never run as a formula, in no cell of any of them.

use domain::lead::{self, AgreeContact, EditLead};

use crate::site::{Answer, both};

/// The rows of a table without its heads, cell by cell.
fn rows(answer: &Answer) -> Vec<Vec<String>> {
    assert_eq!(answer.header("content-type"), "text/csv; charset=utf-8", "{}", answer.body);
    let text = answer.body.trim_start_matches('\u{feff}');
    let delimiter = if text.lines().next().unwrap_or_default().contains(';') { b';' } else { b',' };
    let mut table = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(text.as_bytes());
    table.records().map(|row| row.expect("a row").iter().map(str::to_owned).collect()).collect()
}

fn assert_no_formula(rows: &[Vec<String>]) {
    assert!(!rows.is_empty());
    for cell in rows.iter().flatten() {
        assert!(!cell.trim_start().starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']), "{cell:?}");
    }
}

both! {
    async fn the_visitors_table_runs_nothing(site: Site) {
        let (_, organiser) = site.signed_in(site.demo().await.organiser).await;
        let event = site.coming("collision").await;
        let of_event = format!("SELECT MIN(email) FROM registration WHERE event_id = (SELECT id FROM event WHERE slug = '{event}')");
        let email = site.text(&of_event.replace("MIN(email)", "MIN(email) AS value")).await;
        let typed = "name = '=HYPERLINK(\"http://x.example\")', organisation = '  +49 201', job_title = '@SUM(A1)'";
        site.execute(&format!("UPDATE registration SET {typed} WHERE email = ({of_event})")).await;

        let rows = rows(&organiser.get(&format!("/organise/events/{event}/visitors.csv")).await);

        assert_no_formula(&rows);
        let row = rows.iter().find(|row| row[1] == email).expect("the visitor is in it");
        assert_eq!(row[..4], ["'=HYPERLINK(\"http://x.example\")", email.as_str(), "'  +49 201", "'@SUM(A1)"]);
        assert_eq!(rows.len() as i64, site.count("registration", &format!("event_id = (SELECT id FROM event WHERE slug = '{event}')")).await);
    }

    async fn the_admission_table_runs_nothing(site: Site) {
        let (_, organiser) = site.signed_in(site.demo().await.organiser).await;
        let event = site.coming("collision").await;
        let typed = "display_name = '-2+3', wish_note = '＝1+1', city = '\tx'";
        let first =
            format!("SELECT MIN(slug) FROM application WHERE event_id = (SELECT id FROM event WHERE slug = '{event}') AND state = 'submitted'");
        site.execute(&format!("UPDATE application SET {typed} WHERE slug = ({first})")).await;

        let rows = rows(&organiser.get(&format!("/organise/events/{event}/admission.csv?lang=en")).await);

        assert_no_formula(&rows);
        let row = rows.iter().find(|row| row[0] == "'-2+3").expect("the application is in it");
        assert_eq!((row[2].as_str(), row[4].as_str(), row[7].as_str()), ("'\tx", "'＝1+1", "Submitted"));
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

        let rows = rows(&exhibitor.get(&format!("/portal/{}/leads.csv?lang=en", own.application)).await);

        assert_no_formula(&rows);
        assert_eq!(rows.len(), 1);
        assert_eq!(rows[0][..7], ["'@Mara", "'-Stadt", "'+Leitung", "m@visitor.example", "no", "5", "'=cmd|' /C calc'!A0"]);
        assert_eq!(rows[0][8], "no, by mouth only", "{rows:?}");
    }
}
