//! What was entered, how it stands, and what is decided, for organisers.

use domain::{
    call::{self, CallState, CallView, EntryState, LetterNumbers, Outcome, RankedEntry, SheetView},
    country::country_name,
    ids::CallEntryId,
    locale::Locale,
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

use super::{
    chart::{percent, spread},
    entered::{entered, who},
    organise::nav,
};
use crate::{
    call::{DecideEntry, EraseEntry, OpenMeeting, SendDecisions, ShowWinners},
    ctx,
    error::ApiError,
    format,
    load::load_page,
    paths,
    table_export::TableLinks,
    ui,
    words::call as words,
};

/// All that was handed in, the best first.
#[component]
pub fn CallEntries() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, slug) = (ctx::db(), ctx::actor(), ctx::param("call"));
    load_page(async move {
        actor.require_organiser()?;
        let call = call::by_slug(&db, &actor, &slug).await?;
        let ranking = call::ranking(&db, &actor, &call).await?;
        let numbers = call::letter_numbers(&db, &actor, call.id).await?;
        let title = call.title.in_(l).to_owned();
        let is_empty = ranking.entries.is_empty();
        let content = if is_empty {
            view! {
                <ui::EmptyState
                    title=l.t("Noch nichts eingereicht", "Nothing handed in yet")
                    text=l.t("Was eingereicht ist, steht hier. Entwürfe sehen nur die, die sie schreiben.", "What is handed in stands here. Drafts are seen only by those who write them.")
                />
            }
            .into_any()
        } else {
            table(l, &call, ranking.entries)
        };
        let decision = (!is_empty).then(|| decision(l, &call, numbers));
        let acts = acts(l, &call, is_empty);
        Ok::<_, ApiError>(view! {
            <Title text=title.clone()/>
            {nav(l, &call)}
            <ui::PageHead kicker=title title=l.t("Einreichungen", "Entries")>{acts}</ui::PageHead>
            {content}
            {decision}
        })
    })
}

fn acts(l: Locale, call: &CallView, is_empty: bool) -> AnyView {
    if is_empty {
        return ().into_any();
    }
    let (id, is_open) = (call.id.to_string(), call.meeting_opened_at.is_some());
    let (label, question, open) = if is_open {
        (l.t("Jurysitzung beenden", "Close the jury’s meeting"), l.t("Die Jurysitzung beenden?", "Close the jury’s meeting?"), "")
    } else {
        (l.t("Jurysitzung eröffnen", "Open the jury’s meeting"), l.t("Die Jurysitzung eröffnen?", "Open the jury’s meeting?"), "yes")
    };
    let meeting = paths::call_meeting(l, &call.slug, None);
    let path = paths::call_archive(&call.slug);
    view! {
        <ui::Actions>
            <ui::LinkButton href=meeting label=l.t("Ansicht für die Sitzung", "View for the meeting") kind=ui::ButtonKind::Quiet/>
            <ui::Confirm
                action=OpenMeeting::PATH
                label
                question
                detail=l.t("Solange sie eröffnet ist, sehen die Jurymitglieder alle abgegebenen Bewertungen.", "While it is open, jurors see all scores that are handed in.")
                does=ui::ButtonKind::Primary
            >
                <ui::Hidden name="call" value=id/>
                <ui::Hidden name="open" value=open/>
            </ui::Confirm>
            <TableLinks path/>
        </ui::Actions>
    }
    .into_any()
}

fn table(l: Locale, call: &CallView, entries: Vec<RankedEntry>) -> AnyView {
    let columns = vec![
        ui::Column::new(l.t("Einreichung", "Entry")),
        ui::Column::new(l.t("Rang", "Rank")).figures(),
        ui::Column::new(l.t("Mittel", "Mean")).figures(),
        ui::Column::new(l.t("Streuung", "Spread")),
        ui::Column::new(l.t("Bewertungen", "Scores")).figures(),
        ui::Column::new(l.t("Entscheidung", "Decision")),
    ];
    let rows = entries.into_iter().map(|ranked| row(l, call, ranked)).collect();
    view! { <ui::Table caption=l.t("Einreichungen nach Rang", "Entries by rank") columns rows/> }.into_any()
}

