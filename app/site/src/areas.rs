//! The first segments of addresses, and what each means to those who have to know: who may open what stands under it,
//! what search engines and the log may see of it, which of its pages everybody shares, and which need script. Routes and
//! guard, log, robots, kept pages and shell all ask here.

use domain::locale::Locale;

use Access::{Organiser, Public, SignedIn, Staff};

/// Who may open a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Anybody. What of it they may see is the query's to say.
    Public,
    /// Whoever is signed in.
    SignedIn,
    /// Staff of some event, and organisers.
    Staff,
    Organiser,
}

/// Everything whose address begins with one segment, after the language if it has one.
#[derive(Debug)]
pub struct Area {
    /// Empty for the start page.
    pub segment: &'static str,
    pub access: Access,
    /// Whether search engines may read it.
    is_listed: bool,
    /// Whether its addresses may stand in the log as they are. Elsewhere a secret follows the first segment.
    is_logged: bool,
    /// Pages that are the same for everybody without a cookie, by the pattern of what follows: `*` is one segment.
    /// No form with a key of its own, no script with a nonce, nothing of whoever asks.
    shared: &'static [&'static str],
    /// Pages with an island, by the same kind of pattern.
    scripted: &'static [&'static str],
}

/// Whoever adds an area adds a row; a test finds a route without one.
pub const AREAS: &[Area] = &[
    area("", Public).listed().shared(&[""]),
    area("events", Public).listed().logged().shared(&[
        "*",
        "*/plan",
        "*/exhibitors",
        "*/exhibitors/*",
        "*/programme",
        "*/programme/*",
        "*/programme/days/*",
        "*/recap",
    ]),
    area("newsroom", Public).listed().logged().shared(&["", "*"]),
    area("bridges", Public).listed().logged().shared(&["", "*", "*/companies"]),
    area("talks", Public).listed().logged().shared(&["", "*"]),
    area("properties", Public).listed().logged(),
    area("calls", Public).listed().logged().shared(&["", "*"]),
    // What was typed stands in the query, which nothing keeps.
    area("search", Public),
    area("contact", Public).listed(),
    area("delegations", Public).listed(),
    area("imprint", Public).listed(),
    area("privacy", Public).listed(),
    area("accessibility", Public).listed(),
    // What a link or a code opens.
    area("applications", Public),
    area("offers", Public),
    area("registrations", Public),
    area("my-ticket", Public),
    area("travellers", Public),
    area("b", Public),
    area("contacts", Public),
    area("meetings", Public),
    area("visit-hosts", Public),
    area("enquiries", Public),
    area("news", Public),
    area("voices", Public),
    area("surveys", Public),
    area("call-entries", Public),
    area("roundtables", Public),
    area("sign-in", Public),
    area("invitations", Public),
    // Whoever is signed in.
    area("account", SignedIn),
    area("hosting", SignedIn).logged(),
    area("portal", SignedIn).logged().scripted(&["*/scan"]),
    area("jury", SignedIn).logged(),
    area("desk", Staff).logged().scripted(&["*"]),
    area("organise", Organiser).logged(),
];

/// First segments of addresses that are no pages and have no language, and whether what follows may stand in the log.
const WITHOUT_LANGUAGE: &[(&str, bool)] = &[
    ("api", true),
    ("pkg", true),
    ("files", true),
    ("uploads", true),
    ("B", false),
    ("tickets", false),
    ("meetings", false),
    ("news", false),
    ("ticket-worker.js", true),
    ("healthz", false),
    ("robots.txt", false),
    ("sitemap.xml", false),
    ("sitemap-site.xml", false),
    ("sitemap-event.xml", false),
];

/// An area that gives away as little as it can: not for search engines, and not for the log.
const fn area(segment: &'static str, access: Access) -> Area {
    Area { segment, access, is_listed: false, is_logged: false, shared: &[], scripted: &[] }
}

impl Area {
    const fn listed(self) -> Self {
        Self { is_listed: true, ..self }
    }

    const fn logged(self) -> Self {
        Self { is_logged: true, ..self }
    }

    const fn shared(self, shared: &'static [&'static str]) -> Self {
        Self { shared, ..self }
    }

    const fn scripted(self, scripted: &'static [&'static str]) -> Self {
        Self { scripted, ..self }
    }
}

