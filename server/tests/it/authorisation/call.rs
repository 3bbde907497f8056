//! Making one call of the matrix, and saying what came of it.

use axum::{
    body::Body,
    http::{Method, StatusCode, header},
};

use super::{
    fair::Fair,
    fingerprint::Content,
    row::{Answer, Kind, Row},
};
use crate::{
    authorisation::callers::Who,
    site::{self, Browser, HOST, PIXEL, Site},
};

/// The page that forms are on: one that everybody sees, and that asks the database nothing.
const PAGE: &str = "/de/imprint";

/// As short as a document can be.
const PDF: &[u8] = b"%PDF-1.4\n%%EOF\n";

/// A table of one property.
pub const POINTS: &[u8] = br#"{"type":"FeatureCollection","features":[{"type":"Feature","id":"T-1","geometry":{"type":"Point","coordinates":[7.01,51.45]},"properties":{"title_de":"Zeche Tabelle","title_en":"Mine Table","town":"Essen"}}]}"#;

/// What came of a call: the answer, or what speaks against each.
#[derive(Debug, PartialEq, Eq)]
pub enum Outcome {
    As(Answer),
    Odd(String),
}

impl Fair {
    /// Makes the call at `site`, whose content is `before`; answers the tables that it changed, too.
    pub async fn call(&self, site: &Site, before: &Content, row: &Row, who: Who) -> (Outcome, String) {
        // Many come from one address here.
        site.execute("DELETE FROM attempt").await;
        let browser = self.browser(site, who);
        let fields = self.filled(row.with, who);
        let answer = match row.kind {
            Kind::Form => send(&browser, row.endpoint, &fields).await,
            Kind::Script => script(&browser, row.endpoint, &fields).await,
            Kind::Upload => {
                let fields = pairs(&fields);
                let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
                let file = match row.endpoint {
                    "/uploads/terms" => ("terms", PDF),
                    "/uploads/property-import" => ("file", POINTS),
                    _ => ("picture", PIXEL),
                };
                browser.upload(row.endpoint, &fields, file).await
            }
            Kind::Page | Kind::File => browser.get(&fields).await,
        };
        let changes = self.fingerprint.changed(&site.state.db, before).await;
        let shown = !row.shows.is_empty() && answer.body.contains(&self.filled(row.shows, who));
        (classified(row, row.changes_of(who), &answer, &changes, shown), changes)
    }
}

/// Fields as a form sends them: `name=value&…`, as they are typed.
pub fn pairs(fields: &str) -> Vec<(String, String)> {
    fields.split('&').filter_map(|pair| pair.split_once('=')).map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

/// Sends a form to a server function.
pub async fn send(browser: &Browser, endpoint: &str, fields: &str) -> site::Answer {
    let fields = pairs(fields);
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    browser.post_form(PAGE, &format!("/api/{endpoint}"), &fields).await
}

pub async fn script(browser: &Browser, endpoint: &str, fields: &str) -> site::Answer {
    let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs(fields)).finish();
    let mut request = browser
        .request(Method::POST, &format!("/api/{endpoint}"))
        .header("sec-fetch-site", "same-origin")
        .header(header::ORIGIN, HOST)
        .header(header::REFERER, format!("{HOST}{PAGE}"))
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(body))
        .expect("a request");
    request.headers_mut().insert(header::ACCEPT, header::HeaderValue::from_static("application/json"));
    browser.send(request).await
}

fn classified(row: &Row, allowed: &str, answer: &site::Answer, changes: &str, shown: bool) -> Outcome {
    let odd = |why: &str| {
        let mut body: String = answer.body.chars().filter(|c| !c.is_control()).collect();
        body.truncate(body.char_indices().nth(300).map_or(body.len(), |(at, _)| at));
        Outcome::Odd(format!("{why}: {} {} changes [{changes}] {body}", answer.status, answer.location()))
    };
    let is_refused =
        |answer: Answer| if changes.is_empty() && !shown { Outcome::As(answer) } else { odd("refused, but not without effect") };
    match answer.status {
        StatusCode::NOT_FOUND => is_refused(Answer::NotFound),
        StatusCode::UNAUTHORIZED => is_refused(Answer::SignIn),
        StatusCode::SEE_OTHER if answer.location().starts_with("/de/sign-in?next=") => is_refused(Answer::SignIn),
        StatusCode::UNPROCESSABLE_ENTITY | StatusCode::CONFLICT => is_refused(Answer::Told),
        StatusCode::SEE_OTHER | StatusCode::OK => {
            let is_shown = row.shows.is_empty() || shown;
            if changes == allowed && is_shown && !(changes.is_empty() && row.shows.is_empty()) {
                Outcome::As(Answer::Allowed)
            } else if changes.is_empty() && !shown {
                Outcome::As(Answer::Nothing)
            } else {
                odd("neither what it is for nor nothing")
            }
        }
        _ => odd("no answer that anybody should get"),
    }
}
