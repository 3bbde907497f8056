//! The form of an event: new, and changed.

use domain::{
    clock::Instant,
    event::{self, Accent, BoothRole, EventKind, EventView, LANGUAGES},
    locale::Locale,
    matchmaking,
    process::overview,
    zone,
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

use super::{
    announcing,
    picture::{PictureFields, RemovePictureForm},
};
use crate::{
    ctx,
    event::{CreateEvent, EditEvent as Edit},
    format,
    frame::OrganiseHead,
    load::load_page,
    paths, ui,
    words::{bridge as bridge_words, event as words, terms::version_name},
};

/// A new draft.
#[component]
pub fn NewEvent() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor) = (ctx::db(), ctx::actor());
    load_page(async move {
        let bridges = bridge_words::choices(&db, &actor).await?;
        Ok(view! {
            <Title text=l.t("Neue Veranstaltung", "New event")/>
            <ui::Breadcrumbs up=vec![(crate::paths::organise(l), l.t("Veranstaltungen", "Events").to_owned())] here=l.t("Neu", "New")/>
            <ui::PageHead
                title=l.t("Neue Veranstaltung", "New event")
                lede=l.t("Zuerst ein Entwurf, den nur die Organisation sieht. Alles lässt sich später ändern.", "First a draft that only organisers see. Everything can be changed later.")
            />
            <ui::Unsaved about="event:new" form=CreateEvent::PATH>
                <ui::Form action=CreateEvent::PATH>
                    <EventFields bridges/>
                    <ui::Submit label=l.t("Entwurf anlegen", "Create draft")/>
                </ui::Form>
            </ui::Unsaved>
        })
    })
}

/// The settings of an event.
#[component]
pub fn EditEvent() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, slug) = (ctx::db(), ctx::actor(), ctx::param("event"));
    load_page(async move {
        actor.require_organiser()?;
        let event = event::by_slug(&db, &actor, &slug).await?;
        let bridges = bridge_words::choices(&db, &actor).await?;
        let sessions = overview::numbers(&db, &actor, event.id).await?.sessions;
        let times = matchmaking::times_of_event(&db, event.id).await?;
        let announced = announcing::to_confirm(&db, &actor, event.id).await?;
        let (title, pictured) = (l.t("Einstellungen", "Settings"), event.clone());
        let remove = event.picture.is_some().then(|| view! { <RemovePictureForm event=event.id.to_string()/> });
        Ok(view! {
            <Title text=format!("{title} · {}", event.name)/>
            <OrganiseHead event=event.clone() title/>
            <ui::Unsaved about=format!("event:{}", event.id) revision=event.revision form=Edit::PATH>
                <ui::Form action=Edit::PATH>
                    <ui::Hidden name="event" value=event.id.to_string()/>
                    <ui::Hidden name="revision" value=event.revision.to_string()/>
                    <EventFields event bridges sessions times/>
                    <announcing::Save announced/>
                    <PictureFields event=pictured form=Edit::PATH/>
                </ui::Form>
            </ui::Unsaved>
            {remove}
        })
    })
}

#[component]
fn EventFields(
    #[prop(optional)] event: Option<EventView>,
    /// To choose from, nothing first.
    bridges: Vec<(String, String)>,
    /// How many sessions keep their local times when the zone changes.
    #[prop(optional)]
    sessions: u64,
    /// The same of times for meetings.
    #[prop(optional)]
    times: u64,
) -> impl IntoView {
    view! {
        <What event=event.clone() bridges/>
        <Where event=event.clone()/>
        <When event=event.clone() sessions times/>
        <TheBooth event=event.clone()/>
        <Texts event=event.clone()/>
        <Applications event/>
    }
}

/// One value of the event, or a default for a new one.
fn value(event: Option<&EventView>, new: &str, of: impl Fn(&EventView) -> String) -> String {
    event.map_or_else(|| new.to_owned(), of)
}

