//! At the desk without a ticket, and what the desk and the organisers see of one visitor.

use axum::http::StatusCode;
use domain::{
    account::{self, InvitePerson, RoleKind},
    actor::Actor,
    locale::Locale,
    mail::{self, Letter},
    process::letter::AnyLetter,
};
use scraper::{Html, Selector};

use crate::site::{Answer, Browser, Site, both};

/// A fair that has begun, and somebody of its desk alone.
async fn desk(site: &Site) -> Browser {
    let event = site.event("mipim-2027").await;
    let yesterday = domain::clock::today(domain::clock::home()) - chrono::Duration::days(1);
    site.execute(&format!("UPDATE event SET starts_on = '{yesterday}', ends_on = '2099-03-12'")).await;
    let invitation = InvitePerson {
        email: "dora@desk.example".to_owned(),
        kind: RoleKind::Staff,
        scope: event.to_string(),
        scope_name: String::new(),
        locale: Locale::De,
    };
    let token = account::invite(&site.state.db, &Actor::System, &invitation).await.expect("invited");
    let signed_in = account::accept(&site.state.db, token.as_str(), "Dora Desk", "").await.expect("accepted");
    Browser { router: site.router.clone(), cookie: Some(format!("standwerk={}", signed_in.token.as_str())) }
}

async fn walks_in(desk: &Browser, more: &[(&str, &str)]) -> Answer {
    let scan = uuid::Uuid::now_v7().to_string();
    let told = [("event", "mipim-2027"), ("scan", scan.as_str()), ("name", "Bert Muster"), ("organisation", "Muster AG"), ("locale", "de")];
    let fields: Vec<_> = told.into_iter().chain(more.iter().copied()).collect();
    desk.post_form("/de/desk/mipim-2027/walk-in", "/api/checkin/walk-in", &fields).await
}

/// The addresses on a page that hold this.
fn links(page: &Answer, part: &str) -> Vec<String> {
    let all = Selector::parse("main a[href]").expect("a selector");
    let page = Html::parse_document(&page.body);
    page.select(&all).filter_map(|link| link.attr("href")).filter(|href| href.contains(part)).map(str::to_owned).collect()
}

both! {
    async fn staff_register_let_in_and_print_without_being_organisers(site: Site) {
        let desk = desk(&site).await;
        let form = desk.get("/de/desk/mipim-2027/walk-in").await;

        let sent = walks_in(&desk, &[]).await;
        let shown = desk.get(sent.location()).await;
        let paper = desk.get(&links(&shown, "/badges/")[0]).await;
        let count = desk.get("/de/desk/mipim-2027").await;

        assert!(form.body.contains("post=/api/checkin/walk-in\""), "{}", form.body);
        assert!(shown.body.contains("Willkommen") && shown.body.contains("Bert Muster"), "{}", shown.body);
        assert!(shown.body.contains("id=\"desk-code\" name=\"code\"") && shown.body.contains("autofocus"), "the next code is scanned at once");
        assert_eq!((paper.status, paper.header("content-type")), (StatusCode::OK, "application/pdf"));
        assert!(count.body.contains("1 von 1 drin"), "{}", count.body);
    }

    async fn organisers_reach_the_same_form_from_above_their_list(site: Site) {
        desk(&site).await;
        let (page, organiser) = ("/de/organise/events/mipim-2027/visitors", site.organiser().await);

        let open = organiser.get(page).await;
        site.execute("UPDATE event SET starts_on = '2020-03-09', ends_on = '2020-03-12'").await;
        let over = organiser.get(page).await;

        let (above, list) = open.body.split_once("</h1>").and_then(|(_, rest)| rest.split_once("id=\"toolbar-q\"")).expect("a head and a list");
        assert!(above.contains("href=\"#at-desk\"") && list.contains("id=\"at-desk\""), "{}", open.body);
        assert!(!over.body.contains("at-desk"), "{}", over.body);
    }

    async fn somebody_alike_is_shown_with_what_was_typed(site: Site) {
        let desk = desk(&site).await;
        walks_in(&desk, &[]).await;

        let again = walks_in(&desk, &[]).await;
        let another = walks_in(&desk, &[("is_another", "on")]).await;

        assert_eq!(again.status, StatusCode::CONFLICT);
        assert!(again.body.contains("Ist es jemand von diesen?") && again.body.contains("value=\"Muster AG\""), "{}", again.body);
        assert!(again.body.contains("post=/api/checkin/admit-person\"") && again.body.contains("name=\"is_another\""), "{}", again.body);
        assert_eq!(another.status, StatusCode::SEE_OTHER, "{}", another.body);
        assert_eq!(site.count("registration", "name = 'Bert Muster'").await, 2);
    }

    async fn a_misspelt_name_is_corrected_and_printed_anew(site: Site) {
        let desk = desk(&site).await;
        let shown = walks_in(&desk, &[("email", "bert@mail.example")]).await;
        let shown = desk.get(shown.location()).await;
        let page = links(&shown, "/visitors/").remove(0);
        let before = desk.get(&page).await;
        let id = page.rsplit('/').next().expect("an id").to_owned();
        let fields = [("registration", id.as_str()), ("revision", "1"), ("name", "Berta Muster"), ("organisation", "Muster AG"), ("locale", "de")];

        let sent = desk.post_form(&page, "/api/registration/correct-visitor", &fields).await;
        let after = desk.get(sent.location()).await;
        let stale = desk.post_form(&page, "/api/registration/correct-visitor", &fields).await;
        let organiser = site.organiser().await.get(&format!("/de/organise/events/mipim-2027/visitors/{id}")).await;

        assert!(before.body.contains("Bert Muster") && !before.body.contains("bert@mail.example"), "{}", before.body);
        assert!(after.body.contains("Korrigiert.") && after.body.contains("Berta Muster") && after.body.contains("Willkommen"), "{}", after.body);
        assert_eq!(stale.status, StatusCode::CONFLICT);
        assert!(stale.body.contains("Dora Desk"), "who was faster: {}", stale.body);
        for word in ["bert@mail.example", "Registrierung geändert", "Dora Desk", "Ticket noch einmal schicken", "Registrierung stornieren"] {
            assert!(organiser.body.contains(word), "{word}: {}", organiser.body);
        }
        assert_eq!(site.count("badge", "name = 'Berta Muster'").await, 1);
    }

    async fn consents_are_asked_where_the_link_is_opened_and_nowhere_before(site: Site) {
        desk(&site).await;
        let nobody = site.anonymous();
        let form = nobody.get("/de/events/mipim-2027/register").await;
        let told = [("event", "mipim-2027"), ("name", "Carl Kahl"), ("email", "carl@mail.example"), ("organisation", "Kahl AG"), ("locale", "de")];
        // A form of an earlier release: what it ticks is nobody's word.
        let ticked: Vec<_> = told.into_iter().chain([("photos", "on"), ("wording", "1")]).collect();
        nobody.post_form("/de/events/mipim-2027/register", "/api/registration/register", &ticked).await;
        let letter = mail::lease::<AnyLetter>(&site.state.db, 10).await.expect("leased").pop().expect("a letter");
        let page = nobody.get(&format!("/de/registrations/confirm/{}", letter.letter.secret().expect("a link"))).await;

        assert!(!form.body.contains("name=\"photos\""), "{}", form.body);
        assert!(page.body.contains("Kahl AG") && page.body.contains("name=\"photos\""), "{}", page.body);
        assert!(!page.body.contains("checked"), "nothing is ticked for anybody");
        assert_eq!(site.count("consent", "1 = 1").await, 0);
    }
}
