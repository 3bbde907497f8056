//! What it means that a letter was not taken: is it about the whole server, about too much at once, or about this letter?
//! Codes alone do not tell (a relay that is refused answers 550 or 554 as an unknown mailbox does), so the words of the
//! usual servers are read as well.

use std::{error::Error as _, io};

use domain::mail::{Delivery, Hindrance, MailTrouble};
use lettre::transport::smtp::Error;
use rustls::CertificateError;

/// Where in the conversation an answer came, or did not come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Until the answer to EHLO.
    Connect,
    Encrypt,
    SignIn,
    /// MAIL FROM
    Sender,
    /// RCPT TO
    Recipient,
    /// DATA
    Data,
    /// The letter itself: from here on it may have arrived.
    Taken,
}

/// Whom it concerns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Scope {
    /// Every letter.
    Server,
    /// Every letter, for a short while.
    Limit,
    /// This one, for now.
    LetterNow,
    /// This one, for good.
    Letter,
    /// This one, and nobody knows how it ended.
    Undecided,
}

/// Why a letter was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    scope: Scope,
    trouble: MailTrouble,
    answer: String,
    /// The server answered in good order, so that the conversation can go on.
    in_order: bool,
}

impl Fault {
    /// What an error means at a step.
    pub fn at(step: Step) -> impl Fn(Error) -> Self {
        move |error| match error.status() {
            Some(code) => {
                let (code, said) = (u16::from(code), error.source().map(ToString::to_string).unwrap_or_default());
                let (scope, trouble) = answered(step, code, &said);
                let in_order = code != 421 && !matches!(step, Step::Connect | Step::Encrypt | Step::SignIn);
                Self { scope, trouble, answer: format!("{code} {}", said.trim()).trim().to_owned(), in_order }
            }
            None => {
                let (scope, trouble) = unanswered(step, &error);
                Self { scope, trouble, answer: innermost(&error), in_order: false }
            }
        }
    }

    fn own(scope: Scope, trouble: MailTrouble, in_order: bool) -> Self {
        Self { scope, trouble, answer: String::new(), in_order }
    }

    pub fn no_encryption() -> Self {
        Self::own(Scope::Server, MailTrouble::NoEncryption, false)
    }

    pub fn no_sign_in() -> Self {
        Self::own(Scope::Server, MailTrouble::NoSignIn, false)
    }

    /// No SMTPUTF8 (RFC 6531): this server never takes such an address.
    pub fn local_part() -> Self {
        Self::own(Scope::Letter, MailTrouble::LocalPart, true)
    }

    pub fn local(error: &io::Error) -> Self {
        Self { answer: error.to_string(), ..Self::own(Scope::LetterNow, MailTrouble::HungUp, false) }
    }

    pub fn drawn_out() -> Self {
        Self::own(Scope::Undecided, MailTrouble::Undecided, false)
    }

    /// Whether the same connection takes another letter.
    pub fn leaves_connection(&self) -> bool {
        self.in_order
    }

    pub fn hindrance(self) -> Hindrance {
        Hindrance::new(self.trouble, self.answer)
    }

    pub fn delivery(self) -> Delivery {
        match self.scope {
            Scope::Server => Delivery::Stopped(self.hindrance()),
            Scope::Limit => Delivery::PutOff(self.hindrance()),
            Scope::LetterNow => Delivery::Failed(self.hindrance()),
            Scope::Letter => Delivery::Refused(self.hindrance()),
            Scope::Undecided => Delivery::Undecided(self.hindrance()),
        }
    }
}

