//! The organisers' list of applications: who waits, and one click for each.

use domain::{
    admission::{
        table::{self, Pile, TablePage, TableQuery},
        waiting_list::{self, Waiting},
    },
    event,
    locale::Locale,
    mailing::Audience,
};
use leptos::prelude::*;
use leptos_meta::Title;

use super::{
    bulk::BulkBar,
    decision_told::{DecisionTold, told_decision},
    keys::Keys,
    narrowing::{asked, narrowed},
    rows::{ROWS, Rows},
    tools::{Piles, Tools},
};
use crate::{ctx, format, frame::OrganiseHead, load::load_page, mailing::WriteTo, paths, ui};

/// Every application of an event, in piles, to filter, sort, search, and decide about.
#[component]
pub fn Admission() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, slug) = (ctx::db(), ctx::actor(), ctx::param("event"));
    let query = asked();
    load_page(async move {
        actor.require_organiser()?;
        let event = event::by_slug(&db, &actor, &slug).await?;
        let told = told_decision(&db, &actor, event.id).await?;
        let found = table::page(&db, &actor, event.id, &query).await?;
        let next = waiting_list::next_waiting(&db, &actor, event.id).await?.filter(|_| query.pile == Some(Pile::Waiting));
        let lede = summary(l, &found);
        let (page, pages, total, similar) = (found.page as u64, found.pages() as u64, found.found, found.similar);
        let (rows, enter) = (found.rows.clone(), paths::enter_application(l, &slug));
        let past_tools = !rows.is_empty();
        Ok(view! {
            <Title text=format!("{} – {}", l.t("Zulassung", "Admission"), event.name)/>
            <OrganiseHead event=event.clone() title=l.t("Zulassung", "Admission") lede>
                // Piles, search and filters lie between the title and what is decided about.
                {past_tools.then(|| view! { <a class="skip-link" href=format!("#{ROWS}")>{l.t("Zur Liste", "Skip to the list")}</a> })}
                <ui::Actions>
                    <ui::LinkButton href=enter label=l.t("Bewerbung eintragen", "Enter an application") kind=ui::ButtonKind::Quiet/>
                    {audience(query.pile).map(|audience| view! { <WriteTo event=event.id audience/> })}
                    <Keys/>
                </ui::Actions>
            </OrganiseHead>
            <DecisionTold told zone=event.zone/>
            <Piles found=found.clone() query=query.clone()/>
            <Tools slug=slug.clone() query=query.clone() found/>
            {next.map(|next| view! { <NextInLine next slug=slug.clone()/> })}
            <ui::Results total=total as u64 similar>
            {if rows.is_empty() {
                view! { <Nothing query/> }.into_any()
            } else {
                view! {
                    <ui::SimilarNote similar/>
                    <Rows rows event=event.clone() total/>
                    <BulkBar slug query total/>
                }
                .into_any()
            }}
            <ui::Pagination page pages/>
            </ui::Results>
        })
    })
}

/// The group that a pile is.
fn audience(pile: Option<Pile>) -> Option<Audience> {
    match pile? {
        Pile::Waiting => Some(Audience::WaitingList),
        Pile::Offered => Some(Audience::Offered),
        Pile::Confirmed => Some(Audience::Exhibitors),
        Pile::Drafts => Some(Audience::Drafts),
        Pile::ToDecide | Pile::Asked | Pile::Over => None,
    }
}

fn summary(l: Locale, found: &TablePage) -> String {
    let [applications, units, offers] =
        [found.handed_in() as u64, found.units, found.urgent as u64].map(|number| format::number(l, number));
    let urgent = match (l, found.urgent) {
        (_, 0) => String::new(),
        (Locale::De, 1) => " Ein Angebot läuft in den nächsten 24 Stunden ab.".to_owned(),
        (Locale::De, _) => format!(" {offers} Angebote laufen in den nächsten 24 Stunden ab."),
        (Locale::En, 1) => " One offer runs out within 24 hours.".to_owned(),
        (Locale::En, _) => format!(" {offers} offers run out within 24 hours."),
    };
    match l {
        Locale::De => format!("{applications} Bewerbungen für {units} Standplätze.{urgent}"),
        Locale::En => format!("{applications} applications for {units} units.{urgent}"),
    }
}

#[component]
fn NextInLine(next: Waiting, slug: String) -> impl IntoView {
    let l = ctx::locale();
    let href = narrowed().at(paths::admission_application(l, &slug, next.application)).href();
    view! {
        <p class="small">{l.t("Am längsten auf der Warteliste: ", "Longest on the waiting list: ")}<a href=href>{next.organisation}</a></p>
    }
}

#[component]
fn Nothing(query: TableQuery) -> impl IntoView {
    let l = ctx::locale();
    let all = narrowed().without(&["q", "state", "wish", "page"]).with("pile", "all").href();
    match query.pile {
        Some(Pile::ToDecide) if query.search.is_empty() && query.wish.is_none() && query.state.is_none() => view! {
            <ui::EmptyState
                title=l.t("Alles entschieden", "Everything is decided")
                text=l.t("Zurzeit wartet keine Bewerbung auf Sie. Neue erscheinen hier, sobald sie eingereicht sind.", "No application waits for you at the moment. New ones appear here as soon as they are submitted.")
                href=all
                link=l.t("Alle Bewerbungen", "All applications")
            />
        }
        .into_any(),
        _ => view! {
            <ui::EmptyState
                title=l.t("Nichts gefunden", "Nothing found")
                text=l.t("Hierzu passt keine Bewerbung. Zeigen Sie alle, oder suchen Sie nach einem Teil des Namens.", "No application fits. Show all, or search for a part of the name.")
                href=all
                link=l.t("Alle Bewerbungen", "All applications")
            />
        }
        .into_any(),
    }
}
