//! Applicants: by the link of their application, and signed in.

use crate::authorisation::{
    callers::{APPLICANT, EVERY_APPLICANT, EVERYBODY, EXHIBITOR, EXHIBITOR_AND_ORGANISERS, Who},
    row::{
        Answer::{NotFound, Nothing, Told},
        Row, form, page, script, upload,
    },
};

pub const ROWS: &[Row] = &[
    form("exhibitor/start-application", "event=fair&email=neu@gamma.example")
        .by(EVERYBODY)
        .changes("application application_contact audit mail"),
    form("exhibitor/start-application", "event=draft-fair&email=neu@gamma.example").others(NotFound),
    form("exhibitor/save-application", "token={link}&act=save&revision=1&display_name=Omega")
        .by(EVERY_APPLICANT)
        .changes("application application_contact application_tag audit")
        .others(NotFound),
    form("exhibitor/save-application", "application={draft}&act=save&revision=1&display_name=Omega")
        .by(EXHIBITOR)
        .changes("application application_contact application_tag audit"),
    form(
        "exhibitor/save-application",
        "application={needs_information}&act=submit&revision={needs_information_revision}&{application_fields}",
    )
    .by(EXHIBITOR)
    .changes("application application_contact audit mail organisation organiser_notice"),
    // The link that a browser got with the address of somebody else: a draft, kept and mailed about, and nothing more.
    form("exhibitor/save-application", "token={unproven_link}&act=save&revision=1&display_name=Omega")
        .by(EVERYBODY)
        .changes("application application_contact audit"),
    form("exhibitor/save-application", "token={unproven_link}&act=submit&revision=1&{application_fields}")
        .by(EVERYBODY)
        .changes("application application_contact application_tag audit mail"),
    form("exhibitor/save-application", "token={moved_link}&act=save&revision=2&display_name=Omega").others(Told),
    script("exhibitor/keep-draft", "token={link}&revision=1&display_name=Omega")
        .by(EVERY_APPLICANT)
        .changes("application application_contact application_tag audit")
        .others(NotFound),
    script("exhibitor/keep-draft", "application={draft}&revision=1&display_name=Omega")
        .by(EXHIBITOR)
        .changes("application application_contact application_tag audit"),
    script("exhibitor/keep-draft", "token={moved_link}&revision=2&display_name=Omega").others(Told),
    form("exhibitor/hand-in-application", "token={unproven_link}").others(Told),
    form("exhibitor/hand-in-application", "token={handed_in_link}").others(Told),
    form("exhibitor/hand-in-application", "token={to_prove_link}")
        .by(EVERYBODY)
        .changes("account application application_contact audit mail organisation organiser_notice role"),
    form("exhibitor/hand-in-application", "application={to_prove}"),
    form("exhibitor/withdraw-application", "token={link}").by(EVERY_APPLICANT).changes("application audit mail").others(NotFound),
    form("exhibitor/withdraw-application", "application={held}").by(EXHIBITOR).changes("application audit mail placement"),
    form("exhibitor/remove-logo", "token={link}").by(EVERY_APPLICANT).changes("application audit").others(NotFound),
    form("exhibitor/remove-logo", "application={draft}").by(EXHIBITOR).changes("application audit"),
    upload("/uploads/logo", "_page=/de/imprint&token={link}").by(EVERY_APPLICANT).changes("application audit").others(NotFound),
    upload("/uploads/logo", "_page=/de/imprint&application={draft}").by(EXHIBITOR).changes("application audit"),
    // What organisers change, the exhibitor is told.
    upload("/uploads/logo", "_page=/de/imprint&application={confirmed}")
        .by(EXHIBITOR_AND_ORGANISERS)
        .changes("application audit")
        .changes_by(Who::Organiser, "application audit mail"),
    page("/{locale}/events/{event}/apply", "/de/events/fair/apply").by(EVERYBODY).shows("/api/exhibitor/start-application"),
    page("/{locale}/applications/{token}", "/de/applications/{link}")
        .by(APPLICANT)
        .shows("value=\"{draft_link}\"")
        .others(NotFound)
        .except(&[(Who::OtherApplicant, Nothing)]),
    page("/{locale}/applications/{token}", "/de/applications/{moved_link}").others(NotFound),
    page("/{locale}/portal/{application}/application", "/de/portal/{draft}/application")
        .by(EXHIBITOR)
        .shows("/api/exhibitor/save-application"),
];
