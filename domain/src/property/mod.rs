//! Sites and projects: what towns and developers bring to a fair, and what the agency brokers all year. Each belongs to an
//! exhibitor, whose team writes it, or to a town or the agency, for which organisers do. What is not published is there for
//! those alone. The first publication is the organisers' to decide, because the agency stands for what its pages show; later
//! changes by the exhibitor stand at once, as those of its profile do, and in the history.

use sea_orm::DbErr;

use crate::{actor::Denied, audit::Overtaken, enquiry, field::FieldErrors, files::FilesError, picture::Refused};

pub(crate) mod entity;

mod asking;
mod columns;
mod file;
mod form;
mod history;
mod import;
mod list;
mod number;
mod policy;
mod publish;
mod queries;
mod service;
mod view;

pub use asking::{AskedByLink, SharedEnquiry, ask, asked_by_link, shared_with};
pub(crate) use columns::{keyed, uses_kept};
pub use file::{NewPropertyFile, add_file, remove_file};
pub(crate) use file::{file_keys, shows_file};
pub use form::PropertyForm;
pub use history::{PropertyAction, PropertyField};
pub(crate) use import::forget_imports;
pub use import::{Applied, ImportPreview, ImportedRow, MOST_ROWS, Met, ReadRow, ReadTable, apply, keep_table, preview};
pub use list::{
    PropertyFilter, PropertyPage, count_handed_in, count_published, every, for_organisers, last_change, newest, on_map, published, table,
};
pub use number::hundredths;
pub use publish::{hand_in, hide, publish, publish_many};
pub(crate) use queries::visible_to;
pub use queries::{Holder, by_slug, chosen, history_of, holders, of_event, of_exhibitor, own, property, public_pages, towns};
pub use rules::property::{PriceUnit, PropertyFileKind, PropertyKind, PropertyState, PropertyUse, Publication};
pub use service::{create, delete, edit};
pub use view::{OnMap, Place, Price, PropertyFileView, PropertyView};

/// Why a use case of this slice did not happen.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Invalid(#[from] FieldErrors),
    /// Somebody changed it after the form was opened.
    #[error(transparent)]
    Overtaken(#[from] Overtaken),
    /// Its present state does not lead there.
    #[error("not possible for a property that is {0}")]
    NotNow(Publication),
    /// The table was taken over before.
    #[error("this table was taken over before")]
    TakenOver,
    #[error(transparent)]
    Picture(#[from] Refused),
    #[error(transparent)]
    Files(#[from] FilesError),
    #[error(transparent)]
    Enquiry(#[from] enquiry::Error),
    #[error(transparent)]
    Db(#[from] DbErr),
}
