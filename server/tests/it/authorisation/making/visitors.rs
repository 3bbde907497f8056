//! The programme, who visits, and who is let in.

use crate::authorisation::{callers::Who, fair::Making};

const SESSION: &str = "kind=masterclass&language=de&minutes=45&stage={stage}&seat_limit=20&speakers=Ada Vortrag, Alpha, Leitung";

impl Making {
    pub(super) async fn programme(&mut self) {
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

    pub(super) async fn visitors(&mut self) {
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

    /// A contact for either exhibitor, and somebody who is let in.
    pub(super) async fn at_the_fair(&mut self) {
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
}
