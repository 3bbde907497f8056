//! Who may open and send what: every route and every server function there is.

use app::{
    areas::{self, Access},
    routes::App,
};
use axum::{
    body::Body,
    http::{Method, StatusCode},
};
use leptos::server_fn::axum::server_fn_paths;
use leptos_axum::generate_route_list;

use crate::site::Site;

/// What a server function does with input that makes no sense.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Junk {
    /// It refuses everybody.
    Refused,
    /// It is harmless, and leads everybody on.
    Harmless,
}

use Junk::{Harmless, Refused};

/// Every server function, one section per slice. One that is missing here fails the test below.
const FUNCTIONS: &[(&str, Junk)] = &[
    // account
    ("account/request-sign-in", Refused),
    ("account/sign-in", Refused),
    ("account/accept-invitation", Refused),
    ("account/sign-out", Harmless),
    // Ending a session that is over already changes nothing.
    ("account/end-session", Harmless),
    ("account/invite-organiser", Refused),
    ("account/invite-staff", Refused),
    ("account/revoke-role", Refused),
    ("account/withdraw-invitation", Refused),
    // exhibitor: applicants
    ("exhibitor/start-application", Refused),
    ("exhibitor/save-application", Refused),
    ("exhibitor/withdraw-application", Refused),
    ("exhibitor/remove-logo", Refused),
    // mail
    ("mail/resend", Refused),
    // masterclass
    ("masterclass/add-stage", Refused),
    ("masterclass/edit-stage", Refused),
    ("masterclass/remove-stage", Refused),
    ("masterclass/create-session", Refused),
    ("masterclass/edit-session", Refused),
    ("masterclass/delete-session", Refused),
    ("masterclass/publish-session", Refused),
    ("masterclass/unpublish-session", Refused),
    ("masterclass/cancel-session", Refused),
    ("masterclass/book-seat", Refused),
    ("masterclass/wait-for-seat", Refused),
    ("masterclass/cancel-seat", Refused),
    // badge
    ("badge/restore-badge", Refused),
    ("badge/revoke-badge", Refused),
    // booth
    ("booth/add-level", Refused),
    ("booth/add-unit", Refused),
    ("booth/edit-level", Refused),
    ("booth/edit-unit", Refused),
    ("booth/remove-level", Refused),
    ("booth/remove-unit", Refused),
    // checkin
    ("checkin/admit-person", Refused),
    ("checkin/count", Refused),
    ("checkin/scan", Refused),
    ("checkin/scan-typed", Refused),
    ("checkin/undo-scan", Refused),
    // event
    ("event/archive-event", Refused),
    ("event/back-to-draft", Refused),
    ("event/create-event", Refused),
    ("event/duplicate-event", Refused),
    ("event/edit-event", Refused),
    ("event/publish-event", Refused),
    ("event/remove-picture", Refused),
    // exhibitor: admission and portal
    ("exhibitor/add-note", Refused),
    ("exhibitor/answer-offer", Refused),
    ("exhibitor/answer-own-offer", Refused),
    ("exhibitor/ask-for-information", Refused),
    ("exhibitor/cancel-participation", Refused),
    ("exhibitor/correct-person", Refused),
    ("exhibitor/extend-offer", Refused),
    ("exhibitor/invite-colleague", Refused),
    ("exhibitor/name-person", Refused),
    ("exhibitor/place", Refused),
    ("exhibitor/put-on-waiting-list", Refused),
    ("exhibitor/reject", Refused),
    ("exhibitor/release-hold", Refused),
    ("exhibitor/remove-person", Refused),
    ("exhibitor/save-profile", Refused),
    ("exhibitor/take-up", Refused),
    ("exhibitor/withdraw-offer", Refused),
    // lead
    ("lead/agree-contact", Refused),
    ("lead/edit-lead", Refused),
    // A spent link leads to the page that says so.
    ("lead/withdraw-contact", Harmless),
    ("lead/withdraw-given-contact", Refused),
    // registration
    ("registration/cancel", Refused),
    ("registration/change", Refused),
    ("registration/confirm", Refused),
    ("registration/erase", Refused),
    ("registration/give-consent", Refused),
    ("registration/register", Refused),
    ("registration/register-again", Refused),
    ("registration/register-at-desk", Refused),
    ("registration/withdraw-consent", Refused),
];

