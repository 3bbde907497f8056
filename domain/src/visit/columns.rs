//! What a visit is found by.

use super::entity::visit;

/// The row with what it is searched by.
pub(crate) fn keyed(row: visit::Model) -> visit::Model {
    let texts = [&row.title_de, &row.title_en, &row.contact_name, &row.contact_email, &row.organisation, &row.interests];
    let search_key = visit::SEARCHED.key_of(texts.map(String::as_str));
    visit::Model { search_key, ..row }
}
