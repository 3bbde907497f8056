//! The organisers' list of badges.

use domain::{
    badge::{self, BadgeFilter, BadgeRole, BadgeRow, BadgeValidity, PER_PAGE, PRINTED_AT_ONCE},
    event::{self, EventView},
    generated_file::GeneratedFileKind,
    locale::Locale,
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

use super::{
    api::{RestoreBadge, RevokeBadge},
    design::format_name,
    role_word, validity,
};
use crate::{
    ctx,
    error::ApiError,
    format,
    frame::OrganiseHead,
    generated_file::{RecentFiles, RequestButton, TableFiles},
    load::load_page,
    paths,
    table_export::query,
    ui,
};

/// All badges of an event: to find, to print, to revoke.
#[component]
pub fn Badges() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, slug) = (ctx::db(), ctx::actor(), ctx::param("event"));
    let filter = BadgeFilter {
        search: ctx::query_value("q").unwrap_or_default(),
        role: ctx::query_value("role").and_then(|role| role.parse().ok()),
        unprinted: ctx::query_value("unprinted").is_some_and(|value| !value.is_empty()),
        page: ctx::query_value("page").and_then(|page| page.parse().ok()).unwrap_or(1),
    };
    load_page(async move {
        let event = event::by_slug(&db, &actor, &slug).await?;
        let list = badge::badges(&db, &actor, event.id, &filter).await?;
        let pages = list.total.div_ceil(PER_PAGE);
        let narrowing = narrowing(&filter);
        let narrowed = narrowing.iter().any(|(_, value)| !value.is_empty());
        let (kind, path, total) = (GeneratedFileKind::BadgeTable, paths::badges_table(&event.slug), list.total);
        let asked = query(narrowing.clone());
        let lede = count(l, total, list.similar);
        let content = if list.rows.is_empty() { view! { <NoBadges narrowed/> }.into_any() } else { table(l, &event, list.rows).into_any() };
        let (printed, made) = (event.clone(), event.clone());
        Ok::<_, ApiError>(view! {
            <Title text=l.t("Ausweise", "Badges")/>
            <OrganiseHead event=event.clone() title=l.t("Ausweise", "Badges") lede>
                <PrintButton event=printed narrowed=asked printable=list.printable/>
            </OrganiseHead>
            <ui::Toolbar search=l.t("Name oder Organisation", "Name or organisation") filters=vec![role_filter(l), unprinted_filter(l)]>
                <TableFiles event=slug kind path narrowed=narrowing total/>
            </ui::Toolbar>
            <ui::Results total=list.total similar=list.similar>
                <ui::SimilarNote similar=list.similar/>
                {content}
                <ui::Pagination page=filter.page pages/>
            </ui::Results>
            <RecentFiles event=made kinds=vec![GeneratedFileKind::BadgeSheet, GeneratedFileKind::BadgeTable]/>
        })
    })
}

/// How many the list shows.
fn count(l: Locale, total: u64, similar: bool) -> String {
    let number = format::number(l, total);
    match total {
        _ if similar => format!("{number} {}", l.t("ähnlich", "similar")),
        1 => l.t("1 Ausweis", "1 badge").to_owned(),
        _ => format!("{number} {}", l.t("Ausweise", "badges")),
    }
}

/// Prints what the list shows: few at once, many in the background.
#[component]
fn PrintButton(event: EventView, narrowed: String, printable: u64) -> impl IntoView {
    let l = ctx::locale();
    let on = format_name(l, event.badge_format);
    let label = match (printable, narrowed.is_empty()) {
        (1, false) => format!("{} (PDF, {on})", l.t("Diesen drucken", "Print this one")),
        (_, false) => match l {
            Locale::De => format!("Diese {} drucken (PDF, {on})", format::number(l, printable)),
            Locale::En => format!("Print these {} (PDF, {on})", format::number(l, printable)),
        },
        (_, true) => format!("{} ({}, PDF, {on})", l.t("Alle drucken", "Print all"), format::number(l, printable)),
    };
    let (design, slug) = (paths::badge_design(l, &event.slug), event.slug);
    let button = match printable {
        0 => ().into_any(),
        1..=PRINTED_AT_ONCE => {
            let and = if narrowed.is_empty() { "" } else { "&" };
            view! { <ui::LinkButton href=format!("{}?lang={l}{and}{narrowed}", paths::badges_pdf(&slug)) label/> }.into_any()
        }
        _ => view! { <RequestButton event=slug kind=GeneratedFileKind::BadgeSheet narrowed label/> }.into_any(),
    };
    view! {
        <div data-follows="print">
            <ui::Actions>
                {button}
                <ui::LinkButton href=design label=l.t("Format und Logo", "Format and logo") kind=ui::ButtonKind::Quiet/>
            </ui::Actions>
        </div>
    }
}

