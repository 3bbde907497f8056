//! Signing in, sessions, roles and invitations.

use crate::authorisation::{
    callers::{EVERY_EXHIBITOR, EVERYBODY, EXHIBITOR, EXHIBITOR_AND_ORGANISERS, ORGANISERS, SIGNED_IN},
    row::{
        Answer::{NotFound, Nothing, SignIn, Told},
        Row, file, form, page, script,
    },
};

pub const ROWS: &[Row] = &[
    form("account/request-sign-in", "email=anna@alpha.example").by(EVERYBODY).changes("mail sign_in_code sign_in_link"),
    // Whoever has a link may take it; a link of another kind opens nothing.
    form("account/sign-in", "token={sign_in_link}").by(EVERYBODY).changes("account_session audit sign_in_link"),
    form("account/sign-in", "token={invitation_link}").others(Told),
    form("account/accept-invitation", "token={invitation_link}&name=Nina Neu")
        .by(EVERYBODY)
        .changes("account account_session audit invitation role"),
    form("account/accept-invitation", "token={sign_in_link}&name=Nina Neu").others(Told),
    // Who has an account signs in before they accept: their invitation signs nobody in.
    form("account/accept-invitation", "token={own_invitation_link}&name=Nina Neu")
        .by(EXHIBITOR)
        .changes("audit invitation role")
        .others(Told),
    // No browser here has asked.
    form("account/sign-in-by-code", "code=12345678").others(Told),
    form("account/sign-out", "").by(SIGNED_IN).changes("account_session").others(Nothing),
    form("account/end-session", "session={account_old_session}").by(EXHIBITOR).changes("account_session").others(Nothing).nobody(SignIn),
    form("account/end-other-sessions", "").by(EVERY_EXHIBITOR).changes("account_session audit").others(Nothing).nobody(SignIn),
    form("account/end-sessions-of", "account={exhibitor_account}").by(ORGANISERS).changes("account_session audit"),
    form("account/reset-passkeys", "account={exhibitor_account}").by(ORGANISERS).changes("account_session audit passkey"),
    // A challenge is answered by whom it was made for, and signs in whose passkey it was.
    script("account/begin-passkey", "").by(SIGNED_IN).changes("passkey_ceremony"),
    form("account/add-passkey", "name=Laptop&ceremony={make_ceremony}&credential={make_credential}")
        .by(EXHIBITOR)
        .changes("account_session audit passkey passkey_ceremony")
        .others(Told)
        .nobody(SignIn),
    script("account/begin-passkey-sign-in", "").by(EVERYBODY).changes("passkey_ceremony"),
    form("account/sign-in-with-passkey", "ceremony={show_ceremony}&credential={show_credential}")
        .by(EVERYBODY)
        .changes("account_session audit passkey passkey_ceremony"),
    form("account/rename-passkey", "passkey={passkey}&name=Laptop").by(EXHIBITOR).changes("audit passkey"),
    form("account/remove-passkey", "passkey={passkey}").by(EXHIBITOR).changes("account_session audit passkey"),
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
    page("/{locale}/invitations/{token}", "/de/invitations/{own_invitation_link}")
        .by(EXHIBITOR)
        .shows("/api/account/accept-invitation")
        .others(Nothing),
    page("/{locale}/account", "/de/account").by(SIGNED_IN).shows("/api/account/sign-out"),
    page("/{locale}/account", "/de/account").by(EXHIBITOR).shows("{account_old_session}").others(Nothing).nobody(SignIn),
    page("/{locale}/account/passkey", "/de/account/passkey").by(SIGNED_IN).shows("data-passkey"),
    file("/account/export.json", "/account/export.json").by(EXHIBITOR).shows("anna@alpha.example").others(Nothing).nobody(SignIn),
    page("/{locale}/organise/people", "/de/organise/people").by(ORGANISERS).shows("olga@agency.example"),
    page("/{locale}/organise/events/{event}/people", "/de/organise/events/fair/people").by(ORGANISERS).shows("dora@desk.example"),
];
