//! Letters to organisers about what they wait for.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use domain::{
    field::unlinked,
    ids::{ApplicationId, EnquiryId, PropertyId, RoundtableId, SessionId, TravellerId, VisitId},
    locale::Locale,
    notice::{EventPart, HappenedPart, NoticeKind, NoticeLetter, NoticeMatter, NoticeOfEvent},
};
use site::{format, paths};

use crate::{content::Content, context::LetterContext};

pub(super) fn content(context: LetterContext, letter: &NoticeLetter) -> Content {
    match letter {
        NoticeLetter::OrganiserNotice { event, happened } => at_once(context, event.as_ref(), happened),
        NoticeLetter::OrganiserDigest { day, events } => digest(context, *day, events),
    }
}

fn at_once(context: LetterContext, event: Option<&EventPart>, happened: &HappenedPart) -> Content {
    let (l, what) = (context.l, what(context.l, happened.kind));
    let (name, about) = (unlinked(happened.name.in_(l)), about(l, event));
    let (label, path) = way(l, event, happened);
    Content::new(format!("{what}: {name} ({about})"), format!("{what}: {name}"), reason(l))
        .facts(vec![(l.t("Veranstaltung", "Event"), about), (what, name)])
        .button(label, context.url(&path))
        .say(where_to_change(context))
}

/// The event, or that it is about none.
fn about(l: Locale, event: Option<&EventPart>) -> String {
    event.map_or_else(|| l.t("ohne Veranstaltung", "no event").to_owned(), |event| event.name.clone())
}

fn digest(context: LetterContext, day: NaiveDate, events: &[NoticeOfEvent]) -> Content {
    let l = context.l;
    let heading = l.t("Was auf Sie wartet", "What waits for you");
    let mut content = Content::new(format!("{heading}: {}", format::date(l, day)), heading, reason(l));
    let number: usize = events.iter().map(|event| event.happened.len()).sum();
    content = content.preheader(match (l, number) {
        (Locale::De, 1) => "Eine Neuigkeit seit gestern".to_owned(),
        (Locale::De, _) => format!("{number} Neuigkeiten seit gestern"),
        (Locale::En, 1) => "One thing happened since yesterday".to_owned(),
        (Locale::En, _) => format!("{number} things happened since yesterday"),
    });
    for NoticeOfEvent { event, happened, to_decide } in events {
        let facts = counted(happened).into_iter().map(|(happened, times)| (what(l, happened.kind), named(l, happened, times))).collect();
        content = match event {
            Some(event) => content.say(format!("{}: {}", event.name, waiting(l, *to_decide))),
            None => content.say(l.t("Ohne Veranstaltung:", "About no event:")),
        };
        content = content.facts(facts);
        for (label, path) in ways(l, event.as_ref(), happened) {
            content = content.button(&format!("{label}: {}", about(l, event.as_ref())), context.url(&path));
        }
    }
    content.say(where_to_change(context))
}

/// Each thing once, in the order of the first time, with how often it happened: of five who do not come to one roundtable one line
/// is enough.
fn counted(happened: &[HappenedPart]) -> Vec<(&HappenedPart, usize)> {
    let mut all: Vec<(&HappenedPart, usize)> = Vec::new();
    for one in happened {
        match all.iter_mut().find(|(other, _)| *other == one) {
            Some((_, times)) => *times += 1,
            None => all.push((one, 1)),
        }
    }
    all
}

/// `H2 am Ohio (3)`
fn named(l: Locale, happened: &HappenedPart, times: usize) -> String {
    let name = unlinked(happened.name.in_(l));
    if times > 1 { format!("{name} ({times})") } else { name }
}

fn waiting(l: Locale, to_decide: u64) -> String {
    match (l, to_decide) {
        (Locale::De, 0) => "Keine Bewerbung wartet auf eine Entscheidung.".to_owned(),
        (Locale::De, 1) => "Eine Bewerbung wartet auf eine Entscheidung.".to_owned(),
        (Locale::De, _) => format!("{to_decide} Bewerbungen warten auf eine Entscheidung."),
        (Locale::En, 0) => "No application waits for a decision.".to_owned(),
        (Locale::En, 1) => "One application waits for a decision.".to_owned(),
        (Locale::En, _) => format!("{to_decide} applications wait for a decision."),
    }
}

fn what(l: Locale, kind: NoticeKind) -> &'static str {
    match kind {
        NoticeKind::ApplicationSubmitted => l.t("Neue Bewerbung", "New application"),
        NoticeKind::QuestionAnswered => l.t("Rückfrage beantwortet", "Question answered"),
        NoticeKind::OfferAccepted => l.t("Angebot angenommen", "Offer accepted"),
        NoticeKind::OfferDeclined => l.t("Angebot abgelehnt", "Offer declined"),
        NoticeKind::SessionFull => l.t("Programmpunkt ausgebucht", "Session fully booked"),
        NoticeKind::EnquiryReceived => l.t("Neue Anfrage", "New enquiry"),
        NoticeKind::VisitRequested => l.t("Besuchsanfrage", "Request for a visit"),
        NoticeKind::EntryHandedIn => l.t("Neue Einreichung", "New entry"),
        NoticeKind::ConflictDeclared => l.t("Befangenheit in der Jury", "Conflict of interest in the jury"),
        NoticeKind::RoundtableGivenUp => l.t("Zusage zum Roundtable zurückgezogen", "Seat at a roundtable given up"),
        NoticeKind::RoundtableWaveExhausted => l.t("Roundtable-Welle ausgeschöpft, Plätze frei", "Roundtable wave exhausted, seats free"),
        NoticeKind::PropertyHandedIn => l.t("Objekt zur Veröffentlichung", "Property to publish"),
        NoticeKind::QuoteCorrected => l.t("Andere Worte für ein Zitat vorgeschlagen", "Other words proposed for a quote"),
        NoticeKind::QuoteWithdrawn => l.t("Zitat zurückgezogen", "Quote taken back"),
        NoticeKind::TravellerApplied => l.t("Neue Bewerbung für die Reise", "New application for the trip"),
        NoticeKind::TravellerCancelled => l.t("Platz auf der Reise storniert", "Place on the trip cancelled"),
    }
}

