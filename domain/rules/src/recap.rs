//! What the recap of an event holds.

use crate::choice;

choice! {
    /// Whether everybody sees a recap.
    pub enum RecapState {
        Draft = "draft",
        Published = "published",
    }
}

choice! {
    /// By what right a picture is shown.
    pub enum Licence {
        /// Taken by the agency's own people.
        Own = "own",
        CcBy = "cc_by",
        CcBySa = "cc_by_sa",
        /// The photographer granted it in writing.
        Granted = "granted",
    }
}

choice! {
    /// What whoever is on a picture said to that.
    pub enum PeopleConsent {
        /// Nobody can be recognised.
        Nobody = "nobody",
        /// They agreed in writing; where that is kept is noted by the name of a file.
        OnFile = "on_file",
        /// A public assembly: those on it are part of a crowd.
        Assembly = "assembly",
    }
}

choice! {
    /// How far a voice has got.
    pub enum VoiceState {
        /// Written down, or changed since the person read it.
        Draft = "draft",
        /// The person has a link to it.
        Asked = "asked",
        /// They want it worded otherwise.
        Correction = "correction",
        Released = "released",
        Refused = "refused",
        /// Its person took it back: released, or while others worded it anew.
        Withdrawn = "withdrawn",
    }
}

impl VoiceState {
    /// Whether the person has still to say yes or no.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Asked | Self::Correction)
    }

    /// Whether nothing of it is left to work on.
    pub fn is_over(self) -> bool {
        matches!(self, Self::Refused | Self::Withdrawn)
    }
}
