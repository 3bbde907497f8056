//! What stands around the long form of an application: the way through its sections and how far each has got, what is
//! saved, and what the directory will show.

use domain::{
    application::{ApplicationState, Section, SectionProgress},
    locale::Locale,
};
use leptos::{prelude::*, server_fn::ServerFn};

use super::{opened::Opened, preview::Preview};
use crate::{
    application::api::{KeepDraft, SaveApplication},
    ctx, form, ui,
    words::application as words,
};

/// The frame around the form. A draft saves itself; what was handed in waits for its button.
#[component]
pub(super) fn LongForm(
    opened: Opened,
    /// Whether it can be saved: a draft that goes on elsewhere cannot.
    #[prop(default = true)]
    keeps: bool,
    children: Children,
) -> impl IntoView {
    let Opened { application, event, .. } = opened;
    let echo = form::echo().filter(|echo| echo.endpoint == SaveApplication::PATH && !echo.errors.is_empty());
    let is_kept = keeps && application.state == ApplicationState::Draft;
    // A draft that was refused for single fields is kept all the same.
    let returned = echo.is_some_and(|echo| !is_kept || echo.error("").is_some());
    let progress = application.content.progress(&event);
    let about = format!("application:{}", application.id);
    view! {
        <div
            class="long-form"
            data-unsaved=about
            data-revision=application.revision.to_string()
            data-returned=returned
            data-keep=is_kept.then_some(KeepDraft::PATH)
            data-previewed=""
        >
            <Steps progress/>
            <div class="long-form-main">
                <ui::UnsavedOffer/>
                {children()}
                {is_kept.then(|| view! { <ui::Script name="draft"/> <ui::Saving/> })}
            </div>
            <div class="long-form-aside"><Preview content=application.content logo=application.logo/> <Help/></div>
        </div>
    }
}

/// The way to each section.
#[component]
fn Steps(progress: Vec<SectionProgress>) -> impl IntoView {
    let l = ctx::locale();
    let step = move |section: Section| {
        let count = progress.iter().find(|progress| progress.section == section).map(|SectionProgress { done, needed, .. }| {
            let class = if done == needed { "steps-count is-done" } else { "steps-count" };
            view! { <span class=class data-progress=section.as_str()>{format!("{done}/{needed}")}</span> }
        });
        view! { <li><a href=format!("#{section}")>{words::section_name(l, section)}</a> {count}</li> }
    };
    view! {
        <nav class="steps" aria-label=l.t("Abschnitte der Bewerbung", "Sections of the application")>
            <ul>
                {Section::ALL.map(step).collect_view()}
                <li><a href="#logo">"Logo"</a></li>
                <li><a href="#hand-in">{l.t("Einreichen", "Submit")}</a></li>
            </ul>
        </nav>
    }
}

/// What people ask while they fill it in.
#[component]
fn Help() -> impl IntoView {
    let l = ctx::locale();
    let lines = match l {
        Locale::De => [
            "Der Entwurf nimmt alles, auch Halbes. Geprüft wird erst, wenn Sie einreichen.",
            "Den Link zum Entwurf haben wir Ihnen geschickt: Damit geht es auch auf einem anderen Gerät weiter.",
            "Nötig ist nur, was nicht als „optional“ bezeichnet ist.",
        ],
        Locale::En => [
            "The draft takes anything, also what is half done. It is checked only when you submit.",
            "We have mailed you the link to the draft: with it you can go on on another device, too.",
            "Only what is not called “optional” is needed.",
        ],
    };
    view! { <ul class="long-form-help">{lines.map(|line| view! { <li>{line}</li> }).collect_view()}</ul> }
}
