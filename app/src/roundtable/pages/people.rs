//! Who is invited to a roundtable: how far answers are, how they are mixed, and the list.

use std::collections::BTreeMap;

use domain::{
    locale::Locale,
    roundtable::{self, GuestState, GuestView, RoundtableView},
};
use leptos::{prelude::*, server_fn::ServerFn};

use super::{
    guest_fields::{GuestFields, Sectors},
    head::RoundtableHead,
    invitations::{MovingUp, Waves},
};
use crate::{
    ctx,
    error::ApiError,
    form,
    load::load_page,
    paths,
    roundtable::api::{AddGuest, InviteGuest, RemoveGuest},
    table_export::TableLinks,
    ui,
    words::roundtable as words,
};

/// The page.
#[component]
pub fn OrganiseRoundtable() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, id) = (ctx::db(), ctx::actor(), ctx::param("roundtable"));
    let filter = Filter {
        state: ctx::query_value("state").and_then(|word| word.parse().ok()),
        wave: ctx::query_value("wave").and_then(|wave| wave.parse().ok()),
    };
    load_page(async move {
        let round = roundtable::roundtable(&db, &actor, id.parse().map_err(|_| ApiError::NotFound)?).await?;
        let guests = roundtable::guests(&db, &actor, round.id).await?;
        let proposals = roundtable::proposals(&db, &actor, round.id).await?;
        let sectors = roundtable::sectors(&db, &actor).await?;
        let id = round.id.to_string();
        let failed = form::echo().is_some_and(|echo| echo.endpoint == AddGuest::PATH);
        let takes_answers = round.takes_answers();
        let (answers, composition, list) = (answers(l, &round, &guests), composition(l, &guests), list(l, &round, &guests, filter));
        Ok(view! {
            <RoundtableHead roundtable=round.clone()/>
            {answers}
            <Waves roundtable=round guests=guests.clone()/>
            {takes_answers.then(|| view! { <MovingUp guests=guests proposals/> })}
            {composition}
            <ui::Section title=l.t("Gäste", "Guests") id="guests">
                {list}
                <details class="fold" open=failed>
                    <summary>{l.t("Person hinzufügen", "Add a person")}</summary>
                    <Sectors sectors/>
                    <ui::Form action=AddGuest::PATH>
                        <ui::Hidden name="roundtable" value=id/>
                        <GuestFields/>
                        <ui::Submit label=l.t("Person hinzufügen", "Add person")/>
                    </ui::Form>
                </details>
            </ui::Section>
        })
    })
}

/// Which of them the list shows.
#[derive(Clone, Copy)]
struct Filter {
    state: Option<GuestState>,
    wave: Option<i32>,
}

/// How far the answers are, as a bar; each figure leads to those people.
fn answers(l: Locale, round: &RoundtableView, guests: &[GuestView]) -> AnyView {
    let class = |state: GuestState| match state {
        GuestState::Accepted => "is-free",
        GuestState::Invited => "is-offered",
        GuestState::Waiting => "is-held",
        GuestState::Declined => "is-refused",
        GuestState::NoAnswer | GuestState::Cancelled => "is-confirmed",
        GuestState::Planned => "is-planned",
    };
    let order = [
        GuestState::Accepted,
        GuestState::Waiting,
        GuestState::Invited,
        GuestState::NoAnswer,
        GuestState::Declined,
        GuestState::Cancelled,
        GuestState::Planned,
    ];
    let parts = order.map(|state| ui::Part {
        label: words::state(l, state).to_owned(),
        number: guests.iter().filter(|guest| guest.state == state).count() as u64,
        class: class(state),
        href: format!("{}?state={state}#guests", paths::organise_roundtable(l, round.id)),
    });
    (!guests.is_empty())
        .then(|| view! { <ui::Section title=l.t("Antworten", "Answers") id="answers"><ui::StackedBar parts=parts.to_vec()/></ui::Section> })
        .into_any()
}

/// Who comes, by sector, and how many towns are among them.
fn composition(l: Locale, guests: &[GuestView]) -> AnyView {
    let coming: Vec<&GuestView> = guests.iter().filter(|guest| guest.state == GuestState::Accepted).collect();
    let mut sectors: BTreeMap<&str, u64> = BTreeMap::new();
    for guest in &coming {
        let sector = if guest.sector.is_empty() { l.t("ohne Branche", "no sector") } else { guest.sector.as_str() };
        *sectors.entry(sector).or_default() += 1;
    }
    let points: Vec<_> = sectors.into_iter().map(|(sector, number)| ui::Point { label: sector.to_owned(), number }).collect();
    let towns = coming.iter().filter(|guest| guest.is_town).count();
    let towns = match (l, towns) {
        (Locale::De, 1) => "1 von ihnen spricht für eine Stadt.".to_owned(),
        (Locale::De, towns) => format!("{towns} von ihnen sprechen für eine Stadt."),
        (Locale::En, 1) => "1 of them speaks for a town.".to_owned(),
        (Locale::En, towns) => format!("{towns} of them speak for a town."),
    };
    (!coming.is_empty())
        .then(|| {
            view! {
                <ui::Section title=l.t("Wer kommt, nach Branchen", "Who comes, by sector") id="composition">
                    <ui::Bars title=l.t("Zusagen je Branche", "Accepted by sector") points by=l.t("Branche", "Sector")/>
                    <p>{towns}</p>
                </ui::Section>
            }
        })
        .into_any()
}

