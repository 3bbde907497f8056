//! Sites and projects as browsers get them: found, compared, asked about, taken from tables and given as tables.

use std::io::Cursor;

use axum::{
    body::{Body, to_bytes},
    http::{Method, StatusCode},
};
use domain::{
    actor::Actor,
    files::FileKind,
    ids::PropertyId,
    property::{self, PropertyForm},
};
use image::{DynamicImage, ImageFormat};
use scraper::{Html, Selector};
use serde_json::json;
use tower::ServiceExt;

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

async fn shown(site: &Site, form: &PropertyForm) -> PropertyId {
    let id = property::create(&site.state.db, &Actor::System, form).await.expect("made");
    property::publish(&site.state.db, &Actor::System, id, "1").await.expect("published");
    id
}

/// A file as it came, byte for byte.
async fn bytes(browser: &Browser, path: &str) -> Vec<u8> {
    let request = browser.request(Method::GET, path).body(Body::empty()).expect("a request");
    let answer = browser.router.clone().oneshot(request).await.expect("the router always answers");
    assert_eq!(answer.status(), StatusCode::OK, "{path}");
    to_bytes(answer.into_body(), 64 * 1024 * 1024).await.expect("the body ends").to_vec()
}

/// A photograph that says where it was taken, as cameras write it: a TIFF of one entry that leads to a GPS part.
fn with_place() -> Vec<u8> {
    let mut jpeg = Vec::new();
    DynamicImage::new_rgb8(64, 48).write_to(&mut Cursor::new(&mut jpeg), ImageFormat::Jpeg).expect("a picture is written");
    let mut exif = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x25\x88\x04\0\x01\0\0\0\x1a\0\0\0\0\0\0\0".to_vec();
    exif.extend(b"\x01\0\x1b\0\x02\0\x13\0\0\0\x2c\0\0\0\0\0\0\0GPS 51.4556 7.0116\0");
    let length = u16::try_from(exif.len() + 2).expect("short").to_be_bytes();
    [&jpeg[..2], &[0xFF_u8, 0xE1][..], &length[..], exif.as_slice(), &jpeg[2..]].concat()
}

