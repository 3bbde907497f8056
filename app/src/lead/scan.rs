//! The question on the exhibitor's phone: scan, ask, agree or not. Without script the code is typed.

use domain::{
    code::is_empty,
    ids::ApplicationId,
    lead::{self, Error, Exchange, ExhibitorView, LeadView},
};
use islands::{BadgeKeys, BadgeScanner};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

use super::api::{AgreeContact, EditLead, counted, parse};
use crate::{
    ctx,
    error::ApiError,
    frame::PortalNav,
    load::load_page,
    paths, ui,
    words::camera::{camera_words, decoder},
};

/// The field for codes.
const CODE: &str = "scan-code";

/// What the phone shows.
enum Screen {
    Scan { problem: Option<String> },
    Ask(Exchange, String),
    Agreed(LeadView),
}

#[component]
pub fn Scan() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, application) = (ctx::db(), ctx::actor(), ctx::param("application"));
    let (code, agreed) = (ctx::query_value("code").filter(|code| !is_empty(code)), ctx::query_value("agreed"));
    load_page(async move {
        let application = parse(&application)?;
        let exhibitor = lead::collector(&db, &actor, application).await?;
        let screen = match (agreed.and_then(|lead| lead.parse().ok()), code) {
            (Some(agreed), _) => Screen::Agreed(lead::lead(&db, &actor, application, agreed).await?),
            (None, Some(code)) => match lead::begin_exchange(&db, &actor, application, &code).await {
                Ok(asked) => Screen::Ask(asked, code),
                Err(error @ (Error::UnknownBadge | Error::BadgeOfExhibitor)) => {
                    Screen::Scan { problem: Some(problem(counted::<()>(Err(error)).await)?) }
                }
                Err(error) => return Err(error.into()),
            },
            (None, None) => Screen::Scan { problem: None },
        };
        Ok::<_, ApiError>(view! {
            <Title text=l.t("Ausweis scannen", "Scan a badge")/>
            <PortalNav name=exhibitor.name.clone() application/>
            {match screen {
                Screen::Scan { problem } => view! { <Start exhibitor problem=problem.unwrap_or_default()/> }.into_any(),
                Screen::Ask(asked, code) => view! { <Question application asked code/><BadgeKeys path=paths::portal_scan(l, application)/> }.into_any(),
                Screen::Agreed(lead) => view! { <Thanks application lead/><BadgeKeys path=paths::portal_scan(l, application)/> }.into_any(),
            }}
        })
    })
}

/// The sentence about a badge that cannot be used; anything else stays an error.
fn problem(error: Result<(), ApiError>) -> Result<String, ApiError> {
    match error {
        Err(ApiError::Conflict { message }) => Ok(message.in_(ctx::locale()).to_owned()),
        Err(other) => Err(other),
        Ok(()) => Ok(String::new()),
    }
}

#[component]
fn Start(exhibitor: ExhibitorView, problem: String) -> impl IntoView {
    let l = ctx::locale();
    let here = paths::portal_scan(l, exhibitor.application);
    view! {
        <ui::PageHead
            kicker=format!("{} · {}", exhibitor.name, exhibitor.event_name)
            title=l.t("Ausweis scannen", "Scan a badge")
            lede=l.t(
                "Fragen Sie zuerst. Nach dem Scan liest die Besucherin oder der Besucher auf Ihrem Handy, wer was bekommt, und entscheidet selbst.",
                "Ask first. After the scan the visitor reads on your phone who gets what, and decides.",
            )
        />
        {(!problem.is_empty()).then(|| view! { <ui::Notice tone=ui::Tone::Bad>{problem}</ui::Notice> })}
        <BadgeScanner path=here.clone() input=CODE.to_owned() decoder=decoder() words=camera_words(l)/>
        <form class="form" method="get" action=here>
            <div class="field">
                <label class="label" for=CODE>{l.t("Code vom Ausweis", "Code on the badge")}</label>
                <input class="input" id=CODE name="code" autocomplete="off" autocapitalize="characters" spellcheck="false" autofocus/>
            </div>
            <ui::Submit label=l.t("Weiter", "Next") kind=ui::ButtonKind::Quiet/>
        </form>
    }
}

