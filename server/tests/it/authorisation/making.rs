//! How the fair comes about, one step after the other.

use chrono::Duration;
use domain::{
    account::{self, EVERYWHERE, InvitePerson, PasskeyOptions, RoleKind},
    actor::Actor,
    enquiry,
    locale::Locale,
    mailing,
};

use super::{
    call::{POINTS, script},
    callers::Who,
    fair::Making,
};
use crate::{authenticator::Authenticator, site::PIXEL};

const EVENT: &str = "kind=trade_fair&theme_de=Häfen&theme_en=Ports&city=Essen&country=DE&venue=Messe Essen&time_zone=Europe/Berlin\
    &starts_on={first_day}&ends_on={last_day}&opens=09:00&closes=18:00&main_language=de&other_languages[]=en&booth_role=host&brand=Ruhr\
    &accent=blue&applications_open_at={yesterday}T00:00&applications_close_at={closing_day}T23:59&passes_close_at={closing_day}T23:59\
    &asks_de_minimis=on&asks_double_funding=on&contact_name=Carla Kontakt&contact_email=carla@agency.example";

const APPLICATION: &str = "kind=company&street=Hauptstraße 1&postcode=45127&city=Essen&country=DE&size_class=small&teaser_de=Wir bauen.\
    &topics[]=energy&wish_kind=counter&decision_name=Doris Entscheidung&decision_email=doris@beispiel.example&terms=on&terms_version=1\
    &de_minimis=on&double_funding=on";

const CALL: &str = "hosts=Stadt Hagen&takes=both&zone=Europe/Berlin&opens_on={yesterday}&opens_time=00:00&closes_on={closing_day}\
    &closes_time=24:00&most_files=2&least_sheets=1&text_de=Wir suchen.&text_en=We look for it.";

const SESSION: &str = "kind=masterclass&language=de&minutes=45&stage={stage}&seat_limit=20&speakers=Ada Vortrag, Alpha, Leitung";

impl Making {
    pub async fn everything(&mut self) {
        self.days();
        self.organisers_and_events().await;
        self.booth().await;
        self.desks().await;
        self.exhibitors().await;
        self.applications().await;
        self.taking_part().await;
        self.too_late().await;
        self.programme().await;
        self.visitors().await;
        self.mailings().await;
        self.newsroom().await;
        self.hosts().await;
        self.grants().await;
        self.enquiries().await;
        self.meetings().await;
        self.talks().await;
        self.visits().await;
        self.properties().await;
        self.open_calls().await;
        self.trips().await;
        self.travelling().await;
        self.roundtables().await;
        self.recaps().await;
        self.surveys().await;
        self.costs().await;
        self.at_the_fair().await;
        self.passkeys().await;
        self.open_links().await;
        self.files().await;
    }

    fn days(&mut self) {
        let today = domain::clock::today(domain::clock::home());
        for (name, days) in [("yesterday", -1), ("closing_day", 60), ("first_day", 100), ("last_day", 103), ("next_year", 460)] {
            self.calls(name, (today + Duration::days(days)).to_string());
        }
        self.calls("new_scan", uuid::Uuid::now_v7().to_string());
        self.calls("event_fields", self.filled(EVENT));
        self.calls("call_fields", self.filled(CALL));
        self.calls("application_fields", format!("legal_name=Alpha GmbH&display_name=Alpha&{APPLICATION}"));
    }

    async fn organisers_and_events(&mut self) {
        let email = "olga@agency.example".to_owned();
        let (kind, scope) = (RoleKind::Organiser, EVERYWHERE.to_owned());
        let invitation = InvitePerson { email, kind, scope, scope_name: String::new(), locale: Locale::De };
        let token = account::invite(&self.site.state.db, &Actor::System, &invitation).await.expect("invited");
        self.calls("first_invitation", token.as_str());
        let answer = self.does(Who::Nobody, "account/accept-invitation", "token={first_invitation}&name=Olga Organisiert").await;
        self.enters(Who::Organiser, &answer);
        self.bridges().await;
        for (name, slug) in [
            ("event", "fair"),
            ("other_event", "other-fair"),
            ("draft_event", "draft-fair"),
            ("bare_event", "bare-fair"),
            ("late_event", "late-fair"),
        ] {
            let fields = self.filled(&format!("{{event_fields}}&name=Messe {slug}&slug={slug}"));
            let closed = self.filled("passes_close_at={yesterday}");
            let fields = if name == "late_event" { fields.replace(&self.filled("passes_close_at={closing_day}"), &closed) } else { fields };
            let fields = if name == "draft_event" { format!("{fields}&bridge={{bridge}}") } else { fields };
            self.does(Who::Organiser, "event/create-event", &fields).await;
            self.calls_newest(name, "event", &format!("slug = '{slug}'")).await;
            if name != "draft_event" {
                self.does(Who::Organiser, "event/publish-event", &format!("event={{{name}}}")).await;
            }
        }
        let fields = self.filled("_page=/de/organise/events/fair/edit&event={event}&alt_de=Der Stand");
        let fields = super::call::pairs(&fields);
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let taken = self.browser(Who::Organiser).upload("/uploads/event-picture", &fields, ("picture", PIXEL)).await;
        assert!(taken.location().contains("done=picture-saved"), "{taken:?}");
        self.calls_column("picture", "event", "picture", "event").await;
        let taken = self.browser(Who::Organiser).upload("/uploads/event-logo", &fields, ("logo", PIXEL)).await;
        assert!(taken.location().contains("done=logo-saved"), "{taken:?}");
        self.calls_column("bare_event_revision", "event", "revision", "bare_event").await;
    }

    async fn bridges(&mut self) {
        for (name, slug) in [("bridge", "open-bridge"), ("draft_bridge", "draft-bridge")] {
            self.does(Who::Organiser, "bridge/create-bridge", &format!("name=Brücke {slug}&slug={slug}&kind=bridge")).await;
            self.calls_newest(name, "bridge", &format!("slug = '{slug}'")).await;
        }
        self.does(Who::Organiser, "bridge/set-state", "bridge={bridge}&state=published").await;
        for (name, revision) in [("partner", 2), ("second_partner", 3)] {
            let fields = format!("bridge={{bridge}}&revision={revision}&partner_name=Kammer {name}");
            self.does(Who::Organiser, "bridge/add-partner", &fields).await;
            self.calls_newest(name, "bridge_partner", &format!("name = 'Kammer {name}'")).await;
        }
        let fields = "bridge={bridge}&revision=4&company_name=Betrieb company&offers_de=Guss";
        self.does(Who::Organiser, "bridge/add-company", fields).await;
        self.calls_newest("bridge_company", "bridge_company", "name = 'Betrieb company'").await;
        self.calls_column("bridge_revision", "bridge", "revision", "bridge").await;
    }

