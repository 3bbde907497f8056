//! The fair that the rows are about, and who is there. It is made as people make it: by the site's own forms.

use std::collections::BTreeMap;

use super::{
    call::send,
    callers::Who,
    copies::{Copy, Original},
    fingerprint::Fingerprint,
};
use crate::site::{Answer, Browser, Site};

/// A fair, and everything in it by a name of its own.
pub struct Fair {
    known: BTreeMap<String, String>,
    cookies: BTreeMap<Who, String>,
    pub fingerprint: Fingerprint,
    original: Original,
}

impl Fair {
    pub async fn sqlite() -> Self {
        let mut making = Making::new(Site::sqlite().await);
        making.everything().await;
        let fingerprint = making.fingerprint().await;
        let Making { site, known, cookies } = making;
        Self { known, cookies, fingerprint, original: Original::of_sqlite(site).await }
    }

    pub async fn postgres() -> Self {
        let (site, _) = Site::postgres().await;
        let mut making = Making::new(site);
        making.everything().await;
        let fingerprint = making.fingerprint().await;
        let Making { site, known, cookies } = making;
        Self { known, cookies, fingerprint, original: Original::of_postgres(site).await }
    }

    /// The fair as it was made.
    pub async fn copy(&self) -> Copy {
        self.original.copy().await
    }

    pub fn browser(&self, site: &Site, who: Who) -> Browser {
        Browser { router: site.router.clone(), cookie: self.cookies.get(&who).cloned() }
    }

    /// The token of a caller's session.
    pub fn session(&self, who: Who) -> Option<&str> {
        self.cookies.get(&who).map(|cookie| cookie.trim_start_matches("standwerk="))
    }

    /// What a name of the fair stands for.
    pub fn thing(&self, name: &str) -> &str {
        self.known.get(name).unwrap_or_else(|| panic!("nothing at the fair is called {name}"))
    }

    /// A text with its `{…}` filled in, as this caller has them in hand.
    pub fn filled(&self, text: &str, who: Who) -> String {
        let own = |visitor: &str, other: &str, badge: &str| match who {
            Who::Visitor => self.thing(visitor).to_owned(),
            Who::OtherVisitor => self.thing(other).to_owned(),
            Who::BadgeReader => self.thing(badge).to_owned(),
            _ => String::new(),
        };
        let link = match who {
            Who::Applicant => self.thing("draft_link"),
            Who::OtherApplicant => self.thing("other_draft_link"),
            _ => "",
        };
        let text = text.replace("{ticket}", &own("visitor_ticket", "other_visitor_ticket", "visitor_badge_code"));
        let text = text.replace("{cancelled_ticket}", &own("cancelled_ticket", "other_visitor_ticket", "cancelled_badge_code"));
        filled(&self.known, &text.replace("{link}", link))
    }
}

fn filled(known: &BTreeMap<String, String>, text: &str) -> String {
    let mut parts = text.split('{');
    let mut filled = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once('}').expect("a { has its }");
        filled.push_str(known.get(name).unwrap_or_else(|| panic!("nothing at the fair is called {name}")));
        filled.push_str(rest);
    }
    filled
}

/// A fair in the making.
pub struct Making {
    pub site: Site,
    known: BTreeMap<String, String>,
    cookies: BTreeMap<Who, String>,
}

impl Making {
    fn new(site: Site) -> Self {
        Self { site, known: BTreeMap::new(), cookies: BTreeMap::new() }
    }

    pub fn browser(&self, who: Who) -> Browser {
        Browser { router: self.site.router.clone(), cookie: self.cookies.get(&who).cloned() }
    }

    /// Somebody comes in with the cookie that this answer sets.
    pub fn enters(&mut self, who: Who, answer: &Answer) {
        let cookie = answer.header("set-cookie").split(';').next().unwrap_or_default().to_owned();
        assert!(cookie.starts_with("standwerk="), "{who} is not signed in: {answer:?}");
        self.cookies.insert(who, cookie);
    }

