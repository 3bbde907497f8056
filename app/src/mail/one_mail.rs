//! One e-mail: how far it has got, how it reads, and sending it again.

use domain::{
    audit,
    clock::Tz,
    event,
    mail::{Letter, MailState, MailView},
    process::{letter::AnyLetter, outbox},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

use super::{
    api::ResendMail,
    pages::{Waits, tone},
    preview, words,
};
use crate::{audit::HistoryList, ctx, error::ApiError, format, load::load_page, paths, ui};

/// The page.
#[component]
pub fn MailPage() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, site, id) = (ctx::db(), ctx::actor(), ctx::site(), ctx::param("mail"));
    load_page(async move {
        let mail = outbox::mail(&db, &actor, id.parse().map_err(|_| ApiError::NotFound)?).await?;
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
