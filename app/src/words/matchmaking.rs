//! How meetings, those who take part and what happens to them are called.

use domain::{
    application::{TagKind, area_name, tag_name},
    clock::{self, Instant, Tz},
    locale::{Locale, Text},
    matchmaking::{
        MatchReason, MatchmakingAction, MatchmakingField, MatchmakingState, MatchmakingView, MeetingState, Occasion, ProfileKind, Slot,
        WishKind,
    },
};

use crate::{format, paths, ui};

pub fn kind(l: Locale, kind: ProfileKind) -> &'static str {
    match kind {
        ProfileKind::Exhibitor => l.t("Aussteller", "Exhibitor"),
        ProfileKind::Visitor => l.t("Gast", "Visitor"),
        ProfileKind::Traveller => l.t("Mitglied einer Delegation", "Member of a delegation"),
        ProfileKind::StartUp => l.t("Start-up", "Start-up"),
        ProfileKind::Member => l.t("Mitglied", "Member"),
    }
}

pub fn round_state(l: Locale, state: MatchmakingState) -> &'static str {
    match state {
        MatchmakingState::Draft => l.t("Entwurf", "Draft"),
        MatchmakingState::Open => l.t("Geöffnet", "Open"),
        MatchmakingState::Closed => l.t("Geschlossen", "Closed"),
    }
}

pub fn round_tone(state: MatchmakingState) -> ui::Tone {
    match state {
        MatchmakingState::Draft => ui::Tone::Warn,
        MatchmakingState::Open => ui::Tone::Ok,
        MatchmakingState::Closed => ui::Tone::Mute,
    }
}

pub fn state(l: Locale, state: MeetingState) -> &'static str {
    match state {
        MeetingState::Requested => l.t("Angefragt", "Requested"),
        MeetingState::Accepted => l.t("Vereinbart", "Agreed"),
        MeetingState::Declined => l.t("Abgelehnt", "Declined"),
        MeetingState::Withdrawn => l.t("Zurückgezogen", "Withdrawn"),
        MeetingState::Cancelled => l.t("Abgesagt", "Cancelled"),
    }
}

pub fn tone(state: MeetingState) -> ui::Tone {
    match state {
        MeetingState::Requested => ui::Tone::Offer,
        MeetingState::Accepted => ui::Tone::Ok,
        MeetingState::Declined | MeetingState::Cancelled => ui::Tone::Bad,
        MeetingState::Withdrawn => ui::Tone::Mute,
    }
}

pub fn wish(l: Locale, wish: WishKind) -> &'static str {
    match wish {
        WishKind::Must => l.t("unbedingt", "must"),
        WishKind::Gladly => l.t("gern", "gladly"),
        WishKind::No => l.t("nein", "no"),
    }
}

/// Where everybody reads of the meetings, and how to take part.
pub fn public_page(l: Locale, round: &MatchmakingView) -> String {
    match &round.of {
        Occasion::Event(event) => paths::event_meetings(l, &event.slug),
        Occasion::Bridge { bridge, .. } => paths::bridge_meetings(l, &bridge.slug, round.id),
    }
}

/// `10. Juni 2027, 10:00–10:20 Uhr (MESZ)`
pub fn when(l: Locale, zone: Tz, slot: &Slot) -> String {
    span(l, zone, slot.starts_at, slot.ends_at)
}

/// The same from one instant to another.
pub fn span(l: Locale, zone: Tz, starts_at: Instant, ends_at: Instant) -> String {
    let day = format::date(l, clock::local(zone, starts_at).date());
    format!("{day}, {}", format::times(l, zone, starts_at, ends_at))
}

/// `Nora Neu, Haus Neu`
pub fn person(name: &str, organisation: &str) -> String {
    if organisation.is_empty() { name.to_owned() } else { format!("{name}, {organisation}") }
}

/// Why somebody is proposed, in one line.
pub fn reasons(l: Locale, reasons: &[MatchReason]) -> String {
    reasons.iter().map(|why| reason(l, why)).collect::<Vec<_>>().join("; ")
}

