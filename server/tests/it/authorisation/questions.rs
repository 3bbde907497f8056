//! What the site asks of the domain, asked by everybody without the site around it. Most pages stand behind the guard, and
//! ask several questions, of which the first would refuse for all of them; and with a visitor's ticket the site asks for
//! that visitor alone.

use std::{
    fmt::{Debug, Display},
    pin::Pin,
    str::FromStr,
};

use domain::{
    account::{self, RoleKind},
    actor::Actor,
    badge::{self, BadgeFilter},
    booth, checkin,
    db::Db,
    event::{self, EventFilter, EventPicture, EventView},
    exhibitor::{
        self, Door, detail, note, placement, portal, staff,
        table::{self, TableQuery},
        waiting_list,
    },
    files::Files,
    lead::{self, LeadFilter},
    locale::Locale,
    mail::{self, MailFilter},
    masterclass,
    registration::{self, ChangeRegistration, ConsentPurpose, VisitorFilter},
};

use super::{
    callers::{
        DESK, EVERY_EXHIBITOR, EXHIBITOR, EXHIBITOR_AND_ORGANISERS, ORGANISERS, SIGNED_IN, VISITOR,
        Who::{
            self, Applicant, Desk, Exhibitor, Nobody, Organiser, OtherApplicant, OtherDesk, OtherExhibitor, OtherVisitor, Stranger, Visitor,
        },
    },
    fair::Fair,
    fingerprint::changed,
};
use crate::site::PIXEL;

type Told<'a> = Pin<Box<dyn Future<Output = Result<String, String>> + Send + 'a>>;

struct Question {
    name: &'static str,
    may: &'static [Who],
    /// What the answer holds for those who may, and for nobody else.
    shows: &'static str,
    ask: for<'a> fn(&'a Db, &'a Actor, &'a Fair) -> Told<'a>,
}

impl Question {
    /// Whether it is rather an order: what it answers is nothing, or the event as it is afterwards.
    fn changes(&self) -> bool {
        self.shows == "()" || self.name == "event::set_picture"
    }
}

macro_rules! questions {
    ($($name:literal, $may:expr, $shows:literal, |$db:ident, $actor:ident, $fair:ident| $asked:expr;)+) => {
        const QUESTIONS: &[Question] = &[$(Question {
            name: $name,
            may: $may,
            shows: $shows,
            ask: |$db, $actor, $fair| Box::pin(async move { told($asked.await) }),
        }),+];
    };
}

fn told<T: Debug, E: Display>(answer: Result<T, E>) -> Result<String, String> {
    answer.map(|answer| format!("{answer:?}")).map_err(|error| error.to_string())
}

const EXHIBITORS_SIDE: &[Who] = &[Exhibitor, Organiser, Applicant];
const VISITOR_AND_ORGANISERS: &[Who] = &[Visitor, Organiser];

