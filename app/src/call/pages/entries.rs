//! What was entered, how it stands, and what is decided, for organisers.

use domain::{
    call::{self, CallState, CallView, EntryShow, EntryState, Outcome, SheetView},
    field::lettered_address,
    ids::CallEntryId,
    locale::Locale,
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

use super::{
    chart::percent,
    entered::{entered, who},
    letters::decision,
    organise::nav,
    ranked,
};
use crate::{
    call::{DecideEntry, EraseEntry, OpenMeeting},
    ctx,
    error::ApiError,
    format,
    load::load_page,
    paths, ui,
    words::call as words,
};

/// All entries, and what is decided and told about them.
#[component]
pub fn CallEntries() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, slug) = (ctx::db(), ctx::actor(), ctx::param("call"));
    let filter = ranked::filter();
    load_page(async move {
        actor.require_organiser()?;
        let call = call::by_slug(&db, &actor, &slug).await?;
        let found = call::entries(&db, &actor, &call, &filter).await?;
        let numbers = call::letter_numbers(&db, &actor, call.id).await?;
        let letters = call::letters_to_send(&db, &actor, call.id).await?;
        let title = call.title.in_(l).to_owned();
        let has_entries = found.counts.iter().any(|(show, count)| *show == EntryShow::HandedIn && *count > 0);
        let content = if found.counts.iter().all(|(_, count)| *count == 0) {
            view! {
                <ui::EmptyState
                    title=l.t("Noch nichts eingereicht", "Nothing handed in yet")
                    text=l.t("Was eingereicht ist, steht hier. Den Inhalt von Entwürfen sehen nur die, die sie schreiben.", "What is handed in stands here. What is in drafts is seen only by those who write them.")
                />
            }
            .into_any()
        } else {
            ranked::list(l, &call, found, has_entries)
        };
        let decision = has_entries.then(|| decision(l, &call, numbers, letters));
        let acts = acts(l, &call, has_entries);
        Ok::<_, ApiError>(view! {
            <Title text=title.clone()/>
            {nav(l, &call)}
            <ui::PageHead kicker=title title=l.t("Einreichungen", "Entries")>{acts}</ui::PageHead>
            {content}
            {decision}
        })
    })
}

fn acts(l: Locale, call: &CallView, has_entries: bool) -> AnyView {
    if !has_entries {
        return ().into_any();
    }
    let (id, is_open) = (call.id.to_string(), call.meeting_opened_at.is_some());
    let (label, question, open) = if is_open {
        (l.t("Jurysitzung beenden", "Close the jury’s meeting"), l.t("Die Jurysitzung beenden?", "Close the jury’s meeting?"), "")
    } else {
        (l.t("Jurysitzung eröffnen", "Open the jury’s meeting"), l.t("Die Jurysitzung eröffnen?", "Open the jury’s meeting?"), "yes")
    };
    // One thing to do: first the meeting is opened, then one goes through it.
    let (kind, view_kind) =
        if is_open { (ui::ButtonKind::Quiet, ui::ButtonKind::Primary) } else { (ui::ButtonKind::Primary, ui::ButtonKind::Quiet) };
    let meeting = paths::call_meeting(l, &call.slug, None);
    view! {
        <ui::Actions>
            <ui::LinkButton href=meeting label=l.t("Ansicht für die Sitzung", "View for the meeting") kind=view_kind/>
            <ui::Confirm
                action=OpenMeeting::PATH
                label
                question
                kind
                detail=l.t("Solange sie eröffnet ist, sehen die Jurymitglieder alle abgegebenen Bewertungen.", "While it is open, jurors see all scores that are handed in.")
                does=ui::ButtonKind::Primary
            >
                <ui::Hidden name="call" value=id/>
                <ui::Hidden name="open" value=open/>
            </ui::Confirm>
        </ui::Actions>
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
        let email = view! { <a href=format!("mailto:{}", entry.email)>{lettered_address(&entry.email)}</a> };
        let facts = vec![
            ui::fact(l.t("Wer", "Who"), who(l, &entry.contact_name, &entry.country)),
            ui::fact(l.t("E-Mail-Adresse", "E-mail address"), email),
            ui::fact(l.t("Eingereicht", "Handed in"), handed_in),
            ui::fact(l.t("Status", "Status"), state),
        ];
        let up = vec![
            (paths::organise_calls(l), l.t("Aufrufe", "Calls").to_owned()),
            (paths::call_entries(l, &call.slug), call.title.in_(l).to_owned()),
        ];
        let deciding = (entry.state == EntryState::HandedIn).then(|| {
            let acts = deciding(l, &call, id, entry.outcome, "");
            view! { <ui::Section title=l.t("Entscheidung", "Decision") id="decision">{acts}</ui::Section> }
        });
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
