//! The outbox: what was written to whom, and whether it has left.

use std::collections::{HashMap, hash_map::Entry};

use domain::{
    clock::Tz,
    event::{self, EventKind},
    ids::EventId,
    locale::Locale,
    mail::{self, MailFilter, MailRow, MailState, MailTrouble},
    process::outbox,
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

use super::{QueueNotice, api::ResendParked, words};
use crate::{
    ctx,
    error::ApiError,
    format,
    frame::{OrganiseHead, OrganiseNav},
    load::load_page,
    moment::{local, moment},
    paths, ui,
};

/// All mail, also what belongs to no event.
#[component]
pub fn Outbox() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor) = (ctx::db(), ctx::actor());
    let filter = filter();
    load_page(async move {
        let page = outbox::mails(&db, &actor, &filter).await?;
        let (trouble, stuck) = (mail::trouble(&db, &actor).await?, mail::count_stuck(&db, &actor, None).await?);
        let mut zones = HashMap::new();
        for event in page.rows.iter().filter_map(|row| row.event) {
            if let Entry::Vacant(unknown) = zones.entry(event) {
                unknown.insert(event::by_id(&db, &actor, event).await?.zone);
            }
        }
        Ok::<_, ApiError>(view! {
            <Title text=l.t("E-Mails", "E-mails")/>
            <OrganiseNav/>
            <ui::PageHead title=l.t("E-Mails", "E-mails") lede=l.t("Alle E-Mails von Standwerk, die neuesten zuerst.", "Every e-mail from Standwerk, the newest first.")/>
            <Waits/>
            <QueueNotice trouble in_outbox=true/>
            <SendAllAgain stuck event=None/>
            <MailList page current=filter.page zones/>
        })
    })
}

/// The mail of one event.
#[component]
pub fn EventMail() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, slug) = (ctx::db(), ctx::actor(), ctx::param("event"));
    let filter = filter();
    load_page(async move {
        let event = event::by_slug(&db, &actor, &slug).await?;
        let filter = MailFilter { event: Some(event.id), ..filter };
        let page = outbox::mails(&db, &actor, &filter).await?;
        let zones = HashMap::from([(event.id, event.zone)]);
        let (trouble, stuck) = (mail::trouble(&db, &actor).await?, mail::count_stuck(&db, &actor, Some(event.id)).await?);
        let id = event.id;
        let withheld = (event.kind == EventKind::DelegationTrip).then(|| {
            view! {
                <p class="small muted">{l.t(
                    "Briefe zu Reisepässen sehen hier nur die Personen, die für die Reise dazu benannt sind.",
                    "Letters about passports are seen here only by people who are named for the trip.",
                )}</p>
            }
        });
        Ok::<_, ApiError>(view! {
            <Title text=l.t("E-Mails", "E-mails")/>
            <OrganiseHead event title=l.t("E-Mails", "E-mails") lede=l.t("Alle E-Mails zu dieser Veranstaltung, die neuesten zuerst.", "Every e-mail about this event, the newest first.")>
                <ui::Actions><ui::LinkButton href=paths::mailings(l, &slug) label=l.t("Rundmails", "Group e-mails") kind=ui::ButtonKind::Quiet/></ui::Actions>
            </OrganiseHead>
            <Waits/>
            <QueueNotice trouble/>
            <SendAllAgain stuck event=Some(id)/>
            {withheld}
            <MailList page current=filter.page zones/>
        })
    })
}

/// What the address of the page asks for.
fn filter() -> MailFilter {
    let value = |name| ctx::query_value(name).unwrap_or_default();
    MailFilter {
        event: None,
        state: value("state").parse().ok(),
        kind: value("kind"),
        search: value("q"),
        page: value("page").parse().unwrap_or(1),
    }
}

/// Says that nothing is sent, where that is so.
#[component]
pub(super) fn Waits() -> impl IntoView {
    let l = ctx::locale();
    (!ctx::site().mail_is_sent).then(|| view! {
        <ui::Notice tone=ui::Tone::Warn title=l.t("Kein Mailserver eingerichtet", "No mail server is configured")>
            {l.t(
                "E-Mails warten hier und lassen sich lesen. Gesendet werden sie, sobald ein Mailserver eingerichtet ist. Bitte wenden Sie sich an die Technik (Einstellung smtp_url).",
                "E-mails wait here, where they can be read. They are sent as soon as a mail server is configured. Please ask your technical staff (setting smtp_url).",
            )}
        </ui::Notice>
    })
}

