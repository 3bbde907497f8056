//! All letters to groups at an event, and beginning one.

use domain::{
    event::{self, EventView},
    locale::Locale,
    mailing::{self, Group, MailingPurpose, MailingState, MailingView, Outcome},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

use crate::{
    ctx, format,
    frame::OrganiseHead,
    load::load_page,
    mailing::api::BeginMailing,
    moment::{local, moment},
    paths, ui,
    words::mailing as words,
};

#[component]
pub fn Mailings() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, slug) = (ctx::db(), ctx::actor(), ctx::param("event"));
    load_page(async move {
        actor.require_organiser()?;
        let event = event::by_slug(&db, &actor, &slug).await?;
        let (groups, mailings) = (mailing::groups(&db, &actor, event.id).await?, mailing::mailings(&db, &actor, event.id).await?);
        let title = l.t("Rundmails", "Group e-mails");
        let lede = l.t(
            "Eine E-Mail an alle einer Gruppe, jede persönlich adressiert.",
            "One e-mail to everybody of a group, each addressed personally.",
        );
        Ok(view! {
            <Title text=format!("{title} – {}", event.name)/>
            <OrganiseHead event=event.clone() title lede>
                <ui::Actions><ui::LinkButton href=paths::event_mail(l, &slug) label=l.t("Alle einzelnen E-Mails", "All single e-mails") kind=ui::ButtonKind::Quiet/></ui::Actions>
            </OrganiseHead>
            <Begin event=event.clone() groups=groups.clone()/>
            {if mailings.is_empty() {
                view! {
                    <ui::EmptyState
                        title=l.t("Noch keine Rundmail", "No group e-mail yet")
                        text=l.t("Wählen Sie oben eine Gruppe. Was Sie schreiben, bleibt ein Entwurf, bis Sie es senden.", "Choose a group above. What you write stays a draft until you send it.")
                    />
                }
                .into_any()
            } else {
                view! { <List event mailings groups/> }.into_any()
            }}
        })
    })
}

#[component]
fn Begin(event: EventView, groups: Vec<Group>) -> impl IntoView {
    let l = ctx::locale();
    view! {
        <ui::Card title=l.t("Neue Rundmail", "New group e-mail")>
            <ui::Form action=BeginMailing::PATH>
                <ui::Hidden name="event" value=event.id.to_string()/>
                <ui::Select name="audience" label=l.t("An", "To") options=group_options(l, &groups) required=true/>
                <Purpose current=MailingPurpose::AboutEvent/>
                <div class="row"><ui::Submit label=l.t("Schreiben", "Write")/></div>
            </ui::Form>
        </ui::Card>
    }
}

/// The groups to choose from, each with how many belong to it.
pub(super) fn group_options(l: Locale, groups: &[Group]) -> Vec<(String, String)> {
    let option = |group: &Group| {
        let name = words::audience_of(l, group.audience, &group.name);
        (group.audience.to_string(), format!("{name} ({})", format::number(l, group.people)))
    };
    groups.iter().map(option).collect()
}

/// Which kind of letter it is, because the law asks.
#[component]
pub(super) fn Purpose(current: MailingPurpose) -> impl IntoView {
    let l = ctx::locale();
    let words = |purpose| match purpose {
        MailingPurpose::AboutEvent => l.t(
            "Zur Veranstaltung: was wissen muss, wer sich beworben oder registriert hat",
            "About the event: what people need to know who applied or registered",
        ),
        MailingPurpose::News => l.t(
            "Neuigkeiten und Werbung: nur an Besucher:innen, die zugestimmt haben, mit Link zum Abbestellen",
            "News and advertising: only to visitors who agreed, with a link to unsubscribe",
        ),
    };
    let options = MailingPurpose::ALL.map(|purpose| (purpose.to_string(), words(purpose).to_owned()));
    view! { <ui::Radios name="purpose" legend=l.t("Art", "Kind") options=options.to_vec() current=current.as_str() required=true/> }
}

#[component]
fn List(event: EventView, mailings: Vec<MailingView>, groups: Vec<Group>) -> impl IntoView {
    let l = ctx::locale();
    let columns = vec![
        ui::Column::new(l.t("Betreff", "Subject")),
        ui::Column::new(l.t("An", "To")),
        ui::Column::new(l.t("Status", "Status")),
        ui::Column::new(local(l, l.t("Wann", "When"))).moment(),
        ui::Column::new(l.t("E-Mails", "E-mails")),
    ];
    let rows = mailings.into_iter().map(|mailing| cells(l, &event, &groups, mailing)).collect();
    view! { <ui::Table caption=l.t("Rundmails", "Group e-mails") columns rows/> }
}

fn cells(l: Locale, event: &EventView, groups: &[Group], mailing: MailingView) -> Vec<AnyView> {
    let (label, tone) = state_chip(l, &mailing);
    vec![
        view! { <a href=paths::mailing(l, &event.slug, mailing.id)>{subject(l, &mailing)}</a> }.into_any(),
        group_name(l, groups, &mailing).into_any(),
        view! { <ui::Chip label tone/> }.into_any(),
        moment(l, event.zone, mailing.send_at.unwrap_or(mailing.updated_at)),
        mailing.outcome.map(|outcome| counts(l, outcome)).unwrap_or_default().into_any(),
    ]
}

/// What a letter is called in lists.
pub(super) fn subject(l: Locale, mailing: &MailingView) -> String {
    let (_, text) = mailing.texts.for_reader(l);
    if text.subject.is_empty() { l.t("Ohne Betreff", "Without a subject").to_owned() } else { text.subject.clone() }
}

/// Its group, with the session or level that it is narrowed to.
pub(super) fn group_name(l: Locale, groups: &[Group], mailing: &MailingView) -> String {
    let known = groups.iter().find(|group| group.audience == mailing.audience);
    known.map_or_else(|| words::audience(l, mailing.audience), |group| words::audience_of(l, group.audience, &group.name))
}

/// What is still on its way to the outbox, or in it, has not been sent.
pub(super) fn state_chip(l: Locale, mailing: &MailingView) -> (&'static str, ui::Tone) {
    let waits = mailing.outcome.is_some_and(|outcome| outcome.waiting > 0);
    let state = match mailing.state {
        MailingState::Planned if mailing.send_local.is_none() => MailingState::Sending,
        MailingState::Sent if waits => MailingState::Sending,
        state => state,
    };
    let tone = match state {
        MailingState::Draft | MailingState::Stopped => ui::Tone::Mute,
        MailingState::Planned => ui::Tone::Offer,
        MailingState::Sending => ui::Tone::Warn,
        MailingState::Sent => ui::Tone::Ok,
    };
    (words::state(l, state), tone)
}

/// `1.980 gesendet, 3 warten, 2 gescheitert`.
pub(super) fn counts(l: Locale, outcome: Outcome) -> String {
    let Outcome { recipients: _, waiting, sent, failed, taken_back } = outcome;
    let parts = [
        (sent, l.t("gesendet", "sent")),
        (waiting, l.t("warten", "waiting")),
        (failed, l.t("gescheitert", "failed")),
        (taken_back, l.t("zurückgenommen", "taken back")),
    ];
    let said: Vec<_> =
        parts.into_iter().filter(|(number, _)| *number > 0).map(|(number, word)| format!("{} {word}", format::number(l, number))).collect();
    if said.is_empty() { "0".to_owned() } else { said.join(", ") }
}