/// Where it is seen to.
fn way(l: Locale, event: Option<&EventPart>, happened: &HappenedPart) -> (&'static str, String) {
    let subject = happened.subject;
    match (happened.kind.matter(), event) {
        (NoticeMatter::Visit, _) => (l.t("Besuchsanfrage ansehen", "View the request"), paths::visit(l, VisitId::from_uuid(subject))),
        (NoticeMatter::Call, _) => (l.t("Aufrufe öffnen", "Open the calls"), paths::organise_calls(l)),
        (NoticeMatter::Roundtable, _) => {
            (l.t("Einladungen ansehen", "View the invitations"), paths::organise_roundtable(l, RoundtableId::from_uuid(subject)))
        }
        (NoticeMatter::Property, _) => {
            (l.t("Objekt ansehen", "View the property"), paths::edit_property(l, PropertyId::from_uuid(subject)))
        }
        (NoticeMatter::Enquiry, _)
        | (NoticeMatter::Session | NoticeMatter::Application | NoticeMatter::Recap | NoticeMatter::Traveller, None) => {
            (l.t("Anfrage ansehen", "View the enquiry"), paths::enquiry(l, EnquiryId::from_uuid(subject)))
        }
        (NoticeMatter::Session, Some(event)) => {
            (l.t("Programmpunkt ansehen", "View the session"), paths::edit_session(l, &event.slug, SessionId::from_uuid(subject)))
        }
        (NoticeMatter::Recap, Some(event)) => (l.t("Rückblick ansehen", "View the recap"), paths::organise_recap(l, &event.slug)),
        (NoticeMatter::Traveller, Some(event)) => {
            (l.t("Person ansehen", "View the person"), paths::traveller(l, &event.slug, TravellerId::from_uuid(subject)))
        }
        (NoticeMatter::Application, Some(event)) => (
            l.t("Bewerbung ansehen", "View the application"),
            paths::admission_application(l, &event.slug, ApplicationId::from_uuid(subject)),
        ),
    }
}

/// Where all of it is seen to: one way for each matter.
fn ways(l: Locale, event: Option<&EventPart>, happened: &[HappenedPart]) -> Vec<(&'static str, String)> {
    let matters: BTreeSet<NoticeMatter> = happened.iter().map(|happened| happened.kind.matter()).collect();
    let list = |matter| match (matter, event) {
        (NoticeMatter::Application, event) => Some((l.t("Zulassung öffnen", "Open admission"), paths::admission(l, &event?.slug))),
        (NoticeMatter::Traveller, event) => Some((l.t("Reisende öffnen", "Open the travellers"), paths::travellers(l, &event?.slug))),
        (NoticeMatter::Session, event) => {
            Some((l.t("Programm öffnen", "Open the programme"), paths::organise_programme_day(l, &event?.slug, None)))
        }
        (NoticeMatter::Enquiry, event) => {
            let list = event.map_or_else(|| paths::enquiries(l), |event| paths::event_enquiries(l, &event.slug));
            Some((l.t("Anfragen öffnen", "Open the enquiries"), list))
        }
        (NoticeMatter::Recap, event) => Some((l.t("Rückblick öffnen", "Open the recap"), paths::organise_recap(l, &event?.slug))),
        (NoticeMatter::Visit, _) => Some((l.t("Besuche öffnen", "Open the visits"), paths::visits(l))),
        (NoticeMatter::Call, _) => Some((l.t("Aufrufe öffnen", "Open the calls"), paths::organise_calls(l))),
        (NoticeMatter::Roundtable, _) => Some((l.t("Roundtables öffnen", "Open the roundtables"), paths::organise_roundtables(l))),
        (NoticeMatter::Property, _) => Some((l.t("Flächen und Projekte öffnen", "Open sites and projects"), paths::organise_properties(l))),
    };
    matters.into_iter().filter_map(list).collect()
}

fn where_to_change(context: LetterContext) -> String {
    let page = context.url(&paths::account(context.l));
    format!(
        "{} {page}",
        context.l.t(
            "Ob und wie oft Sie solche E-Mails bekommen, stellen Sie hier ein:",
            "Whether and how often you get such e-mails, you choose here:"
        )
    )
}

fn reason(l: Locale) -> &'static str {
    l.t("Sie erhalten diese E-Mail, weil Sie Veranstaltungen organisieren.", "You get this e-mail because you organise events.")
}
