//! One session: what it is about, and the seat.

use domain::{
    clock,
    event::{self, EventView},
    ids::SessionId,
    locale::Locale,
    masterclass::{self, MySeat, SeatState, SeatView, SessionState, SessionView, SpeakerView},
    registration::RegistrationState,
    star::Starred,
};
use leptos::{prelude::*, server_fn::ServerFn};

use super::super::{
    Words,
    api::{BookSeat, CancelSeat, SwapSeat, WaitForSeat},
    kind_explained, kind_name, language_name, seats_chip, structured,
};
use crate::{
    ctx,
    error::ApiError,
    frame::PublicHead,
    head::{JsonLd, PageMeta},
    load::load_page,
    paths,
    registration::ticket_holder::Device,
    share::Share,
    star::{Star, StarForm, StarGazer},
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
        /// Where they sit at that time instead.
        clash: Option<Box<MySeat>>,
    },
}

/// A session of the programme, and the way to a seat.
#[component]
pub fn SessionPage() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, slug, id) = (ctx::db(), ctx::actor(), ctx::param("event"), ctx::param("session"));
    let (device, public_url) = (Device::of_request(), ctx::site().public_url.clone());
    load_page(async move {
        let event = event::shown(&db, &actor, &slug).await?;
        let session = masterclass::shown_session(&db, &actor, &event, id.parse().map_err(|_| ApiError::NotFound)?).await?;
        let visitor = device.visitor(&db, event.id).await?;
        let gazer = StarGazer::of(&db, visitor.as_ref()).await?;
        let visitor = match visitor {
            None => Visitor::Unknown,
            Some((ticket, holder)) if holder.state != RegistrationState::Confirmed => Visitor::NotRegistered { ticket },
            Some((ticket, holder)) => {
                let (seat, clash) = masterclass::seat_and_clash(&db, holder.registration, &session).await?;
                Visitor::Known { ticket, seat, clash: clash.map(Box::new) }
            }
        };
        let title = format!("{} · {}", session.title.in_(l), event.name);
        let picture = event.picture.as_deref().map(paths::file).unwrap_or_default();
        Ok::<_, ApiError>(view! {
            <PageMeta title description=structured::excerpt(l, &session) picture/>
            <JsonLd facts=structured::session(l, &public_url, &event, &session)/>
            <div data-accent=event.accent.clone()>
                {head(l, &event, &session, gazer.clone())}
                <div class="two is-act-first">
                    {seat(l, &event, &session, visitor, gazer)}
                    {about(l, &event, &session)}
                </div>
                {(session.state != SessionState::Draft).then(|| view! { <Share name=session.title.in_(l)/> })}
            </div>
        })
    })
}

fn head(l: Locale, event: &EventView, session: &SessionView, gazer: StarGazer) -> AnyView {
    let words = Words { l, event, session };
    let facts = vec![
        ui::fact(l.t("Wann", "When"), words.when()),
        ui::fact(l.t("Wo", "Where"), session.stage_name.in_(l).to_owned()),
        ui::fact(l.t("Sprache", "Language"), language_name(l, &session.language)),
        ui::fact(l.t("Art", "Kind"), format!("{}: {}", kind_name(l, session.kind), kind_explained(l, session.kind))),
    ];
    let starred = event.clone();
    view! {
        <PublicHead event=event.clone() kicker=kind_name(l, session.kind) title=words.title()>
            <ui::Facts items=facts/>
            <StarForm gazer event=starred/>
        </PublicHead>
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
        view! { <ui::Section title=l.t("Gastgeber", "Host")><p><a href=href>{name}</a></p></ui::Section> }
    });
    view! { <div><div class="prose">{paragraphs}</div>{speakers}{host}</div> }.into_any()
}

fn speaker(speaker: &SpeakerView) -> impl IntoView + use<> {
    let parts: Vec<_> = [&speaker.job_title, &speaker.organisation].into_iter().filter(|part| !part.is_empty()).cloned().collect();
    let more = (!parts.is_empty()).then(|| view! { <p class="list-more">{parts.join(", ")}</p> });
    view! { <li><b class="list-name">{speaker.name.clone()}</b>{more}</li> }
}