    async fn booth(&mut self) {
        self.does(Who::Organiser, "booth/add-level", "event={event}&name_de=Erdgeschoss&width=30&depth=10").await;
        self.calls_newest("level", "level", "name_de = 'Erdgeschoss'").await;
        self.does(Who::Organiser, "booth/add-level", "event={event}&name_de=Empore&width=20&depth=10").await;
        self.calls_newest("empty_level", "level", "name_de = 'Empore'").await;
        for (place, name) in ["unit", "other_unit", "held_unit", "offered_unit", "free_unit"].into_iter().enumerate() {
            let fields = format!(
                "event={{event}}&level={{level}}&code=A{place}&kind=counter&price=1250&pass_quota=3&x={}&y=0&width=2&depth=2",
                place * 2
            );
            self.does(Who::Organiser, "booth/add-unit", &fields).await;
            self.calls_newest(name, "unit", &format!("code = 'A{place}'")).await;
        }
    }

    async fn desks(&mut self) {
        let people = [
            (Who::Desk, "dora@desk.example", "event"),
            (Who::OtherDesk, "otto@desk.example", "other_event"),
            (Who::Stranger, "sven@stranger.example", "event"),
        ];
        for (who, email, event) in people {
            self.does(Who::Organiser, "account/invite-staff", &format!("event={{{event}}}&email={email}")).await;
            self.calls_mailed("taken_invitation", email, "invitation").await;
            let answer =
                self.does(Who::Nobody, "account/accept-invitation", &format!("token={{taken_invitation}}&name={who} Person")).await;
            self.enters(who, &answer);
            self.calls_newest("role", "role", "kind = 'staff'").await;
        }
        self.does(Who::Organiser, "account/revoke-role", "role={role}").await;
        self.calls_newest("role", "role", "kind = 'staff' AND scope = '{event}'").await;
    }

    /// Each of the two organisations gets its portal with its first application.
    async fn exhibitors(&mut self) {
        for (who, email, name) in [(Who::Exhibitor, "anna@alpha.example", "Alpha"), (Who::OtherExhibitor, "bert@beta.example", "Beta")] {
            self.does(Who::Nobody, "exhibitor/start-application", &format!("event=fair&email={email}")).await;
            self.calls_mailed("first_link", email, "application_draft").await;
            let fields = format!("token={{first_link}}&act=submit&revision=1&legal_name={name} GmbH&display_name={name}&{APPLICATION}");
            self.does(Who::Nobody, "exhibitor/save-application", &fields).await;
            let (own, prefix) = (format!("applicant_key = '{email}'"), if who == Who::Exhibitor { "" } else { "other_" });
            self.calls_newest(&format!("{prefix}confirmed"), "application", &own).await;
            self.calls_newest(&format!("{prefix}organisation"), "organisation", &format!("display_name = '{name}'")).await;
            // Once for the session to be ended, once for the one that lasts.
            for session in ["old_session", "session"] {
                self.does(Who::Nobody, "account/request-sign-in", &format!("email={email}")).await;
                self.calls_mailed("taken_sign_in", email, "sign_in").await;
                let answer = self.does(Who::Nobody, "account/sign-in", "token={taken_sign_in}").await;
                let of_account = format!("account_id = (SELECT id FROM account WHERE email = '{email}')");
                self.calls_newest(&format!("{prefix}account_{session}"), "account_session", &of_account).await;
                self.enters(who, &answer);
            }
        }
        self.calls_column("exhibitor_slug", "application", "slug", "confirmed").await;
    }

    /// One more application of the first organisation in each state, and a draft of either.
    async fn applications(&mut self) {
        let states = ["submitted", "in_review", "needs_information", "waiting", "held", "offered", "draft"];
        for state in states {
            self.does(Who::Exhibitor, "exhibitor/start-application", "event=fair&email=anna@alpha.example").await;
            self.calls_mailed(&format!("{state}_link"), "anna@alpha.example", "application_draft").await;
            self.calls_newest(state, "application", "applicant_key = 'anna@alpha.example'").await;
            if state != "draft" {
                let fields =
                    format!("application={{{state}}}&act=submit&revision=1&legal_name=Alpha GmbH&display_name=Alpha {state}&{APPLICATION}");
                self.does(Who::Exhibitor, "exhibitor/save-application", &fields).await;
            }
            self.steps_to(state).await;
            self.calls_column(&format!("{state}_revision"), "application", "revision", state).await;
        }
        self.calls_newest("offer_decision", "decision", "kind = 'offer'").await;
        self.does(Who::OtherExhibitor, "exhibitor/start-application", "event=fair&email=bert@beta.example").await;
        self.calls_mailed("other_draft_link", "bert@beta.example", "application_draft").await;
        self.calls_newest("other_draft", "application", "applicant_key = 'bert@beta.example'").await;
        self.calls_mailed("offer_link", "anna@alpha.example", "unit_offered").await;
        self.unproven().await;
        for link in ["draft_link", "other_draft_link"] {
            let fields = [("_page".to_owned(), "/de/imprint".to_owned()), ("token".to_owned(), self.filled(&format!("{{{link}}}")))];
            let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            let taken = self.browser(Who::Nobody).upload("/uploads/logo", &fields, ("logo", PIXEL)).await;
            assert!(taken.location().contains("done=logo-saved"), "{taken:?}");
        }
    }

    /// Drafts that somebody began with an address that nobody has proven: new, handed in, and gone on with by the mail.
    async fn unproven(&mut self) {
        for (name, email) in [("unproven", "uwe@gamma.example"), ("handed_in", "ute@gamma.example"), ("moved", "udo@gamma.example")] {
            let answer = self.does(Who::Nobody, "exhibitor/start-application", &format!("event=fair&email={email}")).await;
            let link = answer.location().split(['/', '?']).nth(3).expect("a link").to_owned();
            self.calls(&format!("{name}_link"), link);
        }
        self.does(Who::Nobody, "exhibitor/save-application", "token={handed_in_link}&act=submit&revision=1&{application_fields}").await;
        self.calls_newest("to_prove", "application", "applicant_key = 'ute@gamma.example'").await;
        self.calls_mailed("to_prove_link", "ute@gamma.example", "application_to_prove").await;
        self.calls_mailed("mailed_link", "udo@gamma.example", "application_draft").await;
        self.does(Who::Nobody, "exhibitor/save-application", "token={mailed_link}&act=save&revision=1&display_name=Gamma").await;
    }

    async fn steps_to(&mut self, state: &str) {
        self.calls_column("revision", "application", "revision", state).await;
        let seen = format!("application={{{state}}}&revision={{revision}}");
        match state {
            "in_review" => self.does(Who::Organiser, "exhibitor/take-up", &seen).await,
            "needs_information" => self.does(Who::Organiser, "exhibitor/ask-for-information", &format!("{seen}&text=Wie groß?")).await,
            "waiting" => self.does(Who::Organiser, "exhibitor/put-on-waiting-list", &seen).await,
            "held" => self.does(Who::Organiser, "exhibitor/place", &format!("{seen}&unit={{held_unit}}&act=hold")).await,
            "offered" => {
                let fields = format!("{seen}&unit={{offered_unit}}&expires_at={{closing_day}}T12:00&act=offer");
                self.does(Who::Organiser, "exhibitor/place", &fields).await
            }
            _ => return,
        };
    }

