//! All letters that Standwerk writes: those of every slice, as the outbox hands them out and as the pages name them.

use std::{
    fmt::{self, Display, Formatter},
    str::FromStr,
};

use serde::{Deserialize, Deserializer, Serialize, de::Error};
use serde_json::Value;

use super::event_editing::{EventChangeLetter, EventChangeLetterKind};
use crate::{
    account::{AccountLetter, AccountLetterKind},
    admission::{AdmissionLetter, AdmissionLetterKind},
    application::{ApplicationLetter, ApplicationLetterKind},
    booth_staff::{BoothStaffLetter, BoothStaffLetterKind},
    call::{CallLetter, CallLetterKind},
    choice::UnknownChoice,
    enquiry::{EnquiryLetter, EnquiryLetterKind},
    lead::{LeadLetter, LeadLetterKind},
    mail::{Letter, LetterKind, Secret},
    mailing::{MailingLetter, MailingLetterKind},
    masterclass::{SeatLetter, SeatLetterKind},
    matchmaking::{MeetingLetter, MeetingLetterKind},
    notice::{NoticeLetter, NoticeLetterKind},
    placement::{PlacementLetter, PlacementLetterKind},
    recap::{RecapLetter, RecapLetterKind},
    registration::{RegistrationLetter, RegistrationLetterKind},
    roundtable::{RoundtableLetter, RoundtableLetterKind},
    survey::{SurveyLetter, SurveyLetterKind},
    traveller::{TravellerLetter, TravellerLetterKind},
    visit::{VisitLetter, VisitLetterKind},
};

/// Declares the two enums, and that each does what the slice's own does.
macro_rules! all_letters {
    ($($slice:ident($letter:ident, $kind:ident),)+) => {
        /// Any letter. Its JSON is that of the slice's letter.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize)]
        #[serde(untagged)]
        pub enum AnyLetter {
            $($slice($letter),)+
        }

        /// Any kind of letter.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum AnyLetterKind {
            $($slice($kind),)+
        }

        impl AnyLetterKind {
            /// Every kind, slice by slice.
            pub fn all() -> impl Iterator<Item = Self> {
                std::iter::empty()$(.chain($kind::ALL.into_iter().map(Self::$slice)))+
            }
        }

        impl Display for AnyLetterKind {
            fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
                match self {
                    $(Self::$slice(kind) => kind.fmt(f),)+
                }
            }
        }

        impl LetterKind for AnyLetterKind {
            fn about_visitor(self) -> bool {
                match self {
                    $(Self::$slice(kind) => kind.about_visitor(),)+
                }
            }

            fn outdates(self) -> &'static [&'static str] {
                match self {
                    $(Self::$slice(kind) => kind.outdates(),)+
                }
            }
        }

        impl Letter for AnyLetter {
            type Kind = AnyLetterKind;

            fn kind(&self) -> AnyLetterKind {
                match self {
                    $(Self::$slice(letter) => AnyLetterKind::$slice(letter.kind()),)+
                }
            }

            fn secret_mut(&mut self) -> Option<Secret<'_>> {
                match self {
                    $(Self::$slice(letter) => letter.secret_mut(),)+
                }
            }

            fn forgets_reader(&self) -> bool {
                match self {
                    $(Self::$slice(letter) => letter.forgets_reader(),)+
                }
            }
        }

        impl<'de> Deserialize<'de> for AnyLetter {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let said = Value::deserialize(deserializer)?;
                let word = said.get("letter").and_then(Value::as_str).unwrap_or_default();
                let kind: AnyLetterKind = word.parse().map_err(D::Error::custom)?;
                let letter = match kind {
                    $(AnyLetterKind::$slice(_) => serde_json::from_value(said).map(Self::$slice),)+
                };
                letter.map_err(D::Error::custom)
            }
        }

        $(impl From<$letter> for AnyLetter {
            fn from(letter: $letter) -> Self {
                Self::$slice(letter)
            }
        })+
    };
}

all_letters! {
    Account(AccountLetter, AccountLetterKind),
    Application(ApplicationLetter, ApplicationLetterKind),
    Admission(AdmissionLetter, AdmissionLetterKind),
    Placement(PlacementLetter, PlacementLetterKind),
    BoothStaff(BoothStaffLetter, BoothStaffLetterKind),
    Registration(RegistrationLetter, RegistrationLetterKind),
    Roundtable(RoundtableLetter, RoundtableLetterKind),
    Seat(SeatLetter, SeatLetterKind),
    Lead(LeadLetter, LeadLetterKind),
    Mailing(MailingLetter, MailingLetterKind),
    Meeting(MeetingLetter, MeetingLetterKind),
    EventChange(EventChangeLetter, EventChangeLetterKind),
    Notice(NoticeLetter, NoticeLetterKind),
    Recap(RecapLetter, RecapLetterKind),
    Survey(SurveyLetter, SurveyLetterKind),
    Visit(VisitLetter, VisitLetterKind),
    Call(CallLetter, CallLetterKind),
    Traveller(TravellerLetter, TravellerLetterKind),
    Enquiry(EnquiryLetter, EnquiryLetterKind),
}

impl FromStr for AnyLetterKind {
    type Err = UnknownChoice;

    fn from_str(word: &str) -> Result<Self, UnknownChoice> {
        let unknown = || UnknownChoice { choice: "AnyLetterKind", value: word.to_owned() };
        Self::all().find(|kind| kind.to_string() == word).ok_or_else(unknown)
    }
}

/// The words of the kinds that are about visitors.
pub(crate) fn kinds_about_visitors() -> Vec<String> {
    AnyLetterKind::all().filter(|kind| kind.about_visitor()).map(|kind| kind.to_string()).collect()
}
