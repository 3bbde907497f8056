//! What organisers type about the meetings of an event, and what is wrong with it.

use sea_orm::ActiveValue::{NotSet, Set};
use serde::{Deserialize, Serialize};

use super::{MatchmakingAction, MatchmakingField, entity::matchmaking, history::entry};
use crate::{
    audit::AuditEntry,
    clock,
    field::{FieldErrors, Fields, Line, Prose, whole},
    locale::Text,
};

/// The meetings of an event, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MatchmakingDetails {
    pub title_de: String,
    pub title_en: String,
    /// Markdown.
    pub intro_de: String,
    pub intro_en: String,
    /// 10 to 60, in steps of five.
    pub slot_minutes: String,
    /// 0 to 30.
    pub walking_minutes: String,
    pub request_quota: String,
    /// `on`: a link for each meeting instead of a table.
    pub is_online: String,
}

/// The same, parsed.
#[derive(Debug)]
pub(super) struct Parsed {
    title: Text,
    intro: Text,
    slot_minutes: i32,
    walking_minutes: i32,
    pub request_quota: i32,
    is_online: bool,
}

impl MatchmakingDetails {
    /// Everything at once, so that every wrong field is named.
    pub(super) fn parse(&self) -> Result<Parsed, FieldErrors> {
        let Self { title_de, title_en, intro_de, intro_en, slot_minutes, walking_minutes, request_quota, is_online } = self;
        let mut fields = Fields::new();
        let de = fields.check("title_de", Line::<80>::parse(title_de));
        let en = fields.check("title_en", Line::<80>::parse(title_en));
        let intro_de = fields.check("intro_de", Prose::<4000>::parse(intro_de));
        let intro_en = fields.check("intro_en", Prose::<4000>::parse(intro_en));
        let slot = fields.check("slot_minutes", whole(slot_minutes, 10..=60).and_then(in_steps_of_five));
        let walking = fields.check("walking_minutes", whole(walking_minutes, 0..=30));
        let quota = fields.check("request_quota", whole(request_quota, 1..=200));
        fields.finish(|| {
            Some(Parsed {
                title: Text::new(de?.into_string(), en?.into_string()),
                intro: Text::new(intro_de?.into_string(), intro_en?.into_string()),
                slot_minutes: i32::try_from(slot?).ok()?,
                walking_minutes: i32::try_from(walking?).ok()?,
                request_quota: i32::try_from(quota?).ok()?,
                is_online: is_online == "on",
            })
        })
    }
}

/// Time is held in steps of five minutes.
fn in_steps_of_five(minutes: i64) -> Result<i64, Text> {
    if minutes % 5 == 0 {
        Ok(minutes)
    } else {
        Err(Text::new("Bitte in Schritten von fünf Minuten.", "In steps of five minutes, please."))
    }
}

impl Parsed {
    /// Every column: neither a new one nor a new field of the form compiles until it stands here.
    pub(super) fn columns(&self) -> matchmaking::ActiveModel {
        let Self { title, intro, slot_minutes, walking_minutes, request_quota, is_online } = self;
        matchmaking::ActiveModel {
            title_de: Set(title.de.clone()),
            title_en: Set(title.en.clone()),
            intro_de: Set(intro.de.clone()),
            intro_en: Set(intro.en.clone()),
            slot_minutes: Set(*slot_minutes),
            walking_minutes: Set(*walking_minutes),
            request_quota: Set(*request_quota),
            is_online: Set(*is_online),
            updated_at: Set(clock::now()),
            id: NotSet,
            event_id: NotSet,
            bridge_id: NotSet,
            time_zone: NotSet,
            starts_on: NotSet,
            ends_on: NotSet,
            takes_wishes: NotSet,
            state: NotSet,
            past_matches: NotSet,
            past_meetings: NotSet,
            revision: NotSet,
            created_at: NotSet,
        }
    }

    pub(super) fn differences(&self, old: &matchmaking::Model) -> AuditEntry<MatchmakingAction> {
        let Self { title, intro, slot_minutes, walking_minutes, request_quota, is_online } = self;
        let noted = entry(MatchmakingAction::Changed, old)
            .changed(MatchmakingField::TitleDe, old.title_de.as_str(), &title.de)
            .changed(MatchmakingField::TitleEn, old.title_en.as_str(), &title.en)
            .changed(MatchmakingField::SlotMinutes, old.slot_minutes, *slot_minutes)
            .changed(MatchmakingField::WalkingMinutes, old.walking_minutes, *walking_minutes)
            .changed(MatchmakingField::RequestQuota, old.request_quota, *request_quota)
            .changed(MatchmakingField::IsOnline, old.is_online, *is_online);
        // Too long to repeat.
        let intros = [(MatchmakingField::IntroDe, old.intro_de != intro.de), (MatchmakingField::IntroEn, old.intro_en != intro.en)];
        intros.into_iter().filter(|(_, changed)| *changed).fold(noted, |noted, (field, _)| noted.with(field, "changed"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_in_steps_of_five_minutes() {
        let typed = |slot: &str| MatchmakingDetails {
            title_de: "Gespräche".to_owned(),
            title_en: "Meetings".to_owned(),
            slot_minutes: slot.to_owned(),
            walking_minutes: "5".to_owned(),
            request_quota: "10".to_owned(),
            ..MatchmakingDetails::default()
        };

        assert_eq!(typed("20").parse().map(|parsed| parsed.slot_minutes).ok(), Some(20));
        for wrong in ["12", "5", "65", ""] {
            let refused = typed(wrong).parse().err().map(|errors| errors.0.into_iter().map(|(field, _)| field).collect::<Vec<_>>());
            assert_eq!(refused, Some(vec!["slot_minutes".to_owned()]), "{wrong}");
        }
    }
}
