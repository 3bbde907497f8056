//! Who organises, the events there are, and who stands at their desks.

use domain::{
    account::{self, EVERYWHERE, InvitePerson, RoleKind},
    actor::Actor,
    locale::Locale,
};

use crate::{
    authorisation::{call::pairs, callers::Who, fair::Making},
    site::PIXEL,
};

impl Making {
    pub(super) async fn organisers_and_events(&mut self) {
        let email = "olga@agency.example".to_owned();
        let (kind, scope) = (RoleKind::Organiser, EVERYWHERE.to_owned());
        let invitation = InvitePerson { email, kind, scope, scope_name: String::new(), locale: Locale::De };
        let token = account::invite(&self.site.state.db, &Actor::System, &invitation).await.expect("invited");
        self.calls("first_invitation", token.as_str());
        let answer = self.does(Who::Nobody, "account/accept-invitation", "token={first_invitation}&name=Olga Organisiert").await;
        self.enters(Who::Organiser, &answer);
        self.bridges().await;
        for (name, slug) in [
            ("event", "fair"),
            ("other_event", "other-fair"),
            ("draft_event", "draft-fair"),
            ("bare_event", "bare-fair"),
            ("late_event", "late-fair"),
        ] {
            let fields = self.filled(&format!("{{event_fields}}&name=Messe {slug}&slug={slug}"));
            let closed = self.filled("passes_close_at={yesterday}");
            let fields = if name == "late_event" { fields.replace(&self.filled("passes_close_at={closing_day}"), &closed) } else { fields };
            let fields = if name == "draft_event" { format!("{fields}&bridge={{bridge}}") } else { fields };
            self.does(Who::Organiser, "event/create-event", &fields).await;
            self.calls_newest(name, "event", &format!("slug = '{slug}'")).await;
            if name != "draft_event" {
                self.does(Who::Organiser, "event/publish-event", &format!("event={{{name}}}")).await;
            }
        }
        let fields = self.filled("_page=/de/organise/events/fair/edit&event={event}&alt_de=Der Stand");
        let fields = pairs(&fields);
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let taken = self.browser(Who::Organiser).upload("/uploads/event-picture", &fields, ("picture", PIXEL)).await;
        assert!(taken.location().contains("done=picture-saved"), "{taken:?}");
        self.calls_column("picture", "event", "picture", "event").await;
        let taken = self.browser(Who::Organiser).upload("/uploads/event-logo", &fields, ("logo", PIXEL)).await;
        assert!(taken.location().contains("done=logo-saved"), "{taken:?}");
        self.calls_column("bare_event_revision", "event", "revision", "bare_event").await;
    }

    pub(super) async fn desks(&mut self) {
        let people = [
            (Who::Desk, "dora@desk.example", "event"),
            (Who::OtherDesk, "otto@desk.example", "other_event"),
            (Who::Stranger, "sven@stranger.example", "event"),
        ];
        for (who, email, event) in people {
            self.does(Who::Organiser, "account/invite-staff", &format!("event={{{event}}}&email={email}")).await;
            self.calls_mailed("taken_invitation", email, "invitation").await;
            let answer =
                self.does(Who::Nobody, "account/accept-invitation", &format!("token={{taken_invitation}}&name={who} Person")).await;
            self.enters(who, &answer);
            self.calls_newest("role", "role", "kind = 'staff'").await;
        }
        self.does(Who::Organiser, "account/revoke-role", "role={role}").await;
        self.calls_newest("role", "role", "kind = 'staff' AND scope = '{event}'").await;
    }
}
