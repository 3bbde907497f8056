//! Everybody who has forms before them.

use chrono::Duration;
use domain::{
    account,
    actor::Actor,
    application::ApplicationState,
    clock,
    code::Code,
    enquiry, event,
    lead::{self, AgreeContact},
    mail::{self, Leased, Letter},
    matchmaking::{self, MatchmakingDetails},
    placement::own,
    process::{letter::AnyLetter, travelling},
    recap::{self, NewDownload, PictureForm, VoiceState},
    registration::{self, TickedConsents},
    roundtable::{self, GuestState},
    survey,
    traveller::{self, Decision},
};
use scraper::Html;

use super::pages::links;
use crate::site::{Browser, HOST, PIXEL, Site};

const VISITOR: &str = "v@visitor.example";
const TRAVELLER: &str = "t@reise.example";
/// The trip that has a recap.
const RECAPPED: &str = "delegation-north-america";

/// Somebody, and the pages they start from.
pub struct Visit {
    pub who: &'static str,
    pub browser: Browser,
    pub starts: Vec<String>,
}

/// A demonstration in which somebody has just applied, a visitor has registered and given a contact, and an organiser
/// was invited; and the people in it.
pub async fn visits(site: &Site) -> Vec<Visit> {
    let cast = site.demo().await;
    site.execute(
        "INSERT INTO passkey (id, account_id, credential_id, credential, sign_count, name, created_at) \
         SELECT id, id, email_key, '', 0, 'Telefon', created_at FROM account",
    )
    .await;
    let ((_, organiser), (_, staff)) = (site.signed_in(cast.organiser).await, site.signed_in(cast.staff).await);
    let (actor, exhibitor) = site.signed_in(cast.exhibitor).await;
    let co_host =
        account::account_of_address(&site.state.db, &Actor::System, "hanna.hafen@ewg.example").await.expect("of the demonstration");
    let (_, co_host) = site.signed_in(co_host).await;
    let own = own::applications(&site.state.db, &actor).await.expect("listed");
    let own = own.into_iter().find(|own| own.state == ApplicationState::Confirmed && own.unit.is_some()).expect("a stand");
    let fair = own.event.slug;

    open_meetings(site, &fair).await;
    open_meetings(site, "toronto-pittsburgh").await;
    let letters = begin(site, &organiser, &fair).await;
    admit(site, &token(&letters, TRAVELLER)).await;
    let ticket = registration::confirm(&site.state.db, &token(&letters, VISITOR), &TickedConsents::none()).await.expect("confirmed");
    let visitor = Browser { router: site.router.clone(), cookie: Some(format!("ticket={ticket}")) };
    let badge =
        "SELECT b.badge_code AS value FROM badge b JOIN registration r ON r.badge_id = b.id WHERE r.email_key = 'v@visitor.example'";
    let code = site.text(badge).await;
    let agreement = AgreeContact { code: code.clone() };
    lead::agree(&site.state.db, &actor, own.id, &agreement).await.expect("a contact is given");

    let mut organised = links_of(&organiser, &format!("/de/organise/events/{fair}/admission?pile=all")).await;
    // Not the exhibitor's own, which a form may end.
    organised.retain(|path| path.contains("/admission/") && !path.contains(&own.id.to_string()));
    let previews = ["offer", "reject"].map(|kind| format!("/de/organise/events/{fair}/admission/decide?kind={kind}&all=on&pile=all"));
    organised.extend(previews);
    organised.push(mailing(site, &organiser, &fair).await);
    // Each of these decisions is possible for somebody else.
    organised.extend(["rejected", "applied"].map(|state| format!("/de/organise/events/toronto-pittsburgh/travellers?state={state}")));
    // Nobody may look yet: the form that names somebody is on the page.
    site.execute("DELETE FROM travel_reader").await;
    organised.push("/de/organise/events/toronto-pittsburgh/travel".to_owned());
    let (over, to_come) = (site.over("collision").await, site.coming("collision").await);
    let afterwards = [(RECAPPED, "recap"), (RECAPPED, "survey"), (over.as_str(), "survey"), (to_come.as_str(), "costs")];
    organised.extend(afterwards.map(|(event, part)| format!("/de/organise/events/{event}/{part}")));
    organised.extend(["/de/organise".to_owned(), format!("/de/desk/{fair}?q=a")]);
    let visited = vec![format!("/de/registrations/{ticket}"), format!("/de/events/{fair}/programme")];
    let shown = vec!["/de/portal".to_owned(), format!("/de/portal/{}/scan?code={code}", own.id)];
    vec![
        Visit { who: "nobody", browser: site.anonymous(), starts: personal(site, letters).into_iter().chain(["/de".to_owned()]).collect() },
        Visit { who: "visitor", browser: visitor, starts: visited },
        Visit { who: "organiser", browser: organiser, starts: organised },
        Visit { who: "staff", browser: staff, starts: vec!["/de/desk".to_owned()] },
        Visit { who: "exhibitor", browser: exhibitor, starts: shown },
        Visit { who: "participant", browser: site.anonymous(), starts: participants(site).await },
        Visit { who: "co-host", browser: co_host, starts: vec!["/de/hosting".to_owned()] },
    ]
}

