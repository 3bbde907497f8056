//! What paper says of a roundtable.

use domain::{
    locale::{Locale, Text},
    roundtable::{GuestView, RoundtableView, TableShape, TableView, beside},
};
use paper::roundtable::{Briefing, Briefings, Card, Chair, PlannedTable, Round};

use super::seat_map::place;
use crate::format;

/// What stands on every paper. `name` is what the paper is called.
pub(super) fn round(l: Locale, name: &str, view: &RoundtableView) -> Round {
    let day = view.starts_at.with_timezone(&view.zone).date_naive();
    let times = format::times(l, view.zone, view.starts_at, view.ends_at);
    Round {
        title: format!("{name} – {}", view.name),
        language: l.as_str(),
        about: format!("{} · {}, {times} · {}", view.name, format::date(l, day), view.place),
    }
}

/// A card for each who comes, table by table, in the order in which they sit; whoever has no chair yet comes last.
pub(super) fn cards(tables: &[TableView], sitters: &[GuestView]) -> Vec<Card> {
    let place = |guest: &GuestView| {
        let (of, chair) = guest.seat?;
        Some((tables.iter().position(|table| table.id == of)?, chair))
    };
    let mut people: Vec<&GuestView> = sitters.iter().collect();
    people.sort_by_key(|guest| place(guest).unwrap_or((usize::MAX, 0)));
    let card =
        |guest: &GuestView| Card { name: guest.name.clone(), title: guest.job_title.clone(), organisation: guest.organisation.clone() };
    people.into_iter().map(card).collect()
}

/// The plan of each table.
pub(super) fn plan(tables: &[TableView], sitters: &[GuestView]) -> Vec<PlannedTable> {
    let table = |table: &TableView| {
        let chair = |chair: usize| {
            let guest = sitters.iter().find(|guest| guest.seat == Some((table.id, chair)));
            let (x, y) = place(table, chair);
            Chair {
                number: (chair + 1).to_string(),
                x,
                y,
                name: guest.map(|guest| guest.name.clone()).unwrap_or_default(),
                organisation: guest.map(|guest| guest.organisation.clone()).unwrap_or_default(),
            }
        };
        PlannedTable { name: table.name.clone(), is_round: table.shape == TableShape::Round, chairs: (0..table.seats).map(chair).collect() }
    };
    tables.iter().map(table).collect()
}

/// What lies at each seat, in the language that is asked for.
pub(super) fn briefings(l: Locale, view: &RoundtableView, tables: &[TableView], sitters: &[GuestView]) -> Briefings {
    let part = |title: &str, text: &Text| (title.to_owned(), lines(text.in_(l)));
    let parts = [
        part(l.t("Anlass", "Purpose"), &view.purpose),
        part(l.t("Tagesordnung", "Agenda"), &view.agenda),
        part(l.t("Fragen an alle", "Questions to everybody"), &view.questions),
    ];
    let sheet = |guest: &GuestView| {
        let seat = guest.seat.and_then(|(of, chair)| Some((tables.iter().find(|table| table.id == of)?, chair)));
        let neighbours = beside(guest, tables, sitters).into_iter().map(|neighbour| {
            let about = [neighbour.job_title, neighbour.organisation].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
            (neighbour.name, about.join(", "))
        });
        Briefing {
            name: guest.name.clone(),
            seat: seat.map(|(table, chair)| format!("{}, {} {}", table.name, l.t("Platz", "chair"), chair + 1)).unwrap_or_default(),
            beside: neighbours.collect(),
        }
    };
    Briefings {
        beside: l.t("Wer neben Ihnen sitzt", "Who sits beside you").to_owned(),
        parts: parts.into_iter().filter(|(_, lines)| !lines.is_empty()).collect(),
        sheets: sitters.iter().map(sheet).collect(),
    }
}

/// Markdown as paper has it: line by line, without the marks of bold, with dots before what is listed.
fn lines(text: &str) -> Vec<String> {
    let line = |line: &str| {
        let line = line.trim().replace("**", "");
        let listed = line.strip_prefix("- ").or_else(|| line.strip_prefix("* "));
        listed.map_or_else(|| line.trim_start_matches('#').trim_start().to_owned(), |listed| format!("• {listed}"))
    };
    text.lines().map(line).filter(|line| !line.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_reads_without_its_marks() {
        assert_eq!(lines("## Teil\n\n- **Begrüßung**\n* Runde\nEnde"), ["Teil", "• Begrüßung", "• Runde", "Ende"]);
    }
}
