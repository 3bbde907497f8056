//! A host as pages see it.

use super::{HostRole, entity::host};
use crate::{
    ids::{EventId, HostId},
    locale::Text,
};

/// Somebody who runs an event together with others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostView {
    pub id: HostId,
    pub event: EventId,
    pub role: HostRole,
    pub name: String,
    pub town: String,
    /// Where they are on the web; may be empty.
    pub web: String,
    /// What they do for the event; may be empty.
    pub text: Text,
    /// Key in the file store.
    pub logo: Option<String>,
    /// Of the costs, in hundredths of a percent.
    pub share: i32,
    /// Whether the public page of the event names it.
    pub is_public: bool,
    /// Grows with each change; a form that was opened before it is stale.
    pub revision: i64,
}

impl From<host::Model> for HostView {
    fn from(row: host::Model) -> Self {
        Self {
            id: row.id,
            event: row.event_id,
            role: row.role,
            name: row.name,
            town: row.town,
            web: row.web,
            text: Text::new(row.text_de, row.text_en),
            logo: row.logo,
            share: row.share,
            is_public: row.is_public,
            revision: row.revision,
        }
    }
}
