//! One traveller for organisers: who it is, what is decided, in which group, and what happened.

use domain::{
    audit,
    clock::Tz,
    country::country_name,
    event::EventView,
    field::lettered_address,
    ids::TravellerId,
    locale::Locale,
    matchmaking,
    phone::phone_as_read,
    traveller::{self, Decision, TravellerState, TravellerView},
    trip::{self, Plan},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

use crate::{
    audit::HistoryList,
    ctx,
    error::ApiError,
    format,
    frame::OrganiseHead,
    load::load_page,
    paths,
    traveller::{DecideTraveller, EraseTraveller, SetTravellerGroup},
    trip::MeetingsInTheWay,
    ui,
    words::traveller as words,
};

/// The page.
#[component]
pub fn TravellerPage() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, slug, id) = (ctx::db(), ctx::actor(), ctx::param("event"), ctx::param("traveller"));
    load_page(async move {
        actor.require_organiser()?;
        let id: TravellerId = id.parse().map_err(|_| ApiError::NotFound)?;
        let (traveller, event, colleagues) = traveller::traveller(&db, &actor, id).await?;
        if event.slug != slug {
            return Err(ApiError::NotFound);
        }
        let plan = trip::plan(&db, &actor, &event).await?;
        let mut meetings = matchmaking::in_the_way(&db, &actor, &event).await?;
        meetings.retain(|meeting| meeting.traveller == id);
        let entries = audit::of_subject(&db, id.as_uuid()).await?;
        let (title, zone, is_over) = (traveller.name.clone(), event.zone, event.is_over());
        let (shown, groups) = (traveller.clone(), plan.clone());
        Ok(view! {
            <Title text=title.clone()/>
            <OrganiseHead event=event.clone() title><TravellerFacts traveller=shown plan=groups zone/></OrganiseHead>
            <Colleagues event=event.clone() colleagues/>
            <MeetingsInTheWay event=event.clone() plan=plan.clone() meetings/>
            <Deciding traveller=traveller.clone()/>
            <Wishes traveller=traveller.clone()/>
            <Grouping traveller=traveller.clone() plan/>
            <ui::Section title=l.t("Verlauf", "History") id="history"><HistoryList entries zone/></ui::Section>
            <Erase traveller is_over/>
        })
    })
}

#[component]
fn TravellerFacts(traveller: TravellerView, plan: Plan, zone: Tz) -> impl IntoView {
    let l = ctx::locale();
    let group = traveller.group.and_then(|group| plan.group(group)).map(|group| group.name.in_(l).to_owned());
    let at = |at| format::date_time(l, zone, at);
    let consent = traveller
        .booklet_consent_at
        .map_or_else(|| l.t("nein", "no").to_owned(), |since| format!("{} {}", l.t("seit", "since"), at(since)));
    let photo = if traveller.photo.is_some() { l.t("hochgeladen", "uploaded") } else { l.t("keins", "none") };
    let mut items = vec![
        ui::fact(l.t("Status", "Status"), view! { <ui::Chip label=words::state(l, traveller.state) tone=words::tone(traveller.state)/> }),
        ui::fact(l.t("Organisation", "Organisation"), joined(&[&traveller.organisation, &traveller.job_title])),
        ui::fact(l.t("Ort", "Town"), joined(&[&traveller.town, country_name(l, &traveller.country)])),
        ui::fact(l.t("Größe", "Size"), words::size(l, traveller.size)),
        ui::fact(l.t("E-Mail", "E-mail"), view! { <span class="is-address">{lettered_address(&traveller.email)}</span> }),
        ui::fact(l.t("Eigenbeitrag", "Own contribution"), format::price(l, traveller.contribution)),
        ui::fact(l.t("Beworben", "Applied"), at(traveller.created_at)),
        ui::fact(l.t("Darf ins Delegationsheft", "May be in the booklet"), consent),
        ui::fact(l.t("Foto fürs Heft", "Photo for the booklet"), photo),
    ];
    if !traveller.phone.is_empty() {
        items.push(ui::fact(l.t("Telefon", "Telephone"), phone_as_read(l, &traveller.phone)));
    }
    if let Some(group) = group {
        items.push(ui::fact(l.t("Gruppe", "Group"), group));
    }
    if let Some(admitted) = traveller.admitted_at {
        items.push(ui::fact(l.t("Zugelassen", "Admitted"), at(admitted)));
    }
    if let (Some(cancelled), Some(cost)) = (traveller.cancelled_at, traveller.cancellation) {
        items.push(ui::fact(l.t("Storniert", "Cancelled"), at(cancelled)));
        items.push(ui::fact(l.t("Stornokosten", "Cost of cancelling"), format::price(l, cost)));
    }
    view! { <ui::Facts items/> }
}

fn joined(parts: &[&str]) -> String {
    parts.iter().copied().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// Who else applied for the same organisation: that is allowed, and worth knowing.
#[component]
fn Colleagues(event: EventView, colleagues: Vec<TravellerView>) -> impl IntoView {
    let l = ctx::locale();
    let rows: Vec<_> = colleagues
        .into_iter()
        .map(|other| {
            let href = paths::traveller(l, &event.slug, other.id);
            view! { <li><a href=href>{other.name}</a>" · "{words::state(l, other.state)}</li> }
        })
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            <ui::Notice tone=ui::Tone::Warn title=l.t("Dieselbe Organisation zweimal", "The same organisation twice")>
                <ul>{rows}</ul>
            </ui::Notice>
        }
    })
}

