//! The letter to one reader.

use super::{
    Audience, MailingLetter, MailingReason, MailingText, MailingValues, Placeholder, RecipientKind, Texts,
    readers::Reader,
    selection::{Chosen, used},
};
use crate::{event::EventFacts, locale::Locale};

/// What a reader reads, and in which language. `withdraw` is the secret part of the link in news, else empty.
pub(super) fn letter_to(chosen: &Chosen, audience: Audience, texts: &Texts, event: EventFacts, withdraw: &str) -> (Locale, MailingLetter) {
    let reader = &chosen.reader;
    let (locale, text) = texts.for_reader(reader.locale);
    let (text, values) = (text.clone(), values_of(reader, locale));
    let letter = match reader.kind {
        RecipientKind::Registration => {
            let shows_ticket = withdraw.is_empty() && used(&text).contains(&Placeholder::Ticket);
            let ticket_code = if shows_ticket { reader.ticket_code.clone() } else { String::new() };
            MailingLetter::VisitorMailing { event, text, values, ticket_code, withdraw: withdraw.to_owned() }
        }
        RecipientKind::Application | RecipientKind::BoothStaff | RecipientKind::Account => {
            MailingLetter::PartnerMailing { event, text, values, application: reader.application, reason: reason(audience) }
        }
    };
    (locale, letter)
}

/// Whom a letter greets; nobody, where several read it.
pub(super) fn greeted(chosen: &Chosen) -> String {
    if chosen.shares_mailbox { String::new() } else { chosen.reader.name.clone() }
}

pub(super) fn values_of(reader: &Reader, locale: Locale) -> MailingValues {
    MailingValues {
        name: reader.name.clone(),
        organisation: reader.organisation.clone(),
        unit: reader.unit.clone(),
        session: reader.session.in_(locale).to_owned(),
    }
}

/// The letter to its author, as a reader of this language would get it.
pub(super) fn test_letter(reader: &Reader, locale: Locale, text: &MailingText, event: EventFacts, is_news: bool) -> MailingLetter {
    MailingLetter::TestMailing { event, text: text.clone(), values: values_of(reader, locale), is_news }
}

const fn reason(audience: Audience) -> MailingReason {
    match audience {
        Audience::BoothStaff => MailingReason::BoothStaff,
        Audience::DeskTeam => MailingReason::DeskTeam,
        _ => MailingReason::Application,
    }
}
