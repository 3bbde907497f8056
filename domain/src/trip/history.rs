//! What history says of a trip and of the items of its programme.

use crate::{
    audit::{Action, Subject},
    choice::choice,
    ids::{EventId, TripItemId},
};

choice! {
    /// What can happen to a trip: to its legs, its groups, and to who sees its programme.
    pub enum TripAction {
        LegAdded = "leg_added",
        LegChanged = "leg_changed",
        LegRemoved = "leg_removed",
        /// Put before or behind the one beside it.
        LegMoved = "leg_moved",
        GroupAdded = "group_added",
        GroupChanged = "group_changed",
        GroupRemoved = "group_removed",
        ProgrammePublished = "programme_published",
        ProgrammeHidden = "programme_hidden",
        /// On what terms one travels: written in `traveller`, told of the trip.
        TermsChanged = "terms_changed",
    }
}

choice! {
    /// What history tells of a trip.
    pub enum TripField {
        /// Which leg it was.
        Leg = "leg",
        Place = "place",
        Country = "country",
        Zone = "zone",
        StartsOn = "starts_on",
        EndsOn = "ends_on",
        HotelDe = "hotel_de",
        HotelEn = "hotel_en",
        /// Which one of the legs it is, counted from 1.
        Position = "position",
        /// Which group it was.
        Group = "group",
        NameDe = "name_de",
        NameEn = "name_en",
        Places = "places",
        ClosesAt = "closes_at",
        /// In euros, by size.
        Contributions = "contributions",
        TermsDe = "terms_de",
        TermsEn = "terms_en",
        /// What cancelling costs until when.
        Steps = "steps",
    }
}

impl Action for TripAction {
    const SUBJECT: Subject = Subject::Trip;
    type Id = EventId;
    type Field = TripField;
}

choice! {
    /// What can happen to an item of a trip's programme.
    pub enum TripItemAction {
        Created = "created",
        Changed = "changed",
        Cancelled = "cancelled",
        Restored = "restored",
        Removed = "removed",
        /// Whom it concerns got a letter about what changed.
        Told = "told",
    }
}

choice! {
    /// What history tells of an item.
    pub enum TripItemField {
        Leg = "leg",
        Kind = "kind",
        TitleDe = "title_de",
        TitleEn = "title_en",
        Place = "place",
        Address = "address",
        MapLink = "map_link",
        Host = "host",
        BringDe = "bring_de",
        BringEn = "bring_en",
        Starts = "starts",
        Ends = "ends",
        Groups = "groups",
        /// How many letters were written.
        Letters = "letters",
    }
}

impl Action for TripItemAction {
    const SUBJECT: Subject = Subject::TripItem;
    type Id = TripItemId;
    type Field = TripItemField;
    const WITHOUT_REVISION: &'static [Self] = &[Self::Told];
}
