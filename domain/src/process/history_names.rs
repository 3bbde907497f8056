//! What the things in a list of entries are called. History itself names nobody: names are read as they are now, and
//! whoever was erased, or whatever was removed, has none.

use std::{collections::HashMap, fmt::Display};

use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::{
    account::{
        TeamField,
        entity::{account, invitation},
    },
    application::entity::application,
    audit::{HistoryEntry, Subject},
    badge,
    booth::entity::{level, unit},
    booth_staff::entity::booth_staff,
    bridge::entity::bridge,
    call::entity::call,
    check_in::entity::scan,
    cost,
    db::Db,
    enquiry::entity::enquiry,
    grant::entity::funding_grant,
    host::{HostField, entity::host},
    ids::{BadgeId, RegistrationId},
    locale::Text,
    mail,
    mailing::entity::mailing,
    masterclass::{
        SeatField,
        entity::{seat, session, stage},
    },
    matchmaking::entity::matchmaking,
    news::entity as news_entry,
    property::entity::property,
    registration::entity::registration,
    roundtable::entity::roundtable,
    survey::entity::survey,
    talk::entity as talk,
    traveller::entity::traveller,
    trip::entity::trip_item,
    visit::entity::{visit, visit_resource},
};

/// What an entry can be about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Thing {
    Of(Subject),
    Account,
    Invitation,
}

/// What an entry is about: a seat is told of by its session, a team and a host's people by whom it is about. A subject of another release is
/// nothing.
pub fn about(entry: &HistoryEntry) -> Option<(Thing, Uuid)> {
    let told = |field: &dyn Display| entry.said(field)?.as_str()?.parse().ok();
    let subject: Subject = entry.subject.parse().ok()?;
    let other = match subject {
        Subject::Seat => told(&SeatField::Session).map(|id| (Thing::Of(Subject::Session), id)),
        // Of a host's people the person is told of.
        Subject::Host => told(&HostField::Person).map(|id| (Thing::Account, id)),
        Subject::Team => {
            let account = told(&TeamField::Account).map(|id| (Thing::Account, id));
            account.or_else(|| Some((Thing::Invitation, told(&TeamField::Invitation)?)))
        }
        _ => None,
    };
    Some(other.unwrap_or((Thing::Of(subject), entry.subject_id)))
}

/// Names by the id of what [`about`] says. Whoever may see the entries may see these.
///
/// # Errors
/// A failure of the database.
pub async fn names(db: &Db, entries: &[HistoryEntry]) -> Result<HashMap<Uuid, Text>, DbErr> {
    let mut ids: HashMap<Thing, Vec<Uuid>> = HashMap::new();
    for (thing, id) in entries.iter().filter_map(about) {
        ids.entry(thing).or_default().push(id);
    }
    let mut names = HashMap::new();
    for (thing, ids) in ids {
        let named = rows(db, thing, ids).await?.into_iter().filter(|(_, de, en)| !(de.is_empty() && en.is_empty()));
        names.extend(named.map(|(id, de, en)| (id, Text::new(de, en))));
    }
    Ok(names)
}

/// A visitor or somebody on a stand to whom an entry happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whose {
    /// Of a visitor.
    pub registration: Option<RegistrationId>,
    pub name: String,
}

/// Of whom those things are that are called after something else, by the id of the entry's own subject: whose seat, whom
/// on a stand, whose scan. Contacts are the exhibitors' alone, and are not named. Whoever was erased is not either.
///
/// # Errors
/// A failure of the database.
pub async fn whose(db: &Db, entries: &[HistoryEntry]) -> Result<HashMap<Uuid, Whose>, DbErr> {
    let of = |subject: Subject| -> Vec<Uuid> {
        entries.iter().filter(|entry| entry.subject == subject.as_str()).map(|entry| entry.subject_id).collect()
    };
    let seats = seat::Entity::find()
        .find_also_related(registration::Entity)
        .filter(seat::Column::Id.is_in(of(Subject::Seat)))
        .all(db.read())
        .await?;
    let seats = seats.into_iter().filter_map(|(seat, visitor)| {
        let visitor = visitor?;
        Some((seat.id.as_uuid(), Whose { registration: Some(visitor.id), name: visitor.name }))
    });
    let staff = booth_staff::Entity::find().filter(booth_staff::Column::Id.is_in(of(Subject::BoothStaff))).all(db.read()).await?;
    let staff = staff.into_iter().map(|person| (person.id.as_uuid(), Whose { registration: None, name: person.name }));
    let scans = scan::Entity::find().filter(scan::Column::Id.is_in(of(Subject::Scan))).all(db.read()).await?;
    let badges = scans.iter().filter_map(|scan| scan.badge_id).map(BadgeId::as_uuid).collect();
    let badges: HashMap<Uuid, String> =
        rows(db, Thing::Of(Subject::Badge), badges).await?.into_iter().map(|(id, name, _)| (id, name)).collect();
    let scans = scans.into_iter().filter_map(|scan| {
        let name = badges.get(&scan.badge_id?.as_uuid())?.clone();
        Some((scan.id.as_uuid(), Whose { registration: None, name }))
    });
    Ok(seats.chain(staff).chain(scans).filter(|(_, whose)| !whose.name.is_empty()).collect())
}

