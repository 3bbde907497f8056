//! What organisers do for exhibitors: move them, and type what they say on the phone.

use domain::{
    application::{self, ApplicationAccess, ApplicationForm, ApplicationState, ApplyError, Declaration},
    audit,
    field::FieldErrors,
    locale::Locale,
    placement::{self, Error, ExhibitorMove},
};

use crate::{
    placement::LIVE,
    placing::Applied,
    stand::{Stand, both, published_event},
};

async fn moving(stand: &Stand, applied: Applied, unit: domain::ids::UnitId) -> ExhibitorMove {
    ExhibitorMove { application: applied.id.to_string(), revision: stand.revision(applied.id).await, unit: unit.to_string() }
}

fn refused_fields(errors: &FieldErrors) -> Vec<&str> {
    errors.0.iter().map(|(field, _)| field.as_str()).collect()
}

both! {
    async fn a_confirmed_exhibitor_is_moved_and_told(stand: Stand) {
        let fair = stand.fair().await;
        let (a1, a2) = (stand.unit(&fair, "A1").await, stand.unit(&fair, "A2").await);
        let applied = stand.confirmed(&fair, "Bochum", a1).await;

        placement::move_exhibitor(&stand.db, &fair.organiser, &moving(&stand, applied, a2).await).await.expect("moved");

        assert_eq!(stand.count("placement", &format!("{LIVE} AND state = 'confirmed'")).await, 1);
        assert_eq!(stand.count_of("placement", "unit_id", a2.as_uuid()).await, 1);
        assert_eq!(stand.count("mail", "kind = 'unit_moved' AND letter LIKE '%\"from\":\"A1\"%'").await, 1);
        let history = audit::of_subject(&stand.db, applied.id.as_uuid()).await.expect("seen");
        assert_eq!((history[0].action.as_str(), history[0].changes[0].1.to_string()), ("moved", r#"["A1","A2"]"#.to_owned()));
        assert_eq!(placement::free_units(&stand.db, &fair.organiser, fair.event).await.expect("seen").len(), 1);
    }

    async fn nobody_is_moved_onto_somebody_else_or_out_of_their_passes(stand: Stand) {
        let fair = stand.fair().await;
        let (a1, a2, small) = (stand.unit(&fair, "A1").await, stand.unit(&fair, "A2").await, stand.unit_with(&fair, "A3", 1).await);
        let applied = stand.confirmed(&fair, "Bochum", a1).await;
        stand.offered(&fair, "Essen", a2).await;
        stand.sql("UPDATE application SET passes_taken = 2 WHERE display_name = 'Bochum'").await.expect("two are named");

        let taken = placement::move_exhibitor(&stand.db, &fair.organiser, &moving(&stand, applied, a2).await).await;
        let same = placement::move_exhibitor(&stand.db, &fair.organiser, &moving(&stand, applied, a1).await).await;
        let too_small = placement::move_exhibitor(&stand.db, &fair.organiser, &moving(&stand, applied, small).await).await;

        assert!(matches!(taken, Err(Error::UnitTaken { ref by, .. }) if by == "Essen"), "{taken:?}");
        assert!(matches!(same, Err(Error::Step(application::StepError::Invalid(_)))), "{same:?}");
        assert!(matches!(too_small, Err(Error::Step(application::StepError::Invalid(_)))), "{too_small:?}");
        assert_eq!(stand.count("placement", &format!("{LIVE} AND state = 'confirmed'")).await, 1);
        assert_eq!(stand.count("mail", "kind = 'unit_moved'").await, 0);
    }

    async fn whoever_phones_gets_a_link_and_binds_themselves_to_nothing(stand: Stand) {
        let organiser = stand.organiser().await;
        let event = published_event(&stand, &organiser).await;
        let form = ApplicationForm {
            display_name: "Zeche Zukunft".to_owned(),
            city: "Essen".to_owned(),
            terms: "on".to_owned(),
            terms_version: event.terms_version.clone(),
            de_minimis: "made".to_owned(),
            double_funding: "made".to_owned(),
            ..ApplicationForm::default()
        };

        let id = application::enter(&stand.db, &organiser, event.id, "anna@zeche.example", Locale::De, &form).await.expect("entered");

        let seen = application::by_door(&stand.db, ApplicationAccess::Portal(&organiser, id)).await.expect("seen");
        let content = seen.content;
        assert_eq!((seen.state, content.display_name.as_str(), content.city.as_str()), (ApplicationState::Draft, "Zeche Zukunft", "Essen"));
        assert_eq!((content.terms_version.as_str(), seen.terms_accepted_at), ("", None));
        assert_eq!([content.de_minimis, content.double_funding], [Declaration::default(), Declaration::default()]);
        let binding = application::submit(&stand.db, ApplicationAccess::Portal(&organiser, id), &form).await;
        assert!(matches!(binding, Err(ApplyError::Denied(_))), "{binding:?}");
        // The link is in the mail alone, and proves whose it is.
        assert_eq!(stand.count("mail", "kind = 'application_entered' AND to_email = 'anna@zeche.example'").await, 1);
        let token = stand.token_of("application_entered").await;
        let opened = application::by_token(&stand.db, &token).await.expect("opened");
        assert_eq!((opened.id, opened.is_proven), (id, true));
    }

    async fn every_field_that_is_wrong_is_told_at_once(stand: Stand) {
        let organiser = stand.organiser().await;
        let event = published_event(&stand, &organiser).await;
        let form = ApplicationForm { kind: "zoo".to_owned(), ..ApplicationForm::default() };

        let refused = application::enter(&stand.db, &organiser, event.id, "anna", Locale::De, &form).await;

        let Err(ApplyError::Invalid(errors)) = refused else { panic!("{refused:?}") };
        assert_eq!(refused_fields(&errors), ["email", "kind"]);
        assert_eq!(stand.count("application", "1 = 1").await, 0);
    }
}
