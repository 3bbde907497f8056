//! What has a history. What can happen to each kind of thing, and which of its fields history tells of, are enums of the
//! slice that owns it; the pages match them, and whoever adds one is asked there for a word.

use std::{convert::Infallible, fmt::Display, str::FromStr};

use uuid::Uuid;

use crate::choice::choice;

choice! {
    /// A kind of thing.
    pub enum Subject {
        Account = "account",
        Application = "application",
        Badge = "badge",
        BoothStaff = "booth_staff",
        Bridge = "bridge",
        Call = "call",
        Cost = "cost",
        Enquiry = "enquiry",
        Event = "event",
        Grant = "grant",
        Host = "host",
        Lead = "lead",
        Level = "level",
        Mail = "mail",
        Mailing = "mailing",
        Matchmaking = "matchmaking",
        NewsEntry = "news_entry",
        Property = "property",
        Recap = "recap",
        Registration = "registration",
        Roundtable = "roundtable",
        Scan = "scan",
        Seat = "seat",
        Session = "session",
        Stage = "stage",
        Survey = "survey",
        Talk = "talk",
        Team = "team",
        TravelDetails = "travel_details",
        TravelSetting = "travel_setting",
        Traveller = "traveller",
        Trip = "trip",
        TripItem = "trip_item",
        Unit = "unit",
        Visit = "visit",
        VisitResource = "visit_resource",
    }
}

/// What can happen to one kind of thing: a choice of verbs in the past, such as `created`, `changed`, `offered`.
pub trait Action: Copy + Display + FromStr + 'static {
    const SUBJECT: Subject;
    /// What a thing of this kind is known by.
    type Id: Into<Uuid>;
    /// Of which of its fields, or facts, history tells.
    type Field: Display;
    /// What happens to a thing without a new revision: no form of it goes stale by that, so nobody was faster by doing it.
    const WITHOUT_REVISION: &'static [Self] = &[];
}

/// For things of which only what happened is told.
pub type NoFields = Infallible;
