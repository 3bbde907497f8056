//! Who helps on a leg, and where those meet who lost each other: what organisers write for the emergency card.

use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};

use super::{Error, TravelSettingAction, TravelSettingField, entity::travel_help, setting::phone, trip::Trip};
use crate::{
    actor::{Actor, Denied},
    audit::{self, AuditEntry},
    db::Db,
    event,
    field::{FieldErrors, Fields, Line},
    ids::{EventId, TripLegId},
    locale::{Locale, Text},
};

/// What helps on a leg; all of it may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LegHelp {
    /// Embassy or consulate.
    pub consulate: String,
    /// As `PhoneNumber` keeps it.
    pub consulate_phone: String,
    pub meeting_point: Text,
}

impl From<travel_help::Model> for LegHelp {
    fn from(row: travel_help::Model) -> Self {
        let travel_help::Model { leg_id: _, consulate, consulate_phone, meeting_point_de, meeting_point_en } = row;
        Self { consulate, consulate_phone, meeting_point: Text::new(meeting_point_de, meeting_point_en) }
    }
}

/// The same as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct HelpForm {
    pub consulate: String,
    pub consulate_phone: String,
    pub meeting_point_de: String,
    pub meeting_point_en: String,
}

impl HelpForm {
    fn parse(&self, locale: Locale) -> Result<LegHelp, FieldErrors> {
        let Self { consulate, consulate_phone, meeting_point_de, meeting_point_en } = self;
        let mut fields = Fields::new();
        let consulate = fields.check("consulate", Line::<120>::parse_optional(consulate));
        let consulate_phone = fields.check_optional("consulate_phone", consulate_phone, |typed| phone(typed, locale));
        let de = fields.check("meeting_point_de", Line::<200>::parse_optional(meeting_point_de));
        let en = fields.check("meeting_point_en", Line::<200>::parse_optional(meeting_point_en));
        fields.finish(|| {
            Some(LegHelp {
                consulate: consulate?,
                consulate_phone: consulate_phone?.unwrap_or_default(),
                meeting_point: Text::new(de?, en?),
            })
        })
    }
}

/// Writes what helps on a leg of this trip. Who writes last is right: it is one line of one leg.
///
/// # Errors
/// `Denied`, also for a leg of another trip, or `Invalid`.
pub async fn set_help(db: &Db, actor: &Actor, event: EventId, leg: TripLegId, form: &HelpForm, locale: Locale) -> Result<(), Error> {
    actor.require_organiser()?;
    let new = &form.parse(locale)?;
    db.write(|tx| async move {
        event::take_turns(&tx, event).await?;
        let trip = Trip::of(&tx, event::within(&tx, event).await?).await?;
        let old = trip.legs.into_iter().find(|one| one.id == leg).ok_or(Denied::NotFound)?;
        if old.help == *new {
            return Ok(());
        }
        let row = travel_help::ActiveModel {
            leg_id: Set(leg),
            consulate: Set(new.consulate.clone()),
            consulate_phone: Set(new.consulate_phone.clone()),
            meeting_point_de: Set(new.meeting_point.de.clone()),
            meeting_point_en: Set(new.meeting_point.en.clone()),
        };
        travel_help::Entity::delete_many().filter(travel_help::Column::LegId.eq(leg)).exec(&tx).await?;
        travel_help::Entity::insert(row).exec_without_returning(&tx).await?;
        let entry = AuditEntry::of(TravelSettingAction::HelpChanged, event)
            .at(event)
            .with(TravelSettingField::Leg, old.place.as_str())
            .changed(TravelSettingField::Consulate, old.help.consulate.as_str(), &new.consulate)
            .changed(TravelSettingField::ConsulatePhone, old.help.consulate_phone.as_str(), &new.consulate_phone)
            .changed(TravelSettingField::MeetingPointDe, old.help.meeting_point.de.as_str(), &new.meeting_point.de)
            .changed(TravelSettingField::MeetingPointEn, old.help.meeting_point.en.as_str(), &new.meeting_point.en);
        Ok(audit::record(&tx, actor, entry).await?)
    })
    .await
}
