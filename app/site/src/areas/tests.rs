use super::*;

fn access(path: &str) -> Option<Access> {
    area_of(path).map(|area| area.access)
}

#[test]
fn the_first_segment_after_the_language_decides() {
    assert_eq!(access("/de"), Some(Public));
    assert_eq!(access("/"), Some(Public));
    assert_eq!(access("/de/organise/events/mipim"), Some(Organiser));
    assert_eq!(access("/organise/events/mipim/visitors.csv"), Some(Organiser));
    assert_eq!(access("/:locale/desk/:event"), Some(Staff));
    assert_eq!(access("/en/portal"), Some(SignedIn));
    assert_eq!(access("//de//organise/new"), Some(Organiser));
    assert_eq!(access("/en/nothing"), None);
    assert_eq!(access("/api/account/sign-in"), None);
}

#[test]
fn the_language_of_an_address_is_its_first_segment() {
    assert_eq!(language("/de?q=1"), Some(Locale::De));
    assert_eq!(language("/en/events/fair"), Some(Locale::En));
    for without in ["", "/", "/events/de", "de/events", "/fr", "//de"] {
        assert_eq!(language(without), None, "{without}");
    }
}

#[test]
fn a_page_keeps_its_path_in_the_other_language() {
    assert_eq!(in_language("/de/events/mipim", Locale::En), "/en/events/mipim");
    assert_eq!(in_language("/de", Locale::En), "/en");
}

#[test]
fn only_pages_without_form_and_script_are_shared() {
    for path in [
        "/de",
        "/en/events/fair",
        "/en/events/fair/plan",
        "/de/events/fair/exhibitors/essen",
        "/de/events/fair/programme",
        "/de/events/fair/programme/ID",
        "/de/bridges",
        "/en/bridges/israel",
        "/en/bridges/israel/companies",
        "/de/talks",
        "/en/talks/chicago",
        "/de/newsroom",
        "/en/newsroom/more-room",
    ] {
        assert!(is_shared(path) && !is_scripted(path), "{path}");
    }
    for path in
        ["/", "/de/sign-in", "/de/events", "/de/events/", "/de/events/fair/apply", "/de/registrations/CODE", "/de/b/CODE", "/events/fair"]
    {
        assert!(!is_shared(path) && !is_scripted(path), "{path}");
    }
    for path in ["/de/desk/fair", "/en/portal/ID/scan"] {
        assert!(!is_shared(path) && is_scripted(path), "{path}");
    }
}

#[test]
fn no_area_is_closed_to_search_engines_because_another_begins_like_it() {
    // The longest line counts; where two are as long, the one that opens.
    for path in ["newsroom/more-room", "bridges/israel", "talks/chicago", "contact", "delegations", "events/fair"] {
        let longest = |areas: &mut dyn Iterator<Item = &'static str>| areas.filter(|area| path.starts_with(*area)).map(str::len).max();
        assert!(longest(&mut open()) >= longest(&mut closed()), "{path}");
    }
    assert!(closed().any(|area| "newsroom".starts_with(area)), "or there is nothing to be told apart");
}

#[test]
fn what_a_code_or_an_account_opens_is_kept_by_no_cache() {
    for path in ["/de/b/CODE", "/B/CODE", "/registrations/CODE.ics", "/tickets/CODE.pdf", "/en/offers/TOKEN", "/de/sign-in", "/en/portal"] {
        assert!(is_for_one(path), "{path}");
    }
    for path in ["/", "/de", "/de/events/fair", "/en/imprint", "/robots.txt", "/files/KEY.png", "/healthz", "/de/nothing"] {
        assert!(!is_for_one(path), "{path}");
    }
}

#[test]
fn secrets_stay_out_of_the_log() {
    assert_eq!(loggable("/de/organise/events/mipim/admission"), "/de/organise/events/mipim/admission");
    assert_eq!(loggable("/de/registrations/CODE"), "/de/registrations");
    assert_eq!(loggable("/registrations/CODE.ics"), "/registrations");
    assert_eq!(loggable("/de/registrations/confirm/TOKEN"), "/de/registrations");
    assert_eq!(loggable("/B/CODE"), "/B");
    assert_eq!(loggable("/tickets/CODE.pdf"), "/tickets");
    assert_eq!(loggable("/api/account/sign-in"), "/api/account/sign-in");
    assert_eq!(loggable("/de/api/secret"), "/de");
    assert_eq!(loggable("/healthz"), "/healthz");
    assert_eq!(loggable("/vera@visitor.example"), "");
    assert_eq!(loggable("/de/vera@visitor.example"), "/de");
    assert_eq!(loggable("/de/imprint"), "/de/imprint");
    assert_eq!(loggable("/de"), "/de");
    assert_eq!(loggable("/"), "/");
}

#[test]
fn search_engines_are_kept_from_what_links_and_accounts_open() {
    let closed: Vec<&str> = closed().collect();

    let expected = [
        "search",
        "applications",
        "offers",
        "registrations",
        "my-ticket",
        "travellers",
        "b",
        "contacts",
        "meetings",
        "visit-hosts",
        "enquiries",
        "news",
        "voices",
        "surveys",
        "call-entries",
        "roundtables",
        "sign-in",
        "invitations",
        "account",
        "hosting",
        "portal",
        "jury",
        "desk",
        "organise",
    ];
    assert_eq!(closed, expected);
}
