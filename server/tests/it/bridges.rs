//! Bridges and networks through the whole stack.

use axum::http::StatusCode;

use crate::site::both;

/// What is hidden in the organisers' page of a bridge under this name.
fn hidden(page: &str, name: &str) -> String {
    let page = scraper::Html::parse_document(page);
    let selector = scraper::Selector::parse(&format!("input[name={name}]")).expect("a selector");
    page.select(&selector).next().and_then(|input| input.attr("value")).expect("a hidden field").to_owned()
}

both! {
    async fn the_demonstration_shows_its_bridges_and_their_events(site: Site) {
        site.demo().await;
        let nobody = site.anonymous();

        let start = nobody.get("/de").await;
        let all = nobody.get("/en/bridges").await;
        let bridge = nobody.get("/de/bridges/north-america").await;
        let event = nobody.get(&format!("/de/events/{}", site.coming("collision").await)).await;

        assert!(start.body.contains(r#"href="/de/bridges/israel""#), "{}", start.body);
        for shown in ["Networks", "In|Die RegionRuhr", r#"href="/en/bridges/china""#] {
            assert!(all.body.contains(shown), "{shown}: {}", all.body);
        }
        for shown in ["AHK Kanada", "COLLISION 2022", r#"hreflang="en""#, "Bisher in Zahlen", "Demnächst"] {
            assert!(bridge.body.contains(shown), "{shown}: {}", bridge.body);
        }
        assert!(event.body.contains(r#"href="/de/bridges/north-america""#), "{}", event.body);
        let sitemap = nobody.get("/sitemap-site.xml").await;
        assert!(sitemap.body.contains("/en/bridges/hydrogen-metropole-ruhr<"), "{}", sitemap.body);
    }

    async fn organisers_make_a_network_and_show_it(site: Site) {
        let organiser = site.organiser().await;
        let nobody = site.anonymous();
        let page = "/de/organise/bridges/hafennetz";
        let fields = [("name", "Hafennetz"), ("kind", "network"), ("purpose_de", "Für **Häfen**")];

        let made = organiser.post_form("/de/organise/new-bridge", "/api/bridge/create-bridge", &fields).await;
        assert_eq!((made.status, made.location()), (StatusCode::SEE_OTHER, "/de/organise/bridges/hafennetz?done=saved"), "{}", made.body);
        assert_eq!(nobody.get("/de/bridges/hafennetz").await.status, StatusCode::NOT_FOUND);

        let shown = organiser.get(page).await.body;
        let (id, revision) = (hidden(&shown, "bridge"), hidden(&shown, "revision"));
        let partner = [("bridge", id.as_str()), ("revision", &revision), ("partner_name", "Hafen Duisburg"), ("agreed_on", "2024-02-30")];
        let refused = organiser.post_form(page, "/api/bridge/add-partner", &partner).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("Bitte ein Datum angeben.") && refused.body.contains("Hafen Duisburg"), "{}", refused.body);
        let partner = [("bridge", id.as_str()), ("revision", &revision), ("partner_name", "Hafen Duisburg"), ("agreed_on", "2024-02-29")];
        let added = organiser.post_form(page, "/api/bridge/add-partner", &partner).await;
        assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.body);
        let state = [("bridge", id.as_str()), ("state", "published")];
        assert_eq!(organiser.post_form(page, "/api/bridge/set-state", &state).await.status, StatusCode::SEE_OTHER);

        let public = nobody.get("/de/bridges/hafennetz").await;
        for text in ["<strong>Häfen</strong>", "Hafen Duisburg", "Vereinbarung vom 29. Februar 2024", "Netzwerk"] {
            assert!(public.body.contains(text), "{text}: {}", public.body);
        }
        let removed = organiser.post_form(page, "/api/bridge/remove-bridge", &[("bridge", &id)]).await;
        assert_eq!(removed.location(), "/de/organise/bridges?done=bridge-removed");
        assert_eq!(nobody.get("/de/bridges/hafennetz").await.status, StatusCode::NOT_FOUND);
    }

    async fn everybody_searches_what_the_companies_of_a_network_offer_and_seek(site: Site) {
        let cast = site.demo().await;
        let (_, organiser) = site.signed_in(cast.organiser).await;
        let (nobody, page) = (site.anonymous(), "/de/organise/bridges/in-die-regionruhr/companies");

        let network = nobody.get("/de/bridges/in-die-regionruhr").await.body;
        let found = nobody.get("/de/bridges/in-die-regionruhr/companies?q=pulverbeschichtung").await.body;
        let none = nobody.get("/en/bridges/israel/companies").await.body;
        assert!(network.contains(r#"href="/de/bridges/in-die-regionruhr/companies""#) && network.contains("Lackhaus Wetter"), "{network}");
        assert!(found.contains("Lackhaus Wetter") && found.contains("Blechwerk Emscher") && !found.contains("Sieben"), "{found}");
        assert!(none.contains("No company yet"), "{none}");
        let everywhere = nobody.get("/de/search?q=pulverbeschichtung").await.body;
        assert!(everywhere.contains("/de/bridges/in-die-regionruhr/companies?q=Lackhaus+Wetter"), "{everywhere}");

        assert!(organiser.get("/de/organise/bridges/in-die-regionruhr").await.body.contains(&format!(r#"href="{page}""#)));
        let shown = organiser.get(page).await.body;
        let (id, revision) = (hidden(&shown, "bridge"), hidden(&shown, "revision"));
        let company = [("bridge", id.as_str()), ("revision", &revision), ("company_name", "Drahtzieherei Süd"), ("town", "Hamm")];
        let refused = organiser.post_form(page, "/api/bridge/add-company", &company).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("was der Betrieb bietet oder was er sucht") && refused.body.contains("Drahtzieherei Süd"), "{}", refused.body);
        let company = [("bridge", id.as_str()), ("revision", &revision), ("company_name", "Drahtzieherei Süd"), ("seeks_de", "Walzdraht")];
        let added = organiser.post_form(page, "/api/bridge/add-company", &company).await;

        assert_eq!(added.location(), format!("{page}?done=saved"), "{}", added.body);
        let table = organiser.get("/organise/bridges/in-die-regionruhr/companies.csv?lang=de&q=walzdraht").await.body;
        assert!(table.contains("Drahtzieherei Süd") && !table.contains("Lackhaus"), "{table}");
        let public = nobody.get("/en/bridges/in-die-regionruhr/companies").await.body;
        assert!(public.contains("Drahtzieherei Süd") && public.contains("Walzdraht"), "the other language stands in: {public}");
    }

    async fn what_hangs_on_a_bridge_keeps_it(site: Site) {
        let cast = site.demo().await;
        let (_, organiser) = site.signed_in(cast.organiser).await;
        let page = "/de/organise/bridges/israel";
        let id = hidden(&organiser.get(page).await.body, "bridge");

        let refused = organiser.post_form(page, "/api/bridge/remove-bridge", &[("bridge", &id)]).await;

        assert_eq!(refused.status, StatusCode::CONFLICT);
        assert!(refused.body.contains("Dazu gehören noch Veranstaltungen, Aufrufe, Vorträge, Besuche, Roundtables oder Förderungen: "), "{}", refused.body);
        assert_eq!(site.count("bridge", "slug = 'israel'").await, 1);
    }
}
