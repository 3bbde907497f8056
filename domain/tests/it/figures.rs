//! Events in figures: for lists, for the organisers' charts, and when they are over.

use domain::{
    actor::{Actor, Denied},
    check_in::{self, ScanBadge},
    clock,
    event::{self, Error},
    ids::{ScanId, UnitId},
    placement::{Standing, standings},
    process::{
        course::{self, Lately},
        overview::{self, EventGlance},
        result::{self, EventResult},
    },
};

use crate::{guests, rows, stand::both};

both! {
    async fn a_list_says_how_full_each_stand_is_and_what_waits(stand: Stand) {
        let (fair, empty) = (stand.fair().await, stand.fair().await);
        let [a1, a2, _] = [stand.unit(&fair, "A1").await, stand.unit(&fair, "A2").await, stand.unit(&fair, "A3").await];
        rows::unit(UnitId::new(), fair.event, fair.level, "S1").with("kind", "stage").insert(&stand).await;
        stand.confirmed(&fair, "Alpha", a1).await;
        stand.offered(&fair, "Beta", a2).await;
        stand.applied(&fair, "Gamma").await;
        let events = [fair.event, empty.event];

        let found = standings(&stand.db, &events).await.expect("answers");
        let glances = overview::of_list(&stand.db, &fair.organiser, &events).await.expect("answers");

        let standing = Standing { confirmed: 1, free: 1 };
        assert_eq!(found.into_iter().collect::<Vec<_>>(), [(fair.event, standing)]);
        assert_eq!(glances.into_iter().collect::<Vec<_>>(), [(fair.event, EventGlance { applications: 3, to_decide: 1, standing })]);
        assert!(matches!(overview::of_list(&stand.db, &Actor::Anonymous, &events).await, Err(Error::Denied(Denied::SignInRequired))));
    }

    async fn what_is_over_is_told_by_what_was_counted(stand: Stand) {
        let fair = guests::fair(&stand).await;
        guests::execute(&stand, "UPDATE event SET starts_on = '2020-01-01', ends_on = '2099-01-01'").await.expect("moved");
        let exhibitor = guests::exhibitor(&stand, fair.event, "confirmed").await;
        guests::placed(&stand, fair.event, exhibitor.application, "A1").await;
        guests::session(&stand, fair.event).await;
        for name in ["Anna Beispiel", "Ben Beispiel"] {
            let visitor = guests::visitor(&stand, fair.event, name).await;
            let command = ScanBadge { scan: ScanId::new().to_string(), door: String::new(), code: visitor.badge.ticket_code.as_str().to_owned() };
            check_in::scan(&stand.db, &fair.staff, fair.event, &command).await.expect("the door answers");
        }
        guests::visitor(&stand, fair.event, "Nie Gekommen").await;

        assert_eq!(result::result(&stand.db, fair.event).await.expect("answers"), EventResult { partners: 1, visits: 2, sessions: 1, ..EventResult::default() });
    }

    async fn how_an_event_develops_is_told_by_what_came_when(stand: Stand) {
        let fair = stand.fair().await;
        for name in ["Alpha", "Beta", "Gamma"] {
            stand.applied(&fair, name).await;
        }
        let now = clock::now();
        for (name, days) in [("Alpha", 1), ("Beta", 3), ("Gamma", 9)] {
            let at = (now - chrono::Duration::days(days)).to_rfc3339();
            guests::execute(&stand, &format!("UPDATE application SET submitted_at = '{at}' WHERE display_name = '{name}'")).await.expect("written");
        }
        let event = event::by_id(&stand.db, &fair.organiser, fair.event).await.expect("the event");

        let course = course::course(&stand.db, &fair.organiser, &event).await.expect("answers");

        assert_eq!(course.applied, Lately { now: 2, before: 1 });
        let totals: Vec<u64> = course.applications.iter().map(|until| until.total).collect();
        assert_eq!(totals, [1, 1, 1, 1, 1, 1, 2, 2, 3, 3]);
        assert_eq!((course.registered, course.seats, course.entries), (Lately::default(), (0, 0), None));
        assert!(matches!(course::course(&stand.db, &Actor::Anonymous, &event).await, Err(Error::Denied(Denied::SignInRequired))));
    }
}
