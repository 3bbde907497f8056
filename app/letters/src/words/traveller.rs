//! Letters to those who travel along.

use chrono::NaiveDate;
use domain::{
    clock,
    event::EventFacts,
    locale::{Locale, Text},
    money::Money,
    traveller::{TravellerLetter, UNPROVEN_DAYS},
    trip::{ItemNews, TripItemFacts},
};
use site::{format, paths};

use crate::{content::Content, context::LetterContext};

pub(super) fn content(context: LetterContext, letter: &TravellerLetter) -> Content {
    match letter {
        TravellerLetter::ConfirmTravel { event, token } => confirm(context, event, token),
        TravellerLetter::TravelApplied { event, token } => applied(context, event, token),
        TravellerLetter::TravelAdmitted { event, token, contribution_cents } => admitted(context, event, token, *contribution_cents),
        TravellerLetter::TravelWaiting { event, token } => waiting(context, event, token),
        TravellerLetter::TravelRejected { event } => rejected(context, event),
        TravellerLetter::TravelReopened { event, token } => reopened(context, event, token),
        TravellerLetter::TravelWithdrawn { event } => withdrawn(context, event),
        TravellerLetter::TravelCancelled { event, cancellation_cents, by_organisers } => {
            cancelled(context, event, *cancellation_cents, *by_organisers)
        }
        TravellerLetter::TripItemChanged { event, token, news, item } => item_changed(context, event, token, *news, item),
        TravellerLetter::TravelRegrouped { event, token, group } => regrouped(context, event, token, group),
        TravellerLetter::TravelPapers { event, token, return_on, needed_until } => {
            passport(context, event, token, *return_on, *needed_until)
        }
        TravellerLetter::TravelErased { event } => erased(context, event),
    }
}

/// Why a traveller gets a letter.
fn reason(l: Locale) -> &'static str {
    l.t(
        "Sie erhalten diese E-Mail, weil sich jemand mit Ihrer Adresse für diese Reise beworben hat.",
        "You get this e-mail because somebody applied for this trip with your address.",
    )
}

fn facts(context: LetterContext, event: &EventFacts) -> Vec<(&'static str, String)> {
    let l = context.l;
    vec![(l.t("Reise", "Trip"), event.name.clone()), (l.t("Tage", "Days"), format::days(l, event.starts_on, event.ends_on))]
}

fn to_own_page(l: Locale) -> &'static str {
    l.t("Zu meiner Reise", "To my trip")
}

fn confirm(context: LetterContext, event: &EventFacts, token: &str) -> Content {
    let (l, name) = (context.l, &event.name);
    Content::new(
        match l {
            Locale::De => format!("Bitte bestätigen: Bewerbung für {name}"),
            Locale::En => format!("Please confirm: application for {name}"),
        },
        l.t("Noch ein Klick", "One more click"),
        reason(l),
    )
    .say(match l {
        Locale::De => {
            format!("vielen Dank für Ihr Interesse an {name}. Bitte bestätigen Sie Ihre Bewerbung; erst danach sieht die Organisation sie.")
        }
        Locale::En => format!("Thank you for your interest in {name}. Please confirm your application; only then the organisers see it."),
    })
    .button(l.t("Bewerbung bestätigen", "Confirm the application"), context.url(&paths::own_trip(l, token)))
    .facts(facts(context, event))
    .say(match l {
        Locale::De => format!(
            "Sie haben sich nicht beworben? Dann brauchen Sie nichts zu tun: Ohne Bestätigung wird alles nach {UNPROVEN_DAYS} Tagen gelöscht."
        ),
        Locale::En => {
            format!("You did not apply? Then there is nothing to do: without a confirmation everything is erased after {UNPROVEN_DAYS} days.")
        }
    })
}

