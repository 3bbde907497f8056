//! Applying without an account: drafts, links, submission, changes, withdrawal.

use domain::{
    account,
    actor::{Actor, Denied, Person},
    audit,
    exhibitor::{
        self, ApplicationForm, ApplicationState, ApplyError, ContactForm, ContactPurpose, Door, Started, by_token, portal, save_draft,
        set_logo, start, submit, withdraw,
    },
    files::Files,
    ids::{AccountId, ApplicationId, PlacementId},
    locale::Locale,
    picture,
};

use crate::{
    applying::{close_window, complete_form, draft, execute, force_state, open_event, submitted_application},
    stand::{Stand, both, exhibitor as exhibitor_of, stranger},
};

const MAIL: &str = "anna@applicant.example";

fn fields(error: ApplyError) -> Vec<String> {
    match error {
        ApplyError::Invalid(errors) => errors.0.into_iter().map(|(field, _)| field).collect(),
        other => panic!("expected refused fields, got {other:?}"),
    }
}

fn with(event: &domain::event::EventView, change: impl FnOnce(&mut ApplicationForm)) -> ApplicationForm {
    let mut form = complete_form(event, "Essen Digital");
    change(&mut form);
    form
}

both! {
    async fn a_draft_is_begun_mailed_and_opened_by_its_link(stand: Stand) {
        let event = open_event(&stand).await;

        let (id, token) = draft(&stand, &event, MAIL).await;

        let application = by_token(&stand.db, &token).await.expect("the link opens it");
        assert_eq!((application.id, application.state, application.event), (id, ApplicationState::Draft, event.id));
        assert_eq!(stand.count("mail", &format!("kind = 'application_draft' AND letter LIKE '%{token}%'")).await, 1);
        assert_eq!(stand.count("application", &format!("access_hash = '{token}'")).await, 0, "the token itself is not kept");
    }

    async fn a_wrong_address_and_an_unknown_event_begin_nothing(stand: Stand) {
        let event = open_event(&stand).await;

        let no_address = start(&stand.db, &Actor::Anonymous, &event.slug, "anna", Locale::De).await.expect_err("refused");
        let no_event = start(&stand.db, &Actor::Anonymous, "nowhere", MAIL, Locale::De).await.expect_err("refused");

        assert_eq!(fields(no_address), ["email"]);
        assert!(matches!(no_event, ApplyError::Event(domain::event::Unseen::Denied(Denied::NotFound))));
        assert_eq!(stand.count("application", "1 = 1").await, 0);
    }

    async fn outside_the_window_nobody_begins_saves_or_hands_in(stand: Stand) {
        let event = open_event(&stand).await;
        let (_, token) = draft(&stand, &event, MAIL).await;
        let event = close_window(&stand, &event).await;
        let form = complete_form(&event, "Essen Digital");

        let begun = start(&stand.db, &Actor::Anonymous, &event.slug, "b@applicant.example", Locale::De).await;
        let saved = save_draft(&stand.db, Door::Link(&token), &form).await;
        let handed_in = submit(&stand.db, Door::Link(&token), &form).await;

        assert!(matches!(begun, Err(ApplyError::WindowClosed(_))));
        assert!(matches!(saved, Err(ApplyError::WindowClosed(_))));
        assert!(matches!(handed_in, Err(ApplyError::WindowClosed(_))));
    }

    async fn a_draft_keeps_what_is_there_and_says_what_is_missing(stand: Stand) {
        let event = open_event(&stand).await;
        let (_, token) = draft(&stand, &event, MAIL).await;
        let form = ApplicationForm { revision: "1".to_owned(), display_name: " Essen Digital ".to_owned(), ..ApplicationForm::default() };

        save_draft(&stand.db, Door::Link(&token), &form).await.expect("saved");

        let application = by_token(&stand.db, &token).await.expect("there");
        assert_eq!(application.content.display_name, "Essen Digital");
        let missing: Vec<_> = application.content.missing(&event).into_iter().map(|(field, _)| field).collect();
        assert_eq!(
            missing,
            ["legal_name", "kind", "size_class", "street", "postcode", "city", "country", "decision_name", "decision_email", "teaser_de", "terms", "de_minimis", "double_funding"]
        );
    }

    async fn everything_that_was_entered_comes_back(stand: Stand) {
        let event = open_event(&stand).await;
        let (_, token) = draft(&stand, &event, MAIL).await;

        save_draft(&stand.db, Door::Link(&token), &complete_form(&event, "Essen Digital")).await.expect("saved");

        let content = by_token(&stand.db, &token).await.expect("there").content;
        assert_eq!(content.topics, ["real_estate", "energy"]);
        assert_eq!(content.co_exhibitors, ["Partner eins", "Partner zwei"]);
        assert_eq!(content.contact(ContactPurpose::Decision).expect("a contact").email, "doris@beispiel.example");
        assert_eq!(content.website, "https://www.beispiel.example/");
        assert_eq!(content.vat_id, "DE136695976");
        assert_eq!(content.terms_version, event.terms_version);
        assert!(content.missing(&event).is_empty());
    }

    async fn wrong_values_are_refused_all_at_once_and_nothing_is_saved(stand: Stand) {
        let event = open_event(&stand).await;
        let (_, token) = draft(&stand, &event, MAIL).await;
        let text = str::to_owned;
        let form = with(&event, |form| {
            form.display_name = "x".repeat(81);
            form.kind = text("circus");
            form.vat_id = text("DE136695977");
            form.country = text("XX");
            form.website = text("javascript:alert(1)");
            form.teaser_en = text("a\u{202E}b");
            form.co_exhibitors = (0..21).map(|number| format!("Partner {number}\n")).collect();
            form.contacts.push(ContactForm { purpose: ContactPurpose::Press, name: text(""), email: text("press"), phone: text("call me") });
            form.terms_version = text("2026-1");
        });

        let refused = save_draft(&stand.db, Door::Link(&token), &form).await.expect_err("refused");

        let mut fields = fields(refused);
        fields.sort();
        let expected =
            ["co_exhibitors", "country", "display_name", "kind", "press_email", "press_name", "press_phone", "teaser_en", "terms", "vat_id", "website"];
        assert_eq!(fields, expected);
        assert_eq!(by_token(&stand.db, &token).await.expect("there").revision, 1);
    }

    async fn each_required_field_is_asked_for(stand: Stand) {
        let event = open_event(&stand).await;
        let (_, token) = draft(&stand, &event, MAIL).await;
        type Change = fn(&mut ApplicationForm);
        let cases: [(&str, Change); 12] = [
            ("legal_name", |form| form.legal_name.clear()),
            ("display_name", |form| form.display_name.clear()),
            ("kind", |form| form.kind.clear()),
            ("size_class", |form| form.size_class.clear()),
            ("street", |form| form.street.clear()),
            ("postcode", |form| form.postcode.clear()),
            ("city", |form| form.city.clear()),
            ("country", |form| form.country.clear()),
            ("teaser_de", |form| form.teaser_de.clear()),
            ("terms", |form| form.terms.clear()),
            ("de_minimis", |form| form.de_minimis.clear()),
            ("double_funding", |form| form.double_funding.clear()),
        ];
        for (field, change) in cases {
            let refused = submit(&stand.db, Door::Link(&token), &with(&event, change)).await.expect_err("refused");
            assert_eq!(fields(refused), [field]);
        }
        let no_contact = submit(&stand.db, Door::Link(&token), &with(&event, |form| form.contacts.clear())).await.expect_err("refused");
        assert_eq!(fields(no_contact), ["decision_name", "decision_email"]);
        assert_eq!(by_token(&stand.db, &token).await.expect("there").state, ApplicationState::Draft);
    }

    async fn handing_in_is_answered_by_mail_and_opens_the_portal(stand: Stand) {
        let event = open_event(&stand).await;
        let (id, token) = draft(&stand, &event, MAIL).await;

        submit(&stand.db, Door::Link(&token), &complete_form(&event, "Essen Digital")).await.expect("handed in");

        let application = by_token(&stand.db, &token).await.expect("there");
        assert_eq!((application.state, application.slug.as_str()), (ApplicationState::Submitted, "essen-digital"));
        assert!(application.submitted_at.is_some());
        assert_eq!(stand.count("mail", "kind = 'application_submitted'").await, 1);
        assert_eq!(stand.count("role", "kind = 'exhibitor'").await, 1);
        let organisation = application.organisation.expect("an organisation is made");
        let seen = exhibitor::by_door(&stand.db, Door::Portal(&exhibitor_of(organisation), id)).await.expect("their exhibitor sees it");
        assert_eq!(seen.id, id);
        let history = audit::of_subject(&stand.db, id.as_uuid()).await.expect("history");
        assert_eq!(history.iter().map(|entry| entry.action.as_str()).collect::<Vec<_>>(), ["submitted", "started"]);
    }

    async fn whoever_is_signed_in_changes_and_withdraws_as_the_link_does(stand: Stand) {
        let event = open_event(&stand).await;
        let (id, token) = submitted_application(&stand, &event, "Essen Digital").await;
        let organisation = by_token(&stand.db, &token).await.expect("there").organisation.expect("an organisation");
        let actor = exhibitor_of(organisation);
        let door = Door::Portal(&actor, id);
        let form = with(&event, |form| {
            form.revision = "2".to_owned();
            form.city = "Bochum".to_owned();
        });

        submit(&stand.db, door, &form).await.expect("changed");
        withdraw(&stand.db, door).await.expect("withdrawn");

        let application = exhibitor::to_change(&stand.db, door).await.expect("still there");
        assert_eq!((application.state, application.content.city.as_str()), (ApplicationState::Withdrawn, "Bochum"));
        let history = audit::of_subject(&stand.db, id.as_uuid()).await.expect("history");
        let who: Vec<_> = history.iter().map(|entry| (entry.action.as_str(), entry.actor.as_str())).collect();
        assert_eq!(who[..2], [("withdrawn", "Paula Person"), ("changed", "Paula Person")]);
    }

    async fn organisers_look_at_an_application_but_do_not_bind_the_applicant(stand: Stand) {
        let event = open_event(&stand).await;
        let (id, _) = submitted_application(&stand, &event, "Essen Digital").await;
        let organiser = stand.organiser().await;
        let form = with(&event, |form| form.revision = "2".to_owned());

        for actor in [organiser, stranger()] {
            let door = Door::Portal(&actor, id);
            let answers = [
                exhibitor::to_change(&stand.db, door).await.map(|_| ()),
                save_draft(&stand.db, door, &form).await,
                submit(&stand.db, door, &form).await,
                withdraw(&stand.db, door).await,
            ];
            for answer in answers {
                assert!(matches!(answer, Err(ApplyError::Denied(Denied::NotFound))), "{answer:?}");
            }
        }
        assert_eq!(stand.count("application", "state = 'submitted' AND revision = 2").await, 1);
    }

    async fn a_draft_is_in_the_portal_of_whoever_began_it(stand: Stand) {
        let event = open_event(&stand).await;
        let (id, _) = draft(&stand, &event, "Paula@person.example").await;
        draft(&stand, &event, MAIL).await;
        let paula = stranger();

        let own = portal::applications(&stand.db, &paula).await.expect("seen");
        save_draft(&stand.db, Door::Portal(&paula, id), &complete_form(&event, "Essen Digital")).await.expect("saved");

        assert_eq!(own.iter().map(|own| (own.id, own.state)).collect::<Vec<_>>(), [(id, ApplicationState::Draft)]);
        assert_eq!(stand.count("application", "city = 'Essen' AND state = 'draft'").await, 1);
    }

    async fn others_see_nothing_of_an_application(stand: Stand) {
        let event = open_event(&stand).await;
        let (id, _) = submitted_application(&stand, &event, "Essen Digital").await;

        let nobody = exhibitor::by_door(&stand.db, Door::Portal(&Actor::Anonymous, id)).await;
        let somebody = exhibitor::by_door(&stand.db, Door::Portal(&stranger(), id)).await;
        let guess = by_token(&stand.db, "ABCDEFGHIJKLMNOPQRSTUVWXYZ").await;
        let organiser = exhibitor::by_door(&stand.db, Door::Portal(&stand.organiser().await, id)).await;

        assert!(matches!(nobody, Err(ApplyError::Denied(Denied::SignInRequired))));
        assert!(matches!(somebody, Err(ApplyError::Denied(Denied::NotFound))));
        assert!(matches!(guess, Err(ApplyError::Denied(Denied::NotFound))));
        assert!(organiser.is_ok());
    }

    async fn a_handed_in_application_stays_complete_until_the_window_closes(stand: Stand) {
        let event = open_event(&stand).await;
        let (_, token) = submitted_application(&stand, &event, "Essen Digital").await;
        let door = Door::Link(&token);
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

        submit(&stand.db, Door::Link(&token), &with(&event, |form| form.revision = "2".to_owned())).await.expect("answered");

        assert_eq!(by_token(&stand.db, &token).await.expect("there").state, ApplicationState::InReview);
        assert_eq!(stand.count("mail", "kind = 'application_submitted'").await, 2);
    }

    async fn what_is_decided_cannot_be_changed_by_the_applicant(stand: Stand) {
        let event = open_event(&stand).await;
        let (id, token) = submitted_application(&stand, &event, "Essen Digital").await;
        for state in ["offered", "confirmed", "rejected", "withdrawn", "cancelled"] {
            force_state(&stand, id, state).await;
            let refused = submit(&stand.db, Door::Link(&token), &with(&event, |form| form.revision = "2".to_owned())).await;
            assert!(matches!(refused, Err(ApplyError::NotNow(_))), "{state}");
        }
    }

    async fn a_stale_form_is_told_who_was_faster(stand: Stand) {
        let event = open_event(&stand).await;
        let (_, token) = draft(&stand, &event, MAIL).await;
        let form = complete_form(&event, "Essen Digital");
        save_draft(&stand.db, Door::Link(&token), &form).await.expect("saved");

        let stale = save_draft(&stand.db, Door::Link(&token), &ApplicationForm { city: "Bochum".to_owned(), ..form }).await;

        let Err(ApplyError::Stale(last, _)) = stale else { panic!("not stale") };
        assert_eq!((last.by.as_str(), last.fields.contains(&"city".to_owned())), ("applicant", true));
        assert_eq!(by_token(&stand.db, &token).await.expect("there").content.city, "Essen");
    }

    async fn of_many_who_save_at_once_one_is_kept(stand: Stand) {
        let event = open_event(&stand).await;
        let (_, token) = draft(&stand, &event, MAIL).await;
        let form = complete_form(&event, "Essen Digital");
        let tries = (0..64).map(|number| {
            let (db, token, form) = (stand.db.clone(), token.clone(), ApplicationForm { city: format!("Town {number}"), ..form.clone() });
            tokio::spawn(async move { submit(&db, Door::Link(&token), &form).await.is_ok() })
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

    async fn organisations_of_one_name_get_addresses_of_their_own(stand: Stand) {
        let event = open_event(&stand).await;

        let (one, _) = submitted_application(&stand, &event, "Essen Digital").await;
        let (other, _) = submitted_application(&stand, &event, "Essen Digital").await;

        assert_ne!(one, other);
        assert_eq!(stand.count("application", "slug = 'essen-digital'").await, 1);
        assert_eq!(stand.count("application", "slug LIKE 'essen-digital-%'").await, 1);
        assert_eq!(stand.count("organisation", "1 = 1").await, 2, "a name or a VAT id proves nothing");
    }

    async fn who_comes_back_finds_their_data_but_only_by_the_mail(stand: Stand) {
        let (last, next) = (open_event(&stand).await, open_event(&stand).await);
        let (_, token) = draft(&stand, &last, MAIL).await;
        submit(&stand.db, Door::Link(&token), &complete_form(&last, "Essen Digital")).await.expect("handed in");

        let started = start(&stand.db, &Actor::Anonymous, &next.slug, "Anna@applicant.example", Locale::En).await.expect("begun");

        assert!(matches!(started, Started::Mailed));
        let token = mailed_token(&stand, "application_draft").await;
        let application = by_token(&stand.db, &token).await.expect("the mail's link opens it");
        assert_eq!(application.event, next.id);
        assert_eq!((application.content.legal_name.as_str(), application.content.city.as_str()), ("Essen Digital GmbH", "Essen"));
        assert_eq!(application.content.topics, ["real_estate", "energy"]);
        assert_eq!(application.content.contacts.len(), 1);
        let declared = (application.content.terms_version.as_str(), application.content.de_minimis, application.content.double_funding);
        assert_eq!(declared, ("", false, false), "declarations are made anew");
        submit(&stand.db, Door::Link(&token), &complete_form(&next, "Essen Digital")).await.expect("handed in");
        assert_eq!(stand.count("organisation", "1 = 1").await, 1, "it is the same organisation");
        assert_eq!(stand.count("application", "slug = 'essen-digital'").await, 2, "and keeps its address at each event");
    }

    async fn who_is_signed_in_with_the_address_need_not_wait_for_the_mail(stand: Stand) {
        let (last, next) = (open_event(&stand).await, open_event(&stand).await);
        let (_, token) = draft(&stand, &last, MAIL).await;
        submit(&stand.db, Door::Link(&token), &complete_form(&last, "Essen Digital")).await.expect("handed in");
        let anna = Actor::Person(Person {
            account: AccountId::new(),
            name: "Anna".to_owned(),
            email: MAIL.to_owned(),
            organiser: false,
            staff_of: vec![],
            exhibits_for: vec![],
        });

        let started = start(&stand.db, &anna, &next.slug, MAIL, Locale::De).await.expect("begun");

        let Started::Open(token) = started else { panic!("the address is proven") };
        assert_eq!(by_token(&stand.db, token.as_str()).await.expect("there").content.display_name, "Essen Digital");
    }

    async fn stepping_back_frees_the_unit_and_is_answered_by_mail(stand: Stand) {
        let event = open_event(&stand).await;
        let (id, token) = submitted_application(&stand, &event, "Essen Digital").await;
        hold_a_unit(&stand, &event, id).await;

        withdraw(&stand.db, Door::Link(&token)).await.expect("withdrawn");

        assert_eq!(by_token(&stand.db, &token).await.expect("there").state, ApplicationState::Withdrawn);
        assert_eq!(stand.count("placement", "released_at IS NULL").await, 0);
        assert_eq!(stand.count("mail", "kind = 'application_withdrawn'").await, 1);
    }

    async fn stepping_back_works_from_every_state_before_the_confirmation_only(stand: Stand) {
        let event = open_event(&stand).await;
        let (id, token) = submitted_application(&stand, &event, "Essen Digital").await;
        for state in ["draft", "submitted", "in_review", "needs_information", "waiting_list", "offered"] {
            force_state(&stand, id, state).await;
            withdraw(&stand.db, Door::Link(&token)).await.expect(state);
        }
        for state in ["confirmed", "rejected", "withdrawn", "cancelled"] {
            force_state(&stand, id, state).await;
            assert!(matches!(withdraw(&stand.db, Door::Link(&token)).await, Err(ApplyError::NotNow(_))), "{state}");
        }
    }

    async fn a_logo_is_kept_as_png_and_a_bomb_is_not(stand: Stand) {
        let event = open_event(&stand).await;
        let (_, token) = draft(&stand, &event, MAIL).await;
        let files = Files::in_memory();
        let svg = br##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><script>alert(1)</script><rect width="10" height="10"/></svg>"##;

        set_logo(&stand.db, &files, Door::Link(&token), svg.to_vec()).await.expect("taken");
        let refused = set_logo(&stand.db, &files, Door::Link(&token), b"<html>".to_vec()).await;

        assert!(matches!(refused, Err(ApplyError::Logo(picture::Refused::UnknownFormat))));
        let application = by_token(&stand.db, &token).await.expect("there");
        let png = files.get(application.logo.as_deref().expect("a logo")).await.expect("answers").expect("kept");
        assert!(png.starts_with(b"\x89PNG"));
        assert_eq!(application.revision, 1, "the form beside the upload does not go stale");
    }

    async fn the_tables_refuse_what_no_rule_may_let_through(stand: Stand) {
        let event = open_event(&stand).await;
        let (id, _) = submitted_application(&stand, &event, "Essen Digital").await;
        let (other, _) = submitted_application(&stand, &event, "Bochum Digital").await;
        let id_of = |id: ApplicationId| sea_orm::Value::from(id.as_uuid());
        for sql in [
            "UPDATE application SET state = 'nowhere' WHERE id = $1",
            "UPDATE application SET state = 'waiting_list' WHERE id = $1",
            "UPDATE application SET passes_taken = -1 WHERE id = $1",
            "UPDATE application SET locale = 'fr' WHERE id = $1",
            "UPDATE application SET slug = 'bochum-digital' WHERE id = $1",
            "UPDATE application SET access_hash = (SELECT access_hash FROM application WHERE slug = 'bochum-digital') WHERE id = $1",
            "UPDATE application_contact SET purpose = 'party' WHERE application_id = $1",
            "UPDATE application_tag SET kind = 'colour' WHERE application_id = $1",
            "UPDATE co_exhibitor SET position = 0 WHERE application_id = $1",
        ] {
            assert!(execute(&stand, sql, vec![id_of(id)]).await.is_err(), "{sql}");
        }
        let twice = "UPDATE application_contact SET application_id = $1 WHERE application_id = $2";
        assert!(execute(&stand, twice, vec![id_of(id), id_of(other)]).await.is_err(), "one contact per purpose");
        let name_again = "UPDATE organisation SET slug = 'bochum-digital'";
        assert!(execute(&stand, name_again, vec![]).await.is_err(), "one organisation per address");
    }

    async fn an_account_is_made_for_the_address_that_was_proven(stand: Stand) {
        let event = open_event(&stand).await;
        let (_, token) = draft(&stand, &event, MAIL).await;
        submit(&stand.db, Door::Link(&token), &complete_form(&event, "Essen Digital")).await.expect("handed in");

        account::request_sign_in(&stand.db, MAIL, "").await.expect("asked");

        assert_eq!(stand.count("mail", "kind = 'sign_in'").await, 1);
    }
}

/// The token in the newest letter of this kind.
async fn mailed_token(stand: &Stand, kind: &str) -> String {
    let leased = domain::mail::lease(&stand.db, 50).await.expect("leased");
    let letter = leased.into_iter().rev().find(|mail| mail.letter.kind() == kind).expect("such a letter").letter;
    match letter {
        domain::mail::Letter::ApplicationDraft { token, .. } => token,
        other => panic!("{other:?}"),
    }
}

/// A unit of the event, held for the application.
async fn hold_a_unit(stand: &Stand, event: &domain::event::EventView, application: ApplicationId) {
    let (level, unit, now) = (domain::ids::LevelId::new(), domain::ids::UnitId::new(), domain::clock::now());
    let sql = "INSERT INTO level (id, event_id, name_de, name_en, position, width_cm, depth_cm, revision, created_at) VALUES ($1, $2, '', '', 0, 1000, 1000, 1, $3)";
    execute(stand, sql, vec![level.as_uuid().into(), event.id.as_uuid().into(), now.into()]).await.expect("a level");
    let sql = "INSERT INTO unit (id, event_id, level_id, code, kind, area_dm2, included_de, included_en, price_cents, pass_quota, x_cm, y_cm, width_cm, depth_cm, revision, created_at, updated_at) \
               VALUES ($1, $2, $3, 'A1', 'counter', 400, '', '', 0, 3, 0, 0, 200, 200, 1, $4, $4)";
    let values = vec![unit.as_uuid().into(), event.id.as_uuid().into(), level.as_uuid().into(), now.into()];
    execute(stand, sql, values).await.expect("a unit");
    let sql = "INSERT INTO placement (id, event_id, unit_id, application_id, state, created_at, updated_at) VALUES ($1, $2, $3, $4, 'held', $5, $5)";
    let values = vec![
        PlacementId::new().as_uuid().into(),
        event.id.as_uuid().into(),
        unit.as_uuid().into(),
        application.as_uuid().into(),
        now.into(),
    ];
    execute(stand, sql, values).await.expect("a placement");
}
