//! Saving an event's settings when others rely on what changes: first it is shown who hears of it, and what.

use domain::{
    actor::Actor,
    db::Db,
    event::EventDetails,
    ids::EventId,
    locale::Locale,
    process::event_editing::{self, Announcement, Reach},
};
use leptos::{prelude::*, server_fn::ServerFn};
use letters::{FactChange, event_changes};
use serde_json::{Map, Value};

use crate::{
    ctx,
    error::ApiError,
    event::EditEvent,
    form::{FormEcho, echo},
    ui,
};

/// The field whose value says that these very letters are wanted.
const CONFIRMED: &str = "confirmed_change";

/// What the form that came back in this request would tell whom, if that is what it has to be confirmed for.
pub(super) async fn to_confirm(db: &Db, actor: &Actor, event: EventId) -> Result<Option<Announcement>, ApiError> {
    let Some(echo) = echo().filter(|echo| echo.endpoint == EditEvent::PATH && echo.error(CONFIRMED).is_some()) else { return Ok(None) };
    Ok(event_editing::announcement(db, actor, event, &typed(&echo)).await?)
}

/// What was typed, as the server function reads it.
fn typed(echo: &FormEcho) -> EventDetails {
    let mut fields = Map::new();
    for (name, value) in &echo.values {
        match name.strip_suffix("[]") {
            None => drop(fields.insert(name.clone(), Value::from(value.as_str()))),
            Some(list) => {
                let chosen = fields.entry(list).or_insert_with(|| Value::Array(Vec::new()));
                if let Some(chosen) = chosen.as_array_mut() {
                    chosen.push(Value::from(value.as_str()));
                }
            }
        }
    }
    serde_json::from_value(Value::Object(fields)).unwrap_or_default()
}

/// The button that saves; before it, if there are letters, who gets one and what it says.
#[component]
pub(super) fn Save(announced: Option<Announcement>) -> impl IntoView {
    let l = ctx::locale();
    let Some(announced) = announced else {
        return view! { <ui::Submit label=l.t("Speichern", "Save")/> }.into_any();
    };
    let changes = event_changes(l, &announced.before, &announced.after);
    let label = match (l, announced.reach.total()) {
        (Locale::De, 1) => "Speichern und einen Menschen benachrichtigen".to_owned(),
        (Locale::De, people) => format!("Speichern und {people} Menschen benachrichtigen"),
        (Locale::En, 1) => "Save and tell one person".to_owned(),
        (Locale::En, people) => format!("Save and tell {people} people"),
    };
    view! {
        <div class="form-part" id="announced">
            <h2>{l.t("Wer davon hört", "Who hears of this")}</h2>
            <p>{who(l, announced.reach)}</p>
            <ui::Facts items=changes.into_iter().map(|change| fact(l, change)).collect()/>
            {programme(l, &announced).map(|said| view! { <p>{said}</p> })}
            {meetings(l, &announced).map(|said| view! { <p>{said}</p> })}
            <p class="hint">{l.t(
                "Alle erhalten je eine E-Mail, die Altes und Neues nennt; wer ein Ticket hat, auch die neue Kalenderdatei. Wer storniert oder noch nicht bestätigt hat, erhält keine.",
                "Each gets one e-mail that says what was and what is; whoever has a ticket also gets the new calendar file. Those who cancelled or have not confirmed get none.",
            )}</p>
        </div>
        <ui::Submit label name=CONFIRMED value=announced.fingerprint/>
    }
    .into_any()
}

fn fact(l: Locale, change: FactChange) -> (String, AnyView) {
    let FactChange { what, before, now } = change;
    let side = |text: String| if text.is_empty() { "–".to_owned() } else { text };
    let before = format!("{} {}", l.t("bisher:", "before:"), side(before));
    ui::fact(what, view! { {side(now)} <br/> <small class="muted">{before}</small> })
}