fn applied(context: LetterContext, event: &EventFacts, token: &str) -> Content {
    let (l, name) = (context.l, &event.name);
    Content::new(
        match l {
            Locale::De => format!("Ihre Bewerbung für {name}"),
            Locale::En => format!("Your application for {name}"),
        },
        l.t("Ihre Bewerbung liegt uns vor", "We have your application"),
        reason(l),
    )
    .say(l.t(
        "wir haben Ihre Bewerbung. Auf Ihrer Seite sehen Sie jederzeit, wie es um sie steht, und ändern Ihre Angaben. Der Link ist nur für Sie.",
        "We have your application. On your page you see at any time how it stands, and change your details. The link is for you alone.",
    ))
    .button(to_own_page(l), context.url(&paths::own_trip(l, token)))
    .facts(facts(context, event))
    .say(context.contact(event))
}

fn admitted(context: LetterContext, event: &EventFacts, token: &str, cents: i64) -> Content {
    let (l, name) = (context.l, &event.name);
    let mut facts = facts(context, event);
    facts.push((l.t("Eigenbeitrag", "Own contribution"), format::price(l, Money::euros(cents))));
    Content::new(
        match l {
            Locale::De => format!("Sie sind dabei: {name}"),
            Locale::En => format!("You are coming along: {name}"),
        },
        l.t("Sie sind dabei", "You are coming along"),
        reason(l),
    )
    .say(l.t(
        "wir freuen uns, dass Sie mitreisen. Auf Ihrer Seite finden Sie Ihr Programm, und dort erfragen wir, was die Reise noch braucht.",
        "We are glad that you travel along. On your page you find your programme, and there we ask for whatever else the trip needs.",
    ))
    .facts(facts)
    .button(to_own_page(l), context.url(&paths::own_trip(l, token)))
    .say(l.t(
        "Der Beitrag gilt für Programm und Transfers vor Ort. An- und Abreise und Unterkunft buchen Sie bitte selbst; Hotels sind unverbindliche Vorschläge.",
        "The contribution is for the programme and transfers on the spot. Please book travel and hotel by yourself; hotels are suggestions that bind nobody.",
    ))
    .say(context.contact(event))
}

fn waiting(context: LetterContext, event: &EventFacts, token: &str) -> Content {
    let (l, name) = (context.l, &event.name);
    Content::new(
        match l {
            Locale::De => format!("Warteliste: {name}"),
            Locale::En => format!("Waiting list: {name}"),
        },
        l.t("Sie stehen auf der Warteliste", "You are on the waiting list"),
        reason(l),
    )
    .say(l.t(
        "im Moment sind alle Plätze vergeben. Wird einer frei, melden wir uns.",
        "At the moment all places are given. If one becomes free we get back to you.",
    ))
    .button(to_own_page(l), context.url(&paths::own_trip(l, token)))
    .facts(facts(context, event))
    .say(context.contact(event))
}

fn rejected(context: LetterContext, event: &EventFacts) -> Content {
    let (l, name) = (context.l, &event.name);
    Content::new(
        match l {
            Locale::De => format!("Ihre Bewerbung für {name}"),
            Locale::En => format!("Your application for {name}"),
        },
        l.t("Leider kein Platz", "Unfortunately no place"),
        reason(l),
    )
    .say(match l {
        Locale::De => format!("vielen Dank für Ihre Bewerbung für {name}. Leider können wir Ihnen diesmal keinen Platz geben."),
        Locale::En => format!("Thank you for your application for {name}. Unfortunately we cannot give you a place this time."),
    })
    .say(context.contact(event))
}

fn reopened(context: LetterContext, event: &EventFacts, token: &str) -> Content {
    let (l, name) = (context.l, &event.name);
    Content::new(
        match l {
            Locale::De => format!("Ihre Bewerbung für {name} ist wieder offen"),
            Locale::En => format!("Your application for {name} is open again"),
        },
        l.t("Ihre Bewerbung ist wieder offen", "Your application is open again"),
        reason(l),
    )
    .say(l.t(
        "wir haben unsere Entscheidung zurückgenommen und melden uns noch einmal. Was wir Ihnen vorher geschrieben haben, gilt nicht mehr.",
        "We took our decision back and will get back to you. What we wrote to you before no longer counts.",
    ))
    .button(to_own_page(l), context.url(&paths::own_trip(l, token)))
    .facts(facts(context, event))
    .say(context.contact(event))
}

