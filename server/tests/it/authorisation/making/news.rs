//! What the agency tells: news, letters to visitors, and recaps.

use domain::mailing;

use crate::{
    authorisation::{call::pairs, callers::Who, fair::Making},
    site::PIXEL,
};

impl Making {
    /// One piece of news for everybody, with a picture and about the fair, and a draft.
    pub(super) async fn newsroom(&mut self) {
        for (name, slug) in [("public_entry", "public-news"), ("draft_entry", "draft-news")] {
            let fields = format!(
                "title_de=Meldung {slug}&title_en=Item {slug}&slug={slug}&lede_de=Kurz.&lede_en=Short.&text_de=Lang.&text_en=Long.&event={{event}}"
            );
            self.does(Who::Organiser, "news/create", &fields).await;
            self.calls_newest(name, "news_entry", &format!("slug = '{slug}'")).await;
        }
        let fields = pairs(&self.filled("_page=/de/imprint&entry={public_entry}&alt_de=Der Stand"));
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let taken = self.browser(Who::Organiser).upload("/uploads/news-picture", &fields, ("picture", PIXEL)).await;
        assert!(taken.location().contains("done=picture-saved"), "{taken:?}");
        self.does(Who::Organiser, "news/publish", "entry={public_entry}&revision=2").await;
        self.calls_column("draft_entry_revision", "news_entry", "revision", "draft_entry").await;
    }

    /// Letters to all visitors: news that have been written, a draft, and one that is planned.
    pub(super) async fn mailings(&mut self) {
        for (name, purpose) in [("news", "news"), ("mailing", "about_event"), ("planned_mailing", "about_event")] {
            self.does(Who::Organiser, "mailing/begin", &format!("event={{event}}&audience=visitors&purpose={purpose}")).await;
            self.calls_newest(name, "mailing", "revision = 1").await;
            let fields = format!(
                "mailing={{{name}}}&revision=1&act=save&audience=visitors&purpose={purpose}&subject_de=Aufbau am Montag&body_de=Ab acht."
            );
            self.does(Who::Organiser, "mailing/save", &fields).await;
        }
        self.does(Who::Organiser, "mailing/send", "mailing={news}&revision=2").await;
        mailing::write_due(&self.site.state.db).await.expect("written");
        self.calls_mailed("news_link", "vera@visitor.example", "visitor_mailing").await;
        self.does(Who::Organiser, "mailing/plan", "mailing={planned_mailing}&revision=2&at={closing_day}T08:00").await;
        self.calls_column("mailing_revision", "mailing", "revision", "mailing").await;
    }

    /// The public recap of the fair with each part, a voice in each state, and the draft of another event.
    pub(super) async fn recaps(&mut self) {
        for (name, event, text) in [("recap", "event", "Schön war es"), ("draft_recap", "other_event", "Noch ein Entwurf")] {
            self.does(Who::Organiser, "recap/begin-recap", &format!("event={{{event}}}")).await;
            let of_event = format!("event_id = {}", self.sql_id(event));
            self.calls_newest(name, "recap", &of_event).await;
            let fields = format!("recap={{{name}}}&revision=1&text_de={text}&text_en=Looking back");
            self.does(Who::Organiser, "recap/save-recap", &fields).await;
        }
        let fields = pairs(&self.filled("_page=/de/imprint&recap={recap}&alt_de=Der Stand&title_de=Folien&title_en=Slides"));
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let pdf = b"%PDF-1.7\n1 0 obj\nendobj\n%%EOF\n";
        for (path, name, content) in [("/uploads/recap-picture", "picture", PIXEL), ("/uploads/recap-download", "download", &pdf[..])] {
            let taken = self.browser(Who::Organiser).upload(path, &fields, (name, content)).await;
            assert!(taken.location().contains("done=saved"), "{taken:?}");
        }
        self.calls_newest("recap_picture", "recap_picture", "position = 1").await;
        self.calls_newest("recap_download", "recap_download", "title_de = 'Folien'").await;
        self.does(Who::Organiser, "recap/add-recap-figure", "recap={recap}&value=12&label_de=Nationen&label_en=nations").await;
        self.calls_newest("recap_figure", "recap_figure", "value = '12'").await;
        for (name, link, person, quote) in [
            ("draft_voice", "", "dana", "Ungefragt"),
            ("voice", "voice_link", "valerie", "Gern wieder"),
            ("released_voice", "released_link", "rolf", "Es war gut"),
        ] {
            let email = format!("{person}@stimme.example");
            let fields = format!("recap={{recap}}&quote_de={quote}&person_name={person} Stimme&email={email}&language=de");
            self.does(Who::Organiser, "recap/add-voice", &fields).await;
            self.calls_newest(name, "recap_voice", &format!("email = '{email}'")).await;
            if !link.is_empty() {
                self.does(Who::Organiser, "recap/ask-voice", &format!("voice={{{name}}}")).await;
                self.calls_mailed(link, &email, "voice_asked").await;
                self.calls_column(&format!("{name}_revision"), "recap_voice", "revision", name).await;
            }
        }
        self.does(Who::Nobody, "recap/answer-voice", "token={released_link}&revision={released_voice_revision}&answer=release").await;
        self.does(Who::Organiser, "recap/publish-recap", "recap={recap}&revision=2").await;
        for name in ["recap", "draft_recap"] {
            self.calls_column(&format!("{name}_revision"), "recap", "revision", name).await;
        }
    }
}