fn row(l: Locale, call: &CallView, ranked: RankedEntry) -> Vec<AnyView> {
    let (entry, standing) = (ranked.entry, ranked.standing);
    let href = paths::organise_call_entry(l, &call.slug, entry.id);
    let rank = match standing.rank {
        Some(rank) => rank.to_string().into_any(),
        None => view! { <ui::Chip label=l.t("Zu wenige Bewertungen", "Too few scores") tone=ui::Tone::Warn/> }.into_any(),
    };
    let has_sheets = standing.sheets > 0;
    let figures = has_sheets.then(|| {
        let (lowest, highest) = (percent(l, standing.lowest), percent(l, standing.highest));
        format!("{lowest} – {highest}, σ {}", percent(l, standing.deviation))
    });
    let mean = if has_sheets { percent(l, standing.mean) } else { "–".to_owned() };
    let biased = (!ranked.conflicts.is_empty()).then(|| format!("{}: {}", l.t("Befangen", "Conflict"), ranked.conflicts.join(", ")));
    let missing = (!ranked.missing.is_empty()).then(|| format!("{}: {}", l.t("Fehlt", "Missing"), ranked.missing.join(", ")));
    vec![
        view! { <a href=href>{entry.organisation}</a><small>{country_name(l, &entry.country).to_owned()}</small> }.into_any(),
        rank,
        mean.into_any(),
        view! { {spread(&standing)}<small>{figures}</small> }.into_any(),
        view! { {standing.sheets.to_string()}<small>{missing}</small><small>{biased}</small> }.into_any(),
        view! { <ui::Chip label=words::outcome(l, entry.outcome) tone=words::outcome_tone(entry.outcome)/> }.into_any(),
    ]
}

/// Closing the decision, telling it, publishing it: one after the other.
fn decision(l: Locale, call: &CallView, numbers: LetterNumbers) -> AnyView {
    let content = if call.state == CallState::Decided {
        view! { {letters(l, call, numbers)}{publication(l, call)} }.into_any()
    } else {
        let href = paths::organise_call(l, &call.slug);
        view! {
            <p>
                {l.t(
                    "Ist über jede Einreichung entschieden, schließen Sie die Entscheidung beim Aufruf ab. Danach lassen sich E-Mails senden und Gewinner veröffentlichen.",
                    "Once each entry is decided, close the decision with the call. Then e-mails can be sent and winners published.",
                )}
                " " <a href=href>{l.t("Zum Aufruf", "To the call")}</a>
            </p>
        }
        .into_any()
    };
    view! { <ui::Section title=l.t("Entscheidung", "Decision") id="decision">{content}</ui::Section> }.into_any()
}

fn letters(l: Locale, call: &CallView, numbers: LetterNumbers) -> AnyView {
    let waiting = numbers.winners + numbers.shortlisted + numbers.rejected;
    let kinds = [
        (numbers.winners, l.t("Glückwunsch an die Gewinner", "Congratulations to the winners")),
        (numbers.shortlisted, l.t("Dank an die engere Wahl", "Thanks to the shortlisted")),
        (numbers.rejected, l.t("Absage mit Dank", "Refusal with thanks")),
        (numbers.told, l.t("haben ihre E-Mail schon", "have their e-mail already")),
    ];
    let rows: Vec<_> = kinds
        .into_iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, what)| view! { <li><span class="list-mark">{number.to_string()}</span><b class="list-name">{what}</b></li> })
        .collect();
    let question = match l {
        Locale::De => format!("{waiting} E-Mails senden?"),
        Locale::En => format!("Send {waiting} e-mails?"),
    };
    let id = call.id.to_string();
    let send = (waiting > 0).then(|| {
        view! {
            <ui::Confirm
                action=SendDecisions::PATH
                label=l.t("E-Mails senden", "Send the e-mails")
                question
                detail=l.t("Jede Einreichung bekommt genau eine, in ihrer Sprache. Danach lässt sich die Entscheidung nicht mehr öffnen.", "Each entry gets exactly one, in its language. Afterwards the decision cannot be opened any more.")
                does=ui::ButtonKind::Primary
            ><ui::Hidden name="call" value=id/></ui::Confirm>
        }
    });
    view! { <ul class="list is-board">{rows}</ul><ui::Actions>{send}</ui::Actions> }.into_any()
}

