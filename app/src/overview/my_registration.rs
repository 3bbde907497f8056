//! "My registration": the ticket, and everything a visitor can do with it.

use domain::registration::{self, ConsentPurpose, MyRegistration as Mine, RegistrationState, wording, wording_version};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::{Meta, Title};

use super::ticket::{Head, TicketCard};
use crate::{
    ctx,
    error::ApiError,
    form, format,
    lead::pages::GivenContacts,
    load::load_page,
    masterclass::pages::{MySeats, NextSeat},
    matchmaking::pages::MeetingsOfVisitor,
    paths,
    registration::{api, pages::DetailsFields, ticket_cookie, ticket_holder::ticket_holder},
    spent_link::SpentLink,
    ui,
    words::registration::purpose,
};

#[component]
pub fn MyRegistration() -> impl IntoView {
    let l = ctx::locale();
    let (db, ticket, address) = (ctx::db(), ctx::param("ticket"), ctx::client_address());
    let owner = Owner::current().unwrap_or_default();
    load_page(async move {
        let holder = match ticket_holder(&db, &ticket, &address).await {
            Err(ApiError::NotFound) => {
                owner.with(|| ticket_cookie::forget_known(&ticket));
                let way = (paths::my_ticket(l), l.t("Link noch einmal senden", "Send the link again"));
                // What the device kept of it goes as well.
                return Ok(view! { <ui::Script name="ticket"/> <SpentLink title=l.t("Mein Ticket", "My ticket") way/> }.into_any());
            }
            found => found?,
        };
        // The programme knows its visitor on this device from now on.
        owner.with(|| ticket_cookie::remember(&ticket));
        let mine = registration::mine(&db, &holder.actor(), holder.registration).await?;
        let accent = mine.event.accent.clone();
        Ok(view! {
            <Title text=format!("{} – {}", l.t("Mein Ticket", "My ticket"), mine.event.name)/>
            <Meta name="robots" content="noindex"/>
            <div data-accent=accent>
                <ui::Script name="ticket"/>
                {match mine.state {
                    RegistrationState::Confirmed => view! { <Valid mine=mine.clone()/> }.into_any(),
                    RegistrationState::Pending => view! { <Head mine=mine.clone()/> <Waiting/> }.into_any(),
                    RegistrationState::Cancelled => view! { <Head mine=mine.clone()/> <Cancelled mine=mine.clone()/> }.into_any(),
                }}
                <Contacts mine=mine.clone()/>
                {(mine.state == RegistrationState::Confirmed).then(|| view! { <Consents mine=mine.clone()/> <Change mine=mine.clone()/> })}
                <OwnData mine/>
            </div>
        }
        .into_any())
    })
}

#[component]
fn Valid(mine: Mine) -> impl IntoView {
    let l = ctx::locale();
    let ticket = mine.ticket_code.clone();
    let (opens, event) = (ticket.clone(), mine.event.clone());
    view! {
        <div class="two">
            <TicketCard mine=mine.clone()/>
            <div class="stack">
                <NextSeat ticket=ticket.clone()/>
                <ui::Section title=l.t("Ihre Plätze", "Your seats") id="seats">
                    <MySeats ticket/>
                </ui::Section>
                <MeetingsOfVisitor ticket=opens event/>
                <Ways mine/>
            </div>
        </div>
    }
    .into_any()
}

/// What the ticket leads to.
#[component]
fn Ways(mine: Mine) -> impl IntoView {
    let l = ctx::locale();
    let (calendar, badge) = (paths::ticket_calendar(l, &mine.ticket_code), paths::ticket_badge(l, &mine.ticket_code));
    if mine.event.is_online() {
        return view! {
            <ui::Actions>
                <ui::LinkButton href=calendar label=l.t("In den Kalender", "Add to calendar") kind=ui::ButtonKind::Quiet/>
            </ui::Actions>
        }
        .into_any();
    }
    let plan = paths::plan(l, &mine.event.slug);
    view! {
        <ui::Actions>
            <ui::LinkButton href=calendar label=l.t("In den Kalender", "Add to calendar") kind=ui::ButtonKind::Quiet/>
            <ui::LinkButton href=badge label=l.t("Ausweis als PDF", "Badge as PDF") kind=ui::ButtonKind::Quiet/>
            <ui::LinkButton href=plan label=l.t("Standplan", "Booth plan") kind=ui::ButtonKind::Quiet/>
        </ui::Actions>
        <p class="muted">{l.t("Das Ticket lässt Sie ein. Der Ausweis trägt Ihren Namen: Sie tragen ihn auf der Messe sichtbar, und Aussteller scannen ihn.", "The ticket lets you in. The badge bears your name: you wear it at the fair, and exhibitors scan it.")}</p>
    }
    .into_any()
}