fn regrouped(context: LetterContext, event: &EventFacts, token: &str, group: &Text) -> Content {
    let (l, name, group) = (context.l, &event.name, group.in_(context.l));
    let said = match (l, group.is_empty()) {
        (Locale::De, true) => "Sie reisen jetzt ohne Gruppe: Ihnen gilt, was für alle ist.".to_owned(),
        (Locale::En, true) => "You now travel without a group: what is for everybody is for you.".to_owned(),
        (Locale::De, false) => format!("Sie reisen jetzt mit der Gruppe {group}."),
        (Locale::En, false) => format!("You now travel with the group {group}."),
    };
    Content::new(
        match l {
            Locale::De => format!("Andere Gruppe: {name}"),
            Locale::En => format!("Another group: {name}"),
        },
        l.t("Ihr Programm ist ein anderes", "Your programme is another one"),
        reason(l),
    )
    .say(said)
    .say(l.t(
        "Was wann für Sie stattfindet, steht auf Ihrer Seite und in Ihrem abonnierten Kalender.",
        "What happens for you when stands on your page, and in the calendar that you subscribed to.",
    ))
    .button(to_own_page(l), context.url(&paths::own_trip(l, token)))
    .facts(facts(context, event))
    .say(context.contact(event))
}

fn withdrawn(context: LetterContext, event: &EventFacts) -> Content {
    let (l, name) = (context.l, &event.name);
    Content::new(
        match l {
            Locale::De => format!("Zurückgezogen: Bewerbung für {name}"),
            Locale::En => format!("Taken back: application for {name}"),
        },
        l.t("Ihre Bewerbung ist zurückgezogen", "Your application is taken back"),
        reason(l),
    )
    .say(l.t(
        "wie gewünscht haben wir Ihre Bewerbung zurückgezogen. Das kostet nichts.",
        "As you asked, we took your application back. That costs nothing.",
    ))
    .say(context.contact(event))
}

fn cancelled(context: LetterContext, event: &EventFacts, cents: i64, by_organisers: bool) -> Content {
    let (l, name) = (context.l, &event.name);
    let mut facts = facts(context, event);
    facts.push((l.t("Stornokosten", "Cost of cancelling"), format::price(l, Money::euros(cents))));
    Content::new(
        match l {
            Locale::De => format!("Storniert: {name}"),
            Locale::En => format!("Cancelled: {name}"),
        },
        l.t("Ihr Platz ist storniert", "Your place is cancelled"),
        reason(l),
    )
    .say(if by_organisers {
        l.t("die Organisation hat Ihren Platz storniert.", "The organisers cancelled your place.")
    } else {
        l.t("wie gewünscht haben wir Ihren Platz storniert.", "As you asked, we cancelled your place.")
    })
    .facts(facts)
    .say(l.t(
        "Denken Sie auch an Ihren Flug und Ihr Hotel: Beides haben Sie selbst gebucht.",
        "Think of your flight and hotel, too: you booked both by yourself.",
    ))
    .say(context.contact(event))
}

