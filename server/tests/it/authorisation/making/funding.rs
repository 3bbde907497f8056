//! Who pays: hosts, grants and receipts.

use crate::{
    authorisation::{call::pairs, callers::Who, fair::Making},
    site::PIXEL,
};

impl Making {
    /// Two hosts of the fair that everybody reads of, one that nobody does, one of another event, and somebody of the second.
    pub(super) async fn hosts(&mut self) {
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
            let fields = pairs(&self.filled(&format!("_page=/de/imprint&host={{{name}}}")));
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
    pub(super) async fn grants(&mut self) {
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

    /// A receipt of the fair, which a grant funds.
    pub(super) async fn costs(&mut self) {
        let fields = "event={event}&what=Standmiete Halle&payee=Messe&amount=1000&paid_on={yesterday}&receipt=R-1";
        self.does(Who::Organiser, "cost/add-cost", fields).await;
        self.calls_newest("cost", "event_cost", "receipt = 'R-1'").await;
    }
}
