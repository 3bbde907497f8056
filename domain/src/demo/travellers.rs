//! Who would like to travel along: all invented, in every state.

use chrono::{Duration, NaiveDate, NaiveTime};
use sea_orm::DbErr;

use super::{chance::Chance, insert_all};
use crate::{
    clock,
    db::Tx,
    ids::{EventId, TravellerId, TripGroupId},
    locale::Locale,
    traveller::{
        TravellerSize, TravellerState,
        entity::{traveller, trip_admission, trip_cancellation_step},
    },
};
use rules::alphabet::folded;

/// All places but two are given.
const PLACES: i32 = 8;

/// Name, organisation, function, town, size, state, whether the booklet may show them.
type Person = (&'static str, &'static str, &'static str, &'static str, TravellerSize, TravellerState, bool);

#[rustfmt::skip]
fn people() -> [Person; 14] {
    use TravellerSize::{Large, Medium, Public, Small};
    use TravellerState::{Admitted, Applied, Cancelled, Rejected, Waiting, Withdrawn};
    [
        ("Wiebke Sander", "Stadt Oberlinden", "Wirtschaftsförderung", "Oberlinden", Public, Admitted, true),
        ("Tarek Haddad", "Halde 7 Energiespeicher", "Gründer", "Gelsenkirchen", Small, Admitted, true),
        ("Jonas Bremer", "Zechenhof Robotics GmbH", "Geschäftsführung", "Bochum", Small, Admitted, true),
        ("Dr. Petra Quast", "Hochschule Hellweg", "Transfer", "Hamm", Public, Admitted, false),
        ("Svenja Altmeier", "Grubenlicht Sensorik GmbH", "Vertrieb", "Dortmund", Medium, Admitted, true),
        ("Emre Yilmaz", "Kanalhafen Nord GmbH", "Projektleitung", "Herne", Medium, Admitted, false),
        ("Ruth Kolb", "Klinikverbund Niederrhein", "Innovation", "Duisburg", Large, Waiting, false),
        ("Malte Fröhlich", "Ruhrwellen Audio", "Gründer", "Essen", Small, Waiting, false),
        ("Anneke Vos", "Lippe Logistik Campus", "Netzwerk", "Hamm", Public, Applied, false),
        ("Henrik Daldrup", "Grubenlicht Sensorik GmbH", "Entwicklung", "Dortmund", Medium, Applied, false),
        ("Sophie Lindner", "Kettwiger Datenwerkstatt", "Geschäftsführung", "Essen", Small, Applied, false),
        ("Bernd Wolters", "Medizintechnik Vest", "Vertrieb", "Recklinghausen", Medium, Rejected, false),
        ("Nele Harms", "Emscher Quartier Entwicklung GmbH", "Projekte", "Bottrop", Large, Withdrawn, false),
        ("Ole Petersen", "Hochschule Hellweg", "Forschung", "Hamm", Public, Cancelled, false),
    ]
}

/// The terms of the trip, and everybody who applied for it.
pub(super) async fn apply(tx: &Tx, chance: &mut Chance, event: EventId, starts: NaiveDate, groups: &[TripGroupId]) -> Result<(), DbErr> {
    let rows: Vec<_> = people().into_iter().enumerate().map(|(number, person)| row(chance, event, number, person, groups)).collect();
    let taken = rows.iter().filter(|row| row.state == TravellerState::Admitted).count();
    terms(tx, event, starts, i32::try_from(taken).unwrap_or_default()).await?;
    insert_all(tx, rows).await
}

async fn terms(tx: &Tx, event_id: EventId, starts: NaiveDate, taken: i32) -> Result<(), DbErr> {
    let closes_local = (starts - Duration::days(35)).and_time(NaiveTime::from_hms_opt(23, 59, 0).unwrap_or_default());
    let row = trip_admission::Model {
        event_id,
        places: PLACES,
        taken,
        closes_local,
        closes_at: clock::at(clock::zone("America/Toronto"), closes_local),
        small_cents: cents(TravellerSize::Small),
        medium_cents: cents(TravellerSize::Medium),
        large_cents: cents(TravellerSize::Large),
        public_cents: cents(TravellerSize::Public),
        terms_de: "Die Reise richtet sich an Unternehmen und öffentliche Stellen. An- und Abreise und Unterkunft bucht jede:r selbst."
            .to_owned(),
        terms_en: "The trip is for companies and public bodies. Everybody books travel and hotel by themselves.".to_owned(),
        revision: 2,
    };
    insert_all(tx, vec![row]).await?;
    let step = |days, percent| trip_cancellation_step::Model { event_id, until_day: starts - Duration::days(days), percent };
    insert_all(tx, vec![step(42, 0), step(14, 50)]).await
}

/// As German chambers ask for abroad.
fn cents(size: TravellerSize) -> i64 {
    match size {
        TravellerSize::Small => 25_000,
        TravellerSize::Medium => 75_000,
        TravellerSize::Large => 125_000,
        TravellerSize::Public => 40_000,
    }
}

fn row(chance: &mut Chance, event_id: EventId, number: usize, person: Person, groups: &[TripGroupId]) -> traveller::Model {
    let (name, organisation, job_title, town, size_class, state, in_booklet) = person;
    let email = format!("{}@reise.example", folded(name).replace([' ', '.'], "-").trim_start_matches("dr--"));
    let created_at = chance.now - Duration::days(30 - i64::try_from(number).unwrap_or_default());
    let after = |days| Some(created_at + Duration::days(days));
    let is_admitted = matches!(state, TravellerState::Admitted | TravellerState::Cancelled);
    let group = usize::from(size_class != TravellerSize::Public);
    traveller::Model {
        id: TravellerId::from_uuid(chance.id()),
        event_id,
        group_id: groups.get(group).copied().filter(|_| is_admitted),
        state,
        name: name.to_owned(),
        email_key: email.clone(),
        phone: format!("+49201555{:04}", 200 + number),
        organisation: organisation.to_owned(),
        organisation_key: folded(organisation),
        job_title: job_title.to_owned(),
        town: town.to_owned(),
        country: "DE".to_owned(),
        size_class,
        offers: "Erfahrung mit Projekten im Ruhrgebiet".to_owned(),
        seeks: "Partner für Wasserstoff und Digitales in Nordamerika".to_owned(),
        photo: None,
        booklet_consent_at: after(6).filter(|_| in_booklet),
        contribution_cents: cents(size_class),
        agreed_steps: None,
        cancellation_cents: (state == TravellerState::Cancelled).then_some(0),
        locale: Locale::De,
        proven_at: Some(created_at + Duration::hours(1)),
        decided_at: after(5).filter(|_| !matches!(state, TravellerState::Applied | TravellerState::Withdrawn)),
        admitted_at: after(5).filter(|_| is_admitted),
        cancelled_at: after(8).filter(|_| state == TravellerState::Cancelled),
        erased_at: None,
        revision: 2,
        created_at,
        search_key: traveller::SEARCHED.key_of([name, organisation, &email, town]),
        email,
    }
}
