//! One application as organisers see it: what it says, where it stands, what was decided, and what can be decided now.

use domain::{
    admission::{
        dossier::{self, Dossier},
        note::{self, NoteView},
        suggest,
        table::{self, TableQuery},
        waiting_list::{self, Waiting},
    },
    application::{ApplicationState, Transition},
    audit::HistoryEntry,
    event::{self, EventView},
    locale::Locale,
    placement::{self, PlacementState, SuggestedUnit, own::PlacementView},
};
use leptos::prelude::*;
use leptos_meta::Title;

use super::{
    decision_told::{DecisionTold, told_decision},
    dossier_acts::Decisions,
    dossier_list::{ListBeside, WayOn},
    keys::Keys,
    narrowing::asked,
    rows::times,
};
use crate::{
    application::pages::Summary,
    booth::{Legend, LevelDrawing, Mine, Paint, PlanFrame},
    ctx,
    error::ApiError,
    format,
    frame::OrganiseHead,
    load::load_page,
    paths,
    placement::words::placement_chip,
    ui,
    words::{actor::actor_name, application as words, application_history as history},
};

/// Everything about one application, beside the list that it was found in.
#[component]
pub fn AdmissionApplication() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, slug, id) = (ctx::db(), ctx::actor(), ctx::param("event"), ctx::param("application"));
    let query = asked();
    load_page(async move {
        actor.require_organiser()?;
        let id = id.parse().map_err(|_| ApiError::NotFound)?;
        let event = event::by_slug(&db, &actor, &slug).await?;
        let told = told_decision(&db, &actor, event.id).await?;
        let dossier = dossier::dossier(&db, &actor, event.id, id).await?;
        let notes = note::of_application(&db, &actor, id).await?;
        let free = placement::free_units(&db, &actor, event.id).await?;
        let suggested = suggest::suggestions(&db, &actor, event.id).await?.remove(&id);
        let neighbours = table::neighbours(&db, &actor, event.id, &query, id).await?;
        let page = neighbours.place.map_or(1, |place| (place - 1) / table::PAGE + 1);
        let beside = table::page(&db, &actor, event.id, &TableQuery { page, ..query }).await?;
        let next = waiting_list::next_waiting(&db, &actor, event.id).await?.filter(|next| next.application != id);
        let title = dossier.placed.name().to_owned();
        let placed = dossier.placed.clone();
        let application = placed.application.clone();
        let edit = application.state.takes_edits_by_organisers().then(|| paths::admission_edit(l, &slug, id));
        Ok(view! {
            <Title text=format!("{title} – {}", event.name)/>
            <OrganiseHead event=event.clone() title=title.clone() lede=lede(l, &dossier)><ui::Actions><Keys/></ui::Actions></OrganiseHead>
            <DecisionTold told zone=event.zone/>
            <div class="beside-list">
                <div class="beside-one">
                    <WayOn slug=slug.clone() neighbours/>
                    {application.logo.clone().map(|key| view! { <p><img class="logo" src=paths::file(&key) alt=format!("Logo: {title}")/></p> })}
                    <Standing placed=placed.clone() place=dossier.waiting_place/>
                    <div class="two">
                        <Decisions placed=placed.clone() free suggested=suggested.clone() next=neighbours.next/>
                        <PlanBeside event=event.clone() placed=placed.clone() suggested/>
                    </div>
                    {edit.map(|href| view! { <ui::Actions><ui::LinkButton href label=l.t("Angaben ändern", "Change the details") kind=ui::ButtonKind::Quiet/></ui::Actions> })}
                    <Summary application event=event.clone()/>
                    <div class="two">
                        <div class="stack">
                            <NextUp next placed=placed.clone() event=event.clone()/>
                            <Notes application=id.to_string() notes event=event.clone()/>
                        </div>
                        <History dossier event/>
                    </div>
                </div>
                <ListBeside found=beside slug current=id/>
            </div>
        })
    })
}

/// The floor that its unit is on, or the unit that could be offered, as organisers see it.
#[component]
fn PlanBeside(event: EventView, placed: PlacementView, suggested: Option<SuggestedUnit>) -> impl IntoView {
    let l = ctx::locale();
    let mine = match (&placed.placement, suggested) {
        (Some(placement), _) => Some(Mine { code: placement.facts.code.clone(), word: l.t("Dieser Aussteller", "This exhibitor") }),
        (None, Some(unit)) => Some(Mine { code: unit.code, word: l.t("Nach Wunsch", "By wish") }),
        (None, None) => None,
    };
    let (db, actor) = (ctx::db(), ctx::actor());
    load_page(async move {
        let Some(mine) = mine else { return Ok(().into_any()) };
        let Some(id) = placement::level_of(&db, &event, &mine.code).await? else { return Ok(().into_any()) };
        let Some(level) = placement::level_plan(&db, &actor, &event, id).await? else { return Ok(().into_any()) };
        let title = format!("{}, {}", l.t("Auf dem Standplan", "On the booth plan"), level.name.in_(l));
        let drawing = view! { <LevelDrawing event=event.clone() level=level.clone() paint=Paint::States mine=Some(mine.clone())/> };
        Ok(view! {
            <ui::Card title id="plan-beside">
                <PlanFrame event level=id>{drawing}</PlanFrame>
                <Legend paint=Paint::States level mine=Some(mine)/>
            </ui::Card>
        }
        .into_any())
    })
}

