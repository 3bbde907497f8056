//! The form of a news entry: new, and changed.

use domain::{
    field::lettered_address,
    ids::NewsEntryId,
    locale::Locale,
    news::{self, NewsEntryView, NewsEvent},
    phone::phone_as_read,
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

use super::{
    picture::{PictureFields, RemovePictureForm},
    publishing::Publishing,
};
use crate::{
    audit::HistoryList,
    ctx,
    error::ApiError,
    load::load_page,
    news::{CreateNewsEntry, EditNewsEntry},
    paths, ui,
};

/// A new draft.
#[component]
pub fn NewNews() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor) = (ctx::db(), ctx::actor());
    load_page(async move {
        let events = news::events_to_choose(&db, &actor).await?;
        let title = l.t("Neue Meldung", "New news item");
        Ok::<_, ApiError>(view! {
            <Title text=title/>
            <ui::Breadcrumbs up=up(l) here=l.t("Neu", "New")/>
            <ui::PageHead
                title
                lede=l.t("Zuerst ein Entwurf, den nur die Organisation sieht. Ein Bild fügen Sie danach hinzu.", "First a draft that only organisers see. You add a picture afterwards.")
            />
            <ui::Unsaved about="news:new" form=CreateNewsEntry::PATH>
                <ui::Form action=CreateNewsEntry::PATH>
                    <NewsFields events/>
                    <ui::Submit label=l.t("Entwurf anlegen", "Create draft")/>
                </ui::Form>
            </ui::Unsaved>
        })
    })
}

/// An entry: what it says, its picture, when it appears, and what happened to it.
#[component]
pub fn EditNews() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, id) = (ctx::db(), ctx::actor(), ctx::param("entry"));
    load_page(async move {
        actor.require_organiser()?;
        let id: NewsEntryId = id.parse().map_err(|_| ApiError::NotFound)?;
        let entry = news::entry(&db, &actor, id).await?;
        let events = news::events_to_choose(&db, &actor).await?;
        let history = news::history_of(&db, &actor, id).await?;
        let (title, zone) = (entry.title.in_(l).to_owned(), entry.zone);
        let pictured = entry.clone();
        let remove = entry.picture.is_some().then(|| view! { <RemovePictureForm entry=id.to_string()/> });
        Ok::<_, ApiError>(view! {
            <Title text=title.clone()/>
            <ui::Breadcrumbs up=up(l) here=title.clone()/>
            <ui::PageHead kicker=l.t("Meldung", "News item") title/>
            <Publishing entry=entry.clone()/>
            <ui::Unsaved about=format!("news:{id}") revision=entry.revision form=EditNewsEntry::PATH>
                <ui::Form action=EditNewsEntry::PATH>
                    <ui::Hidden name="entry" value=id.to_string()/>
                    <ui::Hidden name="revision" value=entry.revision.to_string()/>
                    <NewsFields events entry/>
                    <div class="row">
                        <ui::Submit name="act" value="save" label=l.t("Speichern", "Save")/>
                        <ui::Submit name="act" value="preview" label=l.t("Speichern und Vorschau", "Save and preview") kind=ui::ButtonKind::Quiet/>
                    </div>
                    <PictureFields entry=pictured form=EditNewsEntry::PATH/>
                </ui::Form>
            </ui::Unsaved>
            {remove}
            <ui::Section title=l.t("Verlauf", "History") id="history"><HistoryList entries=history zone/></ui::Section>
        })
    })
}

fn up(l: Locale) -> Vec<(String, String)> {
    vec![(paths::organise_news(l), l.t("Aktuelles", "News").to_owned())]
}

#[component]
fn NewsFields(events: Vec<NewsEvent>, #[prop(optional)] entry: Option<NewsEntryView>) -> impl IntoView {
    view! {
        <What entry=entry.clone()/>
        <Texts entry=entry.clone()/>
        <About entry=entry.clone() events/>
        <Press entry/>
    }
}

/// One value of the entry, or nothing for a new one.
fn value(entry: Option<&NewsEntryView>, of: impl Fn(&NewsEntryView) -> String) -> String {
    entry.map(of).unwrap_or_default()
}

