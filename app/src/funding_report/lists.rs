//! The lists of a report and its figures, made once for the page, the workbook and the paper: each figure names the list
//! whose rows come to it.

use domain::{
    country::country_name,
    locale::Locale,
    money::Money,
    process::funding_report::{FundingReport, ParticipantSize, ReportAnswer},
};

use crate::{
    format,
    table_export::Cell,
    words::{application, event as event_words, survey, traveller},
};

/// A list.
pub(super) struct List {
    /// Where it stands on the page.
    pub id: &'static str,
    pub title: &'static str,
    /// The head of each column, and whether figures stand in it.
    pub heads: Vec<(String, bool)>,
    pub rows: Vec<Vec<Cell>>,
}

/// A figure.
pub(super) struct Figure {
    pub label: &'static str,
    pub value: Cell,
    /// The id of the list that it comes from.
    pub list: &'static str,
}

/// All figures.
pub(super) fn figures(l: Locale, report: &FundingReport) -> Vec<Figure> {
    let all = report.figures();
    let figure = |label, value, list| Figure { label, value, list };
    vec![
        figure(l.t("Veranstaltungen", "Events"), number(all.events), "events"),
        figure(l.t("Daraus zugeordnet", "Assigned of it"), Cell::Money(all.assigned), "events"),
        figure(l.t("Kosten", "Costs"), Cell::Money(all.costs), "receipts"),
        figure(l.t("Teilnehmer", "Participants"), number(all.participants), "participants"),
        figure(l.t("Registrierte Besucher:innen", "Registered visitors"), number(all.registered), "visitors"),
        figure(l.t("Besuche", "Visits"), number(all.visits), "visitors"),
        figure(l.t("Kontakte der Aussteller", "Contacts of the exhibitors"), number(all.leads), "participants"),
        figure(l.t("Programmpunkte", "Sessions"), number(all.sessions), "sessions"),
        figure(l.t("Gebuchte Plätze", "Seats taken"), number(all.seats_taken), "sessions"),
        figure(l.t("Vereinbarte Treffen", "Meetings agreed upon"), number(all.meetings), "meetings"),
    ]
}

/// All lists, in the order in which they are read.
pub(super) fn lists(l: Locale, report: &FundingReport) -> Vec<List> {
    vec![
        events(l, report),
        receipts(l, report),
        shares(l, report),
        hosts(l, report),
        participants(l, report),
        towns(l, report),
        sizes(l, report),
        visitors(l, report),
        sessions(l, report),
        meetings(l, report),
        answers(l, report),
    ]
}

/// A cell as people read it.
pub(super) fn in_words(l: Locale, cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => text.clone(),
        Cell::Number(number) => l.grouped(*number as i64),
        Cell::Money(sum) => format::price(l, *sum),
        Cell::Moment(local) => local.format("%Y-%m-%d %H:%M").to_string(),
    }
}

fn number(number: u64) -> Cell {
    Cell::Number(number as f64)
}

fn text(text: &str) -> Cell {
    if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }
}

/// Heads with whether figures stand below them.
fn heads<const N: usize>(heads: [(&str, bool); N]) -> Vec<(String, bool)> {
    heads.map(|(label, is_figure)| (label.to_owned(), is_figure)).to_vec()
}

fn events(l: Locale, report: &FundingReport) -> List {
    let row = |event: &domain::process::funding_report::ReportEvent| {
        vec![
            text(&event.name),
            text(event_words::kind(l, event.kind)),
            text(&if event.is_online { event.city.clone() } else { format!("{}, {}", event.city, country_name(l, &event.country)) }),
            text(&format::date(l, event.starts_on)),
            text(&format::date(l, event.ends_on)),
            Cell::Money(event.assigned),
        ]
    };
    List {
        id: "events",
        title: l.t("Veranstaltungen", "Events"),
        heads: heads([
            (l.t("Veranstaltung", "Event"), false),
            (l.t("Art", "Kind"), false),
            (l.t("Ort", "Place"), false),
            (l.t("Von", "From"), false),
            (l.t("Bis", "Until"), false),
            (l.t("Zugeordnet", "Assigned"), true),
        ]),
        rows: report.events.iter().map(row).collect(),
    }
}

fn receipts(l: Locale, report: &FundingReport) -> List {
    let row = |receipt: &domain::process::funding_report::ReportReceipt| {
        vec![
            text(&receipt.receipt),
            text(&receipt.event),
            text(&receipt.what),
            text(&receipt.payee),
            text(&format::date(l, receipt.paid_on)),
            Cell::Money(receipt.amount),
        ]
    };
    List {
        id: "receipts",
        title: l.t("Belege", "Receipts"),
        heads: heads([
            (l.t("Beleg", "Receipt"), false),
            (l.t("Veranstaltung", "Event"), false),
            (l.t("Wofür", "What for"), false),
            (l.t("An wen", "Paid to"), false),
            (l.t("Bezahlt am", "Paid on"), false),
            (l.t("Betrag", "Amount"), true),
        ]),
        rows: report.receipts.iter().map(row).collect(),
    }
}

fn shares(l: Locale, report: &FundingReport) -> List {
    let row = |share: &domain::process::funding_report::ReportShare| {
        vec![text(&share.event), text(host(l, &share.host)), text(&format::percent(l, share.share)), Cell::Money(share.amount)]
    };
    List {
        id: "shares",
        title: l.t("Anteile der Veranstalter", "Shares of the hosts"),
        heads: heads([
            (l.t("Veranstaltung", "Event"), false),
            (l.t("Veranstalter", "Host"), false),
            (l.t("Anteil", "Share"), true),
            (l.t("Betrag", "Amount"), true),
        ]),
        rows: report.shares.iter().map(row).collect(),
    }
}

