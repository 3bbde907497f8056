//! Letters to people who sign in.

use domain::{
    account::{AccountLetter, RoleKind, ShortCode},
    code::Code,
    field::unlinked,
    host::HostAccess,
};
use site::paths;

use crate::{content::Content, context::LetterContext};

pub(super) fn content(context: LetterContext, letter: &AccountLetter) -> Content {
    match letter {
        AccountLetter::SignIn { token } => sign_in(context, token),
        AccountLetter::Invitation { token, role, scope, invited_by } => invitation(context, token, *role, scope, invited_by),
        AccountLetter::HostInvitation { host, event, access, invited_by } => host_invitation(context, host, event, *access, invited_by),
    }
}

fn sign_in(context: LetterContext, token: &str) -> Content {
    let l = context.l;
    Content::new(
        l.t("Ihr Link zum Einloggen", "Your sign-in link"),
        l.t("Einloggen", "Sign in"),
        l.t(
            "Sie erhalten diese E-Mail, weil jemand mit Ihrer Adresse einen Link zum Einloggen angefordert hat.",
            "You get this e-mail because somebody asked for a sign-in link with your address.",
        ),
    )
    .preheader(l.t("Link und Code gelten zehn Minuten und genau einmal.", "Link and code are valid for ten minutes, and only once."))
    .say(l.t(
        "mit diesem Link loggen Sie sich ein. Er gilt zehn Minuten ab dem Versand dieser E-Mail und genau einmal.",
        "Use this link to sign in. It is valid for ten minutes after this e-mail was sent, and only once.",
    ))
    .button(l.t("Einloggen", "Sign in"), context.url(&paths::sign_in_link(l, token)))
    .say(l.t(
        "Sie möchten sich auf einem anderen Gerät einloggen? Geben Sie dort, wo Sie den Link angefordert haben, stattdessen diesen Code ein:",
        "You want to sign in on another device? Enter this code instead, where you asked for the link:",
    ))
    .facts(vec![(l.t("Code", "Code"), Code::parse(token).map(|token| ShortCode::of_link(&token).to_string()).unwrap_or_default())])
    .say(l.t(
        "Nennen Sie den Code niemandem. Wir fragen nie danach, auch nicht am Telefon.",
        "Tell the code to nobody. We never ask for it, not on the telephone either.",
    ))
    .say(l.t(
        "Sie haben nichts angefordert? Dann brauchen Sie nichts zu tun: Ohne diese E-Mail kommt niemand hinein.",
        "You did not ask for it? Then there is nothing to do: without this e-mail nobody gets in.",
    ))
}

fn invitation(context: LetterContext, token: &str, role: RoleKind, scope: &str, invited_by: &str) -> Content {
    let l = context.l;
    let agency = &context.site.agency.name;
    // Exhibitors choose both names, and whom they invite.
    let (scope, invited_by) = (&unlinked(scope), unlinked(invited_by));
    let by = if invited_by.is_empty() { agency.as_str() } else { &invited_by };
    let task = match (role, scope.is_empty()) {
        (RoleKind::Organiser, _) => l.t("als Teil des Organisationsteams", "as an organiser").to_owned(),
        (RoleKind::Staff, true) => l.t("ins Einlassteam", "to join the desk team").to_owned(),
        (RoleKind::Staff, false) => format!("{} {scope}", l.t("ins Einlassteam von", "to join the desk team of")),
        (RoleKind::Exhibitor, true) => l.t("als Aussteller", "as an exhibitor").to_owned(),
        (RoleKind::Exhibitor, false) => format!("{} {scope}", l.t("als Aussteller für", "as an exhibitor for")),
    };
    let said = match l {
        domain::locale::Locale::De => format!("{by} lädt Sie {task} ein. Mit dem Link nehmen Sie an; ein Passwort brauchen Sie nicht."),
        domain::locale::Locale::En => format!("{by} invites you {task}. Accept by the link; you need no password."),
    };
    Content::new(
        match l {
            domain::locale::Locale::De => format!("Einladung zu {agency}"),
            domain::locale::Locale::En => format!("Invitation to {agency}"),
        },
        l.t("Sie sind eingeladen", "You are invited"),
        l.t("Sie erhalten diese E-Mail, weil jemand Sie eingeladen hat.", "You get this e-mail because somebody invited you."),
    )
    .preheader(said.clone())
    .say(said)
    .button(l.t("Einladung annehmen", "Accept the invitation"), context.url(&paths::invitation(l, token)))
    .say(l.t("Die Einladung gilt 14 Tage.", "The invitation is valid for 14 days."))
}

/// They sign in as everybody does: whoever reads this letter without the mailbox gets nowhere.
fn host_invitation(context: LetterContext, host: &str, event: &str, access: HostAccess, invited_by: &str) -> Content {
    let l = context.l;
    let agency = &context.site.agency.name;
    let (host, event, invited_by) = (unlinked(host), unlinked(event), unlinked(invited_by));
    let by = if invited_by.is_empty() { agency.as_str() } else { &invited_by };
    let said = match l {
        domain::locale::Locale::De => format!("{by} hat Ihnen Zugang zu „{event}“ gegeben, für den Veranstalter {host}."),
        domain::locale::Locale::En => format!("{by} has given you access to “{event}”, for the host {host}."),
    };
    let may = match access {
        HostAccess::See => l.t(
            "Sie sehen dort, was die Organisation für die Veranstalter freigibt: Aussteller, Programm und mehr.",
            "There you see what the organisers release for the hosts: exhibitors, programme and more.",
        ),
        HostAccess::Edit => l.t(
            "Sie sehen dort, was die Organisation für die Veranstalter freigibt, und ändern Text, Website und Logo Ihres Hauses.",
            "There you see what the organisers release for the hosts, and change text, website and logo of your house.",
        ),
    };
    Content::new(
        l.t("Ihr Zugang als Mitveranstalter", "Your access as a co-host"),
        l.t("Ihre Veranstaltung", "Your event"),
        l.t("Sie erhalten diese E-Mail, weil jemand Ihnen Zugang gegeben hat.", "You get this e-mail because somebody gave you access."),
    )
    .preheader(said.clone())
    .say(said)
    .say(may)
    .button(l.t("Zu Ihren Veranstaltungen", "To your events"), context.url(&paths::hosting(l)))
    .say(l.t(
        "Sie loggen sich mit dieser E-Mail-Adresse ein und bekommen dafür einen Link; ein Passwort brauchen Sie nicht.",
        "You sign in with this e-mail address and get a link for that; you need no password.",
    ))
}
