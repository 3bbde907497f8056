//! Signing in, and one's own account.

use domain::{
    account::{self, SessionView},
    actor::Person,
    locale::Locale,
    notice::{self, NoticeChoice},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

use super::api::{AcceptInvitation, ChooseNotices, EndSession, RequestSignIn, SignIn};
pub use super::team::{EventPeople, People};
use super::{cookie, device};
use crate::{ctx, flash::Flash, format, load::load_page, mail, paths, spent_link::SpentLink, ui, words::account::role_name};

/// Asks for the address that the link shall go to.
#[component]
pub fn SignInPage() -> impl IntoView {
    let l = ctx::locale();
    let sent = Flash::SignInLinkSent.is_now();
    let next = ctx::query_value("next").unwrap_or_default();
    view! {
        <Title text=l.t("Anmelden", "Sign in")/>
        <ui::PageHead
            title=l.t("Anmelden", "Sign in")
            lede=l.t("Wir schicken Ihnen einen Link. Ein Passwort brauchen Sie nicht.", "We send you a link. You need no password.")
        />
        {sent.then(|| view! { <LinkWritten/> })}
        <ui::Form action=RequestSignIn::PATH>
            <ui::Hidden name="next" value=next/>
            <ui::TextField name="email" label=l.t("E-Mail-Adresse", "E-mail address") kind=ui::InputKind::Email required=true autocomplete="email"/>
            <ui::Submit label=l.t("Link anfordern", "Send me a link")/>
        </ui::Form>
    }
}

/// The same for every address: it must not tell whether there is an account.
#[component]
fn LinkWritten() -> impl IntoView {
    let l = ctx::locale();
    if let Some(waits) = mail::unsent(l) {
        let written = l.t(
            "Wenn es zu dieser Adresse einen Zugang gibt, ist der Link geschrieben. Er gilt zehn Minuten.",
            "If there is an account with this address, the link is written. It is valid for ten minutes.",
        );
        return view! { <ui::Notice tone=ui::Tone::Warn><p>{written}</p><p>{waits}</p></ui::Notice> }.into_any();
    }
    view! {
        <ui::Notice tone=ui::Tone::Ok>{Flash::SignInLinkSent.text(l)}</ui::Notice>
    }
    .into_any()
}

/// Where the link in the mail leads. Only the button signs in: mail scanners follow links.
#[component]
pub fn SignInLink() -> impl IntoView {
    let l = ctx::locale();
    let token = ctx::param("token");
    let db = ctx::db();
    load_page(async move {
        if !account::is_link_open(&db, &token).await? {
            return Ok(link_spent(l));
        }
        Ok(view! {
            <Title text=l.t("Anmelden", "Sign in")/>
            <ui::PageHead title=l.t("Anmelden", "Sign in")/>
            <ui::Form action=SignIn::PATH>
                <ui::Hidden name="token" value=token/>
                <ui::Submit label=l.t("Jetzt anmelden", "Sign in now")/>
            </ui::Form>
        }
        .into_any())
    })
}

/// Where an invitation leads.
#[component]
pub fn Invitation() -> impl IntoView {
    let l = ctx::locale();
    let token = ctx::param("token");
    let db = ctx::db();
    load_page(async move {
        let Some(invitation) = account::open_invitation(&db, &token).await? else {
            return Ok(invitation_spent(l));
        };
        Ok(view! {
            <Title text=l.t("Einladung", "Invitation")/>
            <ui::PageHead title=l.t("Willkommen", "Welcome") kicker=role_name(l, invitation.kind) lede=domain::field::lettered_address(&invitation.email)/>
            <ui::Form action=AcceptInvitation::PATH>
                <ui::Hidden name="token" value=token/>
                <ui::TextField name="name" label=l.t("Ihr Name", "Your name") required=true maxlength=80 autocomplete="name"/>
                <ui::Submit label=l.t("Einladung annehmen", "Accept invitation")/>
            </ui::Form>
        }
        .into_any())
    })
}

fn link_spent(l: Locale) -> AnyView {
    let text = l.t(
        "Er wurde schon benutzt oder ist abgelaufen. Fordern Sie einfach einen neuen an.",
        "It was used already or has run out. Simply ask for a new one.",
    );
    let way = (paths::sign_in(l, None), l.t("Neuen Link anfordern", "Ask for a new link"));
    view! { <SpentLink title=l.t("Anmelden", "Sign in") text way/> }.into_any()
}

/// An invited person may have no account yet, so there is no link that they could ask for themselves.
fn invitation_spent(l: Locale) -> AnyView {
    let text = l.t(
        "Die Einladung wurde schon angenommen oder zurückgezogen, oder sie ist abgelaufen. Bitten Sie die Person, die Sie eingeladen hat, um eine neue. Wenn Sie schon angenommen haben, melden Sie sich einfach an.",
        "The invitation was accepted already, was withdrawn, or has run out. Ask the person who invited you for a new one. If you accepted it already, simply sign in.",
    );
    let way = (paths::sign_in(l, None), l.t("Anmelden", "Sign in"));
    view! { <SpentLink title=l.t("Einladung", "Invitation") text way/> }.into_any()
}

/// One's own account and sessions.
#[component]
pub fn Account() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor) = (ctx::db(), ctx::actor());
    let token = ctx::parts().and_then(|parts| cookie::token(&parts.headers, ctx::site().is_https())).unwrap_or_default();
    load_page(async move {
        let person = actor.require_person()?.clone();
        let sessions = account::sessions(&db, &actor, &token).await?;
        let notices = if person.organiser { Some(notice::choice_of(&db, &actor).await?) } else { None };
        Ok(view! {
            <Title text=person.name.clone()/>
            <ui::PageHead title=person.name.clone() kicker=l.t("Ihr Zugang", "Your account") lede=domain::field::lettered_address(&person.email)>
                <Ways person=person/>
            </ui::PageHead>
            {notices.map(|choice| view! { <Notices choice/> })}
            <ui::Section title=l.t("Wo Sie angemeldet sind", "Where you are signed in")>
                <ul class="list">{sessions.into_iter().map(|session| view! { <SessionRow session/> }).collect_view()}</ul>
            </ui::Section>
        })
    })
}

