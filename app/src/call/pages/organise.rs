//! The organisers' calls: the list, a new one, one of them.

use domain::{
    bridge,
    call::{self, CallStanding, CallState, CallView, CallWork},
    clock,
    locale::Locale,
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

use super::{
    fields::CallFields,
    parts::{Criteria, Questions},
};
use crate::{
    audit::HistoryList,
    call::{CreateCall, EditCall, RemoveCall, SetCallState},
    ctx, format,
    frame::OrganiseNav,
    load::load_page,
    paths, ui,
    words::call as words,
};

/// All calls.
#[component]
pub fn OrganiseCalls() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor) = (ctx::db(), ctx::actor());
    load_page(async move {
        let found = call::for_organisers(&db, &actor).await?;
        let title = l.t("Aufrufe", "Calls");
        let list = if found.is_empty() {
            view! {
                <ui::EmptyState
                    title=l.t("Noch kein Aufruf", "No call yet")
                    text=l.t("Legen Sie den ersten an: Titel, Gastgeber und Frist genügen für den Anfang.", "Create the first one: title, hosts and deadline are enough to begin with.")
                />
            }
            .into_any()
        } else {
            list(l, title, found)
        };
        Ok(view! {
            <Title text=title/>
            <OrganiseNav/>
            <ui::PageHead title/>
            <ui::Actions><ui::LinkButton href=paths::new_call(l) label=l.t("Neuer Aufruf", "New call")/></ui::Actions>
            {list}
        })
    })
}

fn list(l: Locale, caption: &'static str, calls: Vec<(CallView, CallWork)>) -> AnyView {
    let columns = vec![
        ui::Column::new(l.t("Aufruf", "Call")),
        ui::Column::new(l.t("Frist", "Deadline")),
        ui::Column::new(l.t("Status", "Status")),
        ui::Column::new(l.t("Einreichungen", "Entries")).figures(),
        ui::Column::new(l.t("Entwürfe", "Drafts")).figures(),
        ui::Column::new(l.t("Jury", "Jury")).figures(),
        ui::Column::new(l.t("Fehlende Bewertungen", "Missing scores")).figures(),
    ];
    let now = clock::now();
    let rows = calls.into_iter().map(|(call, work)| {
        let (href, entries) = (paths::organise_call(l, &call.slug), paths::call_entries(l, &call.slug));
        let standing = call.standing(now);
        let missing = if call.is_judged() { work.missing_sheets.to_string() } else { "–".to_owned() };
        vec![
            view! { <a href=href>{call.title.in_(l).to_owned()}</a> }.into_any(),
            format::deadline_by(l, call.zone, call.closes_at).into_any(),
            view! { <ui::Chip label=words::standing(l, standing) tone=words::standing_tone(standing)/> }.into_any(),
            view! { <a href=entries>{work.entries.to_string()}</a> }.into_any(),
            work.drafts.to_string().into_any(),
            work.jurors.to_string().into_any(),
            missing.into_any(),
        ]
    });
    view! { <ui::Table caption columns rows=rows.collect()/> }.into_any()
}

/// A new draft.
#[component]
pub fn NewCall() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor) = (ctx::db(), ctx::actor());
    load_page(async move {
        let bridges = bridge::for_organisers(&db, &actor).await?;
        let title = l.t("Neuer Aufruf", "New call");
        Ok(view! {
            <Title text=title/>
            <ui::Breadcrumbs up=vec![(paths::organise_calls(l), l.t("Aufrufe", "Calls").to_owned())] here=l.t("Neu", "New")/>
            <ui::PageHead
                title
                lede=l.t("Zuerst ein Entwurf, den nur die Organisation sieht. Kriterien und Fragen kommen danach hinzu.", "First a draft that only organisers see. Criteria and questions are added afterwards.")
            />
            <ui::Unsaved about="call:new" form=CreateCall::PATH>
                <ui::Form action=CreateCall::PATH>
                    <CallFields bridges/>
                    <ui::Submit label=l.t("Entwurf anlegen", "Create draft")/>
                </ui::Form>
            </ui::Unsaved>
        })
    })
}

/// A call as it is, to change.
#[component]
pub fn OrganiseCall() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, slug) = (ctx::db(), ctx::actor(), ctx::param("call"));
    load_page(async move {
        actor.require_organiser()?;
        let call = call::by_slug(&db, &actor, &slug).await?;
        let bridges = bridge::for_organisers(&db, &actor).await?;
        let criteria = call::criteria(&db, call.id).await?;
        let questions = call::questions(&db, call.id).await?;
        let history = call::history_of(&db, &actor, call.id).await?;
        let title = call.title.in_(l).to_owned();
        let acts = acts(l, &call);
        let due = format!("{}: {}", l.t("Frist", "Deadline"), format::deadline_by(l, call.zone, call.closes_at));
        let next = next(l, call.standing(clock::now()), criteria.is_empty() || questions.is_empty());
        Ok(view! {
            <Title text=title.clone()/>
            {nav(l, &call)}
            <ui::PageHead kicker=l.t("Aufruf", "Call") title lede=due>
                <p>{next}</p>
                {acts}
            </ui::PageHead>
            <Criteria call=call.clone() criteria/>
            <Questions call=call.clone() questions/>
            <ui::Section title=l.t("Angaben", "Details") id="details">
                <ui::Unsaved about=format!("call:{}", call.id) revision=call.revision form=EditCall::PATH>
                    <ui::Form action=EditCall::PATH>
                        <ui::Hidden name="call" value=call.id.to_string()/>
                        <ui::Hidden name="revision" value=call.revision.to_string()/>
                        <CallFields call bridges/>
                        <ui::Submit label=l.t("Speichern", "Save")/>
                    </ui::Form>
                </ui::Unsaved>
            </ui::Section>
            <ui::Section title=l.t("Verlauf", "History") id="history"><HistoryList entries=history zone=format::home()/></ui::Section>
        })
    })
}