fn reason(l: Locale, reason: &MatchReason) -> String {
    let topic = |value: &str| tag_name(l, TagKind::Topic, value).to_owned();
    match reason {
        MatchReason::TheyOffer(value) => format!("{} {}", l.t("bietet", "offers"), topic(value)),
        MatchReason::TheySeek(value) => format!("{} {}", l.t("sucht", "seeks"), topic(value)),
        MatchReason::Near(area) => format!("{} {}", l.t("ähnliche Themen:", "related topics:"), area_name(l, area)),
        MatchReason::TheirWords(words) => format!("{} {}", l.t("bietet", "offers"), words.join(", ")),
        MatchReason::MyWords(words) => format!("{} {}", l.t("sucht", "seeks"), words.join(", ")),
        MatchReason::Wished => l.t("steht auf Ihrer Wunschliste", "is on your list of wishes").to_owned(),
    }
}

pub fn action(l: Locale, action: MatchmakingAction) -> &'static str {
    match action {
        MatchmakingAction::Created => l.t("Gespräche vorbereitet", "Meetings prepared"),
        MatchmakingAction::Changed => l.t("Gespräche geändert", "Meetings changed"),
        MatchmakingAction::Opened => l.t("Gespräche geöffnet", "Meetings opened"),
        MatchmakingAction::Closed => l.t("Gespräche geschlossen", "Meetings closed"),
        MatchmakingAction::BackToDraft => l.t("Gespräche wieder zum Entwurf gemacht", "Meetings made a draft again"),
        MatchmakingAction::WishesOpened => l.t("Wunschrunde begonnen", "Round of wishes begun"),
        MatchmakingAction::WishesClosed => l.t("Wunschrunde beendet", "Round of wishes ended"),
        MatchmakingAction::SlotsAdded => l.t("Gesprächszeiten angelegt", "Meeting times added"),
        MatchmakingAction::SlotRemoved => l.t("Gesprächszeit entfernt", "Meeting time removed"),
        MatchmakingAction::PlaceAdded => l.t("Gesprächsort angelegt", "Place for meetings added"),
        MatchmakingAction::PlaceRemoved => l.t("Gesprächsort entfernt", "Place for meetings removed"),
        MatchmakingAction::PlanMade => l.t("Plan der Gespräche berechnet", "Plan of meetings made"),
        MatchmakingAction::PlanAccepted => l.t("Plan der Gespräche angenommen", "Plan of meetings accepted"),
        MatchmakingAction::PlanDiscarded => l.t("Plan der Gespräche verworfen", "Plan of meetings discarded"),
        MatchmakingAction::MeetingCancelled => l.t("Gespräch abgesagt", "Meeting cancelled"),
        MatchmakingAction::ParticipantErased => l.t("Teilnahme an Gesprächen gelöscht", "Participant of meetings erased"),
        MatchmakingAction::ParticipantsExported => l.t("Teilnahmeliste der Gespräche exportiert", "Participants of meetings exported"),
        MatchmakingAction::MeetingsExported => l.t("Gespräche exportiert", "Meetings exported"),
    }
}

pub fn field(field: MatchmakingField) -> Text {
    let (de, en) = match field {
        MatchmakingField::TitleDe => ("Titel (deutsch)", "Title (German)"),
        MatchmakingField::TitleEn => ("Titel (englisch)", "Title (English)"),
        MatchmakingField::IntroDe => ("Einleitung (deutsch)", "Introduction (German)"),
        MatchmakingField::IntroEn => ("Einleitung (englisch)", "Introduction (English)"),
        MatchmakingField::SlotMinutes => ("Dauer eines Gesprächs in Minuten", "Minutes of a meeting"),
        MatchmakingField::WalkingMinutes => ("Wegzeit in Minuten", "Minutes to walk"),
        MatchmakingField::RequestQuota => ("Anfragen je Person", "Requests for each person"),
        MatchmakingField::IsOnline => ("Online", "Online"),
        MatchmakingField::StartsOn => ("Erster Tag", "First day"),
        MatchmakingField::EndsOn => ("Letzter Tag", "Last day"),
        MatchmakingField::TimeZone => ("Zeitzone", "Time zone"),
        MatchmakingField::Count => ("Anzahl", "Number"),
        MatchmakingField::Place => ("Ort", "Place"),
    };
    Text::new(de, en)
}