questions! {
    "account::sessions", SIGNED_IN, "SessionView", |db, actor, _fair| account::sessions(db, actor, "");
    "account::members of a desk", ORGANISERS, "dora@desk.example", |db, actor, fair| account::members(db, actor, RoleKind::Staff, fair.thing("event"));
    "account::members of an organisation", EXHIBITOR_AND_ORGANISERS, "anna@alpha.example", |db, actor, fair| account::members(db, actor, RoleKind::Exhibitor, fair.thing("organisation"));
    "account::open_invitations", ORGANISERS, "nina@new.example", |db, actor, fair| account::open_invitations(db, actor, RoleKind::Staff, fair.thing("event"));
    "account::team_history", ORGANISERS, "invited", |db, actor, fair| account::team_history(db, actor, RoleKind::Staff, fair.thing("event"));
    "badge::badges", ORGANISERS, "vera Gast", |db, actor, fair| badge::badges(db, actor, fair.id("event"), &BadgeFilter { page: 1, ..BadgeFilter::default() });
    "badge::printed", ORGANISERS, "vera Gast", |db, actor, fair| badge::printed(db, actor, fair.id("event"), None, 1);
    "badge::printed_one", ORGANISERS, "vera Gast", |db, actor, fair| badge::printed_one(db, actor, fair.id("event"), fair.id("visitor_badge"));
    "booth::unit_by_id", ORGANISERS, "UnitView", |db, actor, fair| booth::unit_by_id(db, actor, fair.id("event"), fair.id("unit"));
    "booth::plan with whom a unit is offered to", ORGANISERS, "Alpha offered", |db, actor, fair| async { booth::plan(db, actor, &fair.event(db).await).await };
    "checkin::answer", DESK, "vera Gast", |db, actor, fair| checkin::answer(db, actor, fair.id("event"), fair.id("scan"));
    "checkin::counted", DESK, "(1, ", |db, actor, fair| checkin::counted(db, actor, fair.id("event"), "");
    "checkin::desks", DESK, "Messe fair", |db, actor, _fair| checkin::desks(db, actor);
    "checkin::doors", DESK, "Vortrag session", |db, actor, fair| checkin::doors(db, actor, fair.id("event"));
    "checkin::people", DESK, "walter Gast", |db, actor, fair| checkin::people(db, actor, fair.id("event"), "", "walter");
    "checkin::status", DESK, "vera Gast", |db, actor, fair| checkin::status(db, actor, fair.id("event"), "");
    "event::by_id of a draft", ORGANISERS, "Messe draft-fair", |db, actor, fair| event::by_id(db, actor, fair.id("draft_event"));
    "event::by_slug of a draft", ORGANISERS, "Messe draft-fair", |db, actor, _fair| event::by_slug(db, actor, "draft-fair");
    "event::for_organisers", ORGANISERS, "Messe draft-fair", |db, actor, _fair| event::for_organisers(db, actor, &EventFilter { page: 1, ..EventFilter::default() });
    "event::numbers", ORGANISERS, "EventNumbers", |db, actor, fair| event::numbers(db, actor, fair.id("event"));
    "event::set_picture", ORGANISERS, "Messe fair", |db, actor, fair| event::set_picture(db, &Files::in_memory(), actor, fair.id("event"), picture());
    "exhibitor::by_door", EXHIBITOR_AND_ORGANISERS, "Alpha waiting", |db, actor, fair| exhibitor::by_door(db, Door::Portal(actor, fair.id("waiting")));
    "exhibitor::to_change", EXHIBITOR, "Alpha waiting", |db, actor, fair| exhibitor::to_change(db, Door::Portal(actor, fair.id("waiting")));
    "exhibitor::to_change of a draft", EXHIBITOR, "anna@alpha.example", |db, actor, fair| exhibitor::to_change(db, Door::Portal(actor, fair.id("draft")));
    "exhibitor::detail::dossier", ORGANISERS, "()", |db, actor, fair| async { detail::dossier(db, actor, fair.id("event"), fair.id("confirmed")).await.map(drop) };
    "exhibitor::detail::own", EXHIBITORS_SIDE, "()", |db, actor, fair| async { detail::own(db, actor, fair.id("confirmed")).await.map(drop) };
    "exhibitor::note::of_application", ORGANISERS, "Vertraulich", |db, actor, fair| note::of_application(db, actor, fair.id("confirmed"));
    "exhibitor::placement::free_units", ORGANISERS, "A4", |db, actor, fair| placement::free_units(db, actor, fair.id("event"));
    "exhibitor::portal::applications", EXHIBITOR, "Alpha waiting", |db, actor, _fair| portal::applications(db, actor);
    "exhibitor::portal::organisations", EVERY_EXHIBITOR, "OwnOrganisation", |db, actor, _fair| portal::organisations(db, actor);
    "exhibitor::staff::passes", EXHIBITORS_SIDE, "()", |db, actor, fair| async { staff::passes(db, actor, fair.id("confirmed")).await.map(drop) };
    "exhibitor::staff::passes after the deadline", ORGANISERS, "true", |db, actor, fair| async { staff::passes(db, actor, fair.id("late")).await.map(|passes| passes.open) };
    "exhibitor::staff::person", EXHIBITORS_SIDE, "()", |db, actor, fair| async { staff::person(db, actor, fair.id("staff")).await.map(drop) };
    "exhibitor::table::all", ORGANISERS, "Alpha waiting", |db, actor, fair| table::all(db, actor, fair.id("event"), &TableQuery::default());
    "exhibitor::table::page", ORGANISERS, "Alpha waiting", |db, actor, fair| table::page(db, actor, fair.id("event"), &TableQuery { page: 1, ..TableQuery::default() });
    "exhibitor::waiting_list::next", ORGANISERS, "Alpha waiting", |db, actor, fair| waiting_list::next(db, actor, fair.id("event"));
    "exhibitor::waiting_list::of_event", ORGANISERS, "Alpha waiting", |db, actor, fair| waiting_list::of_event(db, actor, fair.id("event"));
    "lead::begin", EXHIBITOR, "walter Gast", |db, actor, fair| lead::begin(db, actor, fair.id("confirmed"), fair.thing("other_visitor_badge_code"));
    "lead::collector", EXHIBITOR, "Alpha", |db, actor, fair| lead::collector(db, actor, fair.id("confirmed"));
    "lead::export", EXHIBITOR, "vera Gast", |db, actor, fair| lead::export(db, actor, fair.id("confirmed"));
    "lead::given", VISITOR, "Alpha", |db, actor, fair| lead::given(db, actor, fair.id("visitor"));
    "lead::lead", EXHIBITOR, "vera Gast", |db, actor, fair| lead::lead(db, actor, fair.id("confirmed"), fair.id("lead"));
    "lead::leads", EXHIBITOR, "vera Gast", |db, actor, fair| lead::leads(db, actor, fair.id("confirmed"), &LeadFilter { page: 1, ..LeadFilter::default() });
    "lead::number", EXHIBITOR, "1", |db, actor, fair| lead::number(db, actor, fair.id("confirmed"));
    "lead::scanning_for", EXHIBITOR, "Alpha", |db, actor, _fair| lead::scanning_for(db, actor);
    "lead::taken_back", EXHIBITOR, "[]", |db, actor, fair| lead::taken_back(db, actor, fair.id("confirmed"));
    "mail::find", ORGANISERS, "vera@visitor.example", |db, actor, fair| mail::find(db, actor, fair.id("mail"));
    "mail::list", ORGANISERS, "vera@visitor.example", |db, actor, _fair| mail::list(db, actor, &MailFilter::default());
    "masterclass::agenda", ORGANISERS, "Vortrag draft_session", |db, actor, fair| async { masterclass::agenda(db, actor, &fair.event(db).await).await };
    "masterclass::attendees", ORGANISERS, "vera Gast", |db, actor, fair| masterclass::attendees(db, actor, fair.id("session"), 1);
    "masterclass::hosts", ORGANISERS, "Alpha", |db, actor, fair| async { masterclass::hosts(db, actor, &fair.event(db).await).await };
    "masterclass::session of a draft", DESK, "Vortrag draft_session", |db, actor, fair| async { masterclass::session(db, actor, &fair.event(db).await, fair.id("draft_session")).await };
    "masterclass::session_to_edit", ORGANISERS, "Vortrag session", |db, actor, fair| async { masterclass::session_to_edit(db, actor, &fair.event(db).await, fair.id("session")).await };
    "masterclass::stage_choices", ORGANISERS, "Lounge", |db, actor, fair| async { masterclass::stage_choices(db, actor, &fair.event(db).await).await };
    "registration::cancel", VISITOR_AND_ORGANISERS, "()", |db, actor, fair| registration::cancel(db, actor, fair.id("visitor"));
    "registration::change", VISITOR_AND_ORGANISERS, "()", |db, actor, fair| async { registration::change(db, actor, fair.id("visitor"), &changed_name()).await };
    "registration::erase", VISITOR_AND_ORGANISERS, "()", |db, actor, fair| registration::erase(db, actor, fair.id("visitor"));
    "registration::everything", VISITOR_AND_ORGANISERS, "vera@visitor.example", |db, actor, fair| registration::everything(db, actor, fair.id("visitor"));
    "registration::export", ORGANISERS, "vera@visitor.example", |db, actor, fair| registration::export(db, actor, fair.id("event"), &VisitorFilter::default(), None);
    "registration::give_consent", VISITOR, "()", |db, actor, fair| registration::give_consent(db, actor, fair.id("visitor"), ConsentPurpose::Photos, Locale::De, "1");
    "registration::mine", VISITOR_AND_ORGANISERS, "vera@visitor.example", |db, actor, fair| registration::mine(db, actor, fair.id("visitor"));
    "registration::register_again", VISITOR_AND_ORGANISERS, "()", |db, actor, fair| registration::register_again(db, actor, fair.id("visitor"));
    "registration::withdraw_consent", VISITOR_AND_ORGANISERS, "()", |db, actor, fair| registration::withdraw_consent(db, actor, fair.id("visitor"), ConsentPurpose::EventNews);
    "registration::visitors", ORGANISERS, "vera@visitor.example", |db, actor, fair| registration::visitors(db, actor, fair.id("event"), &VisitorFilter::default());
}

