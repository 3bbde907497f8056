//! The person's side of a quote: as it would appear, with what they can say to it.

use domain::{
    account::limits::RECEIPT_MISSES,
    locale::Locale,
    recap::{self, VoiceOfLink, VoiceState, VoiceView},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::{Meta, Title};

use super::public::quoted;
use crate::{
    account::api::limited, ctx, error::ApiError, form, load::load_page, paths, recap::AnswerVoice, spent_link::SpentLink, ui,
    words::recap as words,
};

/// Where the link in the letter leads. Only buttons act: mail scanners follow links.
#[component]
pub fn Voice() -> impl IntoView {
    let l = ctx::locale();
    let (db, token) = (ctx::db(), ctx::param("token"));
    load_page(async move {
        let found = recap::voice_by_token(&db, &token).await?;
        if found.is_none() {
            limited(&RECEIPT_MISSES).await?;
        }
        Ok::<_, ApiError>(match found {
            Some(found) => view! { <Shown found token/> }.into_any(),
            None => view! { <SpentLink title=l.t("Ihr Zitat", "Your quote")/> }.into_any(),
        })
    })
}

#[component]
fn Shown(found: VoiceOfLink, token: String) -> impl IntoView {
    let l = ctx::locale();
    let VoiceOfLink { voice, event } = found;
    let title = match l {
        Locale::De => format!("Ihr Zitat zu {}", event.name),
        Locale::En => format!("Your quote about {}", event.name),
    };
    let (label, tone) = (words::voice(l, voice.state), words::voice_tone(voice.state));
    let appears = (!voice.state.is_over()).then(|| appearing(l, &voice));
    let acts = acts(l, &voice, token);
    view! {
        <Title text=title.clone()/>
        <Meta name="robots" content="noindex"/>
        <div class="narrow" data-accent=event.accent>
            <ui::PageHead title><p><ui::Chip label tone/></p></ui::PageHead>
            {appears}
            {acts}
            <p><a href=paths::event(l, &event.slug)>{event.name}</a></p>
        </div>
    }
}

/// In each language in which there is a quote.
fn appearing(l: Locale, voice: &VoiceView) -> impl IntoView + use<> {
    let mail =
        format!("{}: {}", l.t("Ihre E-Mail-Adresse, die niemand sonst sieht", "Your e-mail address, which nobody else sees"), voice.email);
    let both = [(Locale::De, &voice.quote.de), (Locale::En, &voice.quote.en)];
    let shown: Vec<_> = both
        .into_iter()
        .filter(|(_, quote)| !quote.is_empty())
        .map(|(locale, _)| view! { <div lang=locale.as_str()>{quoted(locale, voice)}</div> })
        .collect();
    view! {
        <ui::Section title=l.t("So erscheint es", "As it appears") id="quote">
            {shown}
            <p class="hint">{mail}</p>
        </ui::Section>
    }
}

fn acts(l: Locale, voice: &VoiceView, token: String) -> AnyView {
    match voice.state {
        VoiceState::Asked | VoiceState::Correction => view! { <Answering voice=voice.clone() token/> }.into_any(),
        VoiceState::Released => {
            let detail = l.t(
                "Es verschwindet sofort von der Seite, und wir löschen Ihre Angaben. Wer es schon gelesen hat, hat es gelesen.",
                "It disappears from the page at once, and we erase what we keep about you. Whoever has read it has read it.",
            );
            view! { <TakeBack token detail/> }.into_any()
        }
        VoiceState::Draft => view! {
            <ui::Notice tone=ui::Tone::Warn>
                {l.t(
                    "Das Zitat wird gerade überarbeitet und ist nicht öffentlich. Sie bekommen eine neue E-Mail, bevor es erscheint.",
                    "The quote is being revised and is not public. You get a new e-mail before it appears.",
                )}
            </ui::Notice>
            <TakeBack token detail=l.t("Es erscheint nicht mehr, und wir löschen Ihre Angaben.", "It does not appear any more, and we erase what we keep about you.")/>
        }
        .into_any(),
        VoiceState::Refused | VoiceState::Withdrawn => view! {
            <ui::Notice tone=ui::Tone::Ok>
                {l.t(
                    "Ihr Zitat ist nicht öffentlich, und Ihre Angaben sind gelöscht.",
                    "Your quote is not public, and what we kept about you is erased.",
                )}
            </ui::Notice>
        }
        .into_any(),
    }
}

/// Also while others work on it: whoever said it need not wait for them.
#[component]
fn TakeBack(token: String, detail: &'static str) -> impl IntoView {
    let l = ctx::locale();
    view! {
        <ui::Confirm
            action=AnswerVoice::PATH
            label=l.t("Zitat zurückziehen", "Take the quote back")
            question=l.t("Das Zitat zurückziehen?", "Take the quote back?")
            detail
        >
            <ui::Hidden name="token" value=token/>
            <ui::Hidden name="answer" value="withdraw"/>
        </ui::Confirm>
    }
}

#[component]
fn Answering(voice: VoiceView, token: String) -> impl IntoView {
    let l = ctx::locale();
    let revision = voice.revision.to_string();
    let proposal = voice.proposal;
    let asked_otherwise = (voice.state == VoiceState::Correction).then(|| {
        view! {
            <ui::Notice tone=ui::Tone::Ok title=l.t("Ihr Vorschlag ist angekommen", "Your proposal has arrived")>
                {l.t("Bis zur Überarbeitung bleibt das Zitat unveröffentlicht. Ihr Vorschlag: ", "Until it is revised the quote stays unpublished. Your proposal: ")}
                {proposal}
            </ui::Notice>
        }
    });
    let (again, its) = (token.clone(), revision.clone());
    let failed = form::echo().is_some_and(|echo| echo.endpoint == AnswerVoice::PATH && echo.value("_form") == Some("correct"));
    view! {
        {asked_otherwise}
        <ui::Form action=AnswerVoice::PATH id="answer">
            <ui::Hidden name="token" value=token/>
            <ui::Hidden name="revision" value=revision/>
            <div class="row">
                <ui::Submit name="answer" value="release" label=l.t("Freigeben", "Release")/>
                <ui::Submit name="answer" value="refuse" label=l.t("Ablehnen", "Refuse") kind=ui::ButtonKind::Quiet/>
            </div>
        </ui::Form>
        <details class="fold" open=failed>
            <summary>{l.t("Andere Worte vorschlagen", "Propose other words")}</summary>
            <ui::Form action=AnswerVoice::PATH id="correct">
                <ui::Hidden name="token" value=again/>
                <ui::Hidden name="revision" value=its/>
                <ui::Hidden name="answer" value="correct"/>
                <ui::TextArea name="proposal" label=l.t("So würde ich es sagen", "This is how I would put it") rows=4 maxlength=600 required=true/>
                <ui::Submit label=l.t("Vorschlagen", "Propose") kind=ui::ButtonKind::Quiet/>
            </ui::Form>
        </details>
    }
}