/// A part of the page that is seldom needed; open while a form in it has errors.
fn folded(title: &'static str, id: &'static str, endpoints: &[&str], content: impl IntoView + 'static) -> AnyView {
    let failed = form::echo().is_some_and(|echo| endpoints.contains(&echo.endpoint.as_str()));
    view! { <details class="fold ticket-fold" id=id open=failed><summary><h2>{title}</h2></summary>{content.into_any()}</details> }
        .into_any()
}

#[component]
fn Change(mine: Mine) -> impl IntoView {
    let l = ctx::locale();
    let content = view! {
        <ui::Form action=api::ChangeRegistration::PATH>
            <ui::Hidden name="ticket" value=mine.ticket_code/>
            <ui::Hidden name="revision" value=mine.revision.to_string()/>
            <DetailsFields details=mine.details/>
            <ui::Submit label=l.t("Speichern", "Save") kind=ui::ButtonKind::Quiet/>
        </ui::Form>
    };
    folded(l.t("Angaben ändern", "Change your details"), "change", &[api::ChangeRegistration::PATH], content)
}

#[component]
fn Consents(mine: Mine) -> impl IntoView {
    let l = ctx::locale();
    let rows = ConsentPurpose::ALL.into_iter().map(|asked| view! { <ConsentRow mine=mine.clone() asked/> }).collect_view();
    let endpoints = [api::GiveConsent::PATH, api::WithdrawConsent::PATH];
    folded(l.t("Ihre Einwilligungen", "Your consents"), "consents", &endpoints, view! { <ul class="list">{rows}</ul> })
}

/// One purpose: given, with the way back; or not given, with what would be agreed to.
#[component]
fn ConsentRow(mine: Mine, asked: ConsentPurpose) -> impl IntoView {
    let l = ctx::locale();
    let (zone, whose) = (mine.event.zone, ctx::agency_name());
    let (version, asked_for) = (wording_version(&whose), wording(asked, &whose).in_(l).to_owned());
    let (row, ticket) = (asked.as_str(), mine.ticket_code.clone());
    match mine.consent(asked).cloned() {
        Some(given) => view! {
            <li>
                <b class="list-name">{purpose(l, asked)}</b>
                <div class="list-end">
                    <ui::Form action=api::WithdrawConsent::PATH id=row>
                        <ui::Hidden name="ticket" value=ticket/>
                        <ui::Hidden name="purpose" value=row/>
                        <ui::Submit label=format!("{}: {}", l.t("Widerrufen", "Withdraw"), purpose(l, asked)) kind=ui::ButtonKind::Quiet/>
                    </ui::Form>
                </div>
                <p class="list-more" lang=given.locale.as_str()>{given.wording.clone()}</p>
                <p class="list-more">{l.t("Erteilt am ", "Given on ")}{format::date_time(l, zone, given.given_at)}</p>
            </li>
        }
        .into_any(),
        None => view! {
            <li>
                <b class="list-name">{purpose(l, asked)}</b>
                <div class="list-end">
                    <ui::Form action=api::GiveConsent::PATH id=row>
                        <ui::Hidden name="ticket" value=ticket/>
                        <ui::Hidden name="purpose" value=row/>
                        <ui::Hidden name="wording" value=version/>
                        <ui::Submit label=format!("{}: {}", l.t("Einwilligen", "Consent"), purpose(l, asked)) kind=ui::ButtonKind::Quiet/>
                    </ui::Form>
                </div>
                <p class="list-more">{asked_for}</p>
                <p class="list-more">{l.t("Nicht erteilt.", "Not given.")}</p>
            </li>
        }
        .into_any(),
    }
}

/// Also after a cancellation: the contacts stay with the exhibitors until they are taken back.
#[component]
fn Contacts(mine: Mine) -> impl IntoView {
    let l = ctx::locale();
    (mine.state != RegistrationState::Pending).then(|| {
        view! {
            <ui::Section title=l.t("Ihre Kontakte", "Your contacts") id="contacts">
                <GivenContacts ticket=mine.ticket_code event=mine.event.slug zone=mine.event.zone/>
            </ui::Section>
        }
    })
}

