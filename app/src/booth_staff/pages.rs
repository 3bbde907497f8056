//! Booth staff: who is named, and how to name, correct and remove people.

use domain::{
    booth_staff::{self, Passes, StaffView},
    event::EventView,
    field::lettered_address,
    locale::Locale,
    phone::phone_as_read,
    placement::own,
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

use super::api::{CorrectPerson, NamePerson, RemovePerson};
use crate::{ctx, error::ApiError, form, format, frame::PortalHead, load::load_page, paths, ui};

/// The people of one stand. `?person=` opens one of them for correction.
#[component]
pub fn PortalStaff() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, id) = (ctx::db(), ctx::actor(), ctx::param("application"));
    let chosen = ctx::query_value("person");
    load_page(async move {
        let id = id.parse().map_err(|_| ApiError::NotFound)?;
        let placed = own::application(&db, &actor, id).await?;
        let passes = booth_staff::passes(&db, &actor, id).await?;
        let title = l.t("Standpersonal", "Booth staff");
        let person = chosen.and_then(|chosen| passes.people.iter().find(|person| person.id.to_string() == chosen).cloned());
        let event = placed.event.clone();
        let application = id.to_string();
        Ok(view! {
            <Title text=format!("{title} – {}", event.name)/>
            <PortalHead placed title lede=lede(l, &event, &passes)/>
            {match (person, passes.quota) {
                (_, None) => view! {
                    <ui::EmptyState
                        title=l.t("Noch kein Standplatz bestätigt", "No unit confirmed yet")
                        text=l.t("Sobald Ihr Standplatz bestätigt ist, benennen Sie hier, wer am Stand arbeitet.", "As soon as your unit is confirmed, you name here who works on the booth.")
                        href=paths::portal_application(l, id)
                        link=l.t("Zur Übersicht", "To the overview")
                    />
                }.into_any(),
                (Some(person), _) => view! { <Correct person back=paths::portal_staff(l, id)/> }.into_any(),
                (None, Some(quota)) => view! { <People passes=passes.clone()/> <Name passes quota application event/> }.into_any(),
            }}
        })
    })
}

fn lede(l: Locale, event: &EventView, passes: &Passes) -> String {
    let Some(quota) = passes.quota else { return String::new() };
    let named = passes.people.len();
    // Once it is over, the notice below says so.
    let until = passes.closes_at.filter(|_| passes.open).map(|at| format::deadline(l, event.zone, at));
    match (l, until) {
        (Locale::De, None) => format!("{named} von {quota} Ausweisen vergeben."),
        (Locale::De, Some(until)) => format!("{named} von {quota} Ausweisen vergeben. Sie können Ihr Standpersonal bis {until} benennen."),
        (Locale::En, None) => format!("{named} of {quota} passes taken."),
        (Locale::En, Some(until)) => format!("{named} of {quota} passes taken. You can name people until {until}."),
    }
}

#[component]
fn People(passes: Passes) -> impl IntoView {
    let l = ctx::locale();
    let open = passes.open;
    if passes.people.is_empty() {
        return view! {
            <ui::EmptyState
                title=l.t("Noch niemand benannt", "Nobody named yet")
                text=l.t("Benennen Sie unten die erste Person. Sie erhält ihren Ausweis sofort per E-Mail.", "Name the first person below. They get their badge by e-mail at once.")
            />
        }
        .into_any();
    }
    view! { <ul class="list">{passes.people.into_iter().map(|person| view! { <PersonRow person open/> }).collect_view()}</ul> }.into_any()
}

#[component]
fn PersonRow(person: StaffView, open: bool) -> impl IntoView {
    let l = ctx::locale();
    let id = person.id.to_string();
    let question = match l {
        Locale::De => format!("{} vom Stand nehmen?", person.name),
        Locale::En => format!("Take {} off the booth?", person.name),
    };
    let edit = ui::Query::current().with("done", "").with("person", &id).href();
    let more =
        [person.job_title, lettered_address(&person.email)].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    view! {
        <li>
            <b class="list-name">{person.name}</b>
            <div class="list-end row">
                {open.then(|| view! { <ui::LinkButton href=edit label=l.t("Ändern", "Change") kind=ui::ButtonKind::Quiet/> })}
                <ui::Confirm
                    id=id.clone()
                    action=RemovePerson::PATH
                    label=l.t("Entfernen", "Remove")
                    question
                    detail=l.t("Der Ausweis verliert sofort seine Gültigkeit, und die Person erhält eine E-Mail.", "The badge becomes invalid at once, and the person is told by e-mail.")
                >
                    <ui::Hidden name="staff" value=id.clone()/>
                </ui::Confirm>
            </div>
            <p class="list-more">{more}</p>
        </li>
    }
}

