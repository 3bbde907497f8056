//! The tables of this slice, column by column.

/// People who sign in.
pub(crate) mod account {
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    use crate::ids::AccountId;
    use crate::locale::Locale;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "account")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: AccountId,
        pub email: String,
        pub email_key: String,
        pub name: String,
        pub locale: Locale,
        pub created_at: DateTime<Utc>,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// What an account may do. `scope` is `all` for an organiser, else the id of an event or organisation.
pub(crate) mod role {
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    use crate::account::RoleKind;
    use crate::ids::{AccountId, RoleId};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "role")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: RoleId,
        pub account_id: AccountId,
        pub kind: RoleKind,
        pub scope: String,
        pub created_at: DateTime<Utc>,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {
        #[sea_orm(belongs_to = "super::account::Entity", from = "Column::AccountId", to = "super::account::Column::Id")]
        Account,
    }

    impl ActiveModelBehavior for ActiveModel {}

    impl Related<super::account::Entity> for Entity {
        fn to() -> RelationDef {
            Relation::Account.def()
        }
    }
}

/// Links mailed to sign in with, by the SHA-256 of their token.
pub(crate) mod sign_in_link {
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    use crate::ids::{AccountId, SignInLinkId};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "sign_in_link")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: SignInLinkId,
        pub account_id: AccountId,
        pub token_hash: String,
        pub next: String,
        pub created_at: DateTime<Utc>,
        pub expires_at: DateTime<Utc>,
        pub used_at: Option<DateTime<Utc>>,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {
        #[sea_orm(belongs_to = "super::account::Entity", from = "Column::AccountId", to = "super::account::Column::Id")]
        Account,
    }

    impl ActiveModelBehavior for ActiveModel {}

    impl Related<super::account::Entity> for Entity {
        fn to() -> RelationDef {
            Relation::Account.def()
        }
    }
}

/// Browsers that asked for a way in, each with the short code that lets it in.
pub(crate) mod sign_in_code {
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    use crate::ids::{SignInCodeId, SignInLinkId};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "sign_in_code")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: SignInCodeId,
        /// The SHA-256 of what the browser keeps in its cookie.
        pub browser: String,
        /// The SHA-256 of the address.
        pub mailbox: String,
        /// Nobody has an account with the address, if there is none.
        pub link_id: Option<SignInLinkId>,
        pub code_hash: String,
        pub tries: i32,
        pub created_at: DateTime<Utc>,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Signed-in devices, by the SHA-256 of their token.
pub(crate) mod account_session {
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    use crate::ids::{AccountId, AccountSessionId, PasskeyId};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "account_session")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: AccountSessionId,
        pub account_id: AccountId,
        pub token_hash: String,
        pub device: String,
        pub created_at: DateTime<Utc>,
        pub last_seen_at: DateTime<Utc>,
        pub expires_at: DateTime<Utc>,
        pub ended_at: Option<DateTime<Utc>>,
        /// The passkey that proved who this is; none after a link alone.
        pub passkey_id: Option<PasskeyId>,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {
        #[sea_orm(belongs_to = "super::account::Entity", from = "Column::AccountId", to = "super::account::Column::Id")]
        Account,
    }

    impl ActiveModelBehavior for ActiveModel {}

    impl Related<super::account::Entity> for Entity {
        fn to() -> RelationDef {
            Relation::Account.def()
        }
    }
}

/// Passkeys: what the server keeps of them opens nothing.
pub(crate) mod passkey {
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    use crate::ids::{AccountId, PasskeyId};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "passkey")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: PasskeyId,
        pub account_id: AccountId,
        /// As the authenticator calls it, in base64url.
        pub credential_id: String,
        /// The public key and what belongs to it, as JSON of `webauthn-rs`.
        pub credential: String,
        pub sign_count: i64,
        pub name: String,
        pub created_at: DateTime<Utc>,
        pub last_used_at: Option<DateTime<Utc>>,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {
        #[sea_orm(belongs_to = "super::account::Entity", from = "Column::AccountId", to = "super::account::Column::Id")]
        Account,
    }

    impl ActiveModelBehavior for ActiveModel {}

    impl Related<super::account::Entity> for Entity {
        fn to() -> RelationDef {
            Relation::Account.def()
        }
    }
}

/// Challenges that wait for a browser's answer.
pub(crate) mod passkey_ceremony {
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    use crate::account::passkey::CeremonyKind;
    use crate::ids::{AccountId, PasskeyCeremonyId};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "passkey_ceremony")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: PasskeyCeremonyId,
        pub kind: CeremonyKind,
        /// Who makes a passkey; nobody yet for signing in.
        pub account_id: Option<AccountId>,
        /// What the answer is compared with, as JSON of `webauthn-rs`.
        pub state: String,
        pub expires_at: DateTime<Utc>,
        pub used_at: Option<DateTime<Utc>>,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Invitations to take up a role.
pub(crate) mod invitation {
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    use crate::account::RoleKind;
    use crate::ids::{AccountId, InvitationId};
    use crate::locale::Locale;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "invitation")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: InvitationId,
        pub token_hash: String,
        pub email: String,
        pub email_key: String,
        pub kind: RoleKind,
        pub scope: String,
        pub locale: Locale,
        pub invited_by: Option<AccountId>,
        pub created_at: DateTime<Utc>,
        pub expires_at: DateTime<Utc>,
        pub accepted_at: Option<DateTime<Utc>>,
        pub revoked_at: Option<DateTime<Utc>>,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Who belongs to a host of an event, and what they may do for it.
pub(crate) mod host_person {
    use chrono::{DateTime, Utc};
    use rules::host::HostAccess;
    use sea_orm::entity::prelude::*;

    use crate::ids::{AccountId, EventId, HostId, HostPersonId};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "host_person")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: HostPersonId,
        pub host_id: HostId,
        pub event_id: EventId,
        pub account_id: AccountId,
        pub access: HostAccess,
        pub created_at: DateTime<Utc>,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {
        #[sea_orm(belongs_to = "super::account::Entity", from = "Column::AccountId", to = "super::account::Column::Id")]
        Account,
    }

    impl ActiveModelBehavior for ActiveModel {}

    impl Related<super::account::Entity> for Entity {
        fn to() -> RelationDef {
            Relation::Account.def()
        }
    }
}

/// Attempts per bucket and period, for all servers together.
pub(crate) mod attempt {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "attempt")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub bucket: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub period: i64,
        pub count: i64,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
