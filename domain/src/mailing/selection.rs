//! Who of a group gets a letter, and who does not, and why.

use std::collections::HashMap;

use super::{MailingPurpose, MailingText, Piece, Placeholder, Texts, pieces, readers::Reader};
use crate::choice::choice;

choice! {
    /// Why somebody of a group gets no letter.
    pub enum LeftOutReason {
        /// The registration was cancelled.
        Cancelled = "cancelled",
        /// Did not consent to news, or not any more.
        NoConsent = "no_consent",
        NoMailbox = "no_mailbox",
        /// The very same letter goes to the same mailbox already.
        SameMailbox = "same_mailbox",
    }
}

/// Somebody who gets a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Chosen {
    pub reader: Reader,
    /// Of people with other names who would get the very same letter.
    pub shares_mailbox: bool,
}

/// A group, sorted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Selection {
    pub chosen: Vec<Chosen>,
    pub left_out: Vec<(LeftOutReason, Reader)>,
}

/// Each person once, and each mailbox once for each text: where nothing is filled in that differs, two people who share a
/// mailbox read the same letter.
pub(super) fn select(readers: Vec<Reader>, purpose: MailingPurpose, texts: &Texts) -> Selection {
    let mut selection = Selection::default();
    let mut known: HashMap<Vec<String>, usize> = HashMap::new();
    for reader in readers {
        let reason = if reader.is_cancelled {
            Some(LeftOutReason::Cancelled)
        } else if purpose == MailingPurpose::News && !reader.consents {
            Some(LeftOutReason::NoConsent)
        } else if reader.email.is_empty() {
            Some(LeftOutReason::NoMailbox)
        } else {
            None
        };
        if let Some(reason) = reason {
            selection.left_out.push((reason, reader));
            continue;
        }
        let index = *known.entry(letter_of(&reader, texts)).or_insert(selection.chosen.len());
        match selection.chosen.get_mut(index) {
            Some(first) => {
                first.shares_mailbox |= first.reader.name != reader.name;
                selection.left_out.push((LeftOutReason::SameMailbox, reader));
            }
            None => selection.chosen.push(Chosen { reader, shares_mailbox: false }),
        }
    }
    selection
}

/// What makes a letter another one: the mailbox, the language, and what is filled in.
fn letter_of(reader: &Reader, texts: &Texts) -> Vec<String> {
    let (locale, text) = texts.for_reader(reader.locale);
    let filled = used(text).into_iter().map(|placeholder| reader.value(placeholder, locale));
    [reader.mailbox(), locale.to_string()].into_iter().chain(filled).collect()
}

/// The placeholders of a letter, each once.
pub(super) fn used(text: &MailingText) -> Vec<Placeholder> {
    let mut found = Vec::new();
    for piece in [&text.subject, &text.body].into_iter().flat_map(|text| pieces(text)) {
        if let Piece::Fill(placeholder) = piece
            && !found.contains(&placeholder)
        {
            found.push(placeholder);
        }
    }
    found
}