/// Begins what only a letter goes on with; answers all letters that wait.
async fn begin(site: &Site, organiser: &Browser, fair: &str) -> Vec<Leased<AnyLetter>> {
    let (nobody, open) = (site.anonymous(), site.coming("collision").await);
    let (apply, register) = (format!("/de/events/{open}/apply"), format!("/de/events/{fair}/register"));
    nobody.post_form(&apply, "/api/exhibitor/start-application", &[("event", &open), ("email", "a@applicant.example")]).await;
    let fields = [("event", fair), ("name", "Vera Visit"), ("email", VISITOR), ("locale", "de")];
    nobody.post_form(&register, "/api/registration/register", &fields).await;
    let moment = enquiry::form_moment(&site.state.db, clock::now() - Duration::minutes(1)).await.expect("sealed");
    let fields = [
        ("event", open.as_str()),
        ("name", "Paul Partner"),
        ("email", "p@meeting.example"),
        ("kind", "visitor"),
        ("moment", moment.as_str()),
    ];
    nobody.post_form(&format!("/de/events/{open}/meetings"), "/api/meetings/join", &fields).await;
    for email in [TRAVELLER, "unproven@reise.example"] {
        let fields = [
            ("event", "toronto-pittsburgh"),
            ("name", "Tilda Reise"),
            ("email", email),
            ("organisation", "Haus Reise"),
            ("town", "Essen"),
            ("country", "DE"),
            ("size_class", "small"),
            ("accept", "on"),
        ];
        nobody.post_form("/de/events/toronto-pittsburgh/travel", "/api/traveller/apply", &fields).await;
    }
    organiser.post_form("/de/organise/people", "/api/account/invite-organiser", &[("email", "new@person.example")]).await;
    invite_to_roundtable(site).await;
    ask_afterwards(site, fair).await;
    mail::lease(&site.state.db, 100_000).await.expect("leased")
}

/// Somebody who applied for the trip has a place.
async fn admit(site: &Site, token: &str) {
    let db = &site.state.db;
    traveller::prove(db, token).await.expect("proven");
    let own = traveller::by_token(db, token).await.expect("open").traveller;
    travelling::decide(db, &Actor::System, own.id, &own.revision.to_string(), Decision::Admit).await.expect("admitted");
}

/// Invites one of those who are planned; the others stay so.
async fn invite_to_roundtable(site: &Site) {
    let db = &site.state.db;
    for line in roundtable::roundtables(db, &Actor::System).await.expect("listed") {
        let people = roundtable::guests(db, &Actor::System, line.roundtable.id).await.expect("listed");
        if let Some(planned) = people.iter().find(|guest| guest.state == GuestState::Planned) {
            roundtable::invite_guest(db, &Actor::System, planned.id, "").await.expect("invited");
        }
    }
}

