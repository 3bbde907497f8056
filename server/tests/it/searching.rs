//! Lists that are searched, as people see them.

use app::paths::encode;

use crate::site::both;

const CLOSE: &str = "Keine genaue Übereinstimmung; ähnlich:";

/// The longest word of a name, and the same with a letter too many.
fn words(name: &str) -> (String, String) {
    let word = name.split([' ', '-']).max_by_key(|word| word.chars().count()).unwrap_or_default();
    let end = word.char_indices().nth(2).map_or(word.len(), |(at, _)| at);
    (word.to_owned(), format!("{}x{}", &word[..end], &word[end..]))
}

both! {
    async fn a_list_says_that_it_shows_what_comes_close(site: Site) {
        let (_, organiser) = site.signed_in(site.demo().await.organiser).await;
        let event = site.coming("collision").await;
        let of_event = format!("event_id = (SELECT id FROM event WHERE slug = '{event}')");
        let comes = "role = 'visitor' AND ended_at IS NULL AND revoked_at IS NULL AND awaits_confirmation = false";
        let visitor = site.text(&format!("SELECT MAX(name) AS value FROM badge WHERE {of_event} AND {comes}")).await;
        let exhibitor = site.text(&format!("SELECT MAX(display_name) AS value FROM application WHERE {of_event} AND state = 'confirmed'")).await;
        let fair = site.text(&format!("SELECT name AS value FROM event WHERE slug = '{event}'")).await;

        for (page, name) in [
            (format!("/de/organise/events/{event}/visitors"), &visitor),
            (format!("/de/organise/events/{event}/badges"), &visitor),
            (format!("/de/desk/{event}"), &visitor),
            (format!("/de/events/{event}/exhibitors"), &exhibitor),
            (format!("/de/organise/events/{event}/admission"), &exhibitor),
            ("/de/organise".to_owned(), &fair),
        ] {
            let (word, mistyped) = words(name);
            let exact = organiser.get(&format!("{page}?q={}", encode(&word))).await.body;
            let close = organiser.get(&format!("{page}?q={}", encode(&mistyped))).await.body;
            let nothing = organiser.get(&format!("{page}?q=qqqqqqqq")).await.body;

            // Long words may be broken.
            let [exact, close] = [exact, close].map(|page| page.replace('\u{ad}', ""));
            assert!(exact.contains(&word) && !exact.contains(CLOSE), "{page}: {word}");
            assert!(close.contains(&word) && close.contains(CLOSE), "{page}: {mistyped}");
            assert!(!nothing.contains(CLOSE), "{page}");
        }
        let (_, mistyped) = words(&visitor);
        let english = organiser.get(&format!("/en/organise/events/{event}/visitors?q={}", encode(&mistyped))).await.body;
        assert!(english.contains("No exact match; similar:") && english.contains(" similar</"), "{english}");
    }

    async fn of_many_people_the_search_of_everything_says_how_many_and_leads_to_their_list(site: Site) {
        let (_, organiser) = site.signed_in(site.demo().await.organiser).await;
        let event = site.coming("collision").await;
        let twelve = format!(
            "SELECT id FROM registration WHERE erased_at IS NULL AND event_id = (SELECT id FROM event WHERE slug = '{event}') ORDER BY id LIMIT 12"
        );
        site.execute(&format!("UPDATE registration SET search_key = search_key || ' zaunkonig' WHERE id IN ({twelve})")).await;

        let german = organiser.get("/de/search?q=Zaunk%C3%B6nig").await.body;
        let english = organiser.get("/en/search?q=Zaunk%C3%B6nig").await.body;
        let visitors = organiser.get(&format!("/de/organise/events/{event}/visitors?q=Zaunk%C3%B6nig")).await.body;

        let list = format!("/organise/events/{event}/visitors?q=Zaunk%C3%B6nig");
        assert!(german.contains("10 von 12 gezeigt.") && german.contains(&format!("href=\"/de{list}\"")), "{german}");
        assert!(german.contains("data-said=\"12 gefunden\""), "{german}");
        assert!(english.contains("10 of 12 shown.") && english.contains(&format!("href=\"/en{list}\"")), "{english}");
        assert!(visitors.contains("data-said=\"12 gefunden\""), "{visitors}");
    }
}
