//! A delegation that comes.

use crate::authorisation::{callers::Who, fair::Making};

impl Making {
    /// A delegation that is accepted, with a host who was asked and one who was not, a room, somebody who comes, a note and thanks.
    pub(super) async fn visits(&mut self) {
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
}
