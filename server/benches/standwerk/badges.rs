//! Badges on paper.

use std::time::Instant;

use anyhow::Context;
use paper::badge_sheet::{Format, Paper, Role, Sheet, Sign, pdf};

use crate::{
    house::House,
    report::{Bar, Row},
    rival::median,
};

const BADGES: usize = 1_000;
const FILES: usize = 3;

pub fn one_file(_: &House) -> anyhow::Result<Vec<Row>> {
    let sheet = sheet();
    pdf(&sheet, Format::A6)?;
    let (mut rates, mut cores, mut size) = (Vec::new(), Vec::new(), 0);
    for _ in 0..FILES {
        let (began, worked) = (Instant::now(), processor_seconds()?);
        size = pdf(&sheet, Format::A6)?.len();
        let (took, worked) = (began.elapsed().as_secs_f64(), processor_seconds()? - worked);
        // Processor time is what one core would take: threads beside each other count each, a busy machine does not.
        #[expect(clippy::cast_precision_loss, reason = "a thousand")]
        rates.push(BADGES as f64 / worked);
        cores.push(worked / took);
    }
    let detail = format!("{BADGES} in one file of {} kB, on {:.2} cores, by processor time", size / 1000, median(cores));
    Ok(vec![Row::new("badges as PDF, one core", median(rates), "/s", Bar::AtLeast(800.0), detail)])
}

fn sheet() -> Sheet {
    let badge = |number: usize| Paper {
        name: format!("Maximiliane Mustermann-{number}"),
        organisation: format!("Wirtschaftsförderung Metropole Ruhr {} GmbH", number % 90),
        role: 0,
        unit: String::new(),
        address: format!("https://stand.example/B/{:0>26}", format!("{:X}", number * 7_919).replace(['0', '1', '8', '9'], "A")),
    };
    Sheet {
        title: "Ausweise".to_owned(),
        language: "de",
        event: "Große Messe 2027".to_owned(),
        days: "9.–12. März 2027".to_owned(),
        town: "Essen".to_owned(),
        accent: "#0b5fa5",
        logo: None,
        unit_word: "Standplatz",
        roles: vec![Role { word: "Besucher:in", colour: "#4a5561", sign: Sign::Visitor }],
        badges: (0..BADGES).map(badge).collect(),
    }
}

/// User and system time of this process so far, all threads.
fn processor_seconds() -> anyhow::Result<f64> {
    const TICKS_PER_SECOND: f64 = 100.0;
    let stat = std::fs::read_to_string("/proc/self/stat")?;
    let (_, fields) = stat.rsplit_once(") ").context("/proc/self/stat")?;
    let fields: Vec<f64> = fields.split(' ').skip(11).take(2).filter_map(|ticks| ticks.parse().ok()).collect();
    Ok(fields.iter().sum::<f64>() / TICKS_PER_SECOND)
}