#[component]
fn MailList(page: mail::MailPage, current: u64, zones: HashMap<EventId, Tz>) -> impl IntoView {
    let l = ctx::locale();
    let states = MailState::ALL.into_iter().map(|state| (state.to_string(), words::state(l, state, None).to_owned()));
    let kinds = letters::kinds(l);
    let filters = vec![
        ui::Filter { name: "state", label: l.t("Status", "Status").to_owned(), options: choice_of_all(l).chain(states).collect() },
        ui::Filter { name: "kind", label: l.t("Art", "Kind").to_owned(), options: choice_of_all(l).chain(kinds).collect() },
    ];
    let columns = vec![
        ui::Column::new(l.t("An", "To")),
        ui::Column::new(l.t("Art", "Kind")),
        ui::Column::new(local(l, l.t("Geschrieben", "Written"))).moment(),
        ui::Column::new(l.t("Status", "Status")),
    ];
    let zone = |row: &MailRow| row.event.and_then(|event| zones.get(&event)).copied().unwrap_or(format::home());
    let rows: Vec<_> = page.rows.into_iter().map(|row| cells(l, zone(&row), row)).collect();
    view! {
        <ui::Toolbar search=l.t("Name oder Adresse", "Name or address") filters/>
        <ui::Results total=page.total similar=page.similar>
        {if rows.is_empty() {
            view! {
                <ui::EmptyState
                    title=l.t("Keine E-Mails", "No e-mails")
                    text=l.t("Hier steht jede E-Mail, sobald sie verfasst ist. Mit Suche oder Filter sehen Sie nur einen Teil.", "Every e-mail is listed here as soon as it is written. A search or filter shows only some of them.")
                />
            }.into_any()
        } else {
            view! {
                <ui::SimilarNote similar=page.similar/>
                <ui::Table caption=l.t("E-Mails", "E-mails") columns rows/>
                <ui::Pagination page=current.max(1) pages=page.pages/>
            }.into_any()
        }}
        </ui::Results>
    }
}

fn choice_of_all(l: Locale) -> impl Iterator<Item = (String, String)> {
    std::iter::once((String::new(), l.t("Alle", "All").to_owned()))
}

fn cells(l: Locale, zone: Tz, row: MailRow) -> Vec<AnyView> {
    let to = if row.to_name.is_empty() { row.to_email } else { format!("{} <{}>", row.to_name, row.to_email) };
    vec![
        view! { <a href=paths::mail(l, row.id)>{to}</a> }.into_any(),
        letters::kind(l, &row.kind).into_any(),
        moment(l, zone, row.created_at),
        view! { <ui::Chip label=words::state(l, row.state, row.trouble) tone=tone(row.state, row.trouble)/> }.into_any(),
    ]
}

pub(super) fn tone(state: MailState, trouble: Option<MailTrouble>) -> ui::Tone {
    match state {
        MailState::Parked if words::is_needless(trouble) => ui::Tone::Mute,
        MailState::Waiting | MailState::Sending => ui::Tone::Warn,
        MailState::Sent => ui::Tone::Ok,
        MailState::Parked => ui::Tone::Bad,
    }
}

/// Sends everything again that was given up, once what stood in the way is put right.
#[component]
fn SendAllAgain(stuck: u64, event: Option<EventId>) -> impl IntoView {
    let l = ctx::locale();
    let number = format::number(l, stuck);
    let question = match l {
        Locale::De => format!("{number} gescheiterte E-Mails noch einmal senden?"),
        Locale::En => format!("Send {number} e-mails again that were given up?"),
    };
    (stuck > 0).then(|| {
        view! {
            <ui::Actions>
                <ui::Confirm
                    action=ResendParked::PATH
                    id="all"
                    label=l.t("Alle gescheiterten noch einmal senden", "Send everything again that was given up")
                    question
                    detail=l.t("Sie werden sofort wieder versucht, jede unter ihrer Message-ID. Überholte bleiben liegen.", "They are tried again at once, each under its own Message-ID. What is out of date stays.")
                >
                    <ui::Hidden name="event" value=event.map(|event| event.to_string()).unwrap_or_default()/>
                </ui::Confirm>
            </ui::Actions>
        }
    })
}
