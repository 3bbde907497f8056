//! Open calls, what was entered for them, and their juries.

use crate::{
    authorisation::{callers::Who, fair::Making},
    site::PIXEL,
};

impl Making {
    /// Calls in each state, with what was entered; the first exhibitor is in the jury of one, the other one of another.
    pub(super) async fn open_calls(&mut self) {
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
}