/// The form for one more, or why there is none.
#[component]
fn Name(passes: Passes, quota: i32, application: String, event: EventView) -> impl IntoView {
    let l = ctx::locale();
    let full = i32::try_from(passes.people.len()).is_ok_and(|named| named >= quota);
    if !passes.open {
        let at = passes.closes_at.map(|at| format::deadline(l, event.zone, at)).unwrap_or_default();
        let text = match l {
            Locale::De => {
                format!("Ausweise konnten bis {at} benannt werden. Für Änderungen wenden Sie sich bitte an {}.", event.contact_email)
            }
            Locale::En => format!("Passes could be named until {at}. For changes please contact {}.", event.contact_email),
        };
        return view! { <ui::Notice tone=ui::Tone::Warn>{text}</ui::Notice> }.into_any();
    }
    // A form that lost the race for the last pass comes back with what was typed.
    let refused = form::echo().is_some_and(|echo| echo.endpoint == NamePerson::PATH);
    if full && !refused {
        let text = match l {
            Locale::De if quota == 0 => "Zu diesem Standplatz gehören keine Ausweise.".to_owned(),
            Locale::En if quota == 0 => "This unit comes without passes.".to_owned(),
            Locale::De => format!("Alle {quota} Ausweise sind vergeben. Um jemand anderen zu benennen, entfernen Sie zuerst eine Person."),
            Locale::En => format!("All {quota} passes are taken. To name somebody else, first remove a person."),
        };
        return view! { <ui::Notice tone=ui::Tone::Warn>{text}</ui::Notice> }.into_any();
    }
    view! {
        <ui::Section title=l.t("Person benennen", "Name a person")>
            <ui::Form action=NamePerson::PATH>
                <ui::Hidden name="application" value=application/>
                <PersonFields person=None/>
                <ui::Submit label=l.t("Benennen und Ausweis senden", "Name and send the badge")/>
            </ui::Form>
        </ui::Section>
    }
    .into_any()
}

#[component]
fn Correct(person: StaffView, back: String) -> impl IntoView {
    let l = ctx::locale();
    let id = person.id.to_string();
    view! {
        <ui::Section title=l.t("Angaben ändern", "Change details")>
            <p class="hint">{l.t("Ändern Sie die E-Mail-Adresse, gilt der bisherige Ausweis nicht mehr, und ein neuer geht an die neue Adresse.", "If you change the e-mail address, the old badge becomes invalid and a new one goes to the new address.")}</p>
            <ui::Form action=CorrectPerson::PATH>
                <ui::Hidden name="staff" value=id/>
                <ui::Hidden name="revision" value=person.revision.to_string()/>
                <PersonFields person=Some(person)/>
                <div class="row">
                    <ui::Submit label=l.t("Speichern", "Save")/>
                    <ui::LinkButton href=back label=l.t("Zurück zur Liste", "Back to the list") kind=ui::ButtonKind::Plain/>
                </div>
            </ui::Form>
        </ui::Section>
    }
}

#[component]
fn PersonFields(person: Option<StaffView>) -> impl IntoView {
    let l = ctx::locale();
    let locale = person.as_ref().map_or(l, |person| person.locale);
    let (shares_email, shares_phone) = person.as_ref().map_or((false, false), |person| (person.shares_email, person.shares_phone));
    let (name, email, job_title, phone) = person
        .map(|person| (person.name, lettered_address(&person.email), person.job_title, phone_as_read(l, &person.phone)))
        .unwrap_or_default();
    let languages = vec![("de".to_owned(), "Deutsch".to_owned()), ("en".to_owned(), "English".to_owned())];
    view! {
        <ui::TextField name="name" label="Name" value=name required=true maxlength=80 hint=l.t("So steht er auf dem Ausweis.", "As printed on the badge.")/>
        <ui::TextField name="email" label=l.t("E-Mail-Adresse", "E-mail address") value=email kind=ui::InputKind::Email required=true hint=l.t("Dorthin geht der Ausweis.", "The badge goes there.")/>
        <div class="pair">
            <ui::TextField name="job_title" label=l.t("Funktion", "Job title") value=job_title maxlength=120/>
            <ui::TextField name="phone" label=l.t("Telefon", "Phone") value=phone kind=ui::InputKind::Tel maxlength=60/>
        </div>
        <ui::Select name="locale" label=l.t("Sprache der E-Mails", "Language of the e-mails") options=languages current=locale.as_str() required=true/>
        <fieldset class="field group">
            <legend class="label">{l.t("Wer den Ausweis scannt, sieht außer dem Namen", "Besides your name, whoever scans the badge sees")}</legend>
            <ui::CheckBox name="shares_email" label=l.t("die E-Mail-Adresse", "the e-mail address") checked=shares_email/>
            <ui::CheckBox name="shares_phone" label=l.t("die Telefonnummer", "the phone number") checked=shares_phone/>
        </fieldset>
    }
}
