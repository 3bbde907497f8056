//! The recap of an event, for its organisers: what is in it, what is missing, and whether everybody sees it.

use domain::{
    event::{self, EventView},
    locale::Locale,
    process::recap_page::{self, RecapFigures},
    recap::{self, Missing, RecapState, RecapView},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

use super::{downloads::Downloads, figures::Figures, pictures::Pictures, voices::Voices};
use crate::{
    audit::HistoryList,
    ctx,
    error::ApiError,
    format,
    frame::OrganiseHead,
    load::load_page,
    paths,
    recap::{BeginRecap, HideRecap, PublishRecap, SaveRecap},
    ui,
    words::recap as words,
};

/// The page.
#[component]
pub fn OrganiseRecap() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, slug) = (ctx::db(), ctx::actor(), ctx::param("event"));
    load_page(async move {
        actor.require_organiser()?;
        let event = event::by_slug(&db, &actor, &slug).await?;
        let title = l.t("Rückblick", "Recap");
        let content = match recap::of_event(&db, &actor, event.id).await? {
            None => view! { <Begin event=event.clone()/> }.into_any(),
            Some(recap) => {
                let counted = recap_page::counted(&db, &event).await?;
                let entries = recap::history_of(&db, &actor, recap.id).await?;
                let zone = event.zone;
                view! {
                    <Editor event=event.clone() recap counted/>
                    <ui::Section title=l.t("Verlauf", "History") id="history"><HistoryList entries zone/></ui::Section>
                }
                .into_any()
            }
        };
        Ok::<_, ApiError>(view! {
            <Title text=format!("{title} · {}", event.name)/>
            <OrganiseHead event title lede=l.t("Was von der Veranstaltung bleibt: Bilder, Stimmen, Zahlen.", "What stays of the event: pictures, voices, figures.")/>
            {content}
        })
    })
}

#[component]
fn Begin(event: EventView) -> impl IntoView {
    let l = ctx::locale();
    view! {
        <ui::EmptyState
            title=l.t("Noch kein Rückblick", "No recap yet")
            text=l.t(
                "Beginnen Sie ihn: Zuerst sieht ihn nur die Organisation. Texte, Bilder und Stimmen kommen nach und nach dazu.",
                "Begin it: at first only organisers see it. Texts, pictures and voices come one by one.",
            )
        >
            <ui::Form action=BeginRecap::PATH>
                <ui::Hidden name="event" value=event.id.to_string()/>
                <ui::Submit label=l.t("Rückblick beginnen", "Begin the recap")/>
            </ui::Form>
        </ui::EmptyState>
    }
}

#[component]
fn Editor(event: EventView, recap: RecapView, counted: RecapFigures) -> impl IntoView {
    let l = ctx::locale();
    let id = recap.id.to_string();
    let (pictures, voices, figures, downloads) =
        (recap.pictures.clone(), recap.voices.clone(), recap.figures.clone(), recap.downloads.clone());
    view! {
        <Publication slug=event.slug recap=recap.clone()/>
        <Words recap counted/>
        <Pictures recap=id.clone() pictures/>
        <Voices recap=id.clone() voices/>
        <Figures recap=id.clone() figures/>
        <Downloads recap=id downloads/>
        <p class="hint">{l.t("Die nächsten Termine derselben Brücke oder Art erscheinen von selbst.", "The next dates of the same bridge or kind appear by themselves.")}</p>
    }
}

#[component]
fn Publication(slug: String, recap: RecapView) -> impl IntoView {
    let l = ctx::locale();
    let (id, revision) = (recap.id.to_string(), recap.revision.to_string());
    let missing = recap.missing();
    let lacks_text = missing.contains(&Missing::Text);
    let missing: Vec<_> = missing.iter().map(|missing| view! { <li>{lacks(l, missing)}</li> }).collect();
    let act = match recap.state {
        RecapState::Draft if lacks_text => ().into_any(),
        RecapState::Draft => view! {
            <ui::Confirm
                action=PublishRecap::PATH
                label=l.t("Veröffentlichen", "Publish")
                question=l.t("Den Rückblick allen zeigen?", "Show the recap to everybody?")
                detail=l.t("Er steht dann auf der Seite der Veranstaltung und in Suchmaschinen.", "It then stands on the page of the event and in search engines.")
                kind=ui::ButtonKind::Primary
                does=ui::ButtonKind::Primary
            >
                <ui::Hidden name="recap" value=id/>
                <ui::Hidden name="revision" value=revision/>
            </ui::Confirm>
        }
        .into_any(),
        RecapState::Published => view! {
            <ui::Confirm
                action=HideRecap::PATH
                label=l.t("Verbergen", "Hide")
                question=l.t("Den Rückblick wieder zum Entwurf machen?", "Make the recap a draft again?")
                detail=l.t("Niemand außer der Organisation sieht ihn dann. Sie können ihn wieder veröffentlichen.", "Nobody but organisers sees it then. You can publish it again.")
            >
                <ui::Hidden name="recap" value=id/>
            </ui::Confirm>
        }
        .into_any(),
    };
    let list = (!missing.is_empty()).then(|| {
        view! {
            <div class="prose">
                <p>{l.t("Das fehlt noch, oder ist noch nicht zu sehen:", "This is still missing, or not to be seen yet:")}</p>
                <ul>{missing}</ul>
            </div>
        }
    });
    view! {
        <ui::Section title=l.t("Veröffentlichung", "Publication") id="publication">
            <ui::Actions>
                <ui::Chip label=words::state(l, recap.state) tone=words::tone(recap.state)/>
                <ui::LinkButton href=paths::recap(l, &slug) label=l.t("Vorschau: so erscheint er", "Preview: as it appears") kind=ui::ButtonKind::Quiet/>
                {act}
            </ui::Actions>
            {list}
        </ui::Section>
    }
}

