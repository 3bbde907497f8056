//! The programme: stages, sessions, speakers, and the seats that visitors book.
//! A session here is a session of the programme; the sign-in session is in `account`. Its door is in `checkin`.

pub(crate) mod entity;

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
use rules::masterclass::tick;
pub use rules::masterclass::{SeatState, SessionKind, SessionState};
pub use schedule::{create_session, delete_session, edit_session};
pub use seat::{book, cancel_seat, wait};
pub use seats::{my_seat, my_seats};
pub use stage::{add_stage, edit_stage, remove_stage};
pub use view::{Host, MySeat, SeatView, SessionView, SpeakerView, StageView};