async fn rows(db: &Db, thing: Thing, ids: Vec<Uuid>) -> Result<Vec<(Uuid, String, String)>, DbErr> {
    match thing {
        Thing::Account => called::<account::Entity>(db, ids, account::Column::Id, [account::Column::Name; 2]).await,
        Thing::Invitation => called::<invitation::Entity>(db, ids, invitation::Column::Id, [invitation::Column::Email; 2]).await,
        Thing::Of(subject) => match subject {
            Subject::Application => {
                called::<application::Entity>(db, ids, application::Column::Id, [application::Column::DisplayName; 2]).await
            }
            Subject::Badge => called::<badge::entity::Entity>(db, ids, badge::entity::Column::Id, [badge::entity::Column::Name; 2]).await,
            Subject::Bridge => called::<bridge::Entity>(db, ids, bridge::Column::Id, [bridge::Column::Name; 2]).await,
            Subject::Cost => called::<cost::entity::Entity>(db, ids, cost::entity::Column::Id, [cost::entity::Column::What; 2]).await,
            Subject::Call => called::<call::Entity>(db, ids, call::Column::Id, [call::Column::TitleDe, call::Column::TitleEn]).await,
            Subject::Enquiry => enquiries(db, ids).await,
            Subject::Grant => {
                called::<funding_grant::Entity>(db, ids, funding_grant::Column::Id, [funding_grant::Column::Grantor; 2]).await
            }
            Subject::Host => called::<host::Entity>(db, ids, host::Column::Id, [host::Column::Name; 2]).await,
            Subject::Level => called::<level::Entity>(db, ids, level::Column::Id, [level::Column::NameDe, level::Column::NameEn]).await,
            Subject::Mail => called::<mail::entity::Entity>(db, ids, mail::entity::Column::Id, [mail::entity::Column::ToEmail; 2]).await,
            Subject::Mailing => {
                called::<mailing::Entity>(db, ids, mailing::Column::Id, [mailing::Column::SubjectDe, mailing::Column::SubjectEn]).await
            }
            Subject::Matchmaking => {
                called::<matchmaking::Entity>(
                    db,
                    ids,
                    matchmaking::Column::Id,
                    [matchmaking::Column::TitleDe, matchmaking::Column::TitleEn],
                )
                .await
            }
            Subject::NewsEntry => {
                called::<news_entry::Entity>(db, ids, news_entry::Column::Id, [news_entry::Column::TitleDe, news_entry::Column::TitleEn])
                    .await
            }
            Subject::Property => {
                called::<property::Entity>(db, ids, property::Column::Id, [property::Column::TitleDe, property::Column::TitleEn]).await
            }
            Subject::Registration => {
                called::<registration::Entity>(db, ids, registration::Column::Id, [registration::Column::Name; 2]).await
            }
            Subject::Roundtable => called::<roundtable::Entity>(db, ids, roundtable::Column::Id, [roundtable::Column::Name; 2]).await,
            Subject::Session => {
                called::<session::Entity>(db, ids, session::Column::Id, [session::Column::TitleDe, session::Column::TitleEn]).await
            }
            Subject::Stage => called::<stage::Entity>(db, ids, stage::Column::Id, [stage::Column::NameDe, stage::Column::NameEn]).await,
            Subject::Survey => {
                called::<survey::Entity>(db, ids, survey::Column::Id, [survey::Column::TitleDe, survey::Column::TitleEn]).await
            }
            Subject::Talk => called::<talk::Entity>(db, ids, talk::Column::Id, [talk::Column::SubjectDe, talk::Column::SubjectEn]).await,
            // By the organisation, not by who asked.
            Subject::Visit => called::<visit::Entity>(db, ids, visit::Column::Id, [visit::Column::Organisation; 2]).await,
            Subject::VisitResource => {
                called::<visit_resource::Entity>(db, ids, visit_resource::Column::Id, [visit_resource::Column::Name; 2]).await
            }
            // By whose they are.
            Subject::TravelDetails | Subject::Traveller => {
                called::<traveller::Entity>(db, ids, traveller::Column::Id, [traveller::Column::Name; 2]).await
            }
            Subject::TripItem => {
                called::<trip_item::Entity>(db, ids, trip_item::Column::Id, [trip_item::Column::TitleDe, trip_item::Column::TitleEn]).await
            }
            Subject::Unit => called::<unit::Entity>(db, ids, unit::Column::Id, [unit::Column::Code; 2]).await,
            // The page says whose history it is, or the entry is about somebody else, or the subject has no name.
            Subject::Account
            | Subject::BoothStaff
            | Subject::Event
            | Subject::Lead
            | Subject::Recap
            | Subject::Scan
            | Subject::Seat
            | Subject::Team
            | Subject::TravelSetting
            | Subject::Trip => Ok(Vec::new()),
        },
    }
}

/// Not by who asked: history names nobody.
async fn enquiries(db: &Db, ids: Vec<Uuid>) -> Result<Vec<(Uuid, String, String)>, DbErr> {
    let found = enquiry::Entity::find().select_only().column(enquiry::Column::Id).filter(enquiry::Column::Id.is_in(ids));
    let found: Vec<Uuid> = found.into_tuple().all(db.read()).await?;
    Ok(found.into_iter().map(|id| (id, "Kontaktformular".to_owned(), "Contact form".to_owned())).collect())
}

async fn called<E: EntityTrait>(
    db: &Db,
    ids: Vec<Uuid>,
    id: E::Column,
    [de, en]: [E::Column; 2],
) -> Result<Vec<(Uuid, String, String)>, DbErr> {
    E::find().select_only().column(id).column(de).column(en).filter(id.is_in(ids)).into_tuple().all(db.read()).await
}
