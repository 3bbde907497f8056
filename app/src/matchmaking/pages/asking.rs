//! People, and asking them for a meeting.

use domain::{
    clock,
    ids::ProfileId,
    matchmaking::{Match, Me},
};
use leptos::{prelude::*, server_fn::ServerFn};

use crate::{ctx, form, matchmaking::own_api::AskForMeeting, ui, words::matchmaking as words};

/// Who is proposed, with the reason.
#[component]
pub(super) fn Proposed(me: Me, proposed: Vec<Match>, token: String) -> impl IntoView {
    let l = ctx::locale();
    if proposed.is_empty() {
        let text = if !me.is_shown {
            l.t("Vorschläge gibt es, sobald andere Ihr Profil sehen dürfen.", "There are proposals once others may see your profile.")
        } else if !me.is_matched {
            l.t(
                "Sie haben Vorschläge abgeschaltet. Im Profil schalten Sie sie wieder ein.",
                "You have switched proposals off. In the profile you switch them on again.",
            )
        } else {
            l.t(
                "Noch passt niemand. Je genauer Ihr Profil sagt, was Sie bieten und suchen, desto eher findet sich jemand.",
                "Nobody fits yet. The more precisely your profile says what you offer and seek, the sooner somebody is found.",
            )
        };
        return view! { <p class="muted">{text}</p> }.into_any();
    }
    let row = move |one: Match| {
        let reasons = words::reasons(l, &one.reasons);
        view! {
            <li>
                <b class="list-name">{words::person(&one.name, &one.organisation)}</b>
                <span class="list-end"><ui::Chip tone=ui::Tone::Mute label=words::kind(l, one.kind)/></span>
                <p class="list-more">{l.t("Weil: ", "Because: ")}{reasons}</p>
                <OffersAndSeeks offers=one.offers seeks=one.seeks/>
                <Ask me=me.clone() other=one.id token=token.clone()/>
            </li>
        }
    };
    view! { <ul class="list">{proposed.into_iter().map(row).collect_view()}</ul> }.into_any()
}

#[component]
pub(super) fn OffersAndSeeks(offers: String, seeks: String) -> impl IntoView {
    let l = ctx::locale();
    view! {
        {(!offers.is_empty()).then(|| view! { <p class="list-more">{l.t("Bietet: ", "Offers: ")}{offers}</p> })}
        {(!seeks.is_empty()).then(|| view! { <p class="list-more">{l.t("Sucht: ", "Seeks: ")}{seeks}</p> })}
    }
}

/// Whether this form of this row came back with errors: its fold is open then.
pub(super) fn failed(action: &str, id: &str) -> bool {
    form::echo().is_some_and(|echo| echo.endpoint == action && echo.value("_form") == Some(id))
}

/// A message, and a time if one is proposed. Nothing while one may not ask.
#[component]
pub(super) fn Ask(me: Me, other: ProfileId, token: String) -> impl IntoView {
    let l = ctx::locale();
    let zone = me.round.of.zone();
    me.may_ask().then(|| {
        let any = (String::new(), l.t("Zeit noch offen", "Time still open").to_owned());
        let times = me.slots.iter().filter(|slot| slot.starts_at > clock::now());
        let times = times.map(|slot| (slot.id.to_string(), words::when(l, zone, slot)));
        let options: Vec<_> = std::iter::once(any).chain(times).collect();
        let is_open = failed(AskForMeeting::PATH, &other.to_string());
        view! {
            <details class="fold" open=is_open>
                <summary>{l.t("Um ein Gespräch bitten", "Ask for a meeting")}</summary>
                <ui::Form action=AskForMeeting::PATH id=other.to_string()>
                    <ui::Hidden name="token" value=token/>
                    <ui::Hidden name="other" value=other.to_string()/>
                    <ui::TextArea name="message" label=l.t("Nachricht", "Message") rows=3 maxlength=1000/>
                    <ui::Select name="slot" label=l.t("Vorgeschlagene Zeit", "Proposed time") options/>
                    <ui::Submit label=l.t("Anfragen", "Ask") kind=ui::ButtonKind::Quiet/>
                </ui::Form>
            </details>
        }
    })
}
