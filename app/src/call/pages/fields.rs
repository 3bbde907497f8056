//! What is typed about a call.

use domain::{
    bridge::BridgeView,
    call::{CallView, EntryLanguages, as_typed},
};
use leptos::prelude::*;

use crate::{ctx, ui, words::call as words};

#[component]
pub(super) fn CallFields(#[prop(optional)] call: Option<CallView>, bridges: Vec<BridgeView>) -> impl IntoView {
    let l = ctx::locale();
    let value = |of: &dyn Fn(&CallView) -> String, new: &str| call.as_ref().map_or_else(|| new.to_owned(), of);
    let takes = EntryLanguages::ALL.map(|takes| (takes.as_str().to_owned(), words::takes(l, takes).to_owned())).to_vec();
    let none = (String::new(), l.t("Zu keiner", "To none").to_owned());
    let bridges: Vec<_> = std::iter::once(none).chain(bridges.into_iter().map(|bridge| (bridge.id.to_string(), bridge.name))).collect();
    let bridge = value(&|call| call.bridge.map(|id| id.to_string()).unwrap_or_default(), "");
    let opens = call.as_ref().map_or_else(|| (String::new(), "00:00".to_owned()), |call| as_typed(call.opens_local, false));
    let closes = call.as_ref().map_or_else(|| (String::new(), "24:00".to_owned()), |call| as_typed(call.closes_local, true));
    let hint = l.t("Markdown: **fett**, [Text](https://…), Listen mit -", "Markdown: **bold**, [text](https://…), lists with -");
    view! {
        <div class="pair">
            <ui::TextField name="title_de" label=l.t("Titel (deutsch)", "Title (German)") value=value(&|call| call.title.de.clone(), "") required=true maxlength=120/>
            <ui::TextField name="title_en" label=l.t("Titel (englisch)", "Title (English)") value=value(&|call| call.title.en.clone(), "") required=true maxlength=120/>
        </div>
        <ui::TextField
            name="slug"
            label=l.t("Web-Adresse", "Web address")
            value=value(&|call| call.slug.clone(), "")
            maxlength=60
            hint=l.t("Der letzte Teil der Web-Adresse. Bleibt das Feld leer, wird er aus dem deutschen Titel gebildet. Nach der Veröffentlichung bleibt er.", "The last part of the web address. Leave it empty to use the German title. After publication it stays.")
        />
        <ui::TextArea
            name="hosts"
            label=l.t("Gastgeber", "Hosts")
            value=value(&|call| call.hosts.join("\n"), "")
            rows=4
            required=true
            hint=l.t("Ein Name je Zeile, in der vereinbarten Reihenfolge", "One name on each line, in the order agreed")
        />
        <ui::TextArea name="text_de" label=l.t("Text (deutsch)", "Text (German)") value=value(&|call| call.text.de.clone(), "") rows=10 maxlength=8000 hint/>
        <ui::TextArea name="text_en" label=l.t("Text (englisch)", "Text (English)") value=value(&|call| call.text.en.clone(), "") rows=10 maxlength=8000 hint/>
        <div class="pair">
            <ui::Select name="takes" label=l.t("Sprache der Einreichungen", "Language of entries") options=takes current=value(&|call| call.takes.as_str().to_owned(), "both")/>
            <ui::Select name="bridge" label=l.t("Gehört zu einer Brücke", "Belongs to a bridge") options=bridges current=bridge/>
        </div>
        <div class="form-part">
            <h2>{l.t("Wann", "When")}</h2>
            <ui::TextField name="zone" label=l.t("Zeitzone", "Time zone") value=value(&|call| call.zone.name().to_owned(), "Europe/Berlin") required=true maxlength=60 hint=l.t("Nach ihrer Uhr gelten Öffnung und Frist.", "Opening and deadline go by its clock.")/>
            <div class="pair">
                <ui::TextField name="opens_on" label=l.t("Öffnet am", "Opens on") kind=ui::InputKind::Date value=opens.0 required=true/>
                <ui::TextField name="opens_time" label=l.t("Uhrzeit der Öffnung", "Time of the opening") value=opens.1 required=true maxlength=5/>
            </div>
            <div class="pair">
                <ui::TextField name="closes_on" label=l.t("Frist am", "Deadline on") kind=ui::InputKind::Date value=closes.0 required=true/>
                <ui::TextField name="closes_time" label=l.t("Uhrzeit der Frist", "Time of the deadline") value=closes.1 required=true maxlength=5 hint=l.t("24:00 ist das Ende dieses Tages.", "24:00 is the end of that day.")/>
            </div>
        </div>
        <div class="pair">
            <ui::TextField name="most_files" label=l.t("Dateien je Einreichung, höchstens", "Files for each entry, at most") value=value(&|call| call.most_files.to_string(), "2") inputmode="numeric" required=true maxlength=2/>
            <ui::TextField name="least_sheets" label=l.t("Bewertungen, die ein Rang braucht", "Scores that a rank needs") value=value(&|call| call.least_sheets.to_string(), "2") inputmode="numeric" required=true maxlength=2/>
        </div>
    }
}