fn list(l: Locale, round: &RoundtableView, guests: &[GuestView], filter: Filter) -> AnyView {
    if guests.is_empty() {
        return view! {
            <ui::EmptyState
                title=l.t("Noch niemand auf der Liste", "Nobody on the list yet")
                text=l.t(
                    "Fügen Sie Personen hinzu und teilen Sie sie in Wellen ein: Die erste laden Sie zuerst ein, spätere rücken nach.",
                    "Add people and divide them into waves: you invite the first one first, later ones move up.",
                )
            />
        }
        .into_any();
    }
    let fits =
        |guest: &&GuestView| filter.state.is_none_or(|state| guest.state == state) && filter.wave.is_none_or(|wave| guest.wave == wave);
    let shown: Vec<&GuestView> = guests.iter().filter(fits).collect();
    let columns = vec![
        ui::Column::new(l.t("Name", "Name")),
        ui::Column::new(l.t("Organisation", "Organisation")),
        ui::Column::new(l.t("Branche", "Sector")),
        ui::Column::new(l.t("Welle", "Wave")).figures(),
        ui::Column::new(l.t("Status", "Status")),
        ui::Column::new(l.t("Aktionen", "Actions")).unnamed(),
    ];
    let total = shown.len() as u64;
    let (takes_answers, path) = (round.takes_answers(), paths::roundtable_guests_table(round.id));
    let rows: Vec<_> = shown.into_iter().map(|guest| cells(l, round, guest, takes_answers)).collect();
    let table = if rows.is_empty() {
        view! { <ui::EmptyState title=l.t("Niemand", "Nobody") text=l.t("Mit diesem Filter ist niemand auf der Liste.", "With this filter nobody is on the list.")/> }.into_any()
    } else {
        view! { <ui::Table caption=l.t("Gäste", "Guests") columns rows/> }.into_any()
    };
    view! {
        <ui::Toolbar filters=filters(l, guests)><TableLinks path/></ui::Toolbar>
        <ui::Results total similar=false>{table}</ui::Results>
    }
    .into_any()
}

fn filters(l: Locale, guests: &[GuestView]) -> Vec<ui::Filter> {
    let all = || (String::new(), l.t("Alle", "All").to_owned());
    let states = GuestState::ALL.into_iter().map(|state| (state.to_string(), words::state(l, state).to_owned()));
    let mut waves: Vec<i32> = guests.iter().map(|guest| guest.wave).collect();
    waves.sort_unstable();
    waves.dedup();
    let waves = waves.into_iter().map(|wave| (wave.to_string(), wave.to_string()));
    vec![
        ui::Filter { name: "state", label: l.t("Status", "Status").to_owned(), options: std::iter::once(all()).chain(states).collect() },
        ui::Filter { name: "wave", label: l.t("Welle", "Wave").to_owned(), options: std::iter::once(all()).chain(waves).collect() },
    ]
}

fn cells(l: Locale, round: &RoundtableView, guest: &GuestView, takes_answers: bool) -> Vec<AnyView> {
    let href = paths::roundtable_guest(l, round.id, guest.id);
    let town = guest.is_town.then(|| view! { " "<ui::Chip label=l.t("Stadt", "Town") tone=ui::Tone::Mute/> });
    let organisation = guest.organisation.clone();
    let id = guest.id.to_string();
    let (invited, removed) = (id.clone(), id);
    let acts = (guest.state == GuestState::Planned).then(|| {
        let invite = takes_answers.then(|| {
            view! {
                <ui::Form action=InviteGuest::PATH id=invited.clone() class="is-inline">
                    <ui::Hidden name="guest" value=invited/>
                    <ui::Submit label=l.t("Einladen", "Invite") kind=ui::ButtonKind::Plain/>
                </ui::Form>
            }
        });
        view! {
            <div class="row">
                {invite}
                <ui::Form action=RemoveGuest::PATH id=removed.clone() class="is-inline">
                    <ui::Hidden name="guest" value=removed/>
                    <ui::Submit label=l.t("Von der Liste nehmen", "Take off the list") kind=ui::ButtonKind::Plain/>
                </ui::Form>
            </div>
        }
    });
    vec![
        view! { <a href=href>{guest.name.clone()}</a> }.into_any(),
        view! { {organisation}{town} }.into_any(),
        if guest.sector.is_empty() { "–".to_owned() } else { guest.sector.clone() }.into_any(),
        guest.wave.to_string().into_any(),
        view! { <ui::Chip label=words::state(l, guest.state) tone=words::tone(guest.state)/> }.into_any(),
        acts.into_any(),
    ]
}
