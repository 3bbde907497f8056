//! A letter tells from what its reader last knew to what is now, whatever happened while it waited.

use domain::{
    actor::Actor,
    event::{EventDetails, EventView},
    mail::{self, Delivery, Hindrance, MailFilter, MailTrouble},
    process::{delivery, resend::resend},
    registration,
};

use super::fixture::{at, deliver, in_hand, kinds, later, venues};
use crate::{
    masterclass::fixture::{Fair, raw, visitor},
    meanwhile::while_writing,
    registration::fixture as registering,
    stand::{Stand, both, edit_and_tell},
};

async fn moves_to(stand: &Stand, event: &EventView, venue: &str) -> EventView {
    edit_and_tell(stand, &Actor::System, event, &at(event, venue)).await.expect("saved")
}

/// Visitors of the only event, each with a badge under the same id.
fn two_thousand_visitors(sqlite: bool) -> [String; 2] {
    let id = if sqlite { "unhex(printf('%032x', i))" } else { "lpad(to_hex(i), 32, '0')::uuid" };
    let (numbers, now) = ("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)", "'2026-01-01T00:00:00+00:00'");
    let badges = format!(
        "INSERT INTO badge (id, event_id, role, name, organisation, ticket_code, badge_code, created_at) \
         {numbers} SELECT {id}, e.id, 'visitor', 'Vera', '', 't' || i, 'b' || i, {now} FROM n, event e"
    );
    let registrations = format!(
        "INSERT INTO registration (id, event_id, badge_id, name, email, email_key, organisation, job_title, locale, state, confirm_hash, \
         confirm_expires_at, confirmed_at, revision, created_at) \
         {numbers} SELECT {id}, e.id, {id}, 'Vera', 'v' || i || '@visitor.example', 'v' || i || '@visitor.example', '', '', 'de', \
         'confirmed', 'h' || i, {now}, {now}, 1, {now} FROM n, event e"
    );
    if sqlite { [badges, registrations] } else { [badges, registrations].map(|sql| sql.replace(now, &format!("{now}::timestamptz"))) }
}

fn pair(before: &str, now: &str) -> (String, String) {
    (before.to_owned(), now.to_owned())
}

