//! Letters about meetings. They name the other one's organisation alone; who it is stands on the page.

use domain::{
    clock,
    field::unlinked,
    locale::Locale,
    matchmaking::{MeetingFacts, MeetingLetter, MeetingNewsKind, RoundFacts},
};
use site::{format, paths};

use crate::{content::Content, context::LetterContext};

pub(super) fn content(context: LetterContext, letter: &MeetingLetter) -> Content {
    match letter {
        MeetingLetter::MeetingAccess { round, token } => access(context, round, token),
        MeetingLetter::MeetingNews { round, news, organisation, when, token } => {
            told(context, round, (*news, organisation), when.as_ref(), token)
        }
        MeetingLetter::MeetingPlan { round, meetings, token } => plan(context, round, *meetings, token),
    }
}

fn reason(context: LetterContext, round: &RoundFacts) -> String {
    match context.l {
        Locale::De => format!("Sie erhalten diese E-Mail, weil Sie bei {} an Gesprächen teilnehmen.", round.name()),
        Locale::En => format!("You get this e-mail because you take part in meetings at {}.", round.name()),
    }
}

fn access(context: LetterContext, round: &RoundFacts, token: &str) -> Content {
    let (l, name) = (context.l, round.name());
    Content::new(
        match l {
            Locale::De => format!("Ihre Gespräche bei {name}"),
            Locale::En => format!("Your meetings at {name}"),
        },
        l.t("Meine Gespräche", "My meetings"),
        match l {
            Locale::De => format!("Sie erhalten diese E-Mail, weil jemand mit dieser Adresse an Gesprächen bei {name} teilnehmen möchte."),
            Locale::En => format!("You get this e-mail because somebody with this address wants to take part in meetings at {name}."),
        },
    )
    .say(l.t(
        "über diesen Link öffnen Sie Ihre Seite: Dort bestätigen Sie Ihre Adresse und sagen, was Sie bieten und suchen. Andere sehen Sie erst, wenn Sie zustimmen.",
        "This link opens your page: there you confirm your address and say what you offer and seek. Others see you only once you agree.",
    ))
    .say(l.t(
        "Haben Sie das nicht gewollt, brauchen Sie nichts zu tun: In einer Woche sind die Angaben gelöscht.",
        "If you did not want this, you need not do anything: the details are deleted in a week.",
    ))
    .button(l.t("Meine Gespräche öffnen", "Open my meetings"), context.url(&paths::meetings_of_mine(l, token)))
}

fn told(
    context: LetterContext,
    round: &RoundFacts,
    (news, organisation): (MeetingNewsKind, &str),
    when: Option<&MeetingFacts>,
    token: &str,
) -> Content {
    let l = context.l;
    let heading = heading(l, news);
    // What somebody typed shall be no link in a letter that this site sends.
    let who = match organisation {
        "" => l.t("jemand, der dort teilnimmt", "somebody who takes part there").to_owned(),
        typed => unlinked(typed),
    };
    let mut facts = Vec::new();
    if let Some(when) = when {
        let zone = clock::zone(round.time_zone());
        let day = format::date(l, when.starts_at.with_timezone(&zone).date_naive());
        facts.push((l.t("Wann", "When"), format!("{day}, {}", format::times(l, zone, when.starts_at, when.ends_at))));
        if !when.place.in_(l).is_empty() {
            facts.push((l.t("Wo", "Where"), unlinked(when.place.in_(l))));
        }
    }
    facts.push((belongs_to(l, round), round.name().to_owned()));
    Content::new(format!("{heading}: {}", round.name()), heading, reason(context, round))
        .say(said(l, news, &who))
        .facts(facts)
        .button(l.t("Meine Gespräche öffnen", "Open my meetings"), context.url(&paths::meetings_of_mine(l, token)))
}

fn belongs_to(l: Locale, round: &RoundFacts) -> &'static str {
    match round {
        RoundFacts::Event(_) => l.t("Veranstaltung", "Event"),
        RoundFacts::Bridge(_) => l.t("Brücke oder Netzwerk", "Bridge or network"),
    }
}