/// Names that arguments have, so that junk reaches beyond "missing".
const NAMES: &[&str] = &[
    "token",
    "email",
    "name",
    "next",
    "session",
    "role",
    "mail",
    "event",
    "unit",
    "application",
    "placement",
    "registration",
    "seat",
    "stage",
    "speaker",
    "badge",
    "scan",
    "lead",
    "ticket",
    "code",
    "note",
    "state",
    "revision",
    "slug",
    "id",
];

#[tokio::test(flavor = "multi_thread")]
async fn every_route_is_classified_and_kept() {
    let site = Site::sqlite().await;
    site.event("mipim-2027").await;
    let routes: Vec<String> = generate_route_list(App).iter().map(|route| route.path().to_owned()).collect();
    assert!(routes.len() > 40, "{routes:?}");
    for (who, browser) in site.everybody().await {
        for route in &routes {
            let path = filled(route);
            let class = areas::of(&path).unwrap_or_else(|| panic!("{route} stands in no area of app/src/areas.rs")).access;

            let answer = browser.get(&path).await;

            let may = match (class, who) {
                (Access::Public, _) | (_, "organiser") | (Access::Staff, "staff") => true,
                (Access::SignedIn, who) => who != "anonymous",
                _ => false,
            };
            assert!(!answer.status.is_server_error(), "{who} {path}: {}", answer.status);
            match (may, who) {
                (true, _) => assert!(
                    answer.status != StatusCode::SEE_OTHER || class == Access::Public,
                    "{who} {path} is led to {}",
                    answer.location()
                ),
                (false, "anonymous") => {
                    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{who} {path}");
                    assert!(answer.location().starts_with("/de/sign-in?next="), "{who} {path}: {}", answer.location());
                    assert!(answer.body.is_empty(), "{path} shows something to nobody");
                }
                (false, _) => assert_eq!(answer.status, StatusCode::NOT_FOUND, "{who} {path}"),
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_server_function_refuses_junk_from_everybody() {
    let site = Site::sqlite().await;
    let id = uuid::Uuid::now_v7().to_string();
    let nonsense: Vec<(&str, &str)> = NAMES.iter().map(|name| (*name, "<b>\u{202e}x")).collect();
    let unknown: Vec<(&str, &str)> = NAMES.iter().map(|name| (*name, id.as_str())).collect();
    let mut wrong = Vec::new();
    for (path, _) in server_fn_paths() {
        let name = path.strip_prefix("/api/").unwrap_or(path);
        let Some((_, junk)) = FUNCTIONS.iter().find(|(known, _)| *known == name) else {
            panic!("{name} stands in no section of FUNCTIONS")
        };
        for (kind, fields) in [("nothing", &vec![]), ("nonsense", &nonsense), ("unknown ids", &unknown)] {
            // Signing out ends the session: everybody comes anew.
            for (who, browser) in site.everybody().await {
                let answer = browser.post_form("/de", path, fields).await;

                let about = format!("{who} sends {kind} to {name}: {} {}", answer.status, answer.location());
                let led_to_sign_in = who == "anonymous" && answer.location().starts_with("/de/sign-in?next=");
                let led_on = answer.status.is_redirection() && *junk == Refused && !led_to_sign_in;
                if answer.status.is_server_error() || answer.status.is_success() || led_on {
                    wrong.push(about);
                }
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn no_server_function_answers_another_method() {
    let site = Site::sqlite().await;
    let organiser = site.organiser().await;
    for (path, method) in server_fn_paths() {
        assert_eq!(method, Method::POST, "{path} changes something");
        let answer = organiser.get(path).await;
        assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/"), "{path}: it only leads back to the pages");
        let put = organiser.request(Method::PUT, path).header("sec-fetch-site", "same-origin").body(Body::empty()).expect("a request");
        assert!(organiser.send(put).await.status.is_client_error(), "{path}");
    }
}

/// A route with its places filled in.
fn filled(route: &str) -> String {
    let fill = |segment: &str| match segment.trim_matches(['{', '}', ':']) {
        "locale" => "de".to_owned(),
        "event" => "mipim-2027".to_owned(),
        "token" | "ticket" | "code" => "ABCDEFGHIJKLMNOPQRSTUVWXYZ".to_owned(),
        "exhibitor" => "stadt-essen".to_owned(),
        other if segment.starts_with(['{', ':']) => {
            let _ = other;
            "0190e6a0-0000-7000-8000-000000000001".to_owned()
        }
        other => other.to_owned(),
    };
    route.split('/').map(fill).collect::<Vec<_>>().join("/")
}
