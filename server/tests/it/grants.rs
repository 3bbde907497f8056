//! Grants through the whole stack.

use axum::http::StatusCode;

use crate::site::both;

both! {
    async fn a_notice_that_changes_stays_readable_and_is_refused_below_what_is_given(site: Site) {
        let event = site.event("mipim-2027").await.to_string();
        let organiser = site.organiser().await;
        let notice = |amount: &'static str| {
            [("grantor", "Land"), ("reference", "RE-7"), ("amount", amount), ("starts_on", "2026-01-01"), ("ends_on", "2026-12-31"), ("state", "granted")]
        };

        let made = organiser.post_form("/de/organise/new-grant", "/api/grant/create-grant", &notice("26.550")).await;
        assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.body);
        let page = made.location().split('?').next().expect("a path").to_owned();
        let id = page.rsplit('/').next().expect("an id").to_owned();
        let part = [("grant", id.as_str()), ("event", &event), ("amount", "20000")];
        let given = organiser.post_form(&page, "/api/grant/assign-grant", &part).await;
        let own = [("grant", id.as_str()), ("revision", "1")];
        let smaller = organiser.post_form(&page, "/api/grant/change-grant", &[own.as_slice(), &notice("19.999")].concat()).await;
        let changed = organiser.post_form(&page, "/api/grant/change-grant", &[own.as_slice(), &notice("22000")].concat()).await;
        let shown = organiser.get(&page).await.body;
        let table = organiser.get("/organise/grants.csv?lang=de&q=land").await.body;

        assert_eq!(given.location(), format!("{page}?done=saved"), "{}", given.body);
        assert_eq!(smaller.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(smaller.body.contains("sind schon 20.000 € verteilt"), "{}", smaller.body);
        assert_eq!(changed.status, StatusCode::SEE_OTHER, "{}", changed.body);
        for text in ["22.000 €", "26.550 €", "20.000 €", "Gilt heute", "MIPIM 2027"] {
            assert!(shown.contains(text), "{text}: {shown}");
        }
        assert!(table.contains("Zuwendungsgeber") && table.contains("RE-7"), "{table}");

        let credit = [("grant", id.as_str()), ("revision", "2"), ("is_public", "on"), ("credit_de", ""), ("order", "1")];
        organiser.post_form(&page, "/api/grant/set-grant-credit", &credit).await;
        let public = site.anonymous().get("/de/events/mipim-2027").await.body;
        assert!(public.split("Gefördert durch").nth(1).is_some_and(|rest| rest.contains("Land")), "{public}");
    }
}
