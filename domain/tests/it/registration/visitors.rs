//! The organisers' list, and the desk.

use domain::{
    actor::{Actor, Denied},
    process::leaving,
    registration::{self, DetailsForm, Error, Register, RegisterAtDesk, RegistrationState, VisitorFilter, VisitorSort},
};

use super::fixture::{Fair, details};
use crate::{
    guests,
    stand::{both, staff_of, stranger},
};

/// What the desk types.
fn at_desk(name: &str) -> DetailsForm {
    DetailsForm { name: name.to_owned(), locale: "de".to_owned(), ..DetailsForm::default() }
}

both! {
    async fn organisers_search_filter_and_sort_visitors(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let named = |name: &str, email: &str| Register { details: details(name), ..fair.form(email) };
        fair.visitor(&stand, &named("Özlem Berg", "oezlem@visitor.example")).await;
        fair.visitor(&stand, &named("Anna 100%", "anna@visitor.example")).await;
        fair.register(&stand, &named("Clara Offen", "clara@visitor.example")).await;
        let found = async |filter: VisitorFilter| {
            let page = registration::visitors(&stand.db, &fair.organiser, fair.event.id, &filter).await.expect("found");
            page.rows.into_iter().map(|row| row.details.name).collect::<Vec<_>>()
        };

        assert_eq!(found(VisitorFilter::default()).await, ["Clara Offen", "Anna 100%", "Özlem Berg"]);
        assert_eq!(found(VisitorFilter { search: "özlem".to_owned(), ..Default::default() }).await, ["Özlem Berg"]);
        assert_eq!(found(VisitorFilter { search: "0%".to_owned(), ..Default::default() }).await, ["Anna 100%"]);
        assert_eq!(found(VisitorFilter { search: "clara@".to_owned(), ..Default::default() }).await, ["Clara Offen"]);
        assert_eq!(found(VisitorFilter { state: Some(RegistrationState::Pending), ..Default::default() }).await, ["Clara Offen"]);
        let by_name = VisitorFilter { sort: Some(VisitorSort::Registered), descending: false, page: 7, ..Default::default() };
        assert_eq!(found(by_name).await, ["Özlem Berg", "Anna 100%", "Clara Offen"]);
        let exported = registration::export(&stand.db, &fair.organiser, fair.event.id, &VisitorFilter::default(), None).await.expect("exported");
        let rest = registration::export(&stand.db, &fair.organiser, fair.event.id, &VisitorFilter::default(), Some(exported[2].id)).await;
        assert_eq!((exported.len(), rest.expect("exported").len()), (3, 0));
    }

    async fn each_visitor_is_on_one_page_the_newest_on_the_first(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let mut came = Vec::new();
        for number in 0..51 {
            came.push(guests::visitor(&stand, fair.event.id, &format!("Vera {number}")).await.registration);
        }
        guests::visitor(&stand, fair.event.id, "").await;
        stand.sql("UPDATE registration SET erased_at = created_at WHERE name = ''").await.expect("erased");
        stand.sql("UPDATE registration SET created_at = '2027-01-01T00:00:00+00:00'").await.expect("all in one moment");
        let read = async |page: u64| {
            let filter = VisitorFilter { page, ..VisitorFilter::default() };
            let page = registration::visitors(&stand.db, &fair.organiser, fair.event.id, &filter).await.expect("found");
            (page.rows.into_iter().map(|row| row.id).collect::<Vec<_>>(), page.total, page.page)
        };

        let (first, last) = (read(1).await, read(9).await);

        came.sort_unstable();
        came.reverse();
        assert_eq!(first, (came[..50].to_vec(), 51, 1));
        assert_eq!(last, (came[50..].to_vec(), 51, 2));
    }

    async fn the_list_is_for_organisers(stand: Stand) {
        let fair = Fair::new(&stand).await;

        for actor in [stranger(), staff_of(fair.event.id), Actor::Anonymous] {
            let list = registration::visitors(&stand.db, &actor, fair.event.id, &VisitorFilter::default()).await;
            let export = registration::export(&stand.db, &actor, fair.event.id, &VisitorFilter::default(), None).await;
            assert!(matches!(list, Err(Error::Denied(_))));
            assert!(matches!(export, Err(Error::Denied(_))));
        }
    }

    async fn the_desk_registers_at_once(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let command = RegisterAtDesk {
            event: fair.event.slug.clone(),
            email: "walter@visitor.example".to_owned(),
            details: at_desk("Walter Walkin"),
            is_another: false,
        };

        let staff = staff_of(fair.event.id);
        let first = registration::register_at_desk(&stand.db, &staff, &command).await.expect("registered");
        let second = registration::register_at_desk(&stand.db, &staff, &command).await.expect("known");
        let refused = registration::register_at_desk(&stand.db, &stranger(), &command).await;

        let holder = registration::by_ticket(&stand.db, &first.ticket_code).await.expect("answers").expect("opens");
        assert_eq!(holder.state, RegistrationState::Confirmed);
        assert_eq!((first.was_registered, second.was_registered), (false, true));
        assert_eq!(first.ticket_code, second.ticket_code);
        assert!(matches!(refused, Err(Error::Denied(Denied::NotFound))));
        assert_eq!(stand.count("mail", "kind = 'ticket'").await, 1);
        assert_eq!(stand.count("consent", "1 = 1").await, 0);
    }

    async fn the_desk_confirms_who_had_not_or_had_cancelled(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let told = DetailsForm { job_title: "Planerin".to_owned(), ..details("Vera Visit") };
        fair.register(&stand, &Register { details: told.clone(), ..fair.form("vera@visitor.example") }).await;
        let command = |email: &str| RegisterAtDesk {
            event: fair.event.slug.clone(),
            email: email.to_owned(),
            details: at_desk("VISIT, Vera"),
            is_another: false,
        };

        let pending = registration::register_at_desk(&stand.db, &fair.organiser, &command("vera@visitor.example")).await.expect("confirmed");
        leaving::cancel_registration(&stand.db, &fair.organiser, pending.registration).await.expect("cancelled");
        let cancelled = registration::register_at_desk(&stand.db, &fair.organiser, &command("Vera@Visitor.example")).await.expect("confirmed");

        assert_eq!((pending.was_registered, cancelled.was_registered), (false, false));
        assert_eq!(pending.ticket_code, cancelled.ticket_code);
        // What nobody had proven is as the desk was told it.
        let mine = registration::mine(&stand.db, &fair.organiser, pending.registration).await.expect("seen");
        let now = (mine.details.name.as_str(), mine.details.organisation, mine.details.job_title);
        assert_eq!(now, ("VISIT, Vera", String::new(), String::new()));
        assert_eq!(stand.count("registration", "state = 'confirmed'").await, 1);
        assert_eq!(stand.count("badge", "ended_at IS NOT NULL").await, 0);
    }
}
