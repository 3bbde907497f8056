//! What holds for all meetings of an event.

use domain::matchmaking::MatchmakingView;
use leptos::prelude::*;

use crate::{ctx, ui};

#[component]
pub(super) fn SettingsFields(#[prop(optional)] round: Option<MatchmakingView>) -> impl IntoView {
    let l = ctx::locale();
    let value = |of: &dyn Fn(&MatchmakingView) -> String, new: &str| round.as_ref().map_or_else(|| new.to_owned(), of);
    let title_de = value(&|round| round.title.de.clone(), "Gespräche");
    let title_en = value(&|round| round.title.en.clone(), "Meetings");
    let intro_de = value(&|round| round.intro.de.clone(), "");
    let intro_en = value(&|round| round.intro.en.clone(), "");
    let slot = value(&|round| round.slot_minutes.to_string(), "20");
    let walking = value(&|round| round.walking_minutes.to_string(), "5");
    let quota = value(&|round| round.request_quota.to_string(), "10");
    let is_online = round.as_ref().is_some_and(|round| round.is_online);
    let hint = l.t("Markdown: **fett**, [Text](https://…), Listen mit -", "Markdown: **bold**, [text](https://…), lists with -");
    view! {
        <div class="pair">
            <ui::TextField name="title_de" label=l.t("Titel (deutsch)", "Title (German)") value=title_de required=true maxlength=80/>
            <ui::TextField name="title_en" label=l.t("Titel (englisch)", "Title (English)") value=title_en required=true maxlength=80/>
        </div>
        <ui::TextArea name="intro_de" label=l.t("Einleitung (deutsch)", "Introduction (German)") value=intro_de rows=4 maxlength=4000 hint/>
        <ui::TextArea name="intro_en" label=l.t("Einleitung (englisch)", "Introduction (English)") value=intro_en rows=4 maxlength=4000 hint/>
        <div class="pair">
            <ui::TextField
                name="slot_minutes"
                label=l.t("Dauer eines Gesprächs in Minuten", "Minutes of a meeting")
                value=slot
                required=true
                inputmode="numeric"
                maxlength=2
                hint=l.t("10 bis 60, in Schritten von fünf", "10 to 60, in steps of five")
            />
            <ui::TextField
                name="walking_minutes"
                label=l.t("Wegzeit zum Programm in Minuten", "Minutes to walk to the programme")
                value=walking
                required=true
                inputmode="numeric"
                maxlength=2
                hint=l.t("0 bis 30", "0 to 30")
            />
        </div>
        <ui::TextField
            name="request_quota"
            label=l.t("Anfragen je Person zugleich", "Requests of each person at a time")
            value=quota
            required=true
            inputmode="numeric"
            maxlength=3
            hint=l.t("1 bis 200. Abgelehnte und zurückgezogene zählen nicht.", "1 to 200. Those that were declined or withdrawn do not count.")
        />
        <ui::CheckBox
            name="is_online"
            label=l.t("Online: ein Link je Gespräch statt eines Tisches", "Online: a link for each meeting instead of a table")
            checked=is_online
        />
    }
}
