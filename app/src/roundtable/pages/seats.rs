//! A table: the drawing of who sits there, what is wrong with it, and a form for each chair.

use domain::{
    locale::Locale,
    roundtable::{GuestView, RoundtableView, SeatRef, TableView, Violation},
};
use leptos::{prelude::*, server_fn::ServerFn};

use crate::{
    ctx,
    roundtable::{api::seating::SeatGuest, seat_map::seat_map},
    ui,
};

/// One table. `sitters` are all who have accepted.
#[component]
pub(super) fn TableSeats(roundtable: RoundtableView, table: TableView, sitters: Vec<GuestView>, wrong: Vec<Violation>) -> impl IntoView {
    let l = ctx::locale();
    let seated: Vec<GuestView> = sitters.iter().filter(|guest| guest.seat.is_some_and(|(of, _)| of == table.id)).cloned().collect();
    // An empty table breaks no rule yet.
    let wrong: Vec<_> = if seated.is_empty() { Vec::new() } else { wrong };
    let lines: Vec<_> = wrong.into_iter().map(|violation| view! { <li>{said(l, &sitters, violation)}</li> }).collect();
    let title = table.name.clone();
    let map = seat_map(l, &table, &seated);
    let none = (String::new(), l.t("Niemand", "Nobody").to_owned());
    let people: Vec<(String, String)> = std::iter::once(none)
        .chain(sitters.iter().map(|guest| (guest.id.to_string(), format!("{} ({})", guest.name, guest.organisation))))
        .collect();
    let chairs: Vec<_> = (0..table.seats)
        .map(|chair| {
            let guest = seated.iter().find(|guest| guest.seat == Some((table.id, chair)));
            chair_form(l, &roundtable, SeatRef { table: table.id, chair }, guest, people.clone())
        })
        .collect();
    let fold = match l {
        Locale::De => format!("Plätze an {title} von Hand besetzen"),
        Locale::En => format!("Fill the chairs of {title} by hand"),
    };
    let broken = (!lines.is_empty()).then(|| {
        view! { <ui::Notice tone=ui::Tone::Warn title=l.t("Hier stimmt etwas nicht", "Something is not right here")><ul>{lines}</ul></ui::Notice> }
    });
    view! {
        <ui::Card title level=ui::Level::Three id=format!("table-{}", table.id)>
            {map}
            {broken}
            <details class="fold">
                <summary>{fold}</summary>
                <ol class="seat-forms">{chairs}</ol>
            </details>
        </ui::Card>
    }
}

fn said(l: Locale, sitters: &[GuestView], violation: Violation) -> String {
    let name = |sitter: usize| sitters.get(sitter).map(|guest| guest.name.clone()).unwrap_or_default();
    match (l, violation) {
        (Locale::De, Violation::Rivals { table: _, one, other }) => {
            format!("{} und {} sitzen nebeneinander; ihre Organisationen sollen das nicht.", name(one), name(other))
        }
        (Locale::En, Violation::Rivals { table: _, one, other }) => {
            format!("{} and {} sit side by side; their organisations are not to.", name(one), name(other))
        }
        (Locale::De, Violation::Sector { table: _, sector, count }) => {
            format!("{count} aus der Branche {sector} sind mehr als vereinbart.")
        }
        (Locale::En, Violation::Sector { table: _, sector, count }) => format!("{count} of the sector {sector} are more than agreed."),
        (Locale::De, Violation::NoTown { table: _ }) => "Keine Stadt sitzt an diesem Tisch.".to_owned(),
        (Locale::En, Violation::NoTown { table: _ }) => "No town sits at this table.".to_owned(),
    }
}

/// Who sits on a chair, to choose. Script fills it in where somebody is dragged there.
fn chair_form(
    l: Locale,
    round: &RoundtableView,
    seat: SeatRef,
    guest: Option<&GuestView>,
    people: Vec<(String, String)>,
) -> impl IntoView + use<> {
    let (id, revision, seat_name) = (round.id.to_string(), round.revision.to_string(), seat.to_string());
    let current = guest.map(|guest| guest.id.to_string()).unwrap_or_default();
    // Whoever is put somewhere by hand is meant to stay there.
    let pinned = guest.is_none_or(|guest| guest.pinned);
    let label = format!("{} {}", l.t("Platz", "Chair"), seat.chair + 1);
    let (form_id, of_script) = (seat_name.clone(), seat_name.clone());
    view! {
        <li data-seat-form=of_script>
            <ui::Form action=SeatGuest::PATH id=form_id>
                <ui::Hidden name="roundtable" value=id/>
                <ui::Hidden name="revision" value=revision/>
                <ui::Hidden name="seat" value=seat_name/>
                <ui::Select name="guest" label options=people current/>
                <ui::CheckBox name="pinned" label=l.t("Fest: Vorschläge lassen diesen Platz, wie er ist", "Fixed: proposals leave this chair as it is") checked=pinned/>
                <ui::Submit label=l.t("Setzen", "Seat") kind=ui::ButtonKind::Quiet/>
            </ui::Form>
        </li>
    }
}
