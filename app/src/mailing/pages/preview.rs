//! What would happen if a letter to a group left now: nothing has happened yet.

use domain::{
    event,
    ids::MailingId,
    locale::Locale,
    mailing::{self, Asked, EmptyPlaceholder, LeftOut, LeftOutReason, MailingPreview, MailingState, ShownLetter},
};
use leptos::prelude::*;
use leptos_meta::Title;

use super::{list::group_name, send::Acts};
use crate::{ctx, error::ApiError, format, frame::OrganiseHead, load::load_page, mail, paths, ui, words::mailing as words};

#[component]
pub fn MailingPreviewPage() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, slug, id) = (ctx::db(), ctx::actor(), ctx::param("event"), ctx::param("mailing"));
    let position = ctx::query_value("reader").and_then(|position| position.parse().ok()).unwrap_or(1);
    let asked = Asked { position, locale: ctx::query_value("letter").and_then(|locale| locale.parse().ok()) };
    load_page(async move {
        actor.require_organiser()?;
        let id: MailingId = id.parse().map_err(|_| ApiError::NotFound)?;
        let event = event::by_slug(&db, &actor, &slug).await?;
        let found = mailing::preview(&db, &actor, &event, id, asked).await?;
        let groups = mailing::groups(&db, &actor, event.id).await?;
        let group = group_name(l, &groups, &found.mailing);
        let back = paths::mailing(l, &slug, id);
        if found.mailing.state != MailingState::Draft {
            ctx::redirect(&back);
        }
        let title = l.t("Vorschau", "Preview");
        let problems: Vec<_> = found.problems.0.iter().map(|(_, problem)| view! { <li>{problem.in_(l).to_owned()}</li> }).collect();
        let is_ready = problems.is_empty();
        Ok::<_, ApiError>(view! {
            <Title text=format!("{title} – {}", event.name)/>
            <OrganiseHead event=event.clone() title lede=l.t("Noch ist nichts gesendet.", "Nothing is sent yet.")>
                <ui::Actions><ui::LinkButton href=back.clone() label=l.t("Zurück zum Text", "Back to the text") kind=ui::ButtonKind::Quiet/></ui::Actions>
            </OrganiseHead>
            <Numbers found=found.clone() group/>
            {(!is_ready).then(|| view! {
                <ui::Notice tone=ui::Tone::Warn title=l.t("So kann sie noch nicht abgehen", "It cannot leave like this yet")><ul>{problems}</ul></ui::Notice>
            })}
            {is_ready.then(|| view! { <Acts found=found.clone() event/> })}
            <Shown found slug/>
        })
    })
}

/// To how many, in which languages, and who gets none.
#[component]
fn Numbers(found: MailingPreview, group: String) -> impl IntoView {
    let l = ctx::locale();
    let languages: Vec<_> =
        found.languages.iter().map(|(locale, number)| format!("{} {}", format::number(l, *number as u64), language(l, *locale))).collect();
    let mut items = vec![
        ui::fact(l.t("An", "To"), group),
        ui::fact(l.t("Art", "Kind"), words::purpose(l, found.mailing.purpose)),
        ui::fact(l.t("E-Mails", "E-mails"), format::number(l, found.recipients as u64)),
    ];
    if !languages.is_empty() {
        items.push(ui::fact(l.t("Sprachen", "Languages"), languages.join(", ")));
    }
    let in_other = (found.in_other_language > 0).then(|| match l {
        Locale::De => format!("{} davon lesen sonst die andere Sprache, in der nichts geschrieben ist.", found.in_other_language),
        Locale::En => format!("{} of them otherwise read the other language, in which nothing is written.", found.in_other_language),
    });
    let left_out: Vec<_> = found.left_out.into_iter().map(|left_out| view! { <li>{left_out_line(l, left_out)}</li> }).collect();
    let empty: Vec<_> = found.empty.into_iter().map(|empty| view! { <li>{empty_line(l, empty)}</li> }).collect();
    view! {
        <ui::Facts items/>
        {in_other.map(|text| view! { <p class="small muted">{text}</p> })}
        {(!left_out.is_empty()).then(|| view! {
            <ui::Notice tone=ui::Tone::Mute title=l.t("Keine E-Mail bekommen", "No e-mail goes to")><ul>{left_out}</ul></ui::Notice>
        })}
        {(!empty.is_empty()).then(|| view! {
            <ui::Notice tone=ui::Tone::Warn title=l.t("Platzhalter, die leer bleiben", "Placeholders that stay empty")><ul>{empty}</ul></ui::Notice>
        })}
    }
}

