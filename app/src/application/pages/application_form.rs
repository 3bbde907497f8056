//! The long form, in sections.

use domain::{
    application::{ApplicationState, ApplicationView, ContactPurpose, Declaration, DeclarationAnswer, TagKind, tags},
    booth::UnitKind,
    event::EventView,
    field::lettered_web_address,
    locale::Locale,
    organisation::{OrganisationKind, SizeClass},
};
use leptos::{prelude::*, server_fn::ServerFn};

use super::{contact_fieldset::ContactFieldset, logo::LogoFields, opened::Opened};
use crate::{
    application::{api::SaveApplication, way::Way},
    ctx, ui,
    words::{application as words, terms::TermsLink},
};

/// Everything an application says, with one button to save and one to hand it in.
#[component]
pub(super) fn ApplicationForm(opened: Opened) -> impl IntoView {
    let l = ctx::locale();
    let is_draft = opened.application.state == ApplicationState::Draft;
    let is_proven = opened.application.is_proven;
    let proof = l.t(
        "Nach dem Einreichen schicken wir Ihnen einen Link. Ein Klick darauf, und Ihre Bewerbung ist bei uns.",
        "When you have submitted it we send you a link. One click on it, and we have your application.",
    );
    let (hidden, revision) = (opened.way.hidden(), opened.application.revision);
    let submit = match opened.application.state {
        ApplicationState::Draft => l.t("Jetzt einreichen", "Submit now"),
        ApplicationState::NeedsInformation => l.t("Antwort einreichen", "Submit the answer"),
        _ => l.t("Änderungen speichern", "Save changes"),
    };
    let as_typed = opened.application.content.as_typed.fields().map(|(field, typed)| (field.to_owned(), typed.to_owned())).collect();
    let is_complete = opened.application.content.missing(&opened.event).is_empty();
    let complete = l.t("Alles Nötige ist da. Sie können einreichen.", "Everything needed is there. You can submit.");
    view! {
        <ui::Form action=SaveApplication::PATH as_typed>
            {hidden}
            <ui::Hidden name="revision" value=revision.to_string()/>
            <Organisation opened=opened.clone()/>
            <Contacts opened=opened.clone()/>
            <Profile opened=opened.clone()/>
            <Wishes opened=opened.clone()/>
            <Declarations opened=opened.clone()/>
            {is_draft.then(|| view! { <p class="hint" data-complete="" hidden=!is_complete>{complete}</p> })}
            <div class="row" id="hand-in">
                // The first button is the one that Enter presses: it must not hand in what is unfinished.
                {is_draft.then(|| view! {
                    <ui::Submit label=l.t("Entwurf speichern", "Save draft") kind=ui::ButtonKind::Quiet name="act" value="save"/>
                })}
                <ui::Submit label=submit name="act" value="submit"/>
            </div>
            {(!is_proven).then(|| view! { <p class="hint">{proof}</p> })}
            <LogoFields key=opened.application.logo name=opened.application.content.display_name form=SaveApplication::PATH/>
        </ui::Form>
    }
}

/// What organisers change of it, in the same sections: everything but what only its applicant can declare.
#[component]
pub fn ContentSections(application: ApplicationView, event: EventView) -> impl IntoView {
    let opened = Opened { way: Way::Portal(application.id), application, event, by_organiser: true };
    view! {
        <Organisation opened=opened.clone()/>
        <Contacts opened=opened.clone()/>
        <Profile opened=opened.clone()/>
        <Wishes opened/>
    }
}

#[component]
fn Part(id: &'static str, title: &'static str, children: Children) -> impl IntoView {
    view! { <section class="form-part" aria-labelledby=id><h2 id=id>{title}</h2>{children()}</section> }
}

