//! What holds for every route and every server function there is, whoever asks: who may do what is in `authorisation`.

use app::{areas, routes::App};
use axum::{
    body::Body,
    http::{Method, StatusCode},
};
use leptos::server_fn::axum::server_fn_paths;
use leptos_axum::generate_route_list;

use crate::site::{Site, both};

/// Server functions that lead on whatever they are sent: it changes nothing.
const HARMLESS: &[&str] = &[
    "account/sign-out",
    // A session that is over already.
    "account/end-session",
    // There is no other one.
    "account/end-other-sessions",
    // A challenge of one's own, which nobody has answered.
    "account/begin-passkey",
    "account/begin-passkey-sign-in",
    // Of all events, and nothing was given up.
    "mail/resend-parked",
    // A spent link leads to the page that says so.
    "lead/withdraw-contact",
];

/// Names that arguments have, so that what makes no sense reaches beyond "missing".
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

#[test]
fn every_route_is_classified() {
    for route in generate_route_list(App) {
        assert!(
            areas::area_of(&route.path().replace("{locale}", "de")).is_some(),
            "{} stands in no area of app/site/src/areas.rs",
            route.path()
        );
    }
}

both! {
    async fn what_makes_no_sense_is_refused_even_to_organisers(site: Site) {
        let id = uuid::Uuid::now_v7().to_string();
        let nonsense: Vec<(&str, &str)> = NAMES.iter().map(|name| (*name, "<b>\u{202e}x")).collect();
        let unknown: Vec<(&str, &str)> = NAMES.iter().map(|name| (*name, id.as_str())).collect();
        let mut wrong = Vec::new();
        for (path, _) in server_fn_paths() {
            let name = path.strip_prefix("/api/").unwrap_or(path);
            for (kind, fields) in [("nothing", &vec![]), ("nonsense", &nonsense), ("unknown ids", &unknown)] {
                // Signing out ends the session: everybody comes anew.
                let organiser = site.organiser().await;

                let answer = organiser.post_form("/de", path, fields).await;

                let led_on = answer.status.is_redirection() && !HARMLESS.contains(&name);
                if answer.status.is_server_error() || answer.status.is_success() || led_on {
                    wrong.push(format!("{kind} to {name}: {} {}", answer.status, answer.location()));
                }
            }
        }
        assert_eq!(wrong, Vec::<String>::new());
    }
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
