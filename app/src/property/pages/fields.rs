//! The fields of a property's form.

use domain::{
    field::lettered_address,
    locale::Locale,
    phone::phone_as_read,
    property::{Holder, PriceUnit, PropertyField, PropertyForm, PropertyKind, PropertyState, PropertyUse},
};
use leptos::prelude::*;

use crate::{ctx, ui, words::property as words};

/// All of them. An exhibitor's team chooses among its own organisations, if at all.
#[component]
pub(super) fn PropertyFields(form: PropertyForm, holders: Vec<Holder>, is_organiser: bool) -> impl IntoView {
    view! {
        <What form=form.clone() holders is_organiser/>
        <Size form=form.clone()/>
        <Where form=form.clone()/>
        <Cost form=form.clone()/>
        <Texts form=form.clone()/>
        <Contact form/>
    }
}

fn label(l: Locale, field: PropertyField) -> String {
    words::field(field).in_(l).to_owned()
}

/// A line of text, called and named as its field.
fn line(l: Locale, form: &PropertyForm, field: PropertyField, maxlength: u32, hint: &'static str) -> AnyView {
    view! { <ui::TextField name=field.as_str() label=label(l, field) value=form.value(field) maxlength=maxlength hint/> }.into_any()
}

fn title(l: Locale, form: &PropertyForm, field: PropertyField) -> AnyView {
    view! { <ui::TextField name=field.as_str() label=label(l, field) value=form.value(field) required=true maxlength=120/> }.into_any()
}

fn choices<T: Copy + ToString>(all: impl IntoIterator<Item = T>, called: impl Fn(T) -> &'static str) -> Vec<(String, String)> {
    all.into_iter().map(|one| (one.to_string(), called(one).to_owned())).collect()
}

#[component]
fn What(form: PropertyForm, holders: Vec<Holder>, is_organiser: bool) -> impl IntoView {
    let l = ctx::locale();
    let slug_hint = l.t(
        "Der letzte Teil der Web-Adresse. Bleibt das Feld leer, wird er aus Titel und Ort gebildet. Nach der Veröffentlichung lässt er sich nicht mehr ändern.",
        "The last part of the web address. Leave it empty to use the title and the town. It cannot be changed after publishing.",
    );
    let none = (String::new(), l.t("Keinem Aussteller", "No exhibitor").to_owned());
    let organisations = holders.into_iter().map(|holder| (holder.id.to_string(), holder.name));
    let options: Vec<_> = is_organiser.then_some(none).into_iter().chain(organisations).collect();
    let kinds = choices(PropertyKind::ALL, |kind| words::kind(l, kind));
    let holder = is_organiser.then(|| {
        line(
            l,
            &form,
            PropertyField::Holder,
            120,
            l.t("Nur ohne Aussteller: die Stadt, der Eigentümer", "Only without an exhibitor: the town, the owner"),
        )
    });
    view! {
        {title(l, &form, PropertyField::TitleDe)}
        {title(l, &form, PropertyField::TitleEn)}
        {line(l, &form, PropertyField::Slug, 60, slug_hint)}
        {line(l, &form, PropertyField::Reference, 60, l.t("Wie Sie es selbst nennen; daran erkennt ein Import es wieder.", "What you call it yourself; an import knows it by that."))}
        <ui::Select name="kind" label=label(l, PropertyField::Kind) options=kinds current=form.kind.clone()/>
        <ui::Select name="organisation" label=label(l, PropertyField::Organisation) options current=form.organisation.clone()/>
        {holder}
    }
}