fn heading(l: Locale, news: MeetingNewsKind) -> &'static str {
    match news {
        MeetingNewsKind::Requested => l.t("Anfrage für ein Gespräch", "Request for a meeting"),
        MeetingNewsKind::Proposed => l.t("Eine andere Zeit vorgeschlagen", "Another time proposed"),
        MeetingNewsKind::Accepted => l.t("Gespräch vereinbart", "Meeting agreed"),
        MeetingNewsKind::Declined => l.t("Anfrage abgelehnt", "Request declined"),
        MeetingNewsKind::Withdrawn => l.t("Anfrage zurückgezogen", "Request withdrawn"),
        MeetingNewsKind::Moved => l.t("Gespräch verlegt", "Meeting moved"),
        MeetingNewsKind::Cancelled => l.t("Gespräch abgesagt", "Meeting cancelled"),
        MeetingNewsKind::Reminder => l.t("Ihr Gespräch steht bevor", "Your meeting is near"),
    }
}

fn said(l: Locale, news: MeetingNewsKind, who: &str) -> String {
    match (l, news) {
        (Locale::De, MeetingNewsKind::Requested) => {
            format!("um ein Gespräch mit Ihnen bittet: {who}. Auf Ihrer Seite sagen Sie zu, schlagen eine andere Zeit vor oder lehnen ab.")
        }
        (Locale::En, MeetingNewsKind::Requested) => {
            format!("A meeting with you is asked for by: {who}. On your page you accept, propose another time or decline.")
        }
        (Locale::De, MeetingNewsKind::Proposed) => format!("für Ihr Gespräch gibt es einen anderen Vorschlag, von: {who}."),
        (Locale::En, MeetingNewsKind::Proposed) => format!("There is another proposal for your meeting, by: {who}."),
        (Locale::De, MeetingNewsKind::Accepted) => format!("Ihr Gespräch ist vereinbart, mit: {who}."),
        (Locale::En, MeetingNewsKind::Accepted) => format!("Your meeting is agreed, with: {who}."),
        (Locale::De, MeetingNewsKind::Declined) => format!("aus Ihrer Anfrage wird leider nichts. Abgelehnt hat: {who}."),
        (Locale::En, MeetingNewsKind::Declined) => format!("Your request was declined, by: {who}."),
        (Locale::De, MeetingNewsKind::Withdrawn) => format!("eine Anfrage an Sie ist zurückgezogen, von: {who}."),
        (Locale::En, MeetingNewsKind::Withdrawn) => format!("A request to you was withdrawn, by: {who}."),
        (Locale::De, MeetingNewsKind::Moved) => {
            format!("Ihr Gespräch hat eine andere Zeit, mit: {who}. Passt sie nicht, verlegen Sie es noch einmal oder sagen es ab.")
        }
        (Locale::En, MeetingNewsKind::Moved) => {
            format!("Your meeting has another time, with: {who}. If it does not suit you, move it again or cancel it.")
        }
        (Locale::De, MeetingNewsKind::Cancelled) => format!("Ihr Gespräch findet nicht statt, mit: {who}."),
        (Locale::En, MeetingNewsKind::Cancelled) => format!("Your meeting does not take place, with: {who}."),
        (Locale::De, MeetingNewsKind::Reminder) => format!("bald treffen Sie sich mit: {who}."),
        (Locale::En, MeetingNewsKind::Reminder) => format!("You meet soon, with: {who}."),
    }
}

fn plan(context: LetterContext, round: &RoundFacts, meetings: u32, token: &str) -> Content {
    let (l, name) = (context.l, round.name());
    Content::new(
        match l {
            Locale::De => format!("Ihr Plan der Gespräche bei {name}"),
            Locale::En => format!("Your plan of meetings at {name}"),
        },
        l.t("Ihr Plan steht", "Your plan is ready"),
        reason(context, round),
    )
    .say(match (l, meetings) {
        (Locale::De, 1) => "aus allen Wünschen ist ein Plan geworden. Sie haben darin ein Gespräch.".to_owned(),
        (Locale::En, 1) => "All wishes have become a plan. You have one meeting in it.".to_owned(),
        (Locale::De, _) => format!("aus allen Wünschen ist ein Plan geworden. Sie haben darin {meetings} Gespräche."),
        (Locale::En, _) => format!("All wishes have become a plan. You have {meetings} meetings in it."),
    })
    .say(l.t(
        "Auf Ihrer Seite sehen Sie wann, wo und mit wem. Dort können Sie ein Gespräch auch verlegen oder absagen.",
        "Your page shows when, where and with whom. There you can also move or cancel a meeting.",
    ))
    .button(l.t("Meine Gespräche öffnen", "Open my meetings"), context.url(&paths::meetings_of_mine(l, token)))
}
