//! Signing in, sessions, roles and invitations.

use crate::authorisation::{
    callers::{EVERYBODY, EXHIBITOR, EXHIBITOR_AND_ORGANISERS, ORGANISERS, SIGNED_IN},
    row::{
        Answer::{NotFound, Nothing, SignIn, Told},
        Row, form, page,
    },
};

pub const ROWS: &[Row] = &[
    form("account/request-sign-in", "email=anna@alpha.example").by(EVERYBODY).changes("mail sign_in_link"),
    // Whoever has a link may take it; a link of another kind opens nothing.
    form("account/sign-in", "token={sign_in_link}").by(EVERYBODY).changes("account_session sign_in_link"),
    form("account/sign-in", "token={invitation_link}").others(Told),
    form("account/accept-invitation", "token={invitation_link}&name=Nina Neu")
        .by(EVERYBODY)
        .changes("account account_session audit invitation role"),
    form("account/accept-invitation", "token={sign_in_link}&name=Nina Neu").others(Told),
    form("account/sign-out", "").by(SIGNED_IN).changes("account_session").others(Nothing),
    form("account/end-session", "session={account_old_session}").by(EXHIBITOR).changes("account_session").others(Nothing).nobody(SignIn),
    form("account/choose-notices", "choice=at_once").by(ORGANISERS).changes("notice_choice"),
    form("account/invite-organiser", "email=neu@agency.example").by(ORGANISERS).changes("audit invitation mail"),
    form("account/invite-staff", "event={event}&email=neu@desk.example").by(ORGANISERS).changes("audit invitation mail"),
    form("account/revoke-role", "role={role}").by(ORGANISERS).changes("audit role"),
    form("account/revoke-role", "role={exhibitor_role}").by(EXHIBITOR_AND_ORGANISERS).changes("audit role"),
    form("account/withdraw-invitation", "invitation={colleague_invitation}").by(EXHIBITOR_AND_ORGANISERS).changes("audit invitation mail"),
    form("account/withdraw-invitation", "invitation={invitation}").by(ORGANISERS).changes("audit invitation"),
    page("/{locale}/sign-in", "/de/sign-in").by(EVERYBODY).shows("/api/account/request-sign-in"),
    page("/{locale}/sign-in/{token}", "/de/sign-in/{sign_in_link}").by(EVERYBODY).shows("/api/account/sign-in"),
    page("/{locale}/sign-in/{token}", "/de/sign-in/{invitation_link}").others(NotFound).shows("/api/account/sign-in"),
    page("/{locale}/invitations/{token}", "/de/invitations/{invitation_link}").by(EVERYBODY).shows("nina@new.example"),
    page("/{locale}/invitations/{token}", "/de/invitations/{sign_in_link}").others(NotFound).shows("/api/account/accept-invitation"),
    page("/{locale}/account", "/de/account").by(SIGNED_IN).shows("/api/account/sign-out"),
    page("/{locale}/account", "/de/account").by(EXHIBITOR).shows("{account_old_session}").others(Nothing).nobody(SignIn),
    page("/{locale}/organise/people", "/de/organise/people").by(ORGANISERS).shows("olga@agency.example"),
    page("/{locale}/organise/events/{event}/people", "/de/organise/events/fair/people").by(ORGANISERS).shows("dora@desk.example"),
];
