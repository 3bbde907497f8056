//! The form of a talk: new, and changed.

use domain::{
    files::FileKind,
    ids::TalkId,
    locale::Locale,
    talk::{self, TalkState, TalkView},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

use super::fields::TalkFields;
use crate::{
    audit::HistoryList,
    ctx,
    error::ApiError,
    flash::Flashed,
    load::load_page,
    paths,
    talk::{CreateTalk, DeleteTalk, EditTalk as Edit, RemoveSlides, SetTalkState, slides_upload},
    ui, upload,
    words::{bridge as bridge_words, talk as words},
};

/// A new draft.
#[component]
pub fn NewTalk() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor) = (ctx::db(), ctx::actor());
    load_page(async move {
        actor.require_organiser()?;
        let bridges = bridge_words::choices(&db, &actor).await?;
        let title = l.t("Neuer Vortrag", "New talk");
        Ok::<_, ApiError>(view! {
            <Title text=title/>
            <ui::Breadcrumbs up=up(l) here=l.t("Neu", "New")/>
            <ui::PageHead
                title
                lede=l.t("Zuerst ein Entwurf, den nur die Organisation sieht. Folien fügen Sie danach hinzu.", "First a draft that only organisers see. You add slides afterwards.")
            />
            <ui::Unsaved about="talk:new" form=CreateTalk::PATH>
                <ui::Form action=CreateTalk::PATH>
                    <TalkFields bridges/>
                    <ui::Submit label=l.t("Entwurf anlegen", "Create draft")/>
                </ui::Form>
            </ui::Unsaved>
        })
    })
}

/// A talk as it is, to change.
#[component]
pub fn EditTalk() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, id) = (ctx::db(), ctx::actor(), ctx::param("talk"));
    load_page(async move {
        actor.require_organiser()?;
        let id: TalkId = id.parse().map_err(|_| ApiError::NotFound)?;
        let talk = talk::talk(&db, &actor, id).await?;
        let bridges = bridge_words::choices(&db, &actor).await?;
        let entries = talk::history_of(&db, &actor, id).await?;
        let (title, zone, acts) = (talk.subject.in_(l).to_owned(), talk.zone, acts(l, &talk));
        let (revision, slides) = (talk.revision, talk.slides.clone());
        Ok::<_, ApiError>(view! {
            <Title text=title.clone()/>
            <ui::Breadcrumbs up=up(l) here=title.clone()/>
            <ui::PageHead kicker=l.t("Vortrag", "Talk") title>{acts}</ui::PageHead>
            <ui::Unsaved about=format!("talk:{id}") revision form=Edit::PATH>
                <ui::Form action=Edit::PATH>
                    <ui::Hidden name="talk" value=id.to_string()/>
                    <ui::Hidden name="revision" value=revision.to_string()/>
                    <TalkFields bridges talk/>
                    <ui::Submit label=l.t("Speichern", "Save")/>
                </ui::Form>
            </ui::Unsaved>
            <Slides id slides/>
            <ui::Section title=l.t("Verlauf", "History") id="history"><HistoryList entries zone/></ui::Section>
        })
    })
}

fn up(l: Locale) -> Vec<(String, String)> {
    vec![(paths::organise_talks(l), l.t("Vorträge", "Talks").to_owned())]
}

/// Its state, the way to its page, and the buttons that change who sees it.
fn acts(l: Locale, talk: &TalkView) -> AnyView {
    let (id, state, page) = (talk.id, talk.state, paths::talk(l, &talk.slug));
    let (next, label, kind) = match state {
        TalkState::Draft => (TalkState::Published, l.t("Veröffentlichen", "Publish"), ui::ButtonKind::Primary),
        TalkState::Published => (TalkState::Draft, l.t("Wieder zum Entwurf machen", "Make it a draft again"), ui::ButtonKind::Quiet),
    };
    let delete = (state == TalkState::Draft).then(|| {
        view! {
            <ui::Confirm
                action=DeleteTalk::PATH
                label=l.t("Entwurf löschen", "Delete the draft")
                question=l.t("Diesen Entwurf löschen?", "Delete this draft?")
                detail=l.t("Text und Folien sind danach weg.", "Its text and slides are gone afterwards.")
            ><ui::Hidden name="talk" value=id.to_string()/></ui::Confirm>
        }
    });
    view! {
        <ui::Actions>
            <ui::Chip label=words::state(l, state) tone=words::tone(state)/>
            <ui::LinkButton href=page label=l.t("Öffentliche Ansicht", "Public view") kind=ui::ButtonKind::Quiet/>
            <ui::Form action=SetTalkState::PATH class="is-inline">
                <ui::Hidden name="talk" value=id.to_string()/>
                <ui::Hidden name="state" value=next.as_str()/>
                <ui::Submit label kind/>
            </ui::Form>
            {delete}
        </ui::Actions>
    }
    .into_any()
}

/// The slides, to look at, to replace, or to take away.
#[component]
fn Slides(id: TalkId, slides: Option<String>) -> impl IntoView {
    let l = ctx::locale();
    let most = upload::most(FileKind::Slides);
    let hint = match l {
        Locale::De => format!("PDF, höchstens {most}. Öffentlich wird es erst, wenn Sie das oben ankreuzen."),
        Locale::En => format!("PDF, at most {most}. It becomes public once you tick that above."),
    };
    let shown = slides.map(|key| {
        view! {
            <p><a href=paths::file(&key)>{l.t("Folien ansehen", "View the slides")}</a></p>
            <ui::Confirm
                action=RemoveSlides::PATH
                label=l.t("Folien entfernen", "Remove the slides")
                question=l.t("Die Folien wirklich entfernen?", "Really remove the slides?")
                detail=l.t("Auf der Seite des Vortrags stehen sie dann nicht mehr, und ihre Adresse öffnet nichts mehr.", "The page of the talk then shows them no more, and their address opens nothing.")
                kind=ui::ButtonKind::Plain
            ><ui::Hidden name="talk" value=id.to_string()/></ui::Confirm>
        }
    });
    view! {
        <ui::Section title=l.t("Folien", "Slides") id="slides">
            <Flashed section="slides"/>
            {shown}
            <ui::Form action=slides_upload::PATH encoding=ui::Encoding::Multipart>
                <ui::Hidden name="talk" value=id.to_string()/>
                <ui::FileField name="slides" label=l.t("Datei", "File") accept=upload::accept(FileKind::Slides) limits=upload::limits(l, FileKind::Slides) hint required=true/>
                <ui::Submit label=l.t("Folien speichern", "Save the slides") kind=ui::ButtonKind::Quiet/>
            </ui::Form>
        </ui::Section>
    }
}
