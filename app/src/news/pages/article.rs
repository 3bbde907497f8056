//! One news entry, as everybody reads it; organisers see by it what a draft will be.

use domain::{
    clock,
    field::lettered_address,
    locale::Locale,
    news::{self, NewsEntryView, NewsStanding, PressContact},
    phone::{phone_as_dialled, phone_as_read},
};
use leptos::prelude::*;

use super::feed_link::FeedLink;
use crate::{
    ctx,
    error::ApiError,
    format,
    head::{JsonLd, PageMeta},
    load::load_page,
    markdown,
    news::structured,
    paths,
    share::Share,
    ui,
};

/// The entry with its picture, its text, its event and whom journalists ask.
#[component]
pub fn NewsArticle() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, slug) = (ctx::db(), ctx::actor(), ctx::param("entry"));
    let (public_url, agency) = (ctx::site().public_url.clone(), ctx::agency_name());
    load_page(async move {
        let entry = news::by_slug(&db, &actor, &slug).await?;
        let (title, lede) = (entry.title.in_(l).to_owned(), entry.lede.in_(l).to_owned());
        let text = markdown::render(entry.text.in_(l));
        let placed = when_and_where(l, &entry);
        let up = vec![(paths::newsroom(l), l.t("Aktuelles", "News").to_owned())];
        Ok::<_, ApiError>(view! {
            <PageMeta
                title=title.clone()
                description=lede.clone()
                picture=entry.picture.as_deref().map(paths::file).unwrap_or_default()
                picture_alt=entry.picture_alt.in_(l)
            />
            <JsonLd facts=structured::facts(l, &public_url, &agency, &entry)/>
            <FeedLink/>
            <NotYet entry=entry.clone()/>
            <ui::Breadcrumbs up here=title.clone()/>
            <ui::PageHead title=title.clone() lede>{placed}</ui::PageHead>
            <Picture entry=entry.clone()/>
            {(!text.is_empty()).then(|| view! { <div class="prose" inner_html=text></div> })}
            <Press press=entry.press slug=entry.slug/>
            <Share name=title/>
        })
    })
}

/// To organisers alone.
#[component]
fn NotYet(entry: NewsEntryView) -> impl IntoView {
    let l = ctx::locale();
    let title = match (entry.standing(clock::now()), entry.published_at) {
        (NewsStanding::Published, _) => return None,
        (NewsStanding::Planned, Some(at)) => {
            format!("{} {}", l.t("Erscheint am", "Appears on"), format::date_time(l, entry.zone, at))
        }
        _ => l.t("Das ist ein Entwurf", "This is a draft").to_owned(),
    };
    Some(view! {
        <ui::Notice tone=ui::Tone::Warn title>
            {l.t("Nur die Organisation sieht diese Seite. ", "Only organisers see this page. ")}
            <a href=paths::edit_news_entry(l, entry.id)>{l.t("Bearbeiten", "Edit")}</a>
        </ui::Notice>
    })
}

/// `9. März 2027, 14:05 Uhr (MEZ) · MIPIM 2027`.
fn when_and_where(l: Locale, entry: &NewsEntryView) -> impl IntoView + use<> {
    let when = entry.published_at.map(|at| {
        view! { <time datetime=format::machine_time(at)>{format::date_time(l, entry.zone, at)}</time> }
    });
    let event = entry.public_event().map(|event| {
        view! { " · "<a href=paths::event(l, &event.slug)>{event.name.clone()}</a> }
    });
    view! { <p class="muted">{when}{event}</p> }
}

#[component]
fn Picture(entry: NewsEntryView) -> impl IntoView {
    let l = ctx::locale();
    let (alt, credit) = (entry.picture_alt.in_(l).to_owned(), entry.picture_credit);
    let credit = (!credit.is_empty()).then(|| format!("{}: {credit}", l.t("Bild", "Picture")));
    entry.picture.map(|key| {
        view! {
            <figure class="news-picture">
                <img src=paths::file(&key) alt=alt width="1600" height="1067" fetchpriority="high"/>
                {credit.map(|credit| view! { <figcaption>{credit}</figcaption> })}
            </figure>
        }
    })
}

#[component]
fn Press(press: PressContact, slug: String) -> impl IntoView {
    let l = ctx::locale();
    let PressContact { name, email, phone } = press;
    let contact = (!name.is_empty()).then(|| {
        let mail = (!email.is_empty()).then(|| {
            view! { ", "<a href=format!("mailto:{email}")>{lettered_address(&email)}</a> }
        });
        let dialled = phone_as_dialled(&phone, "").map(|number| {
            view! { ", "<a href=format!("tel:{number}")>{phone_as_read(l, &phone)}</a> }
        });
        view! { <p>{name}{mail}{dialled}</p> }
    });
    view! {
        <ui::Section title=l.t("Für die Presse", "For the press") id="press">
            {contact}
            <p><a href=paths::press_release(l, &slug)>{l.t("Als Pressemitteilung laden (PDF)", "Download as a press release (PDF)")}</a></p>
        </ui::Section>
    }
}
