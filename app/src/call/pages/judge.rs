//! What jurors see: their calls, the entries of one, an entry with their sheet.

use domain::{
    call::{self, CallStanding, CallView, Criterion, JudgedCall, JudgedEntry, JudgedPage, OwnSheet, points_field},
    clock,
    ids::CallEntryId,
    locale::Locale,
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

use super::{
    entered::{entered, who},
    entries::side_by_side,
};
use crate::{
    call::{DeclareConflict, SaveSheet},
    ctx,
    error::ApiError,
    format,
    load::load_page,
    paths, ui,
    words::call as words,
};

/// The calls that one judges.
#[component]
pub fn Jury() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor) = (ctx::db(), ctx::actor());
    load_page(async move {
        let calls = call::judged_calls(&db, &actor).await?;
        let title = l.t("Meine Jurys", "My juries");
        let content = if calls.is_empty() {
            view! {
                <ui::EmptyState
                    title=l.t("Keine Jury", "No jury")
                    text=l.t("Werden Sie in eine Jury eingeladen, steht der Aufruf hier.", "If you are invited to a jury, its call stands here.")
                />
            }
            .into_any()
        } else {
            let rows: Vec<_> = calls.into_iter().map(|judged| call_row(l, judged)).collect();
            view! { <ul class="list">{rows}</ul> }.into_any()
        };
        Ok::<_, ApiError>(view! {
            <Title text=title/>
            <ui::PageHead title/>
            {content}
        })
    })
}

fn call_row(l: Locale, judged: JudgedCall) -> AnyView {
    let (call, standing) = (judged.call.clone(), judged.call.standing(clock::now()));
    let more = match (standing, l) {
        (CallStanding::Judged, Locale::De) => format!("{} Einreichungen, {} Bewertungen fehlen noch", judged.entries, judged.missing),
        (CallStanding::Judged, Locale::En) => format!("{} entries, {} scores are still missing", judged.entries, judged.missing),
        _ => format!("{} {}", l.t("Frist:", "Deadline:"), format::deadline_by(l, call.zone, call.closes_at)),
    };
    view! {
        <li>
            <a class="list-name" href=paths::jury_call(l, &call.slug)>{call.title.in_(l).to_owned()}</a>
            <span class="list-end"><ui::Chip label=words::standing(l, standing) tone=words::standing_tone(standing)/></span>
            <p class="list-more">{more}</p>
        </li>
    }
    .into_any()
}

/// The entries of a call, each with how far one's sheet is.
#[component]
pub fn JuryCall() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, slug) = (ctx::db(), ctx::actor(), ctx::param("call"));
    load_page(async move {
        let (call, entries) = call::judged(&db, &actor, &slug).await?;
        let title = call.title.in_(l).to_owned();
        let content = if entries.is_empty() { nothing(l, &call) } else { listed(l, &call, entries) };
        Ok::<_, ApiError>(view! {
            <Title text=title.clone()/>
            <ui::Breadcrumbs up=vec![(paths::jury(l), l.t("Meine Jurys", "My juries").to_owned())] here=title.clone()/>
            <ui::PageHead kicker=l.t("Jury", "Jury") title/>
            {content}
        })
    })
}

fn nothing(l: Locale, call: &CallView) -> AnyView {
    let until = format::deadline_by(l, call.zone, call.closes_at);
    let text = match l {
        Locale::De => format!("Was eingereicht ist, sehen Sie nach der Frist: {until}."),
        Locale::En => format!("You see what was handed in after the deadline: {until}."),
    };
    view! { <ui::EmptyState title=l.t("Noch nichts zu beurteilen", "Nothing to judge yet") text/> }.into_any()
}

fn listed(l: Locale, call: &CallView, entries: Vec<JudgedEntry>) -> AnyView {
    let rows: Vec<_> = entries
        .into_iter()
        .map(|entry| {
            let chip = if entry.conflict {
                view! { <ui::Chip label=l.t("Befangen", "Conflict of interest") tone=ui::Tone::Mute/> }.into_any()
            } else {
                view! { <ui::Chip label=words::sheet_state(l, entry.own) tone=words::sheet_tone(entry.own)/> }.into_any()
            };
            let href = paths::jury_entry(l, &call.slug, entry.id);
            view! {
                <li>
                    <a class="list-name" href=href>{who(l, &entry.organisation, &entry.country)}</a>
                    <span class="list-end">{chip}</span>
                </li>
            }
        })
        .collect();
    view! { <ul class="list">{rows}</ul> }.into_any()
}

