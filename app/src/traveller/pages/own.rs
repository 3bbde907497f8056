//! A traveller's own page, by the link in their letters.

use domain::{
    locale::Locale,
    matchmaking::{self, TravelMeeting},
    traveller::{self, OwnTrip, TravellerState, TravellerView},
    trip::Plan,
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::{Meta, Title};

use super::{contact::ContactFields, meetings::Meetings, photo::Photo, ways::CancellingCosts};
use crate::{
    ctx,
    error::ApiError,
    format,
    load::load_page,
    matchmaking::pages::MeetingsOfTraveller,
    paths,
    traveller::{ChangeTraveller, LeaveTrip, ProveTraveller, SetBookletConsent},
    trip::{LegLine, TripProgramme},
    ui,
    words::{traveller as words, trip as trip_words},
};

/// The page.
#[component]
pub fn OwnTripPage() -> impl IntoView {
    let l = ctx::locale();
    let (db, token) = (ctx::db(), ctx::param("token"));
    load_page(async move {
        let own = traveller::by_token(&db, &token).await?;
        let meetings = matchmaking::meetings_of_traveller(&db, &token).await?;
        let title = own.event.name.clone();
        let accent = own.event.accent.clone();
        let content = if own.traveller.proven_at.is_none() {
            view! { <Prove token own/> }.into_any()
        } else {
            view! { <Own token own meetings/> }.into_any()
        };
        Ok::<_, ApiError>(view! {
            <Title text=format!("{} · {title}", l.t("Meine Reise", "My trip"))/>
            <Meta name="robots" content="noindex"/>
            <div data-accent=accent>{content}</div>
        })
    })
}

/// Mail scanners follow links: only the button confirms.
#[component]
fn Prove(token: String, own: OwnTrip) -> impl IntoView {
    let l = ctx::locale();
    view! {
        <ui::PageHead
            kicker=own.event.name
            title=l.t("Bewerbung bestätigen", "Confirm your application")
            lede=l.t("Noch ein Klick: Danach liegt Ihre Bewerbung bei der Organisation.", "One more click: then your application is with the organisers.")
        />
        <ui::Form action=ProveTraveller::PATH>
            <ui::Hidden name="token" value=token/>
            <ui::Submit label=l.t("Bewerbung bestätigen", "Confirm the application")/>
        </ui::Form>
    }
}

#[component]
fn Own(token: String, own: OwnTrip, meetings: Vec<TravelMeeting>) -> impl IntoView {
    let l = ctx::locale();
    let traveller = own.traveller.clone();
    let is_open = traveller.state.is_open();
    // Whoever has travelled cancels nothing.
    let may_leave = traveller.state != TravellerState::Admitted || !own.event.is_over();
    let (group, price) = (group(l, &own), format::price(l, traveller.contribution));
    let mut items = vec![
        ui::fact(l.t("Status", "Status"), view! { <ui::Chip label=words::state(l, traveller.state) tone=words::tone(traveller.state)/> }),
        ui::fact(l.t("Eigenbeitrag", "Own contribution"), price),
    ];
    if let Some(group) = group {
        items.push(ui::fact(l.t("Gruppe", "Group"), group));
    }
    if let Some(cost) = traveller.cancellation {
        items.push(ui::fact(l.t("Stornokosten", "Cost of cancelling"), format::price(l, cost)));
    }
    let (lede, legs) = (standing(l, traveller.state), own.plan.clone());
    let (leaving, changing, consenting, itinerary) = (token.clone(), token.clone(), token.clone(), token.clone());
    let showing = token.clone();
    let travels = traveller.state == TravellerState::Admitted;
    let meeting = travels.then(|| view! { <MeetingsOfTraveller token=token.clone() event=own.event.clone()/> });
    let agreed = travels.then(|| view! { <Meetings plan=own.plan.clone() zone=own.event.zone meetings/> });
    let parts = is_open.then(|| {
        view! {
            <Changing token=changing traveller=traveller.clone()/>
            <Photo token=showing traveller=traveller.clone()/>
            <Booklet token=consenting traveller=traveller.clone()/>
            {may_leave.then(|| view! { <Leaving token=leaving own=own.clone()/> })}
        }
    });
    view! {
        <ui::PageHead kicker=own.event.name.clone() title=traveller.name.clone() lede>
            <ui::Facts items/>
            <LegLine plan=legs/>
        </ui::PageHead>
        <Itinerary token=itinerary plan=own.plan.clone() state=traveller.state/>
        {agreed}
        {meeting}
        {parts}
        <ui::Section title=l.t("Gespeicherte Angaben", "Data that is kept") id="data">
            <p>
                <a href=paths::own_trip_export(&token) download="">{l.t("Alles als Datei mitnehmen", "Take everything along as a file")}</a>
                " · "
                <a href=paths::contact_form(l, Some(&own.event.slug))>{l.t("Fragen oder löschen lassen", "Ask, or have it erased")}</a>
            </p>
        </ui::Section>
    }
}

fn group(l: Locale, own: &OwnTrip) -> Option<String> {
    own.traveller.group.and_then(|group| own.plan.group(group)).map(|group| group.name.in_(l).to_owned())
}

/// What the state means, and what comes next.
fn standing(l: Locale, state: TravellerState) -> &'static str {
    match state {
        TravellerState::Applied => l.t(
            "Ihre Bewerbung liegt bei der Organisation. Sie hören per E-Mail, ob Sie dabei sind.",
            "Your application is with the organisers. You hear by e-mail whether you come along.",
        ),
        TravellerState::Waiting => l.t(
            "Sie stehen auf der Warteliste. Wird ein Platz frei, entscheidet die Organisation und schreibt Ihnen.",
            "You are on the waiting list. If a place becomes free the organisers decide and write to you.",
        ),
        TravellerState::Admitted => l.t("Sie sind dabei.", "You are coming along."),
        TravellerState::Rejected => l.t("Leider konnten wir Ihnen keinen Platz geben.", "Unfortunately we could not give you a place."),
        TravellerState::Withdrawn => l.t("Sie haben Ihre Bewerbung zurückgezogen.", "You took your application back."),
        TravellerState::Cancelled => l.t("Ihr Platz ist storniert.", "Your place is cancelled."),
    }
}

