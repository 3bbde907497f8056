//! One's own account.

use domain::{
    account::{self, SessionView},
    actor::Person,
    call,
    locale::Locale,
    notice::{self, NoticeChoice},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

use super::{
    api::{ChooseNotices, EndOtherSessions, EndSession},
    cookie,
    passkeys::OwnPasskeys,
};
pub use super::{
    passkeys::Passkey,
    sign_in::{Invitation, SignInLink, SignInPage},
    team::{EventPeople, People},
};
use crate::{audit::HistoryList, ctx, format, load::load_page, paths, ui, words::device};

/// One's own account and sessions.
#[component]
pub fn Account() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor) = (ctx::db(), ctx::actor());
    let token = cookie::own_token();
    load_page(async move {
        let person = actor.require_person()?.clone();
        let keeper = person.clone();
        let sessions = account::sessions(&db, &actor, &token).await?;
        let passkeys = account::passkeys(&db, &actor).await?;
        let entries = account::own_history(&db, &actor).await?;
        let judges = !call::judged_calls(&db, &actor).await?.is_empty();
        let others = (sessions.len() > 1).then(|| {
            view! {
                <ui::Form action=EndOtherSessions::PATH>
                    <ui::Submit label=l.t("Alle anderen ausloggen", "Sign out all others") kind=ui::ButtonKind::Quiet/>
                </ui::Form>
            }
        });
        let waits = person.organiser_without_passkey.then(|| {
            view! {
                <ui::Notice tone=ui::Tone::Warn>
                    <p>{l.t("Zum Organisieren brauchen Sie noch Ihren Passkey.", "To organise you still need your passkey.")}</p>
                    <p><a href=paths::passkey(l, None)>{l.t("Passkey anlegen oder zeigen", "Make or show a passkey")}</a></p>
                </ui::Notice>
            }
        });
        let notices = if person.organiser { Some(notice::choice_of(&db, &actor).await?) } else { None };
        Ok(view! {
            <Title text=person.name.clone()/>
            <ui::PageHead title=person.name.clone() kicker=l.t("Ihr Zugang", "Your account") lede=domain::field::lettered_address(&person.email)>
                <Ways person=person judges/>
            </ui::PageHead>
            {waits}
            {notices.map(|choice| view! { <Notices choice/> })}
            <ui::Section title=l.t("Wo Sie eingeloggt sind", "Where you are signed in")>
                <ul class="list">{sessions.into_iter().map(|session| view! { <SessionRow session/> }).collect_view()}</ul>
                {others}
            </ui::Section>
            <OwnPasskeys passkeys person=keeper/>
            <ui::Section title=l.t("Was zuletzt geschah", "What happened lately")>
                <HistoryList entries zone=format::home()/>
                <p class="muted">{l.t("Kommt Ihnen etwas davon fremd vor, loggen Sie alle anderen Geräte aus und sagen Sie uns Bescheid.", "If any of it is strange to you, sign out all other devices and tell us.")}</p>
            </ui::Section>
            <p><a href=paths::account_export() download="">{l.t("Alles, was hier über Sie gespeichert ist (JSON)", "Everything that is kept about you here (JSON)")}</a></p>
        })
    })
}

/// Where one's work is: this is the page that one lands on after signing in.
#[component]
fn Ways(person: Person, judges: bool) -> impl IntoView {
    let l = ctx::locale();
    let ways = [
        (person.organiser, paths::organise(l), l.t("Organisation", "Organise")),
        (person.organiser || !person.staff_of.is_empty(), paths::desks(l), l.t("Einlass", "Desk")),
        (!person.exhibits_for.is_empty(), paths::portal(l), l.t("Mein Stand", "My booth")),
        (!person.hosts_for.is_empty(), paths::hosting(l), l.t("Als Mitveranstalter", "As a co-host")),
        (judges, paths::jury(l), l.t("Meine Jurys", "My juries")),
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
                        "Neue Bewerbungen, Antworten auf Rückfragen und Angebote, ausgebuchte Programmpunkte, Anfragen, Delegationen",
                        "New applications, answers to questions and offers, sessions that are full, enquiries, delegations",
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
                        <ui::Submit label=l.t("Ausloggen", "Sign out") kind=ui::ButtonKind::Quiet/>
                    </ui::Form>
                }.into_any()
            }}</div>
            <p class="list-more">{l.t("Zuletzt benutzt: ", "Last used: ")}{seen}</p>
        </li>
    }
}
