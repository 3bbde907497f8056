//! Every field of every form, with everything that people, pasted texts and attackers put into fields.

mod pages;
mod visits;

use std::collections::BTreeSet;

use app::form_address;
use axum::http::StatusCode;
use leptos::server_fn::axum::server_fn_paths;
use scraper::Html;

use self::{
    pages::{Field, Form, button, forms, selector, walk},
    visits::visits,
};
use crate::site::{Answer, Browser, PIXEL, Site};

/// Right-to-left letters and an emoji are somebody's name; HTML is only text.
const WELCOME: &str = "\"'><img src=x onerror=alert(1)> 🚀 שלום";
const NO_CHOICE: &str = "<b>x</b>";

/// Forms of a button alone, in states that nobody here is in, and what only scripts send. `access` sends them junk.
const NOT_SHOWN: [&str; 57] = [
    "/api/account/begin-passkey",
    "/api/account/begin-passkey-sign-in",
    "/api/account/end-other-sessions",
    "/api/account/end-session",
    "/api/account/sign-in",
    "/api/account/sign-in-by-code",
    "/api/badge/remove-badge-logo",
    "/api/booth/remove-level",
    "/api/call/remove",
    "/api/call/remove-file",
    "/api/call/save-entry",
    "/api/call/save-sheet",
    "/api/call/send-decisions",
    "/api/call/show-winners",
    "/api/call/withdraw-entry",
    "/api/checkin/admit-person",
    "/api/checkin/count",
    "/api/checkin/scan",
    "/api/enquiry/stop-sharing",
    "/api/enquiry/withdraw-sharing",
    "/api/event/remove-picture",
    "/api/exhibitor/answer-offer",
    "/api/exhibitor/answer-own-offer",
    "/api/exhibitor/hand-in-application",
    "/api/exhibitor/keep-draft",
    "/api/exhibitor/remove-logo",
    "/api/exhibitor/undo-decision",
    "/api/generated-file/cancel-file",
    "/api/generated-file/request-file",
    "/api/host/remove-host-logo",
    "/api/lead/confirm-contact",
    "/api/lead/withdraw-contact",
    "/api/mail/resend",
    "/api/mail/resend-parked",
    "/api/mailing/call-off",
    "/api/mailing/keep",
    "/api/mailing/withdraw-news",
    "/api/masterclass/book-seat",
    "/api/masterclass/delete-session",
    "/api/masterclass/publish-session",
    "/api/masterclass/swap-seat",
    "/api/meetings/accept-plan",
    "/api/meetings/discard-plan",
    "/api/meetings/rate",
    "/api/meetings/set-link",
    "/api/news/remove-picture",
    "/api/property/apply-import",
    "/api/property/remove-file",
    "/api/recap/publish-recap",
    "/api/registration/register-again",
    "/api/registration/withdraw-consent",
    "/api/roundtable/send-minutes",
    "/api/talk/remove-slides",
    "/api/travel-details/remove-reader",
    "/api/traveller/remove-photo",
    "/api/trip/inform",
    "/api/visit/answer-as-host",
];