/// What happens when, for this traveller's group.
#[component]
fn Itinerary(token: String, plan: Plan, state: TravellerState) -> impl IntoView {
    let l = ctx::locale();
    if state != TravellerState::Admitted {
        return ().into_any();
    }
    let hotels: Vec<_> = plan
        .legs
        .iter()
        .filter(|leg| !leg.hotel.in_(l).is_empty())
        .map(|leg| view! { <li><b class="list-name">{leg.hotel.in_(l).to_owned()}</b><p class="list-more">{leg.place.clone()}</p></li> })
        .collect();
    let hotels = (!hotels.is_empty()).then(|| {
        view! {
            <ui::Section title=l.t("Vorschläge für Hotels", "Suggested hotels") id="hotels">
                <p class="small muted">{trip_words::hotel_note(l)}</p>
                <ul class="list">{hotels}</ul>
            </ui::Section>
        }
    });
    let shown = if plan.items.is_empty() {
        view! {
            <ui::EmptyState
                title=l.t("Das Programm folgt", "The programme will follow")
                text=l.t("Sobald es feststeht, steht es hier und in Ihrem Kalender.", "Once it is settled it stands here and in your calendar.")
            />
        }
        .into_any()
    } else {
        view! { <TripProgramme plan/> }.into_any()
    };
    view! {
        <ui::Section title=l.t("Mein Programm", "My programme") id="programme">
            <p>
                <a href=paths::own_trip_calendar(l, &token)>{l.t("Kalender abonnieren (.ics)", "Subscribe to the calendar (.ics)")}</a>
                {l.t(": bleibt auf dem Stand der Organisation.", ": follows what the organisers change.")}
            </p>
            <p>
                <a href=paths::itinerary_pdf(l, &token) download="">{l.t("Programm als PDF", "Programme as PDF")}</a>
                " · "
                <a href=paths::travel_details(l, &token)>{l.t("Angaben für die Reise", "Details for the trip")}</a>
                " · "
                <a href=paths::emergency_card(l, &token)>{l.t("Notfallkarte", "Emergency card")}</a>
            </p>
            {shown}
        </ui::Section>
        {hotels}
    }
    .into_any()
}

#[component]
fn Changing(token: String, traveller: TravellerView) -> impl IntoView {
    let l = ctx::locale();
    let revision = traveller.revision.to_string();
    view! {
        <ui::Section title=l.t("Meine Angaben", "My details") id="details">
            <ui::Form action=ChangeTraveller::PATH>
                <ui::Hidden name="token" value=token/>
                <ui::Hidden name="revision" value=revision/>
                <ContactFields traveller endpoint=ChangeTraveller::PATH/>
                <ui::Submit label=l.t("Speichern", "Save") kind=ui::ButtonKind::Quiet/>
            </ui::Form>
        </ui::Section>
    }
}

#[component]
fn Booklet(token: String, traveller: TravellerView) -> impl IntoView {
    let l = ctx::locale();
    let given = traveller.booklet_consent_at.is_some();
    let (consent, label) = if given {
        ("withdrawn", l.t("Einwilligung widerrufen", "Withdraw the consent"))
    } else {
        ("given", l.t("Ja, ich möchte im Heft stehen", "Yes, show me in the booklet"))
    };
    view! {
        <ui::Section title=l.t("Delegationsheft", "Booklet of the delegation") id="booklet">
            <p>{l.t(
                "Das Heft stellt die Delegation den Gastgebern vor: Name, Foto, Funktion, Organisation, Ort, was Sie anbieten und suchen. Sie stehen nur darin, wenn Sie einwilligen, und können das jederzeit widerrufen.",
                "The booklet introduces the delegation to its hosts: name, photo, function, organisation, town, what you offer and seek. You are in it only if you consent, and can withdraw that at any time.",
            )}</p>
            <ui::Form action=SetBookletConsent::PATH>
                <ui::Hidden name="token" value=token/>
                <ui::Hidden name="consent" value=consent/>
                <ui::Submit label kind=ui::ButtonKind::Quiet/>
            </ui::Form>
        </ui::Section>
    }
}

#[component]
fn Leaving(token: String, own: OwnTrip) -> impl IntoView {
    let l = ctx::locale();
    let steps = own.steps;
    let (title, label, question, detail) = match own.cancelling_costs {
        Some(cost) => (
            l.t("Stornieren", "Cancel"),
            l.t("Platz stornieren", "Cancel my place"),
            l.t("Wirklich stornieren?", "Cancel for good?"),
            format!("{} {}.", l.t("Heute kostet das", "Today that costs"), format::price(l, cost)),
        ),
        None => (
            l.t("Zurückziehen", "Take it back"),
            l.t("Bewerbung zurückziehen", "Take the application back"),
            l.t("Bewerbung zurückziehen?", "Take the application back?"),
            l.t("Das kostet nichts.", "That costs nothing.").to_owned(),
        ),
    };
    let costs = own.cancelling_costs.is_some().then(|| {
        view! {
            <p>{detail.clone()}</p>
            <CancellingCosts steps/>
        }
    });
    view! {
        <ui::Section title id="leave">
            {costs}
            <ui::Confirm action=LeaveTrip::PATH label question detail>
                <ui::Hidden name="token" value=token/>
            </ui::Confirm>
        </ui::Section>
    }
}