#[component]
fn Waiting() -> impl IntoView {
    let l = ctx::locale();
    view! {
        <ui::Notice tone=ui::Tone::Warn>
            {l.t(
                "Ihre Adresse ist noch nicht bestätigt. Öffnen Sie den Link in unserer neuesten E-Mail.",
                "Your address is not confirmed yet. Open the link in our newest e-mail.",
            )}
        </ui::Notice>
    }
}

#[component]
fn Cancelled(mine: Mine) -> impl IntoView {
    let l = ctx::locale();
    if !mine.event.takes_registrations() {
        return view! { <p>{l.t("Diese Registrierung wurde storniert.", "This registration was cancelled.")}</p> }.into_any();
    }
    view! {
        <ui::Section title=l.t("Doch dabei?", "Coming after all?") id="again">
            <p>
                {l.t(
                    "Ihr Ticket gilt dann wieder. Plätze im Programm buchen Sie bitte neu.",
                    "Your ticket will be valid again. Please book seats in the programme anew.",
                )}
            </p>
            <ui::Form action=api::RegisterAgain::PATH>
                <ui::Hidden name="ticket" value=mine.ticket_code/>
                <ui::Submit label=l.t("Wieder teilnehmen", "Take part again")/>
            </ui::Form>
        </ui::Section>
    }
    .into_any()
}

/// Taking one's data along, cancelling, erasing: possible in every state.
#[component]
fn OwnData(mine: Mine) -> impl IntoView {
    let l = ctx::locale();
    let ticket = mine.ticket_code;
    let (to_cancel, to_forget) = (ticket.clone(), ticket.clone());
    let cancel = (mine.state == RegistrationState::Confirmed).then(|| {
        view! {
            <ui::Confirm
                label=l.t("Registrierung stornieren", "Cancel registration")
                question=l.t("Registrierung wirklich stornieren?", "Really cancel your registration?")
                detail=l.t(
                    "Ihr Ticket gilt dann nicht mehr, und Ihre Plätze werden frei. Sie können später wieder teilnehmen.",
                    "Your ticket will no longer be valid, and your seats become free. You can take part again later.",
                )
                action=api::CancelRegistration::PATH
            >
                <ui::Hidden name="ticket" value=to_cancel/>
            </ui::Confirm>
        }
    });
    let content = view! {
        <div>
            <p>
                {l.t("Was wir speichern und wie lange: ", "What we keep, and for how long: ")}
                <a href=paths::privacy(l)>{l.t("Datenschutzhinweis", "privacy notice")}</a>
            </p>
            <ui::Actions>
                <ui::LinkButton
                    href=paths::registration_download(l, &ticket)
                    label=l.t("Alles herunterladen (JSON)", "Download everything (JSON)")
                    kind=ui::ButtonKind::Quiet
                />
                <ui::Confirm
                    label=l.t("Auf diesem Gerät vergessen", "Forget on this device")
                    question=l.t("Ticket von diesem Gerät nehmen?", "Take the ticket off this device?")
                    detail=l.t("Es gilt weiter; der Link in Ihrer E-Mail öffnet es wieder.", "It stays valid; the link in your e-mail opens it again.")
                    action=api::ForgetTicket::PATH
                    does=ui::ButtonKind::Primary
                >
                    <ui::Hidden name="ticket" value=to_forget/>
                </ui::Confirm>
                {cancel}
                <ui::Confirm
                    label=l.t("Alles löschen", "Erase everything")
                    question=l.t("Alles über Sie löschen?", "Erase everything about you?")
                    detail=l.t(
                        "Name, Adresse, Plätze und Kontakte werden gelöscht, auch bei den Ausstellern auf dieser Plattform. Das lässt sich nicht rückgängig machen.",
                        "Name, address, seats and contacts are erased, also from the exhibitors’ lists on this platform. This cannot be undone.",
                    )
                    action=api::EraseRegistration::PATH
                >
                    <ui::Hidden name="ticket" value=ticket/>
                </ui::Confirm>
            </ui::Actions>
        </div>
    };
    let endpoints = [api::CancelRegistration::PATH, api::EraseRegistration::PATH, api::ForgetTicket::PATH];
    folded(l.t("Ihre Daten", "Your data"), "data", &endpoints, content)
}
