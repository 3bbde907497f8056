//! The head of an event's page: its picture, or else its drawing, carries what it is, when and where, and the ways to take part.

use domain::event::EventView;
use leptos::prelude::*;

use crate::{
    ctx,
    event::{drawing, pages::Picture},
    ui,
    words::event as words,
};

/// The children are the buttons. What stands beside a picture is light by day, too: the ground fades out into it where the
/// words end, which keeps the contrast, whatever the picture is (`style/_poster.scss`).
#[component]
pub fn EventHero(
    event: EventView,
    /// What one can do at the event, in a sentence.
    #[prop(into)]
    lede: String,
    /// Where it is, if that is not the event's own place; a trip goes to several.
    #[prop(into)]
    goes_to: String,
    children: Children,
) -> impl IntoView {
    let l = ctx::locale();
    let kicker = [words::kind(l, event.kind), event.theme.in_(l), event.brand.as_str()];
    let kicker = kicker.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    let place = if goes_to.is_empty() { words::place_and_country(l, &event) } else { goes_to };
    let class = if event.picture.is_some() { "poster is-photo" } else { "poster is-drawn" };
    let art = if event.picture.is_some() {
        view! { <Picture event=event.clone() class="poster-art" first=true/> }.into_any()
    } else {
        drawing(&event, "poster-art").into_any()
    };
    view! {
        <header class=class>
            {art}
            <div class="poster-text">
                <p class="poster-kicker">{kicker}</p>
                <h1 id=ui::TITLE tabindex="-1">{ui::soft_breaks(&event.name)}</h1>
                <p class="poster-when">{words::when(l, &event)}{words::countdown(l, &event).map(|left| view! { " "<span class="poster-left">{left}</span> })}</p>
                <p class="poster-where">{place}</p>
                <p class="poster-lede">{lede}</p>
                {children()}
            </div>
        </header>
    }
}
