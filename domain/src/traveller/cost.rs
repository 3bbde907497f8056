//! What cancelling costs.

use chrono::NaiveDate;

use super::{TravelTerms, entity::traveller};
use crate::clock::{self, Instant, Tz};

/// Whoever cancels on this day or before pays so much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CancellationStep {
    pub until_day: NaiveDate,
    /// Of the contribution.
    pub percent: i32,
}

/// What cancelling now costs of `contribution`, both in cents: by the first step whose day is not over by the clock of the trip,
/// and all of it after the last, also on the way to the airport. Half a cent is a cent.
pub fn cost_of_cancelling(contribution: i64, steps: &[CancellationStep], zone: Tz, now: Instant) -> i64 {
    let today = clock::local(zone, now).date();
    let open = steps.iter().filter(|step| step.until_day >= today).min_by_key(|step| step.until_day);
    let percent = open.map_or(100, |step| i64::from(step.percent));
    (contribution.saturating_mul(percent) + 50) / 100
}

/// What cancelling now costs a traveller, in cents, and by which steps: those that they agreed to, or those of `terms` where they
/// cost less, as after a trip that was put off.
pub(super) fn cancelling(row: &traveller::Model, terms: Option<&TravelTerms>, zone: Tz, now: Instant) -> (i64, Vec<CancellationStep>) {
    let cost = |steps: &[CancellationStep]| cost_of_cancelling(row.contribution_cents, steps, zone, now);
    let current = terms.map(|terms| terms.steps.clone()).unwrap_or_default();
    match row.agreed_steps.as_deref().map(read_steps) {
        Some(agreed) if cost(&agreed) <= cost(&current) => (cost(&agreed), agreed),
        _ => (cost(&current), current),
    }
}

/// How steps are kept with whoever agreed to them.
pub(super) fn kept_steps(steps: &[CancellationStep]) -> String {
    steps.iter().map(|step| format!("{}:{}", step.until_day, step.percent)).collect::<Vec<_>>().join(" ")
}

fn read_steps(kept: &str) -> Vec<CancellationStep> {
    let step = |kept: &str| {
        let (day, percent) = kept.split_once(':')?;
        Some(CancellationStep { until_day: day.parse().ok()?, percent: percent.parse().ok()? })
    };
    kept.split_whitespace().filter_map(step).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn noon(text: &str) -> Instant {
        format!("{text}T12:00:00Z").parse().expect("an instant")
    }

    #[test]
    fn each_step_ends_with_its_day_and_after_the_last_everything_is_due() {
        let steps =
            [CancellationStep { until_day: day("2027-05-31"), percent: 50 }, CancellationStep { until_day: day("2027-04-30"), percent: 0 }];

        let costs = ["2027-04-30", "2027-05-01", "2027-05-31", "2027-06-01", "2027-06-20"]
            .map(|today| cost_of_cancelling(75_001, &steps, clock::home(), noon(today)));

        assert_eq!(costs, [0, 37_501, 37_501, 75_001, 75_001]);
    }

    #[test]
    fn a_step_ends_at_midnight_by_the_clock_of_the_trip() {
        let steps = [CancellationStep { until_day: day("2027-05-31"), percent: 50 }];
        let (toronto, auckland) = (clock::zone("America/Toronto"), clock::zone("Pacific/Auckland"));
        let cost = |zone, at: &str| cost_of_cancelling(25_000, &steps, zone, at.parse().expect("an instant"));

        assert_eq!(["2027-06-01T03:59:59Z", "2027-06-01T04:00:00Z"].map(|at| cost(toronto, at)), [12_500, 25_000]);
        assert_eq!(["2027-05-31T11:59:59Z", "2027-05-31T12:00:00Z"].map(|at| cost(auckland, at)), [12_500, 25_000]);
    }

    #[test]
    fn each_size_pays_to_the_cent() {
        let steps = [33, 50, 1, 100].map(|percent| [CancellationStep { until_day: day("2027-05-31"), percent }]);
        let costs = |contribution| steps.each_ref().map(|steps| cost_of_cancelling(contribution, steps, clock::home(), noon("2027-05-31")));

        assert_eq!(costs(25_000), [8_250, 12_500, 250, 25_000], "small");
        assert_eq!(costs(75_000), [24_750, 37_500, 750, 75_000], "medium");
        assert_eq!(costs(125_000), [41_250, 62_500, 1_250, 125_000], "large");
        assert_eq!(costs(0), [0, 0, 0, 0], "public");
        assert_eq!(costs(149), [49, 75, 1, 149], "half a cent is a cent");
        assert_eq!(costs(150), [50, 75, 2, 150]);
    }

    #[test]
    fn steps_read_back() {
        let steps =
            [CancellationStep { until_day: day("2027-04-30"), percent: 0 }, CancellationStep { until_day: day("2027-05-31"), percent: 50 }];

        assert_eq!(kept_steps(&steps), "2027-04-30:0 2027-05-31:50");
        assert_eq!(read_steps(&kept_steps(&steps)), steps);
        assert_eq!(read_steps(&kept_steps(&[])), []);
    }

    #[test]
    fn without_steps_everything_is_due() {
        assert_eq!(cost_of_cancelling(25_000, &[], clock::home(), noon("2027-01-01")), 25_000);
    }
}