/// The pages of a call, side by side.
pub(super) fn nav(l: Locale, call: &CallView) -> AnyView {
    let title = call.title.in_(l).to_owned();
    let links = vec![
        ui::NavLink::page(paths::organise_call(l, &call.slug), l.t("Aufruf", "Call")),
        ui::NavLink::area(paths::call_entries(l, &call.slug), l.t("Einreichungen", "Entries")),
        ui::NavLink::page(paths::call_jury(l, &call.slug), l.t("Jury", "Jury")),
    ];
    view! {
        <ui::Breadcrumbs up=vec![(paths::organise_calls(l), l.t("Aufrufe", "Calls").to_owned())] here=title.clone()/>
        <ui::SubNav label=title links/>
    }
    .into_any()
}

/// What is to be done now, in a sentence.
fn next(l: Locale, standing: CallStanding, is_incomplete: bool) -> &'static str {
    match standing {
        CallStanding::Draft if is_incomplete => l.t(
            "Fügen Sie Kriterien und Fragen hinzu, laden Sie die Jury ein, und veröffentlichen Sie dann.",
            "Add criteria and questions, invite the jury, and then publish.",
        ),
        CallStanding::Draft => l.t("Laden Sie die Jury ein, und veröffentlichen Sie dann.", "Invite the jury, and then publish."),
        CallStanding::Coming => {
            l.t("Der Aufruf öffnet von selbst. Laden Sie inzwischen die Jury ein.", "The call opens by itself. Meanwhile, invite the jury.")
        }
        CallStanding::Open => l.t(
            "Einreichungen kommen bis zur Frist. Laden Sie inzwischen die Jury ein.",
            "Entries come in until the deadline. Meanwhile, invite the jury.",
        ),
        CallStanding::Judged => l.t(
            "Die Jury bewertet. Welche Bewertungen fehlen, steht unter „Jury“; entschieden wird unter „Einreichungen“.",
            "The jury is at work. Missing scores are listed under “Jury”; decisions are made under “Entries”.",
        ),
        CallStanding::Decided => l.t(
            "Die Entscheidung ist gefallen. E-Mails und Gewinner stehen unter „Einreichungen“.",
            "The decision is made. E-mails and winners are under “Entries”.",
        ),
    }
}

/// Its state, the way to its page, and the buttons that lead on.
fn acts(l: Locale, call: &CallView) -> AnyView {
    let (id, state, page) = (call.id, call.state, paths::call(l, &call.slug));
    let standing = call.standing(clock::now());
    let steps = match state {
        CallState::Draft => vec![CallState::Published],
        CallState::Published => vec![CallState::Closed, CallState::Draft],
        CallState::Closed => vec![CallState::Decided, CallState::Published],
        CallState::Decided => vec![CallState::Closed],
    };
    let steps: Vec<_> = steps
        .into_iter()
        .enumerate()
        .map(|(at, next)| {
            let kind = match at {
                0 if next != CallState::Closed => ui::ButtonKind::Primary,
                0 => ui::ButtonKind::Quiet,
                // A step back.
                _ => ui::ButtonKind::Plain,
            };
            view! {
                <ui::Form action=SetCallState::PATH id=next.as_str() class="is-inline">
                    <ui::Hidden name="call" value=id.to_string()/>
                    <ui::Hidden name="state" value=next.as_str()/>
                    <ui::Submit label=words::step(l, state, next) kind/>
                </ui::Form>
            }
        })
        .collect();
    // The jury's work is what comes next, until the call is closed and then decided.
    let decide = (standing == CallStanding::Judged && state == CallState::Published).then(|| {
        let entries = paths::call_entries(l, &call.slug);
        view! { <ui::LinkButton href=entries label=l.t("Einreichungen ansehen", "See the entries")/> }
    });
    let remove = (state == CallState::Draft).then(|| {
        view! {
            <ui::Confirm
                action=RemoveCall::PATH
                label=l.t("Löschen", "Delete")
                question=l.t("Den Entwurf löschen?", "Delete the draft?")
                detail=l.t("Kriterien und Fragen gehen mit.", "Criteria and questions go with it.")
            ><ui::Hidden name="call" value=id.to_string()/></ui::Confirm>
        }
    });
    view! {
        <ui::Actions>
            <ui::Chip label=words::standing(l, standing) tone=words::standing_tone(standing)/>
            {decide}
            <ui::LinkButton href=page label=l.t("Öffentliche Ansicht", "Public view") kind=ui::ButtonKind::Quiet/>
            {steps}
            {remove}
        </ui::Actions>
    }
    .into_any()
}
