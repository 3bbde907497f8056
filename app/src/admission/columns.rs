//! What stands in the organisers' table of applications: all that accounting and the fair ask for. A field of an application
//! more has its column here.

use domain::{
    admission::export::ApplicationExport,
    application::{ApplicationField as Field, ApplicationView, Contact, ContactPurpose, Content, TagKind, tag_name},
    clock::Tz,
    country::country_name,
    event::EventView,
    field::lettered_web_address,
    locale::Locale,
    phone::phone_as_read,
    placement::OfferState,
};

use crate::{
    placement::words::placement_chip,
    table_export::Column,
    words::{
        application::{self as words, field},
        booth,
        terms::declared,
    },
};

/// Every column, from the left.
pub fn columns(l: Locale, event: &EventView) -> Vec<Column<ApplicationExport>> {
    let zone = event.zone;
    let of_content = |column: Column<Content>| column.of(|row: &ApplicationExport| &row.application.content);
    let of_application = |column: Column<ApplicationView>| column.of(|row: &ApplicationExport| &row.application);
    let mut columns = vec![name(l)];
    columns.extend(state(l, zone));
    columns.extend(unit(l, zone));
    columns.extend(organisation(l).into_iter().map(of_content));
    columns.extend(ContactPurpose::ALL.into_iter().flat_map(|purpose| contact(l, purpose)).map(of_content));
    columns.extend(wishes(l).into_iter().map(of_content));
    columns.extend(directory(l).into_iter().map(of_content));
    columns.extend(declarations(l).into_iter().map(of_content));
    columns.extend(bookkeeping(l, zone).into_iter().map(of_application));
    columns
}

/// A field more does not compile until it is named here: it wants a column, but for `contacts`, which have their own.
const _: fn(Content) = |Content {
                            legal_name: _,
                            display_name: _,
                            kind: _,
                            street: _,
                            postcode: _,
                            city: _,
                            country: _,
                            vat_id: _,
                            public_body: _,
                            size_class: _,
                            website: _,
                            teaser: _,
                            description: _,
                            topics: _,
                            offers: _,
                            seeks: _,
                            wish_kind: _,
                            wish_note: _,
                            co_exhibitors: _,
                            contacts: _,
                            terms_version: _,
                            de_minimis: _,
                            double_funding: _,
                            as_typed: _,
                        }| ();

fn head(l: Locale, name: Field) -> String {
    field(name).in_(l).to_owned()
}

fn name(l: Locale) -> Column<ApplicationExport> {
    Column::text(l.t("Bewerbung", "Application"), |row: &ApplicationExport| {
        let content = &row.application.content;
        if content.display_name.is_empty() { content.legal_name.clone() } else { content.display_name.clone() }
    })
}

fn state(l: Locale, zone: Tz) -> Vec<Column<ApplicationExport>> {
    vec![
        Column::text(l.t("Status", "Status"), move |row: &ApplicationExport| words::state_name(l, row.application.state).to_owned()),
        Column::moment(l.t("Eingereicht", "Submitted"), zone, |row: &ApplicationExport| row.application.submitted_at),
        Column::number(l.t("Platz auf der Warteliste", "Place on the waiting list"), |row: &ApplicationExport| {
            row.waiting_place.map(|place| place as f64)
        }),
        Column::number(l.t("Schon dabei gewesen", "Took part before"), |row: &ApplicationExport| Some(row.took_part as f64)),
    ]
}

fn unit(l: Locale, zone: Tz) -> Vec<Column<ApplicationExport>> {
    type Row = ApplicationExport;
    vec![
        Column::text(l.t("Standplatz", "Unit"), |row: &Row| {
            row.placement.as_ref().map(|placed| placed.facts.code.clone()).unwrap_or_default()
        }),
        Column::text(l.t("Art des Standplatzes", "Kind of unit"), move |row: &Row| {
            row.placement.as_ref().map(|placed| booth::kind(l, placed.facts.kind).to_owned()).unwrap_or_default()
        }),
        Column::text(l.t("Ebene", "Level"), move |row: &Row| row.level.in_(l).to_owned()),
        Column::number(l.t("Fläche (m²)", "Area (m²)"), |row: &Row| {
            row.placement.as_ref().map(|placed| f64::from(placed.facts.area_dm2) / 100.0)
        }),
        Column::money(l.t("Preis netto (€)", "Net price (€)"), |row: &Row| row.placement.as_ref().map(|placed| placed.facts.price())),
        Column::text(l.t("Vergabe", "Placement"), move |row: &Row| {
            let chip = |placed: &_| -> &str {
                let domain::placement::own::Placement { state, offer, .. } = placed;
                placement_chip(l, *state, *offer == OfferState::Expired).1
            };
            row.placement.as_ref().map(chip).unwrap_or_default().to_owned()
        }),
        Column::moment(l.t("Frist des Angebots", "Deadline of the offer"), zone, |row: &Row| {
            row.placement.as_ref().and_then(|placed| placed.offer_expires_at)
        }),
        Column::number(l.t("Ausweise enthalten", "Passes included"), |row: &Row| {
            row.placement.as_ref().map(|placed| f64::from(placed.facts.pass_quota))
        }),
        Column::number(l.t("Ausweise vergeben", "Passes taken"), |row: &Row| Some(f64::from(row.application.passes_taken))),
    ]
}