fn item_changed(context: LetterContext, event: &EventFacts, token: &str, news: ItemNews, item: &TripItemFacts) -> Content {
    let l = context.l;
    let (zone, title) = (clock::zone(&item.zone), item.title.in_(l));
    let when =
        format!("{}, {}", format::date(l, clock::local(zone, item.starts_at).date()), format::times(l, zone, item.starts_at, item.ends_at));
    let (heading, said) = match news {
        ItemNews::New => (
            l.t("Neu in Ihrem Programm", "New in your programme"),
            l.t("in Ihr Programm ist etwas dazugekommen.", "Something was added to your programme."),
        ),
        ItemNews::Changed => (
            l.t("Ihr Programm hat sich geändert", "Your programme has changed"),
            l.t("ein Punkt Ihres Programms ist jetzt so:", "An item of your programme is like this now:"),
        ),
        ItemNews::Cancelled => (
            l.t("Ein Programmpunkt fällt aus", "An item is cancelled"),
            l.t("dieser Punkt Ihres Programms fällt leider aus.", "This item of your programme is unfortunately cancelled."),
        ),
        ItemNews::NotYours => (
            l.t("Nicht mehr in Ihrem Programm", "No longer in your programme"),
            l.t(
                "dieser Punkt ist jetzt für andere Gruppen und steht nicht mehr in Ihrem Programm.",
                "This item is for other groups now and no longer in your programme.",
            ),
        ),
    };
    let mut facts = vec![(l.t("Titel", "Title"), title.to_owned()), (l.t("Wann", "When"), when.replace(format::WORD_JOINER, ""))];
    if matches!(news, ItemNews::New | ItemNews::Changed) {
        facts.push((l.t("Wo", "Where"), place(item)));
        facts.push((l.t("Mitbringen", "To bring along"), item.bring.in_(l).to_owned()));
    }
    Content::new(format!("{heading}: {title}"), heading, reason(l))
        .say(said)
        .facts(facts)
        .button(to_own_page(l), context.url(&paths::own_trip(l, token)))
        .say(context.contact(event))
}

fn place(item: &TripItemFacts) -> String {
    [item.place.as_str(), item.leg.as_str()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

fn passport(context: LetterContext, event: &EventFacts, token: &str, return_on: NaiveDate, needed_until: NaiveDate) -> Content {
    let (l, name) = (context.l, &event.name);
    let mut facts = facts(context, event);
    facts.push((l.t("Rückkehr", "Return"), format::date(l, return_on)));
    facts.push((l.t("Gültig mindestens bis", "Valid at least until"), format::date(l, needed_until)));
    Content::new(
        match l {
            Locale::De => format!("Bitte prüfen: Ihr Reisepass für {name}"),
            Locale::En => format!("Please check: your passport for {name}"),
        },
        l.t("Gilt Ihr Reisepass lange genug?", "Is your passport valid for long enough?"),
        reason(l),
    )
    .say(l.t(
        "nach Ihren Angaben gilt Ihr Reisepass nicht bis sechs Monate nach der Rückkehr. Viele Länder verlangen das und lassen Sie sonst nicht einreisen.",
        "According to your details your passport is not valid until six months after the return. Many countries ask for that, and do not let you in otherwise.",
    ))
    .facts(facts)
    .say(l.t(
        "Bitte prüfen Sie das Datum, und beantragen Sie rechtzeitig einen neuen Pass: Das dauert oft mehrere Wochen. Das neue Datum tragen Sie dann auf Ihrer Seite ein.",
        "Please check the date, and apply for a new passport in time: that often takes several weeks. Then enter the new date on your page.",
    ))
    .button(l.t("Angaben für die Reise", "Details for the trip"), context.url(&paths::travel_details(l, token)))
    .say(context.contact(event))
}

fn erased(context: LetterContext, event: &EventFacts) -> Content {
    let (l, name) = (context.l, &event.name);
    Content::new(
        match l {
            Locale::De => format!("Gelöscht: Ihre Angaben zu {name}"),
            Locale::En => format!("Erased: your data for {name}"),
        },
        l.t("Ihre Daten sind gelöscht", "Your data is erased"),
        l.t("Dies ist die letzte E-Mail zu dieser Bewerbung.", "This is the last e-mail about this application."),
    )
    .say(match l {
        Locale::De => format!("wir haben alles gelöscht, was wir zu Ihrer Bewerbung für {name} gespeichert hatten."),
        Locale::En => format!("We erased everything that we had stored about your application for {name}."),
    })
    .say(context.contact(event))
}
