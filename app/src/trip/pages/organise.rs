//! A trip for its organisers: legs, groups, programme, who sees it, and what does not fit.

use domain::{
    audit,
    event::{self, EventView},
    locale::Locale,
    matchmaking,
    trip::{self, Plan},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

use super::{groups::Groups, legs::Legs};
use crate::{
    audit::HistoryList,
    ctx, format,
    frame::OrganiseHead,
    load::load_page,
    paths,
    trip::{MeetingsInTheWay, SetTripProgramme, TripProgramme},
    ui,
};

/// The page.
#[component]
pub fn OrganiseTrip() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, slug) = (ctx::db(), ctx::actor(), ctx::param("event"));
    load_page(async move {
        actor.require_organiser()?;
        let event = event::by_slug(&db, &actor, &slug).await?;
        let plan = trip::plan(&db, &actor, &event).await?;
        let meetings = matchmaking::in_the_way(&db, &actor, &event).await?;
        let mut entries = audit::of_subject(&db, event.id.as_uuid()).await?;
        entries.retain(|entry| entry.subject == audit::Subject::Trip.as_str());
        let zone = event.zone;
        Ok(view! {
            <Title text=format!("{} · {}", l.t("Reise", "Trip"), event.name)/>
            <OrganiseHead
                event=event.clone()
                title=l.t("Reise", "Trip")
                lede=l.t("Wohin es geht, wer sich aufteilt, und was wann geschieht.", "Where it goes, who splits up, and what happens when.")
            />
            <Strayed event=event.clone() plan=plan.clone()/>
            <Warnings plan=plan.clone()/>
            <MeetingsInTheWay event=event.clone() plan=plan.clone() meetings/>
            <Programme event=event.clone() plan=plan.clone()/>
            <Legs event=event.clone() plan=plan.clone()/>
            <Groups event plan/>
            <ui::Section title=l.t("Verlauf", "History") id="history"><HistoryList entries zone/></ui::Section>
        })
    })
}

/// Legs that were not moved with their trip, or the other way round.
#[component]
fn Strayed(event: EventView, plan: Plan) -> impl IntoView {
    let l = ctx::locale();
    let rows: Vec<_> = plan
        .strayed((event.starts_on, event.ends_on))
        .map(|leg| view! { <li>{format!("{}: {}", leg.place, format::days(l, leg.starts_on, leg.ends_on))}</li> })
        .collect();
    (!rows.is_empty()).then(|| {
        let title = match l {
            Locale::De => format!("Etappen außerhalb der Tage der Reise ({})", format::days(l, event.starts_on, event.ends_on)),
            Locale::En => format!("Legs outside of the days of the trip ({})", format::days(l, event.starts_on, event.ends_on)),
        };
        view! {
            <ui::Notice tone=ui::Tone::Warn title>
                <ul>{rows}</ul>
                <p>{l.t(
                    "Wird eine Reise verschoben, gilt das für die Veranstaltung und für ihre Etappen: Nach den Etappen richtet sich, wie lange Pässe gültig sein müssen.",
                    "Where a trip is moved, so are the event and its legs: the legs say for how long passports have to be good.",
                )}</p>
            </ui::Notice>
        }
    })
}

/// Items at the same time for the same people.
#[component]
fn Warnings(plan: Plan) -> impl IntoView {
    let l = ctx::locale();
    let title = |id| plan.items.iter().find(|item| item.id == id).map(|item| item.title.in_(l).to_owned()).unwrap_or_default();
    let when = |id| {
        let item = plan.items.iter().find(|item| item.id == id);
        item.and_then(|item| Some(format::date_time(l, plan.leg(item.leg)?.zone, item.starts_at))).unwrap_or_default()
    };
    let rows: Vec<_> = trip::overlaps(&plan)
        .into_iter()
        .map(|overlap| {
            let text = format!("{}: {} / {}", when(overlap.second), title(overlap.first), title(overlap.second));
            view! { <li>{text}</li> }
        })
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            <ui::Notice tone=ui::Tone::Warn title=l.t("Für dieselben Menschen zur selben Zeit", "For the same people at the same time")>
                <ul>{rows}</ul>
            </ui::Notice>
        }
    })
}

#[component]
fn Programme(event: EventView, plan: Plan) -> impl IntoView {
    let l = ctx::locale();
    let (next, label, kind) = if plan.programme_public {
        ("hidden", l.t("Programm verbergen", "Hide the programme"), ui::ButtonKind::Quiet)
    } else {
        ("public", l.t("Programm veröffentlichen", "Publish the programme"), ui::ButtonKind::Primary)
    };
    let (state, tone) = if plan.programme_public {
        (l.t("Öffentlich", "Public"), ui::Tone::Ok)
    } else {
        (l.t("Nur für die Organisation", "For organisers alone"), ui::Tone::Warn)
    };
    let slug = event.slug.clone();
    let can_add = !plan.legs.is_empty();
    // Once everybody sees the programme, adding to it is what one comes for.
    let add = if plan.programme_public { ui::ButtonKind::Primary } else { ui::ButtonKind::Quiet };
    let new_item = can_add.then(|| {
        view! { <ui::LinkButton href=paths::new_trip_item(l, &slug) label=l.t("Neuer Programmpunkt", "New item") kind=add/> }
    });
    let publish = (!plan.items.is_empty()).then(|| {
        view! {
            <ui::Form action=SetTripProgramme::PATH class="is-inline">
                <ui::Hidden name="event" value=event.id.to_string()/>
                <ui::Hidden name="revision" value=plan.revision.to_string()/>
                <ui::Hidden name="programme" value=next/>
                <ui::Submit label kind/>
            </ui::Form>
        }
    });
    let shown = if plan.items.is_empty() {
        view! {
            <ui::EmptyState
                title=l.t("Noch kein Programm", "No programme yet")
                text=l.t("Legen Sie zuerst die Etappen an, dann Besuche, Empfänge und Transfers.", "First add the legs, then visits, receptions and transfers.")
            />
        }
        .into_any()
    } else {
        view! { <TripProgramme plan organised=event.slug.clone()/> }.into_any()
    };
    view! {
        <ui::Section title=l.t("Programm", "Programme") id="programme">
            <ui::Actions>
                <ui::Chip label=state tone/>
                {new_item}
                {publish}
                <a href=paths::trip(l, &slug)>{l.t("Öffentliche Ansicht", "Public view")}</a>
            </ui::Actions>
            {shown}
        </ui::Section>
    }
}
