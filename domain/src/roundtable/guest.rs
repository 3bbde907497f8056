//! Whom to invite: what is typed of them, before and after the invitation has left.

use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect, TryInsertResult,
};
use serde::{Deserialize, Serialize};

use super::{
    Error, GuestState, LAST_WAVE, MOST_GUESTS, NotNow, RoundtableAction,
    details::please_choose,
    entity::{roundtable, roundtable_guest},
    service::{entry, lock},
};
use crate::{
    actor::{Actor, Denied},
    audit::{self, ExpectedRevision},
    clock,
    db::{Db, Tx, is_unique_violation},
    field::{Email, FieldErrors, Fields, Line, PersonName, whole},
    ids::{RoundtableGuestId, RoundtableId},
    locale::{Locale, Text},
};

/// Somebody as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct GuestForm {
    pub name: String,
    pub email: String,
    pub organisation: String,
    pub job_title: String,
    pub sector: String,
    /// `on`: speaks for a town.
    pub is_town: String,
    /// In which language they are written to.
    pub language: String,
    pub wave: String,
    /// The order within the wave; empty: behind the others.
    pub position: String,
}

/// The same, parsed.
pub(super) struct Parsed {
    pub name: String,
    pub email: Email,
    pub organisation: String,
    pub job_title: String,
    pub sector: String,
    pub is_town: bool,
    pub locale: Locale,
    pub wave: i32,
    pub position: Option<i32>,
}

impl GuestForm {
    fn parse(&self) -> Result<Parsed, FieldErrors> {
        let Self { name, email, organisation, job_title, sector, is_town, language, wave, position } = self;
        let mut fields = Fields::new();
        let name = fields.check("name", PersonName::parse(name));
        let email = fields.check("email", Email::parse(email));
        let organisation = fields.check("organisation", Line::<120>::parse(organisation));
        let job_title = fields.check("job_title", Line::<120>::parse_optional(job_title));
        let sector = fields.check("sector", Line::<60>::parse_optional(sector));
        let locale = fields.check("language", language.parse::<Locale>().map_err(|_| please_choose()));
        let wave = fields.check("wave", whole(wave, 1..=i64::from(LAST_WAVE)));
        let position = fields.check_optional("position", position, |typed| whole(typed, 1..=999));
        fields.finish(|| {
            Some(Parsed {
                name: name?.as_str().to_owned(),
                email: email?,
                organisation: organisation?.into_string(),
                job_title: job_title?,
                sector: sector?,
                is_town: is_town == "on",
                locale: locale?,
                wave: i32::try_from(wave?).ok()?,
                position: position?.and_then(|position| i32::try_from(position).ok()),
            })
        })
    }
}

impl Parsed {
    /// Every column: neither a new one nor a new field of the form compiles until it stands here.
    fn columns(&self) -> roundtable_guest::ActiveModel {
        let Self { name, email, organisation, job_title, sector, is_town, locale, wave, position } = self;
        roundtable_guest::ActiveModel {
            name: Set(name.clone()),
            email: Set(email.as_str().to_owned()),
            email_key: Set(email.key()),
            organisation: Set(organisation.clone()),
            job_title: Set(job_title.clone()),
            sector: Set(sector.clone()),
            is_town: Set(*is_town),
            locale: Set(*locale),
            wave: Set(*wave),
            position: position.map_or(NotSet, Set),
            search_key: Set(roundtable_guest::SEARCHED.key_of([name, organisation, email.as_str()])),
            id: NotSet,
            roundtable_id: NotSet,
            state: NotSet,
            answer_hash: NotSet,
            needs: NotSet,
            substitute_name: NotSet,
            substitute_email: NotSet,
            replaces_id: NotSet,
            invited_at: NotSet,
            reminded_at: NotSet,
            answered_at: NotSet,
            table_id: NotSet,
            seat: NotSet,
            pinned: NotSet,
            revision: NotSet,
            created_at: NotSet,
        }
    }
}

/// Puts somebody on the list; nobody is written to yet.
///
/// # Errors
/// `Denied`, `Invalid`, also for a mailbox that is on the list, or `NotNow`.
pub async fn add_guest(db: &Db, actor: &Actor, id: RoundtableId, command: &GuestForm) -> Result<RoundtableGuestId, Error> {
    actor.require_organiser()?;
    let parsed = &command.parse()?;
    db.write(|tx| async move {
        let round = lock(&tx, id).await?;
        let guest = insert(&tx, &round, parsed, None).await?;
        audit::record(&tx, actor, entry(&round, RoundtableAction::GuestAdded)).await?;
        Ok(guest)
    })
    .await
}

