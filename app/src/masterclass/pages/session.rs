//! One session: what it is about, and the seat.

use domain::{
    clock,
    event::{self, EventView},
    locale::Locale,
    masterclass::{self, SeatState, SeatView, SessionState, SessionView, SpeakerView},
    registration::RegistrationState,
};
use leptos::{prelude::*, server_fn::ServerFn};

use super::super::{
    Words,
    api::{BookSeat, CancelSeat, WaitForSeat},
    kind_explained, kind_name, language_name, seats_chip, structured,
};
use crate::{
    ctx,
    error::ApiError,
    frame::PublicHead,
    head::{JsonLd, PageMeta},
    load::load_page,
    paths,
    registration::{ticket_cookie, ticket_holder::device_tickets},
    ui,
};

/// Who looks at the session.
enum Visitor {
    Unknown,
    /// The registration is not confirmed, or cancelled.
    NotRegistered {
        ticket: String,
    },
    Known {
        ticket: String,
        seat: Option<SeatView>,
    },
}

/// A session of the programme, and the way to a seat.
#[component]
pub fn SessionPage() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, slug, id) = (ctx::db(), ctx::actor(), ctx::param("event"), ctx::param("session"));
    let (codes, address, public_url) = (ticket_cookie::known(), ctx::client_address(), ctx::site().public_url.clone());
    let owner = Owner::current().unwrap_or_default();
    load_page(async move {
        let event = event::by_slug(&db, &actor, &slug).await?;
        let session = masterclass::session(&db, &actor, &event, id.parse().map_err(|_| ApiError::NotFound)?).await?;
        let on_device = device_tickets(&db, event.id, codes, &address).await?;
        if !on_device.spent.is_empty() {
            owner.with(|| ticket_cookie::forget(&on_device.spent));
        }
        let visitor = match on_device.visitor {
            None => Visitor::Unknown,
            Some((ticket, holder)) if holder.state != RegistrationState::Confirmed => Visitor::NotRegistered { ticket },
            Some((ticket, holder)) => Visitor::Known { ticket, seat: masterclass::my_seat(&db, holder.registration, session.id).await? },
        };
        let title = format!("{} · {}", session.title.in_(l), event.name);
        let picture = event.picture.as_deref().map(paths::file).unwrap_or_default();
        Ok::<_, ApiError>(view! {
            <PageMeta title description=structured::excerpt(l, &session) picture/>
            <JsonLd facts=structured::session(l, &public_url, &event, &session)/>
            <div data-accent=event.accent.clone()>
                {head(l, &event, &session)}
                <div class="two">
                    {about(l, &event, &session)}
                    {seat(l, &event, &session, visitor)}
                </div>
            </div>
        })
    })
}

fn head(l: Locale, event: &EventView, session: &SessionView) -> AnyView {
    let words = Words { l, event, session };
    let facts = vec![
        ui::fact(l.t("Wann", "When"), words.when()),
        ui::fact(l.t("Wo", "Where"), session.stage_name.in_(l).to_owned()),
        ui::fact(l.t("Sprache", "Language"), language_name(l, &session.language)),
        ui::fact(l.t("Art", "Kind"), format!("{}: {}", kind_name(l, session.kind), kind_explained(l, session.kind))),
    ];
    view! {
        <PublicHead event=event.clone() kicker=kind_name(l, session.kind) title=words.title()><ui::Facts items=facts/></PublicHead>
        {(session.state == SessionState::Draft).then(|| view! {
            <ui::Notice tone=ui::Tone::Warn>{l.t("Ein Entwurf: Nur Sie sehen diese Seite.", "A draft: only you see this page.")}</ui::Notice>
        })}
        {(session.state == SessionState::Cancelled).then(|| view! {
            <ui::Notice tone=ui::Tone::Bad>{l.t("Dieser Programmpunkt ist abgesagt.", "This session is cancelled.")}</ui::Notice>
        })}
    }
    .into_any()
}

fn about(l: Locale, event: &EventView, session: &SessionView) -> AnyView {
    let text = session.abstract_.in_(l).to_owned();
    let paragraphs: Vec<_> =
        text.split("\n\n").filter(|part| !part.trim().is_empty()).map(|part| view! { <p>{part.to_owned()}</p> }).collect();
    let speakers: Vec<_> = session.speakers.iter().map(speaker).collect();
    let speakers = (!speakers.is_empty()).then(|| {
        view! { <ui::Section title=l.t("Wer spricht", "Speakers")><ul class="list">{speakers}</ul></ui::Section> }
    });
    let host = session.host.as_ref().map(|host| {
        let (href, name) = (paths::exhibitor(l, &event.slug, &host.slug), host.name.clone());
        view! { <ui::Section title=l.t("Wer einlädt", "Host")><p><a href=href>{name}</a></p></ui::Section> }
    });
    view! { <div><div class="prose">{paragraphs}</div>{speakers}{host}</div> }.into_any()
}

fn speaker(speaker: &SpeakerView) -> impl IntoView + use<> {
    let parts: Vec<_> = [&speaker.job_title, &speaker.organisation].into_iter().filter(|part| !part.is_empty()).cloned().collect();
    let more = (!parts.is_empty()).then(|| view! { <p class="list-more">{parts.join(", ")}</p> });
    view! { <li><b class="list-name">{speaker.name.clone()}</b>{more}</li> }
}

