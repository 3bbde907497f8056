//! What people ask, and what is asked of them: enquiries, properties and surveys.

use chrono::Duration;
use domain::enquiry;

use crate::{
    authorisation::{
        call::{POINTS, pairs},
        callers::Who,
        fair::Making,
    },
    site::PIXEL,
};

impl Making {
    /// An enquiry about the fair, with a note.
    pub(super) async fn enquiries(&mut self) {
        let made = domain::clock::now() - Duration::minutes(1);
        let moment = enquiry::form_moment(&self.site.state.db, made).await.expect("sealed");
        self.calls("form_moment", moment);
        let fields = "event=fair&name=Frida Frage&email=frida@frage.example&message=Wo ist der Eingang?&moment={form_moment}";
        self.does(Who::Nobody, "enquiry/send", fields).await;
        self.calls_newest("enquiry", "enquiry", "revision = 1").await;
        self.does(Who::Organiser, "enquiry/add-note", "enquiry={enquiry}&body=Vertrauliche Notiz").await;
        self.calls_newest("organiser_account", "account", "email = 'olga@agency.example'").await;
    }

    /// A property of the first organisation for everybody, with a picture and an enquiry that its exhibitor may see, a draft,
    /// and a table that waits to be taken over.
    pub(super) async fn properties(&mut self) {
        for (name, slug) in [("public_property", "public-property"), ("draft_property", "draft-property")] {
            let fields = format!(
                "title_de=Fläche {slug}&title_en=Site {slug}&slug={slug}&town=Essen&organisation={{organisation}}&description_de=Lang.&description_en=Long."
            );
            self.does(Who::Organiser, "property/create", &fields).await;
            self.calls_newest(name, "property", &format!("slug = '{slug}'")).await;
        }
        let fields = pairs(&self.filled("_page=/de/imprint&property={public_property}&kind=picture&alt_de=Der Hof"));
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

    /// A survey of the fair that one of two exhibitors answered, one that can be sent, and one without anybody to ask.
    pub(super) async fn surveys(&mut self) {
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
}
