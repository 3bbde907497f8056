//! How an exhibitor will stand in the directory, beside the form that says so.

use domain::{
    application::{Content, TagKind, tag_name},
    locale::Locale,
};
use leptos::prelude::*;

use crate::{ctx, paths, ui};

/// The card of the directory. Without script it shows what is saved, with it what is being typed.
#[component]
pub fn Preview(content: Content, logo: Option<String>) -> impl IntoView {
    let l = ctx::locale();
    let nameless = l.t("Ihr Name auf dem Stand", "Your name on the booth");
    let silent = l.t("Ihr Satz für Verzeichnis und Standplan", "Your sentence for directory and plan");
    let teasers = match l {
        Locale::De => "teaser_de teaser_en",
        Locale::En => "teaser_en teaser_de",
    };
    let or = |text: &str, otherwise: &str| if text.is_empty() { otherwise.to_owned() } else { text.to_owned() };
    let topics = content.topics.iter().take(3).map(|topic| tag_name(l, TagKind::Topic, topic)).collect::<Vec<_>>().join(", ");
    view! {
        <ui::Script name="preview"/>
        <section class="preview" aria-labelledby="preview" data-preview="">
            <h2 id="preview">{l.t("So steht es im Verzeichnis", "As the directory shows it")}</h2>
            <div class="card tile">
                {logo.map(|key| view! { <img class="logo" src=paths::file(&key) alt=""/> })}
                <p class="preview-name" data-of="display_name" data-else=nameless>{or(&content.display_name, nameless)}</p>
                <p class="muted small" data-of="city">{content.city.clone()}</p>
                <p data-of=teasers data-else=silent>{or(content.teaser.in_(l), silent)}</p>
                <p class="muted small" data-chosen="topics">{topics}</p>
            </div>
        </section>
    }
}
