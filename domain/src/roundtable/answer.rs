//! What whoever is invited does by their link: see it, accept, decline, name a substitute. The last seat is claimed by one
//! conditional statement; whoever comes after it waits, and moves up when a seat becomes free.

use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    sea_query::{Expr, ExprTrait},
};
use serde::{Deserialize, Serialize};

use super::{
    Error, GuestState, GuestView, RoundtableAction, RoundtableLetter, RoundtableView, TableView,
    entity::{roundtable, roundtable_guest},
    guest::{held, write},
    invite::takes_answers,
    letters::to_guest,
    queries::{guests_in_order, tables_in_order},
    seating::clear_chair,
    service::{entry, lock},
};
use crate::{
    actor::{Actor, Denied},
    audit, clock,
    code::Code,
    db::{Db, Tx},
    field::{Email, FieldErrors, Fields, PersonName, Prose, required},
    ids::{RoundtableGuestId, RoundtableId},
    locale::Text,
    mail,
    notice::{self, Happened, NoticeKind},
};

/// The answer as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct GuestAnswer {
    /// `accept` or `decline`.
    pub answer: String,
    /// What they eat, and what else they need.
    pub needs: String,
    /// Who could come instead, for whoever declines.
    pub substitute_name: String,
    pub substitute_email: String,
}

/// What an answer came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answered {
    Accepted,
    Waiting,
    Declined,
}

/// What a link opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invited {
    pub roundtable: RoundtableView,
    pub guest: GuestView,
    /// The name of the table where they sit, once they do.
    pub table: Option<String>,
    /// Who sits beside them.
    pub beside: Vec<Neighbour>,
}

/// Somebody who sits beside somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Neighbour {
    pub name: String,
    pub job_title: String,
    pub organisation: String,
}

struct Parsed {
    accepts: bool,
    needs: String,
    substitute_name: String,
    substitute_email: String,
}

impl GuestAnswer {
    fn parse(&self) -> Result<Parsed, Error> {
        let Self { answer, needs, substitute_name, substitute_email } = self;
        let accepts = match answer.as_str() {
            "accept" => true,
            "decline" => false,
            _ => return Err(Error::Denied(Denied::NotFound)),
        };
        let mut fields = Fields::new();
        let needs = fields.check("needs", Prose::<500>::parse(needs));
        let name = fields.check_optional("substitute_name", substitute_name, PersonName::parse);
        let email = fields.check_optional("substitute_email", substitute_email, Email::parse);
        if let (Some(Some(_)), Some(None)) = (&name, &email) {
            fields.refuse("substitute_email", required());
        }
        if let (Some(None), Some(Some(_))) = (&name, &email) {
            fields.refuse("substitute_name", required());
        }
        let parsed: Result<Parsed, FieldErrors> = fields.finish(|| {
            Some(Parsed {
                accepts,
                needs: needs?.into_string(),
                substitute_name: name?.map(|name| name.as_str().to_owned()).unwrap_or_default(),
                substitute_email: email?.map(|email| email.as_str().to_owned()).unwrap_or_default(),
            })
        });
        Ok(parsed?)
    }
}

/// What a link opens; `None` if it never was one, a newer letter replaced it, or the invitation was taken back.
///
/// # Errors
/// A failure of the database.
pub async fn by_token(db: &Db, token: &str) -> Result<Option<Invited>, Error> {
    let Some(guest) = by_hash(db, token).await? else { return Ok(None) };
    let Some(round) = roundtable::Entity::find_by_id(guest.roundtable_id).one(db.read()).await? else { return Ok(None) };
    let guest = GuestView::from(guest);
    let tables: Vec<TableView> = tables_in_order(db.read(), round.id).await?.into_iter().map(TableView::from).collect();
    let others: Vec<GuestView> = guests_in_order(db.read(), round.id).await?.into_iter().map(GuestView::from).collect();
    let table = guest.seat.and_then(|(of, _)| tables.iter().find(|table| table.id == of)).map(|table| table.name.clone());
    let beside = beside(&guest, &tables, &others);
    Ok(Some(Invited { roundtable: RoundtableView::from(round), table, beside, guest }))
}

/// Who sits beside somebody.
pub fn beside(guest: &GuestView, tables: &[TableView], others: &[GuestView]) -> Vec<Neighbour> {
    let Some((of, chair)) = guest.seat else { return Vec::new() };
    let Some(table) = tables.iter().find(|table| table.id == of) else { return Vec::new() };
    let chairs = rules::roundtable::neighbours(rules::roundtable::Table { seats: table.seats, shape: table.shape }, chair);
    let there = |chair: usize| others.iter().find(|other| other.seat == Some((of, chair)));
    let neighbour = |other: &GuestView| Neighbour {
        name: other.name.clone(),
        job_title: other.job_title.clone(),
        organisation: other.organisation.clone(),
    };
    chairs.into_iter().filter_map(there).map(neighbour).collect()
}

