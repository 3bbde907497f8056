//! Roundtables and their guests.

use crate::authorisation::{callers::Who, fair::Making};

impl Making {
    /// A roundtable of which somebody has accepted, somebody declined, somebody is silent and somebody planned; and an empty one.
    pub(super) async fn roundtables(&mut self) {
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
}
