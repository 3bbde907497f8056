//! What history says of a talk.

use crate::{
    audit::{Action, Subject},
    choice::choice,
    ids::TalkId,
};

choice! {
    /// What can happen to a talk.
    pub enum TalkAction {
        Created = "created",
        Changed = "changed",
        Published = "published",
        Hidden = "hidden",
        Deleted = "deleted",
    }
}

choice! {
    /// What history tells of a talk.
    pub enum TalkField {
        Slug = "slug",
        Bridge = "bridge",
        SubjectDe = "subject_de",
        SubjectEn = "subject_en",
        OccasionDe = "occasion_de",
        OccasionEn = "occasion_en",
        Host = "host",
        Place = "place",
        City = "city",
        Country = "country",
        TimeZone = "time_zone",
        StartsAt = "starts_at",
        Minutes = "minutes",
        Speakers = "speakers",
        AudienceDe = "audience_de",
        AudienceEn = "audience_en",
        AudienceCount = "audience_count",
        Slides = "slides",
        SlidesPublic = "slides_public",
        OutcomeDe = "outcome_de",
        OutcomeEn = "outcome_en",
    }
}

impl Action for TalkAction {
    const SUBJECT: Subject = Subject::Talk;
    type Id = TalkId;
    type Field = TalkField;
}
