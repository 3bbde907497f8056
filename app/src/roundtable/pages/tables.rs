//! The tables of a roundtable, and who does not sit side by side: each form goes by the roundtable's revision.

use domain::{
    ids::RoundtableId,
    locale::Locale,
    roundtable::{RivalView, TableShape, TableView},
};
use leptos::{prelude::*, server_fn::ServerFn};

use crate::{
    ctx, form,
    roundtable::api::seating::{AddRivals, AddTable, EditTable, RemoveRivals, RemoveTable},
    ui,
    words::roundtable as words,
};

/// The tables in their order, and one more.
#[component]
pub(super) fn Tables(id: RoundtableId, revision: i64, tables: Vec<TableView>) -> impl IntoView {
    let l = ctx::locale();
    let none = tables.is_empty();
    let rows: Vec<_> = tables.into_iter().map(|table| one(l, revision, table)).collect();
    let is_open = none || form::echo().is_some_and(|echo| echo.endpoint == AddTable::PATH);
    view! {
        <ui::Section title=l.t("Tische", "Tables") id="tables">
            {if none {
                view! { <p class="muted">{l.t("Noch kein Tisch: Zusagen landen so lange auf der Warteliste.", "No table yet: until there is one, whoever accepts is put on the waiting list.")}</p> }.into_any()
            } else {
                view! { <ul class="list">{rows}</ul> }.into_any()
            }}
            <details class="fold" open=is_open>
                <summary>{l.t("Tisch hinzufügen", "Add a table")}</summary>
                <ui::Form action=AddTable::PATH>
                    <ui::Hidden name="roundtable" value=id.to_string()/>
                    <ui::Hidden name="revision" value=revision.to_string()/>
                    <TableFields/>
                    <ui::Submit label=l.t("Tisch hinzufügen", "Add table")/>
                </ui::Form>
            </details>
        </ui::Section>
    }
}

fn one(l: Locale, revision: i64, table: TableView) -> impl IntoView {
    let id = table.id.to_string();
    let failed = form::echo().is_some_and(|echo| echo.endpoint == EditTable::PATH && echo.value("_form") == Some(id.as_str()));
    let about = match l {
        Locale::De => format!("{} Plätze, {}", table.seats, words::shape(l, table.shape)),
        Locale::En => format!("{} seats, {}", table.seats, words::shape(l, table.shape)),
    };
    let question = match l {
        Locale::De => format!("{} entfernen?", table.name),
        Locale::En => format!("Remove {}?", table.name),
    };
    let (edited, removed) = (id.clone(), id.clone());
    let name = table.name.clone();
    view! {
        <li>
            <b class="list-name">{name.clone()}</b>
            <p class="list-more">{about}</p>
            <div class="list-more">
                <details class="fold" open=failed>
                    <summary>{l.t("Ändern", "Change")}<span class="visually-hidden">": "{name}</span></summary>
                    <ui::Form action=EditTable::PATH id=id.clone()>
                        <ui::Hidden name="table" value=edited/>
                        <ui::Hidden name="revision" value=revision.to_string()/>
                        <TableFields table/>
                        <ui::Submit label=l.t("Speichern", "Save")/>
                    </ui::Form>
                    <ui::Confirm
                        id=id.clone()
                        action=RemoveTable::PATH
                        label=l.t("Tisch entfernen", "Remove table")
                        question
                        detail=l.t("Wer dort sitzt, hat danach keinen Platz am Tisch; die Zusage bleibt.", "Whoever sits there has no chair afterwards; their acceptance stays.")
                    >
                        <ui::Hidden name="table" value=removed/>
                        <ui::Hidden name="revision" value=revision.to_string()/>
                    </ui::Confirm>
                </details>
            </div>
        </li>
    }
}

#[component]
fn TableFields(#[prop(optional)] table: Option<TableView>) -> impl IntoView {
    let l = ctx::locale();
    let shapes = TableShape::ALL.map(|shape| (shape.to_string(), words::shape(l, shape).to_owned())).to_vec();
    let shape = table.as_ref().map_or(TableShape::Round, |table| table.shape);
    let seats = table.as_ref().map_or_else(|| "8".to_owned(), |table| table.seats.to_string());
    let name = table.map(|table| table.name).unwrap_or_default();
    view! {
        <ui::TextField name="table_name" label=l.t("Name des Tisches", "Name of the table") value=name required=true maxlength=60/>
        <div class="pair">
            <ui::TextField name="seats" label=l.t("Plätze", "Seats") value=seats inputmode="numeric" maxlength=2 required=true/>
            <ui::Select name="shape" label=l.t("Form", "Shape") options=shapes current=shape.as_str()/>
        </div>
    }
}

/// Who does not sit side by side, and one more pair.
#[component]
pub(super) fn Rivals(id: RoundtableId, revision: i64, rivals: Vec<RivalView>, organisations: Vec<String>) -> impl IntoView {
    let l = ctx::locale();
    let none = rivals.is_empty();
    let rows: Vec<_> = rivals.into_iter().map(|pair| rival(l, revision, pair)).collect();
    let failed = form::echo().is_some_and(|echo| echo.endpoint == AddRivals::PATH);
    let options: Vec<_> = organisations.into_iter().map(|name| view! { <option value=name></option> }).collect();
    view! {
        <ui::Section title=l.t("Nicht nebeneinander", "Not side by side") id="rivals">
            {(!none).then(|| view! { <ul class="list">{rows}</ul> })}
            <datalist id=ORGANISATIONS>{options}</datalist>
            <details class="fold" open=failed>
                <summary>{l.t("Zwei Organisationen trennen", "Keep two organisations apart")}</summary>
                <ui::Form action=AddRivals::PATH>
                    <ui::Hidden name="roundtable" value=id.to_string()/>
                    <ui::Hidden name="revision" value=revision.to_string()/>
                    <div class="pair">
                        <ui::TextField name="one" label=l.t("Die eine", "The one") required=true maxlength=120 list=ORGANISATIONS/>
                        <ui::TextField name="other" label=l.t("Die andere", "The other") required=true maxlength=120 list=ORGANISATIONS/>
                    </div>
                    <ui::Submit label=l.t("Trennen", "Keep apart") kind=ui::ButtonKind::Quiet/>
                </ui::Form>
            </details>
        </ui::Section>
    }
}

const ORGANISATIONS: &str = "known-organisations";

fn rival(l: Locale, revision: i64, pair: RivalView) -> impl IntoView {
    let id = pair.id.to_string();
    view! {
        <li>
            <b class="list-name">{pair.one}" – "{pair.other}</b>
            <div class="list-more">
                <ui::Form action=RemoveRivals::PATH id=id.clone() class="is-inline">
                    <ui::Hidden name="rivals" value=id/>
                    <ui::Hidden name="revision" value=revision.to_string()/>
                    <ui::Submit label=l.t("Nicht mehr trennen", "No longer keep apart") kind=ui::ButtonKind::Plain/>
                </ui::Form>
            </div>
        </li>
    }
}
