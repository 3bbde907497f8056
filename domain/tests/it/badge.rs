//! Badges: what goes on paper, and what their codes tell.

use domain::{
    actor::Denied,
    badge::{self, BadgeFilter, BadgeRole, BadgeValidity, Error},
    lead,
};

use crate::guests::{self, booth_staff, execute, fair, issue, placed, visitor, visitor_in};
use crate::rows::refused_by;
use crate::stand::{both, staff_of, stranger};

both! {
    async fn an_exhibitors_badge_tells_what_its_owner_shares(stand: Stand) {
        let fair = fair(&stand).await;
        let exhibitor = guests::exhibitor(&stand, fair.event, "confirmed").await;
        placed(&stand, fair.event, exhibitor.application, "A1").await;
        let badge = booth_staff(&stand, fair.event, exhibitor.application, true, false).await;

        let card = lead::contact(&stand.db, &badge.badge_code.as_str().to_lowercase()).await.expect("answered").expect("a contact page");

        assert_eq!((card.name.as_str(), card.organisation.as_str(), card.unit.as_deref()), ("Emil Aussteller", "Ruhr KI", Some("A1")));
        assert_eq!((card.email.as_deref(), card.phone), (Some("emil@ruhr-ki.example"), None));
    }

    async fn all_other_codes_tell_nothing(stand: Stand) {
        let fair = fair(&stand).await;
        let organiser = stand.organiser().await;
        let exhibitor = guests::exhibitor(&stand, fair.event, "confirmed").await;
        let visitor = visitor(&stand, fair.event, "Mara Königshofen").await;
        let staff = booth_staff(&stand, fair.event, exhibitor.application, true, true).await;
        let ticket = staff.ticket_code.as_str().to_owned();
        let revoked = staff.badge_code.as_str().to_owned();
        badge::revoke_badge(&stand.db, &organiser, staff.id).await.expect("revoked");

        for code in ["", "x", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", visitor.badge.badge_code.as_str(), visitor.badge.ticket_code.as_str(), &ticket, &revoked] {
            assert_eq!(lead::contact(&stand.db, code).await.expect("answered"), None, "{code}");
        }
    }

    async fn a_colleague_who_left_has_no_page(stand: Stand) {
        let fair = fair(&stand).await;
        let exhibitor = guests::exhibitor(&stand, fair.event, "confirmed").await;
        let staff = booth_staff(&stand, fair.event, exhibitor.application, true, true).await;
        execute(&stand, "UPDATE booth_staff SET removed_at = created_at").await.expect("removed");

        assert_eq!(lead::contact(&stand.db, staff.badge_code.as_str()).await.expect("answered"), None);
    }

    async fn whoever_holds_a_ticket_prints_their_own_badge_and_no_other_code_does(stand: Stand) {
        let fair = fair(&stand).await;
        let organiser = stand.organiser().await;
        let exhibitor = guests::exhibitor(&stand, fair.event, "confirmed").await;
        let staff = booth_staff(&stand, fair.event, exhibitor.application, true, true).await;
        let visitor = visitor(&stand, fair.event, "Mara Königshofen").await;
        let cancelled = visitor_in(&stand, fair.event, "Carla Abgesagt", "cancelled").await;
        let revoked = issue(&stand, fair.event, BadgeRole::Speaker, "Rita Revidiert").await;
        badge::revoke_badge(&stand.db, &organiser, revoked.id).await.expect("revoked");

        let (paper, event) = badge::printed_for(&stand.db, staff.ticket_code.as_str()).await.expect("printed");
        let visitors = badge::printed_for(&stand.db, visitor.badge.ticket_code.as_str()).await.expect("printed").0;

        assert_eq!((paper.badge_code.as_str(), paper.role, event), (staff.badge_code.as_str(), BadgeRole::Exhibitor, fair.event));
        assert_eq!(visitors.name, "Mara Königshofen");
        for code in ["", "x", staff.badge_code.as_str(), cancelled.badge.ticket_code.as_str(), revoked.ticket_code.as_str()] {
            assert!(matches!(badge::printed_for(&stand.db, code).await, Err(Error::Denied(Denied::NotFound))), "{code}");
        }
    }

    async fn paper_is_printed_for_those_who_come(stand: Stand) {
        let fair = fair(&stand).await;
        let organiser = stand.organiser().await;
        visitor(&stand, fair.event, "Zoe Zuletzt").await;
        issue(&stand, fair.event, BadgeRole::Speaker, "Anna Zuerst").await;
        visitor_in(&stand, fair.event, "Carla Abgesagt", "cancelled").await;
        let revoked = issue(&stand, fair.event, BadgeRole::Organiser, "Rita Revidiert").await;
        badge::revoke_badge(&stand.db, &organiser, revoked.id).await.expect("revoked");

        let all = badge::printed(&stand.db, &organiser, fair.event, &BadgeFilter::default()).await.expect("printed");
        let of_role = BadgeFilter { role: Some(BadgeRole::Speaker), ..BadgeFilter::default() };
        let speakers = badge::printed(&stand.db, &organiser, fair.event, &of_role).await.expect("printed");
        let list = badge::badges(&stand.db, &organiser, fair.event, &BadgeFilter { search: "revid".to_owned(), ..BadgeFilter::default() }).await.expect("listed");

        assert_eq!(all.iter().map(|badge| badge.name.as_str()).collect::<Vec<_>>(), ["Anna Zuerst", "Zoe Zuletzt"]);
        assert_eq!(speakers.len(), 1);
        assert_eq!((list.total, list.printable), (1, 0));
        let of_the_revoked = badge::printed_one(&stand.db, &organiser, fair.event, revoked.id).await;
        assert!(matches!(of_the_revoked, Err(Error::Denied(Denied::NotFound))), "{of_the_revoked:?}");
    }

    async fn what_was_put_on_paper_is_printed_anew_only_when_it_says_something_else(stand: Stand) {
        let fair = fair(&stand).await;
        let organiser = stand.organiser().await;
        for name in ["Anna Zuerst", "Berta Danach", "Zoe Zuletzt"] {
            visitor(&stand, fair.event, name).await;
        }
        let to_print = BadgeFilter { unprinted: true, ..BadgeFilter::default() };
        let names = |badges: &[badge::PrintedBadge]| badges.iter().map(|badge| badge.name.clone()).collect::<Vec<_>>();

        let first = badge::printed(&stand.db, &organiser, fair.event, &to_print).await.expect("listed");
        assert_eq!(names(&first), ["Berta Danach", "Anna Zuerst", "Zoe Zuletzt"]);
        // Corrected after the file was begun: what is on its paper is not what is to be there.
        execute(&stand, "UPDATE badge SET name = 'Berta Berichtigt' WHERE name = 'Berta Danach'").await.expect("corrected");
        badge::note_printed(&stand.db, &first).await.expect("noted");

        let second = badge::printed(&stand.db, &organiser, fair.event, &to_print).await.expect("listed");
        assert_eq!(names(&second), ["Berta Berichtigt"]);
        badge::note_printed(&stand.db, &second).await.expect("noted");
        let list = badge::badges(&stand.db, &organiser, fair.event, &to_print).await.expect("listed");
        assert_eq!((list.total, list.printable), (0, 0));
        assert_eq!(badge::printed(&stand.db, &organiser, fair.event, &BadgeFilter::default()).await.expect("listed").len(), 3);
    }

    async fn what_only_comes_close_is_not_printed(stand: Stand) {
        let fair = fair(&stand).await;
        let organiser = stand.organiser().await;
        visitor(&stand, fair.event, "Mara Königshofen").await;
        let mistyped = BadgeFilter { search: "Konigshafen".to_owned(), ..BadgeFilter::default() };

        let list = badge::badges(&stand.db, &organiser, fair.event, &mistyped).await.expect("listed");
        let paper = badge::printed(&stand.db, &organiser, fair.event, &mistyped).await.expect("printed");

        assert!(list.similar && list.total == 1, "the list offers it: {list:?}");
        assert_eq!((list.printable, paper), (0, Vec::new()));
    }

    async fn those_of_erased_people_stand_at_the_end_of_the_list(stand: Stand) {
        let fair = fair(&stand).await;
        let organiser = stand.organiser().await;
        for name in ["Zoe Zuletzt", "Gelöscht", "Anna Zuerst"] {
            issue(&stand, fair.event, BadgeRole::Speaker, name).await;
        }
        execute(&stand, "UPDATE badge SET name = '' WHERE name = 'Gelöscht'").await.expect("erased");

        let list = badge::badges(&stand.db, &organiser, fair.event, &BadgeFilter::default()).await.expect("listed");

        assert_eq!(list.rows.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(), ["Anna Zuerst", "Zoe Zuletzt", ""]);
    }

    async fn the_badge_of_somebody_who_does_not_come_is_neither_printed_nor_restored(stand: Stand) {
        let fair = fair(&stand).await;
        let organiser = stand.organiser().await;
        let exhibitor = guests::exhibitor(&stand, fair.event, "confirmed").await;
        let removed = booth_staff(&stand, fair.event, exhibitor.application, true, true).await;
        execute(&stand, "UPDATE booth_staff SET removed_at = created_at").await.expect("removed");
        let cancelled = visitor_in(&stand, fair.event, "Carla Abgesagt", "cancelled").await.badge;
        let replaced = issue(&stand, fair.event, BadgeRole::Exhibitor, "Nora Zuvor").await;
        execute(&stand, "UPDATE badge SET ended_at = created_at").await.expect("their badges end with them");
        let pending = visitor_in(&stand, fair.event, "Paula Offen", "pending").await.badge;
        let revoked = issue(&stand, fair.event, BadgeRole::Speaker, "Rita Revidiert").await;
        badge::revoke_badge(&stand.db, &organiser, revoked.id).await.expect("revoked");

        let list = badge::badges(&stand.db, &organiser, fair.event, &BadgeFilter::default()).await.expect("listed");
        for gone in [removed.id, pending.id, cancelled.id, replaced.id] {
            badge::restore_badge(&stand.db, &organiser, gone).await.expect("nothing to restore");
            let paper = badge::printed_one(&stand.db, &organiser, fair.event, gone).await;
            assert!(matches!(paper, Err(Error::Denied(Denied::NotFound))), "{paper:?}");
        }

        let standings: Vec<_> = list.rows.iter().map(|row| (row.name.as_str(), row.standing)).collect();
        let expected = [
            ("Carla Abgesagt", BadgeValidity::Gone),
            ("Emil Aussteller", BadgeValidity::Gone),
            ("Paula Offen", BadgeValidity::Unconfirmed),
            ("Rita Revidiert", BadgeValidity::Revoked),
            ("Nora Zuvor", BadgeValidity::Gone),
        ];
        assert_eq!(standings, expected);
        assert_eq!(stand.count("badge", "ended_at IS NOT NULL").await, 3);
        assert_eq!(stand.count("badge", "revoked_at IS NOT NULL").await, 1);
    }

    async fn badges_from_before_learn_what_they_are_worth(stand: Stand) {
        let fair = fair(&stand).await;
        let organiser = stand.organiser().await;
        let exhibitor = guests::exhibitor(&stand, fair.event, "confirmed").await;
        booth_staff(&stand, fair.event, exhibitor.application, true, true).await;
        for (name, state) in [("Anna", "confirmed"), ("Berta", "confirmed"), ("Carla", "cancelled"), ("Dora", "pending"), ("Frida", "pending")] {
            visitor_in(&stand, fair.event, name, state).await;
        }
        issue(&stand, fair.event, BadgeRole::Exhibitor, "Gerda Zuvor").await;
        // Owners wrote their end as organisers do; Frida had cancelled once, and Berta lost her badge.
        let before = "UPDATE badge SET ended_at = NULL, awaits_confirmation = false, revoked_at = \
                      CASE WHEN name IN ('Berta', 'Carla', 'Frida', 'Gerda Zuvor') THEN created_at END";
        execute(&stand, before).await.expect("as it was");

        let migration = include_str!("../../../migrations/src/sql/m0016_badge_end.sql");
        for update in migration.split(';').filter_map(|statement| statement.find("UPDATE badge").map(|at| &statement[at..])) {
            execute(&stand, update).await.expect("migrated");
        }

        let list = badge::badges(&stand.db, &organiser, fair.event, &BadgeFilter::default()).await.expect("listed");
        let standings: Vec<_> = list.rows.iter().map(|row| (row.name.as_str(), row.standing)).collect();
        let expected = [
            ("Anna", BadgeValidity::Valid),
            ("Emil Aussteller", BadgeValidity::Valid),
            ("Berta", BadgeValidity::Revoked),
            ("Carla", BadgeValidity::Gone),
            ("Dora", BadgeValidity::Unconfirmed),
            ("Frida", BadgeValidity::Unconfirmed),
            ("Gerda Zuvor", BadgeValidity::Gone),
        ];
        assert_eq!(standings, expected);
        assert_eq!(stand.count("badge", "revoked_at IS NOT NULL").await, 1);
        assert_eq!(stand.count("badge", "ended_at IS NOT NULL").await, 3);
    }

    async fn names_stand_in_the_order_in_which_people_look_for_them(stand: Stand) {
        let fair = fair(&stand).await;
        let organiser = stand.organiser().await;
        for name in ["Zoe", "özge", "Cem", "Änne", "Oskar", "Çelik", "anton"] {
            issue(&stand, fair.event, BadgeRole::Speaker, name).await;
        }

        let list = badge::badges(&stand.db, &organiser, fair.event, &BadgeFilter::default()).await.expect("listed");

        let names: Vec<_> = list.rows.iter().map(|row| row.name.as_str()).collect();
        assert_eq!(names, ["Änne", "anton", "Çelik", "Cem", "Oskar", "özge", "Zoe"]);
    }

    async fn only_organisers_see_print_and_revoke(stand: Stand) {
        let fair = fair(&stand).await;
        let made = issue(&stand, fair.event, BadgeRole::Speaker, "Anna Zuerst").await;

        for actor in [stranger(), staff_of(fair.event)] {
            let refused = [
                badge::badges(&stand.db, &actor, fair.event, &BadgeFilter::default()).await.err(),
                badge::printed(&stand.db, &actor, fair.event, &BadgeFilter::default()).await.err(),
                badge::revoke_badge(&stand.db, &actor, made.id).await.err(),
                badge::restore_badge(&stand.db, &actor, made.id).await.err(),
            ];
            assert!(refused.iter().all(|error| matches!(error, Some(Error::Denied(Denied::NotFound)))), "{refused:?}");
        }
        let strange = badge::printed_one(&stand.db, &stranger(), fair.event, made.id).await;
        let desk = badge::printed_one(&stand.db, &staff_of(fair.event), fair.event, made.id).await;
        assert!(matches!(strange, Err(Error::Denied(Denied::NotFound))), "{strange:?}");
        assert_eq!(desk.expect("the desk prints who stands before it").name, "Anna Zuerst");
    }

    async fn a_ticket_code_is_never_a_badge_code(stand: Stand) {
        let fair = fair(&stand).await;
        issue(&stand, fair.event, BadgeRole::Speaker, "Anna Zuerst").await;

        assert_eq!(refused_by(execute(&stand, "UPDATE badge SET ticket_code = badge_code").await), "check");
    }
}
