//! A trip and its travellers.

use crate::authorisation::{callers::Who, fair::Making};

impl Making {
    /// A trip with a leg, two groups, an item that travellers do not know as it is, and travellers in three states.
    pub(super) async fn trips(&mut self) {
        let fields = self.filled("{event_fields}&name=Reise fair-trip&slug=fair-trip");
        let fields = fields.replace("kind=trade_fair", "kind=delegation_trip");
        self.does(Who::Organiser, "event/create-event", &fields).await;
        self.calls_newest("trip", "event", "slug = 'fair-trip'").await;
        self.does(Who::Organiser, "event/publish-event", "event={trip}").await;
        let leg = "place=Toronto&country=CA&starts_on={first_day}&ends_on={last_day}";
        self.does(Who::Organiser, "trip/add-leg", &format!("event={{trip}}&revision=1&{leg}")).await;
        self.calls_newest("trip_leg", "trip_leg", "place = 'Toronto'").await;
        self.does(Who::Organiser, "trip/add-leg", &format!("event={{trip}}&revision=2&{}", leg.replace("Toronto", "Halifax"))).await;
        self.calls_newest("bare_leg", "trip_leg", "place = 'Halifax'").await;
        self.does(Who::Organiser, "trip/add-group", "event={trip}&revision=3&name_de=Städte&name_en=Towns").await;
        self.calls_newest("trip_group", "trip_group", "name_en = 'Towns'").await;
        let item = "leg={trip_leg}&kind=visit&title_de=Besuch {name}&title_en=Visit&starts={first_day}T09:00&ends={first_day}T10:00";
        for name in ["trip_item", "draft_item"] {
            self.does(Who::Organiser, "trip/add-item", &format!("event={{trip}}&{}", item.replace("{name}", name))).await;
            self.calls_newest(name, "trip_item", &format!("title_de = 'Besuch {name}'")).await;
            if name == "trip_item" {
                self.does(Who::Organiser, "trip/set-programme", "event={trip}&revision=4&programme=public").await;
                self.does(Who::Organiser, "trip/set-item-state", "item={trip_item}&revision=1&state=cancelled").await;
            }
        }
        self.calls("item_fields", self.filled(&item.replace("{name}", "anders")));
        let terms = "places=2&closes_at={closing_day}T23:59&small=250&medium=750&large=1250&public=400";
        self.does(Who::Organiser, "traveller/set-terms", &format!("event={{trip}}&revision=1&{terms}")).await;
        self.calls("travel_terms", self.filled(terms));
        for (name, person) in [("unproven_traveller", "uta"), ("traveller", "tilda"), ("other_traveller", "theo")] {
            let email = format!("{person}@reise.example");
            let fields = format!(
                "event=fair-trip&name={person} Reise&email={email}&organisation=Haus {person}&town=Essen&country=DE&size_class=small&accept=on"
            );
            self.does(Who::Nobody, "traveller/apply", &fields).await;
            self.calls_newest(name, "traveller", &format!("email = '{email}'")).await;
            self.calls_mailed(&format!("{name}_link"), &email, "confirm_travel").await;
            if name != "unproven_traveller" {
                self.does(Who::Nobody, "traveller/prove", &format!("token={{{name}_link}}")).await;
            }
        }
        self.does(Who::Organiser, "traveller/decide", "traveller={traveller}&revision=2&decision=admit").await;
    }
}
