//! The tables of this slice, column by column.

/// Recaps, one of an event at most.
pub(crate) mod recap {
    use chrono::{DateTime, Utc};
    use rules::recap::RecapState;
    use sea_orm::entity::prelude::*;

    use crate::ids::{EventId, RecapId};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "recap")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: RecapId,
        pub event_id: EventId,
        pub text_de: String,
        pub text_en: String,
        pub shows_exhibitors: bool,
        pub shows_visits: bool,
        pub shows_leads: bool,
        pub shows_sessions: bool,
        pub state: RecapState,
        pub published_at: Option<DateTime<Utc>>,
        pub revision: i64,
        pub created_at: DateTime<Utc>,
        pub updated_at: DateTime<Utc>,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Their pictures, in the order of `position`.
pub(crate) mod recap_picture {
    use chrono::{DateTime, Utc};
    use rules::recap::{Licence, PeopleConsent};
    use sea_orm::entity::prelude::*;

    use crate::ids::{RecapId, RecapPictureId};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "recap_picture")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: RecapPictureId,
        pub recap_id: RecapId,
        pub position: i32,
        pub file: String,
        /// The same for a grid of many.
        pub small: String,
        pub alt_de: String,
        pub alt_en: String,
        pub photographer: String,
        pub licence: Option<Licence>,
        pub consent: Option<PeopleConsent>,
        pub consent_file: String,
        pub created_at: DateTime<Utc>,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// What people say.
pub(crate) mod recap_voice {
    use chrono::{DateTime, Utc};
    use rules::recap::VoiceState;
    use sea_orm::entity::prelude::*;

    use crate::{
        ids::{RecapId, RecapVoiceId},
        locale::Locale,
    };

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "recap_voice")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: RecapVoiceId,
        pub recap_id: RecapId,
        pub quote_de: String,
        pub quote_en: String,
        pub name: String,
        pub function: String,
        pub organisation: String,
        pub email: String,
        pub locale: Locale,
        pub state: VoiceState,
        pub link_hash: Option<String>,
        /// How they want it worded.
        pub proposal: String,
        pub asked_at: Option<DateTime<Utc>>,
        pub answered_at: Option<DateTime<Utc>>,
        /// When its words were last written.
        pub worded_at: Option<DateTime<Utc>>,
        pub revision: i64,
        pub created_at: DateTime<Utc>,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Figures that organisers typed.
pub(crate) mod recap_figure {
    use sea_orm::entity::prelude::*;

    use crate::ids::{RecapFigureId, RecapId};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "recap_figure")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: RecapFigureId,
        pub recap_id: RecapId,
        pub label_de: String,
        pub label_en: String,
        pub value: String,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Files to take along.
pub(crate) mod recap_download {
    use sea_orm::entity::prelude::*;

    use crate::ids::{RecapDownloadId, RecapId};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "recap_download")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: RecapDownloadId,
        pub recap_id: RecapId,
        pub title_de: String,
        pub title_en: String,
        pub file: String,
        pub bytes: i64,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
