//! Organisers change what an exhibitor handed in, through the whole stack.

use axum::http::StatusCode;

use crate::site::{Site, both};

const EDIT: &str = "/api/exhibitor/edit-application";

/// A confirmed exhibitor of the demonstration: the event's slug, the application, its revision.
async fn confirmed(site: &Site) -> (String, String, String) {
    let slug = site.coming("mipim").await;
    let id = if site.state.db.is_sqlite() {
        "lower(substr(hex(id),1,8)||'-'||substr(hex(id),9,4)||'-'||substr(hex(id),13,4)||'-'||substr(hex(id),17,4)||'-'||substr(hex(id),21))"
    } else {
        "id::text"
    };
    let of = format!(
        "FROM application WHERE state = 'confirmed' AND event_id = (SELECT id FROM event WHERE slug = '{slug}') ORDER BY id LIMIT 1"
    );
    let application = site.text(&format!("SELECT {id} AS value {of}")).await;
    let revision = site.text(&format!("SELECT CAST(revision AS text) AS value {of}")).await;
    (slug, application, revision)
}

/// What stands in the form as it comes, but for what is changed.
fn typed<'a>(application: &'a str, revision: &'a str, changed: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields = vec![
        ("application", application),
        ("revision", revision),
        ("legal_name", "Stadtwerke Neustadt AöR"),
        ("display_name", "Stadtwerke Neustadt"),
        ("kind", "company"),
        ("size_class", "large"),
        ("street", "Am Kanal 3"),
        ("postcode", "44787"),
        ("city", "Bochum"),
        ("country", "DE"),
        ("teaser_de", "Wärme aus der Nachbarschaft."),
        ("topics[]", "energy"),
        ("decision_name", "Doris Entscheidung"),
        ("decision_email", "doris@neustadt.example"),
    ];
    for (name, value) in changed {
        fields.retain(|(field, _)| field != name);
        fields.push((name, value));
    }
    fields
}

both! {
    async fn what_an_organiser_changes_stands_in_the_directory(site: Site) {
        site.demo().await;
        let (slug, application, revision) = confirmed(&site).await;
        let organiser = site.organiser().await;
        let (dossier, page) = (format!("/de/organise/events/{slug}/admission/{application}"), format!("/de/organise/events/{slug}/admission/{application}/edit"));

        let way = organiser.get(&dossier).await;
        let form = organiser.get(&page).await;
        let changed = organiser.post_form(&page, EDIT, &typed(&application, &revision, &[])).await;
        let directory = site.anonymous().get(&format!("/de/events/{slug}/exhibitors?q=neustadt")).await;

        assert!(way.body.contains(&format!("href=\"{page}\"")), "{}", way.body);
        assert!(form.body.contains("name=\"legal_name\"") && !form.body.contains("name=\"terms\""), "nothing that binds: {}", form.body);
        assert_eq!((changed.status, changed.location()), (StatusCode::SEE_OTHER, format!("{dossier}?done=edited").as_str()), "{}", changed.body);
        assert!(directory.body.contains("Stadtwerke Neustadt"), "{}", directory.body);
        assert!(organiser.get(&dossier).await.body.contains("Angaben von der Organisation geändert"));
    }

    async fn whoever_is_overtaken_sees_both_versions_and_loses_nothing(site: Site) {
        site.demo().await;
        let (slug, application, revision) = confirmed(&site).await;
        let organiser = site.organiser().await;
        let page = format!("/de/organise/events/{slug}/admission/{application}/edit");
        organiser.post_form(&page, EDIT, &typed(&application, &revision, &[])).await;

        let late = organiser.post_form(&page, EDIT, &typed(&application, &revision, &[("street", "Rathausplatz 9"), ("topics[]", "real_estate")])).await;

        assert_eq!(late.status, StatusCode::CONFLICT, "{}", late.body);
        assert!(late.body.contains("Paula Person war schneller"), "{}", late.body);
        assert!(late.body.contains("value=\"Rathausplatz 9\""), "what was typed is in the form: {}", late.body);
        let both = late.body.split("id=\"meanwhile\"").nth(1).and_then(|rest| rest.split("</table>").next()).expect("both versions").to_owned();
        for said in ["Am Kanal 3", "Rathausplatz 9", "Energie", "Immobilien"] {
            assert!(both.contains(said), "{said}: {both}");
        }
        assert!(!both.contains("Stadtwerke Neustadt"), "what is the same is left out: {both}");
        let next: i64 = revision.parse::<i64>().expect("a number") + 1;
        assert!(late.body.contains(&format!("name=\"revision\" value=\"{next}\"")), "the next sending counts: {}", late.body);
    }

    async fn what_is_wrong_is_said_beside_its_field(site: Site) {
        site.demo().await;
        let (slug, application, revision) = confirmed(&site).await;
        let page = format!("/de/organise/events/{slug}/admission/{application}/edit");

        let wrong = [("city", " "), ("vat_id", "DE1"), ("decision_email", "nobody")];
        let refused = site.organiser().await.post_form(&page, EDIT, &typed(&application, &revision, &wrong)).await;

        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        for field in ["city", "vat-id", "decision-email"] {
            assert!(refused.body.contains(&format!("href=\"#exhibitor-edit-application-{field}\"")), "{field}: {}", refused.body);
        }
        assert!(refused.body.contains("value=\"Stadtwerke Neustadt\""), "{}", refused.body);
    }
}
