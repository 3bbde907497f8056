//! What a draft keeps of fields that cannot be read yet: as they were typed, beside what could be read.

use std::collections::BTreeMap;

use super::{ApplicationForm, ContactForm};

/// How much is kept of what cannot be read, in bytes, all fields of a draft taken together: several times the longest text
/// that any field takes.
const MOST: usize = 64 * 1024;

/// Fields that cannot be read yet, by name, as typed: half a VAT id, a text that is too long.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AsTyped(BTreeMap<String, String>);

impl AsTyped {
    /// What was typed into the fields that were refused. `None` if that is more than a draft keeps.
    pub(super) fn of<'a>(form: &ApplicationForm, refused: impl Iterator<Item = &'a str>) -> Option<Self> {
        let typed = typed(form);
        let kept = refused.filter_map(|field| Some((field.to_owned(), typed.get(field)?.to_string())));
        let kept = Self(kept.collect());
        (kept.0.values().map(String::len).sum::<usize>() <= MOST).then_some(kept)
    }

    /// From the column of the same name.
    pub(in crate::application) fn from_column(kept: &str) -> Self {
        Self(serde_json::from_str(kept).unwrap_or_default())
    }

    /// For the column of the same name. As JSON: PostgreSQL keeps no text with a NUL in it.
    pub(in crate::application) fn to_column(&self) -> String {
        if self.0.is_empty() { String::new() } else { serde_json::to_string(&self.0).unwrap_or_default() }
    }

    /// The fields and what was typed into them, by name.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(field, typed)| (field.as_str(), typed.as_str()))
    }

    pub(in crate::application) fn has(&self, field: &str) -> bool {
        self.0.contains_key(field)
    }
}

/// What was typed, by field: a field more does not compile until it says here whether it is typed or chosen.
fn typed(form: &ApplicationForm) -> BTreeMap<String, &str> {
    let ApplicationForm {
        legal_name,
        display_name,
        street,
        postcode,
        city,
        vat_id,
        website,
        teaser_de,
        teaser_en,
        description_de,
        description_en,
        wish_note,
        co_exhibitors,
        de_minimis_reason,
        double_funding_reason,
        contacts,
        // Chosen: a choice that does not exist is no half of anything.
        kind: _,
        country: _,
        public_body: _,
        size_class: _,
        topics: _,
        offers: _,
        seeks: _,
        wish_kind: _,
        terms: _,
        terms_version: _,
        de_minimis: _,
        double_funding: _,
        revision: _,
    } = form;
    let single = [
        ("legal_name", legal_name),
        ("display_name", display_name),
        ("street", street),
        ("postcode", postcode),
        ("city", city),
        ("vat_id", vat_id),
        ("website", website),
        ("teaser_de", teaser_de),
        ("teaser_en", teaser_en),
        ("description_de", description_de),
        ("description_en", description_en),
        ("wish_note", wish_note),
        ("co_exhibitors", co_exhibitors),
        ("de_minimis_reason", de_minimis_reason),
        ("double_funding_reason", double_funding_reason),
    ];
    let single = single.into_iter().map(|(field, typed)| (field.to_owned(), typed.as_str()));
    let contacts = contacts.iter().flat_map(|ContactForm { purpose, name, email, phone, like_decision: _ }| {
        [("name", name), ("email", email), ("phone", phone)].map(|(part, typed)| (format!("{purpose}_{part}"), typed.as_str()))
    });
    single.chain(contacts).collect()
}