#[component]
fn What(event: Option<EventView>, bridges: Vec<(String, String)>) -> impl IntoView {
    let (l, event) = (ctx::locale(), event.as_ref());
    let kinds = EventKind::ALL.map(|kind| (kind.as_str().to_owned(), words::kind(l, kind).to_owned())).to_vec();
    let accents = Accent::ALL.map(|accent| (accent.as_str().to_owned(), words::accent(l, accent).to_owned())).to_vec();
    view! {
        <ui::TextField name="name" label=l.t("Name", "Name") value=value(event, "", |e| e.name.clone()) required=true maxlength=80 hint=l.t("Mit Jahr, zum Beispiel MIPIM 2027", "With its year, for example MIPIM 2027")/>
        <ui::TextField
            name="slug"
            label=l.t("Web-Adresse", "Web address")
            value=value(event, "", |e| e.slug.clone())
            maxlength=60
            hint=l.t("Der letzte Teil der Web-Adresse. Bleibt das Feld leer, wird er aus dem Namen gebildet. Nach der Veröffentlichung lässt er sich nicht mehr ändern.", "The last part of the web address. Leave it empty to use the name. It cannot be changed after publishing.")
        />
        <div class="pair">
            <ui::Select name="kind" label=l.t("Art", "Kind") options=kinds current=value(event, "trade_fair", |e| e.kind.to_string())/>
            <ui::Select name="accent" label=l.t("Farbe", "Colour") options=accents current=value(event, "blue", |e| e.accent.clone())/>
        </div>
        <div class="pair">
            <ui::TextField name="theme_de" label=l.t("Thema (deutsch)", "Theme (German)") value=value(event, "", |e| e.theme.de.clone()) maxlength=120/>
            <ui::TextField name="theme_en" label=l.t("Thema (englisch)", "Theme (English)") value=value(event, "", |e| e.theme.en.clone()) maxlength=120/>
        </div>
        <ui::Select name="bridge" label=l.t("Innovation Bridge oder Netzwerk", "Innovation Bridge or network") options=bridges current=value(event, "", |e| e.bridge.map(|id| id.to_string()).unwrap_or_default())/>
    }
}

#[component]
fn Where(event: Option<EventView>) -> impl IntoView {
    let (l, event) = (ctx::locale(), event.as_ref());
    view! {
        <div class="form-part">
            <h2>{l.t("Wo", "Where")}</h2>
            <div class="pair">
                <ui::TextField name="city" label=l.t("Stadt", "City") value=value(event, "", |e| e.city.clone()) either=true maxlength=80/>
                <ui::Select name="country" label=l.t("Land", "Country") options=ui::countries(l) current=value(event, "DE", |e| e.country.clone())/>
            </div>
            <ui::TextField name="venue" label=l.t("Veranstaltungsort", "Venue") value=value(event, "", |e| e.venue.clone()) either=true maxlength=120 hint=l.t("Messegelände oder Haus. Nur für ein Webinar bleibt es leer; dann braucht es auch keine Stadt.", "Exhibition centre or venue. Only for a webinar it stays empty; then no city is needed either.")/>
            <ui::TextField
                name="online_link"
                label=l.t("Link zur Online-Teilnahme", "Link to take part online")
                kind=ui::InputKind::Url
                value=value(event, "", |e| domain::field::lettered_web_address(&e.online_link))
                maxlength=300
                hint=l.t("Für Webinare, oder wenn man auch von fern dabei sein kann. Nur wer sich registriert hat, erfährt ihn: mit dem Ticket, im Kalender und unter „Mein Ticket“.", "For webinars, or where one can also take part from afar. Only those who registered are told: with the ticket, in the calendar and under “My ticket”.")
            />
            <div class="pair">
                <ui::TextField name="hall" label=l.t("Halle", "Hall") value=value(event, "", |e| e.hall.clone()) maxlength=60/>
                <ui::TextField name="booth_number" label=l.t("Standnummer", "Booth number") value=value(event, "", |e| e.booth_number.clone()) maxlength=30/>
            </div>
        </div>
    }
}

