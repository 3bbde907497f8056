//! Every limit of how often something may be done, in one place. What limits have in common: nobody who does nothing wrong
//! meets one. A hall full of people has one network address, so that whatever is counted for an address is counted for all
//! of them; what protects a single person is counted for their mailbox. A form that is refused for what was typed does not
//! count. How long requests may take, and how many may be under way, is another matter: `server/limits.rs`.

/// Whom a limit is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Per {
    /// The browser's network address (IPv6 by its /64): a person, an office, a hall.
    Address,
    /// Whoever reads mails, whoever causes them.
    Mailbox,
    /// A mailbox, for each event by itself.
    MailboxAndEvent,
    /// Whoever is signed in.
    Account,
    /// Whoever is signed in, for each reader of their mails by itself.
    AccountAndReader,
}

/// So many times in a window of so many seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// Names it among all, in the table of attempts too.
    pub name: &'static str,
    pub per: Per,
    pub attempts: i64,
    pub window_seconds: i64,
}

const TEN_MINUTES: i64 = 600;
const HOUR: i64 = 3_600;
const DAY: i64 = 86_400;

const fn limit(name: &'static str, per: Per, attempts: i64, window_seconds: i64) -> Limit {
    Limit { name, per, attempts, window_seconds }
}

/// Asking for a sign-in link. A hall at ten to nine asks every two seconds; each mailbox is protected by `SIGN_IN_LETTERS`.
pub const SIGN_IN: Limit = limit("sign_in", Per::Address, 300, TEN_MINUTES);
/// Sign-in letters to one mailbox, counted over the last ten minutes. Whoever is refused has letters whose links are open,
/// so that nobody is locked out by a stranger who asks in their name.
pub const SIGN_IN_LETTERS: Limit = limit("sign_in_letters", Per::Mailbox, 3, TEN_MINUTES);
/// Short codes typed. A browser has five tries each time it asks (`short_code`); browsers cost an attacker nothing.
pub const CODES: Limit = limit("sign_in_codes", Per::Address, 300, TEN_MINUTES);
/// Wrong short codes for one mailbox, from all browsers together: at eight digits one in five million days is lucky. The
/// link in the letter stays open.
pub const CODE_TRIES: Limit = limit("sign_in_code_tries", Per::Mailbox, 20, DAY);
/// Challenges for passkeys: a browser asks for one whenever somebody opens the sign-in page.
pub const PASSKEY_CHALLENGES: Limit = limit("passkey_challenges", Per::Address, 600, TEN_MINUTES);
/// Answers of passkeys: nobody guesses one, but checking it is work.
pub const PASSKEY_ANSWERS: Limit = limit("passkey_answers", Per::Address, 300, TEN_MINUTES);
/// Beginning an application, which sends a mail.
pub const APPLICATIONS: Limit = limit("apply", Per::Address, 120, TEN_MINUTES);
/// Mails about applications that nobody has proven yet: beginning one and handing it in are two. Nobody shall fill
/// somebody else's mailbox.
pub const APPLICATION_MAILS: Limit = limit("apply_mail", Per::Mailbox, 8, HOUR);
/// Registering, which sends a mail: a hall full of phones registers once a second.
pub const REGISTRATIONS: Limit = limit("register", Per::Address, 600, TEN_MINUTES);
/// Mails that ask to confirm a registration: an office registers its people with the one mailbox that it has. More are not
/// sent, without a word: the answer tells nobody who is registered.
pub const REGISTRATION_MAILS: Limit = limit("register_mail", Per::MailboxAndEvent, 12, HOUR);
/// Tickets that organisers send once more.
pub const TICKETS_AGAIN: Limit = limit("ticket_again", Per::MailboxAndEvent, 5, HOUR);
/// Asking for one's ticket once more: a hall that looks for its tickets at the door.
pub const TICKET_LINKS_ASKED: Limit = limit("ticket_link", Per::Address, 300, TEN_MINUTES);
/// Tickets that a mailbox is sent because somebody asked there. More are not sent, without a word: the answer tells nobody
/// who is registered.
pub const TICKET_LINKS: Limit = limit("ticket_link_mail", Per::Mailbox, 5, HOUR);
/// Links of registrations that confirm nothing. Links have 128 bits: this only keeps guessing from being work for us.
pub const CONFIRMATION_MISSES: Limit = limit("confirm", Per::Address, 300, TEN_MINUTES);
/// Tickets that are nobody's.
pub const TICKET_MISSES: Limit = limit("ticket", Per::Address, 30, TEN_MINUTES);
/// Badges that are nobody's: their pages, cards and prints.
pub const BADGE_MISSES: Limit = limit("badge", Per::Address, 300, TEN_MINUTES);
/// Badges that are nobody's, scanned by exhibitors: a booth's scanners share an address.
pub const LEAD_MISSES: Limit = limit("lead_scan", Per::Address, 300, TEN_MINUTES);
/// Receipts of contacts, and invitations to roundtables, that do not exist.
pub const RECEIPT_MISSES: Limit = limit("receipt", Per::Address, 300, TEN_MINUTES);
/// Pictures and logos: converting them is work.
pub const UPLOADS: Limit = limit("upload", Per::Address, 200, TEN_MINUTES);
/// Mails to whomever they like that an account causes, such as invitations of colleagues.
pub const MAILS_BY_ACCOUNT: Limit = limit("mail_by", Per::Account, 200, DAY);
/// The same to one reader.
pub const MAILS_TO_READER: Limit = limit("mail_by_to", Per::AccountAndReader, 5, DAY);
/// The same to one reader, by all accounts together.
pub const MAILS_BY_ALL: Limit = limit("mail_to", Per::Mailbox, 20, DAY);

