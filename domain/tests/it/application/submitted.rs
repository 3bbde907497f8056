//! What is handed in, and changed or taken back afterwards.

use domain::{
    application::{self, ApplicationAccess, ApplicationForm, ApplicationState, ApplyError, by_token, save_draft, submit},
    audit,
    ids::ApplicationId,
    process::leaving::withdraw_application,
};

use crate::{
    applying::{close_window, complete_form, draft, execute, force_state, open_event, submitted_application},
    rows::refused_by,
    stand::{both, exhibitor as exhibitor_of},
};

use super::{MAIL, fields, hold_a_unit, with};

both! {
    async fn handing_in_is_answered_by_mail_and_opens_the_portal(stand: Stand) {
        let event = open_event(&stand).await;
        let (id, token) = draft(&stand, &event, MAIL).await;

        submit(&stand.db, ApplicationAccess::Link(&token), &complete_form(&event, "Essen Digital")).await.expect("handed in");

        let application = by_token(&stand.db, &token).await.expect("there");
        assert_eq!((application.state, application.slug.as_str()), (ApplicationState::Submitted, "essen-digital"));
        assert!(application.submitted_at.is_some());
        assert_eq!(stand.count("mail", "kind = 'application_submitted'").await, 1);
        assert_eq!(stand.count("role", "kind = 'exhibitor'").await, 1);
        let organisation = application.organisation.expect("an organisation is made");
        let seen = application::by_door(&stand.db, ApplicationAccess::Portal(&exhibitor_of(organisation), id)).await.expect("their exhibitor sees it");
        assert_eq!(seen.id, id);
        let history = audit::of_subject(&stand.db, id.as_uuid()).await.expect("history");
        assert_eq!(history.iter().map(|entry| entry.action.as_str()).collect::<Vec<_>>(), ["submitted", "started"]);
    }

    async fn a_handed_in_application_stays_complete_until_the_window_closes(stand: Stand) {
        let event = open_event(&stand).await;
        let (_, token) = submitted_application(&stand, &event, "Essen Digital").await;
        let door = ApplicationAccess::Link(&token);
        let changed = with(&event, |form| { form.revision = "2".to_owned(); form.city = "Bochum".to_owned(); });
        let emptied = with(&event, |form| { form.revision = "3".to_owned(); form.city.clear(); });

        submit(&stand.db, door, &changed).await.expect("changed");
        let refused = submit(&stand.db, door, &emptied).await.expect_err("refused");
        let as_draft = save_draft(&stand.db, door, &changed).await;
        close_window(&stand, &event).await;
        let late = submit(&stand.db, door, &with(&event, |form| form.revision = "3".to_owned())).await;

        assert_eq!(fields(refused), ["city"]);
        assert!(matches!(as_draft, Err(ApplyError::NotNow(ApplicationState::Submitted))));
        assert!(matches!(late, Err(ApplyError::WindowClosed(_))));
        let application = by_token(&stand.db, &token).await.expect("there");
        assert_eq!((application.content.city.as_str(), application.state), ("Bochum", ApplicationState::Submitted));
        assert_eq!(stand.count("mail", "kind = 'application_submitted'").await, 1, "a change is no submission");
    }

    async fn a_question_may_be_answered_after_the_window(stand: Stand) {
        let event = open_event(&stand).await;
        let (id, token) = submitted_application(&stand, &event, "Essen Digital").await;
        force_state(&stand, id, "needs_information").await;
        close_window(&stand, &event).await;

        submit(&stand.db, ApplicationAccess::Link(&token), &with(&event, |form| form.revision = "2".to_owned())).await.expect("answered");

        assert_eq!(by_token(&stand.db, &token).await.expect("there").state, ApplicationState::InReview);
        assert_eq!(stand.count("mail", "kind = 'application_submitted'").await, 2);
    }

    async fn what_is_decided_cannot_be_changed_by_the_applicant(stand: Stand) {
        let event = open_event(&stand).await;
        let (id, token) = submitted_application(&stand, &event, "Essen Digital").await;
        for state in ["offered", "confirmed", "rejected", "withdrawn", "cancelled"] {
            force_state(&stand, id, state).await;
            let refused = submit(&stand.db, ApplicationAccess::Link(&token), &with(&event, |form| form.revision = "2".to_owned())).await;
            assert!(matches!(refused, Err(ApplyError::NotNow(_))), "{state}");
        }
    }

    async fn a_stale_form_is_told_who_was_faster(stand: Stand) {
        let event = open_event(&stand).await;
        let (_, token) = draft(&stand, &event, MAIL).await;
        let form = complete_form(&event, "Essen Digital");
        save_draft(&stand.db, ApplicationAccess::Link(&token), &form).await.expect("saved");

        let stale = save_draft(&stand.db, ApplicationAccess::Link(&token), &ApplicationForm { city: "Bochum".to_owned(), ..form }).await;

        let Err(ApplyError::Overtaken(last)) = stale else { panic!("not stale") };
        assert_eq!((last.by.as_str(), last.fields.contains(&"city".to_owned())), ("applicant", true));
        assert_eq!(by_token(&stand.db, &token).await.expect("there").content.city, "Essen");
    }

    async fn of_many_who_save_at_once_one_is_kept(stand: Stand) {
        let event = open_event(&stand).await;
        let (_, token) = draft(&stand, &event, MAIL).await;
        let form = complete_form(&event, "Essen Digital");
        let tries = (0..64).map(|number| {
            let (db, token, form) = (stand.db.clone(), token.clone(), ApplicationForm { city: format!("Town {number}"), ..form.clone() });
            tokio::spawn(async move { submit(&db, ApplicationAccess::Link(&token), &form).await.is_ok() })
        });

        let mut kept = 0;
        for attempt in tries.collect::<Vec<_>>() {
            kept += u32::from(attempt.await.expect("no panic"));
        }

        assert_eq!(kept, 1);
        assert_eq!(stand.count("mail", "kind = 'application_submitted'").await, 1);
        assert_eq!(stand.count("organisation", "1 = 1").await, 1);
        assert_eq!(stand.count("application_contact", "1 = 1").await, 1);
        assert_eq!(stand.count("co_exhibitor", "1 = 1").await, 2);
    }

    async fn stepping_back_frees_the_unit_and_is_answered_by_mail(stand: Stand) {
        let event = open_event(&stand).await;
        let (id, token) = submitted_application(&stand, &event, "Essen Digital").await;
        hold_a_unit(&stand, &event, id).await;

        withdraw_application(&stand.db, ApplicationAccess::Link(&token)).await.expect("withdrawn");

        assert_eq!(by_token(&stand.db, &token).await.expect("there").state, ApplicationState::Withdrawn);
        assert_eq!(stand.count("placement", "released_at IS NULL").await, 0);
        assert_eq!(stand.count("mail", "kind = 'application_withdrawn'").await, 1);
    }

    async fn stepping_back_works_from_every_state_before_the_confirmation_only(stand: Stand) {
        let event = open_event(&stand).await;
        let (id, token) = submitted_application(&stand, &event, "Essen Digital").await;
        for state in ["draft", "submitted", "in_review", "needs_information", "waiting_list", "offered"] {
            force_state(&stand, id, state).await;
            withdraw_application(&stand.db, ApplicationAccess::Link(&token)).await.expect(state);
        }
        for state in ["confirmed", "rejected", "withdrawn", "cancelled"] {
            force_state(&stand, id, state).await;
            assert!(matches!(withdraw_application(&stand.db, ApplicationAccess::Link(&token)).await, Err(ApplyError::NotNow(_))), "{state}");
        }
    }

    async fn the_tables_refuse_what_no_rule_may_let_through(stand: Stand) {
        let event = open_event(&stand).await;
        let (id, _) = submitted_application(&stand, &event, "Essen Digital").await;
        let (other, _) = submitted_application(&stand, &event, "Bochum Digital").await;
        let id_of = |id: ApplicationId| sea_orm::Value::from(id.as_uuid());
        for (sql, rule) in [
            ("UPDATE application SET state = 'nowhere' WHERE id = $1", "check"),
            ("UPDATE application SET state = 'waiting_list' WHERE id = $1", "check"),
            ("UPDATE application SET passes_taken = -1 WHERE id = $1", "check"),
            ("UPDATE application SET locale = 'fr' WHERE id = $1", "check"),
            ("UPDATE application SET slug = 'bochum-digital' WHERE id = $1", "unique"),
            ("UPDATE application SET access_hash = (SELECT access_hash FROM application WHERE slug = 'bochum-digital') WHERE id = $1", "unique"),
            ("UPDATE application_contact SET purpose = 'party' WHERE application_id = $1", "check"),
            ("UPDATE application_tag SET kind = 'colour' WHERE application_id = $1", "check"),
            ("UPDATE co_exhibitor SET position = 0 WHERE application_id = $1", "unique"),
        ] {
            assert_eq!(refused_by(execute(&stand, sql, vec![id_of(id)]).await), rule, "{sql}");
        }
        let twice = "UPDATE application_contact SET application_id = $1 WHERE application_id = $2";
        assert_eq!(refused_by(execute(&stand, twice, vec![id_of(id), id_of(other)]).await), "unique", "one contact per purpose");
        let name_again = "UPDATE organisation SET slug = 'bochum-digital'";
        assert_eq!(refused_by(execute(&stand, name_again, vec![]).await), "unique", "one organisation per address");
    }
}
