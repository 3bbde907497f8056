//! The organisers' list of visitors.

use domain::{
    event::{self, EventView},
    generated_file::GeneratedFileKind,
    locale::Locale,
    mailing::Audience,
    registration::{self, AlikeVisitor, Details, RegistrationState, VisitorFilter, VisitorPage, VisitorRow},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

use super::alike::{AtDeskFields, IsAnother, alike_list, alike_typed};
use crate::{
    ctx, form, format,
    frame::OrganiseHead,
    generated_file::{RecentFiles, TableFiles},
    load::load_page,
    mailing::WriteTo,
    moment::{local, moment},
    paths,
    registration::{api, state_chip},
    ui,
};

#[component]
pub fn Visitors() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, slug) = (ctx::db(), ctx::actor(), ctx::param("event"));
    let filter = filter();
    let echo = form::echo().filter(|echo| echo.endpoint == api::RegisterAtDesk::PATH);
    load_page(async move {
        let event = event::by_slug(&db, &actor, &slug).await?;
        let found = registration::visitors(&db, &actor, event.id, &filter).await?;
        let alike = alike_typed(&db, &actor, event.id, echo.as_deref()).await?;
        let registers = event.takes_registrations();
        // Its form stands below a page of rows.
        let to_desk = registers.then(|| {
            let label = l.t("Jemanden vor Ort registrieren", "Register somebody on site");
            view! { <ui::LinkButton href="#at-desk" label kind=ui::ButtonKind::Quiet/> }
        });
        Ok(view! {
            <Title text=format!("{} – {}", l.t("Besucher:innen", "Visitors"), event.name)/>
            <OrganiseHead event=event.clone() title=l.t("Besucher:innen", "Visitors") lede=count(l, &found)>
                <ui::Actions>{to_desk}<WriteTo event=event.id audience=Audience::Visitors/></ui::Actions>
            </OrganiseHead>
            <List event=event.clone() found filter/>
            {registers.then(|| view! { <AtDesk slug alike/> })}
        })
    })
}

fn filter() -> VisitorFilter {
    let value = |name| ctx::query_value(name).unwrap_or_default();
    let sort = value("sort");
    VisitorFilter {
        search: value("q"),
        state: value("state").parse().ok(),
        sort: sort.trim_start_matches('-').parse().ok(),
        descending: sort.starts_with('-'),
        page: value("page").parse().unwrap_or(1),
    }
}

fn count(l: Locale, found: &VisitorPage) -> String {
    match found.total {
        total if found.similar => format!("{} {}", format::number(l, total), l.t("ähnlich", "similar")),
        1 => l.t("1 Registrierung", "1 registration").to_owned(),
        total => format!("{} {}", format::number(l, total), l.t("Registrierungen", "registrations")),
    }
}

#[component]
fn List(event: EventView, found: VisitorPage, filter: VisitorFilter) -> impl IntoView {
    let l = ctx::locale();
    let states = RegistrationState::ALL.map(|state| (state.to_string(), state_chip(l, state).0.to_owned()));
    let all = [(String::new(), l.t("Alle", "All").to_owned())];
    let states = ui::Filter { name: "state", label: l.t("Status", "Status").to_owned(), options: all.into_iter().chain(states).collect() };
    let in_table = vec![("q", filter.search.clone()), ("state", filter.state.map(|state| state.to_string()).unwrap_or_default())];
    let narrowed = !filter.search.is_empty() || filter.state.is_some();
    let (total, similar) = (found.total, found.similar);
    let table = if found.rows.is_empty() {
        view! { <Nobody narrowed slug=event.slug.clone()/> }.into_any()
    } else {
        let rows = found.rows.into_iter().map(|row| cells(l, &event, row)).collect();
        let columns = vec![
            ui::Column::new(l.t("Name", "Name")).sort("name"),
            ui::Column::new(l.t("Organisation", "Organisation")).sort("organisation"),
            ui::Column::new(l.t("E-Mail", "E-mail")),
            ui::Column::new(l.t("Status", "Status")),
            ui::Column::new(local(l, l.t("Registriert", "Registered"))).sort("registered").moment(),
        ];
        view! {
            <ui::SimilarNote similar=found.similar/>
            <ui::Table caption=l.t("Besucher:innen", "Visitors") columns rows/>
            <ui::Pagination page=found.page pages=found.pages/>
        }
        .into_any()
    };
    let (slug, path) = (event.slug.clone(), paths::visitors_table(&event.slug));
    view! {
        <ui::Toolbar search=l.t("Name, Organisation, E-Mail", "Name, organisation, e-mail") filters=vec![states]>
            <TableFiles event=slug kind=GeneratedFileKind::VisitorTable path narrowed=in_table total/>
        </ui::Toolbar>
        <ui::Results total similar>{table}</ui::Results>
        <RecentFiles event kinds=vec![GeneratedFileKind::VisitorTable]/>
    }
}

fn cells(l: Locale, event: &EventView, row: VisitorRow) -> Vec<AnyView> {
    let (label, tone) = state_chip(l, row.state);
    let Details { name, organisation, job_title, .. } = row.details;
    let about = [organisation, job_title].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    vec![
        view! { <a href=paths::visitor(l, &event.slug, row.id)>{name}</a> }.into_any(),
        Some(about).filter(|text| !text.is_empty()).into_any(),
        domain::field::lettered_address(&row.email).into_any(),
        view! { <ui::Chip label tone/> }.into_any(),
        moment(l, event.zone, row.created_at),
    ]
}

#[component]
fn Nobody(narrowed: bool, slug: String) -> impl IntoView {
    let l = ctx::locale();
    if narrowed {
        return view! {
            <ui::EmptyState
                title=l.t("Niemand gefunden", "Nobody found")
                text=l.t("Ändern Sie Suche oder Filter.", "Change the search or the filter.")
            />
        }
        .into_any();
    }
    view! {
        <ui::EmptyState
            title=l.t("Noch niemand registriert", "Nobody has registered yet")
            text=l.t("Hier stehen alle, die sich auf dieser Seite registrieren:", "Everybody who registers on this page will be listed here:")
            href=paths::register(l, &slug)
            link=l.t("Registrierung ansehen", "See the registration page")
        />
    }
    .into_any()
}

/// For whoever stands there without a phone.
#[component]
fn AtDesk(slug: String, alike: Vec<AlikeVisitor>) -> impl IntoView {
    let l = ctx::locale();
    let (in_doubt, of_event) = (!alike.is_empty(), slug.clone());
    let see = move |visitor: &AlikeVisitor| {
        view! { <ui::LinkButton href=paths::visitor(l, &of_event, visitor.registration) label=l.t("Ansehen", "See") kind=ui::ButtonKind::Plain/> }.into_any()
    };
    view! {
        <ui::Section title=l.t("Jemanden vor Ort registrieren", "Register somebody on site") id="at-desk">
            <p class="muted">
                {l.t(
                    "Gilt sofort, ohne Bestätigungslink. Einwilligungen kann nur die Person selbst geben, unter „Mein Ticket“.",
                    "Counts at once, without a confirmation link. Consents can only be given by the person, under “My ticket”.",
                )}
            </p>
            {alike_list(l, &alike, see)}
            <ui::Form action=api::RegisterAtDesk::PATH>
                <ui::Hidden name="event" value=slug/>
                {in_doubt.then(|| view! { <IsAnother/> })}
                <AtDeskFields/>
                <ui::Submit label=l.t("Registrieren", "Register") kind=ui::ButtonKind::Quiet/>
            </ui::Form>
        </ui::Section>
    }
}
