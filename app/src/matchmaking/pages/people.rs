//! Everybody who takes part and is shown: to find, to ask, and to wish for.

use domain::matchmaking::{self, Me, WishKind, WishedPerson};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::{Meta, Title};

use super::asking::{Ask, OffersAndSeeks};
use crate::{
    ctx,
    error::ApiError,
    load::load_page,
    matchmaking::own_api::{WishFor, counted},
    paths, ui,
    words::matchmaking as words,
};

/// The list, by name.
#[component]
pub fn MeetingPeople() -> impl IntoView {
    let l = ctx::locale();
    let (db, token) = (ctx::db(), ctx::param("token"));
    let (search, page) =
        (ctx::query_value("q").unwrap_or_default(), ctx::query_value("page").and_then(|page| page.parse().ok()).unwrap_or(1));
    load_page(async move {
        let me = counted(matchmaking::me(&db, &token).await).await?;
        let found = matchmaking::others(&db, &token, &search, page).await?;
        let title = l.t("Wer teilnimmt", "Who takes part");
        let (total, similar, current, pages) = (found.total, found.similar, found.page, found.pages);
        let (way_back, accent) = (paths::meetings_of_mine(l, &token), me.round.of.accent());
        let wishes = me.round.takes_wishes;
        let list = if found.people.is_empty() {
            view! {
                <ui::EmptyState
                    title=l.t("Niemand gefunden", "Nobody found")
                    text=l.t("Hier stehen alle, deren Profil andere sehen dürfen.", "Everybody whose profile others may see is listed here.")
                />
            }
            .into_any()
        } else {
            let row = move |one| view! { <Person one me=me.clone() token=token.clone()/> };
            view! {
                <ui::SimilarNote similar/>
                <ul class="list">{found.people.into_iter().map(row).collect_view()}</ul>
                <ui::Pagination page=current pages/>
            }
            .into_any()
        };
        Ok::<_, ApiError>(view! {
            <Title text=title/>
            <Meta name="robots" content="noindex"/>
            <div data-accent=accent>
                <ui::Breadcrumbs up=vec![(way_back, l.t("Meine Gespräche", "My meetings").to_owned())] here=title/>
                <ui::PageHead title/>
                {wishes.then(|| view! { <p>{l.t(
                    "Sagen Sie, wen Sie treffen möchten: Aus den Wünschen aller wird ein Plan. Die anderen erfahren nicht, was Sie wünschen.",
                    "Say whom you want to meet: the wishes of all become a plan. The others do not learn what you wish.",
                )}</p> })}
                <ui::Toolbar search=l.t("Name, Organisation oder Wort", "Name, organisation or word")/>
                <ui::Results total similar>{list}</ui::Results>
            </div>
        })
    })
}

#[component]
fn Person(one: WishedPerson, me: Me, token: String) -> impl IntoView {
    let l = ctx::locale();
    let (id, wishes_by) = (one.id, token.clone());
    let wish = me.round.takes_wishes.then(|| {
        let nothing = (String::new(), l.t("kein Wunsch", "no wish").to_owned());
        let wishes = WishKind::ALL.into_iter().map(|wish| (wish.as_str().to_owned(), words::wish(l, wish).to_owned()));
        let options = std::iter::once(nothing).chain(wishes).collect::<Vec<_>>();
        view! {
            <ui::Form action=WishFor::PATH id=id.to_string() class="is-inline">
                <ui::Hidden name="token" value=wishes_by/>
                <ui::Hidden name="other" value=id.to_string()/>
                <ui::Select
                    name="wish"
                    label=l.t("Möchte ich treffen", "I want to meet")
                    options
                    current=one.wish.map(WishKind::as_str).unwrap_or_default()
                />
                <ui::Submit label=l.t("Merken", "Keep") kind=ui::ButtonKind::Quiet/>
            </ui::Form>
        }
    });
    view! {
        <li>
            <b class="list-name">{words::person(&one.name, &one.organisation)}</b>
            <span class="list-end"><ui::Chip tone=ui::Tone::Mute label=words::kind(l, one.kind)/></span>
            {(!one.job_title.is_empty()).then(|| view! { <p class="list-more">{one.job_title.clone()}</p> })}
            <OffersAndSeeks offers=one.offers seeks=one.seeks/>
            {(!one.about.is_empty()).then(|| view! { <p class="list-more">{one.about.clone()}</p> })}
            {wish}
            <Ask me other=id token/>
        </li>
    }
}