/// An entry with one's own sheet, and everybody's once the meeting is open.
#[component]
pub fn JuryEntry() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, slug, id) = (ctx::db(), ctx::actor(), ctx::param("call"), ctx::param("entry"));
    load_page(async move {
        let id: CallEntryId = id.parse().map_err(|_| ApiError::NotFound)?;
        let JudgedPage { page, conflict, own, others } = call::judged_entry(&db, &actor, &slug, id).await?;
        let (call, entry) = (page.call.clone(), page.entry.clone());
        let title = who(l, &entry.organisation, &entry.country);
        let up = vec![
            (paths::jury(l), l.t("Meine Jurys", "My juries").to_owned()),
            (paths::jury_call(l, &call.slug), call.title.in_(l).to_owned()),
        ];
        let content = if conflict {
            biased(l)
        } else {
            let is_over = call.standing(clock::now()) == CallStanding::Decided;
            let sheet = (!is_over).then(|| view! { {sheet(l, &call, id, &page.criteria, &own)}{declare(l, id)} });
            view! { {entered(l, &page, true)}{sheet}{side_by_side(l, &page.criteria, others)} }.into_any()
        };
        Ok::<_, ApiError>(view! {
            <Title text=title.clone()/>
            <ui::Breadcrumbs up here=title.clone()/>
            <ui::PageHead kicker=call.title.in_(l).to_owned() title/>
            {content}
        })
    })
}

fn biased(l: Locale) -> AnyView {
    view! {
        <ui::Notice tone=ui::Tone::Warn title=l.t("Befangenheit ist vermerkt", "A conflict of interest is noted")>
            {l.t(
                "Diese Einreichung ist für Sie verborgen, und eine Bewertung von Ihnen zählt nicht. War das ein Versehen, wenden Sie sich an die Organisation.",
                "This entry is hidden from you, and a score of yours does not count. If that was a mistake, please turn to the organisers.",
            )}
        </ui::Notice>
    }
    .into_any()
}

fn sheet(l: Locale, call: &CallView, id: CallEntryId, criteria: &[Criterion], own: &OwnSheet) -> AnyView {
    let state = view! { <p><ui::Chip label=words::sheet_state(l, own.state) tone=words::sheet_tone(own.state)/></p> };
    let fields: Vec<_> = criteria.iter().map(|criterion| points(l, criterion, own)).collect();
    let (slug, entry, revision, comment) = (call.slug.clone(), id.to_string(), own.revision.to_string(), own.comment.clone());
    view! {
        <ui::Section title=l.t("Ihre Bewertung", "Your score") id="sheet">
            {state}
            <ui::Form action=SaveSheet::PATH>
                <ui::Hidden name="call" value=slug/>
                <ui::Hidden name="entry" value=entry/>
                <ui::Hidden name="revision" value=revision/>
                {fields}
                <ui::TextArea name="comment" label=l.t("Bemerkung", "Comment") value=comment rows=4 maxlength=4000 hint=l.t("In der Jurysitzung sehen sie alle.", "Everybody sees it in the jury’s meeting.")/>
                <ui::Actions>
                    <ui::Submit label=l.t("Als Entwurf speichern", "Save as a draft") kind=ui::ButtonKind::Quiet/>
                    <ui::Submit label=l.t("Bewertung abgeben", "Hand the score in") name="hand_in" value="yes"/>
                </ui::Actions>
            </ui::Form>
        </ui::Section>
    }
    .into_any()
}

fn points(l: Locale, criterion: &Criterion, own: &OwnSheet) -> AnyView {
    let label = format!("{} (0–{})", criterion.name.in_(l), criterion.most_points);
    let value = own.points.get(&criterion.id).map(i32::to_string).unwrap_or_default();
    let (name, hint) = (points_field(criterion.id), criterion.meaning.in_(l).to_owned());
    view! { <ui::TextField name label value hint inputmode="numeric" maxlength=3 required=true/> }.into_any()
}

fn declare(l: Locale, id: CallEntryId) -> AnyView {
    view! {
        <ui::Section title=l.t("Befangen?", "A conflict of interest?") id="conflict">
            <ui::Form action=DeclareConflict::PATH>
                <ui::Hidden name="entry" value=id.to_string()/>
                <ui::TextField name="reason" label=l.t("Was Sie mit der Einreichung zu tun haben", "What you have to do with the entry") maxlength=500/>
                <p class="small muted">{l.t("Die Einreichung wird dann für Sie verborgen, und Ihre Bewertung zählt nicht. Nur die Organisation kann das aufheben.", "The entry is then hidden from you, and your score does not count. Only the organisers can clear that.")}</p>
                <ui::Submit label=l.t("Befangenheit erklären", "Declare a conflict of interest") kind=ui::ButtonKind::Quiet/>
            </ui::Form>
        </ui::Section>
    }
    .into_any()
}
