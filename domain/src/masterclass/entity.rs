//! The tables of this slice, column by column.

/// Stages and rooms.
pub(crate) mod stage {
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    use crate::ids::{EventId, StageId};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "stage")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: StageId,
        pub event_id: EventId,
        pub name_de: String,
        pub name_en: String,
        pub capacity: i32,
        pub opens_minute: i32,
        pub closes_minute: i32,
        pub changeover_minutes: i32,
        pub position: i32,
        pub revision: i64,
        pub created_at: DateTime<Utc>,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Sessions of the programme.
pub(crate) mod session {
    use chrono::{DateTime, NaiveDateTime, Utc};
    use sea_orm::entity::prelude::*;

    use crate::db::search::Searched;
    use crate::ids::{ApplicationId, EventId, SessionId, StageId};
    use crate::masterclass::state::{SessionKind, SessionState};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "session")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: SessionId,
        pub event_id: EventId,
        pub stage_id: StageId,
        pub host_application_id: Option<ApplicationId>,
        pub kind: SessionKind,
        pub title_de: String,
        pub title_en: String,
        pub abstract_de: String,
        pub abstract_en: String,
        pub language: String,
        /// What was meant, by the event's clock; `None` in rows of a release that kept only the instant.
        pub starts_local: Option<NaiveDateTime>,
        /// Derived from it.
        pub starts_at: DateTime<Utc>,
        pub ends_at: DateTime<Utc>,
        pub seat_limit: i32,
        pub seats_taken: i32,
        pub state: SessionState,
        pub revision: i64,
        pub created_at: DateTime<Utc>,
        pub updated_at: DateTime<Utc>,
        pub search_key: String,
    }

    pub(crate) const SEARCHED: Searched<Column, 2> =
        Searched { id: Column::Id, key: Column::SearchKey, texts: [Column::TitleDe, Column::TitleEn] };

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {
        #[sea_orm(belongs_to = "super::stage::Entity", from = "Column::StageId", to = "super::stage::Column::Id")]
        Stage,
        #[sea_orm(
            belongs_to = "crate::application::entity::application::Entity",
            from = "Column::HostApplicationId",
            to = "crate::application::entity::application::Column::Id"
        )]
        Host,
    }

    impl ActiveModelBehavior for ActiveModel {}

    impl Related<super::stage::Entity> for Entity {
        fn to() -> RelationDef {
            Relation::Stage.def()
        }
    }

    impl Related<super::speaker::Entity> for Entity {
        fn to() -> RelationDef {
            super::session_speaker::Relation::Speaker.def()
        }

        fn via() -> Option<RelationDef> {
            Some(super::session_speaker::Relation::Session.def().rev())
        }
    }
}

/// People who speak at an event.
pub(crate) mod speaker {
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    use crate::db::search::Searched;
    use crate::ids::{EventId, SpeakerId};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "speaker")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: SpeakerId,
        pub event_id: EventId,
        pub name: String,
        pub name_key: String,
        pub organisation: String,
        pub job_title: String,
        pub created_at: DateTime<Utc>,
        pub search_key: String,
    }

    pub(crate) const SEARCHED: Searched<Column, 2> =
        Searched { id: Column::Id, key: Column::SearchKey, texts: [Column::Name, Column::Organisation] };

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Who speaks in which session, in order.
pub(crate) mod session_speaker {
    use sea_orm::entity::prelude::*;

    use crate::ids::{SessionId, SpeakerId};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "session_speaker")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub session_id: SessionId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub speaker_id: SpeakerId,
        pub position: i32,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {
        #[sea_orm(belongs_to = "super::session::Entity", from = "Column::SessionId", to = "super::session::Column::Id")]
        Session,
        #[sea_orm(belongs_to = "super::speaker::Entity", from = "Column::SpeakerId", to = "super::speaker::Column::Id")]
        Speaker,
    }

    impl ActiveModelBehavior for ActiveModel {}

    impl Related<super::session::Entity> for Entity {
        fn to() -> RelationDef {
            Relation::Session.def()
        }
    }

    impl Related<super::speaker::Entity> for Entity {
        fn to() -> RelationDef {
            Relation::Speaker.def()
        }
    }
}

/// Seats and places on waiting lists.
pub(crate) mod seat {
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    use crate::ids::{RegistrationId, SeatId, SessionId};
    use crate::masterclass::state::SeatState;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "seat")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: SeatId,
        pub session_id: SessionId,
        pub registration_id: RegistrationId,
        pub state: SeatState,
        /// When the seat was asked for: who asked first is first on the waiting list.
        #[sea_orm(column_name = "queued_at")]
        pub asked_at: DateTime<Utc>,
        pub updated_at: DateTime<Utc>,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {
        #[sea_orm(belongs_to = "super::session::Entity", from = "Column::SessionId", to = "super::session::Column::Id")]
        Session,
        #[sea_orm(
            belongs_to = "crate::registration::entity::registration::Entity",
            from = "Column::RegistrationId",
            to = "crate::registration::entity::registration::Column::Id"
        )]
        Registration,
    }

    impl ActiveModelBehavior for ActiveModel {}

    impl Related<super::session::Entity> for Entity {
        fn to() -> RelationDef {
            Relation::Session.def()
        }
    }

    impl Related<crate::registration::entity::registration::Entity> for Entity {
        fn to() -> RelationDef {
            Relation::Registration.def()
        }
    }
}
