//! What would happen if a letter to a group left now: to how many it goes, who gets none and why, what is empty for whom,
//! and how it reads.

use std::collections::BTreeMap;

use super::{
    Error, LeftOutReason, MailingLetter, MailingView, Placeholder, Texts, policy,
    queries::mailing,
    readers::{Reader, readers},
    selection::{Chosen, Selection, select, used},
    written::{greeted, letter_to},
};
use crate::{
    actor::{Actor, Denied},
    db::Db,
    event::EventView,
    field::FieldErrors,
    ids::MailingId,
    locale::Locale,
};

/// So many are named, of those that something is said about.
const NAMED: usize = 5;

/// Those of a group that get no letter for one reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    pub reason: LeftOutReason,
    pub people: usize,
    /// The first of them.
    pub names: Vec<String>,
}

/// Those for whom there is nothing to fill in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmptyPlaceholder {
    pub placeholder: Placeholder,
    pub people: usize,
    /// The first of them.
    pub names: Vec<String>,
}

/// One of the letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownLetter {
    /// Counted from 1.
    pub position: usize,
    /// Whom it greets; empty, where several read it.
    pub name: String,
    pub email: String,
    pub locale: Locale,
    pub letter: MailingLetter,
}

/// What would happen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailingPreview {
    pub mailing: MailingView,
    pub recipients: usize,
    /// How many letters leave in each language.
    pub languages: Vec<(Locale, usize)>,
    /// How many get it in the other language than the one they read, because it is written in that alone.
    pub in_other_language: usize,
    pub left_out: Vec<LeftOut>,
    pub empty: Vec<EmptyPlaceholder>,
    /// What has to be put right before it can leave.
    pub problems: FieldErrors,
    /// The letter at the position that was asked for, or the nearest; none, where nobody gets one.
    pub shown: Option<ShownLetter>,
}

/// Which of the letters to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Counted from 1.
    pub position: usize,
    /// As if its reader read this language.
    pub locale: Option<Locale>,
}

/// What would happen if this letter left now.
///
/// # Errors
/// `Denied` for whoever is no organiser, and when there is none.
pub async fn preview(db: &Db, actor: &Actor, event: &EventView, id: MailingId, asked: Asked) -> Result<MailingPreview, Error> {
    policy::may_write(actor)?;
    let mailing = mailing(db, actor, id).await?;
    if mailing.event != event.id {
        return Err(Denied::NotFound.into());
    }
    let found = readers(db.read(), mailing.event, mailing.audience, None).await?;
    let Selection { chosen, left_out } = select(found, mailing.purpose, &mailing.texts);
    let problems = mailing.texts.check(mailing.audience, mailing.purpose).err().unwrap_or_default();
    let mut languages: BTreeMap<&str, (Locale, usize)> = BTreeMap::new();
    let mut in_other_language = 0;
    for Chosen { reader, .. } in &chosen {
        let (locale, _) = mailing.texts.for_reader(reader.locale);
        languages.entry(locale.as_str()).or_insert((locale, 0)).1 += 1;
        in_other_language += usize::from(locale != reader.locale);
    }
    let position = asked.position.clamp(1, chosen.len().max(1));
    let shown = chosen.get(position - 1).cloned().map(|mut one| {
        one.reader.locale = asked.locale.unwrap_or(one.reader.locale);
        shown(&one, position, &mailing, event)
    });
    Ok(MailingPreview {
        recipients: chosen.len(),
        languages: languages.into_values().collect(),
        in_other_language,
        left_out: by_reason(&left_out),
        empty: empty(&chosen, &mailing.texts),
        problems,
        shown,
        mailing,
    })
}

fn shown(chosen: &Chosen, position: usize, mailing: &MailingView, event: &EventView) -> ShownLetter {
    // Stands for the link of each reader: it is never shown.
    let withdraw = if mailing.purpose == super::MailingPurpose::News { "-" } else { "" };
    let (locale, letter) = letter_to(chosen, mailing.audience, &mailing.texts, event.facts(), withdraw);
    ShownLetter { position, name: greeted(chosen), email: chosen.reader.email.clone(), locale, letter }
}

fn by_reason(left_out: &[(LeftOutReason, Reader)]) -> Vec<LeftOut> {
    let of = |reason: LeftOutReason| left_out.iter().filter(move |(other, _)| *other == reason).map(|(_, reader)| reader);
    let counted = LeftOutReason::ALL.into_iter().map(|reason| LeftOut { reason, people: of(reason).count(), names: names(of(reason)) });
    counted.filter(|left_out| left_out.people > 0).collect()
}

fn empty(chosen: &[Chosen], texts: &Texts) -> Vec<EmptyPlaceholder> {
    let lacks = |reader: &Reader, placeholder: Placeholder| {
        let (locale, text) = texts.for_reader(reader.locale);
        used(text).contains(&placeholder) && reader.value(placeholder, locale).trim().is_empty()
    };
    let of = |placeholder: Placeholder| chosen.iter().map(|chosen| &chosen.reader).filter(move |reader| lacks(reader, placeholder));
    let counted = Placeholder::ALL.into_iter().map(|placeholder| EmptyPlaceholder {
        placeholder,
        people: of(placeholder).count(),
        names: names(of(placeholder)),
    });
    counted.filter(|empty| empty.people > 0).collect()
}

fn names<'a>(readers: impl Iterator<Item = &'a Reader>) -> Vec<String> {
    let known = |reader: &Reader| [&reader.name, &reader.organisation, &reader.email].into_iter().find(|text| !text.is_empty()).cloned();
    readers.filter_map(known).take(NAMED).collect()
}
