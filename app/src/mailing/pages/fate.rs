//! A letter that is planned or has left: when, to whom, what became of it, and the way back.

use domain::{
    clock,
    event::EventView,
    locale::Locale,
    mailing::{Group, MailingState, MailingView, Outcome},
};
use leptos::{prelude::*, server_fn::ServerFn};

use super::list::{counts, group_name};
use crate::{
    ctx, format,
    mailing::api::{CallOffMailing, CopyMailing},
    paths, ui,
    words::mailing as words,
};

#[component]
pub(super) fn Fate(mailing: MailingView, event: EventView, groups: Vec<Group>) -> impl IntoView {
    let l = ctx::locale();
    let is_first = mailing.send_local.is_some_and(|local| event.zone.repeats(local));
    let of_two = if is_first { l.t(", das erste von zwei Malen", ", the first of two") } else { "" };
    let leaves = if is_held(&mailing) { mailing.held_until } else { mailing.send_at };
    let at = leaves.map(|at| format!("{}{of_two}", format::date_time(l, event.zone, at))).unwrap_or_default();
    let when = match mailing.state {
        _ if is_held(&mailing) => l.t("Geht ab", "Leaves"),
        MailingState::Planned => l.t("Geht ab", "Leaves"),
        // Perhaps nothing of it has left.
        MailingState::Stopped => l.t("Begonnen", "Begun"),
        MailingState::Draft | MailingState::Sending | MailingState::Sent => l.t("Abgegangen", "Left"),
    };
    let mut items = vec![
        ui::fact(l.t("An", "To"), group_name(l, &groups, &mailing)),
        ui::fact(l.t("Art", "Kind"), words::purpose(l, mailing.purpose)),
        ui::fact(when, at),
    ];
    items.extend(mailing.from_date.map(|from| ui::fact(l.t("Richtet sich nach", "Follows"), words::from_date(l, from))));
    if let Some(outcome) = mailing.outcome {
        items.push(ui::fact(l.t("E-Mails", "E-mails"), counts(l, outcome)));
    }
    let texts = [(Locale::De, mailing.texts.de.clone()), (Locale::En, mailing.texts.en.clone())];
    let texts = texts.into_iter().filter(|(_, text)| !text.is_empty()).map(|(locale, text)| {
        let name = match locale {
            Locale::De => l.t("Deutsch", "German"),
            Locale::En => l.t("Englisch", "English"),
        };
        view! {
            <ui::Section title=name>
                <p lang=locale.as_str()><b>{text.subject}</b></p>
                <pre class="mail-text" lang=locale.as_str() tabindex="0">{text.body}</pre>
            </ui::Section>
        }
    });
    let outbox = format!("{}?kind={}", paths::event_mail(l, &event.slug), kind(&mailing));
    view! {
        <ui::Facts items/>
        {note(l, &mailing).map(|note| view! { <ui::Notice tone=ui::Tone::Offer>{note}</ui::Notice> })}
        <div class="row">
            <CallOff mailing=mailing.clone()/>
            <ui::Form action=CopyMailing::PATH class="is-inline">
                <ui::Hidden name="mailing" value=mailing.id.to_string()/>
                <ui::Submit label=l.t("Als Vorlage kopieren", "Copy as a template") kind=ui::ButtonKind::Quiet/>
            </ui::Form>
            {mailing.outcome.is_some().then(|| view! { <a href=outbox>{l.t("Die einzelnen E-Mails", "The single e-mails")}</a> })}
        </div>
        {texts.collect_view()}
    }
}

/// As the outbox calls them.
fn kind(mailing: &MailingView) -> &'static str {
    if mailing.audience.is_visitors() { "visitor_mailing" } else { "partner_mailing" }
}

fn note(l: Locale, mailing: &MailingView) -> Option<&'static str> {
    match mailing.state {
        MailingState::Planned if mailing.send_local.is_some() => Some(l.t(
            "Wer sie bekommt, entscheidet sich, wenn sie abgeht: Wer bis dahin dazukommt, ist dabei. Zum Ändern sagen Sie sie ab; sie ist dann wieder ein Entwurf.",
            "Who gets it is decided when it leaves: whoever joins until then is included. To change it, call it off; then it is a draft again.",
        )),
        _ if is_held(mailing) => Some(l.t(
            "Die E-Mails liegen noch zwei Minuten bereit. So lange lassen sich alle zurücknehmen, ohne dass jemand davon erfährt.",
            "The e-mails are kept for two minutes. Until then all of them can be taken back, and nobody hears of it.",
        )),
        _ => None,
    }
}

fn is_held(mailing: &MailingView) -> bool {
    mailing.state != MailingState::Stopped && mailing.held_until.is_some_and(|until| until > clock::now())
}

#[component]
fn CallOff(mailing: MailingView) -> impl IntoView {
    let l = ctx::locale();
    let waiting = mailing.outcome.map_or(0, |Outcome { waiting, .. }| waiting);
    let (label, question, detail) = match mailing.state {
        MailingState::Planned if mailing.send_local.is_some() => (
            l.t("Absagen", "Call off"),
            l.t("Diese Rundmail absagen?", "Call this group e-mail off?"),
            l.t("Sie ist dann wieder ein Entwurf. Niemand bekommt sie.", "It is a draft again then. Nobody gets it."),
        ),
        MailingState::Planned | MailingState::Sending | MailingState::Sent if waiting > 0 || mailing.state != MailingState::Sent => (
            l.t("Zurücknehmen", "Take back"),
            l.t("Zurücknehmen, was noch nicht abgegangen ist?", "Take back what has not left yet?"),
            l.t("Wer sie schon hat, behält sie.", "Whoever has it already keeps it."),
        ),
        _ => return ().into_any(),
    };
    view! {
        <ui::Confirm action=CallOffMailing::PATH label question detail>
            <ui::Hidden name="mailing" value=mailing.id.to_string()/>
        </ui::Confirm>
    }
    .into_any()
}
