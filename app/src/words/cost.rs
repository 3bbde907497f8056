//! What receipts are called, and what happens to them.

use domain::{
    cost::{CostAction, CostField},
    locale::{Locale, Text},
};

pub fn action(l: Locale, action: CostAction) -> &'static str {
    match action {
        CostAction::Created => l.t("Beleg angelegt", "Receipt noted"),
        CostAction::Changed => l.t("Beleg geändert", "Receipt changed"),
        CostAction::Removed => l.t("Beleg entfernt", "Receipt removed"),
    }
}

pub fn field(field: CostField) -> Text {
    let (de, en) = match field {
        CostField::What => ("Wofür", "What for"),
        CostField::Payee => ("An wen", "Paid to"),
        CostField::Amount => ("Betrag", "Amount"),
        CostField::IsRefund => ("Gutschrift oder Erstattung", "Credit note or refund"),
        CostField::PaidOn => ("Bezahlt am", "Paid on"),
        CostField::Receipt => ("Beleg", "Receipt"),
    };
    Text::new(de, en)
}
