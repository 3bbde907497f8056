//! City Tech Ruhr: four towns look for smart-city solutions. Its deadline is over, nine entries are with a jury of three, one of
//! whom has something to do with an applicant, and some scores are still missing. And a call that is open. Towns and bridges are
//! real, everybody else is invented.

use chrono::{Duration, NaiveTime};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter};

use super::{chance::Chance, insert_all};
use crate::{
    account::entity::account,
    bridge::entity::bridge,
    call::{
        AnswerLength, CallState, Counted, EntryLanguages, EntryState, Outcome, SheetState,
        entity::{answer, call, conflict, criterion, entry, juror, points, question, sheet},
    },
    clock,
    db::Tx,
    ids::{AccountId, CallCriterionId, CallEntryId, CallId, CallQuestionId, JurorId, ScoreSheetId},
    locale::Locale,
};

const ZONE: &str = "Europe/Berlin";

/// What a call says, and when: days from today on which it opens and ends.
struct Said {
    slug: &'static str,
    title_de: &'static str,
    title_en: &'static str,
    text_de: &'static str,
    text_en: &'static str,
    hosts: &'static str,
    opens: i64,
    closes: i64,
}

const CITY_TECH: Said = Said {
    slug: "city-tech-ruhr",
    title_de: "City Tech Ruhr: Lösungen gesucht",
    title_en: "City Tech Ruhr: solutions wanted",
    text_de: TEXT_DE,
    text_en: TEXT_EN,
    hosts: "Stadt Bochum\nStadt Bottrop\nStadt Gelsenkirchen\nStadt Hagen",
    opens: -100,
    closes: -20,
};

const HYDROGEN: Said = Said {
    slug: "wasserstoff-im-quartier",
    title_de: "Wasserstoff im Quartier: Ideen gesucht",
    title_en: "Hydrogen in the neighbourhood: ideas wanted",
    text_de: "Wie kommt Wasserstoff dorthin, wo Menschen wohnen und arbeiten? Gesucht sind Ideen für **Wärme**, **Busse** und \
        **Müllfahrzeuge**.\n\nDie drei besten bekommen einen Platz auf dem nächsten Gemeinschaftsstand.",
    text_en: "How does hydrogen get to where people live and work? Wanted are ideas for **heating**, **buses** and **refuse \
        lorries**.\n\nThe three best get a place on the next joint booth.",
    hosts: "Stadt Herten\nStadt Duisburg",
    opens: -14,
    closes: 46,
};

const TEXT_DE: &str = "Vier Städte suchen Lösungen, die ihren Alltag leichter machen: bei **Verkehr**, **Energie**, **Bürgerdiensten** und \
    **Grünflächen**.\n\nWer ausgezeichnet wird, erprobt seine Lösung ein halbes Jahr lang mit einer der Städte.";
const TEXT_EN: &str = "Four towns look for solutions that make everyday life easier: in **mobility**, **energy**, **services to citizens** \
    and **green spaces**.\n\nThe winners try their solution with one of the towns for half a year.";

/// Name (de, en), what it means (de, en), weight; ten points each.
const CRITERIA: [(&str, &str, &str, &str, i32); 4] = [
    ("Nutzen für die Stadt", "Use to the town", "Welche Aufgabe wird leichter?", "Which task becomes easier?", 40),
    ("Reife", "Maturity", "Läuft es schon irgendwo?", "Does it run anywhere yet?", 25),
    ("Umsetzbarkeit", "Feasibility", "In sechs Monaten zu erproben?", "Can it be tried within six months?", 20),
    ("Kosten", "Costs", "Was kostet der Betrieb?", "What does running it cost?", 15),
];

/// Organisation, contact, country, what they offer.
const ENTRIES: [(&str, &str, &str, &str); 9] = [
    ("Ampelblick GmbH", "Jana Wirth", "DE", "Kameras an Ampeln zählen Radfahrende, ohne Bilder zu speichern, und verlängern Grün."),
    ("BinSense Ltd.", "Noam Peled", "IL", "Sensors in public bins tell which ones are full, so that crews drive shorter rounds."),
    ("ClearWater Analytics", "Tamar Oren", "IL", "Pressure in water mains is read every second, and leaks are found within an hour."),
    ("Dachgrün eG", "Lars Hoppe", "DE", "Eine Karte zeigt jedes Dach, das sich begrünen lässt, mit Kosten und Ansprechperson."),
    ("ParkPilot GmbH", "Svenja Krol", "DE", "Freie Parkplätze werden aus Bewegungsdaten geschätzt, ohne Sensoren im Boden."),
    ("QuietStreets", "Eitan Mor", "IL", "Microphones that keep no speech find the streets in which noise at night grows."),
    ("Schattenplan UG", "Mira Kessler", "DE", "Aus Luftbildern entsteht ein Plan, wo Bäume an heißen Tagen am meisten helfen."),
    ("TalkTown", "Dana Levi", "IL", "Letters of the administration are explained in eleven languages, in plain words."),
    ("Wärmeatlas AG", "Henning Bock", "DE", "Abwärme aus Betrieben wird erfasst und mit Gebäuden in der Nähe zusammengebracht."),
];