    /// Both exhibitors are offered a unit, take it, and name somebody for it.
    async fn taking_part(&mut self) {
        let both = [(Who::Exhibitor, "confirmed", "unit", "stefan"), (Who::OtherExhibitor, "other_confirmed", "other_unit", "berta")];
        for (who, application, unit, name) in both {
            let fields = format!("application={{{application}}}&revision=2&unit={{{unit}}}&expires_at={{closing_day}}T12:00&act=offer");
            self.calls_column("revision", "application", "revision", application).await;
            let fields = fields.replace("revision=2", "revision={revision}");
            self.does(Who::Organiser, "exhibitor/place", &fields).await;
            self.does(who, "exhibitor/answer-own-offer", &format!("application={{{application}}}&answer=confirm&net=125000&tax=german"))
                .await;
            let fields = format!("application={{{application}}}&name={name} Stand&email={name}@stand.example&locale=de&shares_email=on");
            self.does(who, "exhibitor/name-person", &fields).await;
        }
        self.calls_column("confirmed_revision", "application", "revision", "confirmed").await;
        self.calls_newest("staff", "booth_staff", "email = 'stefan@stand.example'").await;
        self.calls_newest("staff_badge", "badge", "name = 'stefan Stand'").await;
        self.calls_column("staff_badge_code", "badge", "badge_code", "staff_badge").await;
        self.does(Who::Organiser, "exhibitor/add-note", "application={confirmed}&body=Vertraulich").await;
    }

    /// The first organisation takes part where nobody may be named any more.
    async fn too_late(&mut self) {
        self.does(Who::Organiser, "booth/add-level", "event={late_event}&name_de=Halle&width=20&depth=10").await;
        self.calls_newest("late_level", "level", "name_de = 'Halle'").await;
        let fields = "event={late_event}&level={late_level}&code=L1&kind=counter&price=1250&pass_quota=3&x=0&y=0&width=2&depth=2";
        self.does(Who::Organiser, "booth/add-unit", fields).await;
        self.calls_newest("late_unit", "unit", "code = 'L1'").await;
        self.does(Who::Exhibitor, "exhibitor/start-application", "event=late-fair&email=anna@alpha.example").await;
        self.calls_newest("late", "application", "applicant_key = 'anna@alpha.example'").await;
        self.does(Who::Exhibitor, "exhibitor/save-application", "application={late}&act=submit&revision=1&{application_fields}").await;
        self.calls_column("revision", "application", "revision", "late").await;
        let fields = "application={late}&revision={revision}&unit={late_unit}&expires_at={closing_day}T12:00&act=offer";
        self.does(Who::Organiser, "exhibitor/place", fields).await;
        self.does(Who::Exhibitor, "exhibitor/answer-own-offer", "application={late}&answer=confirm&net=125000&tax=german").await;
    }

    async fn programme(&mut self) {
        let stage = "event=fair&capacity=60&opens=09:00&closes=18:00&changeover=5";
        for (name, label) in [("stage", "Bühne"), ("empty_stage", "Lounge"), ("other_stage", "Halle")] {
            self.does(Who::Organiser, "masterclass/add-stage", &format!("{stage}&name_de={label}")).await;
            self.calls_newest(name, "stage", &format!("name_de = '{label}'")).await;
        }
        for (name, hour) in [("session", 10), ("free_session", 12), ("draft_session", 14), ("parallel_session", 10)] {
            // At the same time as the first one, so that a visitor can sit in either.
            let fields = if name == "parallel_session" { SESSION.replace("{stage}", "{other_stage}") } else { SESSION.to_owned() };
            let fields = format!("event=fair&{fields}&title_de=Vortrag {name}&starts_at={{first_day}}T{hour}:00&host={{confirmed}}");
            self.does(Who::Organiser, "masterclass/create-session", &fields).await;
            self.calls_newest(name, "session", &format!("title_de = 'Vortrag {name}'")).await;
            if name != "draft_session" {
                self.does(Who::Organiser, "masterclass/publish-session", &format!("session={{{name}}}")).await;
            }
            self.calls_column(&format!("{name}_revision"), "session", "revision", name).await;
        }
        self.calls("session_fields", self.filled(SESSION));
    }

    async fn visitors(&mut self) {
        // The doors are open: today is one of their days. Before that nobody is let in. Files that visitors get say these days too.
        self.site.execute(&self.filled("UPDATE event SET starts_on = '{yesterday}' WHERE slug IN ('fair', 'other-fair')")).await;
        for (name, person) in
            [("visitor", "vera"), ("other_visitor", "walter"), ("cancelled", "carla"), ("revoked", "rita"), ("pending", "paul")]
        {
            let email = format!("{person}@visitor.example");
            let fields = format!("event=fair&name={person} Gast&email={email}&organisation=Haus {person}&locale=de");
            self.does(Who::Nobody, "registration/register", &fields).await;
            self.calls_newest(name, "registration", &format!("email = '{email}'")).await;
            self.calls_newest(&format!("{name}_badge"), "badge", &format!("name = '{person} Gast'")).await;
            self.calls_mailed(&format!("{name}_link"), &email, "confirm_registration").await;
            if name != "pending" {
                self.does(Who::Nobody, "registration/confirm", &format!("token={{{name}_link}}&event_news=on&wording=3 Agentur")).await;
                self.calls_mailed(&format!("{name}_ticket"), &email, "ticket").await;
                self.calls_column(&format!("{name}_badge_code"), "badge", "badge_code", &format!("{name}_badge")).await;
            }
        }
        self.does(Who::Nobody, "registration/cancel", "ticket={cancelled_ticket}").await;
        self.does(Who::Organiser, "badge/revoke-badge", "badge={revoked_badge}").await;
        for name in ["visitor", "other_visitor"] {
            self.does(Who::Nobody, "masterclass/book-seat", &format!("session={{session}}&ticket={{{name}_ticket}}")).await;
            self.calls_newest(&format!("{name}_seat"), "seat", &format!("registration_id = {}", self.sql_id(name))).await;
        }
        self.calls_newest("mail", "mail", "kind = 'ticket' AND to_email = 'vera@visitor.example'").await;
    }

    /// One piece of news for everybody, with a picture and about the fair, and a draft.
    async fn newsroom(&mut self) {
        for (name, slug) in [("public_entry", "public-news"), ("draft_entry", "draft-news")] {
            let fields = format!(
                "title_de=Meldung {slug}&title_en=Item {slug}&slug={slug}&lede_de=Kurz.&lede_en=Short.&text_de=Lang.&text_en=Long.&event={{event}}"
            );
            self.does(Who::Organiser, "news/create", &fields).await;
            self.calls_newest(name, "news_entry", &format!("slug = '{slug}'")).await;
        }
        let fields = super::call::pairs(&self.filled("_page=/de/imprint&entry={public_entry}&alt_de=Der Stand"));
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let taken = self.browser(Who::Organiser).upload("/uploads/news-picture", &fields, ("picture", PIXEL)).await;
        assert!(taken.location().contains("done=picture-saved"), "{taken:?}");
        self.does(Who::Organiser, "news/publish", "entry={public_entry}&revision=2").await;
        self.calls_column("draft_entry_revision", "news_entry", "revision", "draft_entry").await;
    }