fn publication(l: Locale, call: &CallView) -> AnyView {
    let id = call.id.to_string();
    let (label, show) = match call.winners_shown_at {
        Some(_) => (l.t("Veröffentlichung der Gewinner zurücknehmen", "Take the publication of the winners back"), ""),
        None => (l.t("Gewinner veröffentlichen", "Publish the winners"), "yes"),
    };
    view! {
        <ui::Form action=ShowWinners::PATH class="is-inline">
            <ui::Hidden name="call" value=id/>
            <ui::Hidden name="show" value=show/>
            <ui::Submit label kind=ui::ButtonKind::Quiet/>
        </ui::Form>
    }
    .into_any()
}

/// One entry with all its sheets.
#[component]
pub fn OrganiseCallEntry() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, slug, id) = (ctx::db(), ctx::actor(), ctx::param("call"), ctx::param("entry"));
    load_page(async move {
        actor.require_organiser()?;
        let id: CallEntryId = id.parse().map_err(|_| ApiError::NotFound)?;
        let call = call::by_slug(&db, &actor, &slug).await?;
        let page = call::entry_for_organisers(&db, &actor, call.id, id).await?;
        let ranking = call::ranking(&db, &actor, &call).await?;
        let sheets = ranking.entries.into_iter().find(|ranked| ranked.entry.id == id).map(|ranked| ranked.sheets).unwrap_or_default();
        let entry = page.entry.clone();
        let title = entry.organisation.clone();
        let handed_in = entry.handed_in_at.map(|at| format::date_time(l, call.zone, at)).unwrap_or_else(|| "–".to_owned());
        let state = view! { <ui::Chip label=words::entry_state(l, entry.state) tone=words::entry_tone(entry.state)/> };
        let facts = vec![
            ui::fact(l.t("Wer", "Who"), who(l, &entry.contact_name, &entry.country)),
            ui::fact(l.t("E-Mail-Adresse", "E-mail address"), entry.email.clone()),
            ui::fact(l.t("Eingereicht", "Handed in"), handed_in),
            ui::fact(l.t("Status", "Status"), state),
        ];
        let up = vec![
            (paths::organise_calls(l), l.t("Aufrufe", "Calls").to_owned()),
            (paths::call_entries(l, &call.slug), call.title.in_(l).to_owned()),
        ];
        let deciding = (entry.state == EntryState::HandedIn).then(|| deciding(l, &call, id, entry.outcome, ""));
        // Of a draft organisers see who writes it, and nothing of what they have not handed in.
        let content = (entry.state != EntryState::Draft).then(|| entered(l, &page, true));
        Ok::<_, ApiError>(view! {
            <Title text=title.clone()/>
            <ui::Breadcrumbs up here=title.clone()/>
            <ui::PageHead kicker=l.t("Einreichung", "Entry") title><ui::Facts items=facts/></ui::PageHead>
            {deciding}
            {content}
            {side_by_side(l, &ranking.criteria, sheets)}
            {personal(l, id)}
        })
    })
}

