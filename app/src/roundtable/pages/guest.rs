//! Somebody on the list of a roundtable: what is known of them, what they answered, and what an organiser can do.

use domain::{
    ids::RoundtableGuestId,
    locale::Locale,
    roundtable::{self, GuestState, GuestView, RoundtableView, TableView, personal_data::KEPT_MONTHS},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

use super::guest_fields::{GuestFields, Sectors};
use crate::{
    ctx,
    error::ApiError,
    format,
    load::load_page,
    paths,
    roundtable::api::{CallOffGuest, EditGuest, EraseGuest},
    ui,
    words::roundtable as words,
};

/// The page.
#[component]
pub fn RoundtableGuestPage() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, id, guest) = (ctx::db(), ctx::actor(), ctx::param("roundtable"), ctx::param("guest"));
    load_page(async move {
        let round = roundtable::roundtable(&db, &actor, id.parse().map_err(|_| ApiError::NotFound)?).await?;
        let guest: RoundtableGuestId = guest.parse().map_err(|_| ApiError::NotFound)?;
        let people = roundtable::guests(&db, &actor, round.id).await?;
        let guest = people.into_iter().find(|one| one.id == guest).ok_or(ApiError::NotFound)?;
        let tables = roundtable::tables(&db, &actor, round.id).await?;
        let sectors = roundtable::sectors(&db, &actor).await?;
        let facts = facts(l, &round, &tables, &guest);
        let (id, revision, name) = (guest.id, guest.revision, guest.name.clone());
        let may_call_off = !round.is_cancelled && !matches!(guest.state, GuestState::Planned | GuestState::Cancelled);
        let up = vec![
            (paths::organise_roundtables(l), l.t("Roundtables", "Roundtables").to_owned()),
            (paths::organise_roundtable(l, round.id), round.name.clone()),
        ];
        Ok(view! {
            <Title text=name.clone()/>
            <ui::Breadcrumbs up here=name.clone()/>
            <ui::PageHead kicker=round.name title=name.clone()><ui::Facts items=facts/></ui::PageHead>
            {may_call_off.then(|| view! { <CallOff id/> })}
            <ui::Section title=l.t("Angaben", "Details") id="details">
                <Sectors sectors/>
                <ui::Unsaved about=format!("roundtable_guest:{id}") revision form=EditGuest::PATH>
                    <ui::Form action=EditGuest::PATH>
                        <ui::Hidden name="guest" value=id.to_string()/>
                        <ui::Hidden name="revision" value=revision.to_string()/>
                        <GuestFields guest/>
                        <ui::Submit label=l.t("Speichern", "Save")/>
                    </ui::Form>
                </ui::Unsaved>
            </ui::Section>
            <ui::Section title=l.t("Gespeicherte Angaben", "Data that is kept") id="data"><Kept id/></ui::Section>
        })
    })
}

fn facts(l: Locale, round: &RoundtableView, tables: &[TableView], guest: &GuestView) -> Vec<(String, AnyView)> {
    let at = |at| format::date_time(l, round.zone, at);
    let seat = guest.seat.and_then(|(of, chair)| Some((tables.iter().find(|table| table.id == of)?.name.clone(), chair + 1)));
    let mut items = vec![
        ui::fact(l.t("Status", "Status"), view! { <ui::Chip label=words::state(l, guest.state) tone=words::tone(guest.state)/> }),
        ui::fact(l.t("Organisation", "Organisation"), guest.organisation.clone()),
        ui::fact(l.t("Welle", "Wave"), guest.wave.to_string()),
    ];
    let moments = [
        (l.t("Eingeladen", "Invited"), guest.invited_at),
        (l.t("Erinnert", "Reminded"), guest.reminded_at),
        (l.t("Geantwortet", "Answered"), guest.answered_at),
    ];
    items.extend(moments.into_iter().filter_map(|(label, moment)| Some(ui::fact(label, at(moment?)))));
    if let Some((table, chair)) = seat {
        items.push(ui::fact(l.t("Sitzplatz", "Seat"), format!("{table}, {} {chair}", l.t("Platz", "chair"))));
    }
    if !guest.needs.is_empty() {
        items.push(ui::fact(l.t("Braucht", "Needs"), guest.needs.clone()));
    }
    if !guest.substitute_name.is_empty() {
        items.push(ui::fact(l.t("Nennt als Ersatz", "Names as substitute"), guest.substitute_name.clone()));
    }
    items
}

/// Takes the invitation back.
#[component]
fn CallOff(id: RoundtableGuestId) -> impl IntoView {
    let l = ctx::locale();
    view! {
        <ui::Actions>
            <ui::Confirm
                action=CallOffGuest::PATH
                label=l.t("Einladung zurücknehmen", "Take the invitation back")
                question=l.t("Diese Einladung zurücknehmen?", "Take this invitation back?")
                detail=l.t(
                    "Der Link in der Einladung gilt dann nicht mehr, ein Platz wird frei, und die Person erfährt es per E-Mail, wenn sie noch damit rechnet.",
                    "The link in the invitation stops working, a seat becomes free, and the person is told by e-mail if they still count on it.",
                )
            >
                <ui::Hidden name="guest" value=id.to_string()/>
            </ui::Confirm>
        </ui::Actions>
    }
}

/// What somebody can demand: a copy, and that it goes.
#[component]
fn Kept(id: RoundtableGuestId) -> impl IntoView {
    let l = ctx::locale();
    let kept = match l {
        Locale::De => format!("{KEPT_MONTHS} Monate nach dem Roundtable werden diese Angaben von selbst gelöscht."),
        Locale::En => format!("{KEPT_MONTHS} months after the roundtable this data is erased by itself."),
    };
    view! {
        <p>{kept}</p>
        <ui::Actions>
            <ui::LinkButton href=paths::roundtable_guest_export(id) label=l.t("Als JSON herunterladen", "Download as JSON") kind=ui::ButtonKind::Quiet/>
            <ui::Confirm
                id="erase"
                action=EraseGuest::PATH
                label=l.t("Person löschen", "Erase person")
                question=l.t("Diese Person mit allen Angaben löschen?", "Erase this person with all data?")
                detail=l.t("Auch, was in E-Mails an sie stand. Das lässt sich nicht rückgängig machen.", "Also what stood in e-mails to them. This cannot be undone.")
            >
                <ui::Hidden name="guest" value=id.to_string()/>
            </ui::Confirm>
        </ui::Actions>
    }
}
