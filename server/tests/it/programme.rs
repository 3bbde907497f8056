//! The programme as a page: each session under its stage, the zone once, a large one day by day, and what is the reader's own.

use domain::{
    actor::Actor,
    ids::{EventId, SessionId, StageId},
    masterclass::{self, EditStage, ScheduleSession},
    registration::{self, DetailsForm, Register, TickedConsents},
};
use scraper::{ElementRef, Html, Selector};

use crate::site::{Browser, Site, both};

const PAGE: &str = "/de/events/mipim-2027/programme";
/// The organisers' own.
const LIST: &str = "/de/organise/events/mipim-2027/programme";

pub async fn stage(site: &Site, event: EventId, name: &str) -> StageId {
    let text = |text: &str| text.to_owned();
    let stage = EditStage {
        name_de: text(name),
        name_en: String::new(),
        capacity: text("60"),
        opens: text("09:00"),
        closes: text("18:00"),
        changeover: text("0"),
        revision: String::new(),
    };
    masterclass::add_stage(&site.state.db, &Actor::System, event, &stage).await.expect("a stage is added")
}

/// A published session of 30 minutes.
pub async fn session(site: &Site, event: EventId, stage: StageId, title: &str, starts_at: &str) -> SessionId {
    let text = |text: &str| text.to_owned();
    let form = ScheduleSession {
        kind: text("masterclass"),
        title_de: text(title),
        language: text("de"),
        starts_at: text(starts_at),
        minutes: text("30"),
        stage: stage.to_string(),
        seat_limit: text("20"),
        speakers: text("Ada Lovelace, Analytical Engines"),
        ..ScheduleSession::default()
    };
    let id = masterclass::create_session(&site.state.db, &Actor::System, event, &form).await.expect("planned");
    masterclass::publish(&site.state.db, &Actor::System, id).await.expect("published");
    id
}

/// Somebody registered, on a device that knows the ticket.
pub async fn visitor(site: &Site, email: &str) -> (Browser, String, Actor) {
    let details = DetailsForm { name: "Vera Visit".to_owned(), locale: "de".to_owned(), ..DetailsForm::default() };
    let register = Register { event: "mipim-2027".to_owned(), email: email.to_owned(), details };
    registration::register(&site.state.db, &Actor::Anonymous, &register).await.expect("registered");
    let letters = domain::mail::lease::<domain::process::letter::AnyLetter>(&site.state.db, 1000).await.expect("leased");
    let letter = letters.iter().rfind(|mail| mail.to_email == email).expect("a letter");
    let token = domain::mail::Letter::secret(&letter.letter).expect("a link");
    let ticket = registration::confirm(&site.state.db, &token, &TickedConsents::none()).await.expect("confirmed");
    let holder = registration::by_ticket(&site.state.db, &ticket).await.expect("answers").expect("it opens");
    (Browser { router: site.router.clone(), cookie: Some(format!("ticket={ticket}")) }, ticket, holder.actor())
}

/// 35 sessions on each of two days.
async fn large_programme(site: &Site) {
    let event = site.event("mipim-2027").await;
    for number in 0..7 {
        let stage = stage(site, event, &format!("Bühne {number}")).await;
        for day in [9, 10] {
            for hour in 10..15 {
                session(site, event, stage, &format!("Am {day}."), &format!("2027-03-{day:02}T{hour}:00")).await;
            }
        }
    }
}

/// The organisers' days: what each is called, where it leads, whether it is shown.
fn organised_days(page: &Html) -> Vec<(String, String, bool)> {
    let words = |link: ElementRef<'_>| link.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ");
    let tab = |link: ElementRef<'_>| (words(link), link.attr("href").unwrap_or_default().to_owned(), link.attr("aria-current").is_some());
    all(page.root_element(), ".programme-days .schedule-days a").into_iter().map(tab).collect()
}

/// The sessions that organisers see, by title.
fn organised(page: &Html) -> Vec<String> {
    all(page.root_element(), ".programme-days tbody th > a").into_iter().map(text).collect()
}

fn all<'a>(within: ElementRef<'a>, css: &str) -> Vec<ElementRef<'a>> {
    let selector = Selector::parse(css).expect("a selector");
    within.select(&selector).collect()
}

fn text(element: ElementRef<'_>) -> String {
    element.text().collect::<String>().trim().to_owned()
}

/// For each session of a table: its title, and what stands above its column, as a browser places cells.
fn under_their_heads(table: ElementRef<'_>) -> Vec<(String, String)> {
    let heads: Vec<String> = all(table, "thead th").into_iter().skip(1).map(text).collect();
    let rows = all(table, "tbody tr");
    let mut taken = vec![vec![false; heads.len()]; rows.len()];
    let mut found = Vec::new();
    for (row, cells) in rows.iter().enumerate() {
        for cell in all(*cells, "td") {
            let column = taken[row].iter().position(|taken| !taken).expect("a row has room for its cells");
            let span = cell.attr("rowspan").map_or(1, |rows| rows.parse().expect("a number"));
            for below in &mut taken[row..row + span] {
                below[column] = true;
            }
            found.extend(all(cell, "h3").into_iter().map(|title| (text(title), heads[column].clone())));
        }
    }
    found
}