#[component]
fn NoBadges(narrowed: bool) -> impl IntoView {
    let l = ctx::locale();
    let (title, text) = if narrowed {
        (l.t("Nichts gefunden", "Nothing found"), l.t("Versuchen Sie es mit einem Teil des Namens.", "Try a part of the name."))
    } else {
        (
            l.t("Noch keine Ausweise", "No badges yet"),
            l.t(
                "Ausweise entstehen von selbst: sobald sich Besucher:innen registrieren und Aussteller ihr Standpersonal nennen.",
                "Badges come by themselves: as visitors register and exhibitors name their people.",
            ),
        )
    };
    view! { <ui::EmptyState title text/> }
}

fn role_filter(l: Locale) -> ui::Filter {
    let mut options = vec![(String::new(), l.t("Alle Rollen", "All roles").to_owned())];
    options.extend(BadgeRole::ISSUED.map(|role| (role.to_string(), role_word(l, role).to_owned())));
    ui::Filter { name: "role", label: l.t("Rolle", "Role").to_owned(), options }
}

fn unprinted_filter(l: Locale) -> ui::Filter {
    let options = [("", l.t("Alle", "All")), ("yes", l.t("Noch zu drucken", "Still to be printed"))];
    let options = options.map(|(value, words)| (value.to_owned(), words.to_owned())).to_vec();
    ui::Filter { name: "unprinted", label: l.t("Druck", "Print").to_owned(), options }
}

/// As in the address of the list.
fn narrowing(filter: &BadgeFilter) -> Vec<(&'static str, String)> {
    vec![
        ("q", filter.search.clone()),
        ("role", filter.role.map(|role| role.to_string()).unwrap_or_default()),
        ("unprinted", if filter.unprinted { "yes".to_owned() } else { String::new() }),
    ]
}

fn table(l: Locale, event: &EventView, rows: Vec<BadgeRow>) -> impl IntoView + use<> {
    let columns = vec![
        ui::Column::new(l.t("Name", "Name")),
        ui::Column::new(l.t("Organisation", "Organisation")),
        ui::Column::new(l.t("Rolle", "Role")),
        ui::Column::new(l.t("Status", "Status")),
        ui::Column::new(l.t("Aktionen", "Actions")).unnamed(),
    ];
    let rows = rows.into_iter().map(|row| cells(l, event, row)).collect();
    view! { <ui::Table caption=l.t("Ausweise", "Badges") columns rows/> }
}

fn cells(l: Locale, event: &EventView, row: BadgeRow) -> Vec<AnyView> {
    let (tone, label) = validity(l, row.standing);
    let acts = match row.standing {
        BadgeValidity::Valid => Some(print_or_revoke(l, event, &row)),
        BadgeValidity::Revoked => Some(restore(l, &row)),
        BadgeValidity::Unconfirmed | BadgeValidity::Gone => None,
    };
    let chip = view! { <ui::Chip tone label/> }.into_any();
    // Erased on the visitor's wish: the row stays for the count of those who came.
    let name = if row.name.is_empty() {
        view! { <span class="muted">{l.t("Gelöscht", "Erased")}</span> }.into_any()
    } else {
        row.name.clone().into_any()
    };
    vec![name, Some(row.organisation).filter(|text| !text.is_empty()).into_any(), role_word(l, row.role).into_any(), chip, acts.into_any()]
}

fn restore(l: Locale, row: &BadgeRow) -> AnyView {
    let id = row.id.to_string();
    view! {
        <div class="row">
            <ui::Form action=RestoreBadge::PATH id=id.clone() class="is-inline">
                <ui::Hidden name="badge" value=id/>
                <ui::Submit label=l.t("Wieder freigeben", "Restore") kind=ui::ButtonKind::Quiet/>
            </ui::Form>
        </div>
    }
    .into_any()
}

fn print_or_revoke(l: Locale, event: &EventView, row: &BadgeRow) -> AnyView {
    let id = row.id.to_string();
    view! {
        <div class="row">
            <ui::LinkButton href=paths::desk_badge(l, &event.slug, row.id) label=l.t("Drucken", "Print") kind=ui::ButtonKind::Quiet/>
            <ui::Confirm
                id=id.clone()
                label=l.t("Sperren", "Revoke")
                question=format!("{} {}", l.t("Diesen Ausweis sperren:", "Revoke this badge:"), row.name)
                detail=l.t(
                    "Beide Codes öffnen dann keine Tür mehr. Sie können den Ausweis wieder freigeben.",
                    "Neither code opens a door then. You can restore the badge.",
                )
                action=RevokeBadge::PATH
            >
                <ui::Hidden name="badge" value=id/>
            </ui::Confirm>
        </div>
    }
    .into_any()
}
