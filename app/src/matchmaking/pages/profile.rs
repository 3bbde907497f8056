//! One's own profile, and who sees it.

use domain::{
    application::{TagKind, tags},
    matchmaking::Me,
};
use leptos::{prelude::*, server_fn::ServerFn};

use crate::{
    ctx,
    matchmaking::own_api::{SaveProfile, SetProfileConsent},
    ui,
    words::matchmaking as words,
};

/// Whether others see the profile, and the way back.
#[component]
pub(super) fn Consent(me: Me, token: String) -> impl IntoView {
    let l = ctx::locale();
    let (text, label, given, kind) = if me.is_shown {
        (
            l.t(
                "Alle, die teilnehmen, sehen Ihr Profil: Name, Organisation, Funktion, was Sie bieten und suchen. Ihre E-Mail-Adresse sieht niemand. Sie können das jederzeit widerrufen: Offene Anfragen enden dann, vereinbarte Gespräche bleiben.",
                "Everybody who takes part sees your profile: name, organisation, job title, what you offer and seek. Nobody sees your e-mail address. You can withdraw this at any time: open requests then end, agreed meetings stay.",
            ),
            l.t("Einwilligung widerrufen", "Withdraw the consent"),
            "",
            ui::ButtonKind::Quiet,
        )
    } else {
        (
            l.t(
                "Niemand sieht Ihr Profil. Stimmen Sie zu, dann sehen alle, die teilnehmen: Name, Organisation, Funktion, was Sie bieten und suchen. Erst dann können Sie andere sehen und anfragen.",
                "Nobody sees your profile. Once you agree, everybody who takes part sees: name, organisation, job title, what you offer and seek. Only then can you see and ask others.",
            ),
            l.t("Zustimmen: Profil zeigen", "Agree: show the profile"),
            "on",
            ui::ButtonKind::Primary,
        )
    };
    view! {
        <ui::Section title=l.t("Wer mein Profil sieht", "Who sees my profile") id="consent">
            <p>{text}</p>
            <ui::Form action=SetProfileConsent::PATH>
                <ui::Hidden name="token" value=token/>
                <ui::Hidden name="given" value=given/>
                <ui::Submit label kind/>
            </ui::Form>
        </ui::Section>
    }
}

/// What one offers and seeks, and which times one has.
#[component]
pub(super) fn Profile(me: Me, token: String) -> impl IntoView {
    let l = ctx::locale();
    let topics = move || tags(TagKind::Topic).iter().map(|tag| (tag.value.to_owned(), tag.name(l).to_owned())).collect::<Vec<_>>();
    let zone = me.round.of.zone();
    let slots: Vec<_> = (me.slots.iter()).map(|slot| (slot.id.to_string(), words::when(l, zone, slot))).collect();
    let times: Vec<_> = me.times.iter().map(ToString::to_string).collect();
    let has_slots = !slots.is_empty();
    view! {
        <ui::Section title=l.t("Mein Profil", "My profile") id="profile">
            <ui::Form action=SaveProfile::PATH>
                <ui::Hidden name="token" value=token/>
                <ui::Hidden name="revision" value=me.revision.to_string()/>
                <ui::TextField name="organisation" label=l.t("Organisation", "Organisation") value=me.organisation maxlength=120/>
                <ui::TextField name="job_title" label=l.t("Funktion", "Job title") value=me.job_title maxlength=80/>
                <ui::CheckBoxes name="offer_topics" legend=l.t("Themen, zu denen ich etwas biete", "Topics that I offer something for") options=topics() current=me.offer_topics/>
                <ui::TextArea name="offers" label=l.t("Was ich biete", "What I offer") value=me.offers rows=3 maxlength=600/>
                <ui::CheckBoxes name="seek_topics" legend=l.t("Themen, zu denen ich etwas suche", "Topics that I seek something for") options=topics() current=me.seek_topics/>
                <ui::TextArea name="seeks" label=l.t("Was ich suche", "What I seek") value=me.seeks rows=3 maxlength=600/>
                <ui::TextArea name="about" label=l.t("Über mich", "About me") value=me.about rows=3 maxlength=1000/>
                {has_slots.then(|| view! {
                    <ui::CheckBoxes
                        name="times"
                        legend=l.t("Zeiten, die ich habe", "Times that I have")
                        options=slots
                        current=times
                        hint=l.t("Wählen Sie keine, haben Sie alle.", "If you choose none, you have all of them.")
                    />
                })}
                <ui::CheckBox
                    name="matched"
                    label=l.t("Ich möchte Vorschläge, und darf vorgeschlagen werden", "I want proposals, and may be proposed")
                    checked=me.is_matched
                />
                <ui::Submit label=l.t("Speichern", "Save")/>
            </ui::Form>
        </ui::Section>
    }
}
