//! Consent, the list, and whose it is.

use domain::{
    actor::{Actor, Denied},
    badge,
    lead::{self, EditLead, Error, LeadFilter, LeadOrder},
};

use crate::guests::{self, execute, fair, visitor, visitor_in};
use crate::rows::refused_by;
use crate::stand::{Stand, both, stranger};

use super::{agree, agreement, crowd_agrees};

both! {
    async fn asking_shows_who_gets_what_and_keeps_nothing(stand: Stand) {
        let fair = fair(&stand).await;
        let exhibitor = guests::exhibitor(&stand, fair.event, "confirmed").await;
        let visitor = visitor(&stand, fair.event, "Mara Königshofen").await;

        let asked = lead::begin_exchange(&stand.db, &exhibitor.person, exhibitor.application, visitor.badge.badge_code.as_str()).await.expect("asked");

        assert_eq!(asked.visitor, "Mara Königshofen");
        assert!(asked.wording.share.de.contains("Ruhr KI (Ruhr KI GmbH, Essen)"), "{}", asked.wording.share.de);
        assert!(!asked.agreed_before);
        assert_eq!(stand.count("lead", "1 = 1").await + stand.count("mail", "1 = 1").await, 0);
    }

    async fn what_is_noted_at_the_stand_is_told_by_mouth_and_asked_by_mail(stand: Stand) {
        let fair = fair(&stand).await;
        let exhibitor = guests::exhibitor(&stand, fair.event, "confirmed").await;
        let visitor = visitor(&stand, fair.event, "Mara Königshofen").await;

        agree(&stand, &exhibitor, &visitor).await;
        let list = lead::leads(&stand.db, &exhibitor.person, exhibitor.application, &LeadFilter::default()).await.expect("listed");

        assert_eq!(list.total, 1);
        assert_eq!((list.rows[0].name.as_str(), list.rows[0].newsletter, list.rows[0].confirmed_at), ("Mara Königshofen", false, None));
        assert!(!list.rows[0].wording.contains("Neuigkeiten"), "{}", list.rows[0].wording);
        assert_eq!(stand.count("mail", "kind = 'lead_receipt'").await, 1);
        assert_eq!(stand.count("audit", "subject = 'lead' AND action = 'agreed'").await, 1);
    }

    async fn however_often_somebody_agrees_it_is_one_contact(stand: Stand) {
        let fair = fair(&stand).await;
        let exhibitor = guests::exhibitor(&stand, fair.event, "confirmed").await;
        let visitor = visitor(&stand, fair.event, "Mara Königshofen").await;

        let mut leads = crowd_agrees(&stand, &exhibitor, &visitor).await;

        leads.dedup();
        assert!(leads.len() == 1 && leads[0].is_some(), "{leads:?}");
        assert_eq!(stand.count("lead", "1 = 1").await, 1);
        assert_eq!(stand.count("mail", "kind = 'lead_receipt'").await, 1);
    }

    async fn without_its_key_a_contact_would_be_there_many_times(stand: Stand) {
        let fair = fair(&stand).await;
        let exhibitor = guests::exhibitor(&stand, fair.event, "confirmed").await;
        let visitor = visitor(&stand, fair.event, "Mara Königshofen").await;
        without_the_guard(&stand).await;

        crowd_agrees(&stand, &exhibitor, &visitor).await;

        assert!(stand.count("lead", "1 = 1").await > 1, "the race is won by the key alone");
    }

    async fn only_badges_of_visitors_who_come_to_the_same_event_count(stand: Stand) {
        let (fair, other) = (fair(&stand).await, guests::fair(&stand).await);
        let organiser = stand.organiser().await;
        let exhibitor = guests::exhibitor(&stand, fair.event, "confirmed").await;
        let revoked = visitor(&stand, fair.event, "Rita Revidiert").await;
        badge::revoke_badge(&stand.db, &organiser, revoked.badge.id).await.expect("revoked");
        let ticket = visitor(&stand, fair.event, "Timo Ticket").await;
        let unknown = [
            visitor(&stand, other.event, "Otto Anderswo").await.badge.badge_code,
            visitor_in(&stand, fair.event, "Carla Abgesagt", "cancelled").await.badge.badge_code,
            visitor_in(&stand, fair.event, "Peter Unbestätigt", "pending").await.badge.badge_code,
            revoked.badge.badge_code,
            ticket.badge.ticket_code,
        ];
        let colleague = guests::booth_staff(&stand, fair.event, exhibitor.application, true, true).await;

        for code in &unknown {
            let asked = lead::begin_exchange(&stand.db, &exhibitor.person, exhibitor.application, code.as_str()).await;
            assert!(matches!(asked, Err(Error::UnknownBadge)), "{asked:?}");
        }
        let asked = lead::begin_exchange(&stand.db, &exhibitor.person, exhibitor.application, colleague.badge_code.as_str()).await;
        assert!(matches!(asked, Err(Error::BadgeOfExhibitor)));
    }

    async fn only_people_of_a_confirmed_exhibitor_collect_and_see(stand: Stand) {
        let fair = fair(&stand).await;
        let organiser = stand.organiser().await;
        let (own, other) = (guests::exhibitor(&stand, fair.event, "confirmed").await, guests::exhibitor(&stand, fair.event, "confirmed").await);
        let offered = guests::exhibitor(&stand, fair.event, "in_review").await;
        let visitor = visitor(&stand, fair.event, "Mara Königshofen").await;
        let id = agree(&stand, &own, &visitor).await;

        for actor in [stranger(), other.person.clone(), organiser] {
            let list = lead::leads(&stand.db, &actor, own.application, &LeadFilter::default()).await;
            let asked = lead::begin_exchange(&stand.db, &actor, own.application, visitor.badge.badge_code.as_str()).await;
            let agreed = lead::agree(&stand.db, &actor, own.application, &agreement(&visitor)).await;
            let edited = lead::edit(&stand.db, &actor, id, &EditLead { revision: "1".to_owned(), ..EditLead::default() }).await;
            let exported = lead::export(&stand.db, &actor, own.application).await;
            assert!(matches!(list, Err(Error::Denied(Denied::NotFound))));
            assert!(matches!(asked, Err(Error::Denied(Denied::NotFound))));
            assert!(matches!(agreed, Err(Error::Denied(Denied::NotFound))));
            assert!(matches!(edited, Err(Error::Denied(Denied::NotFound))));
            assert!(matches!(exported, Err(Error::Denied(Denied::NotFound))));
        }
        let nobody = lead::leads(&stand.db, &Actor::Anonymous, own.application, &LeadFilter::default()).await;
        let too_early = lead::begin_exchange(&stand.db, &offered.person, offered.application, visitor.badge.badge_code.as_str()).await;
        assert!(matches!(nobody, Err(Error::Denied(Denied::SignInRequired))));
        assert!(matches!(too_early, Err(Error::Denied(Denied::NotFound))));
    }

    async fn notes_are_kept_and_a_stale_form_is_refused(stand: Stand) {
        let fair = fair(&stand).await;
        let exhibitor = guests::exhibitor(&stand, fair.event, "confirmed").await;
        let visitor = visitor(&stand, fair.event, "Mara Königshofen").await;
        let id = agree(&stand, &exhibitor, &visitor).await;
        let edit = |rating: &str, revision: &str| EditLead { rating: rating.to_owned(), note: "Angebot".to_owned(), revision: revision.to_owned() };

        lead::edit(&stand.db, &exhibitor.person, id, &edit("4", "1")).await.expect("noted");
        let stale = lead::edit(&stand.db, &exhibitor.person, id, &edit("2", "1")).await;
        let six = lead::edit(&stand.db, &exhibitor.person, id, &edit("6", "2")).await;
        let seen = lead::lead(&stand.db, &exhibitor.person, exhibitor.application, id).await.expect("seen");

        let Err(Error::Overtaken(stale)) = stale else { panic!("stale") };
        assert_eq!((stale.by.as_str(), stale.fields), ("Paula Person", vec!["note".to_owned(), "rating".to_owned()]));
        assert!(matches!(six, Err(Error::Invalid(_))));
        assert_eq!((seen.rating, seen.note.as_str(), seen.revision), (Some(4), "Angebot", 2));
        assert_eq!(refused_by(execute(&stand, "UPDATE lead SET rating = 6").await), "check", "the table knows no six");
    }

    async fn the_list_is_searched_and_sorted(stand: Stand) {
        let fair = fair(&stand).await;
        let exhibitor = guests::exhibitor(&stand, fair.event, "confirmed").await;
        for name in ["Anna", "Berta", "Carla"] {
            agree(&stand, &exhibitor, &visitor(&stand, fair.event, name).await).await;
        }
        execute(&stand, "UPDATE lead SET rating = 3 WHERE name = 'Berta'").await.expect("rated");
        let names = async |order: LeadOrder, search: &str| {
            let filter = LeadFilter { search: search.to_owned(), order, page: 1 };
            let list = lead::leads(&stand.db, &exhibitor.person, exhibitor.application, &filter).await.expect("listed");
            list.rows.into_iter().map(|row| row.name).collect::<Vec<_>>()
        };

        assert_eq!(names(LeadOrder::Name, "").await, ["Anna", "Berta", "Carla"]);
        assert_eq!(names(LeadOrder::BestRated, "").await[0], "Berta");
        assert_eq!(names(LeadOrder::Newest, "").await[0], "Carla");
        assert_eq!(names(LeadOrder::Newest, "anna").await, ["Anna"]);
    }
}

/// The table of contacts, without the key that keeps one contact one. On SQLite an index is all that can be taken away,
/// and this one belongs to the table: it is made anew without it.
async fn without_the_guard(stand: &Stand) {
    let columns = "id uuid PRIMARY KEY NOT NULL, event_id uuid NOT NULL, application_id uuid NOT NULL, registration_id uuid NOT NULL, \
        captured_by uuid NOT NULL, name text NOT NULL, email text NOT NULL, organisation text NOT NULL, job_title text NOT NULL, \
        newsletter boolean NOT NULL, wording text NOT NULL, locale text NOT NULL, rating integer, note text NOT NULL, \
        withdraw_hash text NOT NULL UNIQUE, revision bigint NOT NULL, consented_at timestamptz NOT NULL, withdrawn_at timestamptz, \
        confirmed_at timestamptz, search_key text NOT NULL";
    execute(stand, "DROP TABLE lead").await.expect("dropped");
    execute(stand, &format!("CREATE TABLE lead ({columns})")).await.expect("made");
}
