//! What people say of an event, for organisers: written down, sent to them, released or not.

use domain::{
    field::lettered_address,
    locale::Locale,
    recap::{VoiceState, VoiceView},
};
use leptos::{prelude::*, server_fn::ServerFn};

use super::public::quoted;
use crate::{
    ctx, form,
    recap::{AddVoice, AskVoice, EditVoice, RemoveVoice},
    ui,
    words::recap as words,
};

#[component]
pub(super) fn Voices(recap: String, voices: Vec<VoiceView>) -> impl IntoView {
    let l = ctx::locale();
    let is_empty = voices.is_empty();
    let rows: Vec<_> = voices.into_iter().map(|voice| view! { <Row voice/> }).collect();
    let failed = form::echo().is_some_and(|echo| echo.endpoint == AddVoice::PATH);
    view! {
        <ui::Section title=l.t("Stimmen", "Voices") id="voices">
            <p class="hint">
                {l.t(
                    "Jedes Zitat erscheint erst, wenn die Person es über ihren Link freigibt. Wer zurückzieht, ist sofort nicht mehr zu sehen.",
                    "Each quote appears only when the person releases it by their link. Whoever takes it back is not to be seen any more at once.",
                )}
            </p>
            {is_empty.then(|| view! { <p class="muted">{l.t("Noch keine Stimme. Schreiben Sie unten die erste auf.", "No voice yet. Write the first one down below.")}</p> })}
            {(!is_empty).then(|| view! { <ul class="list">{rows}</ul> })}
            <details class="fold" open=failed>
                <summary>{l.t("Stimme hinzufügen", "Add a voice")}</summary>
                <ui::Form action=AddVoice::PATH>
                    <ui::Hidden name="recap" value=recap/>
                    <VoiceFields/>
                    <ui::Submit label=l.t("Stimme hinzufügen", "Add the voice")/>
                </ui::Form>
            </details>
        </ui::Section>
    }
}

#[component]
fn Row(voice: VoiceView) -> impl IntoView {
    let l = ctx::locale();
    let (label, tone) = (words::voice(l, voice.state), words::voice_tone(voice.state));
    let name = if voice.name.is_empty() { l.t("Jemand", "Somebody").to_owned() } else { voice.name.clone() };
    let shown = (!voice.state.is_over()).then(|| quoted(l, &voice));
    let proposed = voice.proposal.clone();
    let proposal = (!proposed.is_empty()).then(|| {
        view! {
            <ui::Notice tone=ui::Tone::Warn title=l.t("So möchte die Person zitiert werden", "This is how the person wants to be quoted")>
                {proposed}
            </ui::Notice>
        }
    });
    let work = (!voice.state.is_over()).then(|| view! { <Edit voice=voice.clone()/> });
    let asks = matches!(voice.state, VoiceState::Draft | VoiceState::Asked | VoiceState::Correction);
    let ask = asks.then(|| view! { <Ask voice=voice.clone()/> });
    let id = voice.id;
    view! {
        <li>
            <span class="list-name">{name}</span>
            <span class="list-end"><ui::Chip label tone/></span>
            <div class="list-more">
                {shown}
                {proposal}
                {ask}
                {work}
                <ui::Confirm
                    id=id.to_string()
                    action=RemoveVoice::PATH
                    label=l.t("Stimme entfernen", "Remove the voice")
                    question=l.t("Dieses Zitat mit allen Angaben zur Person entfernen?", "Remove this quote with all that is kept about the person?")
                    kind=ui::ButtonKind::Plain
                >
                    <ui::Hidden name="voice" value=id.to_string()/>
                </ui::Confirm>
            </div>
        </li>
    }
}

#[component]
fn Ask(voice: VoiceView) -> impl IntoView {
    let l = ctx::locale();
    let id = voice.id;
    let label = if voice.state == VoiceState::Draft {
        l.t("Um Freigabe bitten", "Ask for release")
    } else {
        l.t("Noch einmal um Freigabe bitten", "Ask for release once more")
    };
    let detail = match l {
        Locale::De => {
            format!("Eine E-Mail mit einem Link geht an {}. Ein früherer Link gilt dann nicht mehr.", lettered_address(&voice.email))
        }
        Locale::En => format!("An e-mail with a link goes to {}. An earlier link is no longer valid then.", lettered_address(&voice.email)),
    };
    view! {
        <ui::Confirm
            id=id.to_string()
            action=AskVoice::PATH
            label
            question=l.t("Die E-Mail jetzt senden?", "Send the e-mail now?")
            detail
            does=ui::ButtonKind::Primary
        >
            <ui::Hidden name="voice" value=id.to_string()/>
        </ui::Confirm>
    }
}

#[component]
fn Edit(voice: VoiceView) -> impl IntoView {
    let l = ctx::locale();
    let id = voice.id;
    let failed = form::echo().is_some_and(|echo| echo.endpoint == EditVoice::PATH && echo.value("_form") == Some(id.to_string().as_str()));
    view! {
        <details class="fold" open=failed>
            <summary>{l.t("Zitat ändern", "Change the quote")}<span class="visually-hidden">": "{voice.name.clone()}</span></summary>
            <p class="hint">{l.t("Was Sie ändern, muss neu freigegeben werden; bis dahin erscheint es nicht.", "What you change has to be released anew; until then it does not appear.")}</p>
            <ui::Form action=EditVoice::PATH id=id.to_string()>
                <ui::Hidden name="voice" value=id.to_string()/>
                <ui::Hidden name="revision" value=voice.revision.to_string()/>
                <VoiceFields voice/>
                <ui::Submit label=l.t("Speichern", "Save") kind=ui::ButtonKind::Quiet/>
            </ui::Form>
        </details>
    }
}

#[component]
fn VoiceFields(#[prop(optional)] voice: Option<VoiceView>) -> impl IntoView {
    let l = ctx::locale();
    let value = |of: &dyn Fn(&VoiceView) -> String| voice.as_ref().map(of).unwrap_or_default();
    let languages = vec![(Locale::De.to_string(), "Deutsch".to_owned()), (Locale::En.to_string(), "English".to_owned())];
    let language = voice.as_ref().map_or(Locale::De, |voice| voice.locale).to_string();
    let one = l.t("Eine Sprache genügt.", "One language is enough.");
    view! {
        <ui::TextArea name="quote_de" label=l.t("Zitat (deutsch)", "Quote (German)") value=value(&|voice| voice.quote.de.clone()) rows=3 maxlength=600 hint=one/>
        <ui::TextArea name="quote_en" label=l.t("Zitat (englisch)", "Quote (English)") value=value(&|voice| voice.quote.en.clone()) rows=3 maxlength=600 hint=one/>
        <div class="pair">
            <ui::TextField name="person_name" label=l.t("Name", "Name") value=value(&|voice| voice.name.clone()) required=true maxlength=80/>
            <ui::TextField name="function" label=l.t("Funktion", "Function") value=value(&|voice| voice.function.clone()) maxlength=80/>
        </div>
        <div class="pair">
            <ui::TextField name="organisation" label=l.t("Organisation", "Organisation") value=value(&|voice| voice.organisation.clone()) maxlength=120/>
            <ui::TextField name="email" label=l.t("E-Mail-Adresse", "E-mail address") kind=ui::InputKind::Email value=value(&|voice| lettered_address(&voice.email)) required=true/>
        </div>
        <ui::Select name="language" label=l.t("Sprache der E-Mail", "Language of the e-mail") options=languages current=language/>
    }
}