fn lacks(l: Locale, missing: &Missing) -> String {
    match (missing, l) {
        (Missing::Text, _) => l
            .t(
                "Der Text in beiden Sprachen. Ohne ihn lässt sich nichts veröffentlichen.",
                "The text in both languages. Nothing can be published without it.",
            )
            .to_owned(),
        (Missing::Picture, _) => l.t("Ein Bild.", "A picture.").to_owned(),
        (Missing::PicturesHeldBack(1), _) => l
            .t("Lizenz oder Einwilligung bei einem Bild: Es erscheint nicht.", "Licence or consent of one picture: it does not appear.")
            .to_owned(),
        (Missing::VoicesHeldBack(1), _) => {
            l.t("Die Freigabe eines Zitats: Es erscheint nicht.", "The release of one quote: it does not appear.").to_owned()
        }
        (Missing::PicturesHeldBack(number), Locale::De) => format!("Lizenz oder Einwilligung bei {number} Bildern: Sie erscheinen nicht."),
        (Missing::PicturesHeldBack(number), Locale::En) => format!("Licence or consent of {number} pictures: they do not appear."),
        (Missing::VoicesHeldBack(number), Locale::De) => format!("Die Freigabe von {number} Zitaten: Sie erscheinen nicht."),
        (Missing::VoicesHeldBack(number), Locale::En) => format!("The release of {number} quotes: they do not appear."),
    }
}

#[component]
fn Words(recap: RecapView, counted: RecapFigures) -> impl IntoView {
    let l = ctx::locale();
    let hint = l.t("Markdown: **fett**, [Text](https://…), Listen mit -", "Markdown: **bold**, [text](https://…), lists with -");
    let (id, revision, shows) = (recap.id.to_string(), recap.revision, recap.shows);
    view! {
        <ui::Section title=l.t("Text und Zahlen", "Text and figures") id="text">
            <ui::Unsaved about=format!("recap:{id}") revision form=SaveRecap::PATH>
                <ui::Form action=SaveRecap::PATH>
                    <ui::Hidden name="recap" value=id/>
                    <ui::Hidden name="revision" value=revision.to_string()/>
                    <ui::TextArea name="text_de" label=l.t("Text (deutsch)", "Text (German)") value=recap.text.de rows=10 maxlength=10000 hint/>
                    <ui::TextArea name="text_en" label=l.t("Text (englisch)", "Text (English)") value=recap.text.en rows=10 maxlength=10000 hint/>
                    <p class="hint">{l.t("Gezählte Zahlen, die der Rückblick zeigt. Was null ist, erscheint nicht.", "Counted figures that the recap shows. What is nought does not appear.")}</p>
                    <ui::CheckBox name="exhibitors" label=counted_as(l, l.t("Wer dabei war: Aussteller, Mitreisende", "Who took part: exhibitors, travellers"), counted.exhibitors + counted.travellers) checked=shows.exhibitors/>
                    <ui::CheckBox name="visits" label=counted_as(l, l.t("Besuche", "Visits"), counted.visits) checked=shows.visits/>
                    <ui::CheckBox name="leads" label=counted_as(l, l.t("Kontakte der Aussteller", "Leads of the exhibitors"), counted.leads) checked=shows.leads/>
                    <ui::CheckBox name="sessions" label=counted_as(l, l.t("Programmpunkte und Gespräche", "Sessions and meetings"), counted.sessions + counted.meetings) checked=shows.sessions/>
                    <ui::Submit label=l.t("Speichern", "Save")/>
                </ui::Form>
            </ui::Unsaved>
        </ui::Section>
    }
}

/// `Besuche (1.204)`
fn counted_as(l: Locale, word: &str, number: u64) -> String {
    format!("{word} ({})", format::number(l, number))
}
