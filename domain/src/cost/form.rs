//! What an organiser types about a receipt, and what is wrong with it.

use chrono::NaiveDate;
use rules::booth::measure::sum;
use sea_orm::ActiveValue::Set;
use serde::{Deserialize, Serialize};

use super::{CostAction, CostField, MOST_CENTS, entity};
use crate::{
    audit::AuditEntry,
    field::{FieldErrors, Fields, Line, date},
    locale::Text,
};

/// A receipt as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CostForm {
    /// What was paid for.
    pub what: String,
    pub payee: String,
    /// In euros, as on paper.
    pub amount: String,
    /// `on` where it came back: a credit note, a deposit; or nothing.
    pub is_refund: String,
    pub paid_on: String,
    /// The number under which it is kept; each once for an event.
    pub receipt: String,
}

/// The same, parsed.
pub(super) struct Parsed {
    what: String,
    payee: String,
    cents: i64,
    is_refund: bool,
    paid_on: NaiveDate,
    pub receipt: String,
}

impl CostForm {
    /// Everything at once, so that every wrong field is named.
    pub(super) fn parse(&self) -> Result<Parsed, FieldErrors> {
        let Self { what, payee, amount, is_refund, paid_on, receipt } = self;
        let mut fields = Fields::new();
        let what = fields.check("what", Line::<160>::parse(what));
        let payee = fields.check("payee", Line::<120>::parse(payee));
        let cents = fields.check("amount", sum(amount, MOST_CENTS).and_then(some));
        let paid_on = fields.check("paid_on", date(paid_on));
        let receipt = fields.check("receipt", Line::<40>::parse(receipt));
        fields.finish(|| {
            Some(Parsed {
                what: what?.into_string(),
                payee: payee?.into_string(),
                cents: cents?,
                is_refund: is_refund == "on",
                paid_on: paid_on?,
                receipt: receipt?.into_string(),
            })
        })
    }
}

impl Parsed {
    pub(super) fn columns(&self) -> entity::ActiveModel {
        let Self { what, payee, cents, is_refund, paid_on, receipt } = self;
        entity::ActiveModel {
            what: Set(what.clone()),
            payee: Set(payee.clone()),
            cents: Set(*cents),
            is_refund: Set(*is_refund),
            paid_on: Set(*paid_on),
            receipt: Set(receipt.clone()),
            ..Default::default()
        }
    }

    pub(super) fn differences(&self, old: &entity::Model, entry: AuditEntry<CostAction>) -> AuditEntry<CostAction> {
        let Self { what, payee, cents, is_refund, paid_on, receipt } = self;
        entry
            .changed(CostField::What, old.what.as_str(), what)
            .changed(CostField::Payee, old.payee.as_str(), payee)
            .changed(CostField::Amount, old.cents, *cents)
            .changed(CostField::IsRefund, old.is_refund, *is_refund)
            .changed(CostField::PaidOn, old.paid_on.to_string(), paid_on.to_string())
            .changed(CostField::Receipt, old.receipt.as_str(), receipt)
    }
}

fn some(cents: i64) -> Result<i64, Text> {
    if cents > 0 { Ok(cents) } else { Err(Text::new("Der Betrag ist null.", "The sum is nought.")) }
}
