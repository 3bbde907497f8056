//! Demonstration data: three fairs with their history and an upcoming edition each, delegation trips, or one as large as the largest.
//! Written in bulk rather than through the use cases, because history cannot be applied for; every constraint of the
//! schema still holds. The same seed and day give the same data. Nothing here is called by the site.

use chrono::NaiveDate;
use sea_orm::{ActiveModelTrait, DbErr, EntityTrait, IntoActiveModel, PaginatorTrait};

use crate::{
    clock::Instant,
    db::{Db, Tx},
    event,
    ids::AccountId,
};

mod bridges;
mod calls;
mod cast;
mod chance;
mod costs;
mod enquiries;
mod entries;
mod exhibitors;
mod facts;
mod fair;
mod history;
mod hosts;
mod large;
mod meetings;
mod names;
mod news;
mod picture;
mod plan;
mod portrait;
mod programme;
mod properties;
mod recaps;
mod roundtables;
mod staff;
mod surveys;
mod talks;
mod terms;
mod towns;
mod travel_details;
mod travellers;
mod trips;
mod visitors;
mod visits;
mod webinar;

pub use large::{LARGEST, Scale};
pub use picture::draw_pictures;
pub use portrait::draw_portraits;
pub use terms::put_terms;
pub use travel_details::give_travel_details;

/// How much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// The three fairs: past editions, one that is on, and upcoming ones that show every state.
    Small,
    /// 1,800 exhibitors and 35,000 visitors at one event besides.
    Large,
}

/// Who signs in to look around.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cast {
    pub organiser: AccountId,
    pub staff: AccountId,
    pub exhibitor: AccountId,
}

/// Why no demonstration data was made.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("this database already holds events; demonstration data goes into an empty one")]
    NotEmpty,
    #[error("the demonstration's facts cannot be read: {0}")]
    Facts(#[from] toml::de::Error),
    #[error("a picture was not drawn: {0}")]
    Picture(#[from] crate::picture::Refused),
    #[error(transparent)]
    TravelDetails(#[from] crate::travel_details::Error),
    #[error(transparent)]
    Files(#[from] crate::files::FilesError),
    #[error(transparent)]
    Db(#[from] DbErr),
}

/// Fills an empty database. Upcoming editions are counted from the day of `now` in UTC, and whoever came to the one that is on
/// came before `now`.
///
/// # Errors
/// `NotEmpty` when there are events already.
pub async fn fill(db: &Db, size: Size, seed: u64, now: Instant) -> Result<Cast, Error> {
    let facts = facts::read_facts()?;
    let together = &hosts::read_facts()?;
    let properties = &properties::read()?;
    if event::entity::Entity::find().count(db.read()).await? > 0 {
        return Err(Error::NotEmpty);
    }
    let facts = &facts;
    db.write(|tx| async move {
        let mut chance = chance::Chance::new(seed, now.date_naive());
        let mut mipim = None;
        let mut collision = None;
        let cast = cast::engage(&tx, &mut chance).await?;
        for fair in &facts.fair {
            fair::past(&tx, &mut chance, facts, fair).await?;
            let event = fair::upcoming(&tx, &mut chance, facts, fair, &cast).await?;
            if fair.slug == "mipim" {
                mipim = Some(event.id);
            }
            if fair.slug == "collision" {
                collision = Some(event.clone());
            }
            entries::let_in(&tx, &mut chance, fair::entrance(fair, &event, &cast), now).await?;
        }
        bridges::build(&tx, &mut chance, facts).await?;
        if size == Size::Large {
            large::fill(&tx, &mut chance, large::LARGEST).await?;
        }
        // Last, so that all before it is the same with or without them.
        news::tell(&tx, &mut chance, mipim).await?;
        enquiries::ask(&tx, &mut chance, mipim, &cast).await?;
        talks::give(&tx, &mut chance).await?;
        visits::receive(&tx, &mut chance, &cast).await?;
        hosts::agree(&tx, &mut chance, together).await?;
        properties::show(&tx, &mut chance, properties, mipim).await?;
        calls::open(&tx, &mut chance).await?;
        trips::travel(&tx, &mut chance, facts).await?;
        travel_details::prepare(&tx, &chance, &cast).await?;
        roundtables::hold(&tx, &mut chance, &cast).await?;
        if let Some(event) = &collision {
            meetings::arrange(&tx, &mut chance, event).await?;
        }
        webinar::plan(&tx, &mut chance, facts).await?;
        bridges::list_companies(&tx, &mut chance, facts).await?;
        recaps::tell(&tx, &mut chance).await?;
        surveys::ask(&tx, &mut chance).await?;
        costs::note(&tx, &mut chance).await?;
        enquiries::ask_of_bridge(&tx, &mut chance, &cast).await?;
        meetings::arrange_network(&tx, &mut chance).await?;
        calls::invite(&tx, &mut chance).await?;
        Ok(cast)
    })
    .await
}

/// Adds a generated fair to a database that was filled before, for measuring; answers its slug.
///
/// # Errors
/// A failure of the database, such as a fair of that name being there.
pub async fn add(db: &Db, scale: Scale, seed: u64, today: NaiveDate) -> Result<String, Error> {
    db.write(|tx| async move {
        let mut chance = chance::Chance::new(seed, today);
        Ok(large::fill(&tx, &mut chance, scale).await?)
    })
    .await
}

/// Who signs in to look around, in a database that was filled before; `None` where there is no such cast.
///
/// # Errors
/// A failure of the database.
pub async fn cast(db: &Db) -> Result<Option<Cast>, Error> {
    Ok(cast::find_cast(db).await?)
}

/// Writes rows in statements of a size that every database takes.
async fn insert_all<M, A>(tx: &Tx, rows: Vec<M>) -> Result<(), DbErr>
where
    M: IntoActiveModel<A> + Send,
    A: ActiveModelTrait + Send,
{
    const ROWS: usize = 400;
    let mut rows = rows.into_iter().peekable();
    while rows.peek().is_some() {
        let batch = rows.by_ref().take(ROWS).map(|row| row.into_active_model().reset_all());
        <A::Entity as EntityTrait>::insert_many(batch).exec_without_returning(tx).await?;
    }
    Ok(())
}