/// Answers an invitation, or answers it anew.
///
/// # Errors
/// `Denied` for a link that opens nothing, `Invalid`, or `NotNow` once the time for answers is over.
pub async fn answer(db: &Db, token: &str, command: &GuestAnswer) -> Result<Answered, Error> {
    let hash = Code::parse(token).ok_or(Denied::NotFound)?.hash();
    let guest = by_hash(db, token).await?.ok_or(Denied::NotFound)?.id;
    let (parsed, hash) = (&command.parse()?, hash.as_str());
    db.write(|tx| async move {
        let (round, guest) = held(&tx, guest).await?;
        // The link may have been replaced or taken back meanwhile.
        if guest.answer_hash.as_deref() != Some(hash) {
            return Err(Error::Denied(Denied::NotFound));
        }
        takes_answers(&round)?;
        let answered =
            if parsed.accepts { accept(&tx, &round, &guest, parsed).await? } else { decline(&tx, &round, &guest, parsed).await? };
        if guest.state == GuestState::Invited && is_exhausted(&tx, round.id, guest.wave).await? {
            tell(&tx, &round, guest.id, NoticeKind::RoundtableWaveExhausted).await?;
        }
        Ok(answered)
    })
    .await
}

async fn accept(tx: &Tx, round: &roundtable::Model, guest: &roundtable_guest::Model, parsed: &Parsed) -> Result<Answered, Error> {
    let said = roundtable_guest::ActiveModel {
        needs: Set(parsed.needs.clone()),
        substitute_name: Set(String::new()),
        substitute_email: Set(String::new()),
        ..Default::default()
    };
    if matches!(guest.state, GuestState::Accepted | GuestState::Waiting) {
        write(tx, guest.id, said).await?;
        return Ok(if guest.state == GuestState::Accepted { Answered::Accepted } else { Answered::Waiting });
    }
    let (state, answered, action) = if claim_seat(tx, round.id).await? {
        (GuestState::Accepted, Answered::Accepted, RoundtableAction::Accepted)
    } else {
        (GuestState::Waiting, Answered::Waiting, RoundtableAction::Queued)
    };
    let now = clock::now();
    write(tx, guest.id, roundtable_guest::ActiveModel { state: Set(state), answered_at: Set(Some(now)), ..said }).await?;
    let letter = match answered {
        Answered::Accepted => RoundtableLetter::RoundtableSeat { roundtable: round.facts(), moved_up: false },
        Answered::Waiting | Answered::Declined => RoundtableLetter::RoundtableWaiting { roundtable: round.facts() },
    };
    mail::enqueue(tx, to_guest(round, guest, now.timestamp_millis(), letter)).await?;
    // Nobody: history keeps no name of who answered.
    audit::record(tx, &Actor::Anonymous, entry(round, action)).await?;
    Ok(answered)
}

async fn decline(tx: &Tx, round: &roundtable::Model, guest: &roundtable_guest::Model, parsed: &Parsed) -> Result<Answered, Error> {
    let was_coming = matches!(guest.state, GuestState::Accepted | GuestState::Waiting | GuestState::Cancelled);
    if guest.state == GuestState::Accepted {
        give_back(tx, round, guest.id).await?;
    }
    let change = roundtable_guest::ActiveModel {
        state: Set(if was_coming { GuestState::Cancelled } else { GuestState::Declined }),
        needs: Set(String::new()),
        substitute_name: Set(parsed.substitute_name.clone()),
        substitute_email: Set(parsed.substitute_email.clone()),
        answered_at: Set(Some(clock::now())),
        ..Default::default()
    };
    write(tx, guest.id, change).await?;
    if !guest.state.leaves_a_gap() || guest.state == GuestState::NoAnswer {
        audit::record(tx, &Actor::Anonymous, entry(round, RoundtableAction::Declined)).await?;
    }
    if matches!(guest.state, GuestState::Accepted | GuestState::Waiting) {
        tell(tx, round, guest.id, NoticeKind::RoundtableGivenUp).await?;
    }
    move_up(tx, round.id).await?;
    Ok(Answered::Declined)
}

