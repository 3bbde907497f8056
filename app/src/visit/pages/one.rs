//! One visit: what was asked, whose task it is, the programme, who comes, and what came of it.

use domain::{
    audit,
    country::country_name,
    enquiry,
    field::lettered_address,
    ids::VisitId,
    locale::Locale,
    phone::phone_as_read,
    visit::{self, VisitNote, VisitState, VisitView},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

use super::{
    delegates::Delegates,
    handling::{Data, Details, NoteForm, Outcome, Steps},
    programme::Programme,
};
use crate::{
    audit::HistoryList,
    ctx,
    enquiry::owning::Owning,
    error::ApiError,
    format,
    frame::OrganiseNav,
    load::load_page,
    paths, ui,
    visit::api::AssignVisit,
    words::{bridge as bridge_words, event as event_words, visit as words},
};

/// The page.
#[component]
pub fn OneVisit() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, id) = (ctx::db(), ctx::actor(), ctx::param("visit"));
    load_page(async move {
        let id: VisitId = id.parse().map_err(|_| ApiError::NotFound)?;
        let visit = visit::visit(&db, &actor, id).await?;
        let items = visit::items(&db, &actor, id).await?;
        let clashes = visit::clashes_of(&db, &actor, &items).await?;
        let delegates = visit::delegates(&db, &actor, id).await?;
        let notes = visit::notes(&db, &actor, id).await?;
        let owners = enquiry::owners(&db, &actor).await?;
        let bridges = bridge_words::choices(&db, &actor).await?;
        let entries = audit::of_subject(&db, id.as_uuid()).await?;
        let (title, me) = (visit.title().in_(l).to_owned(), actor.account());
        let facts = facts(l, &visit);
        let (noted, owned) = (visit.clone(), (visit.id.to_string(), visit.revision, visit.owner.clone()));
        let is_received = matches!(visit.state, VisitState::Accepted | VisitState::Done);
        let planned = is_received.then(|| {
            view! {
                <Programme visit=visit.clone() items clashes/>
                <Delegates visit=visit.clone() delegates/>
                <Outcome visit=visit.clone()/>
            }
        });
        Ok::<_, ApiError>(view! {
            <Title text=title.clone()/>
            <OrganiseNav/>
            <ui::Breadcrumbs up=vec![(paths::visits(l), l.t("Besuche", "Visits").to_owned())] here=title.clone()/>
            <ui::PageHead kicker=l.t("Besuch", "Visit") title><ui::Facts items=facts/></ui::PageHead>
            {interests(l, &visit)}
            <Steps visit=visit.clone()/>
            <ui::Section title=l.t("Zuständig", "Owner") id="owner"><Owning action=AssignVisit::PATH thing="visit" id=owned.0 revision=owned.1 owner=owned.2 owners me/></ui::Section>
            {planned}
            <Details visit=visit.clone() bridges/>
            <ui::Section title=l.t("Notizen", "Notes") id="notes">
                {written(l, notes)}
                <NoteForm visit=noted/>
            </ui::Section>
            <ui::Section title=l.t("Verlauf", "History") id="history"><HistoryList entries zone=format::home()/></ui::Section>
            <Data visit/>
        })
    })
}

fn facts(l: Locale, visit: &VisitView) -> Vec<(String, AnyView)> {
    let owner = visit.owner.as_ref().map_or_else(|| l.t("niemand", "nobody").to_owned(), |owner| owner.name.clone());
    let mut facts = vec![
        ui::fact(l.t("Status", "Status"), view! { <ui::Chip label=words::state(l, visit.state) tone=words::tone(visit.state)/> }),
        ui::fact(l.t("Priorität", "Priority"), words::priority(l, visit.priority)),
        ui::fact(l.t("Von", "From"), format!("{}, {}", visit.organisation, country_name(l, &visit.country))),
        ui::fact(l.t("Personen", "People"), visit.people.to_string()),
        ui::fact(l.t("Wunschtermin", "Dates wished"), visit.wished.clone()),
        ui::fact(l.t("Sprache", "Language"), event_words::language(l, &visit.language)),
        ui::fact(l.t("Zuständig", "Owner"), owner),
        ui::fact(l.t("Eingang", "Received"), format::date_time(l, format::home(), visit.created_at)),
    ];
    if let Some((from, to)) = visit.days {
        facts.insert(4, ui::fact(l.t("Wann", "When"), format::days(l, from, to)));
    }
    if !visit.contact_name.is_empty() {
        facts.push(ui::fact(l.t("Kontakt", "Contact"), visit.contact_name.clone()));
    }
    if !visit.contact_email.is_empty() {
        facts.push(ui::fact(l.t("E-Mail", "E-mail"), view! { <span class="is-address">{lettered_address(&visit.contact_email)}</span> }));
    }
    if !visit.contact_phone.is_empty() {
        facts.push(ui::fact(l.t("Telefon", "Telephone"), phone_as_read(l, &visit.contact_phone)));
    }
    if !visit.reason.is_empty() {
        facts.push(ui::fact(l.t("Warum abgelehnt", "Why it was declined"), visit.reason.clone()));
    }
    facts
}

fn interests(l: Locale, visit: &VisitView) -> AnyView {
    let lines: Vec<_> =
        visit.interests.lines().filter(|line| !line.trim().is_empty()).map(|line| view! { <p>{line.to_owned()}</p> }).collect();
    (!lines.is_empty())
        .then(|| view! { <ui::Section title=l.t("Was sie interessiert", "What interests them") id="interests"><div class="prose">{lines}</div></ui::Section> })
        .into_any()
}

fn written(l: Locale, notes: Vec<VisitNote>) -> AnyView {
    let row = |note: VisitNote| {
        let at = format::date_time(l, format::home(), note.at);
        view! { <li><p class="list-name">{note.body}</p><p class="list-more">{note.author}" · "{at}</p></li> }
    };
    (!notes.is_empty()).then(|| view! { <ul class="list">{notes.into_iter().map(row).collect_view()}</ul> }).into_any()
}
