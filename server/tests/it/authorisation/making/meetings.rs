//! Meetings, of a fair's people and of a bridge's.

use crate::authorisation::{callers::Who, fair::Making};

impl Making {
    /// Three people who take part in meetings: a request that waits, a meeting that is agreed upon, and wishes.
    pub(super) async fn meetings(&mut self) {
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
            let fields = format!(
                "event=fair&name={name} Gespräch&email={name}@meeting.example&organisation=Haus {name}&kind=visitor&moment={{form_moment}}"
            );
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
        self.meetings_of_members(settings).await;
    }

    /// Meetings of the public bridge's people, open and a draft.
    async fn meetings_of_members(&mut self, settings: &str) {
        let settings = settings.replace("title_de=Gespräche", "title_de=Mitgliedergespräche");
        let days = "bridge={bridge}&starts_on={first_day}&ends_on={last_day}&time_zone=Europe/Berlin";
        self.does(Who::Organiser, "meetings/create-for-bridge", &format!("{days}&{settings}")).await;
        self.calls_newest("members", "matchmaking", "title_de = 'Mitgliedergespräche'").await;
        self.does(Who::Organiser, "meetings/set-state", "matchmaking={members}&state=open").await;
        self.calls_column("members_revision", "matchmaking", "revision", "members").await;
        let draft = settings.replace("Mitgliedergespräche", "Entwurf");
        let days = days.replace("starts_on={first_day}", "starts_on={last_day}");
        self.does(Who::Organiser, "meetings/create-for-bridge", &format!("{days}&{draft}")).await;
        self.calls_newest("draft_members", "matchmaking", "title_de = 'Entwurf'").await;
    }
}
