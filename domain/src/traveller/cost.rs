//! What cancelling costs.

use chrono::NaiveDate;

/// Whoever cancels on this day or before pays so much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CancellationStep {
    pub until_day: NaiveDate,
    /// Of the contribution.
    pub percent: i32,
}

/// What cancelling on `today` costs of `contribution`, both in cents: by the first step that is not over, and all of it after
/// the last, also on the way to the airport. Half a cent is a cent.
pub fn cost_of_cancelling(contribution: i64, steps: &[CancellationStep], today: NaiveDate) -> i64 {
    let open = steps.iter().filter(|step| step.until_day >= today).min_by_key(|step| step.until_day);
    let percent = open.map_or(100, |step| i64::from(step.percent));
    (contribution.saturating_mul(percent) + 50) / 100
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    #[test]
    fn each_step_ends_with_its_day_and_after_the_last_everything_is_due() {
        let steps =
            [CancellationStep { until_day: day("2027-05-31"), percent: 50 }, CancellationStep { until_day: day("2027-04-30"), percent: 0 }];

        let costs = ["2027-04-30", "2027-05-01", "2027-05-31", "2027-06-01", "2027-06-20"]
            .map(|today| cost_of_cancelling(75_001, &steps, day(today)));

        assert_eq!(costs, [0, 37_501, 37_501, 75_001, 75_001]);
    }

    #[test]
    fn without_steps_everything_is_due() {
        assert_eq!(cost_of_cancelling(25_000, &[], day("2027-01-01")), 25_000);
    }
}
