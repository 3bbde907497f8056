//! Inviting: wave by wave, those who have not answered, and whoever moves up.

use std::collections::BTreeMap;

use domain::{
    ids::RoundtableGuestId,
    locale::Locale,
    roundtable::{GuestState, GuestView, Proposal, RoundtableView},
};
use leptos::{prelude::*, server_fn::ServerFn};

use crate::{
    ctx, format,
    roundtable::api::{InviteGuest, InviteNamed, RemindGuests, SendWave},
    ui,
};

/// What can be sent now: each wave that is planned, with how many letters that would be, and a reminder.
#[component]
pub(super) fn Waves(roundtable: RoundtableView, guests: Vec<GuestView>) -> impl IntoView {
    let l = ctx::locale();
    if roundtable.is_cancelled {
        return ().into_any();
    }
    if !roundtable.takes_answers() {
        return view! {
            <ui::Section title=l.t("Einladen", "Invite") id="waves">
                <p class="muted">{l.t("Die Frist für Antworten ist vorbei. Mit einer neuen Frist können Sie wieder einladen.", "The time for answers is over. With a new deadline you can invite again.")}</p>
            </ui::Section>
        }
        .into_any();
    }
    let mut planned: BTreeMap<i32, Vec<&GuestView>> = BTreeMap::new();
    for guest in guests.iter().filter(|guest| guest.state == GuestState::Planned) {
        planned.entry(guest.wave).or_default().push(guest);
    }
    let silent = guests.iter().filter(|guest| guest.state == GuestState::Invited).count();
    let waves: Vec<_> = planned.iter().map(|(wave, people)| one_wave(l, &roundtable, *wave, people)).collect();
    let nothing = waves.is_empty() && silent == 0;
    let id = roundtable.id.to_string();
    let remind = (silent > 0).then(|| reminder(l, id, silent));
    view! {
        <ui::Section title=l.t("Einladen", "Invite") id="waves">
            {nothing.then(|| view! { <p class="muted">{l.t("Niemand ist eingeplant, und niemand schuldet eine Antwort.", "Nobody is planned, and nobody owes an answer.")}</p> })}
            <ul class="list">{waves}{remind}</ul>
        </ui::Section>
    }
    .into_any()
}

fn one_wave(l: Locale, round: &RoundtableView, wave: i32, people: &[&GuestView]) -> impl IntoView + use<> {
    let german = people.iter().filter(|guest| guest.locale == Locale::De).count();
    let (all, english) = (people.len(), people.len() - german);
    let until = format::deadline(l, round.zone, round.answer_by);
    let (name, numbers, question, detail) = match l {
        Locale::De => (
            format!("Welle {wave}"),
            format!("{all} eingeplant, davon {german} auf Deutsch und {english} auf Englisch"),
            format!("Welle {wave} einladen?"),
            format!(
                "{all} E-Mails, {german} auf Deutsch und {english} auf Englisch, je mit einem eigenen Link. Antworten sind bis {until} möglich. Plätze: {}, davon zugesagt: {}.",
                round.seats_total, round.seats_taken
            ),
        ),
        Locale::En => (
            format!("Wave {wave}"),
            format!("{all} planned, {german} in German and {english} in English"),
            format!("Invite wave {wave}?"),
            format!(
                "{all} e-mails, {german} in German and {english} in English, each with a link of its own. Answers are possible until {until}. Seats: {}, accepted: {}.",
                round.seats_total, round.seats_taken
            ),
        ),
    };
    let id = round.id.to_string();
    view! {
        <li>
            <b class="list-name">{name}</b>
            <p class="list-more">{numbers}</p>
            <div class="list-more">
                <ui::Confirm
                    id=wave.to_string()
                    action=SendWave::PATH
                    label=l.t("Welle einladen", "Invite this wave")
                    question
                    detail
                    kind=ui::ButtonKind::Primary
                    does=ui::ButtonKind::Primary
                >
                    <ui::Hidden name="roundtable" value=id/>
                    <ui::Hidden name="wave" value=wave.to_string()/>
                </ui::Confirm>
            </div>
        </li>
    }
}

