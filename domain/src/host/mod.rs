//! Who runs an event together: its hosts in the order agreed, what each bears of the costs, their people, and what the
//! organisers let them see. What they then see is put together in `process::hosting`.

use sea_orm::DbErr;

use crate::{account, actor::Denied, audit::Overtaken, event, field::FieldErrors, files::FilesError, picture::Refused};

pub(crate) mod entity;

mod copy;
mod details;
mod history;
mod logo;
mod own;
mod people;
mod policy;
mod queries;
mod service;
mod sharing;
mod view;

pub(crate) use copy::copy;
pub use details::HostDetails;
pub use history::{HostAction, HostField};
pub(crate) use logo::logo_keys;
pub use logo::{remove_logo, set_logo};
pub use own::{OwnHost, edit_own};
pub use people::{CoHostPerson, invite, people, remove_person};
pub use queries::{history_of, hosts, named, shown};
pub use rules::host::{HostAccess, HostRole};
pub use service::{add, edit, move_up, remove};
pub use sharing::{ShareWithHosts, Sharing, may_see_grants, set_sharing, sharing};
pub use view::HostView;

/// So many hosts has no event.
pub const MOST_HOSTS: usize = 20;
/// All of the costs, in hundredths of a percent.
pub const WHOLE: i32 = 10_000;

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
    /// There are as many hosts as there can be.
    #[error("no more than {0}")]
    TooMany(usize),
    #[error(transparent)]
    Picture(#[from] Refused),
    #[error(transparent)]
    Files(#[from] FilesError),
    #[error(transparent)]
    Account(#[from] account::Error),
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<event::Unseen> for Error {
    fn from(unseen: event::Unseen) -> Self {
        match unseen {
            event::Unseen::Denied(denied) => denied.into(),
            event::Unseen::Db(error) => error.into(),
        }
    }
}
