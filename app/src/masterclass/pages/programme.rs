//! The public programme: by day, by time and stage.

use chrono::NaiveDate;
use domain::{
    clock,
    db::Db,
    event::{self, EventState, EventView},
    locale::Locale,
    masterclass::{self, SessionView},
};
use leptos::prelude::*;
use leptos_meta::Link;

use super::{
    super::structured,
    day::{Marks, Shown, anchor, day},
    days::{DayTab, Days, by_day, day_tabs},
    fields::event_zone_there,
};
use crate::{
    ctx,
    error::ApiError,
    format,
    frame::PublicHead,
    head::{JsonLd, PageMeta},
    load::load_page,
    paths,
    registration::ticket_holder::Device,
    share::Share,
    star::{StarFilter, StarForm, StarGazer},
    ui,
};

/// The programme of an event, or one day of it.
#[component]
pub fn Programme() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, slug, asked) = (ctx::db(), ctx::actor(), ctx::param("event"), ctx::param("day"));
    let (device, only_mine) = (Device::of_request(), ctx::query_value("mine").is_some());
    let public_url = ctx::site().public_url.clone();
    load_page(async move {
        let event = event::shown(&db, &actor, &slug).await?;
        let asked = if asked.is_empty() { None } else { Some(asked.parse().map_err(|_| ApiError::NotFound)?) };
        let visitor = device.visitor(&db, event.id).await?;
        let marks = match &visitor {
            Some((_, holder)) => Some(Marks {
                seats: masterclass::seat_states(&db, holder.registration).await?,
                gazer: StarGazer::of(&db, visitor.as_ref()).await?,
            }),
            None => None,
        };
        let part = Part::load(&db, &event, asked, marks.as_ref().filter(|_| only_mine)).await?;
        let title = format!("{} · {}", l.t("Programm", "Programme"), event.name);
        let described = lede(l, &event);
        let picture = event.picture.as_deref().map(paths::file).unwrap_or_default();
        let feed = paths::programme_calendar(&event.slug, l);
        // Its own choice is nobody else's, and a draft nobody's yet.
        let shared = (!only_mine && event.state != EventState::Draft).then(|| title.clone());
        let subscription = (!part.days.is_empty()).then(|| subscribe(l, &public_url, &event));
        Ok::<_, ApiError>(view! {
            <PageMeta title description=described.clone() picture/>
            <JsonLd facts=structured::programme(l, &public_url, &event, &described, &part.sessions)/>
            <Link rel="alternate" type_="text/calendar" href=feed/>
            <ui::Script name="programme"/>
            <div data-accent=event.accent.clone()>
                <PublicHead event=event.clone() title=l.t("Programm", "Programme") lede=described/>
                {content(l, &event, &part, marks)}
                {subscription}
                {shared.map(|name| view! { <Share name/> })}
            </div>
        })
    })
}

/// What of a programme a page shows.
struct Part {
    /// Every day on which something is planned.
    days: Days,
    /// The day that stands alone on this page; none where all days do.
    alone: Option<NaiveDate>,
    sessions: Vec<SessionView>,
    /// Only what whoever looks has chosen.
    only_mine: bool,
}

impl Part {
    /// All of a small programme, the asked day of a large one: today, or the first that is not over.
    async fn load(db: &Db, event: &EventView, asked: Option<NaiveDate>, only: Option<&Marks>) -> Result<Self, ApiError> {
        let days = Days::of(event, masterclass::session_starts(db, event).await?);
        if asked.is_some_and(|day| !days.has(day)) {
            return Err(ApiError::NotFound);
        }
        if let Some(marks) = only {
            let mut sessions = masterclass::programme(db, event).await?;
            sessions.retain(|session| marks.is_mine(session.id));
            return Ok(Self { days, alone: None, sessions, only_mine: true });
        }
        let alone = asked.or_else(|| days.alone(clock::today(event.zone)));
        let sessions = match alone {
            Some(day) => masterclass::programme_of_day(db, event, day).await?,
            None => masterclass::programme(db, event).await?,
        };
        Ok(Self { days, alone, sessions, only_mine: false })
    }
}

fn lede(l: Locale, event: &EventView) -> String {
    let days = format::days(l, event.starts_on, event.ends_on);
    let zone = event_zone_there(l, event);
    match l {
        Locale::De if event.is_online() => format!("{days}. Alle Zeiten: {zone}."),
        Locale::En if event.is_online() => format!("{days}. All times: {zone}."),
        Locale::De => format!("{days}. Alle Zeiten sind Ortszeit in {} ({zone}).", event.city),
        Locale::En => format!("{days}. All times are local time in {} ({zone}).", event.city),
    }
}

