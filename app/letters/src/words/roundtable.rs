//! Letters to whoever is invited to a roundtable.

use domain::{
    clock,
    locale::Locale,
    roundtable::{RoundtableFacts, RoundtableLetter},
};
use site::{format, paths};

use crate::{
    content::{Content, Span},
    context::LetterContext,
};

pub(super) fn content(context: LetterContext, letter: &RoundtableLetter) -> Content {
    match letter {
        RoundtableLetter::RoundtableInvitation { roundtable, token } => invitation(context, roundtable, token, false),
        RoundtableLetter::RoundtableReminder { roundtable, token } => invitation(context, roundtable, token, true),
        RoundtableLetter::RoundtableSeat { roundtable, moved_up } => seat(context, roundtable, *moved_up),
        RoundtableLetter::RoundtableWaiting { roundtable } => waiting(context, roundtable),
        RoundtableLetter::RoundtableCalledOff { roundtable } => called_off(context, roundtable),
        RoundtableLetter::RoundtableMinutes { roundtable, minutes } => minutes_of(context, roundtable, minutes),
        RoundtableLetter::RoundtableChanged { roundtable, before } => changed(context, roundtable, before),
        RoundtableLetter::RoundtableCancelled { roundtable } => cancelled(context, roundtable),
    }
}

/// Why the reader gets this.
fn reason(l: Locale, round: &RoundtableFacts) -> String {
    match l {
        Locale::De => format!("Sie erhalten diese E-Mail, weil Sie zum Roundtable „{}“ eingeladen sind.", round.name),
        Locale::En => format!("You get this e-mail because you are invited to the roundtable “{}”.", round.name),
    }
}

fn facts(l: Locale, round: &RoundtableFacts) -> Vec<(&'static str, String)> {
    vec![
        (l.t("Roundtable", "Roundtable"), round.name.clone()),
        (l.t("Wann", "When"), when(l, round)),
        (l.t("Wo", "Where"), round.place.clone()),
    ]
}

fn when(l: Locale, round: &RoundtableFacts) -> String {
    let zone = clock::zone(&round.time_zone);
    let day = format::date(l, round.starts_at.with_timezone(&zone).date_naive());
    let when = format!("{day}, {}", format::times(l, zone, round.starts_at, round.ends_at));
    // Outlook draws a word joiner as a box.
    when.replace(format::WORD_JOINER, "")
}

fn deadline(l: Locale, round: &RoundtableFacts) -> String {
    format::deadline(l, clock::zone(&round.time_zone), round.answer_by).replace(format::WORD_JOINER, "")
}

fn lines(text: &str) -> Vec<Vec<Span>> {
    let lines = text.lines().map(str::trim_end).filter(|line| !line.is_empty());
    lines.map(|line| vec![Span::Text(line.to_owned())]).collect()
}

fn invitation(context: LetterContext, round: &RoundtableFacts, token: &str, again: bool) -> Content {
    let l = context.l;
    let subject = match (l, again) {
        (Locale::De, false) => format!("Einladung: {}", round.name),
        (Locale::De, true) => format!("Noch offen: Ihre Einladung zu {}", round.name),
        (Locale::En, false) => format!("Invitation: {}", round.name),
        (Locale::En, true) => format!("Still open: your invitation to {}", round.name),
    };
    let heading = if again { l.t("Sind Sie dabei?", "Will you join us?") } else { l.t("Wir laden Sie ein", "You are invited") };
    let first = if again {
        l.t(
            "wir haben noch keine Antwort von Ihnen und würden uns freuen, wenn Sie kommen:",
            "We have no answer from you yet, and would be glad to have you with us:",
        )
    } else {
        l.t("wir möchten Sie gern an unserem Tisch haben:", "We would be glad to have you at our table:")
    };
    let until = match l {
        Locale::De => format!("Bitte antworten Sie bis {}. Bis dahin können Sie Ihre Antwort ändern.", deadline(l, round)),
        Locale::En => format!("Please answer by {}. Until then you can change your answer.", deadline(l, round)),
    };
    let privacy = l.t(
        "Wer neben Ihnen sitzt, erfährt Ihren Namen, Ihre Funktion und Ihre Organisation.",
        "Whoever sits beside you is told your name, your function and your organisation.",
    );
    let newer = l.t("Dieser Link ersetzt den in unserer ersten E-Mail.", "This link replaces the one in our first e-mail.");
    let content = Content::new(subject, heading, reason(l, round)).say(first).facts(facts(l, round)).typed(lines(round.purpose.in_(l)));
    let content =
        content.say(until).button(l.t("Einladung beantworten", "Answer the invitation"), context.url(&paths::roundtable_answer(l, token)));
    let content = content.say(privacy);
    if again { content.say(newer) } else { content }
}

