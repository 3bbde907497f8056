//! The programme: stages, sessions, speakers, and the seats that visitors book.
//! A session here is a session of the programme; the sign-in session is in `account`. Its door is in `check_in`.

pub(crate) mod entity;

mod attendees;
mod change_letters;
mod command;
mod copy;
mod days;
mod derive;
mod entry;
mod error;
mod follow_event;
mod history;
mod letters;
mod numbers;
mod organise;
mod personal_data;
mod policy;
mod programme;
mod publish;
mod schedule;
mod seat;
mod seat_release;
mod seats;
mod session_lock;
mod speaker;
mod stage;
mod swap;
mod view;
mod visitor_ticks;
mod waiting_list;

pub use attendees::{
    ATTENDEES_PER_BATCH, Attendee, AttendeeExport, ListedSeat, PER_PAGE, attendees, export_attendees, listed_seats, note_attendees_export,
};
pub use change_letters::SeatMove;
pub(crate) use change_letters::{live_seats, moves_of_visitors};
pub use command::{EditStage, ScheduleSession};
pub(crate) use copy::copy_stages;
pub use days::day_of;
pub(crate) use derive::{derive_sessions, events_without_local_times};
pub(crate) use entry::entries_of_seats;
pub use entry::{seat_entries, seat_entry};
pub use error::{Error, Other};
pub(crate) use follow_event::{ProgrammeWish, count_moving, follow_event, left_behind};
pub use history::{SeatAction, SeatField, SessionAction, SessionField, StageAction, StageField};
pub(crate) use letters::facts_of_sessions;
pub use letters::{SeatLetter, SeatLetterKind, SessionFacts};
pub(crate) use numbers::{counts, published_counts, seats};
pub use organise::{Agenda, Clash, HostChoice, agenda, hosts, session_to_edit, stage_choices};
pub(crate) use personal_data::{SeatPart, export_for, seat_threads, seats_of};
pub use programme::{
    has_seats_to_book, now_and_next, programme, programme_of_day, session, session_starts, sessions_of_exhibitor, shown_programme,
    shown_session,
};
pub use publish::{cancel_session, publish, unpublish};
use rules::masterclass::{self as state, tick};
pub use schedule::{create_session, delete_session, edit_session};
pub use seat::{book, cancel_seat, wait};
pub(crate) use seat_release::release_seats;
pub(crate) use seats::seats_of_visitors;
pub use seats::{VisitorSeat, my_seats, seat_and_clash, seat_states};
pub use stage::{add_stage, edit_stage, remove_stage};
pub use state::{SeatState, SessionKind, SessionState};
pub use swap::swap;
pub use view::{Host, MySeat, SeatView, SessionView, SpeakerView, StageView};
