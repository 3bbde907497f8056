//! The large parts of a page: its head, its sections, its cards.

use leptos::prelude::*;

use super::{filled, header::TITLE, slug::slug};

/// How much room a head takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum HeadSize {
    /// Work pages: the table should be in sight.
    #[default]
    Page,
    /// Public pages: the name of the event fills the line.
    Hero,
}

/// The head of every page: where we are, the one `<h1>`, what it is about. The children follow it:
/// [`super::Facts`], [`Actions`].
#[component]
pub fn PageHead(
    /// The line above the title: the event, the organiser.
    #[prop(optional, into)]
    kicker: String,
    #[prop(into)] title: String,
    #[prop(optional, into)] lede: String,
    #[prop(optional)] size: HeadSize,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let class = match size {
        HeadSize::Page => "head",
        HeadSize::Hero => "head hero",
    };
    view! {
        <header class=class>
            {filled(kicker).map(|kicker| view! { <p class="kicker">{kicker}</p> })}
            <h1 id=TITLE tabindex="-1">{soft_breaks(&title)}</h1>
            {filled(lede).map(|lede| view! { <p class="lede" data-follows="lede">{lede}</p> })}
            {children.map(|children| children())}
        </header>
    }
}

/// A title in which a line may end behind a dot within a word: `Digital.Health.Now`.
pub fn soft_breaks(title: &str) -> AnyView {
    let parts: Vec<&str> = title.split_inclusive('.').collect();
    if parts.len() < 2 {
        return title.to_owned().into_any();
    }
    let last = parts.len() - 1;
    let broken = |(number, part): (usize, &str)| {
        let may_end = number < last && !parts[number + 1].starts_with(char::is_whitespace);
        view! { {part.to_owned()}{may_end.then(|| view! { <wbr/> })} }
    };
    parts.iter().copied().enumerate().map(broken).collect_view().into_any()
}

/// Buttons in a row.
#[component]
pub fn Actions(children: Children) -> impl IntoView {
    view! { <div class="row">{children()}</div> }
}

/// The level of a heading: three inside a [`Section`], else two.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Level {
    #[default]
    Two,
    Three,
}

/// A part of the page with a heading and no box around it.
#[component]
pub fn Section(
    #[prop(into)] title: String,
    /// The id of the heading, for links to it; made from the title if not given.
    #[prop(optional, into)]
    id: String,
    children: Children,
) -> impl IntoView {
    let id = filled(id).unwrap_or_else(|| slug(&title));
    view! {
        <section class="section" aria-labelledby=id>
            {heading(Level::Two, id.clone(), title)}
            {children()}
        </section>
    }
}

/// A part of the page on its own sheet. Use few: most parts want a [`Section`].
#[component]
pub fn Card(
    #[prop(into)] title: String,
    /// The id of the heading, for links to it; made from the title if not given.
    #[prop(optional, into)]
    id: String,
    #[prop(optional)] level: Level,
    children: Children,
) -> impl IntoView {
    let id = filled(id).unwrap_or_else(|| slug(&title));
    view! {
        <section class="card" aria-labelledby=id>
            {heading(level, id.clone(), title)}
            {children()}
        </section>
    }
}

fn heading(level: Level, id: String, title: String) -> AnyView {
    match level {
        Level::Two => view! { <h2 id=id>{title}</h2> }.into_any(),
        Level::Three => view! { <h3 id=id>{title}</h3> }.into_any(),
    }
}