    /// Two hosts of the fair that everybody reads of, one that nobody does, one of another event, and somebody of the second.
    async fn hosts(&mut self) {
        for (name, event, house, role) in [
            ("host", "event", "Haus Eins", "lead"),
            ("own_host", "event", "Haus Zwei", "co_host"),
            ("bare_host", "event", "Haus Still", "patron"),
            ("other_host", "other_event", "Haus Fern", "lead"),
        ] {
            let shown = if name == "bare_host" { "" } else { "&is_public=on" };
            let fields = format!("event={{{event}}}&name={house}&role={role}&share=20{shown}");
            self.does(Who::Organiser, "host/add-host", &fields).await;
            self.calls_newest(name, "host", &format!("name = '{house}'")).await;
        }
        for name in ["host", "own_host"] {
            let fields = super::call::pairs(&self.filled(&format!("_page=/de/imprint&host={{{name}}}")));
            let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            let taken = self.browser(Who::Organiser).upload("/uploads/host-logo", &fields, ("logo", PIXEL)).await;
            assert!(taken.location().contains("done=saved"), "{taken:?}");
        }
        let email = "cora@host.example";
        for host in ["own_host", "bare_host"] {
            let fields = format!("host={{{host}}}&person_name=Cora Gastgeberin&email={email}&access=edit");
            self.does(Who::Organiser, "host/invite-co-host", &fields).await;
        }
        self.calls_newest("host_person", "host_person", &format!("host_id = {}", self.sql_id("own_host"))).await;
        let shown = "event={event}&figures=on&applications=on&grants=on";
        self.does(Who::Organiser, "host/set-host-sharing", shown).await;
        self.does(Who::Nobody, "account/request-sign-in", &format!("email={email}")).await;
        self.calls_mailed("taken_sign_in", email, "sign_in").await;
        let answer = self.does(Who::Nobody, "account/sign-in", "token={taken_sign_in}").await;
        self.enters(Who::CoHost, &answer);
        for name in ["host", "own_host"] {
            self.calls_column(&format!("{name}_revision"), "host", "revision", name).await;
        }
    }

    /// One grant that funds the fair, and one that funds nothing.
    async fn grants(&mut self) {
        for (name, grantor, reference) in [("grant", "Stiftung Eins", "SE 1/26"), ("bare_grant", "Stiftung Leer", "SL 2/26")] {
            let fields =
                format!("grantor={grantor}&reference={reference}&amount=1000&starts_on=2026-01-01&ends_on=2026-12-31&state=granted");
            self.does(Who::Organiser, "grant/create-grant", &fields).await;
            self.calls_newest(name, "funding_grant", &format!("grantor = '{grantor}'")).await;
        }
        self.does(Who::Organiser, "grant/assign-grant", "grant={grant}&event={event}&amount=400").await;
        self.calls_newest("grant_part", "grant_event", &format!("grant_id = {}", self.sql_id("grant"))).await;
        let credit = "grant={grant}&revision=1&is_public=on&credit_de=Dank der Stiftung Eins&order=1";
        self.does(Who::Organiser, "grant/set-grant-credit", credit).await;
        self.calls_column("grant_revision", "funding_grant", "revision", "grant").await;
    }

    /// The public recap of the fair with each part, a voice in each state, and the draft of another event.
    async fn recaps(&mut self) {
        for (name, event, text) in [("recap", "event", "Schön war es"), ("draft_recap", "other_event", "Noch ein Entwurf")] {
            self.does(Who::Organiser, "recap/begin-recap", &format!("event={{{event}}}")).await;
            let of_event = format!("event_id = {}", self.sql_id(event));
            self.calls_newest(name, "recap", &of_event).await;
            let fields = format!("recap={{{name}}}&revision=1&text_de={text}&text_en=Looking back");
            self.does(Who::Organiser, "recap/save-recap", &fields).await;
        }
        let fields = super::call::pairs(&self.filled("_page=/de/imprint&recap={recap}&alt_de=Der Stand&title_de=Folien&title_en=Slides"));
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let pdf = b"%PDF-1.7\n1 0 obj\nendobj\n%%EOF\n";
        for (path, name, content) in [("/uploads/recap-picture", "picture", PIXEL), ("/uploads/recap-download", "download", &pdf[..])] {
            let taken = self.browser(Who::Organiser).upload(path, &fields, (name, content)).await;
            assert!(taken.location().contains("done=saved"), "{taken:?}");
        }
        self.calls_newest("recap_picture", "recap_picture", "position = 1").await;
        self.calls_newest("recap_download", "recap_download", "title_de = 'Folien'").await;
        self.does(Who::Organiser, "recap/add-recap-figure", "recap={recap}&value=12&label_de=Nationen&label_en=nations").await;
        self.calls_newest("recap_figure", "recap_figure", "value = '12'").await;
        for (name, link, person, quote) in [
            ("draft_voice", "", "dana", "Ungefragt"),
            ("voice", "voice_link", "valerie", "Gern wieder"),
            ("released_voice", "released_link", "rolf", "Es war gut"),
        ] {
            let email = format!("{person}@stimme.example");
            let fields = format!("recap={{recap}}&quote_de={quote}&person_name={person} Stimme&email={email}&language=de");
            self.does(Who::Organiser, "recap/add-voice", &fields).await;
            self.calls_newest(name, "recap_voice", &format!("email = '{email}'")).await;
            if !link.is_empty() {
                self.does(Who::Organiser, "recap/ask-voice", &format!("voice={{{name}}}")).await;
                self.calls_mailed(link, &email, "voice_asked").await;
                self.calls_column(&format!("{name}_revision"), "recap_voice", "revision", name).await;
            }
        }
        self.does(Who::Nobody, "recap/answer-voice", "token={released_link}&revision={released_voice_revision}&answer=release").await;
        self.does(Who::Organiser, "recap/publish-recap", "recap={recap}&revision=2").await;
        for name in ["recap", "draft_recap"] {
            self.calls_column(&format!("{name}_revision"), "recap", "revision", name).await;
        }
    }