    /// Sends a form that is taken.
    pub async fn does(&self, who: Who, endpoint: &str, fields: &str) -> Answer {
        self.site.execute("DELETE FROM attempt").await;
        let answer = send(&self.browser(who), endpoint, &filled(&self.known, fields)).await;
        let led_on = answer.status.is_redirection() && !answer.location().contains("/sign-in?next=");
        assert!(led_on, "{who} sends {fields} to {endpoint}: {answer:?}");
        answer
    }

    pub fn filled(&self, text: &str) -> String {
        filled(&self.known, text)
    }

    /// Gives a name to a text of its own.
    pub fn calls(&mut self, name: &str, value: impl Into<String>) {
        assert!(!self.known.contains_key(name), "{name} is called so already");
        self.calls_anew(name, value);
    }

    /// The same where a name means the newest of its kind.
    pub fn calls_anew(&mut self, name: &str, value: impl Into<String>) {
        self.known.insert(name.to_owned(), value.into());
    }

    /// Gives a name to the id of the newest row of a table for which a condition holds.
    pub async fn calls_newest(&mut self, name: &str, table: &str, condition: &str) {
        let condition = self.filled(condition);
        let id = if self.site.state.db.is_sqlite() { "hex(id)" } else { "id::text" };
        let id = self.site.text(&format!("SELECT {id} AS value FROM {table} WHERE {condition} ORDER BY id DESC LIMIT 1")).await;
        let id: uuid::Uuid = id.parse().expect("an id");
        self.calls_anew(name, id.to_string());
    }

    /// Gives a name to a column of the row that is called `row`.
    pub async fn calls_column(&mut self, name: &str, table: &str, column: &str, row: &str) {
        let id = self.sql_id(row);
        let value = self.site.text(&format!("SELECT CAST({column} AS text) AS value FROM {table} WHERE id = {id}")).await;
        self.calls_anew(name, value);
    }

    /// Gives a name to the secret in the newest letter of a kind to somebody.
    pub async fn calls_mailed(&mut self, name: &str, email: &str, kind: &str) {
        let sql = format!("SELECT letter AS value FROM mail WHERE to_email = '{email}' AND kind = '{kind}' ORDER BY id DESC LIMIT 1");
        let letter: serde_json::Value = serde_json::from_str(&self.site.text(&sql).await).expect("a letter");
        let secret = ["token", "withdraw", "ticket_code"].iter().find_map(|name| letter.get(name));
        let secret = secret.and_then(serde_json::Value::as_str).expect("a secret");
        self.calls_anew(name, secret);
    }

    /// The id of something, as SQL writes it.
    pub fn sql_id(&self, name: &str) -> String {
        let id: uuid::Uuid = self.filled(&format!("{{{name}}}")).parse().expect("an id");
        if self.site.state.db.is_sqlite() { format!("X'{}'", id.simple()) } else { format!("'{id}'") }
    }

    /// What is the visitor's and the applicant's: no other visitor, applicant or exhibitor may touch it, not even with
    /// a call that they may make for themselves.
    async fn fingerprint(&self) -> Fingerprint {
        let (visitor, badge) = (self.sql_id("visitor"), self.sql_id("visitor_badge"));
        let theirs = "applicant_key = 'anna@alpha.example'";
        let of_application = format!("application_id IN (SELECT id FROM application WHERE {theirs})");
        let mut part =
            vec![("registration", format!("id = {visitor}")), ("badge", format!("id = {badge}")), ("application", theirs.to_owned())];
        part.extend(["consent", "seat", "lead"].map(|table| (table, format!("registration_id = {visitor}"))));
        part.push(("timetable", format!("holder_id = {visitor}")));
        part.extend(["application_contact", "application_tag", "placement", "booth_staff"].map(|table| (table, of_application.clone())));
        Fingerprint::of_schema(&self.site.state.db, &part).await
    }
}
