//! Long lists, page by page.

use leptos::prelude::*;

use super::Query;

/// Links to the pages of the list above it (`?page=2`), search and order kept. Nothing if there is
/// only one page.
#[component]
pub fn Pagination(
    /// Counted from 1.
    page: u64,
    pages: u64,
) -> impl IntoView {
    (pages > 1).then(|| {
        let l = crate::ctx::locale();
        let query = Query::current();
        let href = |page: u64| query.with("page", &page.to_string()).href();
        let back = (page > 1).then(|| {
            view! { <a class="pager-step" rel="prev" href=href(page - 1)>{l.t("Zurück", "Back").to_owned()}</a> }
        });
        let on = (page < pages).then(|| {
            view! { <a class="pager-step" rel="next" href=href(page + 1)>{l.t("Weiter", "Next").to_owned()}</a> }
        });
        let numbers: Vec<_> = window(page, pages)
            .into_iter()
            .map(|step| match step {
                None => view! { <li class="pager-gap">"…"</li> }.into_any(),
                Some(number) => {
                    let label = format!("{} {number}", l.t("Seite", "Page"));
                    let current = (number == page).then_some("page");
                    view! {
                        <li><a href=href(number) aria-label=label aria-current=current>{number}</a></li>
                    }
                    .into_any()
                }
            })
            .collect();
        view! {
            <nav class="pager" aria-label=l.t("Seiten der Liste", "Pages of the list").to_owned()>
                {back} <ol>{numbers}</ol> {on}
            </nav>
        }
    })
}

/// The numbers worth showing: both ends, and the neighbours of this page; `None` is a gap.
fn window(page: u64, pages: u64) -> Vec<Option<u64>> {
    let mut shown = Vec::new();
    for number in 1..=pages {
        if number == 1 || number == pages || number.abs_diff(page) <= 1 {
            shown.push(Some(number));
        } else if shown.last() != Some(&None) {
            shown.push(None);
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::window;

    #[test]
    fn window_shows_ends_and_neighbours() {
        assert_eq!(window(1, 3), [Some(1), Some(2), Some(3)]);
        assert_eq!(window(5, 9), [Some(1), None, Some(4), Some(5), Some(6), None, Some(9)]);
    }
}