    /// A survey of the fair that one of two exhibitors answered, one that can be sent, and one without anybody to ask.
    async fn surveys(&mut self) {
        for (name, event) in [("survey", "event"), ("late_survey", "late_event"), ("draft_survey", "other_event")] {
            self.does(Who::Organiser, "survey/create-survey", &format!("event={{{event}}}")).await;
            let of_event = format!("event_id = {}", self.sql_id(event));
            self.calls_newest(name, "survey", &of_event).await;
        }
        let of_draft = format!("survey_id = {}", self.sql_id("draft_survey"));
        self.calls_newest("draft_question", "survey_question", &of_draft).await;
        for position in [1, 2, 5, 6] {
            let which = format!("survey_id = {} AND position = {position}", self.sql_id("survey"));
            self.calls_newest(&format!("question_{position}"), "survey_question", &which).await;
        }
        // Not anonymous: of fewer than five answers it would show nothing.
        let fields = "survey={survey}&revision=1&title_de=Wie war die Messe?&title_en=How was the fair?&open_until={closing_day}T18:00";
        self.does(Who::Organiser, "survey/save-survey", fields).await;
        self.does(Who::Organiser, "survey/open-survey", "survey={survey}&revision=2").await;
        for (name, email) in [("survey_link", "anna@alpha.example"), ("used_survey_link", "bert@beta.example")] {
            self.calls_mailed(name, email, "survey_asked").await;
        }
        let fields = "token={used_survey_link}&{question_1}=4&{question_2}=7&{question_5}=yes&{question_6}=Mehr Licht";
        self.does(Who::Nobody, "survey/answer-survey", fields).await;
    }

    /// A receipt of the fair, which a grant funds.
    async fn costs(&mut self) {
        let fields = "event={event}&what=Standmiete Halle&payee=Messe&amount=1000&paid_on={yesterday}&receipt=R-1";
        self.does(Who::Organiser, "cost/add-cost", fields).await;
        self.calls_newest("cost", "event_cost", "receipt = 'R-1'").await;
    }

    /// Letters to all visitors: news that have been written, a draft, and one that is planned.
    async fn mailings(&mut self) {
        for (name, purpose) in [("news", "news"), ("mailing", "about_event"), ("planned_mailing", "about_event")] {
            self.does(Who::Organiser, "mailing/begin", &format!("event={{event}}&audience=visitors&purpose={purpose}")).await;
            self.calls_newest(name, "mailing", "revision = 1").await;
            let fields = format!(
                "mailing={{{name}}}&revision=1&act=save&audience=visitors&purpose={purpose}&subject_de=Aufbau am Montag&body_de=Ab acht."
            );
            self.does(Who::Organiser, "mailing/save", &fields).await;
        }
        self.does(Who::Organiser, "mailing/send", "mailing={news}&revision=2").await;
        mailing::write_due(&self.site.state.db).await.expect("written");
        self.calls_mailed("news_link", "vera@visitor.example", "visitor_mailing").await;
        self.does(Who::Organiser, "mailing/plan", "mailing={planned_mailing}&revision=2&at={closing_day}T08:00").await;
        self.calls_column("mailing_revision", "mailing", "revision", "mailing").await;
    }

    /// An enquiry about the fair, with a note.
    async fn enquiries(&mut self) {
        let made = domain::clock::now() - Duration::minutes(1);
        let moment = enquiry::form_moment(&self.site.state.db, made).await.expect("sealed");
        self.calls("form_moment", moment);
        let fields = "event=fair&name=Frida Frage&email=frida@frage.example&message=Wo ist der Eingang?&moment={form_moment}";
        self.does(Who::Nobody, "enquiry/send", fields).await;
        self.calls_newest("enquiry", "enquiry", "revision = 1").await;
        self.does(Who::Organiser, "enquiry/add-note", "enquiry={enquiry}&body=Vertrauliche Notiz").await;
        self.calls_newest("organiser_account", "account", "email = 'olga@agency.example'").await;
    }

    /// Three people who take part in meetings: a request that waits, a meeting that is agreed upon, and wishes.
    async fn meetings(&mut self) {
        let settings = "title_de=Gespräche&title_en=Meetings&slot_minutes=20&walking_minutes=5&request_quota=5";
        self.does(Who::Organiser, "meetings/create", &format!("event={{event}}&{settings}")).await;
        self.calls_newest("matchmaking", "matchmaking", "revision = 1").await;
        self.does(Who::Organiser, "meetings/add-slots", "matchmaking={matchmaking}&day={last_day}&from=10:00&to=12:00").await;
        self.does(Who::Organiser, "meetings/add-place", "matchmaking={matchmaking}&name_de=Tisch&name_en=Table&capacity=4").await;
        self.does(Who::Organiser, "meetings/add-place", "matchmaking={matchmaking}&name_de=Ecke&name_en=Corner&capacity=1").await;
        self.does(Who::Organiser, "meetings/set-state", "matchmaking={matchmaking}&state=open").await;
        self.does(Who::Organiser, "meetings/set-wishes", "matchmaking={matchmaking}&takes=on").await;
        self.calls_newest("spare_place", "meeting_place", "name_de = 'Ecke'").await;
        for name in ["ada", "bob", "cleo", "dan"] {
            let fields = format!("event=fair&name={name} Gespräch&email={name}@meeting.example&organisation=Haus {name}&kind=visitor");
            self.does(Who::Nobody, "meetings/join", &fields).await;
            self.calls_newest(&format!("{name}_profile"), "profile", &format!("email = '{name}@meeting.example'")).await;
            self.calls_mailed(&format!("{name}_link"), &format!("{name}@meeting.example"), "meeting_access").await;
            if name != "dan" {
                self.does(Who::Nobody, "meetings/confirm", &format!("token={{{name}_link}}")).await;
                self.does(Who::Nobody, "meetings/set-consent", &format!("token={{{name}_link}}&given=on")).await;
            }
        }
        for (name, minute) in [("slot", "10:00"), ("other_slot", "10:20")] {
            self.calls_newest(name, "meeting_slot", &format!("CAST(starts_local AS text) LIKE '{{last_day}}%{minute}:00%'")).await;
        }
        self.does(Who::Nobody, "meetings/ask", "token={ada_link}&other={bob_profile}&message=Guten Tag&slot={slot}").await;
        self.calls_newest("request", "meeting", "state = 'requested'").await;
        self.does(Who::Nobody, "meetings/ask", "token={ada_link}&other={cleo_profile}&message=Hallo").await;
        self.calls_newest("meeting", "meeting", "message = 'Hallo'").await;
        self.does(Who::Nobody, "meetings/accept", "token={cleo_link}&meeting={meeting}&slot={other_slot}").await;
        self.does(Who::Nobody, "meetings/wish", "token={bob_link}&other={cleo_profile}&wish=must").await;
        self.does(Who::Organiser, "meetings/compute-plan", "matchmaking={matchmaking}").await;
        // Behind the plan, which would use it.
        self.does(Who::Organiser, "meetings/add-slots", "matchmaking={matchmaking}&day={last_day}&from=16:00&to=16:20").await;
        self.calls_newest("spare_slot", "meeting_slot", "CAST(starts_local AS text) LIKE '%16:00:00%'").await;
        self.calls_column("matchmaking_revision", "matchmaking", "revision", "matchmaking").await;
    }