fn hosts(l: Locale, report: &FundingReport) -> List {
    let row = |(name, amount): (String, Money)| vec![text(host(l, &name)), Cell::Money(amount)];
    List {
        id: "hosts",
        title: l.t("Kosten je Veranstalter", "Costs of each host"),
        heads: heads([(l.t("Veranstalter", "Host"), false), (l.t("Betrag", "Amount"), true)]),
        rows: report.by_host().into_iter().map(row).collect(),
    }
}

fn host(l: Locale, name: &str) -> &str {
    if name.is_empty() { l.t("Nicht vereinbart", "Not agreed") } else { name }
}

fn participants(l: Locale, report: &FundingReport) -> List {
    let row = |one: &domain::process::funding_report::ReportParticipant| {
        vec![text(&one.event), text(&one.organisation), text(town(l, &one.town)), text(size(l, one.size)), number(one.leads)]
    };
    List {
        id: "participants",
        title: l.t("Aussteller und Mitreisende", "Exhibitors and travellers"),
        heads: heads([
            (l.t("Veranstaltung", "Event"), false),
            (l.t("Organisation", "Organisation"), false),
            (l.t("Ort", "Town"), false),
            (l.t("Größenklasse", "Size class"), false),
            (l.t("Kontakte", "Contacts"), true),
        ]),
        rows: report.participants.iter().map(row).collect(),
    }
}

fn towns(l: Locale, report: &FundingReport) -> List {
    let row = |(name, count): (String, u64)| vec![text(town(l, &name)), number(count)];
    List {
        id: "towns",
        title: l.t("Teilnehmer nach Orten", "Participants by town"),
        heads: heads([(l.t("Ort", "Town"), false), (l.t("Teilnehmer", "Participants"), true)]),
        rows: report.by_town().into_iter().map(row).collect(),
    }
}

fn town(l: Locale, name: &str) -> &str {
    if name.is_empty() { l.t("Ohne Angabe", "Not said") } else { name }
}

fn sizes(l: Locale, report: &FundingReport) -> List {
    let row = |(class, count): (Option<ParticipantSize>, u64)| vec![text(size(l, class)), number(count)];
    List {
        id: "sizes",
        title: l.t("Teilnehmer nach Größe", "Participants by size"),
        heads: heads([(l.t("Größenklasse", "Size class"), false), (l.t("Teilnehmer", "Participants"), true)]),
        rows: report.by_size().into_iter().map(row).collect(),
    }
}

fn size(l: Locale, class: Option<ParticipantSize>) -> &'static str {
    match class {
        Some(ParticipantSize::Exhibitor(class)) => application::size_class_name(l, class),
        Some(ParticipantSize::Traveller(class)) => traveller::size(l, class),
        None => l.t("Ohne Angabe", "Not said"),
    }
}

fn visitors(l: Locale, report: &FundingReport) -> List {
    let row = |one: &domain::process::funding_report::ReportVisitors| vec![text(&one.event), number(one.registered), number(one.visits)];
    List {
        id: "visitors",
        title: l.t("Besucher:innen", "Visitors"),
        heads: heads([(l.t("Veranstaltung", "Event"), false), (l.t("Registriert", "Registered"), true), (l.t("Besuche", "Visits"), true)]),
        rows: report.visitors.iter().map(row).collect(),
    }
}

fn sessions(l: Locale, report: &FundingReport) -> List {
    let row = |session: &domain::process::funding_report::ReportSession| {
        vec![
            text(&session.event),
            text(session.title.in_(l)),
            text(&format::date_time(l, session.zone, session.starts_at)),
            number(session.seats_taken),
            number(session.seats),
        ]
    };
    List {
        id: "sessions",
        title: l.t("Programm", "Programme"),
        heads: heads([
            (l.t("Veranstaltung", "Event"), false),
            (l.t("Programmpunkt", "Session"), false),
            (l.t("Wann", "When"), false),
            (l.t("Gebuchte Plätze", "Seats taken"), true),
            (l.t("Plätze", "Seats"), true),
        ]),
        rows: report.sessions.iter().map(row).collect(),
    }
}

fn meetings(l: Locale, report: &FundingReport) -> List {
    let row = |meeting: &domain::process::funding_report::ReportMeeting| {
        let when = meeting.starts_at.map(|at| format::date_time(l, meeting.zone, at)).unwrap_or_default();
        vec![text(&meeting.event), text(&when)]
    };
    List {
        id: "meetings",
        title: l.t("Treffen", "Meetings"),
        heads: heads([(l.t("Veranstaltung", "Event"), false), (l.t("Wann", "When"), false)]),
        rows: report.meetings.iter().map(row).collect(),
    }
}

fn answers(l: Locale, report: &FundingReport) -> List {
    let row = |answer: &ReportAnswer| {
        let counts = answer.counts.iter().map(|(label, count)| format!("{}: {}", label.in_(l), format::number(l, *count)));
        vec![
            text(&answer.event),
            text(answer.question.in_(l)),
            number(answer.answers),
            answer.mean.map_or(Cell::Empty, |mean| Cell::Text(survey::mean(l, mean))),
            answer.sum.map_or(Cell::Empty, |sum| Cell::Number(sum as f64)),
            text(&counts.collect::<Vec<_>>().join(", ")),
        ]
    };
    List {
        id: "survey",
        title: l.t("Umfrage", "Survey"),
        heads: heads([
            (l.t("Veranstaltung", "Event"), false),
            (l.t("Frage", "Question"), false),
            (l.t("Antworten", "Answers"), true),
            (l.t("Mittel", "Mean"), true),
            (l.t("Summe", "Sum"), true),
            (l.t("Verteilung", "Distribution"), false),
        ]),
        rows: report.answers.iter().map(row).collect(),
    }
}
