//! What history says of an application.

use crate::{
    audit::{Action, Subject},
    choice::choice,
    ids::ApplicationId,
};

choice! {
    /// What can happen to an application.
    pub enum ApplicationAction {
        Started = "started",
        Changed = "changed",
        Submitted = "submitted",
        Answered = "answered",
        LogoSet = "logo_set",
        LogoRemoved = "logo_removed",
        Withdrawn = "withdrawn",
        TakenUp = "taken_up",
        InformationRequested = "information_requested",
        PutOnWaitingList = "put_on_waiting_list",
        Held = "held",
        Released = "released",
        Offered = "offered",
        OfferExtended = "offer_extended",
        OfferWithdrawn = "offer_withdrawn",
        OfferExpired = "offer_expired",
        Confirmed = "confirmed",
        Declined = "declined",
        Rejected = "rejected",
        Cancelled = "cancelled",
        Reminded = "reminded",
        /// What was decided before is taken back.
        DecisionUndone = "decision_undone",
        /// A confirmed exhibitor got another unit.
        Moved = "moved",
        /// An organiser typed in what somebody told them.
        Entered = "entered",
        /// An organiser changed what was handed in.
        Edited = "edited",
        ProfileChanged = "profile_changed",
        StaffNamed = "staff_named",
        StaffRemoved = "staff_removed",
        NoteAdded = "note_added",
    }
}

choice! {
    /// What history tells of an application.
    pub enum ApplicationField {
        LegalName = "legal_name",
        DisplayName = "display_name",
        Kind = "kind",
        Street = "street",
        Postcode = "postcode",
        City = "city",
        Country = "country",
        VatId = "vat_id",
        PublicBody = "public_body",
        SizeClass = "size_class",
        Website = "website",
        TeaserDe = "teaser_de",
        TeaserEn = "teaser_en",
        Description = "description",
        Topics = "topics",
        Offers = "offers",
        Seeks = "seeks",
        WishKind = "wish_kind",
        WishNote = "wish_note",
        CoExhibitors = "co_exhibitors",
        Contacts = "contacts",
        Logo = "logo",
        Terms = "terms",
        DeMinimis = "de_minimis",
        DoubleFunding = "double_funding",
        State = "state",
        /// The state before, in the oldest entries.
        From = "from",
        Unit = "unit",
        Until = "until",
        Question = "question",
        Reason = "reason",
        PassesTaken = "passes_taken",
    }
}

impl Action for ApplicationAction {
    const SUBJECT: Subject = Subject::Application;
    type Id = ApplicationId;
    type Field = ApplicationField;
    const WITHOUT_REVISION: &'static [Self] = &[Self::LogoSet, Self::LogoRemoved, Self::StaffNamed, Self::StaffRemoved, Self::NoteAdded];
}