fn organisation(l: Locale) -> Vec<Column<Content>> {
    vec![
        Column::text(head(l, Field::LegalName), |content: &Content| content.legal_name.clone()),
        Column::text(head(l, Field::DisplayName), |content: &Content| content.display_name.clone()),
        Column::text(head(l, Field::Kind), move |content: &Content| {
            content.kind.map_or("", |kind| words::organisation_kind_name(l, kind)).to_owned()
        }),
        Column::text(head(l, Field::Street), |content: &Content| content.street.clone()),
        Column::text(head(l, Field::Postcode), |content: &Content| content.postcode.clone()),
        Column::text(head(l, Field::City), |content: &Content| content.city.clone()),
        Column::text(head(l, Field::Country), move |content: &Content| country_name(l, &content.country).to_owned()),
        Column::text(l.t("Ländercode", "Country code"), |content: &Content| content.country.clone()),
        Column::text(head(l, Field::VatId), |content: &Content| content.vat_id.clone()),
        Column::yes_no(l, head(l, Field::PublicBody), |content: &Content| content.public_body),
        Column::text(head(l, Field::SizeClass), move |content: &Content| {
            content.size_class.map_or("", |class| words::size_class_name(l, class)).to_owned()
        }),
        Column::text(head(l, Field::Website), |content: &Content| lettered_web_address(&content.website)),
    ]
}

fn contact(l: Locale, purpose: ContactPurpose) -> [Column<Content>; 3] {
    let column = move |part: &str, told: fn(Locale, &Contact) -> String| {
        let head = format!("{}: {part}", words::purpose_name(l, purpose));
        Column::text(head, move |content: &Content| content.contact(purpose).map(|contact| told(l, contact)).unwrap_or_default())
    };
    [
        column(l.t("Name", "Name"), |_, contact| contact.name.clone()),
        column(l.t("E-Mail", "E-mail"), |_, contact| contact.email.clone()),
        column(l.t("Telefon", "Phone"), |l, contact| phone_as_read(l, &contact.phone)),
    ]
}

fn wishes(l: Locale) -> Vec<Column<Content>> {
    vec![
        Column::text(head(l, Field::WishKind), move |content: &Content| {
            content.wish_kind.map_or("", |kind| words::unit_kind_name(l, kind)).to_owned()
        }),
        Column::prose(head(l, Field::WishNote), |content: &Content| content.wish_note.clone()),
        Column::prose(head(l, Field::CoExhibitors), |content: &Content| content.co_exhibitors.join("; ")),
    ]
}

fn directory(l: Locale) -> Vec<Column<Content>> {
    let tags = move |name, kind| {
        Column::prose(head(l, name), move |content: &Content| {
            content.tags(kind).iter().map(|value| tag_name(l, kind, value)).collect::<Vec<_>>().join("; ")
        })
    };
    let in_language = |name: Field, language: &str| format!("{} ({language})", head(l, name));
    vec![
        tags(Field::Topics, TagKind::Topic),
        tags(Field::Offers, TagKind::Offer),
        tags(Field::Seeks, TagKind::Seek),
        Column::prose(head(l, Field::TeaserDe), |content: &Content| content.teaser.de.clone()),
        Column::prose(head(l, Field::TeaserEn), |content: &Content| content.teaser.en.clone()),
        Column::prose(in_language(Field::Description, l.t("deutsch", "German")), |content: &Content| content.description.de.clone()),
        Column::prose(in_language(Field::Description, l.t("englisch", "English")), |content: &Content| content.description.en.clone()),
    ]
}

fn declarations(l: Locale) -> Vec<Column<Content>> {
    vec![
        Column::text(l.t("Teilnahmebedingungen: Fassung", "Terms of participation: version"), |content: &Content| {
            content.terms_version.clone()
        }),
        Column::text(head(l, Field::DeMinimis), move |content: &Content| declared(l, &content.de_minimis)),
        Column::text(head(l, Field::DoubleFunding), move |content: &Content| declared(l, &content.double_funding)),
    ]
}

fn bookkeeping(l: Locale, zone: Tz) -> Vec<Column<ApplicationView>> {
    vec![
        Column::moment(l.t("Teilnahmebedingungen angenommen", "Terms accepted"), zone, |application: &ApplicationView| {
            application.terms_accepted_at
        }),
        Column::text(l.t("Beworben von", "Applied by"), |application: &ApplicationView| application.applicant_email.clone()),
        Column::text(l.t("Sprache", "Language"), |application: &ApplicationView| application.locale.to_string()),
        Column::yes_no(l, l.t("Logo", "Logo"), |application: &ApplicationView| application.logo.is_some()),
        Column::moment(l.t("Auf der Warteliste seit", "On the waiting list since"), zone, |application: &ApplicationView| {
            application.waiting_since
        }),
        Column::moment(l.t("Begonnen", "Begun"), zone, |application: &ApplicationView| Some(application.created_at)),
        Column::moment(l.t("Zuletzt geändert", "Last changed"), zone, |application: &ApplicationView| Some(application.updated_at)),
    ]
}
