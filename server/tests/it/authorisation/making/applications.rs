//! Applications in each state, and drafts, also of addresses that nobody has proven.

use super::APPLICATION;
use crate::{
    authorisation::{callers::Who, fair::Making},
    site::PIXEL,
};

impl Making {
    /// One more application of the first organisation in each state, and a draft of either.
    pub(super) async fn applications(&mut self) {
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
}
