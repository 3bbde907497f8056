//! Sites and projects: who writes and sees them, what is asked about them, and tables of them.

use chrono::Duration;
use domain::{
    account::{self, InvitePerson, RoleKind},
    actor::{Actor, Denied},
    clock,
    enquiry::{self, EnquiryFilter, EnquiryForm},
    field::FieldErrors,
    files::Files,
    ids::{ApplicationId, EventId, OrganisationId, PropertyId},
    locale::Locale,
    process::{file_reading, finding, named_files},
    property::{
        self, Applied, AskedByLink, Error, ImportPreview, Met, NewPropertyFile, PriceUnit, PropertyAction, PropertyField, PropertyFileKind,
        PropertyFilter, PropertyForm, PropertyView, Publication, ReadRow, ReadTable,
    },
};

use crate::{
    rows::{self, Row},
    stand::{PIXEL, Stand, both, exhibitor, stranger},
};

fn form(slug: &str) -> PropertyForm {
    let text = |text: &str| text.to_owned();
    PropertyForm {
        title_de: format!("Fläche {slug}"),
        title_en: format!("Site {slug}"),
        slug: text(slug),
        town: text("Essen"),
        plot_m2: text("12000"),
        uses: vec![text("office"), text("logistics")],
        price_unit: text("per_m2"),
        price_from: text("120,50"),
        description_de: text("Eine **gute** Fläche."),
        description_en: text("A **good** site."),
        ..PropertyForm::default()
    }
}

async fn organisation(stand: &Stand, name: &str) -> OrganisationId {
    let id = OrganisationId::new();
    let row = Row::new("organisation").with("id", id.as_uuid()).with("slug", format!("org-{id}")).with("legal_name", name);
    let row = row.with("display_name", name).with("kind", "").with("city", "Essen");
    row.with("created_at", clock::now()).with("updated_at", clock::now()).insert(stand).await;
    id
}

/// A property that everybody sees, of revision 2.
async fn shown(stand: &Stand, form: &PropertyForm) -> PropertyView {
    let id = property::create(&stand.db, &Actor::System, form).await.expect("made");
    property::publish(&stand.db, &Actor::System, id, "1").await.expect("published");
    seen(stand, id).await
}

async fn seen(stand: &Stand, id: PropertyId) -> PropertyView {
    property::property(&stand.db, &Actor::System, id).await.expect("it is there")
}

async fn listed(stand: &Stand, filter: PropertyFilter) -> Vec<String> {
    let page = property::published(&stand.db, &filter).await.expect("listed");
    page.properties.into_iter().map(|property| property.slug).collect()
}

fn named<T: std::fmt::Debug>(refused: &Result<T, Error>) -> Vec<&str> {
    match refused {
        Err(Error::Invalid(fields)) => fields.0.iter().map(|(field, _)| field.as_str()).collect(),
        other => panic!("{other:?}"),
    }
}

/// Asks about a property by a form that was open for ten seconds.
async fn ask(stand: &Stand, slug: &str, share: Option<OrganisationId>, name: &str) -> Result<Option<String>, Error> {
    let form = EnquiryForm {
        name: name.to_owned(),
        email: "frida@frage.example".to_owned(),
        message: "Noch frei?".to_owned(),
        moment: enquiry::form_moment(&stand.db, clock::now() - Duration::seconds(10)).await.expect("sealed"),
        ..EnquiryForm::default()
    };
    property::ask(&stand.db, &Actor::Anonymous, slug, share, &form, Locale::De).await
}

/// Who asked an exhibitor's team about what, the newest first.
async fn shared_with(stand: &Stand, organisation: OrganisationId) -> Vec<String> {
    let shared = property::shared_with(&stand.db, &exhibitor(organisation)).await.expect("listed");
    shared.into_iter().map(|one| format!("{}: {}", one.name, one.about)).collect()
}

fn row(line: u32, cells: &[(PropertyField, &str)]) -> ReadRow {
    ReadRow { line, cells: cells.iter().map(|(field, value)| (*field, (*value).to_owned())).collect() }
}