#[component]
fn When(event: Option<EventView>, sessions: u64, times: u64) -> impl IntoView {
    let (l, event) = (ctx::locale(), event.as_ref());
    let minute = |minute: i32| format!("{:02}:{:02}", minute / 60 % 24, minute % 60);
    view! {
        <div class="form-part">
            <h2>{l.t("Wann", "When")}</h2>
            <ui::Select name="time_zone" label=l.t("Zeitzone des Ortes", "Time zone of the place") options=zones(l, event.is_none()) current=value(event, "", |e| e.zone.name().to_owned())/>
            {(sessions + times > 0).then(|| view! { <ui::CheckBox name="programme_keeps_local_times" label=keeps_local_times(l, sessions, times) hint=l.t("Nur nötig, wenn Sie die Zeitzone ändern.", "Only needed when you change the time zone.")/> })}
            <div class="pair">
                <ui::TextField name="starts_on" label=l.t("Erster Tag", "First day") kind=ui::InputKind::Date value=value(event, "", |e| e.starts_on.to_string()) required=true/>
                <ui::TextField name="ends_on" label=l.t("Letzter Tag", "Last day") kind=ui::InputKind::Date value=value(event, "", |e| e.ends_on.to_string()) required=true/>
            </div>
            {(sessions + times > 0).then(|| view! { <ui::CheckBox name="programme_moves_along" label=moves_along(l, sessions, times) hint=l.t("Nur nötig, wenn Sie den ersten Tag verschieben: Das Programm verschiebt sich um ebenso viele Tage, die Uhrzeiten bleiben.", "Only needed when you move the first day: the programme moves by as many days, and keeps its times of day.")/> })}
            <div class="pair">
                <ui::TextField name="opens" label=l.t("Öffnet um", "Opens at") kind=ui::InputKind::Time value=value(event, "09:00", |e| minute(e.opens_minute)) required=true/>
                <ui::TextField name="closes" label=l.t("Schließt um", "Closes at") kind=ui::InputKind::Time value=value(event, "18:00", |e| minute(e.closes_minute)) required=true/>
            </div>
        </div>
    }
}

/// Zones that are named after a place; for a new event first the one that follows from its city and country.
fn zones(l: Locale, is_new: bool) -> Vec<(String, String)> {
    let proposed = is_new.then(|| (String::new(), l.t("Die von Stadt und Land", "That of city and country").to_owned()));
    proposed.into_iter().chain(zone::names().into_iter().map(|name| (name.clone(), name.replace('_', " ")))).collect()
}

#[component]
fn TheBooth(event: Option<EventView>) -> impl IntoView {
    let (l, event) = (ctx::locale(), event.as_ref());
    let roles = BoothRole::ALL.map(|role| (role.as_str().to_owned(), words::booth_role(l, role).to_owned())).to_vec();
    let languages: Vec<_> = LANGUAGES.iter().map(|code| ((*code).to_owned(), words::language(l, code))).collect();
    let spoken = event.map_or_else(Vec::new, |event| event.languages.clone());
    let main = spoken.first().cloned().unwrap_or_else(|| "de".to_owned());
    let others = if event.is_some() { spoken.into_iter().skip(1).collect() } else { vec!["en".to_owned()] };
    view! {
        <div class="form-part">
            <h2>{l.t("Der Stand", "The booth")}</h2>
            <ui::TextField name="brand" label=l.t("Name am Stand", "Name on the booth") value=value(event, "", |e| e.brand.clone()) required=true maxlength=80/>
            <ui::Radios name="booth_role" legend=l.t("Unsere Rolle", "Our role") options=roles current=value(event, "host", |e| e.booth_role.to_string()) required=true/>
            <ui::TextField name="hosted_by" label=l.t("Wessen Stand ist es?", "Whose booth is it?") value=value(event, "", |e| e.hosted_by.clone()) maxlength=120 hint=l.t("Nur, wenn wir Partner sind", "Only where we are partners")/>
            <ui::Select name="main_language" label=l.t("Hauptsprache am Stand", "Main language on the booth") options=languages.clone() current=main/>
            <ui::CheckBoxes name="other_languages" legend=l.t("Weitere Sprachen", "Other languages") options=languages current=others/>
        </div>
    }
}

#[component]
fn Texts(event: Option<EventView>) -> impl IntoView {
    let (l, event) = (ctx::locale(), event.as_ref());
    let hint = l.t("Markdown: **fett**, [Text](https://…), Listen mit -", "Markdown: **bold**, [text](https://…), lists with -");
    view! {
        <div class="form-part">
            <h2>{l.t("Beschreibung", "Description")}</h2>
            <ui::TextArea name="description_de" label=l.t("Deutsch", "German") value=value(event, "", |e| e.description.de.clone()) rows=8 maxlength=8000 hint/>
            <ui::TextArea name="description_en" label=l.t("Englisch", "English") value=value(event, "", |e| e.description.en.clone()) rows=8 maxlength=8000 hint/>
        </div>
    }
}

