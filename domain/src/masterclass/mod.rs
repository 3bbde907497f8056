//! The programme: stages, sessions, speakers, and the seats that visitors book.
//! A session here is a session of the programme; the sign-in session is in `account`. Its door is in `checkin`.

use crate::choice::choice;

pub(crate) mod entity;

choice! {
    /// What sort of session it is.
    pub enum SessionKind {
        Masterclass = "masterclass",
        Pitch = "pitch",
        Roundtable = "roundtable",
        Reception = "reception",
    }
}

choice! {
    /// Who can see a session, and whether it takes place.
    pub enum SessionState {
        Draft = "draft",
        Published = "published",
        Cancelled = "cancelled",
    }
}

choice! {
    /// What a visitor has of a session.
    pub enum SeatState {
        /// A seat.
        Booked = "booked",
        /// A place in the queue.
        Waiting = "waiting",
        /// Nothing any more.
        Cancelled = "cancelled",
    }
}

mod command;
mod copy;
mod error;
mod letters;
mod numbers;
mod organise;
mod personal_data;
mod policy;
mod programme;
mod publish;
mod queue;
mod schedule;
mod seat;
mod seats;
mod speaker;
mod stage;
mod tick;
mod view;

pub use command::{EditStage, ScheduleSession};
pub(crate) use copy::copy_stages;
pub use error::{Error, Other};
pub(crate) use numbers::counts;
pub use organise::{Agenda, Attendee, Clash, HostChoice, PER_PAGE, agenda, attendees, hosts, session_to_edit, stage_choices};
pub(crate) use personal_data::{SeatPart, export_for, seats_of};
pub use programme::{now_and_next, of_exhibitor, programme, session};
pub use publish::{cancel_session, publish, unpublish};
pub(crate) use queue::release_seats;
pub use schedule::{create_session, delete_session, edit_session};
pub use seat::{book, cancel_seat, wait};
pub use seats::{my_seat, my_seats};
pub use stage::{add_stage, edit_stage, remove_stage};
pub use view::{Host, MySeat, SeatView, SessionView, SpeakerView, StageView};