fn reminder(l: Locale, id: String, silent: usize) -> impl IntoView {
    let (name, question) = match l {
        Locale::De => (format!("{silent} ohne Antwort"), format!("{silent} Personen erinnern?")),
        Locale::En => (format!("{silent} without an answer"), format!("Remind {silent} people?")),
    };
    view! {
        <li>
            <b class="list-name">{name}</b>
            <div class="list-more">
                <ui::Confirm
                    action=RemindGuests::PATH
                    label=l.t("Erinnern", "Remind")
                    question
                    detail=l.t("Die Erinnerung bringt einen neuen Link; der in der ersten E-Mail gilt dann nicht mehr. Wer eben erst erinnert wurde, bekommt keine.", "The reminder brings a new link; the one in the first e-mail stops working. Whoever was reminded just now gets none.")
                    does=ui::ButtonKind::Primary
                >
                    <ui::Hidden name="roundtable" value=id/>
                </ui::Confirm>
            </div>
        </li>
    }
}

/// Who could be invited instead of whoever does not come.
#[component]
pub(super) fn MovingUp(guests: Vec<GuestView>, proposals: Vec<Proposal>) -> impl IntoView {
    let l = ctx::locale();
    let is_replaced = |id: RoundtableGuestId| guests.iter().any(|guest| guest.replaces == Some(id));
    let named = guests.iter().filter(|guest| guest.state.leaves_a_gap() && !guest.substitute_email.is_empty() && !is_replaced(guest.id));
    let named: Vec<_> = named.map(|guest| names(l, guest)).collect();
    let rows: Vec<_> = proposals.into_iter().map(|proposal| proposed(l, proposal)).collect();
    (!rows.is_empty() || !named.is_empty()).then(|| {
        view! { <ui::Section title=l.t("Nachrücken", "Moving up") id="moving-up"><ul class="list">{named}{rows}</ul></ui::Section> }
    })
}

fn names(l: Locale, guest: &GuestView) -> impl IntoView + use<> {
    let id = guest.id.to_string();
    let says = match l {
        Locale::De => format!("{} kommt nicht und nennt {}", guest.name, guest.substitute_name),
        Locale::En => format!("{} does not come and names {}", guest.name, guest.substitute_name),
    };
    view! {
        <li>
            <b class="list-name">{says}</b>
            <p class="list-more">{guest.organisation.clone()}</p>
            <div class="list-more">
                <ui::Form action=InviteNamed::PATH id=id.clone() class="is-inline">
                    <ui::Hidden name="guest" value=id/>
                    <ui::Submit label=l.t("Ersatz einladen", "Invite the substitute") kind=ui::ButtonKind::Quiet/>
                </ui::Form>
            </div>
        </li>
    }
}

fn proposed(l: Locale, proposal: Proposal) -> impl IntoView {
    let Proposal { gone, next } = proposal;
    let says = match l {
        Locale::De => format!("Für {}: {}", gone.name, next.name),
        Locale::En => format!("For {}: {}", gone.name, next.name),
    };
    let sector = if next.sector.is_empty() { next.organisation.clone() } else { format!("{} · {}", next.organisation, next.sector) };
    let (guest, replaces) = (next.id.to_string(), gone.id.to_string());
    view! {
        <li>
            <b class="list-name">{says}</b>
            <p class="list-more">{sector}</p>
            <div class="list-more">
                <ui::Form action=InviteGuest::PATH id=replaces.clone() class="is-inline">
                    <ui::Hidden name="guest" value=guest/>
                    <ui::Hidden name="replaces" value=replaces/>
                    <ui::Submit label=l.t("Jetzt einladen", "Invite now") kind=ui::ButtonKind::Quiet/>
                </ui::Form>
            </div>
        </li>
    }
}
