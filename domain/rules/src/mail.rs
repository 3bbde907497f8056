//! How far a mail has got, and what stands in its way.

use crate::choice;

choice! {
    /// How far a mail has got.
    pub enum MailState {
        /// To be sent when it is due.
        Waiting = "waiting",
        /// Leased by a worker.
        Sending = "sending",
        Sent = "sent",
        /// It does not leave by itself (any more): the `MailTrouble` says why.
        Parked = "parked",
    }
}

choice! {
    /// Why a mail has not left.
    pub enum MailTrouble {
        /// No connection to the mail server: refused, or its name is not known.
        Unreachable = "unreachable",
        /// The mail server does not answer in time.
        NoAnswer = "no_answer",
        /// The mail server ended the connection in the middle of it.
        HungUp = "hung_up",
        /// The mail server offers no encryption, which the configuration asks for.
        NoEncryption = "no_encryption",
        /// The mail server takes letters only over an encrypted connection, which the configuration forbids.
        EncryptionNeeded = "encryption_needed",
        /// The mail server's certificate was issued by nobody that is trusted here.
        UnknownIssuer = "unknown_issuer",
        /// The mail server shows the certificate of an authority instead of one of its own.
        IssuerAsServer = "issuer_as_server",
        /// The mail server's certificate is for another name.
        OtherName = "other_name",
        /// The mail server's certificate has run out, or does not hold yet.
        Expired = "expired",
        /// Encryption failed in another way.
        Encryption = "encryption",
        /// The mail server refuses user or password.
        SignIn = "sign_in",
        /// The mail server takes letters only from somebody who signs in.
        SignInNeeded = "sign_in_needed",
        /// The mail server offers no way to sign in.
        NoSignIn = "no_sign_in",
        /// The mail server refuses the name or the address of this machine.
        OurHost = "our_host",
        /// The mail server refuses the sender of all letters.
        OurSender = "our_sender",
        /// The mail server does not pass letters on for this machine.
        Relay = "relay",
        /// The mail server is not ready in another way.
        Server = "server",
        /// So much at once is too much for the mail server.
        Limit = "limit",
        /// So it was for days.
        TooOften = "too_often",
        /// This recipient is refused.
        Recipient = "recipient",
        /// This letter is refused.
        Letter = "letter",
        /// This letter cannot be taken now.
        Later = "later",
        /// The mail server got the letter and never said whether it took it.
        Undecided = "undecided",
        /// The part before the @ has letters that this mail server does not take.
        LocalPart = "local_part",
        /// The address is none.
        Address = "address",
        /// A later letter has taken its place.
        Outdated = "outdated",
        /// It came too late to be of use.
        TooLate = "too_late",
        /// The letter cannot be read or written: a mistake of ours.
        Ours = "ours",
    }
}

impl MailTrouble {
    /// With these nobody waits for the letter any more.
    pub const NEEDLESS: [Self; 2] = [Self::Outdated, Self::TooLate];

    /// Whether a letter with it stays where it is even if somebody sends everything again: nobody is waiting for it, or it
    /// may have arrived.
    pub const fn stays(self) -> bool {
        matches!(self, Self::Outdated | Self::TooLate | Self::Undecided)
    }
}
