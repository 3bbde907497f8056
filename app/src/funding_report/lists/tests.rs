//! Every figure is added up once more, from the cells of its list.

use chrono::NaiveDate;
use domain::{
    clock::Instant,
    event::EventKind,
    grant::GrantState,
    ids::GrantId,
    locale::Text,
    organisation::SizeClass,
    process::funding_report::{ReportEvent, ReportMeeting, ReportParticipant, ReportReceipt, ReportSession, ReportShare, ReportVisitors},
    traveller::TravellerSize,
};

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a test literal")
}

fn version(number: i32, cents: i64) -> GrantVersionView {
    GrantVersionView {
        number,
        counts_from: day("2027-01-01"),
        grantor: "Land".to_owned(),
        reference: format!("RE-{number}"),
        amount: Money::euros(cents),
        starts_on: day("2027-01-01"),
        ends_on: day("2027-12-31"),
        purpose: Text::new("Reisen", "Trips"),
        noticed_on: None,
        state: GrantState::Granted,
    }
}

fn report() -> FundingReport {
    let text = str::to_owned;
    let event = |name: &str, cents: i64| ReportEvent {
        slug: name.to_lowercase(),
        name: text(name),
        kind: EventKind::TradeFair,
        is_online: false,
        city: text("Cannes"),
        country: text("FR"),
        starts_on: day("2027-03-09"),
        ends_on: day("2027-03-12"),
        assigned: Money::euros(cents),
    };
    let receipt = |number: &str, cents: i64| ReportReceipt {
        event: text("Messe"),
        what: text("Miete"),
        payee: text("Halle"),
        paid_on: day("2027-02-01"),
        receipt: text(number),
        amount: Money::euros(cents),
    };
    let share =
        |host: &str, share: i32, cents: i64| ReportShare { event: text("Messe"), host: text(host), share, amount: Money::euros(cents) };
    let participant = |town: &str, size: Option<ParticipantSize>, leads: u64| ReportParticipant {
        event: text("Messe"),
        organisation: text("Haus"),
        town: text(town),
        size,
        leads,
    };
    let session = |seats_taken: u64| ReportSession {
        event: text("Messe"),
        title: Text::new("Gespräch", "Talk"),
        starts_at: Instant::default(),
        zone: format::home(),
        seats_taken,
        seats: 40,
    };
    FundingReport {
        grant: GrantId::new(),
        notice: version(1, 2_655_000),
        notices: vec![version(2, 3_000_000), version(1, 2_655_000)],
        from: day("2027-01-01"),
        until: day("2027-12-31"),
        events: vec![event("Messe", 1_200_050), event("Reise", 800_000)],
        receipts: vec![receipt("B-1", 99_990), receipt("B-2", -10_001)],
        shares: vec![share("EWG", 5000, 44_995), share("", 5000, 44_994)],
        participants: vec![
            participant("Essen", Some(ParticipantSize::Exhibitor(SizeClass::Small)), 3),
            participant("Essen", Some(ParticipantSize::Traveller(TravellerSize::Medium)), 0),
            participant("", None, 4),
        ],
        visitors: vec![
            ReportVisitors { event: text("Messe"), registered: 17, visits: 21 },
            ReportVisitors { event: text("Reise"), registered: 5, visits: 0 },
        ],
        sessions: vec![session(12), session(30)],
        meetings: vec![ReportMeeting { event: text("Messe"), starts_at: None, zone: format::home() }],
        answers: Vec::new(),
    }
}

/// What cells of a column come to, in cents where they are money.
fn added(list: &List, column: usize) -> i64 {
    let cell = |row: &Vec<Cell>| match &row[column] {
        Cell::Money(sum) => sum.cents,
        Cell::Number(number) => *number as i64,
        other => panic!("{}: {other:?}", list.id),
    };
    list.rows.iter().map(cell).sum()
}

#[test]
fn each_figure_is_what_the_rows_of_its_list_come_to() {
    let report = report();
    for l in [Locale::De, Locale::En] {
        let lists = lists(l, &report);

        for figure in figures(l, &report) {
            let list = lists.iter().find(|list| list.id == figure.list).expect("a list");
            let counted = figure.column.map_or(list.rows.len() as i64, |column| added(list, column));
            let said = match &figure.value {
                Cell::Money(sum) => sum.cents,
                Cell::Number(number) => *number as i64,
                other => panic!("{}: {other:?}", figure.label),
            };
            assert_eq!(said, counted, "{} from {}", figure.label, list.id);
        }
        let of = |id: &str| lists.iter().find(|list| list.id == id).expect("a list");
        assert_eq!([added(of("shares"), 3), added(of("hosts"), 1)], [added(of("receipts"), 5); 2], "what hosts bear is what was paid");
        assert_eq!([added(of("towns"), 1), added(of("sizes"), 1)], [of("participants").rows.len() as i64; 2]);
    }
}

#[test]
fn a_figure_says_how_it_was_counted() {
    let report = report();
    let (l, lists) = (Locale::De, lists(Locale::De, &report));

    let said: Vec<_> = figures(l, &report).iter().map(|figure| figure.comes_from(l, &lists)).collect();

    assert_eq!(
        said[..4],
        ["Bescheid: Summe „Betrag“", "Veranstaltungen: Anzahl der Zeilen", "Veranstaltungen: Summe „Zugeordnet“", "Belege: Summe „Betrag“"]
    );
}

#[test]
fn what_is_gathered_names_its_rows() {
    let report = report();
    let lists = lists(Locale::En, &report);

    let gathered: Vec<_> = lists.iter().filter_map(|list| source(list, &lists).map(|(from, _)| (list.id, from))).collect();

    assert_eq!(gathered, [("shares", "receipts"), ("hosts", "shares"), ("towns", "participants"), ("sizes", "participants")]);
}

#[test]
fn a_row_has_as_many_cells_as_its_list_has_heads() {
    for list in lists(Locale::En, &report()) {
        assert!(list.rows.iter().all(|row| row.len() == list.heads.len()), "{}", list.id);
        assert!(list.title.chars().count() <= 31, "the name of a sheet: {}", list.title);
    }
}