/// Writing by the contact form: a hall that looks for its cloakroom. What is refused for what was typed does not count.
pub const ENQUIRIES: Limit = limit("enquiry", Per::Address, 100, TEN_MINUTES);
/// The same with one mailbox for the answer, whoever types it. More are refused in words, because nothing may get lost that
/// somebody wrote; organisers get no more letters than that of anybody.
pub const ENQUIRIES_OF_MAILBOX: Limit = limit("enquiry_of", Per::Mailbox, 8, HOUR);

/// Beginning to take part in meetings by the form: a hall that does so at once.
pub const MEETING_JOINS: Limit = limit("meeting_join", Per::Address, 300, TEN_MINUTES);
/// Letters with a link to one's meetings to one mailbox that nobody has proven yet.
pub const MEETING_LETTERS: Limit = limit("meeting_mail", Per::Mailbox, 5, HOUR);
/// Links to meetings that open nothing. Links have 128 bits: this only keeps guessing from being work for us.
pub const MEETING_MISSES: Limit = limit("meeting", Per::Address, 300, TEN_MINUTES);

/// Letters to a group that organisers send to themselves first.
pub const MAILING_TESTS: Limit = limit("mailing_test", Per::Account, 60, HOUR);

/// Files that take long to make, which all lie in the store for a day.
pub const GENERATED_FILES: Limit = limit("generated_file", Per::Account, 200, DAY);

/// Beginning an entry to a call, which sends a mail.
pub const CALL_ENTRIES: Limit = limit("call_entry", Per::Address, 120, TEN_MINUTES);
/// Entries begun with one mailbox: nobody shall fill somebody else's.
pub const CALL_ENTRIES_OF_MAILBOX: Limit = limit("call_entry_mail", Per::Mailbox, 8, HOUR);
/// Handing entries in and withdrawing them: each time their mailbox gets a mail, and nobody proved that it is theirs.
pub const CALL_LETTERS_OF_MAILBOX: Limit = limit("call_letter_mail", Per::Mailbox, 20, HOUR);

/// All of them.
pub const LIMITS: [&Limit; 32] = [
    &SIGN_IN,
    &SIGN_IN_LETTERS,
    &CODES,
    &CODE_TRIES,
    &PASSKEY_CHALLENGES,
    &PASSKEY_ANSWERS,
    &APPLICATIONS,
    &APPLICATION_MAILS,
    &REGISTRATIONS,
    &REGISTRATION_MAILS,
    &TICKETS_AGAIN,
    &TICKET_LINKS_ASKED,
    &TICKET_LINKS,
    &CONFIRMATION_MISSES,
    &TICKET_MISSES,
    &BADGE_MISSES,
    &LEAD_MISSES,
    &RECEIPT_MISSES,
    &UPLOADS,
    &MAILS_BY_ACCOUNT,
    &MAILS_TO_READER,
    &MAILS_BY_ALL,
    &ENQUIRIES,
    &ENQUIRIES_OF_MAILBOX,
    &MEETING_JOINS,
    &MEETING_LETTERS,
    &MEETING_MISSES,
    &MAILING_TESTS,
    &GENERATED_FILES,
    &CALL_ENTRIES,
    &CALL_ENTRIES_OF_MAILBOX,
    &CALL_LETTERS_OF_MAILBOX,
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn each_limit_has_a_name_of_its_own_and_lets_a_hall_pass() {
        let names: BTreeSet<_> = LIMITS.iter().map(|limit| limit.name).collect();

        assert_eq!(names.len(), LIMITS.len());
        for limit in [SIGN_IN, CODES, APPLICATIONS, REGISTRATIONS, TICKET_LINKS_ASKED, ENQUIRIES] {
            assert!(limit.per == Per::Address && limit.attempts >= 100, "{limit:?}");
        }
    }
}
