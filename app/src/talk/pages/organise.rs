//! All talks, for organisers.

use domain::{
    country::country_name,
    locale::Locale,
    talk::{self, TalkFilter, TalkState, TalkView},
};
use leptos::prelude::*;
use leptos_meta::Title;

use crate::{
    ctx,
    error::ApiError,
    frame::OrganiseNav,
    load::load_page,
    moment::{local, moment},
    paths, ui,
    words::talk as words,
};

/// Drafts and what is published, to filter and to search.
#[component]
pub fn OrganiseTalks() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor) = (ctx::db(), ctx::actor());
    let filter = TalkFilter {
        state: ctx::query_value("state").and_then(|state| state.parse().ok()),
        search: ctx::query_value("q").unwrap_or_default(),
        sort: ctx::query_value("sort").unwrap_or_default(),
        page: ctx::query_value("page").and_then(|page| page.parse().ok()).unwrap_or(1),
    };
    let narrowed = filter.state.is_some() || !filter.search.is_empty();
    load_page(async move {
        let found = talk::for_organisers(&db, &actor, &filter).await?;
        let (total, similar, title) = (found.total, found.similar, l.t("Vorträge", "Talks"));
        let list = if found.talks.is_empty() {
            nothing(l, narrowed)
        } else {
            view! { <ui::SimilarNote similar/> {list(l, found.talks)} <ui::Pagination page=found.page pages=found.pages/> }.into_any()
        };
        Ok::<_, ApiError>(view! {
            <Title text=title/>
            <OrganiseNav/>
            <ui::PageHead title/>
            <ui::Toolbar search=l.t("Suche", "Search") filters=vec![states(l)]>
                <ui::LinkButton href=paths::new_talk(l) label=l.t("Neuer Vortrag", "New talk")/>
            </ui::Toolbar>
            <ui::Results total similar>{list}</ui::Results>
        })
    })
}

fn states(l: Locale) -> ui::Filter {
    let all = (String::new(), l.t("Alle", "All").to_owned());
    let states = TalkState::ALL.map(|state| (state.as_str().to_owned(), words::state(l, state).to_owned()));
    ui::Filter { name: "state", label: l.t("Status", "Status").to_owned(), options: std::iter::once(all).chain(states).collect() }
}

fn nothing(l: Locale, narrowed: bool) -> AnyView {
    if narrowed {
        return view! {
            <ui::EmptyState
                title=l.t("Kein Vortrag passt dazu", "No talk fits")
                text=l.t("Suchen Sie nach einem anderen Wort, oder zeigen Sie alles.", "Search for another word, or show all.")
            />
        }
        .into_any();
    }
    view! {
        <ui::EmptyState
            title=l.t("Noch kein Vortrag", "No talk yet")
            text=l.t(
                "Legen Sie den ersten an. Sichtbar wird er erst, wenn Sie ihn veröffentlichen.",
                "Make the first one. It becomes visible when you publish it.",
            )
            href=paths::new_talk(l)
            link=l.t("Neuer Vortrag", "New talk")
        />
    }
    .into_any()
}

fn list(l: Locale, talks: Vec<TalkView>) -> AnyView {
    let columns = vec![
        ui::Column::new(l.t("Thema", "Subject")).sort("subject"),
        ui::Column::new(l.t("Wo", "Where")),
        ui::Column::new(local(l, l.t("Wann", "When"))).sort("date").moment(),
        ui::Column::new(l.t("Status", "Status")),
    ];
    let rows = talks.into_iter().map(|talk| {
        vec![
            view! { <a href=paths::edit_talk(l, talk.id)>{talk.subject.in_(l).to_owned()}</a> }.into_any(),
            format!("{}, {}", talk.city, country_name(l, &talk.country)).into_any(),
            moment(l, talk.zone, talk.starts_at),
            view! { <ui::Chip label=words::state(l, talk.state) tone=words::tone(talk.state)/> }.into_any(),
        ]
    });
    view! { <ui::Table caption=l.t("Vorträge", "Talks") columns rows=rows.collect()/> }.into_any()
}