async fn kept(stand: &Stand, organiser: &Actor, rows: &[ReadRow]) -> domain::ids::PropertyImportId {
    let table = ReadTable { rows: rows.to_vec(), unknown: Vec::new() };
    property::keep_table(&stand.db, organiser, &table).await.expect("kept")
}

async fn met(stand: &Stand, organiser: &Actor, import: domain::ids::PropertyImportId) -> Vec<Met> {
    let ImportPreview { rows, .. } = property::preview(&stand.db, organiser, import).await.expect("shown");
    rows.into_iter().map(|row| row.met).collect()
}

both! {
    async fn an_exhibitor_hands_in_and_organisers_publish(stand: Stand) {
        let (own, other) = (organisation(&stand, "Stadt Essen").await, organisation(&stand, "Stadt Herne").await);
        let (essen, herne) = (exhibitor(own), exhibitor(other));
        let id = property::create(&stand.db, &essen, &form("zeche")).await.expect("made, without choosing the only organisation");

        assert_eq!(seen(&stand, id).await.organisation, Some(own));
        let foreign = PropertyForm { organisation: other.to_string(), ..form("fremd") };
        assert_eq!(named(&property::create(&stand.db, &essen, &foreign).await), ["organisation"]);
        for (actor, denied) in [(&herne, Denied::NotFound), (&stranger(), Denied::NotFound), (&Actor::Anonymous, Denied::SignInRequired)] {
            let refused = property::edit(&stand.db, actor, id, "1", &form("zeche")).await;
            assert!(matches!(refused, Err(Error::Denied(why)) if why == denied), "{refused:?}");
        }
        let published = property::publish(&stand.db, &essen, id, "1").await;
        assert!(matches!(published, Err(Error::Denied(Denied::NotFound))), "{published:?}");

        property::hand_in(&stand.db, &essen, id, "1").await.expect("handed in");
        property::hand_in(&stand.db, &essen, id, "1").await.expect("twice is once");
        assert_eq!(property::count_handed_in(&stand.db, &Actor::System).await.expect("counted"), 1);
        assert_eq!(stand.count("organiser_notice", "later_kind = 'property_handed_in' AND kind = 'enquiry_received'").await, 1);
        assert!(listed(&stand, PropertyFilter::default()).await.is_empty());
        property::publish(&stand.db, &Actor::System, id, "2").await.expect("published");
        assert_eq!(listed(&stand, PropertyFilter::default()).await, ["zeche"]);

        // From now on its changes stand at once, but for the address.
        let cheaper = PropertyForm { price_from: "99".to_owned(), ..form("zeche") };
        property::edit(&stand.db, &essen, id, "3", &cheaper).await.expect("changed");
        assert_eq!(named(&property::edit(&stand.db, &essen, id, "4", &form("anders")).await), ["slug"]);
        let told = property::history_of(&stand.db, &essen, id).await.expect("told");
        let told: Vec<_> = told.iter().filter_map(|entry| entry.happened::<PropertyAction>()).collect();
        assert_eq!(told, [PropertyAction::Changed, PropertyAction::Published, PropertyAction::HandedIn, PropertyAction::Created]);
    }

    async fn of_two_who_change_it_at_once_the_second_is_told(stand: Stand) {
        let id = property::create(&stand.db, &Actor::System, &form("zeche")).await.expect("made");
        let change = |title: &str| PropertyForm { title_de: title.to_owned(), ..form("zeche") };
        let (one, other) = (change("Erste"), change("Zweite"));

        let (one, other) = tokio::join!(
            property::edit(&stand.db, &Actor::System, id, "1", &one),
            property::edit(&stand.db, &Actor::System, id, "1", &other)
        );

        assert_eq!([&one, &other].iter().filter(|answer| answer.is_ok()).count(), 1, "{one:?} {other:?}");
        assert!([one, other].iter().any(|answer| matches!(answer, Err(Error::Overtaken(_)))));
        let taken = PropertyForm { reference: "anders".to_owned(), ..form("zeche") };
        assert_eq!(named(&property::create(&stand.db, &Actor::System, &taken).await), ["slug"]);
    }

    async fn a_draft_is_complete_before_it_is_published_and_hidden_before_it_is_deleted(stand: Stand) {
        let bare = PropertyForm { description_en: String::new(), ..form("zeche") };
        let id = property::create(&stand.db, &Actor::System, &bare).await.expect("made");

        assert_eq!(named(&property::publish(&stand.db, &Actor::System, id, "1").await), [""]);
        assert_eq!(property::publish_many(&stand.db, &Actor::System, &[id]).await.expect("tried"), 0);
        property::edit(&stand.db, &Actor::System, id, "1", &form("zeche")).await.expect("completed");
        assert_eq!(property::publish_many(&stand.db, &Actor::System, &[id, id, PropertyId::new()]).await.expect("published"), 1);
        let refused = property::delete(&stand.db, &Actor::System, id).await;
        assert!(matches!(refused, Err(Error::NotNow(Publication::Published))), "{refused:?}");
        let late = property::hide(&stand.db, &Actor::System, id, "2").await;
        assert!(matches!(late, Err(Error::Overtaken(_))), "{late:?}");
        property::hide(&stand.db, &Actor::System, id, "3").await.expect("hidden");
        property::delete(&stand.db, &Actor::System, id).await.expect("deleted");
        assert_eq!(stand.count("property", "1 = 1").await, 0);
    }

    async fn filters_leave_what_fits(stand: Stand) {
        let text = str::to_owned;
        shown(&stand, &form("zeche")).await;
        let herne = PropertyForm { town: text("Herne"), plot_m2: text("500"), uses: vec![text("retail")], price_unit: text("on_request"), price_from: String::new(), ..form("laden") };
        shown(&stand, &herne).await;

        let none = PropertyFilter::default;
        assert_eq!(listed(&stand, PropertyFilter { sort: text("area"), ..none() }).await, ["laden", "zeche"]);
        assert_eq!(listed(&stand, PropertyFilter { town: text("Herne"), ..none() }).await, ["laden"]);
        assert_eq!(listed(&stand, PropertyFilter { used_for: Some(property::PropertyUse::Logistics), ..none() }).await, ["zeche"]);
        assert_eq!(listed(&stand, PropertyFilter { area_from: Some(1_000), ..none() }).await, ["zeche"]);
        assert_eq!(listed(&stand, PropertyFilter { area_to: Some(1_000), ..none() }).await, ["laden"]);
        assert_eq!(listed(&stand, PropertyFilter { price_unit: Some(PriceUnit::PerSquareMetre), price_to: Some(12_050), ..none() }).await, ["zeche"]);
        assert_eq!(listed(&stand, PropertyFilter { price_unit: Some(PriceUnit::PerSquareMetre), price_to: Some(12_049), ..none() }).await, Vec::<String>::new());
        // From 120.50 € on, to whatever it may come to.
        assert_eq!(listed(&stand, PropertyFilter { price_from: Some(99_999), ..none() }).await, ["zeche"]);
        assert_eq!(listed(&stand, PropertyFilter { search: text("herne"), ..none() }).await, ["laden"]);
        assert_eq!(listed(&stand, PropertyFilter { only: vec![text("laden"), text("weg")], ..none() }).await, ["laden"]);
        assert_eq!(property::towns(&stand.db).await.expect("listed"), ["Essen", "Herne"]);
        let chosen = property::chosen(&stand.db, &[text("zeche"), text("weg"), text("laden")]).await.expect("chosen");
        assert_eq!(chosen.iter().map(|property| property.slug.as_str()).collect::<Vec<_>>(), ["zeche", "laden"]);
    }

    async fn a_price_range_is_found_where_it_overlaps(stand: Stand) {
        shown(&stand, &PropertyForm { price_to: "130".to_owned(), ..form("zeche") }).await;
        let found = async |from, to| listed(&stand, PropertyFilter { price_from: from, price_to: to, ..PropertyFilter::default() }).await;

        for (from, to) in [(None, None), (Some(13_000), None), (None, Some(12_050)), (Some(12_500), Some(12_600)), (Some(1), Some(99_999))] {
            assert_eq!(found(from, to).await, ["zeche"], "{from:?} {to:?}");
        }
        for (from, to) in [(Some(13_001), None), (None, Some(12_049)), (Some(13_001), Some(20_000))] {
            assert!(found(from, to).await.is_empty(), "{from:?} {to:?}");
        }
    }

    async fn what_an_exhibitor_offers_is_found_by_its_name(stand: Stand) {
        let own = organisation(&stand, "Stadt Essen").await;
        shown(&stand, &PropertyForm { organisation: own.to_string(), town: "Herne".to_owned(), ..form("zeche") }).await;
        shown(&stand, &PropertyForm { town: "Herne".to_owned(), ..form("andere") }).await;

        assert_eq!(listed(&stand, PropertyFilter { search: "stadt essen".to_owned(), ..PropertyFilter::default() }).await, ["zeche"]);
    }

    async fn a_place_that_nobody_gave_is_the_middle_of_the_town(stand: Stand) {
        let text = str::to_owned;
        let exact = shown(&stand, &PropertyForm { latitude: text("51.4879"), longitude: text("7,2192"), ..form("genau") }).await;
        let of_town = shown(&stand, &form("ungefaehr")).await;
        let unknown = shown(&stand, &PropertyForm { town: text("Nirgendwo"), ..form("nirgends") }).await;

        let place = exact.place.expect("given");
        assert_eq!((place.at.latitude, place.at.longitude, place.is_exact), (51_488, 7_219, true));
        assert!(of_town.place.is_some_and(|place| !place.is_exact && place.at.latitude == 51_456));
        assert_eq!(unknown.place, None);
        let mut on_map = property::on_map(&stand.db).await.expect("listed");
        on_map.sort_by(|one, other| one.slug.cmp(&other.slug));
        assert_eq!(on_map, [exact.on_map(), unknown.on_map(), of_town.on_map()]);
    }

    async fn what_an_exhibitor_brings_shows_where_it_exhibits(stand: Stand) {
        let own = organisation(&stand, "Stadt Essen").await;
        let (event, application) = (EventId::new(), ApplicationId::new());
        rows::event(event).insert(&stand).await;
        rows::application(application, event, "Stadt Essen").with("state", "confirmed").with("organisation_id", own.as_uuid()).insert(&stand).await;
        let mine = shown(&stand, &PropertyForm { organisation: own.to_string(), ..form("zeche") }).await;
        shown(&stand, &form("andere")).await;
        property::create(&stand.db, &exhibitor(own), &form("entwurf")).await.expect("made");

        assert_eq!(mine.holder, "Stadt Essen");
        assert_eq!(property::of_exhibitor(&stand.db, application).await.expect("listed"), std::slice::from_ref(&mine));
        assert_eq!(property::of_event(&stand.db, event).await.expect("listed"), [mine]);
    }

    async fn its_files_are_of_our_own_making_and_there_is_one_plan(stand: Stand) {
        let files = Files::in_memory();
        let id = property::create(&stand.db, &Actor::System, &form("zeche")).await.expect("made");
        let new = |file: &[u8]| NewPropertyFile { file: file.to_vec(), alt_de: "Der Hof".to_owned(), ..NewPropertyFile::default() };
        let add = async |kind, file: &[u8]| property::add_file(&stand.db, &files, &Actor::System, id, kind, new(file)).await;

        add(PropertyFileKind::Picture, PIXEL).await.expect("taken");
        add(PropertyFileKind::Plan, PIXEL).await.expect("taken");
        add(PropertyFileKind::Plan, PIXEL).await.expect("takes the place of the first");
        add(PropertyFileKind::Document, b"%PDF-1.4\n%%EOF\n").await.expect("taken");
        assert!(matches!(add(PropertyFileKind::Document, PIXEL).await, Err(Error::Picture(_))));
        let nameless = property::add_file(&stand.db, &files, &Actor::System, id, PropertyFileKind::Picture, NewPropertyFile::default()).await;
        assert_eq!(named(&nameless), ["alt_de"]);

        let there = seen(&stand, id).await.files;
        assert_eq!(there.iter().map(|file| file.kind).collect::<Vec<_>>(), [PropertyFileKind::Picture, PropertyFileKind::Plan, PropertyFileKind::Document]);
        let kept = named_files(&stand.db).await.expect("listed");
        assert!(there.iter().all(|file| kept.contains(&file.file)), "{kept:?}");
        for file in &there {
            let read = async |actor: Actor| file_reading::may_read(&stand.db, &actor, &file.file).await.expect("asked");
            assert_eq!([read(Actor::System).await, read(Actor::Anonymous).await], [true, false], "a draft: {file:?}");
        }
        let stolen = property::remove_file(&stand.db, &exhibitor(OrganisationId::new()), there[0].id).await;
        assert!(matches!(stolen, Err(Error::Denied(Denied::NotFound))), "{stolen:?}");
        assert_eq!(property::remove_file(&stand.db, &Actor::System, there[0].id).await.expect("removed"), id);
        assert_eq!(seen(&stand, id).await.files.len(), 2);
    }

    async fn an_exhibitor_sees_who_asked_only_by_consent(stand: Stand) {
        let own = organisation(&stand, "Stadt Essen").await;
        shown(&stand, &PropertyForm { organisation: own.to_string(), ..form("zeche") }).await;

        assert!(ask(&stand, "zeche", Some(own), "Frida Frei").await.expect("asked").is_some());
        assert_eq!(ask(&stand, "zeche", None, "Gerd Geheim").await.expect("asked"), None);
        let unknown = ask(&stand, "weg", Some(own), "Nora Neu").await;
        assert!(matches!(unknown, Err(Error::Denied(Denied::NotFound))), "{unknown:?}");
        // Whoever asks agreed to somebody else than it belongs to by now.
        assert_eq!(named(&ask(&stand, "zeche", Some(OrganisationId::new()), "Nora Neu").await), ["share"]);

        assert_eq!(shared_with(&stand, own).await, ["Frida Frei: Fläche zeche"]);
        assert!(shared_with(&stand, OrganisationId::new()).await.is_empty());
        let organiser = stand.organiser().await;
        let tasks = enquiry::enquiries(&stand.db, &organiser, &EnquiryFilter::default()).await.expect("listed").enquiries;
        let tasks: Vec<_> = tasks.iter().map(|task| (task.about.as_str(), task.is_shared, task.owner.is_none())).collect();
        assert_eq!(tasks, [("Fläche zeche", true, true), ("Fläche zeche", false, true)]);
    }

    async fn consent_to_be_seen_is_taken_back_by_the_link_or_by_an_organiser(stand: Stand) {
        let own = organisation(&stand, "Stadt Essen").await;
        shown(&stand, &PropertyForm { organisation: own.to_string(), ..form("zeche") }).await;
        let link = async |name: &str| ask(&stand, "zeche", Some(own), name).await.expect("asked").expect("a link");
        let (first, second) = (link("Frida Frei").await, link("Gerd Gern").await);
        let seen = |exhibitor: Option<&str>| AskedByLink { about: "Fläche zeche".to_owned(), exhibitor: exhibitor.map(str::to_owned) };

        assert_eq!(property::asked_by_link(&stand.db, &first).await.expect("shown"), seen(Some("Stadt Essen")));
        let swapped = format!("{}{}", &first[..36], &second[36..]);
        for wrong in ["", "-", &first[..36], swapped.as_str()] {
            let refused = enquiry::withdraw_sharing(&stand.db, wrong).await;
            assert!(matches!(refused, Err(enquiry::Error::Denied(Denied::NotFound))), "{wrong}: {refused:?}");
        }
        assert_eq!(shared_with(&stand, own).await, ["Gerd Gern: Fläche zeche", "Frida Frei: Fläche zeche"]);
        enquiry::withdraw_sharing(&stand.db, &first).await.expect("taken back");
        enquiry::withdraw_sharing(&stand.db, &first).await.expect("twice is once");
        assert_eq!(shared_with(&stand, own).await, ["Gerd Gern: Fläche zeche"]);
        assert_eq!(property::asked_by_link(&stand.db, &first).await.expect("shown"), seen(None));

        let organiser = stand.organiser().await;
        let tasks = enquiry::enquiries(&stand.db, &organiser, &EnquiryFilter::default()).await.expect("listed").enquiries;
        let gerd = tasks.iter().find(|task| task.name == "Gerd Gern").expect("a task").id;
        let stolen = enquiry::stop_sharing(&stand.db, &exhibitor(own), gerd).await;
        assert!(matches!(stolen, Err(enquiry::Error::Denied(Denied::NotFound))), "{stolen:?}");
        enquiry::stop_sharing(&stand.db, &organiser, gerd).await.expect("hidden");
        assert!(shared_with(&stand, own).await.is_empty());
        assert_eq!(stand.count("audit", "action = 'sharing_withdrawn'").await, 2);

        enquiry::erase(&stand.db, &organiser, gerd).await.expect("erased");
        let gone = property::asked_by_link(&stand.db, &second).await;
        assert!(matches!(gone, Err(Error::Denied(Denied::NotFound))), "{gone:?}");
    }

    async fn a_table_is_shown_first_and_taken_over_once(stand: Stand) {
        use PropertyField as F;
        let organiser = stand.organiser().await;
        shown(&stand, &PropertyForm { reference: "A-1".to_owned(), ..form("zeche") }).await;
        let table = [
            row(2, &[(F::Reference, "A-1"), (F::Town, "Herne")]),
            row(3, &[(F::Reference, "B-2"), (F::TitleDe, "Neu"), (F::TitleEn, "New"), (F::Town, "Hamm")]),
            row(4, &[(F::Reference, "B-2"), (F::TitleDe, "Neu"), (F::TitleEn, "New"), (F::Town, "Hamm")]),
            row(5, &[(F::Reference, "C-3"), (F::TitleDe, "Ohne Ort"), (F::TitleEn, "No town"), (F::Plot, "viel")]),
        ];
        let import = kept(&stand, &organiser, &table).await;

        let shown_first = met(&stand, &organiser, import).await;
        assert_eq!(shown_first[..2], [Met::Changed(vec![F::Town]), Met::New]);
        let refused = |met: &Met| match met {
            Met::Refused(FieldErrors(problems)) => problems.iter().map(|(field, _)| field.clone()).collect::<Vec<_>>(),
            other => panic!("{other:?}"),
        };
        assert_eq!((refused(&shown_first[2]), refused(&shown_first[3])), (vec!["reference".to_owned()], vec!["town".to_owned(), "plot_m2".to_owned()]));
        assert_eq!(stand.count("property", "town = 'Herne' OR reference = 'B-2'").await, 0, "nothing is written before");

        let (one, other) = tokio::join!(property::apply(&stand.db, &organiser, import), property::apply(&stand.db, &organiser, import));
        let applied: Vec<_> = [&one, &other].into_iter().filter_map(|answer| answer.as_ref().ok()).collect();
        assert_eq!(applied, [&Applied { added: 1, changed: 1 }]);
        assert!([&one, &other].iter().any(|answer| matches!(answer, Err(Error::TakenOver))), "{one:?} {other:?}");
        assert_eq!(stand.count("property", "reference = 'B-2' AND publication = 'draft'").await, 1);
        assert_eq!(stand.count("property", "reference = 'A-1' AND town = 'Herne' AND publication = 'published' AND plot_m2 = 12000").await, 1);

        let again = kept(&stand, &organiser, &table[..2]).await;
        assert_eq!(met(&stand, &organiser, again).await, [Met::Same, Met::Same]);
        assert_eq!(property::apply(&stand.db, &organiser, again).await.expect("taken over"), Applied::default());
    }

    async fn what_is_written_as_a_table_changes_nothing_when_it_comes_back(stand: Stand) {
        let text = str::to_owned;
        let organiser = stand.organiser().await;
        let full = PropertyForm {
            reference: text("A-1"),
            kind: text("project"),
            holder: text("Stadt Essen"),
            address: text("Weg 1"),
            latitude: text("51.4879"),
            longitude: text("7.2192"),
            floor_m2: text("900"),
            state: text("reserved"),
            available_from: text("2027-03"),
            price_to: text("130"),
            contact_name: text("Fiona Fläche"),
            contact_email: text("fiona@agency.example"),
            contact_phone: text("0201 1234567"),
            ..form("zeche")
        };
        let seen = shown(&stand, &full).await;

        let cells: Vec<_> = PropertyField::columns().map(|field| (field, seen.form.value(field))).collect();
        let import = kept(&stand, &organiser, &[ReadRow { line: 2, cells }]).await;

        assert_eq!(met(&stand, &organiser, import).await, [Met::Same]);
    }

    async fn everybody_finds_what_is_published(stand: Stand) {
        let own = organisation(&stand, "Stadt Essen").await;
        property::create(&stand.db, &exhibitor(own), &form("entwurf")).await.expect("made");
        shown(&stand, &form("zeche")).await;

        let found = async |actor: &Actor, typed: &str| {
            let found = finding::find(&stand.db, actor, typed).await.expect("found");
            found.properties.shown.into_iter().map(|property| property.slug).collect::<Vec<_>>()
        };
        assert_eq!(found(&Actor::Anonymous, "zeche").await, ["zeche"]);
        assert_eq!(found(&Actor::Anonymous, "entwurf").await, Vec::<String>::new());
        assert_eq!(found(&exhibitor(own), "entwurf").await, ["entwurf"]);
    }

    async fn the_exhibitors_team_hears_once_that_somebody_asked_and_not_who(stand: Stand) {
        let (own, other) = (organisation(&stand, "Stadt Essen").await, organisation(&stand, "Stadt Herne").await);
        shown(&stand, &PropertyForm { organisation: own.to_string(), ..form("zeche") }).await;
        for (email, scope, locale) in
            [("anna@essen.example", own, Locale::De), ("ben@essen.example", own, Locale::En), ("cem@herne.example", other, Locale::De)]
        {
            let invitation = InvitePerson {
                email: email.to_owned(),
                kind: RoleKind::Exhibitor,
                scope: scope.to_string(),
                scope_name: "Stadt".to_owned(),
                locale,
            };
            let token = account::invite(&stand.db, &Actor::System, &invitation).await.expect("invited");
            account::accept(&stand.db, token.as_str(), "Anna Aussteller", "test").await.expect("accepted");
        }
        let letters = async |condition: &str| stand.count("mail", &format!("kind = 'enquiry_shared' AND {condition}")).await;

        ask(&stand, "zeche", None, "Gerd Geheim").await.expect("asked");
        let without = letters("1 = 1").await;
        let link = ask(&stand, "zeche", Some(own), "Frida Frei").await.expect("asked").expect("a link");

        assert_eq!((without, letters("1 = 1").await), (0, 2), "by consent alone, to each of the team");
        assert_eq!(letters("to_email = 'anna@essen.example' AND locale = 'de' AND letter LIKE '%zeche%'").await, 1);
        assert_eq!(letters("to_email = 'ben@essen.example' AND locale = 'en'").await, 1);
        assert_eq!(letters("(letter LIKE '%Frida%' OR letter LIKE '%frida@%' OR letter LIKE '%Noch frei%')").await, 0);

        assert_eq!(letters("state = 'waiting'").await, 2);
        enquiry::withdraw_sharing(&stand.db, &link).await.expect("taken back");
        assert_eq!(letters("state = 'waiting'").await, 0, "what has not left does not leave any more");
    }
}
