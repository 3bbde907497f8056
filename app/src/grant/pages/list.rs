//! The organisers' list of grants, and a new one.

use domain::{
    bridge,
    grant::{self, GrantFilter, GrantRow, GrantState},
    locale::Locale,
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

use super::fields::GrantFields;
use crate::{
    ctx, error::ApiError, format, frame::OrganiseNav, grant::CreateGrant, load::load_page, paths, table_export::TableLinks, ui,
    words::grant as words,
};

/// All grants, to search, to sort and to take along.
#[component]
pub fn Grants() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor) = (ctx::db(), ctx::actor());
    let value = |name: &str| ctx::query_value(name).unwrap_or_default();
    let (state, search, sort) = (value("state"), value("q"), value("sort"));
    let narrowed = vec![("state", state.clone()), ("q", search.clone()), ("sort", sort.clone())];
    let is_narrowed = !state.is_empty() || !search.is_empty();
    let filter = GrantFilter { state: state.parse().ok(), search, sort, page: value("page").parse().unwrap_or(1) };
    load_page(async move {
        let found = grant::grants(&db, &actor, &filter).await?;
        let (total, similar, title) = (found.total, found.similar, l.t("Förderungen", "Grants"));
        let list = if found.grants.is_empty() {
            nothing(l, is_narrowed)
        } else {
            view! { <ui::SimilarNote similar/> <List grants=found.grants/> <ui::Pagination page=found.page pages=found.pages/> }.into_any()
        };
        Ok::<_, ApiError>(view! {
            <Title text=title/>
            <OrganiseNav/>
            <ui::PageHead title lede=l.t("Wer wie viel wofür gibt, mit welchem Bescheid, und welche Veranstaltungen davon leben.", "Who gives how much for what, by which notice, and which events live on it.")/>
            <ui::Toolbar search=l.t("Zuwendungsgeber, Aktenzeichen oder Zweck", "Funder, reference or purpose") filters=vec![states(l)]>
                <ui::LinkButton href=paths::new_grant(l) label=l.t("Neue Förderung", "New grant")/>
                <TableLinks path=paths::grants_table() narrowed/>
            </ui::Toolbar>
            <ui::Results total similar>{list}</ui::Results>
        })
    })
}

fn states(l: Locale) -> ui::Filter {
    let all = (String::new(), l.t("Alle", "All").to_owned());
    let states = GrantState::ALL.map(|state| (state.as_str().to_owned(), words::state(l, state).to_owned()));
    ui::Filter { name: "state", label: l.t("Status", "Status").to_owned(), options: std::iter::once(all).chain(states).collect() }
}

fn nothing(l: Locale, is_narrowed: bool) -> AnyView {
    if is_narrowed {
        return view! {
            <ui::EmptyState
                title=l.t("Keine Förderung passt dazu", "No grant fits")
                text=l.t("Suchen Sie nach einem anderen Wort, oder zeigen Sie alles.", "Search for another word, or show all.")
            />
        }
        .into_any();
    }
    view! {
        <ui::EmptyState
            title=l.t("Noch keine Förderung", "No grant yet")
            text=l.t(
                "Legen Sie die erste an: Zuwendungsgeber, Betrag und Zeitraum genügen für den Anfang. Danach verteilen Sie sie auf Veranstaltungen.",
                "Create the first one: funder, amount and period are enough to begin with. Then give parts of it to events.",
            )
            href=paths::new_grant(l)
            link=l.t("Neue Förderung", "New grant")
        />
    }
    .into_any()
}

#[component]
fn List(grants: Vec<GrantRow>) -> impl IntoView {
    let l = ctx::locale();
    let columns = vec![
        ui::Column::new(l.t("Zuwendungsgeber", "Funder")).sort("grantor"),
        ui::Column::new(l.t("Aktenzeichen", "Reference")),
        ui::Column::new(l.t("Zeitraum", "Period")).sort("period"),
        ui::Column::new(l.t("Betrag", "Amount")).sort("amount").figures(),
        ui::Column::new(l.t("Verteilt", "Given to events")).figures(),
        ui::Column::new(l.t("Status", "Status")),
    ];
    let rows = grants.into_iter().map(|row| cells(l, row)).collect();
    view! { <ui::Table caption=l.t("Förderungen", "Grants") columns rows/> }
}

fn cells(l: Locale, row: GrantRow) -> Vec<AnyView> {
    let GrantRow { grant, assigned, events: _ } = row;
    let reference = if grant.reference.is_empty() { "–".to_owned() } else { grant.reference };
    vec![
        view! { <a href=paths::grant(l, grant.id)>{grant.grantor}</a> }.into_any(),
        reference.into_any(),
        format::days(l, grant.starts_on, grant.ends_on).into_any(),
        format::price(l, grant.amount).into_any(),
        format::price(l, assigned).into_any(),
        view! { <ui::Chip label=words::state(l, grant.state) tone=words::tone(grant.state)/> }.into_any(),
    ]
}

/// A new one.
#[component]
pub fn NewGrant() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor) = (ctx::db(), ctx::actor());
    load_page(async move {
        let bridges = bridge::for_organisers(&db, &actor).await?;
        let title = l.t("Neue Förderung", "New grant");
        Ok::<_, ApiError>(view! {
            <Title text=title/>
            <ui::Breadcrumbs up=vec![(paths::grants(l), l.t("Förderungen", "Grants").to_owned())] here=l.t("Neu", "New")/>
            <ui::PageHead title lede=l.t("Was im Bescheid steht, oder im Antrag, solange es keinen gibt.", "What the notice says, or the application while there is none.")/>
            <ui::Unsaved about="grant:new" form=CreateGrant::PATH>
                <ui::Form action=CreateGrant::PATH>
                    <GrantFields bridges/>
                    <ui::Submit label=l.t("Förderung anlegen", "Create grant")/>
                </ui::Form>
            </ui::Unsaved>
        })
    })
}
