//! Taking over a table: sending it, looking at what it would do, doing it.

use domain::{
    field::FieldErrors,
    ids::PropertyImportId,
    locale::Locale,
    property::{self, ImportPreview, ImportedRow, MOST_ROWS, Met, PriceUnit, PropertyField, PropertyKind, PropertyState, PropertyUse},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

use crate::{
    ctx,
    error::ApiError,
    load::load_page,
    paths,
    property::{ApplyPropertyImport, import_upload},
    ui,
    words::property as words,
};

/// So many rows of each kind are shown; the others are counted.
const MOST_SHOWN: usize = 200;

/// The form that sends a table.
#[component]
pub fn ImportProperties() -> impl IntoView {
    let l = ctx::locale();
    let actor = ctx::actor();
    load_page(async move {
        actor.require_organiser()?;
        let title = l.t("Tabelle übernehmen", "Import a table");
        let lists = [PropertyField::Uses, PropertyField::State, PropertyField::Kind, PropertyField::PriceUnit];
        let lists = Vec::from(lists.map(|field| ui::fact(words::field(field).in_(l), choices(l, field).unwrap_or_default())));
        let hint = match l {
            Locale::De => format!("Excel (.xlsx) oder GeoJSON, höchstens {MOST_ROWS} Zeilen und 5 MB."),
            Locale::En => format!("Excel (.xlsx) or GeoJSON, {MOST_ROWS} rows and 5 MB at most."),
        };
        Ok::<_, ApiError>(view! {
            <Title text=title/>
            <ui::Breadcrumbs up=up(l) here=title/>
            <ui::PageHead
                title
                lede=l.t("Zuerst sehen Sie, was neu ist, was sich ändert und was nicht geht. Geschrieben wird erst danach.", "First you see what is new, what changes and what cannot be taken. Only then anything is written.")
            />
            <div class="prose">
                <p>{l.t(
                    "Am einfachsten laden Sie die Liste als Excel herunter, ändern sie und schicken sie hier zurück. An der eigenen Nummer erkennen wir jedes Objekt wieder; Spalten, die fehlen, bleiben, wie sie sind.",
                    "It is easiest to download the list as Excel, to change it and to send it back here. We know each property by its own reference; columns that are missing stay as they are.",
                )}</p>
                <p>{l.t(
                    "Diese Wörter verstehen wir, auf Deutsch und auf Englisch; mehrere Nutzungen stehen zwischen Kommas:",
                    "These words we understand, in English and in German; several uses stand between commas:",
                )}</p>
            </div>
            <ui::Facts items=lists/>
            <ui::Form action=import_upload::PATH encoding=ui::Encoding::Multipart>
                <ui::FileField name="file" label=l.t("Datei", "File") accept=".xlsx,.geojson,.json" hint required=true/>
                <ui::Submit label=l.t("Ansehen, was sich ändert", "See what changes")/>
            </ui::Form>
        })
    })
}

/// What taking a table over would do.
#[component]
pub fn ImportedProperties() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, id) = (ctx::db(), ctx::actor(), ctx::param("import"));
    load_page(async move {
        let id: PropertyImportId = id.parse().map_err(|_| ApiError::NotFound)?;
        let ImportPreview { rows, unknown, is_applied } = property::preview(&db, &actor, id).await?;
        let title = l.t("Tabelle prüfen", "Check the table");
        let count = |fits: fn(&Met) -> bool| rows.iter().filter(|row| fits(&row.met)).count();
        let (new, changed) = (count(|met| *met == Met::New), count(|met| matches!(met, Met::Changed(_))));
        let (same, refused) = (count(|met| *met == Met::Same), count(|met| matches!(met, Met::Refused(_))));
        let facts = [
            (l.t("Neu", "New"), new),
            (l.t("Geändert", "Changed"), changed),
            (l.t("Unverändert", "Unchanged"), same),
            (l.t("Abgelehnt", "Refused"), refused),
        ];
        let facts = Vec::from(facts.map(|(term, number)| ui::fact(term, number.to_string())));
        let apply = if is_applied {
            view! { <p class="muted">{l.t("Diese Tabelle ist übernommen.", "This table is taken over.")}</p> }.into_any()
        } else if new + changed == 0 {
            view! { <p class="muted">{l.t("Es gibt nichts zu übernehmen.", "There is nothing to take over.")}</p> }.into_any()
        } else {
            view! { <Apply id refused/> }.into_any()
        };
        // What is wrong first.
        let mut shown: Vec<ImportedRow> = rows.into_iter().filter(|row| row.met != Met::Same).collect();
        shown.sort_by_key(|row| !matches!(row.met, Met::Refused(_)));
        let left_out = shown.len().saturating_sub(MOST_SHOWN);
        shown.truncate(MOST_SHOWN);
        Ok::<_, ApiError>(view! {
            <Title text=title/>
            <ui::Breadcrumbs up=up(l) here=title/>
            <ui::PageHead title><ui::Facts items=facts/>{apply}</ui::PageHead>
            {not_taken(l, &unknown)}
            <Rows rows=shown/>
            {(left_out > 0).then(|| view! { <p class="muted">{format!("{left_out} {}", l.t("weitere Zeilen", "more rows"))}</p> })}
        })
    })
}