/// The language of an address, by its first segment; it may have a query.
pub fn language(address: &str) -> Option<Locale> {
    address.strip_prefix('/')?.split(['/', '?', '#']).next()?.parse().ok()
}

/// The same page in another language.
pub fn in_language(path: &str, locale: Locale) -> String {
    let (_, rest) = cut(path);
    if rest.is_empty() { format!("/{locale}") } else { format!("/{locale}/{rest}") }
}

/// Where nothing is: the page that says so.
pub fn nowhere(locale: Locale) -> String {
    format!("/{locale}/not-found")
}

/// The area of a path, with or without a language; `None` if there is none. Also understands a route (`/:locale/…`).
pub fn area_of(path: &str) -> Option<&'static Area> {
    let (first, _) = split(path);
    AREAS.iter().find(|area| area.segment == first)
}

/// Whether the page at `path` is the same for everybody without a cookie.
pub fn is_shared(path: &str) -> bool {
    language(path).is_some() && area_of(path).is_some_and(|area| area.shared.iter().any(|pattern| fits(pattern, split(path).1)))
}

/// Whether the page at `path` holds an island.
pub fn is_scripted(path: &str) -> bool {
    language(path).is_some() && area_of(path).is_some_and(|area| area.scripted.iter().any(|pattern| fits(pattern, split(path).1)))
}

/// The areas that are nobody's business who does not have a link or an account: closed to search engines.
pub fn closed() -> impl Iterator<Item = &'static str> {
    AREAS.iter().filter(|area| !area.is_listed).map(|area| area.segment)
}

/// The areas that search engines may read; the start page has no segment, and needs no word.
pub fn open() -> impl Iterator<Item = &'static str> {
    AREAS.iter().filter(|area| area.is_listed && !area.segment.is_empty()).map(|area| area.segment)
}

/// The part of a path that may stand in the log: behind most first segments stands a secret, behind an unknown one
/// whatever somebody typed.
pub fn loggable(path: &str) -> &str {
    let language = language(path).map_or("", Locale::as_str);
    let (first, rest) = split(path);
    let known = WITHOUT_LANGUAGE.iter().find(|(segment, _)| *segment == first && language.is_empty()).map(|(_, logged)| *logged);
    let shown = match known.or_else(|| area_of(path).map(|area| area.is_logged)) {
        Some(true) => path.len(),
        Some(false) if rest.is_empty() => path.len(),
        Some(false) => path.len() - rest.len() - 1,
        None if language.is_empty() => 0,
        None => language.len() + 1,
    };
    path.get(..shown).unwrap_or_default()
}

/// Whether what stands at `path` is for one person, who has its address from a letter, a code or an account: no cache
/// keeps it.
pub fn is_for_one(path: &str) -> bool {
    let (first, _) = split(path);
    let without_language = language(path).is_none().then(|| WITHOUT_LANGUAGE.iter().find(|(segment, _)| *segment == first)).flatten();
    match (without_language, area_of(path)) {
        (Some(_), _) => matches!(first, "B" | "tickets" | "meetings" | "news" | "api" | "uploads"),
        (None, Some(area)) => !area.is_listed,
        (None, None) => false,
    }
}

/// The first segment after the language, and what follows it.
fn split(path: &str) -> (&str, &str) {
    let (first, rest) = cut(path);
    if first.parse::<Locale>().is_ok() || first == ":locale" { cut(rest) } else { (first, rest) }
}

/// The first segment, and what follows it. Slashes too many count as one, as they do for a guard that errs on its side.
fn cut(path: &str) -> (&str, &str) {
    let path = path.trim_start_matches('/');
    path.split_once('/').unwrap_or((path, ""))
}

fn fits(pattern: &str, rest: &str) -> bool {
    let (mut pattern, mut rest) = (pattern.split('/'), rest.split('/'));
    loop {
        match (pattern.next(), rest.next()) {
            (None, None) => return true,
            (Some("*"), Some(segment)) if !segment.is_empty() => {}
            (Some(wanted), Some(segment)) if wanted == segment => {}
            _ => return false,
        }
    }
}

#[cfg(test)]
mod tests;