#[component]
fn What(entry: Option<NewsEntryView>) -> impl IntoView {
    let (l, entry) = (ctx::locale(), entry.as_ref());
    let hint = l.t(
        "Der letzte Teil der Web-Adresse. Bleibt das Feld leer, wird er aus dem deutschen Titel gebildet. Nach der Veröffentlichung lässt er sich nicht mehr ändern.",
        "The last part of the web address. Leave it empty to use the German title. It cannot be changed after publishing.",
    );
    view! {
        <ui::TextField name="title_de" label=l.t("Titel (deutsch)", "Title (German)") value=value(entry, |e| e.title.de.clone()) required=true maxlength=120/>
        <ui::TextField name="title_en" label=l.t("Titel (englisch)", "Title (English)") value=value(entry, |e| e.title.en.clone()) required=true maxlength=120/>
        <ui::TextField name="slug" label=l.t("Web-Adresse", "Web address") value=value(entry, |e| e.slug.clone()) maxlength=60 hint/>
    }
}

#[component]
fn Texts(entry: Option<NewsEntryView>) -> impl IntoView {
    let (l, entry) = (ctx::locale(), entry.as_ref());
    let lede =
        l.t("Ein oder zwei Sätze: für Listen, den Feed und geteilte Links", "One or two sentences: for lists, the feed and shared links");
    let hint = l.t("Markdown: **fett**, [Text](https://…), Listen mit -", "Markdown: **bold**, [text](https://…), lists with -");
    view! {
        <div class="form-part">
            <h2>{l.t("Deutsch", "German")}</h2>
            <ui::TextArea name="lede_de" label=l.t("Vorspann (deutsch)", "Lede (German)") value=value(entry, |e| e.lede.de.clone()) rows=3 maxlength=400 hint=lede/>
            <ui::TextArea name="text_de" label=l.t("Text (deutsch)", "Text (German)") value=value(entry, |e| e.text.de.clone()) rows=12 maxlength=10000 hint/>
        </div>
        <div class="form-part">
            <h2>{l.t("Englisch", "English")}</h2>
            <ui::TextArea name="lede_en" label=l.t("Vorspann (englisch)", "Lede (English)") value=value(entry, |e| e.lede.en.clone()) rows=3 maxlength=400 hint=lede/>
            <ui::TextArea name="text_en" label=l.t("Text (englisch)", "Text (English)") value=value(entry, |e| e.text.en.clone()) rows=12 maxlength=10000 hint/>
        </div>
    }
}

#[component]
fn About(entry: Option<NewsEntryView>, events: Vec<NewsEvent>) -> impl IntoView {
    let l = ctx::locale();
    let own = entry.and_then(|entry| entry.event);
    let current = own.as_ref().map(|event| event.id.to_string()).unwrap_or_default();
    let listed = events.iter().any(|event| event.id.to_string() == current);
    let none = (String::new(), l.t("Zu keiner Veranstaltung", "About no event").to_owned());
    // One so old that it is not among those to choose from.
    let own = own.filter(|_| !listed);
    let events = own.into_iter().chain(events).map(|event| (event.id.to_string(), event.name));
    let options: Vec<_> = std::iter::once(none).chain(events).collect();
    view! {
        <div class="form-part">
            <h2>{l.t("Zugehörigkeit", "What it is about")}</h2>
            <ui::Select
                name="event"
                label=l.t("Veranstaltung", "Event")
                options
                current
                hint=l.t("Die Meldung steht dann auch auf ihrer Seite.", "The news item then stands on its page, too.")
            />
        </div>
    }
}

#[component]
fn Press(entry: Option<NewsEntryView>) -> impl IntoView {
    let (l, entry) = (ctx::locale(), entry.as_ref());
    view! {
        <div class="form-part">
            <h2>{l.t("Pressekontakt", "Press contact")}</h2>
            <p class="hint">{l.t("Jemand aus der Agentur; steht öffentlich unter der Meldung.", "Somebody of the agency; stands below the news item in public.")}</p>
            <ui::TextField name="press_name" label=l.t("Name", "Name") value=value(entry, |e| e.press.name.clone()) maxlength=80/>
            <div class="pair">
                <ui::TextField name="press_email" label=l.t("E-Mail-Adresse", "E-mail address") kind=ui::InputKind::Email value=value(entry, |e| lettered_address(&e.press.email))/>
                <ui::TextField name="press_phone" label=l.t("Telefon", "Telephone") kind=ui::InputKind::Tel value=value(entry, |e| phone_as_read(l, &e.press.phone))/>
            </div>
        </div>
    }
}
