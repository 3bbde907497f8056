//! Noting what happened.

use sea_orm::{ActiveValue::Set, DbErr, EntityTrait};
use uuid::Uuid;

use super::{
    NoticeKind,
    entity::organiser_notice::{self, Column},
};
use crate::{
    clock,
    db::Tx,
    ids::{EventId, OrganiserNoticeId},
    locale::Text,
};

/// Something that organisers wait for, as it happens.
pub(crate) struct Happened {
    /// `None` for an enquiry about no event.
    pub event: Option<EventId>,
    pub kind: NoticeKind,
    /// The application, session or enquiry.
    pub subject: Uuid,
    pub name: Text,
    /// What makes it the same when it comes again: the revision of an application, the placement, the seats of a session; empty
    /// for what happens once.
    pub of: String,
}

/// Notes it, in the transaction of its cause; what was noted before is not noted again.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn note(tx: &Tx, happened: Happened) -> Result<(), DbErr> {
    let Happened { event, kind, subject, name, of } = happened;
    let (stored, later_kind) = kind.stored();
    let row = organiser_notice::ActiveModel {
        id: Set(OrganiserNoticeId::new()),
        event_id: Set(event),
        kind: Set(stored),
        subject_id: Set(subject),
        notice_key: Set(format!("{kind}:{subject}:{of}")),
        name_de: Set(name.de),
        name_en: Set(name.en),
        happened_at: Set(clock::now()),
        told_at: Set(None),
        later_kind: Set(later_kind),
    };
    organiser_notice::Entity::insert(row).on_conflict_do_nothing_on([Column::NoticeKey]).exec_without_returning(tx).await?;
    Ok(())
}
