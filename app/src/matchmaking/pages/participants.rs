//! Who takes part, for organisers.

use domain::{
    clock::Tz,
    field::lettered_address,
    locale::Locale,
    matchmaking::{self, Participant, ParticipantFilter},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

use super::one::Head;
use crate::{
    ctx,
    error::ApiError,
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
    let value = |name| ctx::query_value(name).unwrap_or_default();
    let (search, sort) = (value("q"), value("sort"));
    let page: u64 = value("page").parse().unwrap_or(1);
    let filter = ParticipantFilter { page: page.max(1), ..people_filter(&search, &sort) };
    load_page(async move {
        let id = id.parse().map_err(|_| ApiError::NotFound)?;
        let round = matchmaking::by_id(&db, &actor, id).await?;
        let found = matchmaking::participants(&db, &actor, id, &filter).await?;
        let title = l.t("Wer teilnimmt", "Participants");
        let (total, similar, current, pages) = (found.total, found.similar, found.page, found.pages);
        let zone = round.of.zone();
        let list = if found.people.is_empty() {
            view! {
                <ui::EmptyState
                    title=l.t("Niemand", "Nobody")
                    text=l.t(
                        "Teilnehmen kann man über das Ticket, über „Mein Stand“ oder auf der öffentlichen Seite der Gespräche.",
                        "People take part via their ticket, via “My booth”, or on the public page of the meetings.",
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
            <Head round here=title/>
            <ui::Toolbar search=l.t("Name, Organisation oder Wort", "Name, organisation or word")>
                <TableLinks path=paths::matchmaking_table(id, "people") narrowed=vec![("q", search), ("sort", sort)]/>
            </ui::Toolbar>
            <ui::Results total similar>{list}</ui::Results>
        })
    })
}

/// The same for the page and its table.
pub(in crate::matchmaking) fn people_filter(search: &str, sort: &str) -> ParticipantFilter {
    ParticipantFilter {
        search: search.to_owned(),
        sort: sort.trim_start_matches('-').parse().ok(),
        descending: sort.starts_with('-'),
        page: 1,
    }
}

fn columns(l: Locale) -> Vec<ui::Column> {
    vec![
        ui::Column::new(l.t("Name", "Name")).sort("name"),
        ui::Column::new(l.t("Organisation", "Organisation")).sort("organisation"),
        ui::Column::new(l.t("E-Mail", "E-mail")),
        ui::Column::new(l.t("Nimmt teil als", "Takes part as")).sort("kind"),
        ui::Column::new(l.t("Profil", "Profile")),
        ui::Column::new(local(l, l.t("Seit", "Since"))).sort("since").moment(),
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
                label=l.t("Löschen", "Erase")
                of=person.name.clone()
                question=format!("{}: {}", person.name, l.t("Profil mit allen Gesprächen löschen?", "erase the profile with all meetings?"))
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
