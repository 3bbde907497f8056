//! Who sits where: proposed by rules, drawn, changed by hand; tables, rules and papers.

use domain::{
    locale::Locale,
    roundtable::{self, GuestState, GuestView, RoundtableView, Shortfall, Violation},
};
use leptos::{prelude::*, server_fn::ServerFn};

use super::{
    head::RoundtableHead,
    seats::TableSeats,
    tables::{Rivals, Tables},
};
use crate::{
    ctx,
    error::ApiError,
    load::load_page,
    paths,
    roundtable::api::seating::{ProposeSeats, UndoProposal},
    ui,
};

/// The page.
#[component]
pub fn RoundtableSeating() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, id) = (ctx::db(), ctx::actor(), ctx::param("roundtable"));
    load_page(async move {
        let round = roundtable::roundtable(&db, &actor, id.parse().map_err(|_| ApiError::NotFound)?).await?;
        let tables = roundtable::tables(&db, &actor, round.id).await?;
        let rivals = roundtable::rivals(&db, &actor, round.id).await?;
        let guests = roundtable::guests(&db, &actor, round.id).await?;
        let mut organisations: Vec<String> = guests.iter().map(|guest| guest.organisation.clone()).collect();
        organisations.sort();
        organisations.dedup();
        let sitters: Vec<GuestView> = guests.into_iter().filter(|guest| guest.state == GuestState::Accepted).collect();
        let (rules, seating) = roundtable::round_of(&round, &tables, &rivals, &sitters);
        let violations = rules.check(&seating);
        let shortfalls = shortfalls(l, &sitters, rules.shortfalls());
        let together = round.has_previous_seating.then(|| together(l, &sitters, &violations));
        let unseated = unseated(l, &sitters);
        let each: Vec<_> = (tables.iter().enumerate())
            .map(|(place, table)| {
                let wrong: Vec<Violation> = violations.iter().filter(|violation| violation.table() == place).cloned().collect();
                let (table, sitters, round) = (table.clone(), sitters.clone(), round.clone());
                view! { <TableSeats roundtable=round table sitters wrong/> }
            })
            .collect();
        let (id, revision, has_seats) = (round.id, round.revision, !sitters.is_empty() && !tables.is_empty());
        let acts = acts(l, &round, has_seats);
        let papers = papers(l, &round);
        Ok(view! {
            <RoundtableHead roundtable=round/>
            <ui::Section title=l.t("Wer sitzt wo", "Who sits where") id="seats">
                {acts}
                {shortfalls}
                {together}
                {unseated}
                <ui::Script name="seat-map"/>
                <div class="seat-tables" data-seat-tables="">{each}</div>
            </ui::Section>
            {has_seats.then_some(papers)}
            <Tables id revision tables/>
            <Rivals id revision rivals organisations/>
        })
    })
}

/// The proposal, and undoing it.
fn acts(l: Locale, round: &RoundtableView, has_seats: bool) -> AnyView {
    let (id, revision) = (round.id.to_string(), round.revision.to_string());
    let (undone, undone_revision) = (id.clone(), revision.clone());
    let undo = round.has_previous_seating.then(|| {
        view! {
            <ui::Form action=UndoProposal::PATH class="is-inline">
                <ui::Hidden name="roundtable" value=undone/>
                <ui::Hidden name="revision" value=undone_revision/>
                <ui::Submit label=l.t("Vorschlag zurücknehmen", "Undo the proposal") kind=ui::ButtonKind::Quiet/>
            </ui::Form>
        }
    });
    if !has_seats {
        return view! {
            <ui::EmptyState
                title=l.t("Noch niemand zu setzen", "Nobody to seat yet")
                text=l.t("Sobald es einen Tisch und die erste Zusage gibt, sitzt hier, wer kommt.", "As soon as there is a table and somebody has accepted, they sit here.")
            />
        }
        .into_any();
    }
    view! {
        <ui::Actions>
            <ui::Form action=ProposeSeats::PATH class="is-inline">
                <ui::Hidden name="roundtable" value=id/>
                <ui::Hidden name="revision" value=revision/>
                <ui::Submit label=l.t("Sitzordnung vorschlagen", "Propose a seating")/>
            </ui::Form>
            {undo}
        </ui::Actions>
        <p class="hint">
            {l.t("Der Vorschlag hält die Regeln ein, so gut es geht; wer fest sitzt, bleibt. Ziehen Sie Personen von Platz zu Platz; oder tippen Sie erst auf die Person, dann auf den Platz (mit der Tastatur: Eingabetaste, Esc bricht ab); oder wählen Sie sie unter der Zeichnung.", "The proposal keeps the rules as well as possible; whoever is fixed stays. Drag people from chair to chair; or tap the person first, then the chair (by keyboard: Enter, Esc cancels); or choose them below the drawing.")}
        </p>
    }
    .into_any()
}

