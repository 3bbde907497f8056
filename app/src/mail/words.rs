//! What organisers call states of a mail.

use domain::{
    locale::Locale,
    mail::{MailState, MailTrouble},
};

pub(super) fn state(l: Locale, state: MailState, trouble: Option<MailTrouble>) -> &'static str {
    match state {
        MailState::Parked if is_needless(trouble) => l.t("Überholt", "Out of date"),
        MailState::Parked if trouble == Some(MailTrouble::Undecided) => l.t("Ungewiss", "Uncertain"),
        MailState::Waiting => l.t("Wartet", "Waiting"),
        MailState::Sending => l.t("Wird gesendet", "Being sent"),
        MailState::Sent => l.t("Gesendet", "Sent"),
        MailState::Parked => l.t("Gescheitert", "Given up"),
    }
}

/// Whether nobody waits for it any more.
pub(super) fn is_needless(trouble: Option<MailTrouble>) -> bool {
    trouble.is_some_and(|trouble| MailTrouble::NEEDLESS.contains(&trouble))
}

/// What stands in a mail's way, and what can be done about it.
pub fn trouble(l: Locale, trouble: MailTrouble) -> &'static str {
    match trouble {
        MailTrouble::Unreachable => l.t(
            "Keine Verbindung zum Mailserver: Er läuft nicht, oder Name oder Port stimmen nicht.",
            "No connection to the mail server: it does not run, or its name or port is wrong.",
        ),
        MailTrouble::NoAnswer => l.t("Der Mailserver antwortet nicht rechtzeitig.", "The mail server does not answer in time."),
        MailTrouble::HungUp => l.t("Der Mailserver hat mitten im Gespräch aufgelegt.", "The mail server hung up in the middle of it."),
        MailTrouble::NoEncryption => l.t(
            "Der Mailserver bietet keine Verschlüsselung (STARTTLS) an. Unverschlüsselt wird nur gesendet, wenn smtp_url mit ?tls=none endet.",
            "The mail server offers no encryption (STARTTLS). Nothing is sent unencrypted unless smtp_url ends with ?tls=none.",
        ),
        MailTrouble::EncryptionNeeded => l.t(
            "Der Mailserver verlangt eine verschlüsselte Verbindung: In smtp_url ?tls=none weglassen oder ?tls=required anhängen.",
            "The mail server demands an encrypted connection: drop ?tls=none from smtp_url, or add ?tls=required.",
        ),
        MailTrouble::UnknownIssuer => l.t(
            "Dem Zertifikat des Mailservers vertraut hier niemand: Die Zertifizierungsstelle gehört in smtp_ca_file.",
            "Nobody here trusts the mail server’s certificate: its certificate authority belongs into smtp_ca_file.",
        ),
        MailTrouble::IssuerAsServer => l.t(
            "Der Mailserver zeigt das Zertifikat einer Zertifizierungsstelle statt eines eigenen. Er braucht eines, das diese Stelle für seinen Namen ausgestellt hat.",
            "The mail server shows the certificate of a certificate authority instead of one of its own. It needs one that this authority issued for its name.",
        ),
        MailTrouble::OtherName => l.t(
            "Das Zertifikat des Mailservers gilt für einen anderen Namen als den in smtp_url.",
            "The mail server’s certificate is for another name than the one in smtp_url.",
        ),
        MailTrouble::Expired => l.t("Das Zertifikat des Mailservers gilt nicht (mehr).", "The mail server’s certificate is not valid (any more)."),
        MailTrouble::Encryption => l.t("Die verschlüsselte Verbindung zum Mailserver kam nicht zustande.", "The encrypted connection to the mail server failed."),
        MailTrouble::SignIn => l.t("Der Mailserver lehnt Benutzer oder Passwort aus smtp_url ab.", "The mail server refuses the user or password of smtp_url."),
        MailTrouble::SignInNeeded => l.t(
            "Der Mailserver nimmt nur E-Mails mit Benutzer und Passwort an: Benutzer und Passwort gehören in smtp_url.",
            "The mail server takes mail only from those who sign in: user and password belong into smtp_url.",
        ),
        MailTrouble::NoSignIn => l.t(
            "Beim Mailserver kann man sich auf diesem Weg nicht einloggen; smtp_url nennt aber einen Benutzer.",
            "The mail server offers no way to sign in here, but smtp_url names a user.",
        ),
        MailTrouble::OurHost => l.t(
            "Der Mailserver lehnt diesen Server ab: seinen Namen (aus public_url) oder seine Adresse.",
            "The mail server refuses this server: its name (from public_url) or its address.",
        ),
        MailTrouble::OurSender => l.t("Der Mailserver lehnt den Absender ab (mail_from).", "The mail server refuses the sender (mail_from)."),
        MailTrouble::Relay => l.t(
            "Der Mailserver leitet für diesen Server nichts weiter. Meist fehlen Benutzer und Passwort in smtp_url.",
            "The mail server passes nothing on for this server. Most often smtp_url lacks user and password.",
        ),
        MailTrouble::Server => l.t("Der Mailserver ist nicht bereit.", "The mail server is not ready."),
        MailTrouble::Limit => l.t("Der Mailserver nimmt gerade nur wenige E-Mails auf einmal an.", "The mail server takes only few e-mails at once at the moment."),
        MailTrouble::TooOften => l.t("Der Mailserver hat die E-Mail tagelang auf später verschoben.", "The mail server put the e-mail off for days."),
        MailTrouble::Recipient => l.t("Der Mailserver lehnt diese Empfängeradresse ab.", "The mail server refuses this recipient."),
        MailTrouble::Letter => l.t("Der Mailserver lehnt diese E-Mail ab.", "The mail server refuses this e-mail."),
        MailTrouble::Later => l.t("Der Mailserver nimmt diese E-Mail im Moment nicht an.", "The mail server does not take this e-mail at the moment."),
        MailTrouble::Undecided => l.t(
            "Der Mailserver hat die E-Mail bekommen, aber nie gesagt, ob er sie angenommen hat. Damit sie nicht doppelt ankommt, wird sie nicht von selbst wiederholt.",
            "The mail server got the e-mail, but never said whether it took it. It is not repeated by itself, so that it does not arrive twice.",
        ),
        MailTrouble::LocalPart => l.t(
            "Der Mailserver kann an diese Adresse nicht schreiben: Vor dem @ stehen Zeichen, die er nicht unterstützt (SMTPUTF8).",
            "The mail server cannot write to this address: before the @ there are characters that it does not support (SMTPUTF8).",
        ),
        MailTrouble::Address => l.t("Das ist keine E-Mail-Adresse.", "This is no e-mail address."),
        MailTrouble::Outdated => l.t(
            "Eine neuere E-Mail ist an ihre Stelle getreten, oder sie wurde zurückgenommen.",
            "A newer e-mail has taken its place, or it was taken back.",
        ),
        MailTrouble::TooLate => l.t("Sie konnte nicht rechtzeitig gesendet werden und nützt jetzt niemandem mehr.", "It could not be sent in time and is of no use any more."),
        MailTrouble::Ours => l.t("Die E-Mail ließ sich nicht schreiben: ein Fehler in Standwerk.", "The e-mail could not be written: a mistake of Standwerk."),
    }
}
