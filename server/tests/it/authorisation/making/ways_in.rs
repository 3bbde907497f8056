//! Ways in that are still open: passkeys, and links that nobody has taken.

use domain::account::PasskeyOptions;

use crate::{
    authenticator::Authenticator,
    authorisation::{call::script, callers::Who, fair::Making},
};

impl Making {
    /// A passkey of the exhibitor's, and the answers that make another one and that show this one.
    pub(super) async fn passkeys(&mut self) {
        let (mut device, mut other) = (Authenticator::new("https://stand.example"), Authenticator::new("https://stand.example"));
        let options = self.asks_browser("make", "account/begin-passkey").await;
        self.calls_anew("make_credential", device.create(&options));
        let answer =
            self.does(Who::Exhibitor, "account/add-passkey", "name=Telefon&ceremony={make_ceremony}&credential={make_credential}").await;
        self.enters(Who::Exhibitor, &answer);
        self.calls_newest("passkey", "passkey", "name = 'Telefon'").await;
        self.calls_newest("exhibitor_account", "account", "email = 'anna@alpha.example'").await;
        let options = self.asks_browser("make", "account/begin-passkey").await;
        self.calls_anew("make_credential", other.create(&options));
        let options = self.asks_browser("show", "account/begin-passkey-sign-in").await;
        self.calls_anew("show_credential", device.get(&options));
    }

    async fn asks_browser(&mut self, what: &str, endpoint: &str) -> String {
        let asked = script(&self.browser(Who::Exhibitor), endpoint, "").await;
        let asked: PasskeyOptions = serde_json::from_str(&asked.body).unwrap_or_else(|_| panic!("{asked:?}"));
        self.calls_anew(&format!("{what}_ceremony"), asked.ceremony.to_string());
        asked.options
    }

    /// Links that are still to be taken.
    pub(super) async fn open_links(&mut self) {
        self.does(Who::Organiser, "account/invite-staff", "event={event}&email=nina@new.example").await;
        self.calls_newest("invitation", "invitation", "email = 'nina@new.example'").await;
        self.calls_mailed("invitation_link", "nina@new.example", "invitation").await;
        // One for somebody who has an account.
        self.does(Who::Organiser, "account/invite-staff", "event={other_event}&email=anna@alpha.example").await;
        self.calls_mailed("own_invitation_link", "anna@alpha.example", "invitation").await;
        // One that was given up, to be sent again with all others.
        self.site.execute("UPDATE mail SET state = 'parked', trouble = 'recipient' WHERE to_email = 'nina@new.example'").await;
        self.does(Who::Exhibitor, "exhibitor/invite-colleague", "organisation={organisation}&email=clara@alpha.example").await;
        self.calls_newest("colleague_invitation", "invitation", "email = 'clara@alpha.example'").await;
        self.calls_newest("exhibitor_role", "role", "kind = 'exhibitor' AND scope = '{organisation}'").await;
        self.site.execute("DELETE FROM sign_in_code; DELETE FROM sign_in_link").await;
        self.does(Who::Nobody, "account/request-sign-in", "email=anna@alpha.example").await;
        self.calls_mailed("sign_in_link", "anna@alpha.example", "sign_in").await;
    }
}