/// What no seating can keep, in words.
fn shortfalls(l: Locale, sitters: &[GuestView], shortfalls: Vec<Shortfall>) -> AnyView {
    let name = |sitter: usize| sitters.get(sitter).map(|guest| guest.organisation.clone()).unwrap_or_default();
    let said = |shortfall: Shortfall| match (l, shortfall) {
        (Locale::De, Shortfall::Seats { sitters, seats }) => format!("{sitters} Personen, aber nur {seats} Plätze."),
        (Locale::En, Shortfall::Seats { sitters, seats }) => format!("{sitters} people, but only {seats} chairs."),
        (Locale::De, Shortfall::Towns { tables, towns }) => {
            format!("{tables} Tische, aber nur {towns} Städte: Nicht jeder Tisch bekommt eine.")
        }
        (Locale::En, Shortfall::Towns { tables, towns }) => format!("{tables} tables, but only {towns} towns: not each table gets one."),
        (Locale::De, Shortfall::Sector { sector, count, places }) => {
            format!("{count} aus der Branche {sector}, aber die Tische nehmen zusammen nur {places}.")
        }
        (Locale::En, Shortfall::Sector { sector, count, places }) => {
            format!("{count} of the sector {sector}, but all tables together take only {places}.")
        }
        (Locale::De, Shortfall::Rivals { one, other }) => {
            format!(
                "{} und {} sollen nicht nebeneinandersitzen, aber kein Tisch und kein Platz ist übrig, der sie trennt. Stellen Sie einen Tisch oder Plätze dazu, oder nehmen Sie diese Regel zurück.",
                name(one),
                name(other)
            )
        }
        (Locale::En, Shortfall::Rivals { one, other }) => {
            format!(
                "{} and {} are not to sit side by side, but no table and no chair is left to part them. Add a table or chairs, or take this rule back.",
                name(one),
                name(other)
            )
        }
    };
    let lines: Vec<_> = shortfalls.into_iter().map(|shortfall| view! { <li>{said(shortfall)}</li> }).collect();
    (!lines.is_empty())
        .then(|| {
            view! {
                <ui::Notice tone=ui::Tone::Warn title=l.t("Das lässt sich nicht einhalten", "This cannot be kept")><ul>{lines}</ul></ui::Notice>
            }
        })
        .into_any()
}

/// Rivals whom the last proposal has put side by side all the same: it found no better seating for whoever is not fixed.
fn together(l: Locale, sitters: &[GuestView], violations: &[Violation]) -> AnyView {
    let name = |sitter: usize| sitters.get(sitter).map(|guest| format!("{} ({})", guest.name, guest.organisation)).unwrap_or_default();
    let pair = |violation: &Violation| match violation {
        Violation::Rivals { table: _, one, other } => Some(format!("{}, {}", name(*one), name(*other))),
        Violation::Sector { .. } | Violation::NoTown { .. } => None,
    };
    let lines: Vec<_> = violations.iter().filter_map(pair).map(|said| view! { <li>{said}</li> }).collect();
    (!lines.is_empty())
        .then(|| {
            view! {
                <ui::Notice tone=ui::Tone::Warn title=l.t("Nicht alle ließen sich trennen", "Not everybody could be kept apart")>
                    <p>{l.t("Diese sitzen nebeneinander, obwohl ihre Organisationen es nicht sollen. Geben Sie feste Plätze frei oder stellen Sie einen Tisch dazu, und lassen Sie sich neu vorschlagen.", "They sit side by side although their organisations are not to. Free fixed chairs or add a table, and ask for a new proposal.")}</p>
                    <ul>{lines}</ul>
                </ui::Notice>
            }
        })
        .into_any()
}

/// Who has accepted and sits nowhere; they can be dragged from here.
fn unseated(l: Locale, sitters: &[GuestView]) -> AnyView {
    let people: Vec<_> = sitters
        .iter()
        .filter(|guest| guest.seat.is_none())
        .map(|guest| {
            let says = format!("{} ({})", guest.name, guest.organisation);
            view! { <li><span class="seat-waiting" data-guest=guest.id.to_string()>{says}</span></li> }
        })
        .collect();
    (!people.is_empty())
        .then(|| {
            view! {
                <div class="seat-unseated">
                    <h3>{l.t("Noch ohne Platz am Tisch", "No chair yet")}</h3>
                    <ul>{people}</ul>
                </div>
            }
        })
        .into_any()
}

fn papers(l: Locale, round: &RoundtableView) -> impl IntoView + use<> {
    let link = |paper: &str, label: &'static str| {
        let href = paths::roundtable_paper(l, round.id, paper);
        view! { <ui::LinkButton href label kind=ui::ButtonKind::Quiet/> }
    };
    let links = [
        link("place-cards", l.t("Tischkarten (PDF)", "Place cards (PDF)")),
        link("table-plan", l.t("Tischplan (PDF)", "Table plan (PDF)")),
        link("briefings", l.t("Briefings (PDF)", "Briefings (PDF)")),
    ];
    let links = links.into_iter().collect_view();
    view! {
        <ui::Section title=l.t("Papiere", "Papers") id="papers">
            <ui::Actions>{links}</ui::Actions>
            <p class="hint">{l.t("Tischkarten liegen zu zweit auf A4 und werden in der Mitte gefaltet.", "Two place cards fit on A4, each to be folded in the middle.")}</p>
        </ui::Section>
    }
}
