//! Wishes, and one plan for all of them.

use domain::{
    clock::Tz,
    locale::Locale,
    matchmaking::{self, MatchmakingView, MeetingFilter, MeetingState, PlanView, PlannedRow},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

use super::{grid::Grid, one::Head};
use crate::{
    ctx,
    error::ApiError,
    format,
    load::load_page,
    matchmaking::api::{AcceptPlan, ComputePlan, DiscardPlan, SetTakesWishes},
    ui,
    words::matchmaking as words,
};

/// The page.
#[component]
pub fn OrganisePlan() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, id) = (ctx::db(), ctx::actor(), ctx::param("matchmaking"));
    load_page(async move {
        let id = id.parse().map_err(|_| ApiError::NotFound)?;
        let round = matchmaking::by_id(&db, &actor, id).await?;
        let plan = matchmaking::plan(&db, &actor, id).await?;
        let agreed =
            matchmaking::meetings(&db, &actor, id, MeetingFilter { state: Some(MeetingState::Accepted), ..MeetingFilter::default() })
                .await?;
        let places = matchmaking::places(&db, id).await?;
        let title = l.t("Wünsche und Plan", "Wishes and plan");
        Ok::<_, ApiError>(view! {
            <Title text=title/>
            <Head round=round.clone() here=title/>
            <WishRound round=round.clone()/>
            {match plan {
                Some(plan) => view! { <Proposal round=round.clone() plan/> }.into_any(),
                None => view! { <Compute round=round.clone()/> }.into_any(),
            }}
            <Grid round meetings=agreed places/>
        })
    })
}

#[component]
fn WishRound(round: MatchmakingView) -> impl IntoView {
    let l = ctx::locale();
    let (text, label, takes) = if round.takes_wishes {
        (
            l.t(
                "Alle, die teilnehmen, können jetzt sagen, wen sie treffen möchten.",
                "Everybody who takes part can now say whom they want to meet.",
            ),
            l.t("Wunschrunde beenden", "End the round of wishes"),
            "",
        )
    } else {
        (
            l.t("Zurzeit nimmt niemand Wünsche entgegen.", "At the moment no wishes are taken."),
            l.t("Wunschrunde beginnen", "Begin the round of wishes"),
            "on",
        )
    };
    view! {
        <ui::Section title=l.t("Wünsche", "Wishes") id="wishes">
            <p>{text}</p>
            <ui::Actions>
                <ui::Form action=SetTakesWishes::PATH class="is-inline">
                    <ui::Hidden name="matchmaking" value=round.id.to_string()/>
                    <ui::Hidden name="takes" value=takes/>
                    <ui::Submit label kind=ui::ButtonKind::Quiet/>
                </ui::Form>
            </ui::Actions>
        </ui::Section>
    }
}

#[component]
fn Compute(round: MatchmakingView) -> impl IntoView {
    let l = ctx::locale();
    view! {
        <ui::Section title=l.t("Plan", "Plan") id="plan">
            <p>{l.t(
                "Aus allen Wünschen wird ein Vorschlag berechnet, der möglichst viele erfüllt. Vereinbarte Gespräche bleiben. Er gilt erst, wenn Sie ihn annehmen.",
                "From all wishes a proposal is made in which as many as possible come true. Agreed meetings stay. It counts only once you accept it.",
            )}</p>
            <ui::Form action=ComputePlan::PATH>
                <ui::Hidden name="matchmaking" value=round.id.to_string()/>
                <ui::Submit label=l.t("Vorschlag berechnen", "Make a proposal")/>
            </ui::Form>
        </ui::Section>
    }
}

#[component]
fn Proposal(round: MatchmakingView, plan: PlanView) -> impl IntoView {
    let l = ctx::locale();
    let zone = round.of.zone();
    let id = round.id.to_string();
    let facts = vec![
        ui::fact(l.t("Wünsche, die aufgehen", "Wishes that come true"), of(l, plan.met, plan.wished)),
        ui::fact(l.t("Davon „unbedingt“", "Of those “must”"), of(l, plan.must_met, plan.must_wished)),
        ui::fact(l.t("Gespräche je Person", "Meetings of each person"), format!("{} – {}", plan.least, plan.most)),
        ui::fact(l.t("Berechnet", "Made"), format::date_time(l, zone, plan.made_at)),
    ];
    let (impossible, possible): (Vec<_>, Vec<_>) = plan.rows.into_iter().partition(|row| row.is_impossible);
    let can_be_accepted = !possible.is_empty();
    let accepted = id.clone();
    view! {
        <ui::Section title=l.t("Vorschlag", "Proposal") id="plan">
            <ui::Facts items=facts/>
            <ui::Actions>
                {can_be_accepted.then(|| view! {
                    <ui::Form action=AcceptPlan::PATH class="is-inline">
                        <ui::Hidden name="matchmaking" value=accepted/>
                        <ui::Submit label=l.t("Plan annehmen", "Accept the plan")/>
                    </ui::Form>
                })}
                <ui::Form action=DiscardPlan::PATH class="is-inline">
                    <ui::Hidden name="matchmaking" value=id/>
                    <ui::Submit label=l.t("Verwerfen", "Discard") kind=ui::ButtonKind::Quiet/>
                </ui::Form>
            </ui::Actions>
            {(!impossible.is_empty()).then(|| view! {
                <ui::Notice tone=ui::Tone::Warn title=l.t("Inzwischen unmöglich", "Impossible by now")>
                    {l.t("Jemand ist dann schon verabredet, oder kein Tisch ist mehr frei.", "Somebody has another appointment then, or no table is free any more.")}
                </ui::Notice>
                {rows(l, zone, l.t("Inzwischen unmöglich", "Impossible by now"), impossible)}
            })}
            {can_be_accepted.then(|| rows(l, zone, l.t("Vorgeschlagene Gespräche", "Proposed meetings"), possible))}
        </ui::Section>
    }
}

/// `38 / 40 (95 %)`
fn of(l: Locale, met: i32, wished: i32) -> String {
    if wished == 0 {
        return "–".to_owned();
    }
    format!("{met} / {wished} ({})", format::percent(l, met * 100 / wished * 100))
}

fn rows(l: Locale, zone: Tz, caption: &'static str, planned: Vec<PlannedRow>) -> AnyView {
    let columns =
        vec![ui::Column::new(l.t("Wann", "When")), ui::Column::new(l.t("Wer", "Who")), ui::Column::new(l.t("Mit wem", "With whom"))];
    let rows = planned.into_iter().map(|row| {
        vec![
            words::when(l, zone, &row.slot).into_any(),
            words::person(&row.one, &row.one_organisation).into_any(),
            words::person(&row.other, &row.other_organisation).into_any(),
        ]
    });
    view! { <ui::Table caption columns rows=rows.collect()/> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::{Locale, of};

    #[test]
    fn a_share_of_nothing_is_none() {
        assert_eq!((of(Locale::En, 38, 40), of(Locale::De, 0, 0)), ("38 / 40 (95%)".to_owned(), "–".to_owned()));
        assert_eq!(of(Locale::De, 38, 40), "38 / 40 (95\u{a0}%)");
    }
}