    /// A public talk with slides, and a draft, both on the public bridge.
    async fn talks(&mut self) {
        let fields = "bridge={bridge}&host=Rat für Weltfragen&city=Chicago&country=US&time_zone=America/Chicago\
            &starts={first_day}T18:00&minutes=60&speakers=Ada Vortrag, Leitung";
        let fields = self.filled(fields);
        self.calls("talk_fields", fields);
        for (name, slug) in [("public_talk", "public-talk"), ("draft_talk", "draft-talk")] {
            let fields = format!("{{talk_fields}}&subject_de=Vortrag {slug}&subject_en=Talk {slug}&slug={slug}");
            self.does(Who::Organiser, "talk/create-talk", &fields).await;
            self.calls_newest(name, "talk", &format!("slug = '{slug}'")).await;
        }
        self.does(Who::Organiser, "talk/set-state", "talk={public_talk}&state=published").await;
        let fields = super::call::pairs(&self.filled("_page=/de/imprint&talk={public_talk}"));
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let pdf = b"%PDF-1.7\n1 0 obj\nendobj\n%%EOF\n";
        let taken = self.browser(Who::Organiser).upload("/uploads/slides", &fields, ("slides", &pdf[..])).await;
        assert!(taken.location().contains("done=slides-saved"), "{taken:?}");
        self.calls_column("slides", "talk", "slides", "public_talk").await;
    }

    /// A delegation that is accepted, with a host who was asked and one who was not, a room, somebody who comes, a note and thanks.
    async fn visits(&mut self) {
        let fields = "name=Mei Tan&email=mei.tan@delegation.example&organisation=Clean Energy Circle&country=SG&people=8\
            &interests=Solar&wished=November&language=en";
        self.calls("visit_fields", fields);
        self.does(Who::Nobody, "visit/request", "{visit_fields}&bridge=open-bridge&moment={form_moment}").await;
        self.calls_newest("visit", "visit", "state = 'new'").await;
        for (name, room) in [("visit_room", "Saal Emscher"), ("free_room", "Saal Lippe")] {
            self.does(Who::Organiser, "visit/add-resource", &format!("kind=room&name={room}")).await;
            self.calls_newest(name, "visit_resource", &format!("name = '{room}'")).await;
        }
        self.does(Who::Organiser, "visit/set-state", "visit={visit}&revision=1&from=new&state=accepted").await;
        let fields = self.filled("starts={first_day}T10:00&ends={first_day}T11:00&host_locale=de");
        self.calls("visit_item_fields", fields);
        let asked = "title=Rundgang im Haus&room={visit_room}&host_organisation=Haus&host_email=hanna@haus.example";
        self.does(Who::Organiser, "visit/add-item", &format!("{{visit_item_fields}}&visit={{visit}}&revision=2&{asked}")).await;
        self.calls_newest("visit_item", "visit_item", "title = 'Rundgang im Haus'").await;
        self.does(Who::Organiser, "visit/ask-hosts", "visit={visit}").await;
        self.calls_mailed("host_link", "hanna@haus.example", "visit_host_asked").await;
        let unasked = "title=Labor&host_organisation=Werk&host_email=wim@werk.example";
        self.does(Who::Organiser, "visit/add-item", &format!("{{visit_item_fields}}&visit={{visit}}&revision=3&{unasked}")).await;
        self.does(Who::Organiser, "visit/add-delegates", "visit={visit}&lines=Lin Wei; Engineer").await;
        self.calls_newest("visit_delegate", "visit_delegate", "name = 'Lin Wei'").await;
        self.does(Who::Organiser, "visit/add-note", "visit={visit}&body=Vertrauliche Notiz").await;
        self.does(Who::Organiser, "visit/write-thanks", "visit={visit}&revision=4&thanks_guests=Danke").await;
        self.calls_column("visit_revision", "visit", "revision", "visit").await;
    }

    /// A property of the first organisation for everybody, with a picture and an enquiry that its exhibitor may see, a draft,
    /// and a table that waits to be taken over.
    async fn properties(&mut self) {
        for (name, slug) in [("public_property", "public-property"), ("draft_property", "draft-property")] {
            let fields = format!(
                "title_de=Fläche {slug}&title_en=Site {slug}&slug={slug}&town=Essen&organisation={{organisation}}&description_de=Lang.&description_en=Long."
            );
            self.does(Who::Organiser, "property/create", &fields).await;
            self.calls_newest(name, "property", &format!("slug = '{slug}'")).await;
        }
        let fields = super::call::pairs(&self.filled("_page=/de/imprint&property={public_property}&kind=picture&alt_de=Der Hof"));
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let taken = self.browser(Who::Organiser).upload("/uploads/property-file", &fields, ("file", PIXEL)).await;
        assert!(taken.location().contains("done=property-file-added"), "{taken:?}");
        self.calls_newest("property_file", "property_file", "kind = 'picture'").await;
        self.does(Who::Organiser, "property/publish", "property={public_property}&revision=1").await;
        self.calls_column("public_property_revision", "property", "revision", "public_property").await;
        self.calls_column("draft_property_revision", "property", "revision", "draft_property").await;
        let taken = self.browser(Who::Organiser).upload("/uploads/property-import", &[("_page", "/de/imprint")], ("file", POINTS)).await;
        assert!(taken.location().contains("/organise/properties/import/"), "{taken:?}");
        self.calls_newest("property_import", "property_import", "applied_at IS NULL").await;
        let fields = "property=public-property&share=on&exhibitor={organisation}&name=Petra Pacht&email=petra@frage.example&message=Noch frei?&moment={form_moment}";
        let sent = self.does(Who::Nobody, "enquiry/send", fields).await;
        self.calls("enquiry_link", sent.location().split(['/', '?']).nth(3).expect("a secret"));
        self.calls_newest("shared_enquiry", "enquiry", "shared_with IS NOT NULL").await;
    }

    /// Calls in each state, with what was entered; the first exhibitor is in the jury of one, the other one of another.
    async fn open_calls(&mut self) {
        for name in ["draft", "bare", "open", "judged", "other-judged", "decided"] {
            let fields = format!("{{call_fields}}&title_de=Aufruf {name}-call&title_en=Call {name}&slug={name}-call");
            self.does(Who::Organiser, "call/create", &fields).await;
            let known = format!("{}_call", name.replace('-', "_"));
            self.calls_newest(&known, "open_call", &format!("slug = '{name}-call'")).await;
            if name != "draft" {
                let fields = format!("call={{{known}}}&revision=1&name_de=Nutzen&name_en=Use&weight=10&most_points=5");
                self.does(Who::Organiser, "call/put-criterion", &fields).await;
            }
        }
        let bare = format!("call_id = {}", self.sql_id("bare_call"));
        self.calls_newest("bare_criterion", "call_criterion", &bare).await;
        for name in ["bare", "judged"] {
            let fields = format!("call={{{name}_call}}&revision=2&question_de=Was?&question_en=What?&length=long&counted=words&most=100");
            self.does(Who::Organiser, "call/put-question", &fields).await;
            let of_call = format!("call_id = {}", self.sql_id(&format!("{name}_call")));
            self.calls_newest(&format!("{name}_question"), "call_question", &of_call).await;
        }
        for name in ["open", "judged", "other_judged", "decided"] {
            self.does(Who::Organiser, "call/set-state", &format!("call={{{name}_call}}&state=published")).await;
        }
        self.entries_to_calls().await;
        self.jury().await;
    }

