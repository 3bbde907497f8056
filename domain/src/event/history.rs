//! What history says of an event.

use crate::{
    audit::{Action, Subject},
    choice::choice,
    ids::EventId,
};

choice! {
    /// What can happen to an event.
    pub enum EventAction {
        Created = "created",
        Changed = "changed",
        Published = "published",
        Archived = "archived",
        TakenBack = "taken_back",
        VisitorsExported = "visitors_exported",
        TermsPut = "terms_put",
        HistoryExported = "history_exported",
    }
}

choice! {
    /// What history tells of an event.
    pub enum EventField {
        From = "from",
        Slug = "slug",
        Name = "name",
        Kind = "kind",
        ThemeDe = "theme_de",
        ThemeEn = "theme_en",
        City = "city",
        Country = "country",
        Venue = "venue",
        OnlineLink = "online_link",
        TimeZone = "time_zone",
        StartsOn = "starts_on",
        EndsOn = "ends_on",
        Opens = "opens",
        Closes = "closes",
        Languages = "languages",
        Bridge = "bridge",
        Hall = "hall",
        BoothNumber = "booth_number",
        BoothRole = "booth_role",
        HostedBy = "hosted_by",
        Brand = "brand",
        DescriptionDe = "description_de",
        DescriptionEn = "description_en",
        Accent = "accent",
        Picture = "picture",
        PictureAltDe = "picture_alt_de",
        PictureAltEn = "picture_alt_en",
        Logo = "logo",
        BadgeFormat = "badge_format",
        ApplicationsOpenAt = "applications_open_at",
        ApplicationsCloseAt = "applications_close_at",
        PassesCloseAt = "passes_close_at",
        TermsVersion = "terms_version",
        TermsAddress = "terms_address",
        AsksDeMinimis = "asks_de_minimis",
        AsksDoubleFunding = "asks_double_funding",
        ContactName = "contact_name",
        ContactEmail = "contact_email",
    }
}

impl Action for EventAction {
    const SUBJECT: Subject = Subject::Event;
    type Id = EventId;
    type Field = EventField;
    const WITHOUT_REVISION: &'static [Self] = &[Self::VisitorsExported, Self::HistoryExported];
}