fn up(l: Locale) -> Vec<(String, String)> {
    vec![
        (paths::organise_properties(l), l.t("Flächen und Projekte", "Sites and projects").to_owned()),
        (paths::import_properties(l), l.t("Tabelle übernehmen", "Import a table").to_owned()),
    ]
}

/// Columns that mean nothing here: mistyped, or somebody's own.
fn not_taken(l: Locale, unknown: &[String]) -> Option<AnyView> {
    (!unknown.is_empty()).then(|| {
        let title = l.t("Diese Spalten kennen wir nicht", "We do not know these columns");
        let then = l.t("Sie werden nicht übernommen.", "They are not taken over.");
        let text = format!("{}. {then}", unknown.join(", "));
        view! { <ui::Notice tone=ui::Tone::Warn title>{text}</ui::Notice> }.into_any()
    })
}

/// What may stand in a column whose words are chosen from a list.
fn choices(l: Locale, field: PropertyField) -> Option<String> {
    let words = match field {
        PropertyField::Kind => PropertyKind::ALL.map(|one| words::kind(l, one)).join(", "),
        PropertyField::Uses => words::uses(l, &PropertyUse::ALL),
        PropertyField::State => PropertyState::ALL.map(|one| words::state(l, one)).join(", "),
        // They have commas of their own.
        PropertyField::PriceUnit => PriceUnit::ALL.map(|one| words::price_unit(l, one)).join("; "),
        _ => return None,
    };
    Some(words)
}

#[component]
fn Apply(id: PropertyImportId, refused: usize) -> impl IntoView {
    let l = ctx::locale();
    let label =
        if refused > 0 { l.t("Alles andere übernehmen", "Take over all but those refused") } else { l.t("Übernehmen", "Take over") };
    view! {
        <ui::Form action=ApplyPropertyImport::PATH class="is-inline">
            <ui::Hidden name="import" value=id.to_string()/>
            <ui::Submit label/>
        </ui::Form>
    }
}

#[component]
fn Rows(rows: Vec<ImportedRow>) -> impl IntoView {
    let l = ctx::locale();
    let columns = vec![
        ui::Column::new(l.t("Zeile", "Row")),
        ui::Column::new(l.t("Objekt", "Property")),
        ui::Column::new(l.t("Was geschieht", "What happens")),
        ui::Column::new(l.t("Genauer", "In detail")),
    ];
    let cells = |row: ImportedRow| {
        let (label, tone) = match &row.met {
            Met::New => (l.t("Neu", "New"), ui::Tone::Ok),
            Met::Changed(_) => (l.t("Geändert", "Changed"), ui::Tone::Offer),
            Met::Same => (l.t("Unverändert", "Unchanged"), ui::Tone::Mute),
            Met::Refused(_) => (l.t("Abgelehnt", "Refused"), ui::Tone::Bad),
        };
        let named = [row.reference, row.title].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
        vec![row.line.to_string().into_any(), named.into_any(), view! { <ui::Chip label tone/> }.into_any(), detail(l, row.met).into_any()]
    };
    let rows: Vec<_> = rows.into_iter().map(cells).collect();
    (!rows.is_empty()).then(|| view! { <ui::Table caption=l.t("Zeilen der Tabelle", "Rows of the table") columns rows/> })
}

/// Which columns change, or what is wrong in which column.
fn detail(l: Locale, met: Met) -> String {
    let called = |field: &PropertyField| words::field(*field).in_(l).to_owned();
    match met {
        Met::New | Met::Same => String::new(),
        Met::Changed(fields) => fields.iter().map(called).collect::<Vec<_>>().join(", "),
        Met::Refused(FieldErrors(problems)) => {
            let problem = |(field, text): &(String, domain::locale::Text)| match field.parse::<PropertyField>() {
                Ok(field) => {
                    let listed = choices(l, field).map(|words| format!(" ({words})")).unwrap_or_default();
                    format!("{}: {}{listed}", called(&field), text.in_(l))
                }
                Err(_) => text.in_(l).to_owned(),
            };
            problems.iter().map(problem).collect::<Vec<_>>().join(" ")
        }
    }
}
