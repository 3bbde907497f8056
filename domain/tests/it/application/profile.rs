//! What a confirmed exhibitor shows of itself.

use domain::{
    actor::Denied,
    application::{self, ContactForm, ContactPurpose, Decision, SaveProfile, StepError},
    field::lettered_web_address,
    placement::own,
};

use crate::{
    placing::Applied,
    stand::{Stand, both, stranger},
};

both! {
    async fn a_confirmed_exhibitor_keeps_its_own_profile(stand: Stand) {
        let fair = stand.fair().await;
        let unit = stand.unit(&fair, "A1").await;
        let applied = stand.confirmed(&fair, "Bochum", unit).await;
        let profile = profile(&stand, applied).await;

        application::save_profile(&stand.db, &applied.exhibitor(), &profile).await.expect("saved");
        let stale = application::save_profile(&stand.db, &applied.exhibitor(), &profile).await;
        let foreign = application::save_profile(&stand.db, &stranger(), &profile).await;

        let seen = own::application(&stand.db, &applied.exhibitor(), applied.id).await.expect("seen");
        assert_eq!(seen.application.content.website, "https://www.bochum.de/");
        assert_eq!(seen.application.content.contacts.iter().map(|contact| contact.phone.as_str()).collect::<Vec<_>>(), ["+492341234"]);
        let content = &seen.application.content;
        assert_eq!((content.street.as_str(), content.postcode.as_str(), content.city.as_str()), ("Willy-Brandt-Platz 2", "58452", "Witten"));
        assert_eq!((content.topics.clone(), content.offers.clone(), content.seeks.len()), (vec!["energy".to_owned()], vec!["sites".to_owned()], 0));
        assert_eq!((content.legal_name.as_str(), content.display_name.as_str()), ("Bochum GmbH", "Bochum"), "the name is the organisers' to change");
        assert_eq!(stand.count("organisation", "city = 'Witten'").await, 1);
        assert!(matches!(stale, Err(StepError::Overtaken(_))));
        assert!(matches!(foreign, Err(StepError::Denied(Denied::NotFound))));
        assert_eq!(stand.count("application", "search_key LIKE '% bochum gmbh witten stadt im ruhrgebiet'").await, 1, "the directory finds the new teaser");
        let own = own::applications(&stand.db, &applied.exhibitor()).await.expect("seen");
        assert_eq!(own.len(), 1);
        assert_eq!(own::applications(&stand.db, &stranger()).await.expect("seen").len(), 0);
        assert_eq!(own::organisations(&stand.db, &applied.exhibitor()).await.expect("seen").len(), 1);
    }

    /// 198 characters that are 378 in ASCII: an address that was saved is no hindrance to the next change.
    async fn a_saved_profile_can_be_saved_again(stand: Stand) {
        let fair = stand.fair().await;
        let unit = stand.unit(&fair, "A1").await;
        let applied = stand.confirmed(&fair, "Bochum", unit).await;
        let mut first = profile(&stand, applied).await;
        first.website = format!("https://www.müller.example/{}", "ö".repeat(171));
        application::save_profile(&stand.db, &applied.exhibitor(), &first).await.expect("saved");

        let kept = own::application(&stand.db, &applied.exhibitor(), applied.id).await.expect("seen").application.content.website;
        let again = SaveProfile { website: kept.clone(), ..profile(&stand, applied).await };
        application::save_profile(&stand.db, &applied.exhibitor(), &again).await.expect("saved again");

        let now = own::application(&stand.db, &applied.exhibitor(), applied.id).await.expect("seen").application.content.website;
        assert!(kept.starts_with("https://www.xn--mller-kva.example/%C3%B6") && now == kept, "{now}");
        assert_eq!(lettered_web_address(&now), first.website);
    }

    async fn a_profile_is_edited_after_the_confirmation_only(stand: Stand) {
        let fair = stand.fair().await;
        let applied = stand.applied(&fair, "Bochum").await;

        let refused = application::save_profile(&stand.db, &applied.exhibitor(), &profile(&stand, applied).await).await;

        assert!(matches!(refused, Err(StepError::Overtaken(_))));
    }

    async fn a_profile_with_errors_names_every_field(stand: Stand) {
        let fair = stand.fair().await;
        let unit = stand.unit(&fair, "A1").await;
        let applied = stand.confirmed(&fair, "Bochum", unit).await;
        let mut profile = profile(&stand, applied).await;
        profile.city = " ".to_owned();
        profile.website = "javascript:alert(1)".to_owned();
        profile.teaser_de = String::new();
        profile.contacts = vec![ContactForm { purpose: ContactPurpose::Decision, name: "Dora".to_owned(), email: "dora".to_owned(), phone: "ruf an".to_owned(), like_decision: false }];

        let refused = application::save_profile(&stand.db, &applied.exhibitor(), &profile).await;

        let Err(StepError::Invalid(fields)) = refused else { panic!("{refused:?}") };
        let names: Vec<_> = fields.0.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["city", "website", "teaser_de", "decision_email", "decision_phone"]);
    }
}

pub async fn profile(stand: &Stand, applied: Applied) -> SaveProfile {
    let Decision { application, revision, .. } = stand.decision(applied, "").await;
    SaveProfile {
        application,
        revision,
        street: "Willy-Brandt-Platz 2".to_owned(),
        postcode: "58452".to_owned(),
        city: "Witten".to_owned(),
        topics: vec!["energy".to_owned(), "no such topic".to_owned()],
        offers: vec!["sites".to_owned()],
        website: "www.bochum.de".to_owned(),
        teaser_de: "Stadt im Ruhrgebiet".to_owned(),
        contacts: vec![ContactForm {
            purpose: ContactPurpose::Decision,
            name: "Dora Entscheidet".to_owned(),
            email: "dora@bochum.example".to_owned(),
            phone: "+49 (0)234 12-34".to_owned(),
            like_decision: false,
        }],
        ..SaveProfile::default()
    }
}
