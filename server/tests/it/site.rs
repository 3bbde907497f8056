//! A site of its own for each test, and browsers that use it.

use std::sync::Arc;

use app::{
    ctx::{Agency, AppState, Site as Facts},
    form_address,
};
use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Method, Request, StatusCode, header},
};
use domain::{
    account::{self, EVERYWHERE, InvitePerson, PasskeyDemand, RelyingParty, RoleKind},
    actor::Actor,
    clock,
    db::Db,
    demo::{self, Cast},
    files::Files,
    ids::{AccountId, EventId, OrganisationId},
    locale::Locale,
    sealed::Keys,
};
use leptos::prelude::LeptosOptions;
use sea_orm::{ConnectionTrait, DatabaseBackend, Statement};
use tempfile::TempDir;
use tower::ServiceExt;

use crate::own_database::OwnDatabase;

pub const HOST: &str = "http://stand.example";

/// A PNG of one black pixel.
pub const PIXEL: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0\x3a\x7e\x9b\x55\0\0\0\x0aIDAT\x78\xda\x63\x60\0\0\0\x02\0\x01\xe5\x27\xde\xfc\0\0\0\0IEND\xae\x42\x60\x82";

/// Defines each test once and runs it over both databases: `both! { async fn a_rule_holds(site: Site) { … } }`.
macro_rules! both {
    ($($(#[$meta:meta])* async fn $name:ident($site:ident: Site) $body:block)+) => {$(
        mod $name {
            #[allow(unused_imports)]
            use super::*;
            async fn body($site: crate::site::Site) $body

            $(#[$meta])*
            #[tokio::test(flavor = "multi_thread")]
            async fn sqlite() {
                body(crate::site::Site::sqlite().await).await;
            }

            $(#[$meta])*
            #[tokio::test(flavor = "multi_thread")]
            async fn postgres() {
                body(crate::site::Site::postgres().await.0).await;
            }
        }
    )+};
}
pub(crate) use both;

/// An empty site over a database of its own.
pub struct Site {
    pub state: AppState,
    pub router: Router,
    _folder: TempDir,
    own: Option<OwnDatabase>,
}

impl Site {
    pub async fn sqlite() -> Self {
        let folder = TempDir::new().expect("a temporary folder");
        let db = Db::connect(&format!("sqlite:{}", folder.path().join("test.db").display())).await.expect("SQLite opens");
        migrations::migrate(db.for_migrations()).await.expect("the schema is made");
        Self::with_files(db, folder, Files::in_memory())
    }

    /// In a database of its own on the test server; answers its name too.
    pub async fn postgres() -> (Self, String) {
        let own = OwnDatabase::new().await;
        let name = own.name.clone();
        let site = Self::in_database(own, Files::in_memory()).await;
        migrations::migrate(site.state.db.for_migrations()).await.expect("the schema is made");
        (site, name)
    }

    /// Over a database on the test server, which goes with it.
    pub async fn in_database(own: OwnDatabase, files: Files) -> Self {
        let db = Db::connect(&own.url()).await.expect("PostgreSQL opens");
        Self { own: Some(own), ..Self::with_files(db, TempDir::new().expect("a temporary folder"), files) }
    }

    /// The database that goes with the site, to be kept for longer.
    pub fn take_database(&mut self) -> OwnDatabase {
        self.own.take().expect("it is on the test server")
    }

    /// Over a database that has its schema, beside files that another site may share.
    pub fn with_files(db: Db, folder: TempDir, files: Files) -> Self {
        let facts = Facts {
            public_url: HOST.to_owned(),
            stylesheet: "",
            decoder: "",
            scripts: &[],
            mail_is_sent: true,
            agency: Agency { name: "Agentur".to_owned(), ..Agency::default() },
            // Browsers make passkeys on https alone; the rest of the site does not care.
            passkeys: RelyingParty::at("https://stand.example", "Agentur"),
            organisers_need_passkey: false,
            files,
            // One for all: a test may open a second site over the same database.
            travel_keys: Keys::parse("MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=", &[]).expect("a key"),
        };
        let leptos = LeptosOptions::builder().output_name("").site_pkg_dir("pkg").build();
        let state = AppState { db, site: Arc::new(facts), leptos };
        let router = server::router::router(state.clone(), Arc::new([]));
        Self { state, router, _folder: folder, own: None }
    }

    /// A published event with this address.
    pub async fn event(&self, slug: &str) -> EventId {
        let id = EventId::new();
        let uuid = if self.state.db.is_sqlite() { format!("X'{}'", id.as_uuid().simple()) } else { format!("'{id}'") };
        let sql = format!(
            "INSERT INTO event (id, slug, name, kind, theme_de, theme_en, city, country, venue, time_zone, starts_on, ends_on, opens_minute, \
             closes_minute, languages, bridge, hall, booth_number, booth_role, hosted_by, brand, description_de, description_en, accent, \
             terms_version, contact_name, contact_email, state, revision, created_at, updated_at) VALUES ({uuid}, '{slug}', 'MIPIM 2027', \
             'trade_fair', '', '', 'Cannes', 'FR', 'Palais', 'Europe/Paris', '2027-03-09', '2027-03-12', 540, 1080, 'de,en', '', '', '', 'host', \
             '', '', '', '', 'blue', '1', '', '', 'published', 1, '2026-01-01T00:00:00+00:00', '2026-01-01T00:00:00+00:00')"
        );
        self.execute(&sql).await;
        id
    }

    /// The demonstration's three fairs, and somebody of its cast to look around as.
    pub async fn demo(&self) -> Cast {
        demo::fill(&self.state.db, demo::Size::Small, 1, clock::now()).await.expect("the demonstration is made")
    }

    /// The slug of the coming edition of one of the demonstration's fairs.
    pub async fn coming(&self, fair: &str) -> String {
        self.text(&format!("SELECT slug AS value FROM event WHERE slug LIKE '{fair}-%' ORDER BY starts_on DESC LIMIT 1")).await
    }

    /// The slug of the first edition of one of the demonstration's fairs, which is over.
    pub async fn over(&self, fair: &str) -> String {
        self.text(&format!("SELECT slug AS value FROM event WHERE slug LIKE '{fair}-%' ORDER BY starts_on LIMIT 1")).await
    }

    /// Somebody signed in, and the browser they use.
    pub async fn signed_in(&self, account: AccountId) -> (Actor, Browser) {
        let link = account::sign_in_link(&self.state.db, account).await.expect("a link is written");
        let signed_in = account::sign_in(&self.state.db, link.as_str(), "test").await.expect("it is taken");
        let actor = account::actor(&self.state.db, signed_in.token.as_str(), PasskeyDemand::Nobody).await.expect("the session is known");
        (actor, Browser { router: self.router.clone(), cookie: Some(format!("standwerk={}", signed_in.token.as_str())) })
    }

    /// The text that a statement answers as `value`.
    pub async fn text(&self, sql: &str) -> String {
        let backend = if self.state.db.is_sqlite() { DatabaseBackend::Sqlite } else { DatabaseBackend::Postgres };
        let row = self.state.db.read().query_one_raw(Statement::from_string(backend, sql)).await.expect("it runs").expect("a row");
        row.try_get("", "value").expect("a text")
    }

    /// One column of all rows that a statement answers.
    pub async fn lines(&self, sql: &str, column: &str) -> Vec<String> {
        let backend = if self.state.db.is_sqlite() { DatabaseBackend::Sqlite } else { DatabaseBackend::Postgres };
        let rows = self.state.db.read().query_all_raw(Statement::from_string(backend, sql)).await.expect("it runs");
        rows.iter().map(|row| row.try_get("", column).expect("a text")).collect()
    }

    pub async fn execute(&self, sql: &str) {
        self.state.db.for_migrations().execute_unprepared(sql).await.expect("the statement runs");
    }

    /// How many rows of a table fulfil a condition, straight from the database.
    pub async fn count(&self, table: &str, condition: &str) -> i64 {
        let backend = if self.state.db.is_sqlite() { DatabaseBackend::Sqlite } else { DatabaseBackend::Postgres };
        let sql = format!("SELECT COUNT(*) AS n FROM {table} WHERE {condition}");
        let row = self.state.db.read().query_one_raw(Statement::from_string(backend, sql)).await.expect("the count runs").expect("a row");
        row.try_get("", "n").expect("a count is a number")
    }

    pub fn anonymous(&self) -> Browser {
        Browser { router: self.router.clone(), cookie: None }
    }

    pub async fn organiser(&self) -> Browser {
        self.person(RoleKind::Organiser, EVERYWHERE.to_owned()).await
    }

    /// Staff of an event that no test asks about.
    pub async fn staff(&self) -> Browser {
        self.person(RoleKind::Staff, EventId::new().to_string()).await
    }

    /// Somebody of an organisation that no test asks about.
    pub async fn exhibitor(&self) -> Browser {
        self.person(RoleKind::Exhibitor, OrganisationId::new().to_string()).await
    }

    async fn person(&self, kind: RoleKind, scope: String) -> Browser {
        let email = format!("p{}@person.example", AccountId::new());
        let invitation = InvitePerson { email, kind, scope, scope_name: String::new(), locale: Locale::De };
        let token = account::invite(&self.state.db, &Actor::System, &invitation).await.expect("an invitation is written");
        let signed_in = account::accept(&self.state.db, token.as_str(), "Paula Person", "test").await.expect("it is accepted");
        Browser { router: self.router.clone(), cookie: Some(format!("standwerk={}", signed_in.token.as_str())) }
    }

    /// Everybody that access is decided about.
    pub async fn everybody(&self) -> [(&'static str, Browser); 4] {
        [
            ("anonymous", self.anonymous()),
            ("exhibitor", self.exhibitor().await),
            ("staff", self.staff().await),
            ("organiser", self.organiser().await),
        ]
    }
}

/// Somebody's browser, without script.
#[derive(Clone)]
pub struct Browser {
    pub router: Router,
    pub cookie: Option<String>,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    pub fn location(&self) -> &str {
        self.header("location")
    }
}

impl Browser {
    pub async fn get(&self, path: &str) -> Answer {
        self.send(self.request(Method::GET, path).body(Body::empty()).expect("a request")).await
    }

    /// Sends a form as a browser does, from `page` and to it, for `endpoint` to read.
    pub async fn post_form(&self, page: &str, endpoint: &str, fields: &[(&str, &str)]) -> Answer {
        self.post(page, &form_address::form_address(page, endpoint), fields).await
    }

    /// Sends a form from `page` to an address.
    pub async fn post(&self, page: &str, address: &str, fields: &[(&str, &str)]) -> Answer {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let request = self
            .request(Method::POST, address)
            .header("sec-fetch-site", "same-origin")
            .header(header::ORIGIN, HOST)
            .header(header::REFERER, format!("{HOST}{page}"))
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request.body(Body::from(body)).expect("a request")).await
    }

    /// Sends a form with a file as a browser does.
    pub async fn upload(&self, endpoint: &str, fields: &[(&str, &str)], file: (&str, &[u8])) -> Answer {
        let mut body = Vec::new();
        for (name, value) in fields {
            body.extend(format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").into_bytes());
        }
        let (name, content) = file;
        let filename = if content.is_empty() { "" } else { "<b>.png" };
        let head =
            format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"{filename}\"\r\nContent-Type: image/png\r\n\r\n");
        body.extend(head.into_bytes());
        body.extend(content);
        body.extend(b"\r\n--x--\r\n");
        let request = self
            .request(Method::POST, endpoint)
            .header("sec-fetch-site", "same-origin")
            .header(header::ORIGIN, HOST)
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=x");
        self.send(request.body(Body::from(body)).expect("a request")).await
    }

    /// The beginning of a request of this browser.
    pub fn request(&self, method: Method, path: &str) -> axum::http::request::Builder {
        let request = Request::builder().method(method).uri(path).header(header::ACCEPT, "text/html,application/xhtml+xml,*/*;q=0.8");
        match &self.cookie {
            Some(cookie) => request.header(header::COOKIE, cookie),
            None => request,
        }
    }

    pub async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.expect("the router always answers");
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, 64 * 1024 * 1024).await.expect("the body ends");
        Answer { status: parts.status, headers: parts.headers, body: String::from_utf8_lossy(&body).into_owned() }
    }
}
