//! The hosts of an event through the whole stack: agreed, named, let in, and gone.

use axum::http::StatusCode;
use domain::{account, actor::Actor};

use crate::site::{Browser, Site, both};

const PAGE: &str = "/de/organise/events/mipim-2027/hosts";

/// The first hidden field of this name on a page.
fn hidden(page: &str, name: &str) -> String {
    let page = scraper::Html::parse_document(page);
    let selector = scraper::Selector::parse(&format!("input[name={name}]")).expect("a selector");
    page.select(&selector).next().and_then(|input| input.attr("value")).expect("a hidden field").to_owned()
}

/// Somebody of a host, signed in.
async fn co_host(site: &Site, email: &str) -> Browser {
    let account = account::account_of_address(&site.state.db, &Actor::System, email).await.expect("an account");
    site.signed_in(account).await.1
}

both! {
    async fn organisers_agree_hosts_and_let_their_people_in(site: Site) {
        let event = site.event("mipim-2027").await.to_string();
        site.event("other-2027").await;
        let (organiser, nobody) = (site.organiser().await, site.anonymous());
        let first = [("event", event.as_str()), ("name", "Haus Hafen"), ("role", "lead"), ("share", "60"), ("is_public", "on")];
        let much = [("event", event.as_str()), ("name", "AHK Israel"), ("role", "co_host"), ("share", "50"), ("is_public", "on")];
        let second = [("event", event.as_str()), ("name", "AHK Israel"), ("role", "co_host"), ("share", "40"), ("is_public", "on"), ("web", "ahk.example")];

        let added = organiser.post_form(PAGE, "/api/host/add-host", &first).await;
        let refused = organiser.post_form(PAGE, "/api/host/add-host", &much).await;
        organiser.post_form(PAGE, "/api/host/add-host", &second).await;
        let shown = nobody.get("/en/events/mipim-2027").await.body;

        assert_eq!((added.status, added.location()), (StatusCode::SEE_OTHER, "/de/organise/events/mipim-2027/hosts?done=saved"));
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("Die anderen lassen 40 % übrig.") && refused.body.contains("value=\"AHK Israel\""), "{}", refused.body);
        let order = (shown.find("Haus Hafen").expect("named"), shown.find("AHK Israel").expect("named"));
        assert!(order.0 < order.1, "{shown}");
        assert!(shown.contains(r#""url":"https://ahk.example/""#) && shown.contains("Lead host"), "{shown}");

        assert_eq!(site.count("host", "is_public").await, 2);
        let page = organiser.get(PAGE).await.body;
        let own = hidden(page.split("AHK Israel").nth(1).expect("in the list"), "host");
        let person = [("host", own.as_str()), ("person_name", "Cora Gast"), ("email", "cora@host.example"), ("access", "edit"), ("_form", &own)];
        let invited = organiser.post_form(PAGE, "/api/host/invite-co-host", &person).await;
        assert_eq!(invited.location(), "/de/organise/events/mipim-2027/hosts?done=invited", "{}", invited.body);

        let cora = co_host(&site, "cora@host.example").await;
        let list = cora.get("/de/hosting").await.body;
        let seen = cora.get("/de/hosting/mipim-2027").await.body;
        assert!(list.contains(r#"href="/de/hosting/mipim-2027""#) && !list.contains("other-2027"), "{list}");
        assert!(seen.contains("Ihr Eintrag: AHK Israel") && !seen.contains("Kennzahlen"), "{seen}");
        for closed in ["/de/hosting/other-2027", PAGE, "/de/organise/grants"] {
            assert_eq!(cora.get(closed).await.status, StatusCode::NOT_FOUND, "{closed}");
        }
        let said = [("host", own.as_str()), ("revision", "1"), ("web", "ahk.example"), ("text_de", "Besuche vor Ort"), ("_form", &own)];
        let changed = cora.post_form("/de/hosting/mipim-2027", "/api/host/edit-own-host", &said).await;
        assert_eq!(changed.location(), "/de/hosting/mipim-2027?done=saved", "{}", changed.body);
        assert!(nobody.get("/de/events/mipim-2027").await.body.contains("Besuche vor Ort"));

        let left = organiser.post_form(PAGE, "/api/host/remove-host", &[("host", &own), ("_form", &own)]).await;
        assert_eq!(left.location(), "/de/organise/events/mipim-2027/hosts?done=host-removed", "{}", left.body);
        assert_eq!(cora.get("/de/hosting/mipim-2027").await.status, StatusCode::NOT_FOUND);
        assert!(!nobody.get("/de/events/mipim-2027").await.body.contains("AHK Israel"));
        assert!(organiser.get(PAGE).await.body.contains("Veranstalter entfernt"));
    }

    async fn hosts_of_a_trip_see_where_it_goes_and_nothing_of_booths(site: Site) {
        let cast = site.demo().await;
        let (_, organiser) = site.signed_in(cast.organiser).await;
        let leg = "FROM event e JOIN trip_leg t ON t.event_id = e.id WHERE e.kind = 'delegation_trip' ORDER BY t.starts_on DESC, t.id LIMIT 1";
        let (trip, place) = (site.text(&format!("SELECT e.slug AS value {leg}")).await, site.text(&format!("SELECT t.place AS value {leg}")).await);

        let page = organiser.get(&format!("/de/hosting/{trip}")).await.body;

        assert!(page.contains("Stationen der Reise") && page.contains(&place), "{page}");
        assert!(!page.contains("Der Standplan folgt."), "{page}");
    }

    async fn the_demonstration_shows_a_co_host_its_trip(site: Site) {
        site.demo().await;
        let fair = site.coming("digital-health-now").await;
        let hanna = co_host(&site, "hanna.hafen@ewg.example").await;

        let page = hanna.get(&format!("/en/hosting/{fair}")).await.body;
        let public = site.anonymous().get(&format!("/en/events/{fair}")).await.body;

        for shown in ["AHK Israel", "Figures", "Applications", "Stiftung Offene Häfen", "Your entry: EWG"] {
            assert!(page.contains(shown), "{shown}: {page}");
        }
        assert!(!page.contains("@beispiel.example"), "people are not named: {page}");
        for shown in ["AHK Israel", "Stiftung Offene Häfen, from its fund", "Funded by"] {
            assert!(public.contains(shown), "{shown}: {public}");
        }
    }
}
