//! What history says of what travellers give: who gave, saw or erased whose, and never anything of what it says.

use crate::{
    audit::{Action, Subject},
    choice::choice,
    ids::{EventId, TravellerId},
};

choice! {
    /// What can happen to what a traveller gave.
    pub enum TravelDetailsAction {
        Given = "given",
        /// Somebody named for the trip looked at it.
        Seen = "seen",
        /// The same in a list of many.
        Listed = "listed",
        NoteWritten = "note_written",
        Erased = "erased",
    }
}

choice! {
    /// What history tells of it.
    pub enum TravelDetailsField {
        /// In which list it was seen.
        List = "list",
    }
}

impl Action for TravelDetailsAction {
    const SUBJECT: Subject = Subject::TravelDetails;
    type Id = TravellerId;
    type Field = TravelDetailsField;
    const WITHOUT_REVISION: &'static [Self] = &[Self::Seen, Self::Listed, Self::NoteWritten];
}

choice! {
    /// What can happen to what a trip asks of its travellers.
    pub enum TravelSettingAction {
        Changed = "changed",
        HelpChanged = "help_changed",
        ReaderNamed = "reader_named",
        ReaderRemoved = "reader_removed",
        /// All that travellers gave went, because the trip is over.
        Swept = "swept",
    }
}

choice! {
    /// What history tells of that.
    pub enum TravelSettingField {
        AsksPassportNumber = "asks_passport_number",
        EmergencyName = "emergency_name",
        EmergencyPhone = "emergency_phone",
        /// The name of the organiser who may look, or may no more.
        Reader = "reader",
        /// The place of a leg.
        Leg = "leg",
        Consulate = "consulate",
        ConsulatePhone = "consulate_phone",
        MeetingPointDe = "meeting_point_de",
        MeetingPointEn = "meeting_point_en",
    }
}

impl Action for TravelSettingAction {
    const SUBJECT: Subject = Subject::TravelSetting;
    type Id = EventId;
    type Field = TravelSettingField;
    const WITHOUT_REVISION: &'static [Self] = &[Self::HelpChanged, Self::ReaderNamed, Self::ReaderRemoved, Self::Swept];
}
