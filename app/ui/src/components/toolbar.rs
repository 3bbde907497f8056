//! Search and filters above a list.

use leptos::prelude::*;

use super::{Query, Script, SearchStatus, filled};

/// One filter of a [`Toolbar`]: a select whose name is a query parameter. The first option should have
/// an empty value and say what shows without the filter: "All states".
#[derive(Clone, Debug)]
pub struct Filter {
    pub name: &'static str,
    pub label: String,
    /// (value, words on screen); none: a day is chosen.
    pub options: Vec<(String, String)>,
}

/// A number that somebody types into a [`Toolbar`], as a query parameter of this name: from where on, or up to where. How it
/// may be written is the page's to say.
#[derive(Clone, Debug)]
pub struct Bound {
    pub name: &'static str,
    pub label: String,
}

/// Search (`?q=`) and filters of the list on this page, sent by GET; the sort order stays. With script the [`super::Results`]
/// below it follow while one types. The children
/// stand at the other end: export, "add".
#[component]
pub fn Toolbar(
    /// The label of the search field; without it there is none.
    #[prop(optional, into)]
    search: String,
    #[prop(optional)] filters: Vec<Filter>,
    /// Below the filters, folded up until one of them narrows.
    #[prop(optional)]
    bounds: Vec<Bound>,
    /// What the link does that takes away what was typed and chosen; without it the whole list is shown.
    #[prop(optional, into)]
    reset: String,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let l = crate::ctx::locale();
    let query = Query::current();
    let own = |name: &str| name == "q" || filters.iter().any(|filter| filter.name == name) || bounds.iter().any(|bound| bound.name == name);
    let kept: Vec<_> = (query.pairs().iter())
        .filter(|(name, _)| !own(name) && name != "page")
        .map(|(name, value)| view! { <input type="hidden" name=name.clone() value=value.clone() /> })
        .collect();
    let narrowed = query.pairs().iter().any(|(name, value)| own(name) && !value.is_empty());
    let bare = (query.pairs().iter()).filter(|(name, _)| own(name)).fold(query.clone(), |bare, (name, _)| bare.with(name, ""));
    let search = filled(search).map(|label| {
        let value = query.get("q").unwrap_or_default().to_owned();
        view! {
            <div class="field is-wide">
                <label class="label" for="toolbar-q">{label}</label>
                <input class="input" id="toolbar-q" type="search" name="q" value=value data-slash />
            </div>
        }
    });
    // Who only chooses does not search.
    let act = if search.is_some() { l.t("Suchen", "Search") } else { l.t("Anzeigen", "Show") }.to_owned();
    let filters: Vec<_> = filters.into_iter().map(|filter| select(filter, &query)).collect();
    let more = (!bounds.is_empty()).then(|| {
        // What narrows the list is seen.
        let open = bounds.iter().any(|bound| query.get(bound.name).is_some_and(|value| !value.is_empty()));
        let fields: Vec<_> = bounds.into_iter().map(|bound| typed(bound, &query)).collect();
        view! {
            <details class="toolbar-more" open=open>
                <summary>{l.t("Weitere Filter", "More filters").to_owned()}</summary>
                <div class="toolbar-bounds">{fields}</div>
            </details>
        }
    });
    let reset = filled(reset).unwrap_or_else(|| l.t("Alles zeigen", "Show all").to_owned());
    view! {
        <div class="toolbar">
            <form class="toolbar-form" role="search" method="get" action=query.path().to_owned() data-live>
                {kept} {search} {filters}
                <button type="submit" class="btn is-quiet">{act}</button>
                <span class="toolbar-reset" data-follows="reset">{narrowed.then(|| view! {
                    <a class="btn is-plain" href=bare.href()>{reset}</a>
                })}</span>
                <SearchStatus/>
                {more}
            </form>
            {children.map(|children| view! { <div class="toolbar-actions" data-follows="actions">{children()}</div> })}
            <Script name="live-search"/>
        </div>
    }
}

fn typed(bound: Bound, query: &Query) -> AnyView {
    let id = format!("toolbar-{}", bound.name);
    let value = query.get(bound.name).unwrap_or_default().to_owned();
    view! {
        <div class="field">
            <label class="label" for=id.clone()>{bound.label}</label>
            <input class="input" id=id type="text" name=bound.name value=value inputmode="decimal" maxlength="20" autocomplete="off"/>
        </div>
    }
    .into_any()
}

fn select(filter: Filter, query: &Query) -> AnyView {
    let id = format!("toolbar-{}", filter.name);
    let current = query.get(filter.name).unwrap_or_default();
    if filter.options.is_empty() {
        let value = current.to_owned();
        return view! {
            <div class="field">
                <label class="label" for=id.clone()>{filter.label}</label>
                <input class="input" id=id type="date" name=filter.name value=value/>
            </div>
        }
        .into_any();
    }
    let options: Vec<_> = filter
        .options
        .into_iter()
        .map(|(value, words)| {
            let selected = value == current;
            view! { <option value=value selected=selected>{words}</option> }
        })
        .collect();
    view! {
        <div class="field">
            <label class="label" for=id.clone()>{filter.label}</label>
            <select class="input" id=id name=filter.name>{options}</select>
        </div>
    }
    .into_any()
}
