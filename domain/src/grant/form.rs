//! What an organiser types about a grant, and what is wrong with it.

use chrono::NaiveDate;
use rules::booth::measure::sum;
use serde::{Deserialize, Serialize};

use super::{GrantState, MOST_CENTS, notice::Notice};
use crate::{
    field::{FieldErrors, Fields, Line, Prose, date},
    ids::BridgeId,
    locale::Text,
};

/// A grant as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct GrantForm {
    pub grantor: String,
    /// Of the notice; may be empty, as the purpose and the three last.
    pub reference: String,
    /// In euros.
    pub amount: String,
    /// The period in which it may be spent.
    pub starts_on: String,
    pub ends_on: String,
    pub purpose_de: String,
    pub purpose_en: String,
    /// A word of [`GrantState`].
    pub state: String,
    /// The date of the notice.
    pub noticed_on: String,
    /// The day from which this counts; empty: the date of the notice, or else the first day of the period.
    pub counts_from: String,
    /// The id of a bridge or network.
    pub bridge: String,
}

impl GrantForm {
    /// Everything at once, so that every wrong field is named.
    pub(super) fn parse(&self) -> Result<(Notice, Option<BridgeId>), FieldErrors> {
        let Self { grantor, reference, amount, starts_on, ends_on, purpose_de, purpose_en, state, noticed_on, counts_from, bridge } = self;
        let mut fields = Fields::new();
        let grantor = fields.check("grantor", Line::<160>::parse(grantor));
        let reference = fields.check("reference", Line::<80>::parse_optional(reference));
        let amount = fields.check("amount", sum(amount, MOST_CENTS));
        let starts_on = fields.check("starts_on", date(starts_on));
        let ends_on = fields.check("ends_on", date(ends_on));
        if let Some(problem) = period(starts_on, ends_on) {
            fields.refuse("ends_on", problem);
        }
        let de = fields.check("purpose_de", Prose::<1000>::parse(purpose_de));
        let en = fields.check("purpose_en", Prose::<1000>::parse(purpose_en));
        let state = fields.check("state", state.parse::<GrantState>().map_err(|_| Text::new("Bitte wählen.", "Please choose.")));
        let noticed_on = fields.check_optional("noticed_on", noticed_on, date);
        let counts_from = fields.check_optional("counts_from", counts_from, date);
        let bridge = fields.check_optional("bridge", bridge, |id| id.trim().parse::<BridgeId>().map_err(|_| not_listed()));
        fields.finish(|| {
            let (starts_on, noticed_on) = (starts_on?, noticed_on?);
            let notice = Notice {
                grantor: grantor?.into_string(),
                reference: reference?,
                amount_cents: amount?,
                starts_on,
                ends_on: ends_on?,
                purpose: Text::new(de?.into_string(), en?.into_string()),
                noticed_on,
                state: state?,
                counts_from: counts_from?.or(noticed_on).unwrap_or(starts_on),
            };
            Some((notice, bridge?))
        })
    }
}

fn period(starts_on: Option<NaiveDate>, ends_on: Option<NaiveDate>) -> Option<Text> {
    let problem = || Text::new("Das Ende liegt vor dem Beginn.", "The end is before the beginning.");
    (ends_on? < starts_on?).then(problem)
}

pub(super) fn not_listed() -> Text {
    Text::new("Bitte aus der Liste wählen.", "Please choose from the list.")
}