#[component]
fn Organisation(opened: Opened) -> impl IntoView {
    let l = ctx::locale();
    let public = if opened.by_organiser {
        words::field_name(l, "public_body")
    } else {
        l.t("Wir sind eine öffentliche Einrichtung.", "We are a public body.").to_owned()
    };
    let content = opened.application.content;
    let country = if content.country.is_empty() { "DE".to_owned() } else { content.country };
    view! {
        <Part id="organisation" title=l.t("Organisation", "Organisation")>
            <ui::TextField name="legal_name" label=words::field_name(l, "legal_name") value=content.legal_name required=true maxlength=160 autocomplete="organization"
                hint=l.t("So steht er im Register und auf der Rechnung.", "As in the register and on invoices.")/>
            <ui::TextField name="display_name" label=words::field_name(l, "display_name") value=content.display_name required=true maxlength=80
                hint=l.t("So steht er am Stand und im Verzeichnis.", "As the booth and the directory show it.")/>
            <ui::Select name="kind" label=words::field_name(l, "kind") required=true
                options=words::options(l, &OrganisationKind::ALL, words::organisation_kind_name)
                current=content.kind.map(|kind| kind.to_string()).unwrap_or_default()/>
            <ui::Select name="size_class" label=words::field_name(l, "size_class") required=true
                options=words::options(l, &SizeClass::ALL, words::size_class_name)
                current=content.size_class.map(|class| class.to_string()).unwrap_or_default()
                hint=l.t("Nach der EU-Empfehlung 2003/361/EG; verbundene Unternehmen zählen mit.", "By EU recommendation 2003/361/EC; linked enterprises count.")/>
            <ui::CheckBox name="public_body" label=public checked=content.public_body/>
            <ui::TextField name="street" label=words::field_name(l, "street") value=content.street required=true maxlength=120 autocomplete="address-line1"/>
            <div class="pair">
                <ui::TextField name="postcode" label=words::field_name(l, "postcode") value=content.postcode required=true maxlength=20 autocomplete="postal-code"/>
                <ui::TextField name="city" label=words::field_name(l, "city") value=content.city required=true maxlength=80 autocomplete="address-level2"/>
            </div>
            <ui::Select name="country" label=words::field_name(l, "country") required=true options=ui::countries(l) current=country/>
            <ui::TextField name="vat_id" label=words::field_name(l, "vat_id") value=content.vat_id maxlength=40
                hint=l.t(
                    "Zum Beispiel DE136695976. Form und Prüfziffern prüfen wir für alle EU-Staaten, Nordirland, Großbritannien, die Schweiz und Norwegen; andere Nummern übernehmen wir, wie sie sind.",
                    "For example DE136695976. We check form and check digits for all EU states, Northern Ireland, Great Britain, Switzerland and Norway; other numbers are taken as they are.",
                )/>
        </Part>
    }
}

#[component]
fn Contacts(opened: Opened) -> impl IntoView {
    let l = ctx::locale();
    let content = opened.application.content;
    let contacts = ContactPurpose::ALL.map(|purpose| view! { <ContactFieldset purpose content=content.clone()/> }).collect_view();
    view! {
        <Part id="contacts" title=l.t("Ansprechpersonen", "Contacts")>
            <p class="hint">
                {l.t(
                    "Wen wir wozu fragen dürfen. Nötig ist nur, wer entscheidet. Diese Angaben sieht nur die Organisation des Standes.",
                    "Whom we may ask about what. Only the person who decides is required. Nobody but the organisers of the booth sees this.",
                )}
            </p>
            {contacts}
        </Part>
    }
}

#[component]
fn Profile(opened: Opened) -> impl IntoView {
    let l = ctx::locale();
    let Opened { application, by_organiser, .. } = opened;
    let content = application.content;
    let title = if by_organiser { l.t("Auftritt", "Profile") } else { l.t("Ihr Auftritt", "Your profile") };
    let shown = (!by_organiser).then(|| l.t("Das zeigen wir öffentlich, sobald Ihr Standplatz bestätigt ist. Ihr Logo laden Sie unter dem Formular hoch, auch noch nach dem Einreichen.", "We show this publicly once your unit is confirmed. You upload your logo below the form, also after you have submitted."));
    let topics = if by_organiser {
        words::field_name(l, "topics")
    } else {
        l.t("Welche Themen passen zu Ihnen?", "Which topics are yours?").to_owned()
    };
    let offers = if by_organiser { words::field_name(l, "offers") } else { l.t("Was bieten Sie?", "What do you offer?").to_owned() };
    let seeks = if by_organiser { words::field_name(l, "seeks") } else { l.t("Was suchen Sie?", "What do you seek?").to_owned() };
    let teaser = l.t(
        "Ein Satz für Verzeichnis und Standplan, höchstens 160 Zeichen. Eine Sprache genügt.",
        "One sentence for directory and plan, at most 160 characters. One language is enough.",
    );
    let prose = l.t("Eine leere Zeile beginnt einen neuen Absatz.", "An empty line begins a new paragraph.");
    view! {
        <Part id="profile" title>
            {shown.map(|shown| view! { <p class="hint">{shown}</p> })}
            <ui::TextField name="teaser_de" label=words::field_name(l, "teaser_de") value=content.teaser.de required=content.teaser.en.is_empty() maxlength=160 hint=teaser/>
            <ui::TextField name="teaser_en" label=words::field_name(l, "teaser_en") value=content.teaser.en maxlength=160/>
            <ui::TextArea name="description_de" label=l.t("Beschreibung (deutsch)", "Description (German)") value=content.description.de rows=6 maxlength=4000 hint=prose/>
            <ui::TextArea name="description_en" label=l.t("Beschreibung (englisch)", "Description (English)") value=content.description.en rows=6 maxlength=4000/>
            <ui::TextField name="website" label=words::field_name(l, "website") kind=ui::InputKind::Url value=lettered_web_address(&content.website) maxlength=300 autocomplete="url"/>
            <ui::CheckBoxes name="topics" legend=topics options=tag_options(l, TagKind::Topic) current=content.topics/>
            <ui::CheckBoxes name="offers" legend=offers options=tag_options(l, TagKind::Offer) current=content.offers/>
            <ui::CheckBoxes name="seeks" legend=seeks options=tag_options(l, TagKind::Seek) current=content.seeks/>
        </Part>
    }
}

