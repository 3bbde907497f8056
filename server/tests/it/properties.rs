//! Sites and projects as browsers get them: found, compared, asked about, taken from tables and given as tables.

use axum::http::StatusCode;
use domain::{
    actor::Actor,
    property::{self, PropertyForm},
};
use scraper::{Html, Selector};

use crate::site::{Browser, PIXEL, Site, both};

fn form(slug: &str, town: &str) -> PropertyForm {
    let text = |text: &str| text.to_owned();
    PropertyForm {
        title_de: format!("Fläche <b>{slug}</b>"),
        title_en: format!("Site {slug}"),
        slug: text(slug),
        town: text(town),
        plot_m2: text("12000"),
        latitude: text("51.4879"),
        longitude: text("7.2192"),
        uses: vec![text("office")],
        description_de: text("Eine **gute** Fläche <script>alert(1)</script>."),
        description_en: text("A **good** site."),
        ..PropertyForm::default()
    }
}

async fn shown(site: &Site, form: &PropertyForm) {
    let id = property::create(&site.state.db, &Actor::System, form).await.expect("made");
    property::publish(&site.state.db, &Actor::System, id, "1").await.expect("published");
}

fn texts(body: &str, css: &str) -> Vec<String> {
    let page = Html::parse_document(body);
    page.select(&Selector::parse(css).expect("a selector")).map(|found| found.text().collect()).collect()
}

async fn import(organiser: &Browser, content: &[u8]) -> crate::site::Answer {
    organiser.upload("/uploads/property-import", &[("_page", "/de/organise/properties/import")], ("file", content)).await
}

both! {
    async fn properties_are_found_compared_and_shown_on_a_map(site: Site) {
        let nobody = site.anonymous();
        assert!(nobody.get("/de/properties").await.body.contains("Noch ist nichts im Angebot"));
        shown(&site, &form("nord", "Essen")).await;
        shown(&site, &PropertyForm { latitude: String::new(), longitude: String::new(), ..form("sued", "Herne") }).await;

        let all = nobody.get("/de/properties").await;
        let narrowed = nobody.get("/de/properties?town=Herne").await;
        let on_map = nobody.get("/de/properties?view=map").await;
        let one = nobody.get("/de/properties/nord").await;
        let compared = nobody.get("/en/properties/compare?p=nord&p=sued&p=nord&p=gone").await;

        assert_eq!(texts(&all.body, "[data-results] h3").len(), 2);
        assert_eq!(texts(&narrowed.body, "[data-results] h3"), ["Fläche <b>sued</b>"]);
        assert_eq!(texts(&on_map.body, "svg.map circle").len(), 2, "one where it is, one in its town");
        assert_eq!(texts(&one.body, "h1"), ["Fläche <b>nord</b>"]);
        for part in ["<strong>gute</strong>", "12.000 m²", "svg class=\"qr\"", "\"@type\":\"Place\"", "data-star=\"nord\"", "/de/contact?property=nord"] {
            assert!(one.body.contains(part), "{part} in {}", one.body);
        }
        assert!(!one.body.contains("<script>alert"), "{}", one.body);
        assert_eq!(texts(&compared.body, "tbody th"), ["Site nord", "Site sued"]);
        assert!(nobody.get("/sitemap-site.xml").await.body.contains("/en/properties/sued"));
        assert_eq!(nobody.get("/de/properties/gone").await.status, StatusCode::NOT_FOUND);
    }

    async fn a_table_goes_out_and_comes_back(site: Site) {
        let organiser = site.organiser().await;
        shown(&site, &form("nord", "Essen")).await;

        let sheet = organiser.get("/organise/properties.csv?lang=de").await;
        let points = organiser.get("/organise/properties.geojson").await;
        assert!(sheet.body.contains("\"Breitengrad\"") && sheet.body.contains("\"nord\""), "{}", sheet.body);
        assert_eq!(points.header("content-type"), "application/geo+json");
        let read: serde_json::Value = serde_json::from_str(&points.body).expect("JSON");
        assert_eq!(read["features"][0]["geometry"]["coordinates"], serde_json::json!([7.2192, 51.4879]));

        let same = import(&organiser, points.body.as_bytes()).await;
        let preview = organiser.get(same.location()).await;
        assert_eq!(texts(&preview.body, "main .facts dd"), ["0", "0", "1", "0"]);

        let changed = points.body.replace("\"town\": \"Essen\"", "\"town\": \"Hamm\"");
        let sent = import(&organiser, changed.as_bytes()).await;
        let page = sent.location().to_owned();
        assert_eq!(texts(&organiser.get(&page).await.body, "main .facts dd"), ["0", "1", "0", "0"]);
        let id = page.rsplit('/').next().expect("an id").to_owned();
        let taken = organiser.post_form(&page, "/api/property/apply-import", &[("import", &id)]).await;
        assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.body);
        assert!(site.anonymous().get("/de/properties?town=Hamm").await.body.contains("/de/properties/nord"));
        let refused = import(&organiser, PIXEL).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
}