/// Somebody is asked to release what they said, and the exhibitors of the fair are asked how it was; the recap gets a picture
/// and a file.
async fn ask_afterwards(site: &Site, fair: &str) {
    let (db, files, actor) = (&site.state.db, &site.state.site.files, &Actor::System);
    let trip = event::by_slug(db, actor, RECAPPED).await.expect("of the demonstration");
    let page = recap::of_event(db, actor, trip.id).await.expect("read").expect("begun");
    let said = page.voices.iter().find(|voice| voice.state == VoiceState::Asked).expect("somebody waits");
    recap::ask_voice(db, actor, said.id).await.expect("asked");
    let form = PictureForm { alt_de: "Der Stand".to_owned(), ..PictureForm::default() };
    recap::add_picture(db, files, actor, page.id, &form, PIXEL.to_vec()).await.expect("added");
    let file = b"%PDF-1.7\n%%EOF\n".to_vec();
    let download = NewDownload { title_de: "Folien".to_owned(), title_en: "Slides".to_owned(), file };
    recap::add_download(db, files, actor, page.id, download).await.expect("added");
    let fair = event::by_slug(db, actor, fair).await.expect("the fair");
    survey::create(db, actor, fair.id).await.expect("made");
    let page = survey::of_event(db, actor, &fair).await.expect("read").expect("made");
    survey::open(db, actor, page.survey.id, "1").await.expect("sent");
}

fn token(letters: &[Leased<AnyLetter>], to: &str) -> String {
    letters.iter().find(|mail| mail.to_email == to).and_then(|mail| mail.letter.secret()).expect("a letter with a link")
}

/// A letter to a group that can be sent; answers its preview.
async fn mailing(site: &Site, organiser: &Browser, fair: &str) -> String {
    let event = event::by_slug(&site.state.db, &Actor::System, fair).await.expect("the fair").id.to_string();
    let page = format!("/de/organise/events/{fair}/mail/groups");
    let fields = [("event", event.as_str()), ("audience", "visitors"), ("purpose", "about_event")];
    let begun = organiser.post_form(&page, "/api/mailing/begin", &fields).await;
    let id = begun.location().split(['/', '?']).nth(7).expect("a letter").to_owned();
    let fields = [
        ("mailing", id.as_str()),
        ("revision", "1"),
        ("act", "preview"),
        ("audience", "visitors"),
        ("purpose", "about_event"),
        ("subject_de", "Aufbau"),
        ("body_de", "Ab acht."),
    ];
    let saved = organiser.post_form(&page, "/api/mailing/save", &fields).await;
    saved.location().to_owned()
}

async fn links_of(browser: &Browser, page: &str) -> Vec<String> {
    links(&Html::parse_document(&browser.get(page).await.body))
}

/// The links in letters, which nobody else knows.
fn personal(site: &Site, letters: Vec<Leased<AnyLetter>>) -> Vec<String> {
    let texts =
        letters.into_iter().map(|mail| app::mail::write_letter(&mail.letter, ("", ""), domain::locale::Locale::De, &site.state.site).text);
    let words: Vec<String> = texts.flat_map(|text| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>()).collect();
    words.iter().filter_map(|word| word.strip_prefix(HOST)).filter(|path| path.starts_with("/de/")).map(str::to_owned).collect()
}

/// Meetings at the fair where the visitor and the exhibitor are, if there are none yet.
async fn open_meetings(site: &Site, fair: &str) {
    let db = &site.state.db;
    let event = event::by_slug(db, &Actor::System, fair).await.expect("the fair");
    if matchmaking::of_event(db, &Actor::System, &event).await.expect("answers").is_some() {
        return;
    }
    let details = MatchmakingDetails {
        title_de: "Gespräche".to_owned(),
        title_en: "Meetings".to_owned(),
        slot_minutes: "20".to_owned(),
        walking_minutes: "5".to_owned(),
        request_quota: "5".to_owned(),
        ..MatchmakingDetails::default()
    };
    let made = matchmaking::create(db, &Actor::System, &event.id.to_string(), &details).await.expect("made");
    matchmaking::set_state(db, &Actor::System, made.id, "open").await.expect("open");
}

/// The pages of people of the demonstration who were asked, have asked, and have a meeting.
async fn participants(site: &Site) -> Vec<String> {
    let mut pages = Vec::new();
    for (who, state) in [("asked_id", "requested"), ("asker_id", "requested"), ("asker_id", "accepted")] {
        let token = Code::random();
        let sql = format!(
            "INSERT INTO profile_link (hash, profile_id, created_at) \
             SELECT '{}', {who}, requested_at FROM meeting WHERE state = '{state}' ORDER BY id LIMIT 1",
            token.hash()
        );
        site.execute(&sql).await;
        pages.push(format!("/de/meetings/{}", token.as_str()));
    }
    pages
}