    async fn entries_to_calls(&mut self) {
        for (link, slug, name) in [
            ("entry_link", "open-call", "Delta"),
            ("judged_link", "judged-call", "Sigma"),
            ("biased_link", "judged-call", "Tau"),
            ("decided_link", "decided-call", "Omega"),
        ] {
            let who = format!("organisation={name} GmbH&contact_name=Kim {name}&country=DE");
            let email = format!("kim@{}.example", name.to_lowercase());
            let begun = self
                .does(Who::Nobody, "call/start-entry", &format!("call={slug}&{who}&email={email}&language=de&moment={{form_moment}}"))
                .await;
            let token = begun.location().split(['/', '?']).nth(3).expect("a link").to_owned();
            self.calls(link, token.clone());
            self.calls_newest(&link.replace("_link", "_entry"), "call_entry", &format!("email = '{email}'")).await;
            if matches!(link, "entry_link" | "judged_link") {
                let fields = [("_page", "/de/imprint"), ("token", token.as_str())];
                let taken = self.browser(Who::Nobody).upload("/uploads/call-file", &fields, ("file", PIXEL)).await;
                assert!(taken.location().contains("done=entry-file-saved"), "{taken:?}");
            }
            let answer = match link {
                "judged_link" => "&answer_{judged_question}=Vertrauliche Antwort",
                "biased_link" => "&answer_{judged_question}=Befangene Antwort",
                _ => "",
            };
            if link != "entry_link" {
                self.does(Who::Nobody, "call/save-entry", &format!("token={token}&revision=1&{who}{answer}&hand_in=yes")).await;
            }
        }
        let (draft, judged) = (self.sql_id("entry_entry"), self.sql_id("judged_entry"));
        self.calls_newest("draft_file", "call_file", &format!("entry_id = {draft}")).await;
        self.calls_newest("judged_file", "call_file", &format!("entry_id = {judged}")).await;
    }

    async fn jury(&mut self) {
        for (call, name, email) in [("judged_call", "Anna", "anna@alpha.example"), ("other_judged_call", "Bert", "bert@beta.example")] {
            self.does(Who::Organiser, "call/invite-juror", &format!("call={{{call}}}&juror_name={name} Jury&juror_email={email}")).await;
        }
        let of_call = format!("call_id = {}", self.sql_id("judged_call"));
        self.calls_newest("juror", "juror", &of_call).await;
        for call in ["judged_call", "other_judged_call", "decided_call"] {
            self.does(Who::Organiser, "call/set-state", &format!("call={{{call}}}&state=closed")).await;
        }
        self.does(Who::Exhibitor, "call/declare-conflict", "entry={biased_entry}&juror=&reason=Anteile").await;
        self.does(Who::Exhibitor, "call/save-sheet", "call=judged-call&entry={judged_entry}&revision=0&comment=Erster Eindruck").await;
        self.does(Who::Organiser, "call/decide-entry", "entry={decided_entry}&outcome=winner").await;
        self.does(Who::Organiser, "call/set-state", "call={decided_call}&state=decided").await;
    }

    /// A trip with a leg, two groups, an item that travellers do not know as it is, and travellers in three states.
    async fn trips(&mut self) {
        let fields = self.filled("{event_fields}&name=Reise fair-trip&slug=fair-trip");
        let fields = fields.replace("kind=trade_fair", "kind=delegation_trip");
        self.does(Who::Organiser, "event/create-event", &fields).await;
        self.calls_newest("trip", "event", "slug = 'fair-trip'").await;
        self.does(Who::Organiser, "event/publish-event", "event={trip}").await;
        let leg = "place=Toronto&country=CA&starts_on={first_day}&ends_on={last_day}";
        self.does(Who::Organiser, "trip/add-leg", &format!("event={{trip}}&revision=1&{leg}")).await;
        self.calls_newest("trip_leg", "trip_leg", "place = 'Toronto'").await;
        self.does(Who::Organiser, "trip/add-leg", &format!("event={{trip}}&revision=2&{}", leg.replace("Toronto", "Halifax"))).await;
        self.calls_newest("bare_leg", "trip_leg", "place = 'Halifax'").await;
        self.does(Who::Organiser, "trip/add-group", "event={trip}&revision=3&name_de=Städte&name_en=Towns").await;
        self.calls_newest("trip_group", "trip_group", "name_en = 'Towns'").await;
        let item = "leg={trip_leg}&kind=visit&title_de=Besuch {name}&title_en=Visit&starts={first_day}T09:00&ends={first_day}T10:00";
        for name in ["trip_item", "draft_item"] {
            self.does(Who::Organiser, "trip/add-item", &format!("event={{trip}}&{}", item.replace("{name}", name))).await;
            self.calls_newest(name, "trip_item", &format!("title_de = 'Besuch {name}'")).await;
            if name == "trip_item" {
                self.does(Who::Organiser, "trip/set-programme", "event={trip}&revision=4&programme=public").await;
                self.does(Who::Organiser, "trip/set-item-state", "item={trip_item}&revision=1&state=cancelled").await;
            }
        }
        self.calls("item_fields", self.filled(&item.replace("{name}", "anders")));
        let terms = "places=2&closes_at={closing_day}T23:59&small=250&medium=750&large=1250&public=400";
        self.does(Who::Organiser, "traveller/set-terms", &format!("event={{trip}}&revision=1&{terms}")).await;
        self.calls("travel_terms", self.filled(terms));
        for (name, person) in [("unproven_traveller", "uta"), ("traveller", "tilda"), ("other_traveller", "theo")] {
            let email = format!("{person}@reise.example");
            let fields = format!(
                "event=fair-trip&name={person} Reise&email={email}&organisation=Haus {person}&town=Essen&country=DE&size_class=small&accept=on"
            );
            self.does(Who::Nobody, "traveller/apply", &fields).await;
            self.calls_newest(name, "traveller", &format!("email = '{email}'")).await;
            self.calls_mailed(&format!("{name}_link"), &email, "confirm_travel").await;
            if name != "unproven_traveller" {
                self.does(Who::Nobody, "traveller/prove", &format!("token={{{name}_link}}")).await;
            }
        }
        self.does(Who::Organiser, "traveller/decide", "traveller={traveller}&revision=2&decision=admit").await;
    }

