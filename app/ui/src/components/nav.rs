//! Ways through the site: links that know where they are.

use leptos::prelude::*;

use super::Query;

/// A link in a navigation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NavLink {
    pub href: String,
    pub label: String,
    /// The value of `aria-current`: `page` for the page itself, `true` for a page below it.
    current: Option<&'static str>,
}

impl NavLink {
    /// Current on exactly this page.
    pub fn page(href: impl Into<String>, label: impl Into<String>) -> Self {
        let href = href.into();
        let current = (Query::current().path() == href).then_some("page");
        Self { href, label: label.into(), current }
    }

    /// Current on this page and on all below it.
    pub fn area(href: impl Into<String>, label: impl Into<String>) -> Self {
        let mut link = Self::page(href, label);
        let here = Query::current();
        let below = here.path().strip_prefix(&link.href).is_some_and(|rest| rest.starts_with('/'));
        link.current = link.current.or(below.then_some("true"));
        link
    }

    /// Current on what belongs to the same area and stands at another address, too.
    pub fn also(mut self, area: &str) -> Self {
        let here = Query::current();
        let below = here.path().strip_prefix(area).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        self.current = self.current.or(below.then_some("true"));
        self
    }

    /// The link by itself.
    pub(super) fn link(self, class: &'static str) -> AnyView {
        view! { <a class=class href=self.href aria-current=self.current>{self.label}</a> }.into_any()
    }

    pub(super) fn item(self) -> AnyView {
        view! { <li><a href=self.href aria-current=self.current>{self.label}</a></li> }.into_any()
    }
}

/// The pages of one area side by side, like tabs: overview, admission, stand, programme.
#[component]
pub fn SubNav(
    /// What the links have in common, for screen readers: the name of the event.
    #[prop(into)]
    label: String,
    links: Vec<NavLink>,
) -> impl IntoView {
    let links: Vec<_> = links.into_iter().map(NavLink::item).collect();
    view! {
        <nav class="subnav" aria-label=label>
            <ul>{links}</ul>
        </nav>
    }
}

/// The same for so many pages that one row of them would have no order: rows of links, each with a name in front. On a phone
/// each scrolls by itself.
#[component]
pub fn GroupedNav(
    /// What all links have in common, for screen readers.
    #[prop(into)]
    label: String,
    /// What a row is called, and its links.
    groups: Vec<(String, Vec<NavLink>)>,
) -> impl IntoView {
    let groups: Vec<_> = groups
        .into_iter()
        .map(|(name, links)| {
            let links: Vec<_> = links.into_iter().map(NavLink::item).collect();
            view! { <li class="subnav-row"><span class="subnav-group">{name}</span><ul>{links}</ul></li> }
        })
        .collect();
    view! {
        <nav class="subnav is-grouped" aria-label=label>
            <ul>{groups}</ul>
        </nav>
    }
}

/// The way up from a page that lies deep: (href, label) from the top, then this page's own name.
#[component]
pub fn Breadcrumbs(
    up: Vec<(String, String)>,
    /// This page.
    #[prop(into)]
    here: String,
) -> impl IntoView {
    let label = crate::ctx::locale().t("Pfad zu dieser Seite", "Path to this page").to_owned();
    let up: Vec<_> = up.into_iter().map(|(href, label)| view! { <li><a href=href>{label}</a></li> }).collect();
    view! {
        <nav class="crumbs" aria-label=label>
            <ol>
                {up}
                <li><span aria-current="page">{here}</span></li>
            </ol>
        </nav>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nav_link_knows_where_it_is() {
        Owner::new().with(|| {
            let (page, ()) = http::Request::get("/de/events/mipim?q=x").body(()).expect("a plain request").into_parts();
            provide_context(page);

            assert_eq!(NavLink::page("/de/events/mipim", "").current, Some("page"));
            assert_eq!(NavLink::area("/de/events", "").current, Some("true"));
            assert_eq!(NavLink::page("/de/events", "").current, None);
            assert_eq!(NavLink::area("/de/event", "").current, None);
            assert_eq!(NavLink::area("/de/fairs", "").also("/de/events").current, Some("true"));
            assert_eq!(NavLink::area("/de/fairs", "").also("/de/event").current, None);
        });
    }

    #[test]
    fn each_group_is_a_row_with_its_name() {
        let html = Owner::new().with(|| {
            let (page, ()) = http::Request::get("/de/b").body(()).expect("a plain request").into_parts();
            provide_context(page);
            let link = |path: &str| NavLink::page(path, path);
            let groups = vec![("Eins".to_owned(), vec![link("/de/a"), link("/de/b")]), ("Zwei".to_owned(), vec![link("/de/c")])];
            view! { <GroupedNav label="Alle" groups/> }.to_html()
        });

        let rows: Vec<_> = html.split("subnav-row").skip(1).map(|row| (row.contains("Eins"), row.matches("<a ").count())).collect();
        assert_eq!(rows, [(true, 2), (false, 1)], "{html}");
        assert_eq!(html.matches("aria-current=\"page\"").count(), 1, "{html}");
    }
}