#[tokio::test(flavor = "multi_thread")]
async fn every_field_refuses_what_it_cannot_hold_on_sqlite() {
    refuse_everything(&Site::sqlite().await).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_field_refuses_what_it_cannot_hold_on_postgres() {
    refuse_everything(&Site::postgres().await.0).await;
}

async fn refuse_everything(site: &Site) {
    let long = "ä".repeat(20_000);
    let (mut wrong, mut reached, mut tried) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for visit in visits(site).await {
        for form in forms(&visit.browser, visit.starts.clone()).await.into_iter().filter(|form| form.changes) {
            reached.insert(form.action.clone());
            for field in form.fields.iter().filter(|field| tried.insert(place(&form, field))) {
                for typed in refused(field, &form, &long) {
                    let answer = send(site, &visit.browser, &form, field, typed).await;
                    if let Err(problem) = judge(&answer, &form, field, typed) {
                        wrong.insert(format!("{} {} {}={}: {problem}", visit.who, form.action, field.name, shown(typed)));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.into_iter().collect::<Vec<_>>().join("\n"));
    let unseen: BTreeSet<&str> = server_fn_paths().map(|(path, _)| path).filter(|path| !reached.contains(*path)).collect();
    assert_eq!(unseen, BTreeSet::from(NOT_SHOWN), "each form is on a page that was opened");
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_a_field_takes_stays_text() {
    let site = Site::sqlite().await;
    let visits = visits(&site).await;
    let (mut wrong, mut tried) = (BTreeSet::new(), BTreeSet::new());
    for visit in &visits {
        let (post, get): (Vec<Form>, Vec<Form>) =
            forms(&visit.browser, visit.starts.clone()).await.into_iter().partition(|form| form.changes);
        for form in post {
            for field in form.fields.iter().filter(|field| is_typed(field) && tried.insert(place(&form, field))) {
                for typed in [WELCOME, ""] {
                    let answer = send(&site, &visit.browser, &form, field, typed).await;
                    let scripted = scripted(&Html::parse_document(&answer.body));
                    if answer.status.is_server_error() || scripted {
                        wrong.insert(format!("{} {} {}={typed:?}: {}", visit.who, form.action, field.name, answer.status));
                    }
                }
            }
        }
        for form in get {
            for field in &form.fields {
                let query = form_urlencoded::Serializer::new(String::new()).append_pair(&field.name, WELCOME).finish();
                let answer = visit.browser.get(&format!("{}?{query}", form.action)).await;
                if !answer.status.is_success() || scripted(&Html::parse_document(&answer.body)) {
                    wrong.insert(format!("{} {} {}: {}", visit.who, form.action, field.name, answer.status));
                }
            }
        }
    }
    for visit in visits {
        walk(&visit.browser, visit.starts, |page, html| {
            if scripted(html) {
                wrong.insert(format!("{} {page}", visit.who));
            }
        })
        .await;
    }
    assert!(!tried.is_empty(), "fields were found");
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.into_iter().collect::<Vec<_>>().join("\n"));
}

/// The same field of the same form, whoever sees it and on whatever page, is tried once.
fn place(form: &Form, field: &Field) -> (String, Option<String>, String) {
    (form.action.clone(), button(form).map(|(_, value)| value.clone()), field.name.clone())
}

/// What this field must not take.
fn refused<'a>(field: &Field, form: &Form, long: &'a str) -> Vec<&'a str> {
    if is_unread(form, field) {
        return Vec::new();
    }
    match field.kind.as_str() {
        "checkbox" | "file" => return Vec::new(),
        "hidden" | "radio" | "select" => return vec![NO_CHOICE],
        _ => {}
    }
    let mut typed = vec![long, "a\u{0}b\u{7}"];
    if !matches!(field.kind.as_str(), "text" | "textarea" | "search") {
        typed.push(NO_CHOICE);
    }
    if field.required {
        typed.extend(["", "   "]);
    }
    typed
}

/// What was typed, as far as a line of a report holds it.
fn shown(typed: &str) -> String {
    format!("{:?}", typed.chars().take(12).collect::<String>())
}

/// Whether anything may stand in this field.
fn is_unread(form: &Form, field: &Field) -> bool {
    match (form.action.as_str(), field.name.as_str(), button(form).map(|(_, value)| value.as_str())) {
        // A code that nobody has is an answer of the desk, not an error of the form; and the form as it comes has no code,
        // which is a scanner's second end, whatever else stands in it.
        ("/api/checkin/scan-typed", "code" | "scan" | "shown", _) => true,
        // The version counts together with the tick.
        ("/api/exhibitor/save-application", "terms_version", _) => true,
        // A draft takes anything, and what is chosen from no list counts as not chosen.
        ("/api/exhibitor/save-application", _, Some("save")) if field.kind != "hidden" => true,
        // A hold has no deadline.
        ("/api/exhibitor/place", "expires_at", Some("hold")) => true,
        _ => false,
    }
}

fn is_typed(field: &Field) -> bool {
    !matches!(field.kind.as_str(), "checkbox" | "file" | "hidden" | "radio" | "select")
}

async fn send(site: &Site, browser: &Browser, form: &Form, field: &Field, typed: &str) -> Answer {
    // The limit on attempts is tried elsewhere.
    site.execute("DELETE FROM attempt").await;
    // A draft keeps what it refuses to hand in: the form is as new as before all the same.
    if let Some((_, revision)) = form.filled.iter().find(|(name, _)| name == "revision" && form.action.ends_with("save-application")) {
        site.execute(&format!("UPDATE application SET revision = {revision} WHERE state = 'draft'")).await;
    }
    let mut sent: Vec<(&str, &str)> = form.filled.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    sent.retain(|(name, _)| *name != field.name);
    sent.insert(0, (&field.name, typed));
    if let Some(file) = form.fields.iter().find(|field| field.kind == "file") {
        return browser.upload(&form_address::form_address(&form.page, &form.action), &sent, (&file.name, PIXEL)).await;
    }
    browser.post_form(&form.page, &form.action, &sent).await
}

/// What is wrong with the answer to something that should be refused.
fn judge(answer: &Answer, form: &Form, field: &Field, typed: &str) -> Result<(), String> {
    if !is_typed(field) {
        let refused = [StatusCode::BAD_REQUEST, StatusCode::NOT_FOUND, StatusCode::CONFLICT, StatusCode::UNPROCESSABLE_ENTITY];
        return if refused.contains(&answer.status) { Ok(()) } else { Err(format!("{} {}", answer.status, answer.location())) };
    }
    if answer.status != StatusCode::UNPROCESSABLE_ENTITY {
        return Err(format!("{} {}", answer.status, answer.location()));
    }
    let html = Html::parse_document(&answer.body);
    let control = format!("form[action$='{}'] [name='{}'][aria-invalid=true]", form.within, field.name);
    let Some(control) = html.select(&selector(&control)).next() else {
        return Err("no error beside it".to_owned());
    };
    if html.select(&selector(".error-summary[autofocus]")).next().is_none() {
        return Err("no summary".to_owned());
    }
    let back = control.attr("value").map(str::to_owned).unwrap_or_else(|| control.text().collect());
    // HTML has no place for control characters.
    if typed.contains('\0') || back == typed { Ok(()) } else { Err(format!("came back as {}", shown(&back))) }
}

/// Whether something that was typed became an element.
fn scripted(html: &Html) -> bool {
    html.select(&selector("[onerror]")).next().is_some()
}
