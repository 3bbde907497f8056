//! The words of every letter, by slice. German says "Sie".

use domain::process::letter::AnyLetter;

use crate::{content::Content, context::LetterContext};

mod account;
mod admission;
mod application;
mod booth_staff;
mod call;
mod enquiry;
mod event_change;
mod lead;
mod mailing;
mod masterclass;
mod matchmaking;
mod notice;
mod placement;
mod recap;
mod registration;
mod reminder;
mod roundtable;
mod survey;
mod traveller;
mod visit;

/// What a letter says.
pub(super) fn content(context: LetterContext, letter: &AnyLetter) -> Content {
    match letter {
        AnyLetter::Account(letter) => account::content(context, letter),
        AnyLetter::Admission(letter) => admission::content(context, letter),
        AnyLetter::Application(letter) => application::content(context, letter),
        AnyLetter::BoothStaff(letter) => booth_staff::content(context, letter),
        AnyLetter::Call(letter) => call::content(context, letter),
        AnyLetter::Enquiry(letter) => enquiry::content(context, letter),
        AnyLetter::EventChange(letter) => event_change::content(context, letter),
        AnyLetter::Lead(letter) => lead::content(context, letter),
        AnyLetter::Mailing(letter) => mailing::content(context, letter),
        AnyLetter::Meeting(letter) => matchmaking::content(context, letter),
        AnyLetter::Notice(letter) => notice::content(context, letter),
        AnyLetter::Placement(letter) => placement::content(context, letter),
        AnyLetter::Recap(letter) => recap::content(context, letter),
        AnyLetter::Registration(letter) => registration::content(context, letter),
        AnyLetter::Roundtable(letter) => roundtable::content(context, letter),
        AnyLetter::Seat(letter) => masterclass::content(context, letter),
        AnyLetter::Survey(letter) => survey::content(context, letter),
        AnyLetter::Visit(letter) => visit::content(context, letter),
        AnyLetter::Traveller(letter) => traveller::content(context, letter),
    }
}
