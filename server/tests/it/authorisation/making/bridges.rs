//! Bridges with their partners and companies, and what is spoken there.

use crate::authorisation::{call::pairs, callers::Who, fair::Making};

impl Making {
    pub(super) async fn bridges(&mut self) {
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

    /// A public talk with slides, and a draft, both on the public bridge.
    pub(super) async fn talks(&mut self) {
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
        let fields = pairs(&self.filled("_page=/de/imprint&talk={public_talk}"));
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let pdf = b"%PDF-1.7\n2 0 obj\nendobj\n%%EOF\n";
        let taken = self.browser(Who::Organiser).upload("/uploads/slides", &fields, ("slides", &pdf[..])).await;
        assert!(taken.location().contains("done=slides-saved"), "{taken:?}");
        self.calls_column("slides", "talk", "slides", "public_talk").await;
    }
}