/// The decisions that are possible now.
#[component]
fn Deciding(traveller: TravellerView) -> impl IntoView {
    let l = ctx::locale();
    let state = traveller.state;
    let acts: Vec<_> =
        Decision::ALL.into_iter().filter(|decision| decision.leads(state).is_some()).map(|decision| act(l, &traveller, decision)).collect();
    let none = acts
        .is_empty()
        .then(|| view! { <p class="muted">{l.t("Hier ist nichts mehr zu entscheiden.", "There is nothing left to decide.")}</p> });
    view! { <ui::Section title=l.t("Entscheiden", "Decide") id="decide">{none}<ui::Actions>{acts}</ui::Actions></ui::Section> }
}

fn act(l: Locale, traveller: &TravellerView, decision: Decision) -> AnyView {
    let (id, revision) = (traveller.id.to_string(), traveller.revision.to_string());
    let label = words::decision(l, decision);
    let form = decision.to_string();
    match decision {
        Decision::Admit | Decision::Wait => {
            let kind = if decision == Decision::Admit { ui::ButtonKind::Primary } else { ui::ButtonKind::Quiet };
            view! {
                <ui::Form action=DecideTraveller::PATH id=form class="is-inline">
                    <ui::Hidden name="traveller" value=id/>
                    <ui::Hidden name="revision" value=revision/>
                    <ui::Hidden name="decision" value=decision.as_str()/>
                    <ui::Submit label kind/>
                </ui::Form>
            }
            .into_any()
        }
        Decision::Reject | Decision::TakeBack | Decision::Cancel => {
            let question = format!("{label}: {}?", traveller.name);
            view! {
                <ui::Confirm
                    action=DecideTraveller::PATH
                    id=form
                    label
                    question
                    detail=l.t("Die Person erfährt es per E-Mail.", "The person is told by e-mail.")
                >
                    <ui::Hidden name="traveller" value=id/>
                    <ui::Hidden name="revision" value=revision/>
                    <ui::Hidden name="decision" value=decision.as_str()/>
                </ui::Confirm>
            }
            .into_any()
        }
    }
}

#[component]
fn Wishes(traveller: TravellerView) -> impl IntoView {
    let l = ctx::locale();
    let parts = [(l.t("Bietet", "Offers"), traveller.offers), (l.t("Sucht", "Seeks"), traveller.seeks)];
    let parts: Vec<_> = parts.into_iter().filter(|(_, text)| !text.is_empty()).map(|(term, text)| ui::fact(term, text)).collect();
    (!parts.is_empty()).then(
        || view! { <ui::Section title=l.t("Bietet und sucht", "Offers and seeks") id="wishes"><ui::Facts items=parts/></ui::Section> },
    )
}

#[component]
fn Grouping(traveller: TravellerView, plan: Plan) -> impl IntoView {
    let l = ctx::locale();
    let nobody = (String::new(), l.t("Ohne Gruppe", "No group").to_owned());
    let groups = plan.groups.iter().map(|group| (group.id.to_string(), group.name.in_(l).to_owned()));
    let options: Vec<_> = std::iter::once(nobody).chain(groups).collect();
    let current = traveller.group.map(|group| group.to_string()).unwrap_or_default();
    (!plan.groups.is_empty()).then(|| {
        view! {
            <ui::Section title=l.t("Gruppe", "Group") id="group">
                <ui::Form action=SetTravellerGroup::PATH>
                    <ui::Hidden name="traveller" value=traveller.id.to_string()/>
                    <ui::Hidden name="revision" value=traveller.revision.to_string()/>
                    <ui::Select name="group" label=l.t("Reist mit", "Travels with") options current/>
                    <ui::Submit label=l.t("Speichern", "Save") kind=ui::ButtonKind::Quiet/>
                </ui::Form>
            </ui::Section>
        }
    })
}

#[component]
fn Erase(traveller: TravellerView, is_over: bool) -> impl IntoView {
    let l = ctx::locale();
    // Whoever has a place on a trip to come cancels first.
    let may_erase = is_over || traveller.state != TravellerState::Admitted;
    let id = traveller.id;
    let erase = may_erase.then(|| {
        view! {
            <ui::Confirm
                action=EraseTraveller::PATH
                label=l.t("Alle Angaben löschen", "Erase all data")
                question=l.t("Alle Angaben dieser Person löschen?", "Erase all data of this person?")
                detail=l.t(
                    "Das lässt sich nicht rückgängig machen. Gezählt wird weiter, ohne Namen.",
                    "This cannot be undone. What is counted stays, without a name.",
                )
            >
                <ui::Hidden name="traveller" value=id.to_string()/>
            </ui::Confirm>
        }
    });
    view! {
        <ui::Section title=l.t("Gespeicherte Angaben", "Data that is kept") id="data">
            <ui::Actions>
                <a class="btn is-quiet" href=paths::traveller_export(id) download="">{l.t("Als Datei mitnehmen", "Take along as a file")}</a>
                {erase}
            </ui::Actions>
        </ui::Section>
    }
}
