//! One visitor: what the desk corrects, and what organisers can do for them besides.

use domain::{
    audit::{self, HistoryEntry},
    check_in::{self, EntryView},
    event::EventView,
    ids::RegistrationId,
    locale::Locale,
    registration::{self, RegistrationState, VisitorMore, VisitorView},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

use super::{alike::PrintBadge, details::DetailsFields};
use crate::{
    audit::HistoryList,
    ctx,
    error::ApiError,
    format,
    frame::OrganiseHead,
    load::load_page,
    paths,
    registration::{api, state_chip},
    ui,
    words::check_in::outcome_word,
};

/// As organisers see them.
#[component]
pub fn Visitor() -> impl IntoView {
    let l = ctx::locale();
    let asked = Asked::now();
    load_page(async move {
        let Found { visitor, entries, history } = asked.find().await?;
        let (title, event) = (visitor.details.name.clone(), visitor.event.clone());
        let (lede, paper, told) = (about(&visitor), print(&visitor), visitor.clone());
        Ok::<_, ApiError>(view! {
            <Title text=format!("{title} – {}", event.name)/>
            <OrganiseHead event=event.clone() title lede>
                <Facts visitor=told.clone()/>
                <ui::Actions>{paper}<Acts visitor=told/></ui::Actions>
            </OrganiseHead>
            <Correct visitor/>
            <Entries event=event.clone() entries/>
            <ui::Section title=l.t("Verlauf", "History") id="history"><HistoryList entries=history zone=event.zone/></ui::Section>
        })
    })
}

/// As the desk sees them.
#[component]
pub fn DeskVisitor() -> impl IntoView {
    let l = ctx::locale();
    let asked = Asked::now();
    load_page(async move {
        let Found { visitor, entries, .. } = asked.find().await?;
        let (title, event) = (visitor.details.name.clone(), visitor.event.clone());
        let (lede, paper, told) = (about(&visitor), print(&visitor), visitor.clone());
        let back = paths::desk(l, &event.slug);
        Ok::<_, ApiError>(view! {
            <Title text=format!("{title} – {}", event.name)/>
            <ui::PageHead kicker=event.name.clone() title lede>
                <Facts visitor=told/>
                <ui::Actions>
                    <ui::LinkButton href=back label=l.t("Zurück zum Einlass", "Back to the entrance")/>
                    {paper}
                </ui::Actions>
            </ui::PageHead>
            <Correct visitor/>
            <Entries event entries/>
        })
    })
}

/// Whose page was asked for by whom.
struct Asked {
    db: domain::db::Db,
    actor: domain::actor::Actor,
    event: String,
    visitor: Option<RegistrationId>,
}

struct Found {
    visitor: VisitorView,
    entries: Vec<EntryView>,
    history: Vec<HistoryEntry>,
}

impl Asked {
    fn now() -> Self {
        Self { db: ctx::db(), actor: ctx::actor(), event: ctx::param("event"), visitor: ctx::param("registration").parse().ok() }
    }

    async fn find(self) -> Result<Found, ApiError> {
        let id = self.visitor.ok_or(ApiError::NotFound)?;
        let visitor = registration::visitor(&self.db, &self.actor, id).await?;
        if visitor.event.slug != self.event {
            return Err(ApiError::NotFound);
        }
        let entries = check_in::entries(&self.db, &self.actor, visitor.event.id, visitor.badge).await?;
        let history = audit::of_subject(&self.db, id.as_uuid()).await?;
        Ok(Found { visitor, entries, history })
    }
}

fn about(visitor: &VisitorView) -> String {
    let details = &visitor.details;
    let parts = [details.job_title.as_str(), details.organisation.as_str()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

fn print(visitor: &VisitorView) -> Option<AnyView> {
    let (event, badge) = (visitor.event.slug.clone(), visitor.badge);
    (visitor.state == RegistrationState::Confirmed).then(|| view! { <PrintBadge event badge/> }.into_any())
}

#[component]
fn Facts(visitor: VisitorView) -> impl IntoView {
    let l = ctx::locale();
    let (label, tone) = state_chip(l, visitor.state);
    let mut items = vec![ui::fact(l.t("Status", "Status"), view! { <ui::Chip label tone/> })];
    if let Some(VisitorMore { email, created_at, confirmed_at, cancelled_at, sharing }) = visitor.more {
        let zone = visitor.event.zone;
        let email = email.map_or_else(|| l.t("Keine", "None").to_owned(), |email| domain::field::lettered_address(&email));
        items.push(ui::fact(l.t("E-Mail", "E-mail"), view! { <span class="is-address">{email}</span> }));
        items.push(ui::fact(l.t("Registriert", "Registered"), format::date_time(l, zone, created_at)));
        if let Some(at) = confirmed_at {
            items.push(ui::fact(l.t("Bestätigt", "Confirmed"), format::date_time(l, zone, at)));
        }
        if let Some(at) = cancelled_at {
            items.push(ui::fact(l.t("Storniert", "Cancelled"), format::date_time(l, zone, at)));
        }
        if !sharing.is_empty() {
            let others: Vec<_> = sharing
                .into_iter()
                .map(|other| view! { <li><a href=paths::visitor(l, &visitor.event.slug, other.registration)>{other.name}</a></li> })
                .collect();
            items.push(ui::fact(l.t("Dieselbe Adresse", "Same address"), view! { <ul>{others}</ul> }));
        }
    }
    view! { <ui::Facts items/> }
}

/// What organisers do for whoever asks them.
#[component]
fn Acts(visitor: VisitorView) -> impl IntoView {
    let l = ctx::locale();
    let id = visitor.id.to_string();
    let writes = visitor.more.as_ref().is_some_and(|more| more.email.is_some());
    let again = writes.then(|| {
        let id = id.clone();
        view! {
            <ui::Form action=api::SendTicketAgain::PATH class="is-inline">
                <ui::Hidden name="registration" value=id/>
                <ui::Submit label=l.t("Ticket noch einmal schicken", "Send the ticket again") kind=ui::ButtonKind::Quiet/>
            </ui::Form>
        }
    });
    (visitor.state == RegistrationState::Confirmed).then(|| {
        view! {
            {again}
            <ui::Confirm
                label=l.t("Registrierung stornieren", "Cancel registration")
                question=format!("{} {}", l.t("Registrierung stornieren:", "Cancel the registration of"), visitor.details.name)
                detail=l.t(
                    "Das Ticket gilt dann nicht mehr, und gebuchte Plätze werden frei. Die Person bekommt eine E-Mail und kann wieder teilnehmen.",
                    "The ticket will no longer be valid, and booked seats become free. The person gets an e-mail and can take part again.",
                )
                action=api::CancelVisitor::PATH
            >
                <ui::Hidden name="registration" value=id/>
            </ui::Confirm>
        }
    })
}

#[component]
fn Correct(visitor: VisitorView) -> impl IntoView {
    let l = ctx::locale();
    (visitor.state == RegistrationState::Confirmed).then(|| {
        view! {
            <ui::Section title=l.t("Angaben korrigieren", "Correct the details") id="correct">
                <ui::Form action=api::CorrectVisitor::PATH>
                    <ui::Hidden name="registration" value=visitor.id.to_string()/>
                    <ui::Hidden name="revision" value=visitor.revision.to_string()/>
                    <DetailsFields details=visitor.details/>
                    <ui::Submit label=l.t("Korrektur speichern", "Save the correction") kind=ui::ButtonKind::Quiet/>
                </ui::Form>
            </ui::Section>
        }
    })
}

#[component]
fn Entries(event: EventView, entries: Vec<EntryView>) -> impl IntoView {
    let l = ctx::locale();
    let rows: Vec<_> = entries.into_iter().map(|entry| entry_row(l, &event, entry)).collect();
    let content = if rows.is_empty() {
        view! { <p class="muted">{l.t("Noch an keiner Tür.", "At no door yet.")}</p> }.into_any()
    } else {
        view! { <ul class="list">{rows}</ul> }.into_any()
    };
    view! { <ui::Section title=l.t("An den Türen", "At the doors") id="entries">{content}</ui::Section> }
}

fn entry_row(l: Locale, event: &EventView, entry: EntryView) -> impl IntoView + use<> {
    let door = entry.session.map_or_else(|| l.t("Einlass", "Entrance").to_owned(), |session| session.in_(l).to_owned());
    let label = if entry.undone { l.t("Rückgängig gemacht", "Undone") } else { outcome_word(l, entry.outcome) };
    let tone = if entry.undone { ui::Tone::Mute } else { ui::Tone::Ok };
    view! {
        <li>
            <span class="list-name">{door}</span>
            <div class="list-end"><ui::Chip tone label/></div>
            <p class="list-more">{format::date_time(l, event.zone, entry.at)}</p>
        </li>
    }
}
