//! The meetings of one event or bridge for organisers: figures, times, places, days, settings, history.

use domain::{
    audit,
    locale::Locale,
    matchmaking::{self, Figures, MatchmakingState, MatchmakingView},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

use super::{
    days::MoveDays,
    settings::SettingsFields,
    times::{Places, Times},
};
use crate::{
    audit::HistoryList,
    ctx,
    error::ApiError,
    load::load_page,
    matchmaking::api::{EditMatchmaking, SetMatchmakingState},
    paths, ui,
    words::matchmaking as words,
};

/// The page.
#[component]
pub fn OneMatchmaking() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, id) = (ctx::db(), ctx::actor(), ctx::param("matchmaking"));
    load_page(async move {
        let id = id.parse().map_err(|_| ApiError::NotFound)?;
        let round = matchmaking::by_id(&db, &actor, id).await?;
        let figures = matchmaking::figures(&db, &actor, id).await?;
        let (slots, places) = (matchmaking::slots(&db, id).await?, matchmaking::places(&db, id).await?);
        let entries = audit::of_subject(&db, id.as_uuid()).await?;
        let zone = round.of.zone();
        let stated = round.clone();
        Ok::<_, ApiError>(view! {
            <Title text=format!("{} – {}", round.title.in_(l), round.of.name())/>
            <Head round=round.clone() here="">
                <States round=stated/>
            </Head>
            <InFigures figures/>
            <Times round=round.clone() slots/>
            {(!round.is_online).then(|| view! { <Places round=round.clone() places/> })}
            <MoveDays round=round.clone()/>
            <ui::Section title=l.t("Einstellungen", "Settings") id="settings">
                <ui::Form action=EditMatchmaking::PATH>
                    <ui::Hidden name="matchmaking" value=round.id.to_string()/>
                    <ui::Hidden name="revision" value=round.revision.to_string()/>
                    <SettingsFields round/>
                    <ui::Submit label=l.t("Speichern", "Save")/>
                </ui::Form>
            </ui::Section>
            <ui::Section title=l.t("Verlauf", "History") id="history"><HistoryList entries zone/></ui::Section>
        })
    })
}

/// Where one is, and the ways to the other pages of the same meetings. `here` is empty on the first of them, which says what
/// the state means.
#[component]
pub(super) fn Head(
    round: MatchmakingView,
    #[prop(into)] here: String,
    /// What can be done with it as a whole.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let l = ctx::locale();
    let title = round.title.in_(l).to_owned();
    let lede = if here.is_empty() { explained(l, round.state) } else { "" };
    let shown = if here.is_empty() { title.clone() } else { here };
    let links = vec![
        ui::NavLink::page(paths::matchmaking(l, round.id), l.t("Übersicht", "Overview")),
        ui::NavLink::page(paths::matchmaking_people(l, round.id), l.t("Wer teilnimmt", "Participants")),
        ui::NavLink::page(paths::matchmaking_meetings(l, round.id), l.t("Alle Gespräche", "All meetings")),
        ui::NavLink::page(paths::matchmaking_plan(l, round.id), l.t("Wünsche und Plan", "Wishes and plan")),
    ];
    view! {
        <ui::Breadcrumbs up=vec![(paths::organise_matchmaking(l), l.t("Gespräche", "Meetings").to_owned())] here=title.clone()/>
        <ui::SubNav label=title links/>
        <ui::PageHead kicker=round.of.name().to_owned() title=shown lede>
            <ui::Actions>
                <ui::Chip label=words::round_state(l, round.state) tone=words::round_tone(round.state)/>
                <ui::LinkButton href=words::public_page(l, &round) label=l.t("Öffentliche Seite", "Public page") kind=ui::ButtonKind::Quiet/>
                {children.map(|children| children())}
            </ui::Actions>
        </ui::PageHead>
    }
}

/// The state that it can get into. Opening is what comes next; closing is not asked for.
#[component]
fn States(round: MatchmakingView) -> impl IntoView {
    let l = ctx::locale();
    let (state, label, kind) = match round.state {
        MatchmakingState::Draft => (MatchmakingState::Open, l.t("Öffnen", "Open"), ui::ButtonKind::Primary),
        MatchmakingState::Open => (MatchmakingState::Closed, l.t("Schließen", "Close"), ui::ButtonKind::Quiet),
        MatchmakingState::Closed => (MatchmakingState::Open, l.t("Wieder öffnen", "Open again"), ui::ButtonKind::Quiet),
    };
    view! {
        <ui::Form action=SetMatchmakingState::PATH id=state.as_str() class="is-inline">
            <ui::Hidden name="matchmaking" value=round.id.to_string()/>
            <ui::Hidden name="state" value=state.as_str()/>
            <ui::Submit label kind/>
        </ui::Form>
    }
}

fn explained(l: Locale, state: MatchmakingState) -> &'static str {
    match state {
        MatchmakingState::Draft => l.t(
            "Nur die Organisation sieht das. Legen Sie Zeiten und Tische an, und öffnen Sie dann.",
            "Only organisers see this. Add times and tables, then open.",
        ),
        MatchmakingState::Open => {
            l.t("Man kann teilnehmen, anfragen und sich verabreden.", "People can take part, ask and arrange to meet.")
        }
        MatchmakingState::Closed => l.t(
            "Niemand kommt hinzu, und niemand fragt mehr an. Vereinbarte Gespräche finden statt.",
            "Nobody joins, and nobody asks any more. Agreed meetings take place.",
        ),
    }
}

#[component]
fn InFigures(figures: Figures) -> impl IntoView {
    let l = ctx::locale();
    let share = figures.accepted_share.map_or_else(|| "–".to_owned(), |share| percent(l, share));
    let rating = figures.mean_rating.map_or_else(|| "–".to_owned(), |mean| decimal(l, mean));
    let facts = vec![
        ui::fact(l.t("Nehmen teil", "Take part"), figures.participants.to_string()),
        ui::fact(l.t("Davon sichtbar", "Of those shown"), figures.shown.to_string()),
        ui::fact(l.t("Anfragen", "Requests"), figures.requests.to_string()),
        ui::fact(l.t("Vereinbart", "Agreed"), figures.accepted.to_string()),
        ui::fact(l.t("Zugesagt, von den beantworteten", "Accepted, of those answered"), share),
        ui::fact(l.t("Mittlere Bewertung (1 bis 5)", "Mean rating (1 to 5)"), rating),
        ui::fact(l.t("Nicht gekommen", "Did not come"), figures.absences.to_string()),
    ];
    view! { <ui::Facts items=facts/> }
}

fn percent(l: Locale, share: f64) -> String {
    let whole = share * 100.0;
    match l {
        Locale::De => format!("{whole:.0}\u{a0}%"),
        Locale::En => format!("{whole:.0}%"),
    }
}

fn decimal(l: Locale, figure: f64) -> String {
    let written = format!("{figure:.1}");
    match l {
        Locale::De => written.replace('.', ","),
        Locale::En => written,
    }
}