/// What a refusal means. `said` may begin with an enhanced status code (RFC 3463).
fn answered(step: Step, code: u16, said: &str) -> (Scope, MailTrouble) {
    let words = said.to_lowercase();
    let has = |any: &[&str]| any.iter().any(|part| words.contains(part));
    let status = words.split_whitespace().next().unwrap_or_default();
    let for_good = code >= 500;
    match step {
        Step::Encrypt => return (Scope::Server, MailTrouble::Encryption),
        Step::SignIn if code == 421 => return (Scope::Limit, MailTrouble::Limit),
        Step::SignIn => return (Scope::Server, MailTrouble::SignIn),
        _ => {}
    }
    // What the server says of us, it says at whatever step it likes.
    if has(&["starttls"]) {
        return (Scope::Server, MailTrouble::EncryptionNeeded);
    }
    let to_sign_in = ["authentication required", "authentication is required", "must authenticate", "not authenticated", "auth required"];
    if matches!(code, 530 | 534 | 535 | 538) || has(&to_sign_in) {
        return (Scope::Server, MailTrouble::SignInNeeded);
    }
    if has(&["relay access denied", "relay denied", "relaying", "relay not", "unable to relay", "not relay", "relay attempt"]) {
        return (Scope::Server, MailTrouble::Relay);
    }
    if code == 504 || has(&["helo command rejected", "ehlo", "client host", "client address", "reverse hostname", "ptr record"]) {
        return (Scope::Server, MailTrouble::OurHost);
    }
    if has(&["sender address rejected", "sender rejected", "sender verify failed", "sender domain"])
        || matches!(status, "5.1.7" | "5.1.8" | "4.1.7" | "4.1.8")
    {
        return (Scope::Server, MailTrouble::OurSender);
    }
    if !for_good {
        return (
            put_off(step, code, status, &has),
            if is_limit(step, code, status, &has) { MailTrouble::Limit } else { MailTrouble::Later },
        );
    }
    match step {
        Step::Connect => (Scope::Server, MailTrouble::OurHost),
        Step::Sender => (Scope::Server, MailTrouble::OurSender),
        Step::Recipient => (Scope::Letter, MailTrouble::Recipient),
        _ => (Scope::Letter, MailTrouble::Letter),
    }
}

fn put_off(step: Step, code: u16, status: &str, has: &impl Fn(&[&str]) -> bool) -> Scope {
    if is_limit(step, code, status, has) { Scope::Limit } else { Scope::LetterNow }
}

/// Too much at once, and not a recipient who cannot be reached for now: whose mailbox is full (x.2.x), or whose server
/// greets strangers by letting them wait.
fn is_limit(step: Step, code: u16, status: &str, has: &impl Fn(&[&str]) -> bool) -> bool {
    if code == 421 || matches!(step, Step::Connect | Step::Sender) {
        return true;
    }
    if has(&["greylist", "graylist", "grey list"]) || status.starts_with("4.2.") {
        return false;
    }
    let by_words = has(&[
        "too many",
        "too much",
        "too fast",
        "rate limit",
        "ratelimit",
        "rate exceeded",
        "quota exceeded for sender",
        "limit exceeded",
        "throttl",
    ]);
    by_words || code == 452 || (code == 450 && status.starts_with("4.7."))
}

/// What it means that no answer came.
fn unanswered(step: Step, error: &Error) -> (Scope, MailTrouble) {
    let scope = match step {
        Step::Connect | Step::Encrypt | Step::SignIn | Step::Sender => Scope::Server,
        Step::Recipient | Step::Data | Step::Taken => Scope::LetterNow,
    };
    if let Some(trouble) = tls_trouble(error) {
        return (Scope::Server, trouble);
    }
    if is_timeout(error) {
        return if step == Step::Taken { (Scope::Undecided, MailTrouble::Undecided) } else { (scope, MailTrouble::NoAnswer) };
    }
    // Without an error of the system the connection ended in good order, but in the middle of an answer.
    let hung_up = io_error(error).is_none_or(|error| {
        use io::ErrorKind::{BrokenPipe, ConnectionAborted, ConnectionReset, UnexpectedEof};
        matches!(error.kind(), BrokenPipe | ConnectionAborted | ConnectionReset | UnexpectedEof)
    });
    (scope, if step == Step::Connect && !hung_up { MailTrouble::Unreachable } else { MailTrouble::HungUp })
}

fn is_timeout(error: &Error) -> bool {
    io_error(error).is_some_and(|error| matches!(error.kind(), io::ErrorKind::TimedOut | io::ErrorKind::WouldBlock))
}

fn io_error(error: &Error) -> Option<&io::Error> {
    let mut source = error.source();
    while let Some(inner) = source {
        if let Some(found) = inner.downcast_ref::<io::Error>() {
            return Some(found);
        }
        source = inner.source();
    }
    None
}

fn tls_trouble(error: &Error) -> Option<MailTrouble> {
    let tls = io_error(error)?.get_ref()?.downcast_ref::<rustls::Error>()?;
    let rustls::Error::InvalidCertificate(reason) = tls else { return Some(MailTrouble::Encryption) };
    Some(match reason {
        CertificateError::UnknownIssuer => MailTrouble::UnknownIssuer,
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => MailTrouble::OtherName,
        CertificateError::Expired
        | CertificateError::ExpiredContext { .. }
        | CertificateError::NotValidYet
        | CertificateError::NotValidYetContext { .. } => MailTrouble::Expired,
        other if format!("{other:?}").contains("CaUsedAsEndEntity") => MailTrouble::IssuerAsServer,
        _ => MailTrouble::Encryption,
    })
}

