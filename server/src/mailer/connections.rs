//! Conversations with the mail server (RFC 5321), step by step: what an answer means depends on where it comes.

use std::{
    sync::Mutex,
    time::{Duration, Instant},
};

use lettre::{
    Address,
    transport::smtp::{
        authentication::Mechanism,
        client::SmtpConnection,
        commands::{Data, Mail, Rcpt, Rset},
        extension::{Extension, MailParameter},
    },
};

use super::{
    probe::Probe,
    route::{Route, Security},
    verdict::{Fault, Step},
};

/// A connection that was not used for so long may be gone on the other side.
const STALE: Duration = Duration::from_secs(20);

/// The connections to the mail server; those that nobody uses at the moment wait for the next letter.
pub(super) struct Connections {
    route: Route,
    per_connection: u32,
    idle: Mutex<Vec<Idle>>,
}

struct Idle {
    connection: SmtpConnection,
    letters: u32,
    since: Instant,
}

impl Connections {
    pub fn new(route: Route, per_connection: u32) -> Self {
        Self { route, per_connection, idle: Mutex::new(Vec::new()) }
    }

    /// Gives one letter to the server.
    pub fn send(&self, from: &Address, to: &Address, message: &[u8]) -> Result<(), Fault> {
        let (mut connection, letters) = self.take()?;
        let outcome = self.give(&mut connection, from, to, message);
        let letters = letters + 1;
        let is_usable = match &outcome {
            Ok(()) => true,
            Err(fault) => fault.leaves_connection(),
        };
        if !is_usable || connection.has_broken() || (self.per_connection > 0 && letters >= self.per_connection) {
            self.end(connection);
        } else {
            self.lock().push(Idle { connection, letters, since: Instant::now() });
        }
        outcome
    }

    /// Everything but the letter.
    pub fn probe(&self, from: &Address, to: &Address) -> Result<Probe, Fault> {
        let mut connection = self.open()?;
        let said = self.address(&mut connection, from, to);
        if said.as_ref().map_or_else(Fault::leaves_connection, |()| true) {
            let _ = connection.command(Rset);
        }
        let probe = Probe {
            server: format!("{}:{}", self.route.host, self.route.port),
            security: self.route.security,
            user: self.route.user.clone(),
            to: to.to_string(),
        };
        self.end(connection);
        said.map(|()| probe)
    }

    /// Says goodbye on every connection that waits.
    pub fn close(&self) {
        let idle = std::mem::take(&mut *self.lock());
        for waiting in idle {
            self.end(waiting.connection);
        }
    }

    fn end(&self, mut connection: SmtpConnection) {
        if !connection.has_broken() {
            let _ = connection.set_timeout(Some(self.route.patience.beginning));
            connection.abort();
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<Idle>> {
        self.idle.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// One that waits and still answers, or a new one.
    fn take(&self) -> Result<(SmtpConnection, u32), Fault> {
        loop {
            let Some(mut waiting) = self.lock().pop() else { break };
            if waiting.since.elapsed() < STALE && waiting.connection.command(Rset).is_ok() {
                return Ok((waiting.connection, waiting.letters));
            }
        }
        Ok((self.open()?, 0))
    }

    /// A connection as the route asks for it: encrypted, signed in.
    fn open(&self) -> Result<SmtpConnection, Fault> {
        let Route { host, port, security, tls, credentials, hello, patience, .. } = &self.route;
        let wrapped = tls.as_ref().filter(|_| *security == Security::Tls);
        let server = (host.as_str(), *port);
        let begun = SmtpConnection::connect(server, Some(patience.beginning), hello, wrapped, None);
        let mut connection = begun.map_err(Fault::at(Step::Connect))?;
        if *security == Security::StartTls
            && let Some(tls) = tls
        {
            if !connection.can_starttls() {
                self.end(connection);
                return Err(Fault::no_encryption());
            }
            connection.starttls(tls, hello).map_err(Fault::at(Step::Encrypt))?;
        }
        if let Some(credentials) = credentials {
            let ways = [Mechanism::Plain, Mechanism::Login];
            if connection.server_info().get_auth_mechanism(&ways).is_none() {
                self.end(connection);
                return Err(Fault::no_sign_in());
            }
            if let Err(error) = connection.auth(&ways, credentials) {
                let fault = Fault::at(Step::SignIn)(error);
                self.end(connection);
                return Err(fault);
            }
        }
        Ok(connection)
    }

    /// Sender and recipient.
    fn address(&self, connection: &mut SmtpConnection, from: &Address, to: &Address) -> Result<(), Fault> {
        let wait = |connection: &mut SmtpConnection, time| connection.set_timeout(Some(time)).map_err(|error| Fault::local(&error));
        wait(connection, self.route.patience.command)?;
        let mut parameters = Vec::new();
        if !to.to_string().is_ascii() || !from.to_string().is_ascii() {
            if !connection.server_info().supports_feature(Extension::SmtpUtfEight) {
                return Err(Fault::local_part());
            }
            parameters.push(MailParameter::SmtpUtfEight);
        }
        connection.command(Mail::new(Some(from.clone()), parameters)).map_err(Fault::at(Step::Sender))?;
        connection.command(Rcpt::new(to.clone(), Vec::new())).map_err(Fault::at(Step::Recipient))?;
        Ok(())
    }

    fn give(&self, connection: &mut SmtpConnection, from: &Address, to: &Address, message: &[u8]) -> Result<(), Fault> {
        self.address(connection, from, to)?;
        connection.command(Data).map_err(Fault::at(Step::Data))?;
        connection.set_timeout(Some(self.route.patience.taking)).map_err(|error| Fault::local(&error))?;
        connection.message(message).map_err(Fault::at(Step::Taken))?;
        // The next letter may have to wait for its first answer, but not for so long.
        let _ = connection.set_timeout(Some(self.route.patience.command));
        Ok(())
    }
}