/// Whether nobody of a wave is silent any more while seats are free: then it is time for the next.
async fn is_exhausted(tx: &Tx, id: RoundtableId, wave: i32) -> Result<bool, Error> {
    let silent = roundtable_guest::Entity::find()
        .filter(roundtable_guest::Column::RoundtableId.eq(id))
        .filter(roundtable_guest::Column::Wave.eq(wave))
        .filter(roundtable_guest::Column::State.eq(GuestState::Invited));
    if silent.count(tx).await? > 0 {
        return Ok(false);
    }
    let round = lock(tx, id).await?;
    Ok(round.seats_taken < round.seats_total)
}

/// Tells the organisers what an answer came to, but not whose it is: that stays where it can be erased. Whoever changes their mind
/// to and fro is told of once a day.
async fn tell(tx: &Tx, round: &roundtable::Model, guest: RoundtableGuestId, kind: NoticeKind) -> Result<(), DbErr> {
    let name = Text::new(round.name.as_str(), round.name.as_str());
    let of = format!("{guest}:{}", clock::today(clock::home()));
    notice::note(tx, Happened { event: round.event_id, kind, subject: round.id.as_uuid(), name, of }).await
}

/// Claims one free seat: of many who want the last one, one gets it.
async fn claim_seat(tx: &Tx, id: RoundtableId) -> Result<bool, DbErr> {
    let claimed = roundtable::Entity::update_many()
        .col_expr(roundtable::Column::SeatsTaken, Expr::col(roundtable::Column::SeatsTaken).add(1))
        .filter(roundtable::Column::Id.eq(id))
        .filter(Expr::col(roundtable::Column::SeatsTaken).lt(Expr::col(roundtable::Column::SeatsTotal)))
        .exec(tx)
        .await?;
    Ok(claimed.rows_affected > 0)
}

/// Gives back the seat of somebody who had accepted, with the chair they were put on. Their state is the caller's to write.
///
/// # Errors
/// A failure of the database.
pub(super) async fn give_back(tx: &Tx, round: &roundtable::Model, guest: RoundtableGuestId) -> Result<(), DbErr> {
    clear_chair(tx, guest).await?;
    roundtable::Entity::update_many()
        .col_expr(roundtable::Column::SeatsTaken, Expr::col(roundtable::Column::SeatsTaken).sub(1))
        .filter(roundtable::Column::Id.eq(round.id))
        .exec(tx)
        .await?;
    Ok(())
}

/// Gives free seats to those who wait, in the order in which they accepted; each gets a letter. Whoever calls holds the roundtable.
///
/// # Errors
/// A failure of the database.
pub(super) async fn move_up(tx: &Tx, id: RoundtableId) -> Result<(), Error> {
    let waiting = roundtable_guest::Entity::find()
        .filter(roundtable_guest::Column::RoundtableId.eq(id))
        .filter(roundtable_guest::Column::State.eq(GuestState::Waiting))
        .order_by_asc(roundtable_guest::Column::AnsweredAt)
        .order_by_asc(roundtable_guest::Column::Id)
        .all(tx)
        .await?;
    if waiting.is_empty() {
        return Ok(());
    }
    let round = lock(tx, id).await?;
    if round.cancelled_at.is_some() || round.ends_at <= clock::now() {
        return Ok(());
    }
    for guest in waiting {
        if !claim_seat(tx, id).await? {
            break;
        }
        write(tx, guest.id, roundtable_guest::ActiveModel { state: Set(GuestState::Accepted), ..Default::default() }).await?;
        let letter = RoundtableLetter::RoundtableSeat { roundtable: round.facts(), moved_up: true };
        mail::enqueue(tx, to_guest(&round, &guest, format!("up:{}", clock::now().timestamp_millis()), letter)).await?;
        audit::record(tx, &Actor::System, entry(&round, RoundtableAction::MovedUp)).await?;
    }
    Ok(())
}

/// A new link for a letter that is sent again to this address; `None` where the invitation was taken back, or goes to another
/// address by now.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn new_answer_link(tx: &Tx, guest: RoundtableGuestId, to: &str) -> Result<Option<Code>, DbErr> {
    let token = Code::random();
    let renewed = roundtable_guest::Entity::update_many()
        .col_expr(roundtable_guest::Column::AnswerHash, Expr::value(Some(token.hash())))
        .filter(roundtable_guest::Column::Id.eq(guest))
        .filter(roundtable_guest::Column::Email.eq(to))
        .filter(roundtable_guest::Column::AnswerHash.is_not_null())
        .exec(tx)
        .await?;
    Ok((renewed.rows_affected > 0).then_some(token))
}

async fn by_hash(db: &Db, token: &str) -> Result<Option<roundtable_guest::Model>, DbErr> {
    let Some(token) = Code::parse(token) else { return Ok(None) };
    roundtable_guest::Entity::find().filter(roundtable_guest::Column::AnswerHash.eq(token.hash())).one(db.read()).await
}
