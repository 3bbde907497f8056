//! What a draft keeps: everything that is typed, whoever else types.

use domain::{
    application::{
        ApplicationAccess, ApplicationForm, ApplyError, ContactForm, ContactPurpose, Content, Kept, Section, by_token, keep_draft,
        save_draft, submit,
    },
    audit,
};

use crate::{
    applying::{draft, open_event},
    stand::both,
};

use super::{MAIL, fields, with};

both! {
    async fn whatever_is_typed_into_a_draft_is_kept_though_handing_in_refuses_it(stand: Stand) {
        let event = open_event(&stand).await;
        let (_, token) = draft(&stand, &event, MAIL).await;
        let door = ApplicationAccess::Link(&token);
        let text = str::to_owned;
        let form = with(&event, |form| {
            form.display_name = "x".repeat(81);
            form.kind = text("circus");
            form.vat_id = text("DE136695977");
            form.country = text("XX");
            form.website = text("javascript:alert(1)");
            form.teaser_en = text("a\u{0}b\u{7}");
            form.co_exhibitors = (0..21).map(|number| format!("Partner {number}\n")).collect();
            form.contacts.push(ContactForm { purpose: ContactPurpose::Press, name: text(""), email: text("press"), phone: text("call me"), like_decision: false });
            form.terms_version = text("2026-1");
        });

        let refused = submit(&stand.db, door, &form).await.expect_err("refused");

        let mut wrong = fields(refused);
        wrong.sort();
        let expected =
            ["co_exhibitors", "country", "display_name", "kind", "press_email", "press_name", "press_phone", "teaser_en", "terms", "vat_id", "website"];
        assert_eq!(wrong, expected);
        let kept = by_token(&stand.db, &token).await.expect("there");
        let as_typed: Vec<_> = kept.content.as_typed.fields().collect();
        let partners = form.co_exhibitors.as_str();
        let expected = [
            ("co_exhibitors", partners),
            ("display_name", &"x".repeat(81)),
            ("press_email", "press"),
            ("press_phone", "call me"),
            ("teaser_en", "a\u{0}b\u{7}"),
            ("vat_id", "DE136695977"),
            ("website", "javascript:alert(1)"),
        ];
        assert_eq!(as_typed, expected);
        assert_eq!((kept.content.city.as_str(), kept.content.terms_version.as_str(), kept.revision), ("Essen", "", 2));
        let missing: Vec<_> = kept.content.missing(&event).into_iter().map(|(field, _)| field).collect();
        let expected = ["display_name", "kind", "country", "press_name", "press_email", "terms", "co_exhibitors", "press_phone", "teaser_en", "vat_id", "website"];
        assert_eq!(missing, expected);
        submit(&stand.db, door, &with(&event, |form| form.revision = text("2"))).await.expect("handed in");
        assert_eq!(stand.count("application", "as_typed = ''").await, 1, "nothing half is left");
    }

    async fn half_a_contact_is_kept_and_asked_for(stand: Stand) {
        let event = open_event(&stand).await;
        let (_, token) = draft(&stand, &event, MAIL).await;
        let door = ApplicationAccess::Link(&token);
        let contact = |purpose, email: &str, like_decision| ContactForm {
            purpose,
            name: String::new(),
            email: email.to_owned(),
            phone: String::new(),
            like_decision,
        };
        let form = with(&event, |form| {
            form.contacts.push(contact(ContactPurpose::Invoice, "ignored", true));
            form.contacts.push(contact(ContactPurpose::Press, "press@essen.example", false));
        });

        save_draft(&stand.db, door, &form).await.expect("kept");

        let content = by_token(&stand.db, &token).await.expect("there").content;
        let told: Vec<_> = content.contacts.iter().map(|contact| (contact.purpose, contact.name.as_str(), contact.email.as_str())).collect();
        let doris = ("Doris Entscheidung", "doris@beispiel.example");
        let expected = [
            (ContactPurpose::Decision, doris.0, doris.1),
            (ContactPurpose::Invoice, doris.0, doris.1),
            (ContactPurpose::Press, "", "press@essen.example"),
        ];
        assert_eq!(told, expected);
        assert_eq!([ContactPurpose::Invoice, ContactPurpose::Press].map(|purpose| content.is_like_decision(purpose)), [true, false]);
        assert_eq!(content.missing(&event).into_iter().map(|(field, _)| field).collect::<Vec<_>>(), ["press_name"]);
        let mut form = ApplicationForm { revision: "2".to_owned(), ..form };
        form.contacts[0].name.clear();
        let refused = fields(submit(&stand.db, door, &form).await.expect_err("refused"));
        assert_eq!(refused, ["decision_name", "press_name"], "who is the same person lacks nothing of their own");
    }

    async fn what_is_handed_in_too_early_is_kept_but_not_over_what_somebody_else_wrote(stand: Stand) {
        let event = open_event(&stand).await;
        let (_, token) = draft(&stand, &event, MAIL).await;
        let door = ApplicationAccess::Link(&token);
        let early = with(&event, |form| (form.street, form.city) = ("Markt 1".to_owned(), String::new()));

        let refused = submit(&stand.db, door, &early).await.expect_err("refused");
        let stale = submit(&stand.db, door, &ApplicationForm { street: "Markt 2".to_owned(), ..early }).await.expect_err("refused");

        assert_eq!(fields(refused), ["city"]);
        assert!(matches!(stale, ApplyError::Overtaken(_)), "{stale:?}");
        assert_eq!(by_token(&stand.db, &token).await.expect("there").content.street, "Markt 1");
    }

    async fn a_draft_takes_no_more_than_it_can_keep(stand: Stand) {
        let event = open_event(&stand).await;
        let (_, token) = draft(&stand, &event, MAIL).await;
        let form = with(&event, |form| form.description_de = "ä".repeat(33_000));

        let refused = save_draft(&stand.db, ApplicationAccess::Link(&token), &form).await.expect_err("refused");

        assert_eq!(fields(refused), ["description_de"]);
        assert_eq!(by_token(&stand.db, &token).await.expect("there").revision, 1);
    }

    async fn each_section_says_how_far_it_has_got(stand: Stand) {
        let event = open_event(&stand).await;
        let (_, token) = draft(&stand, &event, MAIL).await;
        let begun = by_token(&stand.db, &token).await.expect("there").content;
        let form = with(&event, |form| {
            form.city.clear();
            form.vat_id = "DE1".to_owned();
            form.wish_note = "a\u{7}".to_owned();
        });

        save_draft(&stand.db, ApplicationAccess::Link(&token), &form).await.expect("kept");

        let content = by_token(&stand.db, &token).await.expect("there").content;
        let of = |content: &Content| content.progress(&event).iter().map(|part| (part.section, part.done, part.needed)).collect::<Vec<_>>();
        let (organisation, contacts, profile) = (Section::Organisation, Section::Contacts, Section::Profile);
        assert_eq!(of(&begun), [(organisation, 1, 8), (contacts, 1, 2), (profile, 0, 1), (Section::Declarations, 0, 3)]);
        let expected = [(organisation, 7, 9), (contacts, 2, 2), (profile, 1, 1), (Section::Wishes, 0, 1), (Section::Declarations, 3, 3)];
        assert_eq!(of(&content), expected);
    }

    async fn a_form_whose_answer_got_lost_may_be_sent_again(stand: Stand) {
        let event = open_event(&stand).await;
        let (id, token) = draft(&stand, &event, MAIL).await;
        let door = ApplicationAccess::Link(&token);
        let form = with(&event, |form| form.city = "Bochum".to_owned());

        let first = keep_draft(&stand.db, door, &form).await.expect("kept");
        let again = keep_draft(&stand.db, door, &form).await.expect("kept");
        let junk = keep_draft(&stand.db, door, &ApplicationForm { revision: "x".to_owned(), ..form.clone() }).await.expect("answered");

        assert_eq!((&first, &again), (&Kept::Saved { revision: 2 }, &Kept::Saved { revision: 2 }));
        assert!(matches!(junk, Kept::Newer { revision: 2, .. }), "{junk:?}");
        assert_eq!(audit::of_subject(&stand.db, id.as_uuid()).await.expect("history").len(), 2);
    }

    async fn a_second_tab_is_told_and_takes_over_only_if_it_says_so(stand: Stand) {
        let event = open_event(&stand).await;
        let (id, token) = draft(&stand, &event, MAIL).await;
        let door = ApplicationAccess::Link(&token);
        let form = |revision: &str, city: &str| with(&event, |form| (form.revision, form.city) = (revision.to_owned(), city.to_owned()));
        keep_draft(&stand.db, door, &form("1", "Bochum")).await.expect("kept");
        keep_draft(&stand.db, door, &form("2", "Herne")).await.expect("kept");

        let second = keep_draft(&stand.db, door, &form("1", "Witten")).await.expect("answered");
        let before = by_token(&stand.db, &token).await.expect("there").content.city;
        let over = keep_draft(&stand.db, door, &form("3", "Witten")).await.expect("kept");

        let Kept::Newer { revision: 3, overtaken } = second else { panic!("{second:?}") };
        assert!(overtaken.by == "applicant" && overtaken.fields.contains(&"city".to_owned()), "{overtaken:?}");
        assert_eq!((before.as_str(), over), ("Herne", Kept::Saved { revision: 4 }));
        assert_eq!(by_token(&stand.db, &token).await.expect("there").content.city, "Witten");
        let history = audit::of_subject(&stand.db, id.as_uuid()).await.expect("history");
        let told: Vec<_> = history.iter().map(|entry| (entry.action.as_str(), entry.said("city").cloned())).collect();
        assert_eq!(told, [("changed", Some(serde_json::json!(["", "Witten"]))), ("started", None)], "what saves itself is told once");
    }

    async fn of_many_tabs_that_save_at_once_one_is_kept(stand: Stand) {
        let event = open_event(&stand).await;
        let (_, token) = draft(&stand, &event, MAIL).await;
        let tries = (0..32).map(|number| {
            let (db, token) = (stand.db.clone(), token.clone());
            let form = with(&event, |form| form.city = format!("Town {number}"));
            tokio::spawn(async move { keep_draft(&db, ApplicationAccess::Link(&token), &form).await.expect("answered") })
        });

        let mut saved = 0;
        for attempt in tries.collect::<Vec<_>>() {
            saved += usize::from(attempt.await.expect("no panic") == Kept::Saved { revision: 2 });
        }

        assert_eq!(saved, 1);
        assert_eq!(stand.count("application", "revision = 2").await, 1);
    }
}
