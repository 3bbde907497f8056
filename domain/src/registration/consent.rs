//! Consents: what exactly is asked, and giving and withdrawing each by itself.

use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, EntityTrait, QueryFilter, TryInsertResult,
    sea_query::OnConflict,
};

use super::{
    ConsentPurpose, Error, RegistrationAction, RegistrationField, RegistrationState, ShownWording, entity::consent, policy, queries,
};
use crate::{
    actor::Actor,
    audit::{self, AuditEntry},
    clock,
    db::{Db, Tx},
    ids::{ConsentId, RegistrationId},
    locale::Text,
};

/// Grows with every change of a wording below.
const CONSENTS_VERSION: u32 = 3;

/// What the form sends back to say which wordings its page showed, so that nobody consents to another text than the one
/// they read: their version, and `whose` they are.
pub fn wording_version(whose: &str) -> String {
    format!("{CONSENTS_VERSION} {whose}")
}

/// What is asked for each purpose in the name of `whose`, who runs this site. Shown exactly so, and kept exactly so with
/// the consent.
pub fn wording(purpose: ConsentPurpose, whose: &str) -> Text {
    let (de, en) = match purpose {
        ConsentPurpose::EventNews => (
            format!(
                "Ja, {whose} darf mir per E-Mail Neues zu dieser Veranstaltung und zu den nächsten eigenen Veranstaltungen schicken. \
                 Das kann ich jederzeit unter „Mein Ticket“ widerrufen."
            ),
            format!(
                "Yes, {whose} may send me e-mails with news about this event and its own next events. \
                 I can withdraw this at any time under “My ticket”."
            ),
        ),
        ConsentPurpose::Photos => (
            format!(
                "Ja, Fotos und Videos, die auf dieser Veranstaltung von mir gemacht werden, dürfen für Berichte über die Veranstaltung auf der \
                 Website und in den sozialen Medien von {whose} verwendet werden. Das kann ich jederzeit unter „Mein Ticket“ widerrufen."
            ),
            format!(
                "Yes, photos and videos taken of me at this event may be used for reports about the event on the website and in the social \
                 media of {whose}. I can withdraw this at any time under “My ticket”."
            ),
        ),
    };
    Text { de, en }
}

/// Refuses a form whose page showed other texts than the ones that would be kept.
pub(super) fn shown(wording: &ShownWording) -> Result<(), Error> {
    if wording.version == wording_version(&wording.whose) { Ok(()) } else { Err(Error::OtherWording) }
}

/// Gives one consent, to what the page showed. Giving it twice changes nothing.
///
/// # Errors
/// `Denied` for everybody but the visitor, `Cancelled`, `OtherWording`.
pub async fn give_consent(
    db: &Db,
    actor: &Actor,
    registration: RegistrationId,
    purpose: ConsentPurpose,
    wording: &ShownWording,
) -> Result<(), Error> {
    policy::may_consent(actor, registration)?;
    shown(wording)?;
    db.write(|tx| async move {
        let row = queries::held(&tx, registration).await?;
        if row.state != RegistrationState::Confirmed {
            return Err(Error::Cancelled);
        }
        if write_consent(&tx, registration, purpose, wording).await? {
            let entry = AuditEntry::of(RegistrationAction::Consented, registration).at(row.event_id);
            audit::record(&tx, actor, entry.with(RegistrationField::Purpose, purpose.as_str())).await?;
        }
        Ok(())
    })
    .await
}

/// Withdraws one consent. Withdrawing what is not given changes nothing.
///
/// # Errors
/// `Denied` for everybody but the visitor and organisers.
pub async fn withdraw_consent(db: &Db, actor: &Actor, registration: RegistrationId, purpose: ConsentPurpose) -> Result<(), Error> {
    policy::may_act_for(actor, registration)?;
    db.write(|tx| async move {
        let row = queries::within(&tx, registration).await?;
        let withdrawn = withdraw(&tx, registration, &[purpose]).await?;
        if withdrawn > 0 {
            let entry = AuditEntry::of(RegistrationAction::ConsentWithdrawn, registration).at(row.event_id);
            audit::record(&tx, actor, entry.with(RegistrationField::Purpose, purpose.as_str())).await?;
        }
        Ok(())
    })
    .await
}

/// Writes a consent, unless one for this purpose already counts. Answers whether it wrote one.
pub(super) async fn write_consent(
    tx: &Tx,
    registration: RegistrationId,
    purpose: ConsentPurpose,
    shown: &ShownWording,
) -> Result<bool, Error> {
    let row = consent::ActiveModel {
        id: Set(ConsentId::new()),
        registration_id: Set(registration),
        purpose: Set(purpose),
        wording: Set(wording(purpose, &shown.whose).in_(shown.locale).to_owned()),
        locale: Set(shown.locale),
        given_at: Set(clock::now()),
        withdrawn_at: Set(None),
    };
    let written =
        consent::Entity::insert(row).on_conflict(OnConflict::new().do_nothing().to_owned()).try_insert().exec_without_returning(tx).await?;
    Ok(matches!(written, TryInsertResult::Inserted(rows) if rows > 0))
}

/// Withdraws the consents to these purposes that count; how many there were.
pub(super) async fn withdraw(tx: &Tx, registration: RegistrationId, purposes: &[ConsentPurpose]) -> Result<u64, Error> {
    let done = consent::Entity::update_many()
        .set(withdrawn())
        .filter(consent::Column::RegistrationId.eq(registration))
        .filter(consent::Column::Purpose.is_in(purposes.iter().copied()))
        .filter(consent::Column::WithdrawnAt.is_null())
        .exec(tx)
        .await?;
    Ok(done.rows_affected)
}

/// Every column: what stays, also after an erasure, is the proof that somebody agreed to which words, and no longer.
fn withdrawn() -> consent::ActiveModel {
    consent::ActiveModel {
        withdrawn_at: Set(Some(clock::now())),
        id: NotSet,
        registration_id: NotSet,
        purpose: NotSet,
        wording: NotSet,
        locale: NotSet,
        given_at: NotSet,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Locale;

    #[test]
    fn every_consent_is_asked_in_both_languages_with_whom_it_is_for_and_its_way_back() {
        for purpose in ConsentPurpose::ALL {
            let text = wording(purpose, "Agentur Ruhr");
            assert!(text.de.starts_with("Ja, ") && text.de.contains("Agentur Ruhr") && text.de.contains("jederzeit"), "{purpose}");
            assert!(text.en.starts_with("Yes, ") && text.en.contains("Agentur Ruhr") && text.en.contains("at any time"), "{purpose}");
        }
    }

    #[test]
    fn another_wording_or_anothers_is_not_consented_to() {
        let page = |version: &str| ShownWording { version: version.to_owned(), whose: "Agentur Ruhr".to_owned(), locale: Locale::De };
        assert!(shown(&page(&wording_version("Agentur Ruhr"))).is_ok());
        for version in ["", "3", "3 Agentur", "2 Agentur Ruhr", "4 Agentur Ruhr"] {
            assert!(matches!(shown(&page(version)), Err(Error::OtherWording)), "{version}");
        }
    }
}
