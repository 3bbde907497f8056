//! A trip with somebody who has a place and gave what it needs, an organiser who may look at it, and meetings; and a trip on
//! which nobody may.

use super::{callers::Who, fair::Making};
use crate::site::PIXEL;

impl Making {
    pub async fn travelling(&mut self) {
        for (name, slug) in [("journey", "journey"), ("closed_journey", "closed-journey")] {
            let fields = self.filled(&format!("{{event_fields}}&name=Reise {slug}&slug={slug}"));
            let fields = fields.replace("kind=trade_fair", "kind=delegation_trip");
            self.does(Who::Organiser, "event/create-event", &fields).await;
            self.calls_newest(name, "event", &format!("slug = '{slug}'")).await;
            self.does(Who::Organiser, "event/publish-event", &format!("event={{{name}}}")).await;
        }
        let leg = "event={journey}&revision=1&place=Halifax&country=CA&zone=America/Halifax&starts_on={first_day}&ends_on={last_day}";
        self.does(Who::Organiser, "trip/add-leg", leg).await;
        self.calls_newest("journey_leg", "trip_leg", "place = 'Halifax'").await;
        let terms = "revision=1&places=5&closes_at={closing_day}T12:00&small=100&medium=200&large=300&public=0&terms_de=So.&terms_en=So.";
        self.does(Who::Organiser, "traveller/set-terms", &format!("event={{journey}}&{terms}")).await;
        let fields = "event=journey&name=Tilda Tour&email=tour@reise.example&organisation=Haus Tour&town=Essen&country=DE\
            &size_class=small&accept=on";
        self.does(Who::Nobody, "traveller/apply", fields).await;
        self.calls_newest("tilda", "traveller", "email = 'tour@reise.example'").await;
        self.calls_mailed("tilda_link", "tour@reise.example", "confirm_travel").await;
        self.does(Who::Nobody, "traveller/prove", "token={tilda_link}").await;
        self.calls_column("tilda_revision", "traveller", "revision", "tilda").await;
        self.does(Who::Organiser, "traveller/decide", "traveller={tilda}&revision={tilda_revision}&decision=admit").await;
        let given = "traveller={tilda_link}&revision=1&passport_name=TOUR TILDA&nationality=DE&emergency_name=Nina Notfall\
            &emergency_phone=+49 201 1234567";
        self.does(Who::Nobody, "travel-details/give", given).await;
        let link = self.filled("{tilda_link}");
        let fields = [("_page", "/de/imprint"), ("token", link.as_str())];
        let taken = self.browser(Who::Nobody).upload("/uploads/traveller-photo", &fields, ("photo", PIXEL)).await;
        assert!(taken.location().contains("done=picture-saved"), "{taken:?}");
        let settings = "title_de=Delegationsgespräche&title_en=Delegates&slot_minutes=20&walking_minutes=5&request_quota=5";
        self.does(Who::Organiser, "meetings/create", &format!("event={{journey}}&{settings}")).await;
        self.calls_newest("journey_meetings", "matchmaking", "title_de = 'Delegationsgespräche'").await;
        self.does(Who::Organiser, "meetings/set-state", "matchmaking={journey_meetings}&state=open").await;
        self.does(Who::Organiser, "travel-details/name-reader", "event={journey}&account={organiser_account}").await;
    }
}
