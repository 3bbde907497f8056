//! Letters to those who were offered a unit.

use domain::{
    booth::{UnitFacts, UnitKind},
    clock::Instant,
    event::{EventFacts, Terms, TermsText},
    locale::Locale,
    placement::PlacementLetter,
    stand_price::{StandPrice, StandTax},
};
use site::{format, paths};

use super::{application::reason_applicant, reminder};
use crate::{content::Content, context::LetterContext};

pub(super) fn content(context: LetterContext, letter: &PlacementLetter) -> Content {
    match letter {
        PlacementLetter::UnitOffered { event, organisation, unit, expires_at, token } => {
            offered(context, event, organisation, unit, *expires_at, token)
        }
        PlacementLetter::UnitConfirmed { event, organisation, unit, tax, terms } => {
            confirmed(context, event, organisation, unit, *tax, terms.as_ref())
        }
        PlacementLetter::OfferDeclined { event, organisation, unit } => declined(context, event, organisation, unit),
        PlacementLetter::OfferExpired { event, organisation, unit } => expired(context, event, organisation, unit),
        PlacementLetter::OfferWithdrawn { event, organisation, unit } => taken_back(context, event, organisation, unit),
        PlacementLetter::OfferReminder { event, organisation, unit, expires_at, application } => {
            reminder::offer(context, event, organisation, unit_facts(context, event, unit), *expires_at, *application)
        }
        PlacementLetter::PassesReminder { event, organisation, named, quota, until, application } => {
            reminder::passes(context, event, organisation, (*named, *quota), *until, *application)
        }
        PlacementLetter::UnitMoved { event, organisation, from, unit } => moved(context, event, organisation, from, unit),
    }
}

fn offered(context: LetterContext, event: &EventFacts, organisation: &str, unit: &UnitFacts, expires_at: Instant, token: &str) -> Content {
    let (l, name) = (context.l, &event.name);
    let until = context.deadline(event, expires_at);
    let deadline = match l {
        Locale::De => format!("Bitte antworten Sie bis {until}. Danach wird der Standplatz von selbst wieder frei."),
        Locale::En => format!("Please answer by {until}. After that the unit becomes free again by itself."),
    };
    Content::new(
        match l {
            Locale::De => format!("Ihr Standplatz {} – Angebot für {name}", unit.code),
            Locale::En => format!("Your unit {}: an offer for {name}", unit.code),
        },
        l.t("Wir bieten Ihnen einen Standplatz an", "We offer you a unit"),
        reason_applicant(l),
    )
    .preheader(deadline.clone())
    .say(match l {
        Locale::De => format!("gute Nachricht: Für {organisation} ist am Gemeinschaftsstand bei {name} ein Standplatz reserviert."),
        Locale::En => format!("Good news: a unit on the joint booth at {name} is reserved for {organisation}."),
    })
    .facts(unit_facts(context, event, unit))
    .say(deadline)
    .button(l.t("Angebot ansehen und antworten", "View the offer and answer"), context.url(&paths::offer(l, token)))
    .say(context.contact(event))
}

fn confirmed(
    context: LetterContext,
    event: &EventFacts,
    organisation: &str,
    unit: &UnitFacts,
    tax: Option<StandTax>,
    terms: Option<&Terms>,
) -> Content {
    let (l, name) = (context.l, &event.name);
    let mut facts = unit_facts(context, event, unit);
    facts.extend(tax.and_then(|tax| gross(l, StandPrice { net: unit.price(), tax })));
    let content = Content::new(
        match l {
            Locale::De => format!("Bestätigt: Standplatz {} bei {name}", unit.code),
            Locale::En => format!("Confirmed: unit {} at {name}", unit.code),
        },
        l.t("Sie sind dabei", "You are in"),
        reason_applicant(l),
    )
    .say(match l {
        Locale::De => format!("{organisation} hat den Standplatz {} angenommen. Er ist damit für Sie gebucht.", unit.code),
        Locale::En => format!("{organisation} accepted unit {}. It is now booked for you.", unit.code),
    })
    .facts(facts)
    .say(l.t(
        "In Ihrem Bereich pflegen Sie, was Besucher:innen von Ihnen sehen, und benennen Ihr Standpersonal.",
        "In your portal you edit what visitors see of you, and name your booth staff.",
    ))
    .button(l.t("Zu meinem Stand", "To my booth"), context.url(&paths::portal(l)))
    .say(context.contact(event));
    match terms {
        None => content,
        Some(terms) => content.button(&terms_label(l, &terms.version), terms_url(context, &terms.text)),
    }
}

/// What is to be paid with tax, where that is known.
fn gross(l: Locale, price: StandPrice) -> Option<(&'static str, String)> {
    let (rate, gross) = (price.rate()?, format::price(l, price.gross()?));
    let told = match (price.tax, l) {
        (StandTax::ReverseCharge, _) => format!("{gross} ({})", l.t("Steuerschuldnerschaft des Leistungsempfängers", "reverse charge")),
        (_, Locale::De) if rate > 0 => format!("{gross} einschließlich {rate}\u{a0}% USt."),
        (_, Locale::En) if rate > 0 => format!("{gross} including {rate}% VAT"),
        _ => format!("{gross} ({})", l.t("in Deutschland nicht steuerbar", "not taxable in Germany")),
    };
    Some((l.t("Gesamt", "Total"), told))
}

