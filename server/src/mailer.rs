//! Carries written letters to the mail server. Knows nothing of slices.

use std::sync::Arc;

use app::mail::Written;
use domain::{
    mail::{Delivery, Hindrance, Leased, MailTrouble},
    process::letter::AnyLetter,
};
use lettre::message::Mailbox;

mod connections;
mod headers;
mod message;
mod patience;
mod probe;
mod route;
mod verdict;

pub use patience::{PATIENCE, Patience};
pub use probe::Probe;
pub use route::{Route, Security};

use connections::Connections;
use verdict::Fault;

/// The way to the mail server, and in whose name it is used.
pub struct Mailer {
    connections: Arc<Connections>,
    from: Mailbox,
    /// The right side of every Message-ID.
    host: String,
    patience: Patience,
}

impl Mailer {
    /// At most `per_connection` letters go over one connection; 0: any number.
    ///
    /// # Errors
    /// When `from` is no mailbox.
    pub fn new(route: Route, from: &str, per_connection: u32) -> anyhow::Result<Self> {
        let (host, patience) = (route.own_host.clone(), route.patience);
        let from: Mailbox = from.parse()?;
        Ok(Self { connections: Arc::new(Connections::new(route, per_connection)), from, host, patience })
    }

    /// Sends one mail and tells how that ended.
    pub async fn send(&self, mail: &Leased<AnyLetter>, written: &Written) -> Delivery {
        let Some(to) = message::address(&mail.to_email) else {
            return Delivery::Refused(Hindrance::new(MailTrouble::Address, mail.to_email.clone()));
        };
        let envelope = message::Envelope {
            message_id: &mail.message_id,
            host: &self.host,
            from: &self.from,
            to: Mailbox::new((!mail.to_name.trim().is_empty()).then(|| mail.to_name.clone()), to.clone()),
            date: mail.created_at,
        };
        let bytes = match message::build(&envelope, written) {
            Ok(bytes) => bytes,
            Err(error) => return Delivery::Refused(Hindrance::new(MailTrouble::Ours, error.to_string())),
        };
        let from = message::ascii_domain(&self.from.email);
        // lettre's blocking connections: its asynchronous ones have no timeout but for connecting.
        let connections = self.connections.clone();
        let sending = tokio::task::spawn_blocking(move || connections.send(&from, &to, &bytes));
        match tokio::time::timeout(self.patience.in_all(), sending).await {
            Ok(Ok(Ok(()))) => Delivery::Sent,
            Ok(Ok(Err(fault))) => fault.delivery(),
            Ok(Err(_)) => Delivery::Failed(Hindrance::new(MailTrouble::Ours, "sending this mail failed")),
            // Whether it went out is not known.
            Err(_) => Fault::drawn_out().delivery(),
        }
    }

    /// Ends the connections that nobody uses at the moment.
    pub async fn rest(&self) {
        let connections = self.connections.clone();
        // Nobody waits for what the server answers to a farewell.
        let _ = tokio::task::spawn_blocking(move || connections.close()).await;
    }

    /// Goes through everything that sending a letter to `to` needs, but for the letter.
    ///
    /// # Errors
    /// What stands in the way.
    pub async fn probe(&self, to: &str) -> Result<Probe, Hindrance> {
        let Some(to) = message::address(to) else { return Err(Hindrance::new(MailTrouble::Address, to)) };
        let (connections, from) = (self.connections.clone(), message::ascii_domain(&self.from.email));
        let probing = tokio::task::spawn_blocking(move || connections.probe(&from, &to));
        match probing.await {
            Ok(outcome) => outcome.map_err(Fault::hindrance),
            Err(_) => Err(Hindrance::new(MailTrouble::Ours, "the check failed")),
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::field::Email;
    use lettre::{Address, Message, message::Mailbox};

    /// Whatever a form takes as an address, a letter can be written to, in ASCII: no server has to know RFC 6531.
    #[test]
    fn every_address_that_is_taken_can_be_written_to() {
        let label = "b".repeat(63);
        let local = "a".repeat(64);
        let locals = [
            "anna",
            "Anna.Ruhr+messe",
            "o'neil",
            "!#$%&'*+-/=?^_`{|}~",
            "1",
            &local,
            "a..b",
            ".a",
            "a.",
            "a b",
            "\"a b\"",
            "ä",
            "a,b",
            "a;b",
            "a(b)",
            "a@b",
            "",
            "Anna <anna",
            "a\u{200b}b",
            "a\tb",
            "a\\b",
            "a[b]",
            "a:b",
        ];
        let hosts = [
            "b.example",
            "B.EXAMPLE",
            "bücher.example",
            "straße.example",
            "日本.example",
            "xn--bcher-kva.example",
            "b-c.example",
            &format!("{label}.example"),
            &format!("b{label}.example"),
            "b",
            "b_c.example",
            "b.123",
            "b..example",
            "-b.example",
            "b-.example",
            "[127.0.0.1]",
            "b.example>",
            "b.example.",
            "b.example?subject=x",
            "b\u{ad}c.example",
            "ａ.example",
            "b。example",
            "1.example",
            "b.e",
            "b.ex%41mple",
            "\u{627}\u{644}.example",
            "a\u{5d0}.example",
        ];
        let mut taken = 0;
        for (local, host) in locals.iter().flat_map(|local| hosts.iter().map(move |host| (local, host))) {
            let Ok(email) = Email::parse(&format!("{local}@{host}")) else { continue };
            taken += 1;
            let address: Address = email.as_str().parse().unwrap_or_else(|_| panic!("{} is written to", email.as_str()));
            assert!(email.as_str().is_ascii() && email.as_str() == address.to_string(), "{address}");
            let from = "post@stand.example".parse().expect("an address");
            let to = Mailbox::new(Some("Anna, \"Ruhr\" <x>".to_owned()), address);
            Message::builder().from(from).to(to).body(String::new()).unwrap_or_else(|error| panic!("{}: {error}", email.as_str()));
        }
        assert!(taken > 50, "{taken}");
    }
}