fn changed_name() -> ChangeRegistration {
    let text = |text: &str| text.to_owned();
    ChangeRegistration {
        revision: text("2"),
        name: text("Anders Gast"),
        organisation: String::new(),
        job_title: String::new(),
        locale: text("de"),
    }
}

fn picture() -> EventPicture {
    EventPicture { file: PIXEL.to_vec(), alt_de: "Der Stand".to_owned(), alt_en: String::new() }
}

impl Fair {
    fn id<T: FromStr>(&self, name: &str) -> T
    where
        T::Err: Debug,
    {
        self.thing(name).parse().expect("an id")
    }

    async fn event(&self, db: &Db) -> EventView {
        event::by_id(db, &Actor::System, self.id("event")).await.expect("it is there")
    }

    async fn actor(&self, db: &Db, who: Who) -> Actor {
        match who {
            Visitor => Actor::TicketHolder(self.id("visitor")),
            OtherVisitor => Actor::TicketHolder(self.id("other_visitor")),
            Applicant => Actor::Applicant(self.id("confirmed")),
            OtherApplicant => Actor::Applicant(self.id("other_confirmed")),
            who => account::actor(db, self.session(who).unwrap_or_default()).await.expect("the database answers"),
        }
    }
}

/// Everybody's answers that are not as they should be.
pub async fn wrong_answers(fair: &Fair) -> Vec<String> {
    const EVERYBODY: [Who; 11] =
        [Nobody, Stranger, OtherExhibitor, Exhibitor, OtherDesk, Desk, Organiser, OtherVisitor, Visitor, OtherApplicant, Applicant];
    let mut wrong = Vec::new();
    let copy = fair.copy().await;
    let db = &copy.site.state.db;
    let before = fair.fingerprint.everything(db).await;
    for who in EVERYBODY {
        let actor = fair.actor(db, who).await;
        for question in QUESTIONS {
            let may = question.may.contains(&who);
            let answer = (question.ask)(db, &actor, fair).await;
            if may && question.changes() {
                copy.restore(&changed(&before, &fair.fingerprint.everything(db).await)).await;
            }
            let is_right = match &answer {
                Ok(shown) => may == shown.contains(question.shows),
                Err(refusal) => !may && ["not found", "sign-in required"].contains(&refusal.as_str()),
            };
            if !is_right {
                wrong.push(format!("RED {} | {who} | {answer:.200?}", question.name));
            }
        }
        let touched = changed(&before, &fair.fingerprint.everything(db).await);
        if !touched.is_empty() {
            wrong.push(format!("RED questions | {who} | were refused, but changed {touched}"));
        }
    }
    wrong
}