fn terms_label(l: Locale, version: &str) -> String {
    format!("{} {version}", l.t("Teilnahmebedingungen, Fassung", "Terms of participation, version"))
}

fn terms_url(context: LetterContext, text: &TermsText) -> String {
    match text {
        TermsText::File(key) => context.url(&paths::file(key)),
        TermsText::Address(address) => address.clone(),
    }
}

fn declined(context: LetterContext, event: &EventFacts, organisation: &str, unit: &UnitFacts) -> Content {
    let (l, name) = (context.l, &event.name);
    Content::new(
        match l {
            Locale::De => format!("Angebot abgelehnt: {name}"),
            Locale::En => format!("Offer declined: {name}"),
        },
        l.t("Sie haben das Angebot abgelehnt", "You declined the offer"),
        reason_applicant(l),
    )
    .say(match l {
        Locale::De => format!(
            "{organisation} hat den Standplatz {} bei {name} abgelehnt. Wir haben ihn freigegeben; Ihnen entstehen keine Kosten.",
            unit.code
        ),
        Locale::En => format!("{organisation} declined unit {} at {name}. We released it; it costs you nothing.", unit.code),
    })
    .say(context.contact(event))
}

fn expired(context: LetterContext, event: &EventFacts, organisation: &str, unit: &UnitFacts) -> Content {
    let (l, name) = (context.l, &event.name);
    Content::new(
        match l {
            Locale::De => format!("Angebot abgelaufen: Standplatz {} bei {name}", unit.code),
            Locale::En => format!("Offer expired: unit {} at {name}", unit.code),
        },
        l.t("Das Angebot ist abgelaufen", "The offer has expired"),
        reason_applicant(l),
    )
    .say(match l {
        Locale::De => {
            format!(
                "auf unser Angebot an {organisation} kam bis zur Frist keine Antwort. Der Standplatz {} ist deshalb wieder frei.",
                unit.code
            )
        }
        Locale::En => format!("Our offer to {organisation} was not answered in time. Unit {} is therefore free again.", unit.code),
    })
    .say(l.t(
        "Sie möchten weiterhin dabei sein? Dann melden Sie sich bitte bald bei uns.",
        "You would still like to take part? Then please get in touch soon.",
    ))
    .say(context.contact(event))
}

fn taken_back(context: LetterContext, event: &EventFacts, organisation: &str, unit: &UnitFacts) -> Content {
    let (l, name) = (context.l, &event.name);
    Content::new(
        match l {
            Locale::De => format!("Angebot zurückgezogen: Standplatz {} bei {name}", unit.code),
            Locale::En => format!("Offer withdrawn: unit {} at {name}", unit.code),
        },
        l.t("Wir haben das Angebot zurückgezogen", "We have withdrawn the offer"),
        reason_applicant(l),
    )
    .say(match l {
        Locale::De => {
            format!("unser Angebot des Standplatzes {} an {organisation} gilt nicht mehr. Ihre Bewerbung bleibt bestehen.", unit.code)
        }
        Locale::En => format!("Our offer of unit {} to {organisation} no longer stands. Your application remains.", unit.code),
    })
    .say(context.contact(event))
}

fn moved(context: LetterContext, event: &EventFacts, organisation: &str, from: &str, unit: &UnitFacts) -> Content {
    let (l, name) = (context.l, &event.name);
    Content::new(
        match l {
            Locale::De => format!("Ihr neuer Standplatz {} bei {name}", unit.code),
            Locale::En => format!("Your new unit {} at {name}", unit.code),
        },
        l.t("Ihr Standplatz ist jetzt ein anderer", "Your unit is another one now"),
        reason_applicant(l),
    )
    .say(match l {
        Locale::De => {
            format!("{organisation} hat statt {from} jetzt den Standplatz {}. Ausweise und Angaben bleiben, wie sie sind.", unit.code)
        }
        Locale::En => format!("{organisation} now has unit {} instead of {from}. Passes and details stay as they are.", unit.code),
    })
    .facts(unit_facts(context, event, unit))
    .button(l.t("Zu meinem Stand", "To my stand"), context.url(&paths::portal(l)))
    .say(context.contact(event))
}

fn unit_facts(context: LetterContext, event: &EventFacts, unit: &UnitFacts) -> Vec<(&'static str, String)> {
    let l = context.l;
    vec![
        (l.t("Standplatz", "Unit"), format!("{} ({})", unit.code, unit_kind(l, unit.kind))),
        (l.t("Fläche", "Area"), format::area(l, unit.area_dm2)),
        (l.t("Preis", "Price"), format::net_price(l, unit.price())),
        (l.t("Ausweise", "Passes"), unit.pass_quota.to_string()),
        (l.t("Enthalten", "Included"), unit.included.in_(l).to_owned()),
        (l.t("Veranstaltung", "Event"), event.name.clone()),
        (l.t("Tage", "Days"), format::days(l, event.starts_on, event.ends_on)),
    ]
}

fn unit_kind(l: Locale, kind: UnitKind) -> &'static str {
    match kind {
        UnitKind::Counter => l.t("Counter", "counter"),
        UnitKind::Pod => l.t("Pod", "pod"),
        UnitKind::Lounge => l.t("Lounge", "lounge"),
        UnitKind::MeetingTable => l.t("Besprechungstisch", "meeting table"),
        UnitKind::Stele => l.t("Stele", "display column"),
        UnitKind::Screen => l.t("Bildschirm", "screen"),
        UnitKind::Stage => l.t("Bühne", "stage"),
    }
}