const JURY: [(&str, &str); 3] = [
    ("Miriam Adler", "miriam.adler@jury.example"),
    ("Thomas Brandt", "thomas.brandt@jury.example"),
    ("Yael Shani", "yael.shani@jury.example"),
];

/// Juror and entry: shares in the company.
const CONFLICT: (usize, usize) = (2, 1);

/// Makes the call, with all that hangs on it.
pub(super) async fn open(tx: &Tx, chance: &mut Chance) -> Result<(), DbErr> {
    let israel = bridge::Entity::find().filter(bridge::Column::Slug.eq("israel")).one(tx).await?;
    let call = call_row(chance, israel.map(|row| row.id), &CITY_TECH);
    let id = call.id;
    insert_all(tx, vec![call]).await?;
    let criteria: Vec<_> = (1_i32..).zip(CRITERIA).map(|(position, said)| criterion_row(chance, id, position, said)).collect();
    insert_all(tx, criteria.clone()).await?;
    let question = question_row(chance, id);
    let asked = question.id;
    insert_all(tx, vec![question]).await?;
    let entries: Vec<_> = ENTRIES.iter().enumerate().map(|(at, said)| entry_row(chance, id, at, said)).collect();
    let answers = entries.iter().zip(ENTRIES).map(|(row, (.., said))| answer::Model {
        entry_id: row.id,
        question_id: asked,
        answer: said.to_owned(),
    });
    let answers: Vec<_> = answers.collect();
    let ids: Vec<CallEntryId> = entries.iter().map(|row| row.id).collect();
    insert_all(tx, entries).await?;
    insert_all(tx, answers).await?;
    let jury = jury(tx, chance, id).await?;
    score(tx, chance, &criteria, &ids, &jury).await
}

/// Makes the one that takes entries: nobody has handed in yet.
pub(super) async fn invite(tx: &Tx, chance: &mut Chance) -> Result<(), DbErr> {
    let network = bridge::Entity::find().filter(bridge::Column::Slug.eq("hydrogen-metropole-ruhr")).one(tx).await?;
    let call = call_row(chance, network.map(|row| row.id), &HYDROGEN);
    let id = call.id;
    insert_all(tx, vec![call]).await?;
    let criteria: Vec<_> = (1_i32..).zip(CRITERIA).map(|(position, said)| criterion_row(chance, id, position, said)).collect();
    insert_all(tx, criteria).await?;
    insert_all(tx, vec![question_row(chance, id)]).await
}

fn call_row(chance: &mut Chance, bridge_id: Option<crate::ids::BridgeId>, said: &Said) -> call::Model {
    let zone = clock::zone(ZONE);
    let today = clock::local(zone, chance.now).date();
    let opens = (today + Duration::days(said.opens)).and_time(NaiveTime::MIN);
    let closes = (today + Duration::days(said.closes)).and_time(NaiveTime::MIN) - Duration::minutes(1);
    call::Model {
        id: CallId::from_uuid(chance.id()),
        slug: said.slug.to_owned(),
        bridge_id,
        title_de: said.title_de.to_owned(),
        title_en: said.title_en.to_owned(),
        text_de: said.text_de.to_owned(),
        text_en: said.text_en.to_owned(),
        hosts: said.hosts.to_owned(),
        takes: EntryLanguages::Both,
        zone: ZONE.to_owned(),
        opens_local: opens,
        opens_at: clock::at(zone, opens),
        closes_local: closes,
        closes_at: clock::at(zone, closes),
        most_files: 2,
        least_sheets: 2,
        state: CallState::Published,
        meeting_opened_at: None,
        winners_shown_at: None,
        decided_at: None,
        revision: 1,
        created_at: chance.now + Duration::days(said.opens - 10),
        updated_at: chance.now + Duration::days(said.opens + 1),
        search_key: call::SEARCHED.key_of([said.title_de, said.title_en, said.hosts]),
    }
}

fn criterion_row(chance: &mut Chance, call: CallId, position: i32, said: (&str, &str, &str, &str, i32)) -> criterion::Model {
    let (name_de, name_en, meaning_de, meaning_en, weight) = said;
    criterion::Model {
        id: CallCriterionId::from_uuid(chance.id()),
        call_id: call,
        position,
        name_de: name_de.to_owned(),
        name_en: name_en.to_owned(),
        meaning_de: meaning_de.to_owned(),
        meaning_en: meaning_en.to_owned(),
        weight,
        most_points: 10,
    }
}

