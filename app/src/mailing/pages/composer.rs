//! The form in which a letter to a group is written. It saves itself while somebody types.

use domain::{
    locale::Locale,
    mailing::{Group, MailingView, Texts},
};
use leptos::{prelude::*, server_fn::ServerFn};

use super::list::{Purpose, group_options};
use crate::{
    ctx, form,
    mailing::api::{CopyMailing, DiscardMailing, KeepMailing, SaveMailing},
    ui,
    words::mailing as words,
};

#[component]
pub(super) fn Composer(mailing: MailingView, groups: Vec<Group>) -> impl IntoView {
    let l = ctx::locale();
    let echo = form::echo().filter(|echo| echo.endpoint == SaveMailing::PATH && !echo.errors.is_empty());
    // What was refused for single fields is saved all the same.
    let returned = echo.is_some_and(|echo| echo.error("").is_some());
    let (about, revision) = (format!("mailing:{}", mailing.id), mailing.revision.to_string());
    let missed = mailing.from_date.map(|from| {
        let from = words::from_date(l, from);
        match l {
            Locale::De => format!("Diese Rundmail war geplant ({from}). Der Termin wurde geändert, und der Zeitpunkt ist nicht mehr möglich. Bitte planen Sie sie neu."),
            Locale::En => format!("This group e-mail was planned ({from}). The date was changed, and that time is not possible any more. Please plan it anew."),
        }
    });
    view! {
        {missed.map(|text| view! { <ui::Notice tone=ui::Tone::Warn>{text}</ui::Notice> })}
        <div
            class="mailing"
            data-unsaved=about
            data-revision=revision
            data-returned=returned
            data-keep=KeepMailing::PATH
        >
            <div class="mailing-main">
                <ui::UnsavedOffer/>
                <Fields mailing=mailing.clone() groups/>
                <ui::Script name="draft"/>
                <ui::Saving/>
            </div>
            <div class="mailing-aside"><Help mailing=mailing.clone()/></div>
        </div>
        <OtherWays id=mailing.id.to_string()/>
    }
}

/// What else can be done with a draft.
#[component]
fn OtherWays(id: String) -> impl IntoView {
    let l = ctx::locale();
    let copied = id.clone();
    view! {
        <div class="row">
            <ui::Form action=CopyMailing::PATH class="is-inline">
                <ui::Hidden name="mailing" value=copied/>
                <ui::Submit label=l.t("Als Vorlage kopieren", "Copy as a template") kind=ui::ButtonKind::Quiet/>
            </ui::Form>
            <ui::Confirm
                action=DiscardMailing::PATH
                label=l.t("Entwurf verwerfen", "Discard the draft")
                question=l.t("Diesen Entwurf verwerfen?", "Discard this draft?")
                detail=l.t("Der Text ist danach weg.", "The text is gone afterwards.")
            >
                <ui::Hidden name="mailing" value=id/>
            </ui::Confirm>
        </div>
    }
}

#[component]
fn Fields(mailing: MailingView, groups: Vec<Group>) -> impl IntoView {
    let l = ctx::locale();
    let mut options = group_options(l, &groups);
    let current = mailing.audience.to_string();
    // Of a session that nobody has a seat in any more, say.
    if options.iter().all(|(value, _)| *value != current) {
        options.push((current.clone(), format!("{} (0)", words::audience(l, mailing.audience))));
    }
    view! {
        <ui::Form action=SaveMailing::PATH>
            <ui::Hidden name="mailing" value=mailing.id.to_string()/>
            <ui::Hidden name="revision" value=mailing.revision.to_string()/>
            <ui::Select name="audience" label=l.t("An", "To") options current required=true/>
            <Purpose current=mailing.purpose/>
            <p class="hint">
                {l.t(
                    "Alle lesen ihre Sprache. Schreiben Sie nur eine, bekommen alle diese.",
                    "Everybody reads their own language. If you write one alone, everybody gets that.",
                )}
            </p>
            <Languages texts=mailing.texts/>
            <div class="row">
                <ui::Submit name="act" value="preview" label=l.t("Speichern und Vorschau", "Save and preview")/>
                <ui::Submit name="act" value="save" label=l.t("Entwurf speichern", "Save draft") kind=ui::ButtonKind::Quiet/>
            </div>
        </ui::Form>
    }
}

/// What is written in each language. A component, because the fields of a form have to come about inside of it.
#[component]
fn Languages(texts: Texts) -> impl IntoView {
    let l = ctx::locale();
    let Texts { de, en } = texts;
    let mut languages =
        [(l.t("Deutsch", "German"), de, "subject_de", "body_de"), (l.t("Englisch", "English"), en, "subject_en", "body_en")];
    // The page is read in one of them: it comes first.
    if l == Locale::En {
        languages.reverse();
    }
    let languages = languages.map(|(name, text, subject, body)| {
        view! {
            <fieldset class="mailing-language">
                <legend>{name}</legend>
                <ui::TextField name=subject label=l.t("Betreff", "Subject") within=name value=text.subject maxlength=120 either=true/>
                <ui::TextArea name=body label=format!("{} ({name})", l.t("Text", "Text")) value=text.body rows=12 maxlength=10000 either=true/>
            </fieldset>
        }
    });
    view! { <div class="mailing-languages">{languages.collect_view()}</div> }
}

/// What can be filled in, and what stands in each letter by itself.
#[component]
fn Help(mailing: MailingView) -> impl IntoView {
    let l = ctx::locale();
    let items = mailing.audience.placeholders(mailing.purpose).into_iter().map(|placeholder| {
        view! { <div><dt><code>{words::typed(l, placeholder)}</code></dt><dd>{words::placeholder(l, placeholder)}</dd></div> }
    });
    view! {
        <section class="mailing-help" aria-labelledby="placeholders">
            <h2 id="placeholders">{l.t("Platzhalter", "Placeholders")}</h2>
            <p>{l.t("Für jede Person wird ausgefüllt:", "Filled in for each person:")}</p>
            <dl>{items.collect_view()}</dl>
            <p>
                {l.t(
                    "Die Liste gilt für die gespeicherte Gruppe und Art. Anrede, Gruß und Impressum stehen von selbst in jeder E-Mail. Web-Adressen werden zu Links.",
                    "The list is for the saved group and kind. Salutation, regards and imprint stand in each e-mail by themselves. Web addresses become links.",
                )}
            </p>
        </section>
    }
}