fn holds(bytes: &[u8], what: &[u8]) -> bool {
    bytes.windows(what.len()).any(|part| part == what)
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
        for part in ["<strong>gute</strong>", "12.000 m²", "class=\"qr\"", "\"@type\":\"Place\"", "data-star=\"nord\"", "/de/contact?property=nord"] {
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

    async fn lists_are_narrowed_by_typed_numbers_and_kept_without_script(site: Site) {
        let nobody = site.anonymous();
        let priced = |slug: &str, price: &str| PropertyForm { price_unit: "per_m2".to_owned(), price_from: price.to_owned(), ..form(slug, "Essen") };
        shown(&site, &priced("nord", "120,50")).await;
        shown(&site, &PropertyForm { plot_m2: "500".to_owned(), ..priced("sued", "80") }).await;
        let found = async |query: &str| {
            let mut found = texts(&nobody.get(&format!("/de/properties?{query}")).await.body, "[data-results] h3");
            found.sort();
            found
        };
        let (nord, sued) = ("Fläche <b>nord</b>", "Fläche <b>sued</b>");

        assert_eq!(found("area_from=1.000&area_to=12.000").await, [nord]);
        // Whichever way round.
        assert_eq!(found("area_from=600&area_to=400").await, [sued]);
        assert_eq!(found("price=per_m2&price_to=120,49").await, [sued]);
        assert_eq!(found("price_from=10&price_to=120.50").await, [nord, sued]);
        assert_eq!(found("p=sued&p=gone").await, [sued]);
        let unread = nobody.get("/de/properties?area_from=viel&area_to=600").await.body;
        assert!(unread.contains("viel ist keine Zahl") && unread.contains("name=\"area_to\" value=\"600\""), "{unread}");
        let one = nobody.get("/de/properties/compare?p=nord").await.body;
        assert_eq!(texts(&one, "select[name=p] option"), ["Fläche <b>sued</b> (Essen)"]);
        assert!(one.contains("<input type=\"hidden\" name=\"p\" value=\"nord\""), "{one}");
    }

    async fn whole_properties_go_out_and_come_back_by_every_kind_of_file(site: Site) {
        let text = str::to_owned;
        let organiser = site.organiser().await;
        let db = &site.state.db;
        let full = PropertyForm {
            reference: text("E-07"),
            kind: text("project"),
            holder: text("Stadt Essen"),
            address: text("Weg 1"),
            floor_m2: text("31.500"),
            uses: vec![text("office"), text("mixed"), text("hotel")],
            state: text("under_construction"),
            available_from: text("März 2027"),
            price_unit: text("per_m2_month"),
            price_from: text("12,50"),
            price_to: text("14"),
            description_de: text("Zwei\n\nAbsätze, \"Zitat\" und =1+1."),
            contact_name: text("Fiona Fläche"),
            contact_email: text("fiona@agency.example"),
            contact_phone: text("0201 1234567"),
            ..form("nord", "Essen")
        };
        shown(&site, &full).await;
        let before = property::by_slug(db, &Actor::System, "nord").await.expect("it is there").form;
        assert_eq!((before.available_from.as_str(), before.floor_m2.as_str()), ("2027-03", "31500"));

        for path in ["/organise/properties.xlsx?lang=de", "/organise/properties.xlsx?lang=en", "/organise/properties.geojson"] {
            let file = bytes(&organiser, path).await;
            let same = import(&organiser, &file).await;
            assert_eq!(texts(&organiser.get(same.location()).await.body, "main .facts dd"), ["0", "0", "1", "0"], "{path}");

            // And where there is nothing yet.
            let there = property::by_slug(db, &Actor::System, "nord").await.expect("it is there");
            property::hide(db, &Actor::System, there.id, &there.revision.to_string()).await.expect("hidden");
            property::delete(db, &Actor::System, there.id).await.expect("deleted");
            let sent = import(&organiser, &file).await;
            let id = sent.location().rsplit('/').next().expect("an id").to_owned();
            let taken = organiser.post_form(sent.location(), "/api/property/apply-import", &[("import", &id)]).await;
            assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.body);
            assert_eq!(property::by_slug(db, &Actor::System, "nord").await.expect("it is back").form, before, "{path}");
        }
    }

    async fn a_table_is_told_by_row_and_column_what_is_not_understood(site: Site) {
        let organiser = site.organiser().await;
        let feature = |facts: serde_json::Value| json!({ "type": "Feature", "geometry": null, "properties": facts });
        let file = json!({ "type": "FeatureCollection", "features": [
            feature(json!({ "Titel (deutsch)": "Neu", "title_en": "New", "Ort": "Essen", "Nutzung": "Büro, Research", "Status": "Im Bau", "Verfügbar ab": "sofort" })),
            feature(json!({ "Titel (deutsch)": "Alt", "title_en": "Old", "Ort": "Essen", "Use": "Office, Kiosk", "State": "vielleicht", "Bemerkung": "x" })),
        ] });

        let sent = import(&organiser, file.to_string().as_bytes()).await;
        let page = organiser.get(sent.location()).await.body;

        assert_eq!(texts(&page, "main .facts dd"), ["1", "0", "0", "1"]);
        assert_eq!(texts(&page, "main tbody th"), ["2", "1"], "what is wrong first");
        for part in ["Nutzung: „Kiosk“ steht nicht in der Liste", "(Büro, Logistik, ", "Status: „vielleicht“", "Bemerkung"] {
            assert!(page.contains(part), "{part} in {page}");
        }
    }

    async fn pictures_lose_their_place_and_the_wrong_kind_of_file_is_told(site: Site) {
        let organiser = site.organiser().await;
        let id = shown(&site, &form("nord", "Essen")).await;
        let (address, named) = (format!("/de/organise/properties/{id}?post=/uploads/property-file"), id.to_string());
        let send = async |kind: &str, file: &[u8]| {
            let fields = [("property", named.as_str()), ("kind", kind), ("alt_de", "Der Hof")];
            organiser.upload(&address, &fields, ("file", file)).await
        };
        let (large, photo) = (vec![0; FileKind::Document.largest() + 1], with_place());
        let files: [(&str, &[u8], &str); 5] = [
            ("plan", b"%PDF-1.4\n%%EOF\n", "Das ist ein PDF."),
            ("document", PIXEL, "Das ist ein Bild."),
            ("document", b"PK\x03\x04 of a word processor", "Das ist kein PDF."),
            ("picture", b"GIF89a...............", "Das ist kein PNG, JPEG oder WebP."),
            ("document", &large, "größer als 20 MB"),
        ];
        for (kind, file, sentence) in files {
            let refused = send(kind, file).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{kind}: {sentence}");
            assert!(refused.body.contains(sentence) && refused.body.contains("value=\"Der Hof\""), "{sentence} in {}", refused.body);
        }

        assert!(holds(&photo, b"GPS 51.4556"));
        assert_eq!(send("picture", &photo).await.status, StatusCode::SEE_OTHER);
        let kept = property::property(&site.state.db, &Actor::System, id).await.expect("it is there").files;
        let kept = bytes(&site.anonymous(), &format!("/files/{}", kept[0].file)).await;
        assert!(!kept.is_empty() && !holds(&kept, b"GPS") && !holds(&kept, b"Exif"), "{} bytes", kept.len());
    }
}
