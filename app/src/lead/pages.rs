//! An exhibitor's contacts.

use chrono::NaiveDate;
use domain::{
    ids::ApplicationId,
    lead::{self, LeadFilter, LeadOrder, LeadView, PER_PAGE},
    locale::Locale,
};
use leptos::prelude::*;
use leptos_meta::Title;

use super::{
    api::parse,
    scan::{NoteForm, stars},
};
pub use super::{given::GivenContacts, receipt::Receipt, scan::Scan};
use crate::{ctx, error::ApiError, format, frame::PortalNav, load::load_page, paths, table_export::TableLinks, ui};

/// The list: searched, sorted, noted on, exported.
#[component]
pub fn Leads() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, application) = (ctx::db(), ctx::actor(), ctx::param("application"));
    let filter = LeadFilter {
        search: ctx::query_value("q").unwrap_or_default(),
        order: order(&ctx::query_value("sort").unwrap_or_default()),
        page: ctx::query_value("page").and_then(|page| page.parse().ok()).unwrap_or(1),
    };
    load_page(async move {
        let application = parse(&application)?;
        let list = lead::leads(&db, &actor, application, &filter).await?;
        let taken_back = lead::taken_back(&db, &actor, application).await?;
        let pages = list.total.div_ceil(PER_PAGE);
        let zone = list.exhibitor.zone;
        let rows: Vec<_> = list.rows.into_iter().map(|lead| view! { <Row lead zone/> }).collect();
        let (total, similar) = (list.total, list.similar);
        let any = !rows.is_empty() || !filter.search.is_empty();
        let content = if rows.is_empty() {
            view! { <NoLeads application narrowed=!filter.search.is_empty() is_over=list.exhibitor.is_over/> }.into_any()
        } else {
            view! { <ui::SimilarNote similar=list.similar/> <ul class="list">{rows}</ul> }.into_any()
        };
        Ok::<_, ApiError>(view! {
            <Title text=l.t("Kontakte", "Leads")/>
            <PortalNav name=list.exhibitor.name.clone() application/>
            <ui::PageHead kicker=format!("{} · {}", list.exhibitor.name, list.exhibitor.event_name) title=l.t("Kontakte", "Leads")>
                {any.then(|| view! {
                    <ui::Actions>
                        <ui::LinkButton href=paths::portal_scan(l, application) label=l.t("Ausweis scannen", "Scan a badge")/>
                        <TableLinks path=paths::portal_leads_table(application)/>
                    </ui::Actions>
                })}
            </ui::PageHead>
            {any.then(|| view! { <ui::Toolbar search=l.t("Name, Organisation oder Notiz", "Name, organisation or note") filters=vec![sorting(l)]/> })}
            <ui::Results total similar>
                {content}
                <ui::Pagination page=filter.page pages/>
            </ui::Results>
            <TakenBack days=taken_back/>
        })
    })
}

