//! How long the mail server is waited for.

use std::time::Duration;

/// How long each part of a conversation may take.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// For a connection, and for each answer until letters can be given: greeting, encryption, signing in.
    pub beginning: Duration,
    /// For the answer to each command about a letter.
    pub command: Duration,
    /// For the answer after a letter. A server may look into it for minutes, and whoever hangs up then gets every letter
    /// twice (RFC 5321, 4.5.3.2.6).
    pub taking: Duration,
}

pub const PATIENCE: Patience =
    Patience { beginning: Duration::from_secs(30), command: Duration::from_secs(120), taking: Duration::from_secs(600) };

impl Patience {
    /// A server that draws out every single answer is given up after so long.
    pub(super) fn in_all(self) -> Duration {
        self.beginning * 8 + self.command * 5 + self.taking * 2
    }
}
