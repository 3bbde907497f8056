//! The outbox: what was written to whom, and whether it has left.

use std::collections::{HashMap, hash_map::Entry};

use domain::{
    audit,
    clock::Tz,
    event,
    ids::EventId,
    locale::Locale,
    mail::{self, Letter, MailFilter, MailRow, MailState, MailTrouble, MailView},
    process::letter::AnyLetter,
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

use super::{
    QueueNotice,
    api::{ResendMail, ResendParked},
    preview, words,
};
use crate::{
    audit::HistoryList,
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
        let page = mail::list_mails(&db, &actor, &filter).await?;
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
        let page = mail::list_mails(&db, &actor, &filter).await?;
        let zones = HashMap::from([(event.id, event.zone)]);
        let (trouble, stuck) = (mail::trouble(&db, &actor).await?, mail::count_stuck(&db, &actor, Some(event.id)).await?);
        let id = event.id;
        Ok::<_, ApiError>(view! {
            <Title text=l.t("E-Mails", "E-mails")/>
            <OrganiseHead event title=l.t("E-Mails", "E-mails") lede=l.t("Alle E-Mails zu dieser Veranstaltung, die neuesten zuerst.", "Every e-mail about this event, the newest first.")>
                <ui::Actions><ui::LinkButton href=paths::mailings(l, &slug) label=l.t("Rundmails", "Group e-mails") kind=ui::ButtonKind::Quiet/></ui::Actions>
            </OrganiseHead>
            <Waits/>
            <QueueNotice trouble/>
            <SendAllAgain stuck event=Some(id)/>
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
fn Waits() -> impl IntoView {
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

fn tone(state: MailState, trouble: Option<MailTrouble>) -> ui::Tone {
    match state {
        MailState::Parked if words::is_needless(trouble) => ui::Tone::Mute,
        MailState::Waiting | MailState::Sending => ui::Tone::Warn,
        MailState::Sent => ui::Tone::Ok,
        MailState::Parked => ui::Tone::Bad,
    }
}

/// One mail: how far it has got, and how it reads.
#[component]
pub fn MailPage() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, site, id) = (ctx::db(), ctx::actor(), ctx::site(), ctx::param("mail"));
    load_page(async move {
        let mail: MailView<AnyLetter> = mail::find_mail(&db, &actor, id.parse().map_err(|_| ApiError::NotFound)?).await?;
        let zone = match mail.event {
            Some(event) => event::by_id(&db, &actor, event).await?.zone,
            None => format::home(),
        };
        let entries = audit::of_subject(&db, mail.id.as_uuid()).await?;
        let written = preview(&mail.letter, (&mail.to_name, &mail.to_email), mail.locale, &site);
        let hides = site.mail_is_sent && mail.letter.secret().is_some();
        let source = paths::mail_html(mail.id);
        let files = written.attachments.iter().filter(|file| file.content_id.is_none()).map(|file| file.name.clone()).collect::<Vec<_>>();
        Ok::<_, ApiError>(view! {
            <Title text=written.subject.clone()/>
            <ui::Breadcrumbs up=vec![(paths::outbox(l), l.t("E-Mails", "E-mails").to_owned())] here=written.subject.clone()/>
            <ui::PageHead title=written.subject.clone() kicker=letters::kind(l, &mail.letter.kind().to_string())/>
            <Waits/>
            <Journey mail=mail.clone() zone files/>
            <SendAgain mail/>
            <ui::Section title=l.t("Vorschau", "Preview")>
                {hides.then(|| view! {
                    <ui::Notice tone=ui::Tone::Mute>
                        {l.t("Persönliche Links und Codes sind hier unkenntlich: Wer sie hat, handelt im Namen der Person.", "Personal links and codes are hidden here: whoever has them acts in that person’s name.")}
                    </ui::Notice>
                })}
                <iframe
                    class="mail-preview"
                    src=source
                    title=l.t("Die E-Mail als HTML", "The e-mail as HTML")
                    sandbox="allow-popups allow-popups-to-escape-sandbox"
                ></iframe>
            </ui::Section>
            <ui::Section title=l.t("Als Text", "As text")>
                <pre class="mail-text" tabindex="0">{written.text}</pre>
            </ui::Section>
            {(!entries.is_empty()).then(|| view! {
                <ui::Section title=l.t("Verlauf", "History") id="history"><HistoryList entries zone/></ui::Section>
            })}
        })
    })
}

#[component]
fn Journey(mail: MailView<AnyLetter>, zone: Tz, files: Vec<String>) -> impl IntoView {
    let l = ctx::locale();
    let at = move |at| format::date_time(l, zone, at);
    let to = if mail.to_name.is_empty() { mail.to_email.clone() } else { format!("{} <{}>", mail.to_name, mail.to_email) };
    let mut items = vec![
        ui::fact(
            l.t("Status", "Status"),
            view! { <ui::Chip label=words::state(l, mail.state, mail.trouble) tone=tone(mail.state, mail.trouble)/> },
        ),
        ui::fact(l.t("An", "To"), view! { <span class="is-address">{to}</span> }),
        ui::fact(l.t("Geschrieben", "Written"), at(mail.created_at)),
        ui::fact(l.t("Versuche", "Attempts"), mail.attempts.to_string()),
    ];
    if let Some(sent) = mail.sent_at {
        items.push(ui::fact(l.t("Gesendet", "Sent"), at(sent)));
    }
    if mail.state == MailState::Waiting && mail.attempts > 0 {
        items.push(ui::fact(l.t("Nächster Versuch", "Next try"), at(mail.due_at)));
    }
    if let Some(trouble) = mail.trouble {
        items.push(ui::fact(l.t("Was im Weg steht", "What stands in its way"), words::trouble(l, trouble)));
    }
    if !mail.last_error.is_empty() {
        items.push(ui::fact(l.t("Antwort des Mailservers", "The mail server’s answer"), mail.last_error));
    }
    if !files.is_empty() {
        items.push(ui::fact(l.t("Anhänge", "Attachments"), files.join(", ")));
    }
    view! { <ui::Facts items/> }
}

#[component]
fn SendAgain(mail: MailView<AnyLetter>) -> impl IntoView {
    let l = ctx::locale();
    let detail = match mail.state {
        MailState::Sent if mail.letter.has_forgotten_link() => l.t(
            "Sie wird als neue E-Mail noch einmal geschickt, mit einem neuen Link: Der alte öffnet dann nichts mehr.",
            "It is sent once more, as a new e-mail with a new link: the old one opens nothing any more then.",
        ),
        MailState::Sent => l.t("Sie wird als neue E-Mail noch einmal geschickt.", "It is sent once more, as a new e-mail."),
        _ => l.t("Sie wird sofort wieder versucht, unter derselben Message-ID.", "It is tried again at once, under the same Message-ID."),
    };
    // What waits for its first try goes out by itself.
    let can_wait = mail.state == MailState::Waiting && mail.trouble.is_none();
    (mail.state != MailState::Sending && !can_wait && !words::is_needless(mail.trouble)).then(|| {
        view! {
            <ui::Actions>
                <ui::Confirm
                    action=ResendMail::PATH
                    label=l.t("Noch einmal senden", "Send again")
                    question=l.t("Diese E-Mail noch einmal senden?", "Send this e-mail again?")
                    detail
                >
                    <ui::Hidden name="mail" value=mail.id.to_string()/>
                </ui::Confirm>
            </ui::Actions>
        }
    })
}

/// Sends everything again that was given up, once what stood in the way is put right.
#[component]
fn SendAllAgain(stuck: u64, event: Option<EventId>) -> impl IntoView {
    let l = ctx::locale();
    let question = match l {
        Locale::De => format!("{stuck} gescheiterte E-Mails noch einmal senden?"),
        Locale::En => format!("Send {stuck} e-mails again that were given up?"),
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
