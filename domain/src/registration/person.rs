//! Who is the same person at an event: the mailbox and the name. Two people may share a mailbox (`office@…`), and one person
//! writes their name now with a title, now without.

use rules::{alphabet::folded, field::NameParts};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, Select};

use super::{Error, entity::registration};
use crate::{db::is_unique_violation, ids::EventId};

/// What a name is compared by: its words in whatever order, case and marks, without titles. `Dr. Anna Beispiel` and
/// `Beispiel, Anna` are one, `Anna Beispiel jun.` is another.
pub(super) fn person_key(name: &str) -> String {
    let NameParts { prefix: _, given, family, suffix } = NameParts::of(name);
    let folded = folded(&format!("{given} {family} {suffix}"));
    let mut words: Vec<&str> = folded.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.sort_unstable();
    words.join(" ")
}

/// Everybody of this mailbox at this event; an erased person no longer has one.
pub(super) fn of_mailbox(event: EventId, email_key: &str) -> Select<registration::Entity> {
    registration::Entity::find()
        .filter(registration::Column::EventId.eq(event))
        .filter(registration::Column::EmailKey.eq(email_key))
        .filter(registration::Column::ErasedAt.is_null())
}

/// The registration of this person at this event. Whoever gave no mailbox is known to nobody.
///
/// # Errors
/// A failure of the database.
pub(super) async fn find_person(
    db: &impl ConnectionTrait,
    event: EventId,
    email_key: &str,
    name: &str,
) -> Result<Option<registration::Model>, DbErr> {
    if email_key.is_empty() {
        return Ok(None);
    }
    let key = person_key(name);
    let found = of_mailbox(event, email_key).all(db).await?;
    // Rows of an earlier release have no key.
    Ok(found.into_iter().find(|row| row.person_key == key || person_key(&row.name) == key))
}

impl registration::Model {
    /// Where letters go; `None` for whoever was registered at the desk without one.
    pub(crate) fn mailbox(&self) -> Option<&str> {
        Some(self.email.as_str()).filter(|email| !email.is_empty())
    }
}

/// A new name that makes somebody the same person as another one of their mailbox.
pub(super) fn name_taken(error: Error) -> Error {
    match error {
        Error::Db(error) if is_unique_violation(&error) => Error::NameTaken,
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_the_same_however_it_is_written() {
        for same in ["Dr. Anna Beispiel", "BEISPIEL, Anna", "anna  beispiel", "Frau Anna Béispiel"] {
            assert_eq!(person_key(same), "anna beispiel", "{same}");
        }
        assert_eq!(person_key("Özlem Weiß-Müller"), person_key("özlem weiss müller"));
        assert_eq!(person_key("김 민준"), "김 민준");
    }

    #[test]
    fn others_are_others() {
        let names = ["Anna Beispiel", "Bert Beispiel", "Anna Beispiel jun.", "Anna Beispiel sen.", "Anna B."];
        let keys: std::collections::BTreeSet<_> = names.map(person_key).into_iter().collect();

        assert_eq!(keys.len(), names.len(), "{keys:?}");
    }
}
