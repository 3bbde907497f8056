//! Letters to organisers about what they wait for.

use chrono::NaiveDate;
use domain::{
    field::unlinked,
    ids::{ApplicationId, EnquiryId, SessionId, VisitId},
    locale::Locale,
    notice::{EventPart, HappenedPart, NoticeKind, NoticeLetter, NoticeOfEvent},
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
        let facts = happened.iter().map(|happened| (what(l, happened.kind), unlinked(happened.name.in_(l)))).collect();
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
    }
}

/// Where it is seen to. Only enquiries and visits are about no event.
fn way(l: Locale, event: Option<&EventPart>, happened: &HappenedPart) -> (&'static str, String) {
    match (happened.kind, event) {
        (NoticeKind::VisitRequested, _) => {
            (l.t("Besuchsanfrage ansehen", "View the request"), paths::visit(l, VisitId::from_uuid(happened.subject)))
        }
        (NoticeKind::EnquiryReceived, _) | (_, None) => {
            (l.t("Anfrage ansehen", "View the enquiry"), paths::enquiry(l, EnquiryId::from_uuid(happened.subject)))
        }
        (NoticeKind::SessionFull, Some(event)) => {
            (l.t("Programmpunkt ansehen", "View the session"), paths::edit_session(l, &event.slug, SessionId::from_uuid(happened.subject)))
        }
        (_, Some(event)) => (
            l.t("Bewerbung ansehen", "View the application"),
            paths::admission_application(l, &event.slug, ApplicationId::from_uuid(happened.subject)),
        ),
    }
}

/// Where all of it is seen to.
fn ways(l: Locale, event: Option<&EventPart>, happened: &[HappenedPart]) -> Vec<(&'static str, String)> {
    let has = |fits: fn(NoticeKind) -> bool| happened.iter().any(|happened| fits(happened.kind));
    let (full, asked) = (has(|kind| kind == NoticeKind::SessionFull), has(|kind| kind == NoticeKind::EnquiryReceived));
    let visited = has(|kind| kind == NoticeKind::VisitRequested);
    let applied = has(|kind| !matches!(kind, NoticeKind::SessionFull | NoticeKind::EnquiryReceived | NoticeKind::VisitRequested));
    let mut ways = Vec::new();
    if let Some(event) = event.filter(|_| applied) {
        ways.push((l.t("Zulassung öffnen", "Open admission"), paths::admission(l, &event.slug)));
    }
    if let Some(event) = event.filter(|_| full) {
        ways.push((l.t("Programm öffnen", "Open the programme"), paths::organise_programme_day(l, &event.slug, None)));
    }
    if asked {
        let list = event.map_or_else(|| paths::enquiries(l), |event| paths::event_enquiries(l, &event.slug));
        ways.push((l.t("Anfragen öffnen", "Open the enquiries"), list));
    }
    if visited {
        ways.push((l.t("Besuche öffnen", "Open the visits"), paths::visits(l)));
    }
    ways
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
