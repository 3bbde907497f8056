//! What history says of a news entry.

use crate::{
    audit::{Action, Subject},
    choice::choice,
    ids::NewsEntryId,
};

choice! {
    /// What can happen to a news entry.
    pub enum NewsAction {
        Created = "created",
        Changed = "changed",
        Published = "published",
        /// For a time to come.
        Planned = "planned",
        /// Taken out of sight, or off its time: it is a draft again.
        Hidden = "hidden",
        Deleted = "deleted",
    }
}

choice! {
    /// What history tells of a news entry.
    pub enum NewsField {
        TitleDe = "title_de",
        TitleEn = "title_en",
        Slug = "slug",
        LedeDe = "lede_de",
        LedeEn = "lede_en",
        TextDe = "text_de",
        TextEn = "text_en",
        Event = "event",
        Picture = "picture",
        PictureAltDe = "picture_alt_de",
        PictureAltEn = "picture_alt_en",
        PictureCredit = "picture_credit",
        PressName = "press_name",
        PressEmail = "press_email",
        PressPhone = "press_phone",
        PublishedAt = "published_at",
    }
}

impl Action for NewsAction {
    const SUBJECT: Subject = Subject::NewsEntry;
    type Id = NewsEntryId;
    type Field = NewsField;
}
