//! The sessions to which one exhibitor invites, for its page.

use domain::{
    event::EventView,
    ids::ApplicationId,
    masterclass::{self, SessionView},
};
use leptos::prelude::*;

use super::super::{Words, kind_name};
use crate::{ctx, error::ApiError, load::load_page, paths, ui};

/// A list by time; nothing where an exhibitor hosts no session.
#[component]
pub fn Hosted(event: EventView, exhibitor: ApplicationId) -> impl IntoView {
    let l = ctx::locale();
    let db = ctx::db();
    load_page(async move {
        let sessions = masterclass::sessions_of_exhibitor(&db, exhibitor).await?;
        let row = |session: SessionView| {
            let words = Words { l, event: &event, session: &session };
            let when = format!("{} · {}", words.when(), session.stage_name.in_(l));
            let machine = words.machine_time();
            view! {
                <li>
                    <a class="list-name" href=paths::session(l, &event.slug, session.id)>{words.title()}</a>
                    <span class="list-end muted small">{kind_name(l, session.kind)}</span>
                    <p class="list-more"><time datetime=machine>{when}</time></p>
                </li>
            }
        };
        let rows: Vec<_> = sessions.into_iter().map(row).collect();
        Ok::<_, ApiError>((!rows.is_empty()).then(|| {
            view! { <ui::Section title=l.t("Im Programm", "In the programme") id="sessions"><ul class="list">{rows}</ul></ui::Section> }
        }))
    })
}