    /// A roundtable of which somebody has accepted, somebody declined, somebody is silent and somebody planned; and an empty one.
    async fn roundtables(&mut self) {
        let fields = "place=Essen&time_zone=Europe/Berlin&starts={first_day}T09:00&ends={first_day}T11:00&answer_until={closing_day}T12:00";
        self.calls("round_fields", self.filled(fields));
        for (name, called) in [("round", "Runde voll"), ("empty_round", "Runde leer")] {
            self.does(Who::Organiser, "roundtable/create", &format!("{{round_fields}}&name={called}")).await;
            self.calls_newest(name, "roundtable", &format!("name = '{called}'")).await;
        }
        for (name, called, revision) in [("round_table", "Eins", 1), ("spare_table", "Zwei", 2)] {
            let fields = format!("roundtable={{round}}&revision={revision}&table_name={called}&seats=8&shape=round");
            self.does(Who::Organiser, "roundtable/add-table", &fields).await;
            self.calls_newest(name, "roundtable_table", &format!("name = '{called}'")).await;
        }
        self.does(Who::Organiser, "roundtable/add-rivals", "roundtable={round}&revision=3&one=Haus A&other=Haus B").await;
        self.calls_newest("rivals", "roundtable_rival", "1 = 1").await;
        let people = [
            ("accepted", "Anke Ja", "anke", 1),
            ("silent", "Silke Still", "silke", 1),
            ("declined", "Dirk Nein", "dirk", 1),
            ("planned", "Paul Plan", "paul", 2),
        ];
        for (name, called, mailbox, wave) in people {
            let fields = format!(
                "roundtable={{round}}&name={called}&email={mailbox}@gast.example&organisation=Haus {mailbox}&language=de&wave={wave}"
            );
            self.does(Who::Organiser, "roundtable/add-guest", &fields).await;
            self.calls_newest(&format!("{name}_guest"), "roundtable_guest", &format!("name = '{called}'")).await;
        }
        self.does(Who::Organiser, "roundtable/send-wave", "roundtable={round}&wave=1").await;
        for (name, mailbox) in [("accepted", "anke"), ("silent", "silke"), ("declined", "dirk")] {
            self.calls_mailed(&format!("{name}_link"), &format!("{mailbox}@gast.example"), "roundtable_invitation").await;
        }
        self.does(Who::Nobody, "roundtable/answer", "token={accepted_link}&answer=accept").await;
        let named = "token={declined_link}&answer=decline&substitute_name=Nina Neu&substitute_email=nina@gast.example";
        self.does(Who::Nobody, "roundtable/answer", named).await;
        let seat = "roundtable={round}&revision=4&seat={round_table}:3&guest={accepted_guest}";
        self.does(Who::Organiser, "roundtable/seat-guest", seat).await;
        let minutes = "roundtable={round}&revision=5&language=de&minutes=Vertrauliches Protokoll";
        self.does(Who::Organiser, "roundtable/write-minutes", minutes).await;
        self.does(Who::Organiser, "roundtable/propose-seats", "roundtable={round}&revision=6").await;
        self.does(Who::Organiser, "roundtable/add-follow-up", "roundtable={round}&task=Nachfassen&due_on={closing_day}").await;
        self.calls_newest("round_task", "roundtable_follow_up", "1 = 1").await;
        self.calls_column("round_revision", "roundtable", "revision", "round").await;
    }

    /// A contact for either exhibitor, and somebody who is let in.
    async fn at_the_fair(&mut self) {
        let fields = "application={confirmed}&code={visitor_badge_code}";
        self.does(Who::Exhibitor, "lead/agree-contact", fields).await;
        self.does(Who::OtherExhibitor, "lead/agree-contact", "application={other_confirmed}&code={other_visitor_badge_code}").await;
        self.calls_newest("lead", "lead", &format!("application_id = {}", self.sql_id("confirmed"))).await;
        self.calls_mailed("receipt_link", "vera@visitor.example", "lead_receipt").await;
        self.does(Who::Exhibitor, "lead/edit-lead", "lead={lead}&rating=4&note=Anrufen&revision=1").await;
        self.calls_column("lead_revision", "lead", "revision", "lead").await;
        self.calls("scan", uuid::Uuid::now_v7().to_string());
        self.does(Who::Desk, "checkin/scan-typed", "event=fair&door=&scan={scan}&code={visitor_ticket}").await;
    }

    /// A passkey of the exhibitor's, and the answers that make another one and that show this one.
    async fn passkeys(&mut self) {
        let (mut device, mut other) = (Authenticator::new("https://stand.example"), Authenticator::new("https://stand.example"));
        let options = self.asks_browser("make", "account/begin-passkey").await;
        self.calls("make_credential", device.create(&options));
        let answer =
            self.does(Who::Exhibitor, "account/add-passkey", "name=Telefon&ceremony={make_ceremony}&credential={make_credential}").await;
        self.enters(Who::Exhibitor, &answer);
        self.calls_newest("passkey", "passkey", "name = 'Telefon'").await;
        self.calls_newest("exhibitor_account", "account", "email = 'anna@alpha.example'").await;
        let options = self.asks_browser("make", "account/begin-passkey").await;
        self.calls("make_credential", other.create(&options));
        let options = self.asks_browser("show", "account/begin-passkey-sign-in").await;
        self.calls("show_credential", device.get(&options));
    }

    /// A file that is there, and one that waits.
    async fn files(&mut self) {
        self.does(Who::Organiser, "generated-file/request-file", "event=fair&kind=badge_sheet&narrowed=").await;
        let (_running, stop) = tokio::sync::watch::channel(false);
        assert!(server::file_maker::turn(&self.site.state, &stop).await.expect("a turn"), "a file is made");
        self.calls_newest("made_file", "generated_file", "state = 'finished'").await;
        self.does(Who::Organiser, "generated-file/request-file", "event=fair&kind=badge_sheet&narrowed=role=visitor").await;
        self.calls_newest("waiting_file", "generated_file", "state = 'waiting'").await;
    }

    async fn asks_browser(&mut self, what: &str, endpoint: &str) -> String {
        let asked = script(&self.browser(Who::Exhibitor), endpoint, "").await;
        let asked: PasskeyOptions = serde_json::from_str(&asked.body).unwrap_or_else(|_| panic!("{asked:?}"));
        self.calls(&format!("{what}_ceremony"), asked.ceremony.to_string());
        asked.options
    }

    /// Links that are still to be taken.
    async fn open_links(&mut self) {
        self.does(Who::Organiser, "account/invite-staff", "event={event}&email=nina@new.example").await;
        self.calls_newest("invitation", "invitation", "email = 'nina@new.example'").await;
        self.calls_mailed("invitation_link", "nina@new.example", "invitation").await;
        // One for somebody who has an account.
        self.does(Who::Organiser, "account/invite-staff", "event={other_event}&email=anna@alpha.example").await;
        self.calls_mailed("own_invitation_link", "anna@alpha.example", "invitation").await;
        // One that was given up, to be sent again with all others.
        self.site.execute("UPDATE mail SET state = 'parked', trouble = 'recipient' WHERE to_email = 'nina@new.example'").await;
        self.does(Who::Exhibitor, "exhibitor/invite-colleague", "organisation={organisation}&email=clara@alpha.example").await;
        self.calls_newest("colleague_invitation", "invitation", "email = 'clara@alpha.example'").await;
        self.calls_newest("exhibitor_role", "role", "kind = 'exhibitor' AND scope = '{organisation}'").await;
        self.site.execute("DELETE FROM sign_in_code; DELETE FROM sign_in_link").await;
        self.does(Who::Nobody, "account/request-sign-in", "email=anna@alpha.example").await;
        self.calls_mailed("sign_in_link", "anna@alpha.example", "sign_in").await;
    }
}
