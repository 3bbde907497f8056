//! Who takes part, for organisers.

use domain::{
    clock::Tz,
    field::lettered_address,
    locale::Locale,
    matchmaking::{self, Participant},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

use super::one::Head;
use crate::{
    ctx,
    error::ApiError,
    frame::OrganiseNav,
    load::load_page,
    matchmaking::api::EraseParticipant,
    moment::{local, moment},
    paths,
    table_export::TableLinks,
    ui,
    words::matchmaking as words,
};

/// The list, by name.
#[component]
pub fn OrganisePeople() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, id) = (ctx::db(), ctx::actor(), ctx::param("matchmaking"));
    let (search, page) =
        (ctx::query_value("q").unwrap_or_default(), ctx::query_value("page").and_then(|page| page.parse().ok()).unwrap_or(1));
    load_page(async move {
        let id = id.parse().map_err(|_| ApiError::NotFound)?;
        let round = matchmaking::by_id(&db, &actor, id).await?;
        let found = matchmaking::participants(&db, &actor, id, &search, page.max(1)).await?;
        let title = l.t("Wer teilnimmt", "Participants");
        let (total, similar, current, pages) = (found.total, found.similar, found.page, found.pages);
        let zone = round.event.zone;
        let list = if found.people.is_empty() {
            view! {
                <ui::EmptyState
                    title=l.t("Niemand", "Nobody")
                    text=l.t(
                        "Teilnehmen kann man über das Ticket, über „Mein Stand“ und auf der öffentlichen Seite der Gespräche.",
                        "One takes part by the ticket, by “My booth” and on the public page of the meetings.",
                    )
                />
            }
            .into_any()
        } else {
            let rows: Vec<_> = found.people.into_iter().map(|person| cells(l, zone, person)).collect();
            view! {
                <ui::SimilarNote similar/>
                <ui::Table caption=title columns=columns(l) rows/>
                <ui::Pagination page=current pages/>
            }
            .into_any()
        };
        Ok::<_, ApiError>(view! {
            <Title text=title/>
            <OrganiseNav/>
            <Head round here=title/>
            <ui::Toolbar search=l.t("Name, Organisation oder Wort", "Name, organisation or word")>
                <TableLinks path=paths::matchmaking_table(id, "people")/>
            </ui::Toolbar>
            <ui::Results total similar>{list}</ui::Results>
        })
    })
}

fn columns(l: Locale) -> Vec<ui::Column> {
    vec![
        ui::Column::new(l.t("Name", "Name")),
        ui::Column::new(l.t("Organisation", "Organisation")),
        ui::Column::new(l.t("E-Mail", "E-mail")),
        ui::Column::new(l.t("Nimmt teil als", "Takes part as")),
        ui::Column::new(l.t("Profil", "Profile")),
        ui::Column::new(local(l, l.t("Seit", "Since"))).moment(),
        ui::Column::new(l.t("Löschen", "Erase")).unnamed(),
    ]
}

fn cells(l: Locale, zone: Tz, person: Participant) -> Vec<AnyView> {
    let (tone, label) = if person.is_shown {
        (ui::Tone::Ok, l.t("Sichtbar", "Shown"))
    } else if person.is_proven {
        (ui::Tone::Mute, l.t("Nicht sichtbar", "Not shown"))
    } else {
        (ui::Tone::Warn, l.t("Adresse nicht bestätigt", "Address not confirmed"))
    };
    let id = person.id.to_string();
    vec![
        person.name.clone().into_any(),
        person.organisation.into_any(),
        lettered_address(&person.email).into_any(),
        words::kind(l, person.kind).into_any(),
        view! { <ui::Chip label tone/> }.into_any(),
        moment(l, zone, person.created_at),
        view! {
            <ui::Confirm
                action=EraseParticipant::PATH
                id=id.clone()
                label=format!("{} {}", l.t("Löschen:", "Erase:"), person.name)
                question=l.t("Profil mit allen Gesprächen löschen?", "Erase the profile with all meetings?")
                detail=l.t(
                    "Vereinbarte Gespräche werden abgesagt. Das lässt sich nicht rückgängig machen.",
                    "Agreed meetings are cancelled. This cannot be undone.",
                )
            >
                <ui::Hidden name="profile" value=id/>
            </ui::Confirm>
        }
        .into_any(),
    ]
}