#[component]
fn Size(form: PropertyForm) -> impl IntoView {
    let l = ctx::locale();
    let uses = choices(PropertyUse::ALL, |one| words::used_for(l, one));
    let states = choices(PropertyState::ALL, |state| words::state(l, state));
    view! {
        <div class="form-part">
            <h2>{l.t("Größe und Nutzung", "Size and use")}</h2>
            <div class="pair">
                {line(l, &form, PropertyField::Plot, 12, "")}
                {line(l, &form, PropertyField::Floor, 12, "")}
            </div>
            <ui::CheckBoxes name="uses" legend=label(l, PropertyField::Uses) options=uses current=form.uses.clone()/>
            <div class="pair">
                <ui::Select name="state" label=label(l, PropertyField::State) options=states current=state_of(&form)/>
                {line(l, &form, PropertyField::AvailableFrom, 10, l.t("Jahr und Monat, zum Beispiel 2027-03", "Year and month, for example 2027-03"))}
            </div>
        </div>
    }
}

fn state_of(form: &PropertyForm) -> String {
    if form.state.is_empty() { PropertyState::Available.to_string() } else { form.state.clone() }
}

#[component]
fn Where(form: PropertyForm) -> impl IntoView {
    let l = ctx::locale();
    let hint = l.t(
        "In Grad (WGS 84), zum Beispiel 51.4567. Bleiben beide leer, steht das Objekt auf der Karte in der Ortsmitte.",
        "In degrees (WGS 84), for example 51.4567. If both are empty the property stands in the middle of its town on the map.",
    );
    view! {
        <div class="form-part">
            <h2>{l.t("Lage", "Where it is")}</h2>
            <div class="pair">
                <ui::TextField name="town" label=label(l, PropertyField::Town) value=form.town.clone() required=true maxlength=80/>
                {line(l, &form, PropertyField::Address, 200, "")}
            </div>
            <div class="pair">
                {line(l, &form, PropertyField::Latitude, 20, hint)}
                {line(l, &form, PropertyField::Longitude, 20, "")}
            </div>
        </div>
    }
}

#[component]
fn Cost(form: PropertyForm) -> impl IntoView {
    let l = ctx::locale();
    let units = choices(PriceUnit::ALL, |unit| words::price_unit(l, unit));
    view! {
        <div class="form-part">
            <h2>{l.t("Preis", "Price")}</h2>
            <ui::Select name="price_unit" label=label(l, PropertyField::PriceUnit) options=units current=form.price_unit.clone()/>
            <div class="pair">
                {line(l, &form, PropertyField::PriceFrom, 20, l.t("Ein fester Preis steht in beiden Feldern.", "A fixed price stands in both fields."))}
                {line(l, &form, PropertyField::PriceTo, 20, "")}
            </div>
        </div>
    }
}

#[component]
fn Texts(form: PropertyForm) -> impl IntoView {
    let l = ctx::locale();
    let hint = l.t(
        "Markdown: **fett**, [Text](https://…), Listen mit -. Gebraucht wird der Text zur Veröffentlichung.",
        "Markdown: **bold**, [text](https://…), lists with -. The text is needed for publication.",
    );
    let text = |field: PropertyField| {
        view! { <ui::TextArea name=field.as_str() label=label(l, field) value=form.value(field) rows=8 maxlength=6000 hint/> }.into_any()
    };
    view! {
        <div class="form-part">
            <h2>{l.t("Beschreibung", "Description")}</h2>
            {text(PropertyField::DescriptionDe)}
            {text(PropertyField::DescriptionEn)}
        </div>
    }
}

#[component]
fn Contact(form: PropertyForm) -> impl IntoView {
    let l = ctx::locale();
    view! {
        <div class="form-part">
            <h2>{l.t("Kontakt", "Contact")}</h2>
            <p class="hint">{l.t("Steht öffentlich auf der Seite des Objekts.", "Stands on the property’s page in public.")}</p>
            {line(l, &form, PropertyField::ContactName, 80, "")}
            <div class="pair">
                <ui::TextField name="contact_email" label=label(l, PropertyField::ContactEmail) kind=ui::InputKind::Email value=lettered_address(&form.contact_email)/>
                <ui::TextField name="contact_phone" label=label(l, PropertyField::ContactPhone) kind=ui::InputKind::Tel value=phone_as_read(l, &form.contact_phone)/>
            </div>
        </div>
    }
}