both! {
    async fn every_session_stands_under_the_head_of_its_stage(site: Site) {
        let event = site.event("mipim-2027").await;
        let mut planned = 0;
        for count in [1_u32, 4, 9] {
            for number in planned..count {
                let stage = stage(&site, event, &format!("Bühne {number}")).await;
                session(&site, event, stage, &format!("Früh auf Bühne {number}"), &format!("2027-03-09T10:{:02}", 5 * number)).await;
                session(&site, event, stage, &format!("Spät auf Bühne {number}"), "2027-03-09T14:00").await;
            }
            planned = count;

            let page = Html::parse_document(&site.anonymous().get(PAGE).await.body);

            let table = all(page.root_element(), ".timetable > table")[0];
            let placed = under_their_heads(table);
            assert_eq!(placed.len(), 2 * count as usize);
            for (title, head) in &placed {
                assert!(title.ends_with(&format!("auf {head}")), "{title} stands under {head} of {count}");
            }
            // On a phone there are no heads: each says where it is.
            let slots = all(table, ".slot");
            for slot in &slots {
                assert!(text(all(*slot, "h3")[0]).ends_with(&text(all(*slot, ".slot-stage")[0])));
            }
            // Read as a list they go by time.
            let times: Vec<i64> = slots.iter().map(|slot| slot.attr("data-from").and_then(|time| time.parse().ok()).expect("a time")).collect();
            assert!(times.is_sorted(), "{times:?}");
        }
    }

    async fn the_zone_is_said_once(site: Site) {
        let event = site.event("mipim-2027").await;
        let stage = stage(&site, event, "Bühne").await;
        for hour in 10..15 {
            session(&site, event, stage, "Vortrag", &format!("2027-03-09T{hour}:00")).await;
        }

        let page = Html::parse_document(&site.anonymous().get(PAGE).await.body);

        let main = all(page.root_element(), "main")[0];
        // What search engines read says it once more.
        let main = text(main).replace(&text(all(main, "script")[0]), "");
        assert_eq!(main.matches("MEZ").count(), 1, "{main}");
        assert!(main.contains("10:00–\u{2060}10:30") && !main.contains("Uhr"), "{main}");
        assert!(main.contains("Ada Lovelace (Analytical Engines)"), "{main}");
    }

    async fn a_large_programme_shows_a_day_at_a_time(site: Site) {
        large_programme(&site).await;

        let browser = site.anonymous();
        let (first, second) = (browser.get(PAGE).await, browser.get(&format!("{PAGE}/days/2027-03-10")).await);

        for (answer, shown, other) in [(&first, "Am 9.", "Am 10."), (&second, "Am 10.", "Am 9.")] {
            assert!(answer.body.contains(shown) && !answer.body.contains(other), "{shown}");
            let page = Html::parse_document(&answer.body);
            assert_eq!(all(page.root_element(), ".slot").len(), 35);
            let current = all(page.root_element(), ".schedule-days [aria-current]");
            assert_eq!(current.len(), 1);
            let links: Vec<_> = all(page.root_element(), ".schedule-days a").into_iter().filter_map(|link| link.attr("href")).collect();
            assert_eq!(links, [format!("{PAGE}/days/2027-03-09"), format!("{PAGE}/days/2027-03-10")]);
        }
        for nowhere in ["2027-03-11", "2027-13-01", "today"] {
            assert_eq!(browser.get(&format!("{PAGE}/days/{nowhere}")).await.status, 404, "{nowhere}");
        }
    }

    async fn organisers_see_a_large_programme_a_day_at_a_time_and_all_of_it_if_they_ask(site: Site) {
        large_programme(&site).await;
        let organiser = site.organiser().await;
        let tabs = [("Alle Tage 70", "?day=all"), ("Dienstag, 9. März 35", "?day=2027-03-09"), ("Mittwoch, 10. März 35", "?day=2027-03-10")];

        // A day on which nothing is planned any more is no dead end.
        for (asked, current, on_9th, on_10th) in
            [("", 1, 35, 0), ("?day=2027-03-10", 2, 0, 35), ("?day=all", 0, 35, 35), ("?day=2027-03-11", 1, 35, 0), ("?day=today", 1, 35, 0)]
        {
            let page = Html::parse_document(&organiser.get(&format!("{LIST}{asked}")).await.body);

            let expected: Vec<_> =
                tabs.iter().enumerate().map(|(place, (name, query))| ((*name).to_owned(), format!("{LIST}{query}"), place == current)).collect();
            assert_eq!(organised_days(&page), expected, "{asked}");
            let shown = organised(&page);
            let on = |title: &str| shown.iter().filter(|shown| *shown == title).count();
            assert_eq!((on("Am 9."), on("Am 10.")), (on_9th, on_10th), "{asked}");
        }
    }

    async fn organisers_see_a_small_programme_whole_and_can_narrow_it_to_a_day(site: Site) {
        let event = site.event("mipim-2027").await;
        let stage = stage(&site, event, "Bühne").await;
        session(&site, event, stage, "Früher", "2027-03-09T10:00").await;
        let organiser = site.organiser().await;

        let one_day = Html::parse_document(&organiser.get(LIST).await.body);
        session(&site, event, stage, "Später", "2027-03-10T10:00").await;
        let two_days = Html::parse_document(&organiser.get(LIST).await.body);
        let narrowed = Html::parse_document(&organiser.get(&format!("{LIST}?day=2027-03-10")).await.body);

        assert_eq!((organised_days(&one_day).len(), organised(&one_day)), (0, vec!["Früher".to_owned()]));
        assert_eq!(organised(&two_days), ["Früher", "Später"]);
        assert_eq!(organised_days(&two_days).into_iter().map(|(_, _, is_shown)| is_shown).collect::<Vec<_>>(), [true, false, false]);
        assert_eq!(organised(&narrowed), ["Später"]);
    }

    async fn what_is_the_readers_own_is_marked_and_can_be_seen_alone(site: Site) {
        let event = site.event("mipim-2027").await;
        let stage = stage(&site, event, "Bühne").await;
        let mut sessions = Vec::new();
        for (title, time) in [("Gebuchtes", "10:00"), ("Gemerktes", "11:00"), ("Anderes", "12:00")] {
            sessions.push(session(&site, event, stage, title, &format!("2027-03-09T{time}")).await);
        }
        let (browser, ticket, actor) = visitor(&site, "vera@visitor.example").await;
        masterclass::book(&site.state.db, &actor, sessions[0]).await.expect("booked");
        let star = format!("+session:{}", sessions[1]);
        let starred = browser.post_form(PAGE, "/api/star/mark-stars", &[("ticket", &ticket), ("marks", &star)]).await;
        assert_eq!((starred.status.as_u16(), starred.location()), (303, PAGE));

        let all_of_it = browser.get(PAGE).await.body;
        let mine = browser.get(&format!("{PAGE}?mine=1")).await.body;

        let page = Html::parse_document(&all_of_it);
        let marked: Vec<_> = all(page.root_element(), ".slot[data-mine] h3").into_iter().map(text).collect();
        assert_eq!(marked, ["Gebuchtes"]);
        let pressed: Vec<_> =
            all(page.root_element(), "button[data-star][aria-pressed=\"true\"]").into_iter().filter_map(|star| star.attr("aria-label")).collect();
        assert_eq!(pressed, ["Merken: Gemerktes"]);
        assert!(mine.contains("Gebuchtes") && mine.contains("Gemerktes") && !mine.contains("Anderes"));
        // Whoever has no ticket gets a star only with script, and nothing of others.
        let nobodys = site.anonymous().get(PAGE).await.body;
        let page = Html::parse_document(&nobodys);
        assert!(all(page.root_element(), "button[data-star]:not([hidden])").is_empty() && !nobodys.contains(&ticket));
    }

    async fn whoever_sits_elsewhere_is_led_there_and_can_swap(site: Site) {
        let event = site.event("mipim-2027").await;
        let mut sessions = Vec::new();
        for title in ["Erste", "Zweite"] {
            let stage = stage(&site, event, title).await;
            sessions.push(session(&site, event, stage, title, "2027-03-09T10:00").await);
        }
        let (browser, ticket, actor) = visitor(&site, "vera@visitor.example").await;
        let seat = masterclass::book(&site.state.db, &actor, sessions[0]).await.expect("booked").id.to_string();
        let (first, second) = (format!("{PAGE}/{}", sessions[0]), format!("{PAGE}/{}", sessions[1]));
        let fields = [("session", sessions[1].to_string()), ("ticket", ticket.clone())];
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();

        let refused = browser.post_form(&second, "/api/masterclass/book-seat", &fields).await;
        let shown = browser.get(&second).await;

        assert_eq!(refused.status, 409);
        for page in [&refused.body, &shown.body] {
            assert!(page.contains(&format!("href=\"{first}\"")) && page.contains("/api/masterclass/swap-seat"), "{page}");
        }
        let swap: Vec<_> = fields.iter().copied().chain([("seat", seat.as_str())]).collect();
        let swapped = browser.post_form(&second, "/api/masterclass/swap-seat", &swap).await;
        assert_eq!((swapped.status.as_u16(), swapped.location()), (303, format!("{second}?done=swapped").as_str()));
        assert!(browser.get(&second).await.body.contains("Sie haben einen Platz."));
        assert_eq!(site.count("seat", "state = 'booked'").await, 1);
    }
}