/// Where one's work is: this is the page that one lands on after signing in.
#[component]
fn Ways(person: Person) -> impl IntoView {
    let l = ctx::locale();
    let ways = [
        (person.organiser, paths::organise(l), l.t("Organisation", "Organise")),
        (person.organiser || !person.staff_of.is_empty(), paths::desks(l), l.t("Empfang", "Desk")),
        (!person.exhibits_for.is_empty(), paths::portal(l), l.t("Mein Stand", "My stand")),
    ];
    let ways: Vec<_> = ways
        .into_iter()
        .filter(|(mine, ..)| *mine)
        .map(|(_, href, label)| view! { <ui::LinkButton href label kind=ui::ButtonKind::Quiet/> })
        .collect();
    (!ways.is_empty()).then(|| view! { <ui::Actions>{ways}</ui::Actions> })
}

/// How an organiser hears of what happens.
#[component]
fn Notices(choice: NoticeChoice) -> impl IntoView {
    let l = ctx::locale();
    let options = NoticeChoice::ALL.map(|choice| (choice.to_string(), choice_name(l, choice).to_owned())).to_vec();
    view! {
        <ui::Section title=l.t("E-Mails über Neues", "E-mails about news") id="notices">
            <ui::Form action=ChooseNotices::PATH>
                <ui::Radios
                    name="choice"
                    legend=l.t(
                        "Neue Anmeldungen, Antworten auf Rückfragen und Angebote, ausgebuchte Programmpunkte",
                        "New applications, answers to questions and offers, sessions that are full",
                    )
                    options
                    current=choice.to_string()
                    required=true
                />
                <ui::Submit label=l.t("Speichern", "Save") kind=ui::ButtonKind::Quiet/>
            </ui::Form>
        </ui::Section>
    }
}

fn choice_name(l: Locale, choice: NoticeChoice) -> &'static str {
    match choice {
        NoticeChoice::AtOnce => l.t("sofort, jede einzeln", "at once, each by itself"),
        NoticeChoice::Daily => {
            l.t("morgens um 7 Uhr in einer E-Mail, wenn es etwas gibt", "in one e-mail at 7 in the morning, if there is anything")
        }
        NoticeChoice::Never => l.t("nie", "never"),
    }
}

#[component]
fn SessionRow(session: SessionView) -> impl IntoView {
    let l = ctx::locale();
    let seen = format::date_time(l, format::home(), session.last_seen_at);
    let id = session.id.to_string();
    view! {
        <li>
            <b class="list-name">{device::name(l, &session.device)}</b>
            <div class="list-end">{if session.is_current {
                view! { <ui::Chip label=l.t("Dieses Gerät", "This device") tone=ui::Tone::Ok/> }.into_any()
            } else {
                view! {
                    <ui::Form action=EndSession::PATH id=id.clone()>
                        <ui::Hidden name="session" value=id/>
                        <ui::Submit label=l.t("Abmelden", "Sign out") kind=ui::ButtonKind::Quiet/>
                    </ui::Form>
                }.into_any()
            }}</div>
            <p class="list-more">{l.t("Zuletzt benutzt: ", "Last used: ")}{seen}</p>
        </li>
    }
}
