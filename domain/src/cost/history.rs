//! What history says of a receipt.

use crate::{
    audit::{Action, Subject},
    choice::choice,
    ids::EventCostId,
};

choice! {
    /// What can happen to a receipt.
    pub enum CostAction {
        Created = "created",
        Changed = "changed",
        Removed = "removed",
    }
}

choice! {
    /// What history tells of a receipt.
    pub enum CostField {
        What = "what",
        Payee = "payee",
        Amount = "amount_cents",
        IsRefund = "is_refund",
        PaidOn = "paid_on",
        Receipt = "receipt",
    }
}

impl Action for CostAction {
    const SUBJECT: Subject = Subject::Cost;
    type Id = EventCostId;
    type Field = CostField;
}
