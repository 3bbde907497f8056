//! The jury of a call, for organisers: who is in it, who has something to do with whom.

use domain::{
    call::{self, CallState, CallView, ConflictView, JurorView, RankedEntry},
    locale::Locale,
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

use super::{organise::nav, parts::failed};
use crate::{
    call::{ClearConflict, DeclareConflict, InviteJuror, RemoveJuror},
    ctx,
    error::ApiError,
    load::load_page,
    ui,
};

/// Who judges.
#[component]
pub fn CallJury() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, slug) = (ctx::db(), ctx::actor(), ctx::param("call"));
    load_page(async move {
        actor.require_organiser()?;
        let call = call::by_slug(&db, &actor, &slug).await?;
        let jurors = call::jurors(&db, &actor, call.id).await?;
        let conflicts = call::conflicts(&db, &actor, call.id).await?;
        let entries = call::ranking(&db, &actor, &call).await?.entries;
        let title = call.title.in_(l).to_owned();
        let is_over = call.state == CallState::Decided;
        let invite = (!is_over).then(|| invite(l, &call));
        let declare = (!is_over && !jurors.is_empty() && !entries.is_empty()).then(|| declare(l, &jurors, &entries));
        let jury = members(l, jurors, &entries, is_over);
        Ok::<_, ApiError>(view! {
            <Title text=title.clone()/>
            {nav(l, &call)}
            <ui::PageHead kicker=title title=l.t("Jury", "Jury") lede=l.t("Jurymitglieder sehen nach der Frist, was eingereicht ist, und vor der Sitzung nur die eigene Bewertung.", "Jurors see after the deadline what was handed in, and before the meeting only their own score.")/>
            <ui::Section title=l.t("Mitglieder", "Members") id="members">{jury}{invite}</ui::Section>
            <ui::Section title=l.t("Befangenheit", "Conflicts of interest") id="conflicts">{noted(l, conflicts, is_over)}{declare}</ui::Section>
        })
    })
}

fn members(l: Locale, jurors: Vec<JurorView>, entries: &[RankedEntry], is_over: bool) -> AnyView {
    if jurors.is_empty() {
        let text = l.t("Laden Sie die ersten per E-Mail ein.", "Invite the first ones by e-mail.");
        return view! { <ui::EmptyState title=l.t("Noch niemand", "Nobody yet") text/> }.into_any();
    }
    let rows: Vec<_> = jurors.into_iter().map(|juror| member(l, juror, entries, is_over)).collect();
    view! { <ul class="list">{rows}</ul> }.into_any()
}

fn member(l: Locale, juror: JurorView, entries: &[RankedEntry], is_over: bool) -> AnyView {
    let missing = entries.iter().filter(|ranked| ranked.missing.iter().any(|missing| missing.id == juror.id)).count();
    let owed = match (missing, l) {
        (0, _) => l.t("alles abgegeben", "all handed in").to_owned(),
        (missing, Locale::De) => format!("{missing} Bewertungen fehlen"),
        (missing, Locale::En) => format!("{missing} scores are missing"),
    };
    let (id, name) = (juror.id.to_string(), juror.name);
    let remove = (!is_over).then(|| {
        view! {
            <ui::Confirm
                id=id.clone()
                action=RemoveJuror::PATH
                label=l.t("Aus der Jury nehmen", "Take out of the jury")
                question=format!("{name}: {}", l.t("aus der Jury nehmen?", "take out of the jury?"))
                detail=l.t("Ihre Bewertungen werden gelöscht.", "Their scores are deleted.")
                kind=ui::ButtonKind::Plain
            ><ui::Hidden name="juror" value=id/></ui::Confirm>
        }
    });
    view! {
        <li>
            <b class="list-name">{name.clone()}</b>
            <span class="list-end small muted">{owed}</span>
            <p class="list-more">{juror.email}</p>
            <div class="list-more">{remove}</div>
        </li>
    }
    .into_any()
}

fn invite(l: Locale, call: &CallView) -> AnyView {
    let id = call.id.to_string();
    view! {
        <h3>{l.t("Jemanden einladen", "Invite somebody")}</h3>
        <ui::Form action=InviteJuror::PATH>
            <ui::Hidden name="call" value=id/>
            <div class="pair">
                <ui::TextField name="juror_name" label=l.t("Name", "Name") required=true maxlength=80/>
                <ui::TextField name="juror_email" label=l.t("E-Mail-Adresse", "E-mail address") kind=ui::InputKind::Email required=true maxlength=254/>
            </div>
            <ui::Submit label=l.t("In die Jury einladen", "Invite to the jury")/>
        </ui::Form>
    }
    .into_any()
}

fn noted(l: Locale, conflicts: Vec<ConflictView>, is_over: bool) -> AnyView {
    if conflicts.is_empty() {
        return view! { <p class="muted">{l.t("Keine vermerkt.", "None noted.")}</p> }.into_any();
    }
    let rows: Vec<_> = conflicts.into_iter().map(|conflict| conflict_row(l, conflict, is_over)).collect();
    view! { <ul class="list">{rows}</ul> }.into_any()
}

fn conflict_row(l: Locale, conflict: ConflictView, is_over: bool) -> AnyView {
    let by = if conflict.by_juror {
        l.t("selbst vermerkt", "noted by themselves")
    } else {
        l.t("von der Organisation vermerkt", "noted by the organisers")
    };
    let (entry, juror) = (conflict.entry.to_string(), conflict.juror.to_string());
    let clear = (!is_over).then(|| {
        view! {
            <ui::Form action=ClearConflict::PATH id=format!("{entry}-{juror}") class="is-inline">
                <ui::Hidden name="entry" value=entry/>
                <ui::Hidden name="juror" value=juror/>
                <ui::Submit label=l.t("Aufheben", "Clear") kind=ui::ButtonKind::Plain/>
            </ui::Form>
        }
    });
    view! {
        <li>
            <b class="list-name">{format!("{} – {}", conflict.organisation, conflict.name)}</b>
            <span class="list-end small muted">{by}</span>
            <p class="list-more">{conflict.reason}</p>
            <div class="list-more">{clear}</div>
        </li>
    }
    .into_any()
}

fn declare(l: Locale, jurors: &[JurorView], entries: &[RankedEntry]) -> AnyView {
    let is_open = failed(DeclareConflict::PATH, "");
    let people: Vec<_> = jurors.iter().map(|juror| (juror.id.to_string(), juror.name.clone())).collect();
    let entries: Vec<_> = entries.iter().map(|ranked| (ranked.entry.id.to_string(), ranked.entry.organisation.clone())).collect();
    view! {
        <details class="fold" open=is_open>
            <summary>{l.t("Befangenheit vermerken", "Note a conflict of interest")}</summary>
            <ui::Form action=DeclareConflict::PATH>
                <div class="pair">
                    <ui::Select name="juror" label=l.t("Jurymitglied", "Juror") options=people/>
                    <ui::Select name="entry" label=l.t("Einreichung", "Entry") options=entries/>
                </div>
                <ui::TextField name="reason" label=l.t("Warum", "Why") maxlength=500 hint=l.t("Zum Beispiel: Anteile an der Firma", "For example: shares in the company")/>
                <ui::Submit label=l.t("Vermerken", "Note it")/>
            </ui::Form>
        </details>
    }
    .into_any()
}