#[component]
fn Applications(event: Option<EventView>) -> impl IntoView {
    let (l, event) = (ctx::locale(), event.as_ref());
    let time = |of: fn(&EventView) -> Option<Instant>| {
        value(event, "", |event| of(event).map(|at| format::local_input(event.zone, at)).unwrap_or_default())
    };
    let hint = in_zone(l);
    view! {
        <div class="form-part">
            <h2>{l.t("Bewerbung und Kontakt", "Applications and contact")}</h2>
            <div class="pair">
                <ui::TextField name="applications_open_at" label=l.t("Bewerbung ab", "Applications from") kind=ui::InputKind::DateTimeLocal value=time(|e| e.applications_open_at) hint/>
                <ui::TextField name="applications_close_at" label=l.t("Bewerbung bis", "Applications until") kind=ui::InputKind::DateTimeLocal value=time(|e| e.applications_close_at) hint/>
            </div>
            <ui::TextField
                name="passes_close_at"
                label=l.t("Standpersonal nennen bis", "Name booth staff until")
                kind=ui::InputKind::DateTimeLocal
                value=time(|e| e.passes_close_at)
                hint
            />
            <ui::CheckBox name="asks_de_minimis" checked=event.is_none_or(|event| event.asks_de_minimis)
                label=l.t("Wir verlangen die De-minimis-Erklärung.", "We ask for the de minimis declaration.")/>
            <ui::CheckBox name="asks_double_funding" checked=event.is_none_or(|event| event.asks_double_funding)
                label=l.t("Wir verlangen die Erklärung zur Doppelförderung.", "We ask for the declaration on double funding.")/>
            {event.map(|event| view! { <p><a href=paths::terms(l, &event.slug)>{version_name(l, &event.terms_version)}</a></p> })}
            <div class="pair">
                <ui::TextField name="contact_name" label=l.t("Kontakt", "Contact") value=value(event, "", |e| e.contact_name.clone()) required=true maxlength=80/>
                <ui::TextField name="contact_email" label=l.t("E-Mail-Adresse", "E-mail address") kind=ui::InputKind::Email value=value(event, "", |e| domain::field::lettered_address(&e.contact_email)) required=true/>
            </div>
        </div>
    }
}

/// What a correction of the zone does to the programme and to the times of meetings.
fn keeps_local_times(l: Locale, sessions: u64, times: u64) -> String {
    if sessions == 0 {
        return l.t("Die Gesprächszeiten behalten ihre Ortszeit.", "The times of meetings keep their local time.").to_owned();
    }
    let programme = match (l, sessions) {
        (Locale::De, 1) => "Der Programmpunkt behält seine Ortszeit; sein Zeitpunkt ändert sich.".to_owned(),
        (Locale::En, 1) => "The session keeps its local time; the actual moment changes.".to_owned(),
        (Locale::De, _) => format!("{sessions} Programmpunkte behalten ihre Ortszeit; ihre Zeitpunkte ändern sich."),
        (Locale::En, _) => format!("{sessions} sessions keep their local time; the actual moments change."),
    };
    if times == 0 { programme } else { format!("{programme} {}", l.t("Die Gesprächszeiten auch.", "So do the times of meetings.")) }
}

/// What moving the first day does to the programme and to the times of meetings.
fn moves_along(l: Locale, sessions: u64, times: u64) -> String {
    if sessions == 0 {
        return l.t("Die Gesprächszeiten ziehen mit den Tagen um.", "The times of meetings move along with the days.").to_owned();
    }
    let programme = match (l, sessions) {
        (Locale::De, 1) => "Der Programmpunkt zieht mit den Tagen um.".to_owned(),
        (Locale::En, 1) => "The session moves along with the days.".to_owned(),
        (Locale::De, _) => format!("{sessions} Programmpunkte ziehen mit den Tagen um."),
        (Locale::En, _) => format!("{sessions} sessions move along with the days."),
    };
    if times == 0 { programme } else { format!("{programme} {}", l.t("Die Gesprächszeiten auch.", "So do the times of meetings.")) }
}

fn in_zone(l: Locale) -> &'static str {
    l.t("In der Zeitzone des Ortes", "In the time zone of the place")
}
