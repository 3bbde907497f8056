//! Four news of the agency, all invented: one about the coming MIPIM, one that is still a draft.

use chrono::Duration;
use sea_orm::DbErr;

use super::{chance::Chance, insert_all};
use crate::{
    db::Tx,
    ids::{EventId, NewsEntryId},
    locale::Text,
    news::{self, NewsState, entity},
};

/// What one of them says.
struct Told {
    slug: &'static str,
    title: Text,
    lede: Text,
    text: Text,
    /// So many days ago; `None` for a draft.
    days_ago: Option<i64>,
    event: Option<EventId>,
}

/// Tells them; `mipim` is its coming edition.
pub(super) async fn tell(tx: &Tx, chance: &mut Chance, mipim: Option<EventId>) -> Result<(), DbErr> {
    let rows: Vec<_> = all(mipim).into_iter().map(|told| row(chance, told)).collect();
    insert_all(tx, rows).await
}

fn all(mipim: Option<EventId>) -> Vec<Told> {
    vec![
        Told {
            slug: "mehr-platz-in-cannes",
            title: Text::new("Mehr Platz für Städte in Cannes", "More room for towns in Cannes"),
            lede: Text::new(
                "Der Gemeinschaftsstand zur MIPIM bekommt eine zweite Besprechungsinsel. Wer ausstellen will, kann sich jetzt bewerben.",
                "The joint booth at MIPIM gets a second island for meetings. Whoever wants to exhibit can apply now.",
            ),
            text: Text::new(
                "Am Stand gibt es dieses Mal **zwei Besprechungsinseln** und eine kleine Bühne. Die Standplätze stehen im Plan der Veranstaltung, mit Flächen und Preisen.\n\n- Bewerbungen nehmen wir bis drei Wochen vor dem ersten Tag an.\n- Kleine Städte können sich einen Platz teilen.\n\nFragen beantwortet das Messeteam.",
                "This time the booth has **two islands for meetings** and a small stage. The units are on the plan of the event, with their areas and prices.\n\n- We take applications until three weeks before the first day.\n- Small towns can share a unit.\n\nThe fair team answers your questions.",
            ),
            days_ago: Some(2),
            event: mipim,
        },
        Told {
            slug: "sprechstunde-fuer-neue",
            title: Text::new("Sprechstunde für alle, die zum ersten Mal ausstellen", "Open hour for first-time exhibitors"),
            lede: Text::new(
                "Jeden zweiten Donnerstag beantworten wir online Fragen zu Bewerbung, Logo und Standpersonal.",
                "Every other Thursday we answer questions about applications, logos and booth staff online.",
            ),
            text: Text::new(
                "Wer noch nie auf einem Gemeinschaftsstand war, fragt sich vieles: Was ist im Preis enthalten? Wer baut auf? Wie viele Ausweise gibt es?\n\nIn der Sprechstunde zeigen wir das am Beispiel. Eine Anmeldung ist nicht nötig.",
                "Whoever has never been on a joint booth wonders about many things: what does the price include? Who builds it? How many passes are there?\n\nIn the open hour we show it by an example. You need not register.",
            ),
            days_ago: Some(19),
            event: None,
        },
        Told {
            slug: "weniger-teppich-mehr-holz",
            title: Text::new("Weniger Teppich, mehr Holz", "Less carpet, more timber"),
            lede: Text::new(
                "Ab dem nächsten Jahr bauen wir unsere Stände aus Teilen, die wiederkommen.",
                "From next year on we build our booths from parts that come back.",
            ),
            text: Text::new(
                "Theken, Stelen und Böden lagern künftig zwischen den Messen und reisen gemeinsam an. Das spart Material und einen Teil der Transporte.\n\nFür Aussteller ändert sich wenig: Grafiken werden eingehängt statt geklebt, und die Druckdaten gelten für mehrere Veranstaltungen.",
                "Counters, steles and floors will be stored between fairs and travel together. That saves material and some of the transport.\n\nLittle changes for exhibitors: graphics are hung instead of glued, and the print files are good for several events.",
            ),
            days_ago: Some(47),
            event: None,
        },
        Told {
            slug: "rueckblick-in-arbeit",
            title: Text::new("Was vom Messejahr bleibt", "What stays of the year of fairs"),
            lede: Text::new("Ein Rückblick in Zahlen.", "The year in figures."),
            text: Text::new("Die Zahlen folgen, sobald die letzte Messe vorbei ist.", "The figures follow when the last fair is over."),
            days_ago: None,
            event: None,
        },
    ]
}

fn row(chance: &mut Chance, told: Told) -> entity::Model {
    let published_at = told.days_ago.map(|days| chance.now - Duration::days(days) - Duration::hours(14));
    let written_at = published_at.unwrap_or(chance.now - Duration::hours(20));
    news::keyed(entity::Model {
        id: NewsEntryId::from_uuid(chance.id()),
        slug: told.slug.to_owned(),
        event_id: told.event,
        title_de: told.title.de,
        title_en: told.title.en,
        lede_de: told.lede.de,
        lede_en: told.lede.en,
        text_de: told.text.de,
        text_en: told.text.en,
        picture: None,
        picture_alt_de: String::new(),
        picture_alt_en: String::new(),
        picture_credit: String::new(),
        press_name: "Petra Presse".to_owned(),
        press_email: "presse@agentur.example".to_owned(),
        press_phone: String::new(),
        state: if published_at.is_some() { NewsState::Published } else { NewsState::Draft },
        published_local: None,
        published_at,
        revision: 1,
        created_at: written_at,
        updated_at: written_at,
        search_key: String::new(),
    })
}