both! {
    async fn of_two_changes_one_letter_leaves(stand: Stand) {
        let Fair { event, .. } = Fair::new(&stand).await;
        visitor(&stand, event.id, "confirmed").await;

        let event = moves_to(&stand, &event, "Fluss").await;
        let event = moves_to(&stand, &event, "Berg").await;
        let first = deliver(&stand).await;
        moves_to(&stand, &event, "See").await;
        let second = deliver(&stand).await;

        assert_eq!(venues(&first), [pair("Messe", "Berg")]);
        assert_eq!(venues(&second), [pair("Berg", "See")]);
        assert_eq!(stand.count("mail", "trouble = 'outdated'").await, 1);
    }

    async fn there_and_back_again_is_no_letter(stand: Stand) {
        let Fair { event, .. } = Fair::new(&stand).await;
        visitor(&stand, event.id, "confirmed").await;

        let event = moves_to(&stand, &event, "Fluss").await;
        moves_to(&stand, &event, "Messe").await;

        assert_eq!(deliver(&stand).await, []);
        assert_eq!(stand.count("mail", "state = 'parked' AND trouble = 'outdated' AND outdated").await, 2);
    }

    async fn the_way_back_is_told_once_the_way_there_was(stand: Stand) {
        let Fair { event, .. } = Fair::new(&stand).await;
        visitor(&stand, event.id, "confirmed").await;

        let event = moves_to(&stand, &event, "Fluss").await;
        let first = deliver(&stand).await;
        moves_to(&stand, &event, "Messe").await;
        let second = deliver(&stand).await;

        assert_eq!((venues(&first), venues(&second)), (vec![pair("Messe", "Fluss")], vec![pair("Fluss", "Messe")]));
    }

    async fn a_letter_on_its_way_decides_whether_the_next_one_leaves(stand: Stand) {
        let too_late = || Delivery::Failed(Hindrance::new(MailTrouble::Later, "451"));
        let unknown = || Delivery::Undecided(Hindrance::new(MailTrouble::Undecided, ""));
        for (delivery, left) in [(Delivery::Sent, vec![pair("Fluss", "Messe")]), (too_late(), vec![]), (unknown(), vec![pair("Fluss", "Messe")])] {
            let Fair { event, .. } = Fair::new(&stand).await;
            visitor(&stand, event.id, "confirmed").await;
            let event = moves_to(&stand, &event, "Fluss").await;
            let first = in_hand(&stand).await;
            moves_to(&stand, &event, "Messe").await;

            let meanwhile = deliver(&stand).await;
            delivery::settle(&stand.db, &first, &delivery).await.expect("settled");
            raw(&stand, "UPDATE mail_queue SET paused_until = NULL").await.expect("the server takes letters");

            assert_eq!(meanwhile, [], "not before the first is settled");
            assert_eq!(venues(&deliver(&stand).await), left, "{delivery:?}");
        }
    }

    async fn a_ticket_that_had_not_left_tells_of_the_event_as_it_is(stand: Stand) {
        let fair = registering::Fair::new(&stand).await;
        fair.visitor(&stand, &fair.form("vera@visitor.example")).await;
        fair.register(&stand, &fair.form("wer@visitor.example")).await;

        moves_to(&stand, &fair.event, "Fluss").await;
        let letters = deliver(&stand).await;

        assert_eq!(kinds(&letters).iter().filter(|kind| *kind != "invitation").collect::<Vec<_>>(), ["confirm_registration", "ticket"]);
        for (to, letter) in letters.iter().filter(|(to, _)| to.ends_with("@visitor.example")) {
            assert_eq!(letter.event_facts().expect("an event").venue, "Fluss", "{to}");
        }
        // Who has confirmed since is told of what comes next.
        let event = domain::event::by_id(&stand.db, &Actor::System, fair.event.id).await.expect("there");
        moves_to(&stand, &event, "Berg").await;
        assert_eq!(venues(&deliver(&stand).await), [pair("Fluss", "Berg")]);
    }

    async fn who_confirms_while_the_event_is_changed_gets_a_ticket_for_what_it_becomes(stand: Stand) {
        let fair = registering::Fair::new(&stand).await;
        fair.register(&stand, &fair.form("vera@visitor.example")).await;
        let token = registering::newest_token(&stand).await;
        let db = stand.db.clone();

        let confirmed = while_writing(&stand, "UPDATE event SET venue = 'Fluss', revision = revision + 1", vec![async move { registration::confirm(&db, &token, &registration::TickedConsents::none()).await }]).await;

        assert!(confirmed[0].is_ok(), "{confirmed:?}");
        assert_eq!(stand.count("mail", "kind = 'ticket' AND letter LIKE '%\"venue\":\"Fluss\"%'").await, 1);
    }

    async fn who_cancels_meanwhile_hears_nothing_of_it(stand: Stand) {
        let fair = registering::Fair::new(&stand).await;
        let vera = fair.visitor(&stand, &fair.form("vera@visitor.example")).await;
        deliver(&stand).await;

        moves_to(&stand, &fair.event, "Fluss").await;
        domain::process::leaving::cancel_registration(&stand.db, &vera.actor, vera.id).await.expect("cancelled");

        assert_eq!(kinds(&deliver(&stand).await), ["registration_cancelled"]);
    }

    async fn a_letter_that_is_sent_again_tells_of_the_event_as_it_is(stand: Stand) {
        let fair = registering::Fair::new(&stand).await;
        fair.visitor(&stand, &fair.form("vera@visitor.example")).await;
        deliver(&stand).await;
        let event = moves_to(&stand, &fair.event, "Fluss").await;
        deliver(&stand).await;
        moves_to(&stand, &event, "Berg").await;
        deliver(&stand).await;

        let filter = MailFilter { search: "vera@".into(), ..MailFilter::default() };
        let mails = mail::list_mails(&stand.db, &fair.organiser, &filter).await.expect("listed").rows;
        for row in mails.iter().filter(|row| ["ticket", "event_changed"].contains(&row.kind.as_str())) {
            resend(&stand.db, &fair.organiser, row.id).await.expect("sent again");
            let again = deliver(&stand).await;
            assert_eq!(kinds(&again), [row.kind.as_str()]);
            assert_eq!(again[0].1.event_facts().expect("an event").venue, "Berg");
        }
        assert!(registration::by_ticket(&stand.db, "x").await.expect("answers").is_none());
    }

    async fn two_thousand_letters_are_written_with_the_change(stand: Stand) {
        let Fair { event, .. } = Fair::new(&stand).await;
        for sql in two_thousand_visitors(stand.db.is_sqlite()) {
            raw(&stand, &sql).await.expect("they are there");
        }

        edit_and_tell(&stand, &Actor::System, &event, &EventDetails { venue: "Fluss".into(), ..later(&event, 7) }).await.expect("saved");

        assert_eq!(stand.count("mail", "kind = 'event_changed'").await, 2000);
    }
}