fn seat(context: LetterContext, round: &RoundtableFacts, moved_up: bool) -> Content {
    let l = context.l;
    let subject = match l {
        Locale::De => format!("Ihr Platz: {}", round.name),
        Locale::En => format!("Your seat: {}", round.name),
    };
    let first = if moved_up {
        l.t("ein Platz ist frei geworden, und er ist Ihrer:", "A seat has become free, and it is yours:")
    } else {
        l.t("danke für Ihre Zusage. Ihr Platz ist für Sie reserviert:", "Thank you for accepting. Your seat is reserved:")
    };
    let change = match l {
        Locale::De => format!(
            "Können Sie doch nicht kommen? Der Link in Ihrer Einladung nimmt bis {} eine andere Antwort an; danach antworten Sie bitte auf diese E-Mail.",
            deadline(l, round)
        ),
        Locale::En => format!(
            "If you cannot come after all, the link in your invitation takes another answer until {}; after that please reply to this e-mail.",
            deadline(l, round)
        ),
    };
    let later = l.t(
        "Unter demselben Link stehen vor dem Termin Ihr Tisch, wer neben Ihnen sitzt, und die Tagesordnung.",
        "Before the date the same link shows your table, who sits beside you, and the agenda.",
    );
    Content::new(subject, l.t("Ihr Platz ist reserviert", "Your seat is reserved"), reason(l, round))
        .say(first)
        .facts(facts(l, round))
        .say(later)
        .say(change)
}

fn waiting(context: LetterContext, round: &RoundtableFacts) -> Content {
    let l = context.l;
    let subject = match l {
        Locale::De => format!("Warteliste: {}", round.name),
        Locale::En => format!("Waiting list: {}", round.name),
    };
    Content::new(subject, l.t("Sie stehen auf der Warteliste", "You are on the waiting list"), reason(l, round))
        .say(l.t(
            "danke für Ihre Zusage. Inzwischen sind alle Plätze vergeben; wird einer frei, rücken Sie nach und erfahren es per E-Mail.",
            "Thank you for accepting. All seats have been taken meanwhile; if one becomes free you move up and are told by e-mail.",
        ))
        .facts(facts(l, round))
}

fn called_off(context: LetterContext, round: &RoundtableFacts) -> Content {
    let l = context.l;
    let subject = match l {
        Locale::De => format!("Abgesagt: Ihre Einladung zu {}", round.name),
        Locale::En => format!("Called off: your invitation to {}", round.name),
    };
    Content::new(subject, l.t("Ihre Einladung gilt nicht mehr", "Your invitation is called off"), reason(l, round))
        .say(l.t(
            "leider müssen wir Ihre Einladung zurücknehmen. Fragen beantworten wir gern: Antworten Sie einfach auf diese E-Mail.",
            "We are sorry to take back your invitation. We are glad to answer questions: simply reply to this e-mail.",
        ))
        .facts(facts(l, round))
}

fn changed(context: LetterContext, round: &RoundtableFacts, before: &RoundtableFacts) -> Content {
    let l = context.l;
    let subject = match l {
        Locale::De => format!("Geändert: {}", round.name),
        Locale::En => format!("Changed: {}", round.name),
    };
    let earlier = match l {
        Locale::De => format!("Bisher geplant: {} ({}).", when(l, before), before.place),
        Locale::En => format!("Planned so far: {} ({}).", when(l, before), before.place),
    };
    let answer = match l {
        Locale::De => format!(
            "Ihre Antwort bleibt. Passt es nicht mehr, nimmt der Link in Ihrer Einladung bis {} eine andere an; danach antworten Sie bitte auf diese E-Mail.",
            deadline(l, round)
        ),
        Locale::En => format!(
            "Your answer stays. If it does not suit you any more, the link in your invitation takes another one until {}; after that please reply to this e-mail.",
            deadline(l, round)
        ),
    };
    Content::new(subject, l.t("Termin oder Ort haben sich geändert", "Time or place have changed"), reason(l, round))
        .say(l.t(
            "der Roundtable findet zu einer anderen Zeit oder an einem anderen Ort statt. Jetzt gilt:",
            "The roundtable takes place at another time or in another place. This is what holds now:",
        ))
        .facts(facts(l, round))
        .say(earlier)
        .say(answer)
}

fn cancelled(context: LetterContext, round: &RoundtableFacts) -> Content {
    let l = context.l;
    let subject = match l {
        Locale::De => format!("Abgesagt: {}", round.name),
        Locale::En => format!("Called off: {}", round.name),
    };
    Content::new(subject, l.t("Der Roundtable findet nicht statt", "The roundtable does not take place"), reason(l, round))
        .say(l.t("leider müssen wir diesen Roundtable absagen:", "We are sorry that we have to call this roundtable off:"))
        .facts(facts(l, round))
        .say(l.t(
            "Sie brauchen nichts weiter zu tun. Fragen beantworten wir gern: Antworten Sie einfach auf diese E-Mail.",
            "There is nothing that you need to do. We are glad to answer questions: simply reply to this e-mail.",
        ))
}

fn minutes_of(context: LetterContext, round: &RoundtableFacts, minutes: &str) -> Content {
    let l = context.l;
    let subject = match l {
        Locale::De => format!("Protokoll: {}", round.name),
        Locale::En => format!("Minutes: {}", round.name),
    };
    Content::new(subject, l.t("Was besprochen wurde", "What was discussed"), reason(l, round))
        .say(l.t("danke, dass Sie dabei waren. Das haben wir festgehalten:", "Thank you for being there. This is what we noted:"))
        .facts(facts(l, round))
        .typed(lines(minutes))
}
