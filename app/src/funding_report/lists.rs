//! The lists of a report and its figures, made once for the page, the workbook and the paper: each figure names the list
//! whose rows come to it.

use domain::{
    country::country_name,
    grant::GrantVersionView,
    locale::Locale,
    money::Money,
    process::funding_report::{FundingReport, ParticipantSize, ReportAnswer},
};

use crate::{
    format,
    table_export::Cell,
    words::{application, event as event_words, grant, survey, traveller},
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

impl List {
    /// Whether its rows are counts of one whole, which bars compare faster than figures.
    pub fn is_drawn(&self) -> bool {
        matches!(self.id, "towns" | "sizes")
    }
}

/// A figure.
pub(super) struct Figure {
    pub label: &'static str,
    pub value: Cell,
    /// The id of the list that it comes from.
    pub list: &'static str,
    /// The column there whose sum it is, counted from nought; `None`: how many rows there are.
    pub column: Option<usize>,
}

impl Figure {
    /// How it comes from its list: `Belege: Summe „Betrag“`, `Gespräche: Anzahl der Zeilen`.
    pub fn comes_from(&self, l: Locale, lists: &[List]) -> String {
        let Some(list) = lists.iter().find(|list| list.id == self.list) else { return String::new() };
        match self.column.and_then(|column| list.heads.get(column)) {
            Some((head, _)) => match l {
                Locale::De => format!("{}: Summe „{head}“", list.title),
                Locale::En => format!("{}: sum of “{head}”", list.title),
            },
            None => format!("{}: {}", list.title, l.t("Anzahl der Zeilen", "number of rows")),
        }
    }
}

/// Which events are in it, and which of their receipts.
pub(super) fn covers(l: Locale, report: &FundingReport) -> String {
    let days = format::days(l, report.from, report.until);
    match l {
        Locale::De => format!("Veranstaltungen mit mindestens einem Tag im Zeitraum {days}, mit allen ihren Belegen."),
        Locale::En => format!("Events with a day at least in the period {days}, with all their receipts."),
    }
}

/// The id and the title of the list whose rows this one gathers; `None` where it stands for itself.
pub(super) fn source(list: &List, lists: &[List]) -> Option<(&'static str, &'static str)> {
    let from = match list.id {
        "shares" => "receipts",
        "hosts" => "shares",
        _ if list.is_drawn() => "participants",
        _ => return None,
    };
    lists.iter().find(|list| list.id == from).map(|list| (list.id, list.title))
}

/// All figures.
pub(super) fn figures(l: Locale, report: &FundingReport) -> Vec<Figure> {
    let all = report.figures();
    let figure = |label, value, list, column| Figure { label, value, list, column };
    vec![
        figure(l.t("Fördersumme", "Sum of the grant"), Cell::Money(all.granted), "notice", Some(5)),
        figure(l.t("Veranstaltungen", "Events"), number(all.events), "events", None),
        figure(l.t("Daraus zugeordnet", "Assigned of it"), Cell::Money(all.assigned), "events", Some(5)),
        figure(l.t("Kosten", "Costs"), Cell::Money(all.costs), "receipts", Some(5)),
        figure(l.t("Teilnehmer", "Participants"), number(all.participants), "participants", None),
        figure(l.t("Registrierte Besucher:innen", "Registered visitors"), number(all.registered), "visitors", Some(1)),
        figure(l.t("Besuche", "Visits"), number(all.visits), "visitors", Some(2)),
        figure(l.t("Kontakte der Aussteller", "Leads of the exhibitors"), number(all.leads), "participants", Some(4)),
        figure(l.t("Programmpunkte", "Sessions"), number(all.sessions), "sessions", None),
        figure(l.t("Gebuchte Plätze", "Seats taken"), number(all.seats_taken), "sessions", Some(3)),
        figure(l.t("Vereinbarte Gespräche", "Meetings agreed upon"), number(all.meetings), "meetings", None),
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
        notice(l, "notice", l.t("Bescheid", "Notice"), std::slice::from_ref(&report.notice)),
        notice(l, "notices", l.t("Alle Fassungen des Bescheids", "All versions of the notice"), &report.notices),
    ]
}

/// A cell as people read it.
pub(super) fn in_words(l: Locale, cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => text.clone(),
        Cell::Number(number) => l.grouped(*number as i64),
        Cell::Money(sum) => format::amount(l, *sum),
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
        vec![text(host(l, &share.host)), text(&share.event), text(&format::percent(l, share.share)), Cell::Money(share.amount)]
    };
    List {
        id: "shares",
        title: l.t("Anteile der Veranstalter", "Shares of the hosts"),
        heads: heads([
            (l.t("Veranstalter", "Host"), false),
            (l.t("Veranstaltung", "Event"), false),
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
        vec![text(&one.organisation), text(&one.event), text(town(l, &one.town)), text(size(l, one.size)), number(one.leads)]
    };
    List {
        id: "participants",
        title: l.t("Aussteller und Mitreisende", "Exhibitors and travellers"),
        heads: heads([
            (l.t("Organisation", "Organisation"), false),
            (l.t("Veranstaltung", "Event"), false),
            (l.t("Ort", "Town"), false),
            (l.t("Größenklasse", "Size class"), false),
            (l.t("Kontakte", "Leads"), true),
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
            text(session.title.in_(l)),
            text(&session.event),
            text(&format::date_time(l, session.zone, session.starts_at)),
            number(session.seats_taken),
            number(session.seats),
        ]
    };
    List {
        id: "sessions",
        title: l.t("Programm", "Programme"),
        heads: heads([
            (l.t("Programmpunkt", "Session"), false),
            (l.t("Veranstaltung", "Event"), false),
            (l.t("Wann", "When"), false),
            (l.t("Gebuchte Plätze", "Seats taken"), true),
            (l.t("Plätze", "Seats"), true),
        ]),
        rows: report.sessions.iter().map(row).collect(),
    }
}

fn meetings(l: Locale, report: &FundingReport) -> List {
    let row = |meeting: &domain::process::funding_report::ReportMeeting| {
        let when = meeting.starts_at.map(|at| format::date_time(l, meeting.zone, at)).unwrap_or_else(|| "–".to_owned());
        vec![text(&when), text(&meeting.event)]
    };
    List {
        id: "meetings",
        title: l.t("Gespräche", "Meetings"),
        heads: heads([(l.t("Wann", "When"), false), (l.t("Veranstaltung", "Event"), false)]),
        rows: report.meetings.iter().map(row).collect(),
    }
}

fn answers(l: Locale, report: &FundingReport) -> List {
    let row = |answer: &ReportAnswer| {
        let counts = answer.counts.iter().map(|(label, count)| format!("{}: {}", label.in_(l), format::number(l, *count)));
        vec![
            text(answer.question.in_(l)),
            text(&answer.event),
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
            (l.t("Frage", "Question"), false),
            (l.t("Veranstaltung", "Event"), false),
            (l.t("Antworten", "Answers"), true),
            (l.t("Mittel", "Mean"), true),
            (l.t("Summe", "Sum"), true),
            (l.t("Verteilung", "Distribution"), false),
        ]),
        rows: report.answers.iter().map(row).collect(),
    }
}

/// Notices, each as it was.
fn notice(l: Locale, id: &'static str, title: &'static str, notices: &[GrantVersionView]) -> List {
    let row = |version: &GrantVersionView| {
        vec![
            text(&version.number.to_string()),
            text(&format::date(l, version.counts_from)),
            text(&version.grantor),
            text(&version.reference),
            text(&format::days(l, version.starts_on, version.ends_on)),
            Cell::Money(version.amount),
            text(grant::state(l, version.state)),
        ]
    };
    List {
        id,
        title,
        heads: heads([
            (l.t("Fassung", "Version"), false),
            (l.t("Gilt ab", "Counts from"), false),
            (l.t("Zuwendungsgeber", "Funder"), false),
            (l.t("Aktenzeichen", "Reference"), false),
            (l.t("Zeitraum", "Period"), false),
            (l.t("Betrag", "Amount"), true),
            (l.t("Status", "Status"), false),
        ]),
        rows: notices.iter().map(row).collect(),
    }
}

#[cfg(test)]
mod tests;