fn lede(l: Locale, dossier: &Dossier) -> String {
    let content = &dossier.placed.application.content;
    let kind = content.kind.map(|kind| words::organisation_kind_name(l, kind).to_owned()).unwrap_or_default();
    [kind, content.city.clone(), times(l, dossier.took_part)].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// State, unit, deadline: side by side.
#[component]
fn Standing(placed: PlacementView, place: Option<usize>) -> impl IntoView {
    let l = ctx::locale();
    let (application, zone) = (placed.application, placed.event.zone);
    let state = place.map_or_else(
        || words::state_name(l, application.state).to_owned(),
        |place| format!("{} {place}", l.t("Warteliste, Platz", "Waiting list, no.")),
    );
    let mut items = vec![ui::fact(l.t("Status", "Status"), view! { <ui::Chip tone=words::state_tone(application.state) label=state/> })];
    if let Some(placement) = placed.placement {
        let is_expired = placement.offer == placement::OfferState::Expired;
        let (tone, label) = placement_chip(l, placement.state, is_expired);
        let code = placement.facts.code.clone();
        let href = paths::plan_unit(l, &placed.event.slug, &code);
        items.push(ui::fact(l.t("Standplatz", "Unit"), view! { <span class="row"><a href=href>{code}</a><ui::Chip tone label/></span> }));
        if let Some(at) = placement.offer_expires_at {
            items.push(ui::fact(l.t("Frist", "Deadline"), format::deadline(l, zone, at)));
        }
        if placement.state == PlacementState::Confirmed {
            items.push(ui::fact(l.t("Ausweise", "Passes"), format!("{} / {}", application.passes_taken, placement.facts.pass_quota)));
        }
    }
    if let Some(kind) = application.content.wish_kind {
        items.push(ui::fact(l.t("Wunsch", "Wish"), words::unit_kind_name(l, kind)));
    }
    if let Some(at) = application.submitted_at {
        items.push(ui::fact(l.t("Eingereicht", "Submitted"), format::date_time(l, zone, at)));
    }
    view! { <ui::Facts items/> }
}

/// Who waits longest, where this application leaves a unit or the list free for somebody.
#[component]
fn NextUp(next: Option<Waiting>, placed: PlacementView, event: EventView) -> impl IntoView {
    let l = ctx::locale();
    let over = placed.application.state.is_final() || placed.application.state.after(Transition::Offer).is_ok();
    next.filter(|_| over && placed.application.state != ApplicationState::Draft).map(|next| {
        let href = paths::admission_application(l, &event.slug, next.application);
        let since = format::date_time(l, event.zone, next.since);
        view! {
            <ui::Card title=l.t("Als Nächstes auf der Warteliste", "Next on the waiting list")>
                <p><a href=href>{next.organisation}</a>" "{l.t("wartet seit", "has waited since")}" "{since}</p>
            </ui::Card>
        }
    })
}

#[component]
fn Notes(application: String, notes: Vec<NoteView>, event: EventView) -> impl IntoView {
    use leptos::server_fn::ServerFn;
    let l = ctx::locale();
    let row = |note: NoteView| {
        let at = format::date_time(l, event.zone, note.at);
        view! { <li><p class="list-name">{note.body}</p><p class="list-more">{note.author}" · "{at}</p></li> }
    };
    let rows = notes.into_iter().map(row).collect_view();
    view! {
        <ui::Card title=l.t("Notizen", "Notes")>
            <ul class="list">{rows}</ul>
            <ui::Form action=crate::admission::api::AddNote::PATH>
                <ui::Hidden name="application" value=application/>
                <ui::TextArea
                    name="body"
                    label=l.t("Neue Notiz", "New note")
                    hint=l.t("Nur die Organisation sieht Notizen.", "Only organisers see notes.")
                    rows=3
                    maxlength=4000
                    required=true
                />
                <ui::Submit label=l.t("Notiz anlegen", "Add note") kind=ui::ButtonKind::Quiet/>
            </ui::Form>
        </ui::Card>
    }
}

#[component]
fn History(dossier: Dossier, event: EventView) -> impl IntoView {
    let l = ctx::locale();
    let row = |entry: HistoryEntry| {
        let at = format::date_time(l, event.zone, entry.at);
        let what = history::particulars(l, event.zone, &entry);
        let action = entry.happened().map_or_else(|| entry.action.clone(), |action| history::action_name(l, action).to_owned());
        let actor = actor_name(l, &entry.actor).to_owned();
        view! {
            <li>
                <b class="list-name">{action}</b>
                <p class="list-more">{(!what.is_empty()).then(|| format!("{what} · "))}{actor}" · "{at}</p>
            </li>
        }
    };
    let rows: Vec<_> = dossier.history.into_iter().map(row).collect();
    let content = if rows.is_empty() {
        view! { <p class="muted">{l.t("Hier steht jede Änderung, sobald es eine gibt.", "Every change shows here as soon as there is one.")}</p> }.into_any()
    } else {
        view! { <ul class="list">{rows}</ul> }.into_any()
    };
    view! { <ui::Section title=l.t("Verlauf", "History")>{content}</ui::Section> }
}