pub(super) fn tag_options(l: Locale, kind: TagKind) -> Vec<(String, String)> {
    tags(kind).iter().map(|tag| (tag.value.to_owned(), tag.name(l).to_owned())).collect()
}

#[component]
fn Wishes(opened: Opened) -> impl IntoView {
    let l = ctx::locale();
    let Opened { application, by_organiser, .. } = opened;
    let content = application.content;
    let title = if by_organiser { l.t("Wünsche", "Wishes") } else { l.t("Ihr Standplatz", "Your unit") };
    let mut kinds = words::options(l, &UnitKind::ALL, words::unit_kind_name);
    // A stage is nobody's to exhibit on.
    kinds.retain(|(value, _)| value != UnitKind::Stage.as_str());
    if let Some(none) = kinds.first_mut() {
        l.t("Egal", "No preference").clone_into(&mut none.1);
    }
    view! {
        <Part id="wishes" title>
            <ui::Select name="wish_kind" label=words::field_name(l, "wish_kind") options=kinds current=content.wish_kind.map(|kind| kind.to_string()).unwrap_or_default()
                hint=crate::words::booth::kinds_explained(l)/>
            <ui::TextArea name="wish_note" label=words::field_name(l, "wish_note") value=content.wish_note rows=4 maxlength=1000
                hint=l.t("Nachbarschaft, Strom, Exponate. Ein Anspruch entsteht daraus nicht.", "Neighbours, power, exhibits. We cannot promise it.")/>
            <ui::TextArea name="co_exhibitors" label=words::field_name(l, "co_exhibitors") value=content.co_exhibitors.join("\n") rows=4
                hint=l.t("Wer sich den Standplatz mit Ihnen teilt: ein Name je Zeile, höchstens 20.", "Who shares the unit with you: one name per line, at most 20.")/>
        </Part>
    }
}

#[component]
fn Declarations(opened: Opened) -> impl IntoView {
    let l = ctx::locale();
    let (content, event) = (opened.application.content, opened.event);
    let version = event.terms_version.clone();
    let accepted = content.terms_version == version && !version.is_empty();
    let terms = match l {
        Locale::De => format!("Wir stimmen den Teilnahmebedingungen in der Fassung {version} zu."),
        Locale::En => format!("We agree to the terms of participation, version {version}."),
    };
    let (asks_de_minimis, asks_double_funding) = (event.asks_de_minimis, event.asks_double_funding);
    view! {
        <Part id="declarations" title=l.t("Erklärungen", "Declarations")>
            <ui::Hidden name="terms_version" value=version.clone()/>
            <p><TermsLink event version/></p>
            <ui::CheckBox name="terms" label=terms checked=accepted required=true/>
            {asks_de_minimis.then(|| view! {
                <Declared name="de_minimis" declaration=content.de_minimis
                    made=l.t("Wir haben in den letzten drei Jahren nicht mehr als 300.000 € De-minimis-Beihilfen erhalten.", "We received no more than €300,000 of de minimis aid within the last three years.")
                    hint=l.t("Verordnung (EU) 2023/2831, verbundene Unternehmen zusammengenommen.", "Regulation (EU) 2023/2831, linked enterprises taken together.")/>
            })}
            {asks_double_funding.then(|| view! {
                <Declared name="double_funding" declaration=content.double_funding
                    made=l.t("Für diese Teilnahme erhalten wir keine weitere öffentliche Förderung.", "We receive no other public funding for this participation.")
                    hint=l.t("Auch nicht von anderer Stelle, für denselben Standplatz.", "Nor from anybody else, for the same unit.")/>
            })}
        </Part>
    }
}

/// A declaration with its second answer, for those whom it does not concern.
#[component]
fn Declared(name: &'static str, declaration: Declaration, made: &'static str, hint: &'static str) -> impl IntoView {
    let l = ctx::locale();
    let options = vec![
        (DeclarationAnswer::Made.to_string(), made.to_owned()),
        (DeclarationAnswer::NotConcerned.to_string(), l.t("Das betrifft uns nicht.", "This does not concern us.").to_owned()),
    ];
    let legend = words::field_name(l, name);
    view! {
        <ui::Radios name=name legend=legend.clone() options current=declaration.answer.map(|answer| answer.to_string()).unwrap_or_default() hint required=true/>
        <ui::TextField name=format!("{name}_reason") within=legend label=l.t("Warum betrifft es Sie nicht?", "Why does it not concern you?") value=declaration.reason maxlength=200
            hint=l.t("Nur bei der zweiten Antwort: zum Beispiel Stadtverwaltung oder Sitz außerhalb der EU.", "Only with the second answer: for example a town hall, or a seat outside the EU.")/>
    }
}
