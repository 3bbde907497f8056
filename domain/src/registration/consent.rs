//! Consents: what exactly is asked, and giving and withdrawing each by itself.

use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, EntityTrait, QueryFilter, TryInsertResult,
    sea_query::OnConflict,
};

use super::{ConsentPurpose, Error, RegistrationAction, RegistrationField, RegistrationState, entity::consent, policy, queries};
use crate::{
    actor::Actor,
    audit::{self, AuditEntry},
    clock,
    db::{Db, Tx},
    ids::{ConsentId, RegistrationId},
    locale::{Locale, Text},
};

/// Grows with every change of a wording below, so that nobody consents to another text than the one they read.
pub const CONSENTS_VERSION: u32 = 1;

/// What is asked for each purpose. Shown exactly so, and kept exactly so with the consent.
pub fn wording(purpose: ConsentPurpose) -> Text {
    match purpose {
        ConsentPurpose::EventNews => Text::new(
            "Ja, die im Impressum genannte Organisation darf mir per E-Mail Neues zu dieser Veranstaltung und zu ihren nächsten Veranstaltungen schicken. \
             Das kann ich jederzeit auf meiner Registrierungsseite widerrufen.",
            "Yes, the organisation named in the imprint may send me e-mails with news about this event and its next events. \
             I can withdraw this at any time on my registration page.",
        ),
        ConsentPurpose::Matchmaking => Text::new(
            "Ja, die im Impressum genannte Organisation darf meinen Namen, meine Organisation und meine Funktion nutzen, um mir passende Aussteller \
             dieser Veranstaltung vorzuschlagen. Aussteller erhalten meine Daten dadurch nicht. Das kann ich jederzeit auf meiner Registrierungsseite widerrufen.",
            "Yes, the organisation named in the imprint may use my name, organisation and function to suggest to me exhibitors of this event \
             that fit. Exhibitors do not receive my data through this. I can withdraw this at any time on my registration page.",
        ),
        ConsentPurpose::Photos => Text::new(
            "Ja, Fotos und Videos, die auf dieser Veranstaltung von mir gemacht werden, dürfen für Berichte über die Veranstaltung auf der Website und in den \
             sozialen Medien der im Impressum genannten Organisation verwendet werden. Das kann ich jederzeit auf meiner Registrierungsseite widerrufen.",
            "Yes, photos and videos taken of me at this event may be used for reports about the event on the website and in the social media \
             of the organisation named in the imprint. I can withdraw this at any time on my registration page.",
        ),
    }
}

/// Refuses a form whose page showed other texts than the ones that would be kept.
pub(super) fn shown(version: &str) -> Result<(), Error> {
    if version == CONSENTS_VERSION.to_string() { Ok(()) } else { Err(Error::OtherWording) }
}

/// Gives one consent. Giving it twice changes nothing. `version` is that of the wording which the page showed in
/// `shown_in`.
///
/// # Errors
/// `Denied` for everybody but the visitor, `Cancelled`, `OtherWording`.
pub async fn give_consent(
    db: &Db,
    actor: &Actor,
    registration: RegistrationId,
    purpose: ConsentPurpose,
    shown_in: Locale,
    version: &str,
) -> Result<(), Error> {
    policy::may_consent(actor, registration)?;
    shown(version)?;
    db.write(|tx| async move {
        let row = queries::held(&tx, registration).await?;
        if row.state != RegistrationState::Confirmed {
            return Err(Error::Cancelled);
        }
        if write_consent(&tx, registration, purpose, shown_in).await? {
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
pub(super) async fn write_consent(tx: &Tx, registration: RegistrationId, purpose: ConsentPurpose, shown_in: Locale) -> Result<bool, Error> {
    let row = consent::ActiveModel {
        id: Set(ConsentId::new()),
        registration_id: Set(registration),
        purpose: Set(purpose),
        wording: Set(wording(purpose).in_(shown_in).to_owned()),
        locale: Set(shown_in),
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

    #[test]
    fn every_consent_is_asked_in_both_languages_with_its_way_back() {
        for purpose in ConsentPurpose::ALL {
            let text = wording(purpose);
            assert!(text.de.starts_with("Ja, ") && text.de.contains("jederzeit"), "{purpose}");
            assert!(text.en.starts_with("Yes, ") && text.en.contains("at any time"), "{purpose}");
        }
    }

    #[test]
    fn another_wording_is_not_consented_to() {
        assert!(shown("1").is_ok());
        for version in ["", "0", "2"] {
            assert!(matches!(shown(version), Err(Error::OtherWording)), "{version}");
        }
    }
}