fn question_row(chance: &mut Chance, call: CallId) -> question::Model {
    question::Model {
        id: CallQuestionId::from_uuid(chance.id()),
        call_id: call,
        position: 1,
        text_de: "Was ist Ihre Lösung, und wem hilft sie?".to_owned(),
        text_en: "What is your solution, and whom does it help?".to_owned(),
        length: AnswerLength::Long,
        required: true,
        counted: Counted::Words,
        most: 300,
    }
}

fn entry_row(chance: &mut Chance, call: CallId, at: usize, said: &(&str, &str, &str, &str)) -> entry::Model {
    let (organisation, contact, country, _) = said;
    let handed_in = chance.now - Duration::days(30) + Duration::hours(i64::try_from(at).unwrap_or_default() * 19);
    entry::Model {
        id: CallEntryId::from_uuid(chance.id()),
        call_id: call,
        organisation: (*organisation).to_owned(),
        contact_name: (*contact).to_owned(),
        email: format!("{}@aufruf.example", contact.to_lowercase().replace(' ', ".")),
        country: (*country).to_owned(),
        locale: if *country == "DE" { Locale::De } else { Locale::En },
        state: EntryState::HandedIn,
        token_hash: chance.code().hash(),
        outcome: Outcome::Open,
        told_at: None,
        handed_in_at: Some(handed_in),
        revision: 2,
        created_at: handed_in - Duration::days(4),
        updated_at: handed_in,
    }
}

async fn jury(tx: &Tx, chance: &mut Chance, call: CallId) -> Result<Vec<JurorId>, DbErr> {
    let invited = chance.now - Duration::days(25);
    let (mut people, mut jurors) = (Vec::new(), Vec::new());
    for (name, email) in JURY {
        let account = AccountId::from_uuid(chance.id());
        people.push(account::Model {
            id: account,
            email: email.to_owned(),
            email_key: email.to_owned(),
            name: name.to_owned(),
            locale: Locale::De,
            created_at: invited,
        });
        jurors.push(juror::Model { id: JurorId::from_uuid(chance.id()), call_id: call, account_id: account, created_at: invited });
    }
    let ids = jurors.iter().map(|row| row.id).collect();
    insert_all(tx, people).await?;
    insert_all(tx, jurors).await?;
    Ok(ids)
}

/// The first has handed in all of them, the second all but the last two, the third half; one of the second's is a draft.
async fn score(
    tx: &Tx,
    chance: &mut Chance,
    criteria: &[criterion::Model],
    entries: &[CallEntryId],
    jury: &[JurorId],
) -> Result<(), DbErr> {
    let (mut sheets, mut given) = (Vec::new(), Vec::new());
    for (who, juror) in jury.iter().enumerate() {
        let done = [entries.len(), entries.len() - 2, entries.len() / 2][who.min(2)];
        for (at, entry) in entries.iter().enumerate().take(done) {
            if (who, at) == CONFLICT {
                continue;
            }
            let is_draft = who == 1 && at + 1 == done;
            let id = ScoreSheetId::from_uuid(chance.id());
            let when = chance.now - Duration::days(3);
            sheets.push(sheet::Model {
                id,
                entry_id: *entry,
                juror_id: *juror,
                state: if is_draft { SheetState::Draft } else { SheetState::HandedIn },
                comment: if who == 0 && at == 2 {
                    "Läuft seit zwei Jahren in einer Stadt dieser Größe.".to_owned()
                } else {
                    String::new()
                },
                revision: 1,
                updated_at: when,
                handed_in_at: (!is_draft).then_some(when),
            });
            given.extend((0..).zip(criteria).map(|(place, criterion)| points::Model {
                sheet_id: id,
                criterion_id: criterion.id,
                points: points_of(who, at, place),
            }));
        }
    }
    insert_all(tx, sheets).await?;
    insert_all(tx, given).await?;
    let noted = conflict::Model {
        entry_id: entries[CONFLICT.1],
        juror_id: jury[CONFLICT.0],
        reason: "Hält Anteile an der Firma".to_owned(),
        by_juror: true,
        created_at: chance.now - Duration::days(9),
    };
    insert_all(tx, vec![noted]).await
}

/// From four to ten, so that entries differ and jurors disagree.
fn points_of(juror: usize, entry: usize, criterion: usize) -> i32 {
    10 - i32::try_from((entry * 5 + juror * 3 + criterion * 2) % 7).unwrap_or_default()
}