fn seat(l: Locale, event: &EventView, session: &SessionView, visitor: Visitor) -> AnyView {
    let (label, tone) = seats_chip(l, session, clock::now());
    let calendar = match &visitor {
        // Their own entry: later letters change and take back this one.
        Visitor::Known { ticket, seat: Some(SeatView { state: SeatState::Booked, .. }) } => paths::seat_calendar(l, ticket, session.id),
        _ => paths::session_calendar(l, &event.slug, session.id),
    };
    let (event, session) = (event.clone(), session.clone());
    view! {
        <ui::Card title=l.t("Ihr Platz", "Your seat")>
            <div class="stack">
                <p><ui::Chip tone label/></p>
                {action(l, &event, &session, visitor)}
                <p><a href=calendar download="">{l.t("In den Kalender (.ics)", "Add to the calendar (.ics)")}</a></p>
            </div>
        </ui::Card>
    }
    .into_any()
}

fn action(l: Locale, event: &EventView, session: &SessionView, visitor: Visitor) -> AnyView {
    let now = clock::now();
    let (open, takes_back) = (session.takes_bookings(now), session.takes_seats_back(now));
    let id = session.id;
    let fields = move |ticket: String| {
        view! {
            <ui::Hidden name="session" value=id.to_string()/>
            <ui::Hidden name="ticket" value=ticket/>
        }
    };
    match visitor {
        Visitor::Known { ticket, seat: Some(seat) } if seat.state == SeatState::Booked => view! {
            <p><b>{l.t("Sie haben einen Platz.", "You have a seat.")}</b></p>
            {takes_back.then(|| give_back(l, &seat, ticket))}
        }
        .into_any(),
        Visitor::Known { ticket, seat: Some(seat) } => view! {
            <p><b>{place(l, seat.place)}</b></p>
            {(open && session.free_seats() > 0).then(|| {
                let ticket = ticket.clone();
                view! {
                <ui::Form action=BookSeat::PATH>
                    {fields(ticket)}
                    <ui::Submit label=l.t("Platz buchen", "Book a seat")/>
                </ui::Form>
            }})}
            {takes_back.then(|| give_back(l, &seat, ticket))}
        }
        .into_any(),
        _ if !open => ().into_any(),
        Visitor::Known { ticket, seat: None } if session.free_seats() > 0 => view! {
            <ui::Form action=BookSeat::PATH>
                {fields(ticket)}
                <ui::Submit label=l.t("Platz buchen", "Book a seat")/>
            </ui::Form>
        }
        .into_any(),
        Visitor::Known { ticket, seat: None } => view! {
            <p>{l.t("Alle Plätze sind vergeben. Wird einer frei, rücken Sie von selbst nach.", "All seats are taken. If one becomes free you move up by yourself.")}</p>
            <ui::Form action=WaitForSeat::PATH>
                {fields(ticket)}
                <ui::Submit label=l.t("Auf die Warteliste", "Join the waiting list")/>
            </ui::Form>
        }
        .into_any(),
        Visitor::NotRegistered { ticket } => view! {
            <p>{l.t("Ihre Registrierung ist storniert oder noch nicht bestätigt.", "Your registration is cancelled, or not confirmed yet.")}</p>
            <ui::LinkButton href=paths::registration(l, &ticket) label=l.t("Meine Registrierung", "My registration") kind=ui::ButtonKind::Quiet/>
        }
        .into_any(),
        Visitor::Unknown => view! {
            {event.takes_registrations().then(|| {
                let label = if session.free_seats() > 0 {
                    l.t("Registrieren und Platz buchen", "Register and book a seat")
                } else {
                    l.t("Registrieren und auf die Warteliste setzen", "Register and join the waiting list")
                };
                view! { <ui::LinkButton href=paths::register(l, &event.slug) label/> }
            })}
            <p class="small muted">
                {l.t(
                    "Schon registriert? Öffnen Sie einmal den Link aus Ihrer E-Mail mit dem Ticket auf diesem Gerät.",
                    "Registered already? Open the link in the e-mail with your ticket on this device once.",
                )}
            </p>
        }
        .into_any(),
    }
}

fn give_back(l: Locale, seat: &SeatView, ticket: String) -> AnyView {
    let booked = seat.state == SeatState::Booked;
    let (label, question) = if booked {
        (l.t("Platz zurückgeben", "Give the seat back"), l.t("Den Platz wirklich zurückgeben?", "Really give the seat back?"))
    } else {
        (l.t("Warteliste verlassen", "Leave the waiting list"), l.t("Die Warteliste wirklich verlassen?", "Really leave the waiting list?"))
    };
    let detail =
        if booked { l.t("Er geht an die Nächsten auf der Warteliste.", "It goes to whoever is next on the waiting list.") } else { "" };
    let id = seat.id.to_string();
    view! {
        <ui::Confirm action=CancelSeat::PATH id=id.clone() label question detail>
            <ui::Hidden name="seat" value=id/>
            <ui::Hidden name="ticket" value=ticket/>
        </ui::Confirm>
    }
    .into_any()
}

/// `Warteliste: Platz 3`
pub(super) fn place(l: Locale, place: Option<i64>) -> String {
    match place {
        Some(place) => format!("{} {place}", l.t("Warteliste, Platz", "Waiting list, no.")),
        None => l.t("Auf der Warteliste", "On the waiting list").to_owned(),
    }
}
