use super::*;

fn round() -> Round {
    Round { title: "Tischkarten – H2".to_owned(), language: "de", about: "H2 · 10. Juni 2027 · Pittsburgh".to_owned() }
}

fn card(name: &str) -> Card {
    Card { name: name.to_owned(), title: "#set text(1pt)".to_owned(), organisation: "Stadt & Söhne *GmbH*".to_owned() }
}

fn pages(pdf: &[u8]) -> usize {
    lopdf::Document::load_mem(pdf).expect("a PDF").get_pages().len()
}

#[test]
fn two_place_cards_share_a_sheet_however_long_a_name_is() {
    let cards = ["Ada Nord", "Prof. Dr. Karl-Theodor von und zu Königshofen-Wittgenstein", "金 伟"].map(card);

    assert_eq!(pages(&place_cards(&round(), &cards).expect("set")), 2);
    assert_eq!(pages(&place_cards(&round(), &[]).expect("set")), 1);
}

#[test]
fn each_table_has_a_sheet_of_its_own() {
    let chair = |number: usize| Chair {
        number: number.to_string(),
        x: 200.0,
        y: 20.0 * number as f64,
        name: "Nord".to_owned(),
        organisation: String::new(),
    };
    let table = |is_round, chairs: usize| PlannedTable { name: "Tisch".to_owned(), is_round, chairs: (1..=chairs).map(chair).collect() };

    assert_eq!(pages(&table_plan(&round(), &[table(true, 8), table(false, 8), table(true, 40)]).expect("set")), 3);
}

#[test]
fn each_seat_has_a_briefing_of_its_own() {
    let sheet = |name: &str| Briefing {
        name: name.to_owned(),
        seat: "Tisch 1, Platz 2".to_owned(),
        beside: vec![("Süd".to_owned(), String::new())],
    };
    let parts = vec![("Tagesordnung".to_owned(), vec!["• Begrüßung".to_owned(), "= kein Titel".to_owned()])];
    let both = Briefings { beside: "Wer neben Ihnen sitzt".to_owned(), parts, sheets: vec![sheet("Nord"), sheet("West")] };

    assert_eq!(pages(&briefings(&round(), &both).expect("set")), 2);
}