/// The buttons that decide, or take it back. `meeting` is not empty where it goes on in the meeting.
pub(super) fn deciding(l: Locale, call: &CallView, id: CallEntryId, now: Outcome, meeting: &'static str) -> AnyView {
    let chip = view! { <ui::Chip label=words::outcome(l, now) tone=words::outcome_tone(now)/> };
    if call.state == CallState::Decided {
        return view! { <ui::Actions>{chip}</ui::Actions> }.into_any();
    }
    let buttons: Vec<_> = Outcome::ALL
        .into_iter()
        .filter(|outcome| *outcome != now)
        .map(|outcome| {
            let label = if outcome == Outcome::Open {
                l.t("Entscheidung zurücknehmen", "Take the decision back")
            } else {
                words::outcome(l, outcome)
            };
            view! {
                <ui::Form action=DecideEntry::PATH id=outcome.as_str() class="is-inline">
                    <ui::Hidden name="entry" value=id.to_string()/>
                    <ui::Hidden name="outcome" value=outcome.as_str()/>
                    <ui::Hidden name="meeting" value=meeting/>
                    <ui::Submit label kind=ui::ButtonKind::Quiet/>
                </ui::Form>
            }
        })
        .collect();
    view! { <ui::Actions>{chip}{buttons}</ui::Actions> }.into_any()
}

/// The sheets of an entry beside each other, criterion by criterion.
pub(super) fn side_by_side(l: Locale, criteria: &[call::Criterion], sheets: Vec<SheetView>) -> AnyView {
    if sheets.is_empty() {
        return ().into_any();
    }
    let mut columns = vec![ui::Column::new(l.t("Kriterium", "Criterion"))];
    columns.extend(sheets.iter().map(|sheet| ui::Column::new(sheet.name.clone()).figures()));
    let mut rows: Vec<Vec<AnyView>> = criteria
        .iter()
        .enumerate()
        .map(|(at, criterion)| {
            let given = |sheet: &SheetView| match sheet.points.get(at).copied().flatten() {
                Some(points) => format!("{points} / {}", criterion.most_points).into_any(),
                None => "–".into_any(),
            };
            std::iter::once(criterion.name.in_(l).to_owned().into_any()).chain(sheets.iter().map(given)).collect()
        })
        .collect();
    let whole = |sheet: &SheetView| sheet.percent.map_or_else(|| "–".to_owned(), |all| percent(l, all)).into_any();
    rows.push(std::iter::once(l.t("Zusammen", "All together").into_any()).chain(sheets.iter().map(whole)).collect());
    let state = |sheet: &SheetView| {
        view! { <ui::Chip label=words::sheet_state(l, Some(sheet.state)) tone=words::sheet_tone(Some(sheet.state))/> }.into_any()
    };
    rows.push(std::iter::once(l.t("Status", "Status").into_any()).chain(sheets.iter().map(state)).collect());
    let comments: Vec<_> = sheets
        .into_iter()
        .filter(|sheet| !sheet.comment.is_empty())
        .map(|sheet| view! { <li><b class="list-name">{sheet.name}</b><p class="list-more">{sheet.comment}</p></li> })
        .collect();
    let comments = (!comments.is_empty()).then(|| view! { <ul class="list">{comments}</ul> });
    view! {
        <ui::Section title=l.t("Bewertungen", "Scores") id="sheets">
            <ui::Table caption=l.t("Bewertungen nebeneinander", "Scores side by side") columns rows/>
            {comments}
        </ui::Section>
    }
    .into_any()
}

/// What somebody may ask who entered: everything about them, or that it goes.
fn personal(l: Locale, id: CallEntryId) -> AnyView {
    view! {
        <ui::Section title=l.t("Daten", "Data") id="data">
            <ui::Actions>
                <a href=paths::call_entry_export(id) download="">{l.t("Alles zu dieser Einreichung (JSON)", "Everything about this entry (JSON)")}</a>
                <ui::Confirm
                    action=EraseEntry::PATH
                    label=l.t("Einreichung löschen", "Erase the entry")
                    question=l.t("Die Einreichung mit Antworten, Dateien und Bewertungen löschen?", "Erase the entry with its answers, files and scores?")
                    detail=l.t("Das lässt sich nicht rückgängig machen.", "This cannot be undone.")
                ><ui::Hidden name="entry" value=id.to_string()/></ui::Confirm>
            </ui::Actions>
        </ui::Section>
    }
    .into_any()
}