/// What the system or the library said, without the layers around it; nothing for a timeout, which the trouble says.
fn innermost(error: &Error) -> String {
    if is_timeout(error) { String::new() } else { error.source().map_or_else(|| error.to_string(), ToString::to_string) }
}

#[cfg(test)]
mod tests {
    use super::{Scope, Step, answered};
    use domain::mail::MailTrouble;

    #[test]
    fn a_refusal_is_about_the_server_a_limit_or_the_letter() {
        use MailTrouble::{Encryption, EncryptionNeeded, Later, Letter, Limit, OurHost, OurSender, Recipient, Relay, SignIn, SignInNeeded};
        use Scope::{Letter as ThisOne, LetterNow, Limit as Slower, Server};
        use Step::{Connect, Data, Encrypt, Recipient as Rcpt, Sender, SignIn as Auth, Taken};
        for (step, code, said, expected) in [
            (Rcpt, 554, "5.7.1 <a@b.example>: Relay access denied", (Server, Relay)),
            (Rcpt, 550, "relay not permitted", (Server, Relay)),
            (Rcpt, 550, "5.7.1 Unable to relay", (Server, Relay)),
            (Rcpt, 550, "Invalid recipient: relaying denied", (Server, Relay)),
            (Rcpt, 530, "5.7.0 Authentication required", (Server, SignInNeeded)),
            (Sender, 550, "5.7.1 Authentication required", (Server, SignInNeeded)),
            (Sender, 530, "5.7.0 Must issue a STARTTLS command first", (Server, EncryptionNeeded)),
            (Auth, 535, "5.7.8 Error: authentication failed", (Server, SignIn)),
            (Auth, 454, "4.7.0 Temporary authentication failure", (Server, SignIn)),
            (Encrypt, 454, "4.7.0 TLS not available due to local problem", (Server, Encryption)),
            (Rcpt, 504, "5.5.2 <box>: Helo command rejected: need fully-qualified hostname", (Server, OurHost)),
            (Connect, 550, "5.7.1 who are you", (Server, OurHost)),
            (Connect, 554, "no SMTP service here", (Server, OurHost)),
            (Rcpt, 450, "4.7.1 Client host rejected: cannot find your reverse hostname, [192.0.2.1]", (Server, OurHost)),
            (Rcpt, 554, "5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.example", (Server, OurHost)),
            (Sender, 553, "5.7.1 <post@stand.example>: Sender address rejected: not owned by user web", (Server, OurSender)),
            (Sender, 550, "5.1.8 no such domain", (Server, OurSender)),
            (Rcpt, 450, "4.7.1 Error: too much mail from 192.0.2.1", (Slower, Limit)),
            (Rcpt, 450, "4.7.1 <a@b.example>: Recipient address rejected: Try again later", (Slower, Limit)),
            (Rcpt, 451, "4.7.1 Ratelimit \"user\" exceeded", (Slower, Limit)),
            (Connect, 421, "4.7.0 too many connections", (Slower, Limit)),
            (Data, 421, "4.7.0 Error: too many errors", (Slower, Limit)),
            (Rcpt, 452, "4.5.3 Error: too many recipients", (Slower, Limit)),
            (Rcpt, 452, "4.2.2 mailbox full", (LetterNow, Later)),
            (Rcpt, 450, "4.2.0 <a@b.example>: Recipient address rejected: Greylisted", (LetterNow, Later)),
            (Rcpt, 450, "4.7.1 Greylisted, see the manual", (LetterNow, Later)),
            (Rcpt, 451, "4.7.1 try later", (LetterNow, Later)),
            (Taken, 451, "4.3.0 queue file write error", (LetterNow, Later)),
            (Rcpt, 550, "5.1.1 <a@b.example> unknown", (ThisOne, Recipient)),
            (Rcpt, 554, "5.2.1 mailbox disabled", (ThisOne, Recipient)),
            (Taken, 550, "5.7.1 this looks like spam", (ThisOne, Letter)),
        ] {
            assert_eq!(answered(step, code, said), expected, "{step:?} {code} {said}");
        }
    }
}