/// The seat first, so that the keyboard comes to it before what else one can do, and a phone shows it before the text.
fn seat(l: Locale, event: &EventView, session: &SessionView, visitor: Visitor, gazer: StarGazer) -> AnyView {
    let (label, tone) = seats_chip(l, session, clock::now());
    let (name, thing) = (Words { l, event, session }.title(), Starred::Session(session.id));
    let calendar = match &visitor {
        // Their own entry: later letters change and take back this one.
        Visitor::Known { ticket, seat: Some(SeatView { state: SeatState::Booked, .. }), clash: _ } => {
            paths::seat_calendar(l, ticket, session.id)
        }
        _ => paths::session_calendar(l, &event.slug, session.id),
    };
    let (event, session) = (event.clone(), session.clone());
    view! {
        <ui::Card title=l.t("Ihr Platz", "Your seat")>
            <div class="stack">
                <p><ui::Chip tone label/></p>
                {action(l, &event, &session, visitor)}
                <ui::Actions>
                    <Star gazer thing name worded=true/>
                    <a href=calendar download="">{l.t("In den Kalender (.ics)", "Add to the calendar (.ics)")}</a>
                </ui::Actions>
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
        Visitor::Known { ticket, seat: Some(seat), clash: _ } if seat.state == SeatState::Booked => view! {
            <p><b>{l.t("Sie haben einen Platz.", "You have a seat.")}</b></p>
            {takes_back.then(|| give_back(l, &seat, ticket))}
        }
        .into_any(),
        Visitor::Known { ticket, seat: Some(seat), clash } => view! {
            <p><b>{place(l, seat.place)}</b></p>
            {(open && session.free_seats() > 0).then(|| {
                book_or_swap(l, event, id, ticket.clone(), clash)
            })}
            {takes_back.then(|| give_back(l, &seat, ticket))}
        }
        .into_any(),
        _ if !open => ().into_any(),
        Visitor::Known { ticket, seat: None, clash } if session.free_seats() > 0 => book_or_swap(l, event, id, ticket, clash),
        Visitor::Known { ticket, seat: None, clash: _ } => view! {
            <p>{l.t("Alle Plätze sind vergeben. Wird einer frei, rücken Sie von selbst nach.", "All seats are taken. If one becomes free you move up by yourself.")}</p>
            <ui::Form action=WaitForSeat::PATH>
                {fields(ticket)}
                <ui::Submit label=l.t("Auf die Warteliste", "Join the waiting list")/>
            </ui::Form>
        }
        .into_any(),
        Visitor::NotRegistered { ticket } => view! {
            <p>{l.t("Ihre Registrierung ist storniert oder noch nicht bestätigt.", "Your registration is cancelled, or not confirmed yet.")}</p>
            <ui::LinkButton href=paths::registration(l, &ticket) label=l.t("Mein Ticket", "My ticket") kind=ui::ButtonKind::Quiet/>
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
                {l.t("Schon registriert? ", "Registered already? ")}
                <a href=paths::my_ticket(l)>{l.t("Ticket auf dieses Gerät holen", "Get your ticket onto this device")}</a>
            </p>
        }
        .into_any(),
    }
}

/// The button that books, or, for whoever sits elsewhere then, the way there and the swap.
fn book_or_swap(l: Locale, event: &EventView, id: SessionId, ticket: String, clash: Option<Box<MySeat>>) -> AnyView {
    let Some(other) = clash else {
        return view! {
            <ui::Form action=BookSeat::PATH>
                <ui::Hidden name="session" value=id.to_string()/>
                <ui::Hidden name="ticket" value=ticket/>
                <ui::Submit label=l.t("Platz buchen", "Book a seat")/>
            </ui::Form>
        }
        .into_any();
    };
    let words = Words { l, event, session: &other.session };
    let title = words.title();
    let question = match l {
        Locale::De => format!("Platz in „{title}“ zurückgeben und diesen buchen?"),
        Locale::En => format!("Give back the seat in “{title}” and book this one?"),
    };
    let takes_back = other.session.takes_seats_back(clock::now());
    let seat = other.seat.id.to_string();
    view! {
        <p>
            {l.t("Zu dieser Zeit sitzen Sie in ", "At that time you sit in ")}
            <a href=paths::session(l, &event.slug, other.session.id)>{title.clone()}</a>
            {format!(" ({}).", words.short_time())}
        </p>
        {takes_back.then(|| view! {
            <ui::Confirm
                action=SwapSeat::PATH
                label=l.t("Plätze tauschen", "Swap seats")
                question
                detail=l.t(
                    "Beides geschieht zugleich: Ist hier kein Platz mehr frei, behalten Sie den anderen.",
                    "Both happen at once: if no seat is free here any more, you keep the other one.",
                )
                kind=ui::ButtonKind::Primary
                does=ui::ButtonKind::Primary
            >
                <ui::Hidden name="seat" value=seat/>
                <ui::Hidden name="session" value=id.to_string()/>
                <ui::Hidden name="ticket" value=ticket/>
            </ui::Confirm>
        })}
    }
    .into_any()
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