#[component]
fn Row(lead: LeadView, zone: domain::clock::Tz) -> impl IntoView {
    let l = ctx::locale();
    let what =
        [lead.job_title.as_str(), lead.organisation.as_str()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    let when = format::date_time(l, zone, lead.consented_at);
    view! {
        <li>
            <span class="list-name">{lead.name.clone()}</span>
            <span class="list-end">
                {match lead.rating {
                    Some(rating) => view! { <ui::Chip tone=ui::Tone::Ok label=stars(rating)/> }.into_any(),
                    None => view! { <ui::Chip tone=ui::Tone::Mute label=l.t("Ohne Bewertung", "Not rated")/> }.into_any(),
                }}
                {lead.confirmed_at.is_none().then(|| view! { <ui::Chip tone=ui::Tone::Warn label=l.t("Noch nicht bestätigt", "Not confirmed yet")/> })}
            </span>
            <div class="list-more">
                <p>{what}</p>
                <p>{mailbox(&lead.email)}{when}</p>
                {lead.newsletter.then(|| view! { <p>{l.t("Möchte Neuigkeiten per E-Mail", "Would like news by e-mail")}</p> })}
                {(!lead.note.is_empty()).then(|| view! { <p>{lead.note.clone()}</p> })}
                <details class="fold">
                    <summary>{l.t("Notieren", "Note")}</summary>
                    <NoteForm lead/>
                </details>
            </div>
        </li>
    }
}

/// Where to write, if there is a mailbox.
fn mailbox(email: &str) -> Option<impl IntoView + use<>> {
    (!email.is_empty()).then(|| view! { <a href=format!("mailto:{email}")>{domain::field::lettered_address(email)}</a>" · " })
}

/// What is missing since, and nothing of whose it was.
#[component]
fn TakenBack(days: Vec<(NaiveDate, u64)>) -> impl IntoView {
    let l = ctx::locale();
    let line = move |(day, contacts): (NaiveDate, u64)| {
        let day = format::date(l, day);
        let text = match (l, contacts) {
            (Locale::De, 1) => format!("1 Einwilligung wurde am {day} widerrufen."),
            (Locale::De, _) => format!("{contacts} Einwilligungen wurden am {day} widerrufen."),
            (Locale::En, 1) => format!("1 contact was withdrawn on {day}."),
            (Locale::En, _) => format!("{contacts} contacts were withdrawn on {day}."),
        };
        view! { <li>{text}</li> }
    };
    (!days.is_empty()).then(|| {
        view! {
            <ui::Section title=l.t("Widerrufen", "Withdrawn") id="withdrawn">
                <div class="prose">
                    <ul>{days.into_iter().map(line).collect_view()}</ul>
                    <p class="muted">{l.t("Die Angaben dazu sind gelöscht. Bitte löschen Sie sie auch, wo Sie sie sonst gespeichert haben, etwa in einer heruntergeladenen Tabelle.", "What they said is erased. Please erase it as well wherever else you stored it, for example in a table that you downloaded.")}</p>
                </div>
            </ui::Section>
        }
    })
}

#[component]
fn NoLeads(application: ApplicationId, narrowed: bool, is_over: bool) -> impl IntoView {
    let l = ctx::locale();
    if narrowed {
        return view! {
            <ui::EmptyState
                title=l.t("Nichts gefunden", "Nothing found")
                text=l.t("Versuchen Sie es mit einem Teil des Namens.", "Try a part of the name.")
            />
        }
        .into_any();
    }
    if is_over {
        let (title, text) = (l.t("Keine Kontakte", "No leads"), l.t("Die Veranstaltung ist vorbei.", "The event is over."));
        return view! { <ui::EmptyState title text/> }.into_any();
    }
    view! {
        <ui::EmptyState
            title=l.t("Noch keine Kontakte", "No leads yet")
            text=l.t(
                "Scannen Sie den Ausweis einer Besucherin oder eines Besuchers. Mit der Zustimmung erscheint der Kontakt hier.",
                "Scan a visitor's badge. With the visitor's consent the lead appears here.",
            )
            href=paths::portal_scan(l, application)
            link=l.t("Ausweis scannen", "Scan a badge")
        />
    }
    .into_any()
}

fn order(sort: &str) -> LeadOrder {
    match sort {
        "oldest" => LeadOrder::Oldest,
        "rating" => LeadOrder::BestRated,
        "name" => LeadOrder::Name,
        _ => LeadOrder::Newest,
    }
}

fn sorting(l: Locale) -> ui::Filter {
    let options = [
        ("", l.t("Neueste zuerst", "Newest first")),
        ("oldest", l.t("Älteste zuerst", "Oldest first")),
        ("rating", l.t("Beste zuerst", "Best first")),
        ("name", l.t("Nach Namen", "By name")),
    ];
    ui::Filter {
        name: "sort",
        label: l.t("Reihenfolge", "Order").to_owned(),
        options: options.map(|(value, words)| (value.to_owned(), words.to_owned())).to_vec(),
    }
}
