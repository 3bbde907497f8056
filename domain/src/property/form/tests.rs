//! What a form of a property takes and refuses.

use super::*;

fn form() -> PropertyForm {
    let text = str::to_owned;
    PropertyForm { title_de: text("Zeche Nord"), title_en: text("Mine North"), town: text("Essen"), ..Default::default() }
}

fn refused(form: &PropertyForm) -> Vec<String> {
    form.parse(false).map(|_| Vec::new()).unwrap_or_else(|errors| errors.0.into_iter().map(|(field, _)| field).collect())
}

#[test]
fn a_title_and_a_town_are_enough_for_a_draft() {
    let parsed = form().parse(false).expect("it is enough");

    assert_eq!((parsed.slug.as_str(), parsed.reference.as_str()), ("zeche-nord-essen", "zeche-nord-essen"));
    assert_eq!((parsed.kind, parsed.state, parsed.place), (PropertyKind::Site, PropertyState::Available, None));
    let published: Vec<_> = form().parse(true).expect_err("descriptions are missing").0.into_iter().map(|(field, _)| field).collect();
    assert_eq!(published, ["description_de", "description_en"]);
}

#[test]
fn half_a_place_and_half_a_price_are_refused() {
    let text = str::to_owned;
    assert_eq!(refused(&PropertyForm { latitude: text("51.4"), ..form() }), ["longitude"]);
    assert_eq!(refused(&PropertyForm { price_from: text("12"), ..form() }), ["price_unit"]);
    assert_eq!(refused(&PropertyForm { price_unit: text("total"), ..form() }), ["price_from"]);
    let falling = PropertyForm { price_unit: text("total"), price_from: text("12"), price_to: text("11.99"), ..form() };
    assert_eq!(refused(&falling), ["price_to"]);
}

#[test]
fn what_a_table_has_in_its_columns_is_what_the_form_says() {
    let mut read = PropertyForm::default();
    let typed = PropertyForm { uses: vec!["office".to_owned(), "retail".to_owned()], latitude: "51.4".to_owned(), ..form() };
    for field in PropertyField::columns() {
        read.put(field, typed.value(field));
    }

    assert_eq!(read, typed);
    assert_eq!(refused(&PropertyForm { slug: "compare".to_owned(), ..form() }), ["slug"]);
}