/// Writes somebody down in a roundtable that is held, perhaps in somebody's place.
///
/// # Errors
/// As `add_guest`.
pub(super) async fn insert(
    tx: &Tx,
    round: &roundtable::Model,
    parsed: &Parsed,
    replaces: Option<RoundtableGuestId>,
) -> Result<RoundtableGuestId, Error> {
    let of_it = roundtable_guest::Entity::find().filter(roundtable_guest::Column::RoundtableId.eq(round.id));
    if of_it.clone().count(tx).await? >= MOST_GUESTS as u64 {
        return Err(Error::NotNow(NotNow::TooMany(MOST_GUESTS)));
    }
    let last: Option<Option<i32>> = of_it
        .filter(roundtable_guest::Column::Wave.eq(parsed.wave))
        .select_only()
        .column_as(roundtable_guest::Column::Position.max(), "last")
        .into_tuple()
        .one(tx)
        .await?;
    let id = RoundtableGuestId::new();
    let row = roundtable_guest::ActiveModel {
        id: Set(id),
        roundtable_id: Set(round.id),
        position: Set(parsed.position.unwrap_or_else(|| last.flatten().unwrap_or_default().saturating_add(1))),
        state: Set(GuestState::Planned),
        answer_hash: Set(None),
        needs: Set(String::new()),
        substitute_name: Set(String::new()),
        substitute_email: Set(String::new()),
        replaces_id: Set(replaces),
        pinned: Set(false),
        revision: Set(1),
        created_at: Set(clock::now()),
        ..parsed.columns()
    };
    let mailbox = [roundtable_guest::Column::RoundtableId, roundtable_guest::Column::EmailKey];
    match roundtable_guest::Entity::insert(row).on_conflict_do_nothing_on(mailbox).exec_without_returning(tx).await? {
        TryInsertResult::Inserted(rows) if rows > 0 => Ok(id),
        _ => Err(Error::Invalid(on_the_list())),
    }
}

/// Changes what is said of somebody, and answers at which roundtable. What their letters said stays.
///
/// # Errors
/// `Denied`, `Invalid`, or `Overtaken`.
pub async fn edit_guest(
    db: &Db,
    actor: &Actor,
    guest: RoundtableGuestId,
    revision: &str,
    command: &GuestForm,
) -> Result<RoundtableId, Error> {
    actor.require_organiser()?;
    let parsed = &command.parse()?;
    db.write(|tx| async move {
        let (round, old) = held(&tx, guest).await?;
        let zone = clock::zone(&round.time_zone);
        ExpectedRevision::parse(revision).check::<RoundtableAction, Error>(&tx, round.id, old.revision, zone).await?;
        let row = roundtable_guest::ActiveModel { revision: Set(old.revision + 1), ..parsed.columns() };
        let written = roundtable_guest::Entity::update_many().set(row).filter(roundtable_guest::Column::Id.eq(guest)).exec(&tx).await;
        written.map_err(|error| if is_unique_violation(&error) { Error::Invalid(on_the_list()) } else { Error::Db(error) })?;
        audit::record(&tx, actor, entry(&round, RoundtableAction::GuestChanged)).await?;
        Ok(round.id)
    })
    .await
}

/// Takes somebody off the list who was not written to, and answers of which roundtable.
///
/// # Errors
/// `Denied`, or `NotNow`.
pub async fn remove_guest(db: &Db, actor: &Actor, guest: RoundtableGuestId) -> Result<RoundtableId, Error> {
    actor.require_organiser()?;
    db.write(|tx| async move {
        let (round, old) = held(&tx, guest).await?;
        if old.state != GuestState::Planned {
            return Err(Error::NotNow(NotNow::AlreadyInvited));
        }
        roundtable_guest::Entity::delete_by_id(guest).exec(&tx).await?;
        audit::record(&tx, actor, entry(&round, RoundtableAction::GuestRemoved)).await?;
        Ok(round.id)
    })
    .await
}

/// The roundtable of somebody, locked, and them as they are then.
///
/// # Errors
/// `NotFound` where there is no such person.
pub(super) async fn held(tx: &Tx, guest: RoundtableGuestId) -> Result<(roundtable::Model, roundtable_guest::Model), Error> {
    let find = || roundtable_guest::Entity::find_by_id(guest).one(tx);
    let round = lock(tx, find().await?.ok_or(Denied::NotFound)?.roundtable_id).await?;
    // Once more: whoever held the roundtable may have changed them.
    let guest = find().await?.ok_or(Denied::NotFound)?;
    Ok((round, guest))
}

/// Writes a change of somebody whose roundtable is held.
///
/// # Errors
/// A failure of the database.
pub(super) async fn write(tx: &Tx, guest: RoundtableGuestId, change: roundtable_guest::ActiveModel) -> Result<(), DbErr> {
    roundtable_guest::Entity::update_many().set(change).filter(roundtable_guest::Column::Id.eq(guest)).exec(tx).await?;
    Ok(())
}

fn on_the_list() -> FieldErrors {
    let problem =
        Text::new("Diese Adresse steht schon auf der Liste dieses Roundtables.", "This address is on the list of this roundtable already.");
    FieldErrors::one("email", problem)
}
