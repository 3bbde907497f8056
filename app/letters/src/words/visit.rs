//! Letters to those who receive a delegation, and thanks afterwards.

use domain::{
    clock,
    field::unlinked,
    locale::Locale,
    visit::{ItemFacts, VisitFacts, VisitLetter},
};
use site::{format, paths};

use crate::{
    content::{Content, Span},
    context::LetterContext,
};

pub(super) fn content(context: LetterContext, letter: &VisitLetter) -> Content {
    match letter {
        VisitLetter::VisitHostAsked { visit, item, changed, token } => asked(context, visit, item, *changed, token),
        VisitLetter::VisitHostReleased { visit, item } => released(context, visit, item),
        VisitLetter::VisitThanks { visit, to_host, text } => thanks(context, visit, *to_host, text),
    }
}

fn asked(context: LetterContext, visit: &VisitFacts, item: &ItemFacts, changed: bool, token: &str) -> Content {
    let (l, title) = (context.l, unlinked(visit.title.in_(context.l)));
    let (subject, say) = if changed {
        (
            l.t("Geändert: Empfangen Sie die Delegation auch so?", "Changed: can you still receive the delegation?"),
            l.t(
                "an einem Termin, zu dem wir Sie gefragt haben, hat sich etwas geändert. Passt es Ihnen auch so? Ihre frühere Antwort gilt nicht mehr.",
                "Something has changed about an appointment that we asked you about. Does it suit you like this? Your earlier answer no longer counts.",
            ),
        )
    } else {
        (
            l.t("Empfangen Sie eine Delegation?", "Can you receive a delegation?"),
            l.t(
                "eine Delegation kommt in die Region. Können Sie sie zu diesem Termin empfangen?",
                "A delegation is coming to the region. Can you receive it at this time?",
            ),
        )
    };
    Content::new(format!("{subject} ({title})"), subject, reason(l))
        .say(say)
        .facts(facts(l, visit, item))
        .say(l.t(
            "Bitte sagen Sie zu oder ab. Der Link zeigt nur diesen Termin; geantwortet ist erst, wenn Sie dort auf einen Knopf drücken.",
            "Please confirm or decline. The link shows this appointment alone; you have answered once you press a button there.",
        ))
        .button(l.t("Ansehen und antworten", "View and answer"), context.url(&paths::visit_host(l, token)))
}

fn released(context: LetterContext, visit: &VisitFacts, item: &ItemFacts) -> Content {
    let l = context.l;
    let subject = l.t("Der Termin mit der Delegation entfällt", "The appointment with the delegation is off");
    Content::new(format!("{subject} ({})", unlinked(visit.title.in_(l))), subject, reason(l))
        .say(l.t(
            "zu diesem Termin hatten wir Sie gefragt. Er findet so nicht mehr statt; Sie brauchen nichts weiter zu tun. Vielen Dank!",
            "We had asked you about this appointment. It does not take place like this any more; there is nothing left for you to do. Thank you!",
        ))
        .facts(facts(l, visit, item))
}

fn thanks(context: LetterContext, visit: &VisitFacts, to_host: bool, text: &str) -> Content {
    let l = context.l;
    let subject = if to_host {
        l.t("Danke, dass Sie Gastgeber waren", "Thank you for being a host")
    } else {
        l.t("Danke für Ihren Besuch", "Thank you for your visit")
    };
    let reason = if to_host {
        reason(l)
    } else {
        l.t(
            "Sie erhalten diese E-Mail, weil Sie mit einer Delegation bei uns waren oder den Besuch angefragt haben.",
            "You get this e-mail because you came with a delegation, or asked for the visit.",
        )
    };
    let content = Content::new(format!("{subject} ({})", unlinked(visit.title.in_(l))), subject, reason);
    let paragraphs = text.split("\n\n").filter(|part| !part.trim().is_empty());
    paragraphs.fold(content, |content, part| content.typed(part.trim().lines().map(|line| vec![Span::Text(unlinked(line))]).collect()))
}

fn facts(l: Locale, visit: &VisitFacts, item: &ItemFacts) -> Vec<(&'static str, String)> {
    let zone = clock::zone(&item.time_zone);
    let day = format::date(l, clock::local(zone, item.starts_at).date());
    let when = format!("{day}, {}", format::times(l, zone, item.starts_at, item.ends_at));
    vec![
        (l.t("Was", "What"), unlinked(&item.title)),
        (l.t("Wann", "When"), when),
        (l.t("Wo", "Where"), unlinked(&item.place)),
        (l.t("Delegation", "Delegation"), unlinked(visit.title.in_(l))),
        (l.t("Von", "From"), unlinked(&visit.organisation)),
        (l.t("Personen", "People"), visit.people.to_string()),
        (l.t("Interessen", "Interests"), unlinked(&visit.interests)),
    ]
}

fn reason(l: Locale) -> &'static str {
    l.t(
        "Sie erhalten diese E-Mail, weil Sie als Gastgeber für eine Delegation genannt sind.",
        "You get this e-mail because you are named as the host of a delegation.",
    )
}
