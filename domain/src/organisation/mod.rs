//! Organisations: made with their first application, found again by those of later years.

use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, DbErr, EntityTrait, QueryFilter, TryInsertResult,
};

use crate::{choice::choice, clock, code::Code, db::Tx, field::slug_of, ids::OrganisationId};
use entity::organisation;

pub(crate) mod entity;

choice! {
    /// What sort of organisation applies.
    pub enum OrganisationKind {
        Company = "company",
        StartUp = "start_up",
        Municipality = "municipality",
        Agency = "agency",
        University = "university",
        Hospital = "hospital",
        TechnologyCentre = "technology_centre",
        Network = "network",
        Developer = "developer",
    }
}

choice! {
    /// How large an enterprise is, by EU recommendation 2003/361/EC.
    pub enum SizeClass {
        /// Fewer than 10 people and at most 2 million euros.
        Micro = "micro",
        /// Fewer than 50 people and at most 10 million euros.
        Small = "small",
        /// Fewer than 250 people and at most 50 million euros of turnover or 43 of assets.
        Medium = "medium",
        /// Larger, or not an enterprise.
        Large = "large",
    }
}

/// What an organisation is called, as its newest application says.
#[derive(PartialEq, Eq)]
pub(crate) struct Names<'a> {
    pub legal_name: &'a str,
    pub display_name: &'a str,
    pub kind: Option<OrganisationKind>,
    pub city: &'a str,
}

impl Names<'_> {
    /// Every column: a new one does not compile until somebody decided whether an application tells it.
    fn columns(&self) -> organisation::ActiveModel {
        let Self { legal_name, display_name, kind, city } = *self;
        organisation::ActiveModel {
            legal_name: Set(legal_name.to_owned()),
            display_name: Set(display_name.to_owned()),
            kind: Set(kind.map(|kind| kind.to_string()).unwrap_or_default()),
            city: Set(city.to_owned()),
            updated_at: Set(clock::now()),
            id: NotSet,
            slug: NotSet,
            created_at: NotSet,
        }
    }
}

/// An organisation's id, and its part of the address.
pub(crate) struct Found {
    pub id: OrganisationId,
    pub slug: String,
}

/// Writes what a known organisation is called now.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn rename(tx: &Tx, id: OrganisationId, names: &Names<'_>) -> Result<Found, DbErr> {
    let changed = names.columns();
    organisation::Entity::update_many().set(changed).filter(organisation::Column::Id.eq(id)).exec(tx).await?;
    let row = organisation::Entity::find_by_id(id).one(tx).await?;
    let row = row.ok_or_else(|| DbErr::RecordNotFound("organisation".to_owned()))?;
    Ok(Found { id, slug: row.slug })
}

/// Makes an organisation, at an address that no other one has.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn make(tx: &Tx, names: &Names<'_>) -> Result<Found, DbErr> {
    let now = clock::now();
    let wanted = slug_of(names.display_name);
    for attempt in 0..4 {
        let slug = if attempt == 0 { wanted.clone() } else { with_suffix(&wanted) };
        let id = OrganisationId::new();
        let row = organisation::ActiveModel { id: Set(id), slug: Set(slug.clone()), created_at: Set(now), ..names.columns() };
        let inserted =
            organisation::Entity::insert(row).on_conflict_do_nothing_on([organisation::Column::Slug]).exec_without_returning(tx).await?;
        if matches!(inserted, TryInsertResult::Inserted(rows) if rows > 0) {
            return Ok(Found { id, slug });
        }
    }
    Err(DbErr::Custom("no address was free for an organisation".to_owned()))
}

/// A part of an address like this one that most likely nobody has.
pub(crate) fn with_suffix(slug: &str) -> String {
    let head: String = slug.chars().take(50).collect();
    format!("{}-{}", head.trim_end_matches('-'), Code::random().as_str()[..5].to_lowercase())
}