/// What the visitor reads, in the visitor's language.
#[component]
fn Question(application: ApplicationId, asked: Exchange, code: String) -> impl IntoView {
    let v = asked.locale;
    view! {
        <div lang=v.as_str()>
            <ui::PageHead kicker=asked.visitor title=v.t("Dürfen wir Ihre Kontaktdaten bekommen?", "May we have your contact details?")/>
            {asked.agreed_before.then(|| view! {
                <ui::Notice tone=ui::Tone::Mute>{v.t("Sie haben diesem Aussteller Ihre Kontaktdaten schon gegeben.", "You have already shared your details with this exhibitor.")}</ui::Notice>
            })}
            <div class="prose">
                <p>{asked.wording.share.in_(v).to_owned()}</p>
                <p>{v.t("Wir fragen Sie danach noch per E-Mail, ob das so stimmt.", "After that we ask you by e-mail whether this is right.")}</p>
                <p><a href=paths::privacy(v)>{v.t("Datenschutz", "Privacy")}</a></p>
            </div>
            <ui::Form action=AgreeContact::PATH>
                <ui::Hidden name="application" value=application.to_string()/>
                <ui::Hidden name="code" value=code/>
                <div class="row">
                    <ui::Submit label=v.t("Ja, Kontaktdaten teilen", "Yes, share my details")/>
                    <ui::LinkButton href=paths::portal_scan(ctx::locale(), application) label=v.t("Nein, danke", "No, thank you") kind=ui::ButtonKind::Quiet/>
                </div>
            </ui::Form>
        </div>
    }
}

/// Back in the exhibitor's hands: note it while it is fresh.
#[component]
fn Thanks(application: ApplicationId, lead: LeadView) -> impl IntoView {
    let l = ctx::locale();
    view! {
        <ui::PageHead kicker=l.t("Kontakt gespeichert", "Contact saved") title=lead.name.clone() lede=lead.organisation.clone()/>
        <ui::Notice tone=ui::Tone::Ok>
            {l.t(
                "Wir fragen per E-Mail nach, ob es so vereinbart war. Bis zur Antwort steht der Kontakt als „noch nicht bestätigt“ in Ihrer Liste.",
                "We ask by e-mail whether this was agreed. Until the answer the contact is in your list as “not confirmed yet”.",
            )}
        </ui::Notice>
        <ui::Section title=l.t("Notieren", "Note") id="note"><NoteForm lead/></ui::Section>
        <ui::Actions>
            <ui::LinkButton href=paths::portal_scan(l, application) label=l.t("Nächster Kontakt", "Next contact") kind=ui::ButtonKind::Quiet/>
        </ui::Actions>
    }
}

/// Rating and note of one contact.
#[component]
pub fn NoteForm(lead: LeadView) -> impl IntoView {
    let l = ctx::locale();
    let mut options = vec![(String::new(), l.t("Keine Bewertung", "No rating").to_owned())];
    options.extend((1..=5).map(|stars| (stars.to_string(), self::stars(stars))));
    view! {
        <ui::Form action=EditLead::PATH id=lead.id.to_string()>
            <ui::Hidden name="lead" value=lead.id.to_string()/>
            <ui::Hidden name="revision" value=lead.revision.to_string()/>
            <ui::Select name="rating" label=l.t("Bewertung", "Rating") options current=lead.rating.map(|rating| rating.to_string()).unwrap_or_default()/>
            <ui::TextArea
                name="note"
                label=l.t("Notiz", "Note")
                value=lead.note
                rows=3
                maxlength=2000
                hint=l.t(
                    "Auf Anfrage müssen Sie der Person Auskunft geben, auch über diese Notiz. Nur Sachliches.",
                    "On request you must disclose this note to the person. Keep to the facts.",
                )
            />
            <ui::Submit label=l.t("Speichern", "Save")/>
        </ui::Form>
    }
}

/// `★★★☆☆ 3/5`: the figure says the same to whoever hears it.
pub(super) fn stars(rating: i32) -> String {
    let full = usize::try_from(rating.clamp(0, 5)).unwrap_or(0);
    format!("{}{} {rating}/5", "★".repeat(full), "☆".repeat(5 - full))
}
