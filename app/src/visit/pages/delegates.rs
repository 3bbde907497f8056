//! Who comes along, and who came.

use domain::{
    locale::Locale,
    visit::{DelegateView, VisitView},
};
use leptos::{prelude::*, server_fn::ServerFn};

use crate::{
    ctx, paths,
    table_export::TableLinks,
    ui,
    visit::api::{AddDelegates, NoteAttendance, RemoveDelegate},
};

#[component]
pub(super) fn Delegates(visit: VisitView, delegates: Vec<DelegateView>) -> impl IntoView {
    let l = ctx::locale();
    let id = visit.id.to_string();
    let is_open = visit.emptied_at.is_none();
    let list = if delegates.is_empty() {
        view! { <p class="muted">{l.t("Noch niemand steht auf der Liste.", "Nobody is on the list yet.")}</p> }.into_any()
    } else {
        let table = paths::visit_attendance(visit.id);
        view! { {attendance(l, &id, &delegates)} {list(l, delegates)} <TableLinks path=table/> }.into_any()
    };
    let add = is_open.then(|| {
        view! {
            <ui::Form action=AddDelegates::PATH>
                <ui::Hidden name="visit" value=id/>
                <ui::TextArea
                    name="lines"
                    label=l.t("Personen hinzufügen", "Add people")
                    hint=l.t(
                        "Je Zeile eine Person: Name; Funktion; Organisation; E-Mail-Adresse. Alles nach dem Namen darf fehlen. Aus einer Tabelle können Sie Spalten einfügen.",
                        "One person to a line: name; function; organisation; e-mail address. All behind the name may be missing. You can paste columns of a spreadsheet.",
                    )
                    rows=4
                    maxlength=20_000
                    required=true
                />
                <ui::Submit label=l.t("Hinzufügen", "Add") kind=ui::ButtonKind::Quiet/>
            </ui::Form>
        }
    });
    view! { <ui::Section title=l.t("Delegierte", "Delegates") id="delegates">{list}{add}</ui::Section> }
}

/// Ticks for those who came.
fn attendance(l: Locale, visit: &str, delegates: &[DelegateView]) -> AnyView {
    let options: Vec<_> = delegates.iter().map(|one| (one.id.to_string(), in_short(one))).collect();
    let current: Vec<_> = delegates.iter().filter(|one| one.came).map(|one| one.id.to_string()).collect();
    let visit = visit.to_owned();
    let were: Vec<_> = current.iter().map(|id| view! { <ui::Hidden name="were[]" value=id.clone()/> }).collect();
    view! {
        <ui::Form action=NoteAttendance::PATH>
            <ui::Hidden name="visit" value=visit/>
            {were}
            <ui::CheckBoxes name="came" legend=l.t("Wer war da?", "Who came?") options current/>
            <ui::Submit label=l.t("Anwesenheit speichern", "Save attendance") kind=ui::ButtonKind::Quiet/>
        </ui::Form>
    }
    .into_any()
}

fn in_short(one: &DelegateView) -> String {
    let parts = [&one.name, &one.function, &one.organisation].into_iter().filter(|part| !part.is_empty());
    parts.map(String::as_str).collect::<Vec<_>>().join(", ")
}

fn list(l: Locale, delegates: Vec<DelegateView>) -> AnyView {
    let columns = vec![
        ui::Column::new(l.t("Name", "Name")),
        ui::Column::new(l.t("Funktion", "Function")),
        ui::Column::new(l.t("Organisation", "Organisation")),
        ui::Column::new(l.t("E-Mail", "E-mail")),
        ui::Column::new(l.t("Entfernen", "Remove")).unnamed(),
    ];
    let rows = delegates.into_iter().map(|one| {
        let id = one.id.to_string();
        let remove = view! {
            <ui::Confirm
                action=RemoveDelegate::PATH
                id=id.clone()
                label=l.t("Entfernen", "Remove")
                question=format!("{} {}", one.name, l.t("von der Liste nehmen?", "off the list?"))
                kind=ui::ButtonKind::Plain
            ><ui::Hidden name="delegate" value=id/></ui::Confirm>
        };
        vec![one.name.into_any(), one.function.into_any(), one.organisation.into_any(), one.email.into_any(), remove.into_any()]
    });
    view! { <ui::Table caption=l.t("Delegierte", "Delegates") columns rows=rows.collect()/> }.into_any()
}