/// One click where a calendar answers to `webcal:`, the address for all others, and the file for whoever wants no more than
/// to have it once.
fn subscribe(l: Locale, public_url: &str, event: &EventView) -> AnyView {
    let feed = paths::programme_calendar(&event.slug, l);
    let address = format!("{public_url}{feed}");
    let webcal = format!("webcal:{}", address.split_once(':').map_or(address.as_str(), |(_, rest)| rest));
    let schedule = paths::schedule(&event.slug, "xml", l);
    view! {
        <ui::Section title=l.t("Im Kalender", "In your calendar") id="calendar">
        <ui::Actions>
            <ui::LinkButton href=webcal label=l.t("Kalender abonnieren", "Subscribe to the calendar") kind=ui::ButtonKind::Quiet/>
        </ui::Actions>
        <details class="fold">
            <summary>{l.t("Adresse kopieren oder Datei laden", "Copy the address, or download a file")}</summary>
            <div class="stack">
            <div class="field">
                <label class="label" for="calendar-address">{l.t("Adresse des Kalenders", "Address of the calendar")}</label>
                <p class="hint" id="calendar-address-hint">
                    {l.t(
                        "In Google Kalender „Per URL“, in Outlook „Aus dem Internet abonnieren“ wählen und diese Adresse einfügen. Änderungen kommen dann von selbst.",
                        "In Google Calendar choose “From URL”, in Outlook “Subscribe from web”, and paste this address. Changes then arrive by themselves.",
                    )}
                </p>
                <input class="input" id="calendar-address" type="url" readonly=true value=address aria-describedby="calendar-address-hint"/>
            </div>
            <p><a href=feed download="">{l.t("Einmal herunterladen (.ics)", "Download once (.ics)")}</a>{l.t(": bleibt, wie es jetzt ist", ": stays as it is now")}</p>
            <p><a href=schedule>"schedule.xml"</a>{l.t(": für Konferenz-Apps wie Giggity", ": for conference apps such as Giggity")}</p>
            </div>
        </details>
        </ui::Section>
    }
    .into_any()
}

fn content(l: Locale, event: &EventView, part: &Part, marks: Option<Marks>) -> AnyView {
    if part.days.is_empty() {
        return view! {
            <ui::EmptyState
                title=l.t("Das Programm entsteht gerade", "The programme is in the making")
                text=l.t("Sobald die ersten Programmpunkte feststehen, finden Sie sie hier.", "As soon as the first sessions are settled you will find them here.")
                href=paths::event(l, &event.slug)
                link=l.t("Zur Veranstaltung", "To the event")
            />
        }
        .into_any();
    }
    let now = clock::now();
    // Whoever has a ticket chooses on the server, all others in the browser.
    let choice = match &marks {
        Some(_) => whose(l, event, part.only_mine),
        None => view! { <p class="schedule-whose"><StarFilter/></p> }.into_any(),
    };
    let marks = marks.unwrap_or_default();
    let shown = Shown { l, event, marks: &marks, now };
    let days = by_day(event, &part.sessions);
    let tabs = tabs(l, event, part, days.keys().copied().collect());
    let nothing = days.is_empty().then(|| {
        view! {
            <ui::EmptyState
                title=l.t("Noch nichts vorgemerkt", "Nothing chosen yet")
                text=l.t("Was Sie buchen oder sich merken, steht hier beisammen.", "What you book or save stands together here.")
                href=paths::programme(l, &event.slug)
                link=l.t("Zum ganzen Programm", "To the whole programme")
            />
        }
    });
    let has_tabs = tabs.is_some();
    let days: Vec<_> = days.into_iter().map(|(date, sessions)| day(&shown, date, &sessions)).collect();
    view! {
        <StarForm gazer=marks.gazer.clone() event=event.clone()/>
        {choice}
        {nothing}
        <div class="schedule" data-tabs=has_tabs data-star-list="">{tabs}{days}</div>
    }
    .into_any()
}

/// Everything, or what the reader has chosen.
fn whose(l: Locale, event: &EventView, only_mine: bool) -> AnyView {
    let all = paths::programme(l, &event.slug);
    let mine = format!("{all}?mine=1");
    let current = |yes: bool| yes.then_some("page");
    view! {
        <nav class="pills schedule-whose" aria-label=l.t("Auswahl", "Selection")>
            <ul>
                <li><a href=all aria-current=current(!only_mine)>{l.t("Alles", "Everything")}</a></li>
                <li><a href=mine aria-current=current(only_mine)>{l.t("Mein Programm", "My programme")}</a></li>
            </ul>
        </nav>
    }
    .into_any()
}

/// The days side by side: parts of this page, or pages of their own.
fn tabs(l: Locale, event: &EventView, part: &Part, here: Vec<NaiveDate>) -> Option<AnyView> {
    let days: Vec<NaiveDate> = if part.alone.is_some() { part.days.each().map(|(date, _)| date).collect() } else { here };
    let tab = |date: NaiveDate| DayTab {
        name: format::weekday(l, date),
        href: match part.alone {
            Some(_) => paths::programme_day(l, &event.slug, date),
            None => format!("#{}", anchor(date)),
        },
        count: None,
        is_current: part.alone == Some(date),
    };
    (days.len() > 1).then(|| day_tabs(l, days.into_iter().map(tab).collect()))
}
