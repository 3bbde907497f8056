//! What a trip asks of its travellers, and whom they call when something goes wrong.

use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};

use super::{Error, FIRST, TravelSettingAction, TravelSettingField, entity::travel_setting, trip::Trip};
use crate::{
    actor::Actor,
    audit::{self, AuditEntry, ExpectedRevision},
    db::Db,
    event,
    field::{FieldErrors, Fields, Line, visible},
    ids::EventId,
    locale::{Locale, Text},
    phone::PhoneNumber,
};

/// What is asked besides, and the agency's own emergency number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TravelSetting {
    pub asks_passport_number: bool,
    /// Who answers there; empty as long as nobody is named.
    pub emergency_name: String,
    /// As `PhoneNumber` keeps it.
    pub emergency_phone: String,
    /// `FIRST` as long as nothing was set.
    pub revision: i64,
}

impl From<travel_setting::Model> for TravelSetting {
    fn from(row: travel_setting::Model) -> Self {
        let travel_setting::Model { event_id: _, asks_passport_number, emergency_name, emergency_phone, revision } = row;
        Self { asks_passport_number, emergency_name, emergency_phone, revision }
    }
}

/// The same as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SettingForm {
    /// `on`: it does.
    pub asks_passport_number: String,
    pub emergency_name: String,
    pub emergency_phone: String,
}

impl SettingForm {
    fn parse(&self, locale: Locale) -> Result<TravelSetting, FieldErrors> {
        let Self { asks_passport_number, emergency_name, emergency_phone } = self;
        let mut fields = Fields::new();
        let one_alone = visible(emergency_name).is_empty() != visible(emergency_phone).is_empty();
        let name = fields.check("emergency_name", Line::<80>::parse_optional(emergency_name));
        let phone = fields.check_optional("emergency_phone", emergency_phone, |typed| phone(typed, locale));
        if one_alone {
            let field = if visible(emergency_name).is_empty() { "emergency_name" } else { "emergency_phone" };
            fields.refuse(field, Text::new("Bitte Namen und Nummer angeben.", "Please give both the name and the number."));
        }
        fields.finish(|| {
            Some(TravelSetting {
                asks_passport_number: asks_passport_number == "on",
                emergency_name: name?,
                emergency_phone: phone?.unwrap_or_default(),
                revision: 0,
            })
        })
    }
}

/// As typed on a page of this language: who writes in German may leave out the country of a German number.
pub(super) fn phone(typed: &str, locale: Locale) -> Result<String, Text> {
    let country = match locale {
        Locale::De => "DE",
        Locale::En => "",
    };
    PhoneNumber::parse(typed, country).map(PhoneNumber::into_kept)
}

/// Sets it, unless somebody else did so since the form was opened.
///
/// # Errors
/// `Denied`, `Invalid`, or `Overtaken`.
pub async fn set_setting(
    db: &Db,
    actor: &Actor,
    event: EventId,
    expected: ExpectedRevision,
    form: &SettingForm,
    locale: Locale,
) -> Result<(), Error> {
    actor.require_organiser()?;
    let new = &form.parse(locale)?;
    db.write(|tx| async move {
        // Two who set it for the first time wait for each other here.
        event::take_turns(&tx, event).await?;
        let trip = Trip::of(&tx, event::within(&tx, event).await?).await?;
        let old = trip.setting;
        expected.check::<TravelSettingAction, Error>(&tx, event, old.revision, trip.event.zone).await?;
        let TravelSetting { asks_passport_number, emergency_name, emergency_phone, revision: _ } = new;
        let row = travel_setting::ActiveModel {
            event_id: Set(event),
            asks_passport_number: Set(*asks_passport_number),
            emergency_name: Set(emergency_name.clone()),
            emergency_phone: Set(emergency_phone.clone()),
            revision: Set(old.revision + 1),
        };
        if old.revision == FIRST {
            travel_setting::Entity::insert(row).exec_without_returning(&tx).await?;
        } else {
            travel_setting::Entity::update_many().set(row).filter(travel_setting::Column::EventId.eq(event)).exec(&tx).await?;
        }
        let entry = AuditEntry::of(TravelSettingAction::Changed, event)
            .at(event)
            .changed(TravelSettingField::AsksPassportNumber, old.asks_passport_number, *asks_passport_number)
            .changed(TravelSettingField::EmergencyName, old.emergency_name.as_str(), emergency_name)
            .changed(TravelSettingField::EmergencyPhone, old.emergency_phone.as_str(), emergency_phone);
        Ok(audit::record(&tx, actor, entry).await?)
    })
    .await
}
