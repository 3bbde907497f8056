//! Who exhibits: the booth and its units, the organisations, and how they take part.

use super::APPLICATION;
use crate::authorisation::{callers::Who, fair::Making};

impl Making {
    pub(super) async fn booth(&mut self) {
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

    /// Each of the two organisations gets its portal with its first application.
    pub(super) async fn exhibitors(&mut self) {
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

    /// Both exhibitors are offered a unit, take it, and name somebody for it.
    pub(super) async fn taking_part(&mut self) {
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
    pub(super) async fn too_late(&mut self) {
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
}
