//! Carries a written letter to the mail server. Knows nothing of slices.

use std::time::Duration;

use app::mail::Written;
use domain::{
    mail::{Delivery, Leased},
    process::letter::AnyLetter,
};
use lettre::{
    Message, SmtpTransport, Transport,
    message::{Attachment, Mailbox, MultiPart, header::ContentType},
};

/// A server that does not answer a command within this is as good as none.
pub const PATIENCE: Duration = Duration::from_secs(20);
/// How many times as long a whole mail may take, for a server that answers each command a little too slowly.
const COMMANDS: u32 = 3;

/// A connection to the mail server, and in whose name it is used.
pub struct Mailer {
    /// The blocking one, on a thread of its own: lettre's asynchronous connections have no timeout but for connecting,
    /// and one that is given up half-way goes back into their pool.
    transport: SmtpTransport,
    from: Mailbox,
    /// The right side of every Message-ID.
    host: String,
    patience: Duration,
}

impl Mailer {
    /// # Errors
    /// When `smtp_url` or `from` is not understood.
    pub fn new(smtp_url: &str, from: &str, host: &str, patience: Duration) -> anyhow::Result<Self> {
        let transport = SmtpTransport::from_url(smtp_url)?.timeout(Some(patience)).build();
        Ok(Self { transport, from: from.parse()?, host: host.to_owned(), patience })
    }

    /// Sends one mail and tells how that ended.
    pub async fn send(&self, mail: &Leased<AnyLetter>, written: &Written) -> Delivery {
        let message = match self.message(mail, written) {
            Ok(message) => message,
            Err(error) => return Delivery::Refused(error.to_string()),
        };
        let transport = self.transport.clone();
        let sending = tokio::task::spawn_blocking(move || transport.send(&message));
        match tokio::time::timeout(self.patience * COMMANDS, sending).await {
            Ok(Ok(Ok(_))) => Delivery::Sent,
            Ok(Ok(Err(error))) if is_about_the_mail(&error) => Delivery::Refused(error.to_string()),
            Ok(Ok(Err(error))) => Delivery::Failed(error.to_string()),
            Ok(Err(_)) => Delivery::Failed("sending this mail failed".to_owned()),
            Err(_) => Delivery::Failed(format!("not done within {} s", (self.patience * COMMANDS).as_secs())),
        }
    }

    /// Whether the server answers at all, in words for an administrator.
    ///
    /// # Errors
    /// What stands in the way.
    pub async fn check(&self) -> anyhow::Result<()> {
        let transport = self.transport.clone();
        anyhow::ensure!(tokio::task::spawn_blocking(move || transport.test_connection()).await??, "the server hung up");
        Ok(())
    }

    fn message(&self, mail: &Leased<AnyLetter>, written: &Written) -> anyhow::Result<Message> {
        let to = Mailbox::new((!mail.to_name.is_empty()).then(|| mail.to_name.clone()), mail.to_email.parse()?);
        let alternative = MultiPart::alternative_plain_html(written.text.clone(), written.html.clone());
        let mut body = MultiPart::mixed().multipart(alternative);
        for file in &written.attachments {
            let attachment = match &file.content_id {
                Some(id) => Attachment::new_inline(id.clone()),
                None => Attachment::new(file.name.clone()),
            };
            body = body.singlepart(attachment.body(file.content.clone(), ContentType::parse(file.content_type)?));
        }
        Ok(Message::builder()
            .message_id(Some(format!("<{}@{}>", mail.message_id, self.host)))
            .from(self.from.clone())
            .to(to)
            .subject(written.subject.clone())
            .date(mail.created_at.into())
            .multipart(body)?)
    }
}

/// A 5xx says that this mail will never be taken, except where it is about us: a wrong password (53x) is put right by
/// an administrator, and the mail shall leave then.
fn is_about_the_mail(error: &lettre::transport::smtp::Error) -> bool {
    error.is_permanent() && !error.status().is_some_and(|code| code.to_string().starts_with("53"))
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