fn language(l: Locale, locale: Locale) -> &'static str {
    match locale {
        Locale::De => l.t("auf Deutsch", "in German"),
        Locale::En => l.t("auf Englisch", "in English"),
    }
}

fn left_out_line(l: Locale, left_out: LeftOut) -> String {
    let reason = match left_out.reason {
        LeftOutReason::Cancelled => l.t("Registrierung storniert", "registration cancelled"),
        LeftOutReason::NoConsent => l.t("keine Zustimmung zu Neuigkeiten", "did not agree to news"),
        LeftOutReason::NoMailbox => l.t("keine E-Mail-Adresse", "no e-mail address"),
        LeftOutReason::SameMailbox => {
            l.t("dieselbe E-Mail geht schon in dasselbe Postfach", "the same e-mail goes to the same mailbox already")
        }
    };
    named(l, reason, left_out.people, &left_out.names)
}

fn empty_line(l: Locale, empty: EmptyPlaceholder) -> String {
    let words = format!("{} ({})", words::typed(l, empty.placeholder), words::placeholder(l, empty.placeholder));
    named(l, &words, empty.people, &empty.names)
}

/// `keine E-Mail-Adresse: 7 (Anna, Bert und 5 andere)`.
fn named(l: Locale, what: &str, people: usize, names: &[String]) -> String {
    let others = people - names.len();
    let more = if others > 0 { format!(" {} {others} {}", l.t("und", "and"), l.t("andere", "others")) } else { String::new() };
    let whom = if names.is_empty() { String::new() } else { format!(" ({}{more})", names.join(", ")) };
    format!("{what}: {}{whom}", format::number(l, people as u64))
}

/// One of the letters, and the way to the others.
#[component]
fn Shown(found: MailingPreview, slug: String) -> impl IntoView {
    let l = ctx::locale();
    let site = ctx::site();
    let Some(ShownLetter { position, name, email, locale, letter }) = found.shown else {
        return view! {
            <ui::EmptyState
                title=l.t("Niemand bekommt diese E-Mail", "Nobody gets this e-mail")
                text=l.t("Wählen Sie im Text eine andere Gruppe, oder planen Sie sie für später: Wer bis dahin dazukommt, ist dabei.", "Choose another group in the text, or plan it for later: whoever joins until then is included.")
            />
        }
        .into_any();
    };
    let shown = mail::preview(&letter.into(), (&name, &email), locale, &site);
    let to = if name.is_empty() { email } else { format!("{name} <{email}>") };
    let here = paths::mailing_preview(l, &slug, found.mailing.id);
    let at = |position: usize| format!("{here}?reader={position}#letter");
    let previous = (position > 1).then(|| view! { <a href=at(position - 1) rel="prev">{l.t("Vorige", "Previous")}</a> });
    let next = (position < found.recipients).then(|| view! { <a href=at(position + 1) rel="next">{l.t("Nächste", "Next")}</a> });
    let written = found.mailing.texts.written();
    let languages = written.iter().filter(|_| written.len() > 1).map(|other| {
        let href = format!("{here}?reader={position}&letter={other}#letter");
        view! { <a href=href aria-current=(*other == locale).then_some("true")>{language(l, *other)}</a> }
    });
    let languages: Vec<_> = languages.collect();
    let of = match l {
        Locale::De => format!("E-Mail {position} von {}", format::number(l, found.recipients as u64)),
        Locale::En => format!("E-mail {position} of {}", format::number(l, found.recipients as u64)),
    };
    view! {
        <ui::Section title=l.t("So kommt sie an", "This is how it arrives") id="letter">
            <nav class="row mailing-turn" aria-label=l.t("Empfänger:innen", "Recipients")>{previous} <span>{of}</span> {next} {languages}</nav>
            <ui::Facts items=vec![
                ui::fact(l.t("An", "To"), view! { <span class="is-address">{to}</span> }),
                ui::fact(l.t("Betreff", "Subject"), shown.subject),
            ]/>
            <iframe
                class="mail-preview"
                src=paths::mailing_html(found.mailing.id, position, locale)
                title=l.t("Die E-Mail als HTML", "The e-mail as HTML")
                sandbox="allow-popups allow-popups-to-escape-sandbox"
            ></iframe>
            <details>
                <summary>{l.t("Als Text", "As text")}</summary>
                <pre class="mail-text" tabindex="0">{shown.text}</pre>
            </details>
        </ui::Section>
    }
    .into_any()
}