/// `184 Menschen mit Ticket, 12 vom Standpersonal, 7 Aussteller (3 davon warten auf einen Platz).`
fn who(l: Locale, reach: Reach) -> String {
    let Reach { visitors, booth_staff, exhibitors, waiting } = reach;
    let visitors = match (l, visitors) {
        (_, 0) => None,
        (Locale::De, 1) => Some("ein Mensch mit Ticket".to_owned()),
        (Locale::De, n) => Some(format!("{n} Menschen mit Ticket")),
        (Locale::En, 1) => Some("one visitor with a ticket".to_owned()),
        (Locale::En, n) => Some(format!("{n} visitors with a ticket")),
    };
    let staff = match (l, booth_staff) {
        (_, 0) => None,
        (Locale::De, n) => Some(format!("{n} vom Standpersonal")),
        (Locale::En, n) => Some(format!("{n} booth staff")),
    };
    let waiting = match (l, waiting) {
        (_, 0) => String::new(),
        (Locale::De, n) => format!(" (davon {n} auf der Warteliste)"),
        (Locale::En, n) => format!(" ({n} of them on the waiting list)"),
    };
    let exhibitors = match (l, exhibitors) {
        (_, 0) => None,
        (Locale::De, n) => Some(format!("{n} Aussteller{waiting}")),
        (Locale::En, 1) => Some(format!("1 exhibitor{waiting}")),
        (Locale::En, n) => Some(format!("{n} exhibitors{waiting}")),
    };
    let all: Vec<_> = [visitors, staff, exhibitors].into_iter().flatten().collect();
    format!("{}: {}.", l.t("Per E-Mail hören davon", "These hear of it by e-mail"), all.join(", "))
}

/// What becomes of meetings that people agreed upon.
fn meetings(l: Locale, announced: &Announcement) -> Option<String> {
    let said = match (l, announced.meetings) {
        (_, 0) => return None,
        (Locale::De, 1) => "Ein vereinbartes Gespräch verschiebt sich. Beide erfahren die neue Zeit mit einer eigenen E-Mail.".to_owned(),
        (Locale::En, 1) => "One agreed meeting moves. Both are told of the new time by an e-mail of their own.".to_owned(),
        (Locale::De, n) => {
            format!("{n} vereinbarte Gespräche verschieben sich. Wer eines hat, erfährt die neue Zeit mit einer eigenen E-Mail.")
        }
        (Locale::En, n) => format!("{n} agreed meetings move. Whoever has one is told of the new time by an e-mail of their own."),
    };
    Some(said)
}

/// What becomes of the sessions.
fn programme(l: Locale, announced: &Announcement) -> Option<String> {
    let (sessions, days) = (announced.sessions, announced.days);
    if sessions == 0 {
        return None;
    }
    let what = match (l, sessions) {
        (Locale::De, 1) => "Ein Programmpunkt".to_owned(),
        (Locale::De, n) => format!("{n} Programmpunkte"),
        (Locale::En, 1) => "One session".to_owned(),
        (Locale::En, n) => format!("{n} sessions"),
    };
    let by = match (l, days.unsigned_abs()) {
        (Locale::De, 1) => "einen Tag".to_owned(),
        (Locale::De, n) => format!("{n} Tage"),
        (Locale::En, 1) => "one day".to_owned(),
        (Locale::En, n) => format!("{n} days"),
    };
    let (one, later) = (sessions == 1, days > 0);
    Some(match l {
        Locale::De if days == 0 => format!(
            "{what} {} die Ortszeit; der Zeitpunkt ist ein anderer. Wer einen Platz hat oder wartet, erfährt es mit derselben E-Mail.",
            if one { "behält" } else { "behalten" }
        ),
        Locale::De => format!(
            "{what} {} {by} {}, zur selben Uhrzeit. Wer einen Platz hat oder wartet, erfährt es mit derselben E-Mail.",
            if one { "beginnt" } else { "beginnen" },
            if later { "später" } else { "früher" },
        ),
        Locale::En if days == 0 => format!(
            "{what} {} local time, at another instant. Whoever has a seat or waits is told in the same e-mail.",
            if one { "keeps its" } else { "keep their" }
        ),
        Locale::En => format!(
            "{what} will begin {by} {}, at the same time of day. Whoever has a seat or waits is told in the same e-mail.",
            if later { "later" } else { "earlier" },
        ),
    })
}
