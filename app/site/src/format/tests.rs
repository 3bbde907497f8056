//! How dates, times, numbers and sums are written.

use super::*;

fn paris() -> Tz {
    domain::clock::zone("Europe/Paris")
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a test literal")
}

#[test]
fn spans_of_days_say_no_more_than_needed() {
    assert_eq!(days(Locale::De, day("2027-03-09"), day("2027-03-12")), "9.–12. März 2027");
    assert_eq!(days(Locale::En, day("2027-03-30"), day("2027-04-02")), "30 March – 2 April 2027");
    assert_eq!(days(Locale::De, day("2027-12-30"), day("2028-01-02")), "30. Dezember 2027 – 2. Januar 2028");
    assert_eq!(days(Locale::En, day("2027-03-09"), day("2027-03-09")), "9 March 2027");
}

#[test]
fn times_name_their_zone() {
    let at = "2027-03-09T08:30:00Z".parse().expect("a test literal");
    assert_eq!(date_time(Locale::De, paris(), at), "9. März 2027, 09:30\u{a0}Uhr (MEZ)");
    assert_eq!(date_time(Locale::En, domain::clock::zone("America/Toronto"), at), "9 March 2027, 03:30 (Toronto,\u{a0}UTC−5)");
}

#[test]
fn in_a_list_a_time_is_short() {
    let at = "2027-03-09T08:30:00Z".parse().expect("a test literal");
    assert_eq!([Locale::De, Locale::En].map(|l| short_date_time(l, paris(), at)), ["9.3.2027, 09:30", "9 Mar 2027, 09:30"]);
}

#[test]
fn no_zone_can_be_taken_for_another() {
    let at = "2027-01-15T12:00:00Z".parse().expect("a test literal");
    let named = |zone: &str| zone_name(Locale::En, domain::clock::zone(zone), at).replace('\u{a0}', " ");
    let shown = [
        ("Asia/Manila", "Manila, UTC+8"),
        ("America/Los_Angeles", "Los Angeles, UTC−8"),
        ("America/Vancouver", "Vancouver, UTC−7"),
        ("Asia/Shanghai", "Shanghai, UTC+8"),
        ("Asia/Jerusalem", "Jerusalem, UTC+2"),
        ("Asia/Kolkata", "Kolkata, UTC+5:30"),
        ("Europe/London", "London, UTC"),
        ("America/Argentina/Buenos_Aires", "Buenos Aires, UTC−3"),
        ("Europe/Berlin", "CET"),
        ("UTC", "UTC"),
    ];

    for (zone, name) in shown {
        assert_eq!(named(zone), name);
    }
}

#[test]
fn behind_its_city_a_zone_does_not_name_it_again() {
    let at = |text: &str| text.parse().expect("a test literal");
    let (from, to) = (at("2027-06-20T12:00:00Z"), at("2027-06-24T12:00:00Z"));
    let named = |city: &str, zone: &str| zone_names_in(Locale::En, city, domain::clock::zone(zone), from, to);
    let toronto = domain::clock::zone("America/Toronto");

    assert_eq!(named("Toronto", "America/Toronto"), "UTC−4");
    assert_eq!(named("Ottawa", "America/Toronto"), "Toronto,\u{a0}UTC−4");
    assert_eq!(named("New York", "America/New_York"), "UTC−4");
    // A city whose name is the end of another's.
    assert_eq!(named("York", "America/New_York"), "New\u{a0}York,\u{a0}UTC−4");
    assert_eq!(named("Cannes", "Europe/Paris"), "CEST");
    let turning = zone_names_in(Locale::De, "Toronto", toronto, at("2027-11-06T12:00:00Z"), at("2027-11-08T12:00:00Z"));
    assert_eq!(turning, "UTC−4/UTC−5");
}

#[test]
fn a_span_across_a_repeated_hour_says_by_which_clock() {
    let at = |text: &str| text.parse().expect("a test literal");
    let (from, to) = (at("2027-10-31T00:30:00Z"), at("2027-10-31T01:00:00Z"));

    assert_eq!(times(Locale::De, paris(), from, to), "02:30\u{a0}Uhr (MESZ) – 02:00\u{a0}Uhr (MEZ)");
}

#[test]
fn a_line_ends_only_before_the_zone_of_a_span() {
    let (paris, from, to) = (paris(), "2027-03-09T08:30:00Z", "2027-03-09T09:15:00Z");
    let at = |text: &str| text.parse().expect("a test literal");
    assert_eq!(times(Locale::De, paris, at(from), at(to)), "09:30–\u{2060}10:15\u{a0}Uhr (MEZ)");
    assert_eq!(opening(Locale::En, paris, day("2027-03-09"), 9 * 60, 24 * 60), "09:00–\u{2060}24:00 (CET)");
}

#[test]
fn a_deadline_at_midnight_names_the_day_that_ends() {
    let midnight = "2027-02-18T23:00:00Z".parse().expect("a test literal");
    let noon = "2027-02-19T11:00:00Z".parse().expect("a test literal");
    assert_eq!(deadline(Locale::De, paris(), midnight), "18. Februar 2027, 24:00\u{a0}Uhr (MEZ)");
    assert_eq!(deadline(Locale::En, paris(), midnight), "the end of 18 February 2027 (CET)");
    assert_eq!(deadline(Locale::De, paris(), noon), "19. Februar 2027, 12:00\u{a0}Uhr (MEZ)");
}

#[test]
fn a_deadline_for_the_world_names_its_zone() {
    let berlin = domain::clock::zone("Europe/Berlin");
    let at = |text: &str| text.parse().expect("a test literal");
    assert_eq!(deadline_by(Locale::De, berlin, at("2026-11-30T22:59:00Z")), "30. November 2026, 23:59\u{a0}Uhr (Europe/Berlin)");
    assert_eq!(deadline_by(Locale::De, berlin, at("2026-11-30T23:00:00Z")), "30. November 2026, 24:00\u{a0}Uhr (Europe/Berlin)");
    assert_eq!(deadline_by(Locale::En, berlin, at("2026-11-30T23:00:00Z")), "the end of 30 November 2026, 24:00 (Europe/Berlin)");
}

#[test]
fn sums_and_areas_are_grouped() {
    assert_eq!(price(Locale::De, Money::euros(125_000)), "1.250 €");
    assert_eq!(price(Locale::En, Money::euros(1_250_050)), "€12,500.50");
    assert_eq!([Locale::De, Locale::En].map(|l| price(l, Money::euros(-125_005))), ["-1.250,05 €", "-€1,250.05"]);
    assert_eq!(price(Locale::De, Money::euros(-5)), "-0,05 €");
    assert_eq!([Locale::De, Locale::En].map(|l| amount(l, Money::euros(-39_000))), ["-390,00 €", "-€390.00"]);
    assert_eq!(amount(Locale::De, Money::euros(481_050)), "4.810,50 €");
    assert_eq!(net_price(Locale::De, Money::euros(480_000)), "4.800 €, zzgl.\u{a0}USt.");
    assert_eq!([number(Locale::De, 31_424), number(Locale::En, 31_424)], ["31.424", "31,424"]);
    assert_eq!(area(Locale::De, 1250), "12,5 m²");
    assert_eq!(area(Locale::En, 400), "4 m²");
    assert_eq!([percent(Locale::De, 3_333), percent(Locale::En, 5_000), percent(Locale::En, 5)], ["33,33\u{a0}%", "50%", "0.05%"]);
}
