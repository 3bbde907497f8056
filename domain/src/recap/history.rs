//! What history says of a recap. Of people who said something, and of those on pictures, it names nobody.

use crate::{
    audit::{Action, Subject},
    choice::choice,
    ids::RecapId,
};

choice! {
    /// What can happen to a recap and to what it holds.
    pub enum RecapAction {
        Created = "created",
        Changed = "changed",
        Published = "published",
        Hidden = "hidden",
        PictureAdded = "picture_added",
        PictureChanged = "picture_changed",
        PictureRemoved = "picture_removed",
        VoiceAdded = "voice_added",
        VoiceChanged = "voice_changed",
        /// The person got the link.
        VoiceAsked = "voice_asked",
        VoiceReleased = "voice_released",
        VoiceRefused = "voice_refused",
        /// The person wants it worded otherwise.
        VoiceCorrected = "voice_corrected",
        /// After it was public.
        VoiceWithdrawn = "voice_withdrawn",
        VoiceRemoved = "voice_removed",
        FigureAdded = "figure_added",
        FigureRemoved = "figure_removed",
        DownloadAdded = "download_added",
        DownloadRemoved = "download_removed",
    }
}

choice! {
    /// What history tells of a recap.
    pub enum RecapField {
        TextDe = "text_de",
        TextEn = "text_en",
        Exhibitors = "shows_exhibitors",
        Visits = "shows_visits",
        Leads = "shows_leads",
        Sessions = "shows_sessions",
        Licence = "licence",
        Consent = "people_consent",
        Figure = "figure",
        Download = "download",
    }
}

impl Action for RecapAction {
    const SUBJECT: Subject = Subject::Recap;
    type Id = RecapId;
    type Field = RecapField;
    const WITHOUT_REVISION: &'static [Self] = &[
        Self::PictureAdded,
        Self::PictureChanged,
        Self::PictureRemoved,
        Self::VoiceAdded,
        Self::VoiceChanged,
        Self::VoiceAsked,
        Self::VoiceReleased,
        Self::VoiceRefused,
        Self::VoiceCorrected,
        Self::VoiceWithdrawn,
        Self::VoiceRemoved,
        Self::FigureAdded,
        Self::FigureRemoved,
        Self::DownloadAdded,
        Self::DownloadRemoved,
    ];
}
