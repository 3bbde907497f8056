//! What an application needs before it can be handed in, and how far each section of its form has got.

use super::{Contact, Content};
use crate::{application::ContactPurpose, choice::choice, event::EventView, field::required, locale::Text};

choice! {
    /// A part of the form.
    pub enum Section {
        Organisation = "organisation",
        Contacts = "contacts",
        Profile = "profile",
        Wishes = "wishes",
        Declarations = "declarations",
    }
}

impl Section {
    /// Where a field stands that is typed.
    fn of(field: &str) -> Self {
        match field {
            "legal_name" | "display_name" | "street" | "postcode" | "city" | "vat_id" => Self::Organisation,
            "teaser_de" | "teaser_en" | "description_de" | "description_en" | "website" => Self::Profile,
            "wish_note" | "co_exhibitors" => Self::Wishes,
            "terms" | "de_minimis" | "de_minimis_reason" | "double_funding" | "double_funding_reason" => Self::Declarations,
            _ => Self::Contacts,
        }
    }
}

/// How far a section has got: of `needed` fields that it needs, `done` are there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct SectionProgress {
    pub section: Section,
    pub done: usize,
    pub needed: usize,
}

/// Something without which an application cannot be handed in.
struct Need {
    section: Section,
    field: String,
    is_met: bool,
    problem: Text,
}

impl Content {
    /// What a submission still needs: the field, and what to do about it.
    pub fn missing(&self, event: &EventView) -> Vec<(String, Text)> {
        self.needs(event).into_iter().filter(|need| !need.is_met).map(|need| (need.field, need.problem)).collect()
    }

    /// The same without what only the applicant can give.
    pub(in crate::application) fn missing_beside_declarations(&self, event: &EventView) -> Vec<(String, Text)> {
        let needs = self.needs(event).into_iter().filter(|need| !need.is_met && need.section != Section::Declarations);
        needs.map(|need| (need.field, need.problem)).collect()
    }

    /// How far each section has got, in the order of the form. One that needs nothing is left out.
    pub fn progress(&self, event: &EventView) -> Vec<SectionProgress> {
        let needs = self.needs(event);
        let of = |section| {
            let needs = needs.iter().filter(|need| need.section == section);
            let (done, needed) = needs.fold((0, 0), |(done, needed), need| (done + usize::from(need.is_met), needed + 1));
            SectionProgress { section, done, needed }
        };
        Section::ALL.map(of).into_iter().filter(|progress| progress.needed > 0).collect()
    }

    fn needs(&self, event: &EventView) -> Vec<Need> {
        let mut needs = self.needs_of_organisation();
        needs.extend(lacking(&self.contacts).into_iter().map(|(field, is_met)| need(Section::Contacts, field, is_met, required())));
        let teaser = Text::new("Bitte in mindestens einer Sprache ausfüllen.", "Please fill this in, in one language at least.");
        let is_told = [&self.teaser.de, &self.teaser.en].iter().any(|text| !text.is_empty());
        needs.push(need(Section::Profile, "teaser_de", is_told, teaser));
        needs.extend(self.needs_of_declarations(event));
        for (field, _) in self.as_typed.fields() {
            match needs.iter_mut().find(|need| need.field == field) {
                Some(need) => (need.is_met, need.problem) = (false, unread()),
                None => needs.push(need(Section::of(field), field, false, unread())),
            }
        }
        needs
    }

    fn needs_of_organisation(&self) -> Vec<Need> {
        let needs = [
            ("legal_name", !self.legal_name.is_empty()),
            ("display_name", !self.display_name.is_empty()),
            ("kind", self.kind.is_some()),
            ("size_class", self.size_class.is_some()),
            ("street", !self.street.is_empty()),
            ("postcode", !self.postcode.is_empty()),
            ("city", !self.city.is_empty()),
            ("country", !self.country.is_empty()),
        ];
        needs.into_iter().map(|(field, is_met)| need(Section::Organisation, field, is_met, required())).collect()
    }

    fn needs_of_declarations(&self, event: &EventView) -> Vec<Need> {
        let has_agreed = !self.terms_version.is_empty() && self.terms_version == event.terms_version;
        let agree = Text::new("Bitte stimmen Sie den Teilnahmebedingungen zu.", "Please agree to the terms of participation.");
        let de_minimis = Text::new(
            "Bitte geben Sie die De-minimis-Erklärung ab, oder sagen Sie, warum sie Sie nicht betrifft.",
            "Please make the de minimis declaration, or say why it does not concern you.",
        );
        let double_funding = Text::new(
            "Bitte geben Sie die Erklärung zur Doppelförderung ab, oder sagen Sie, warum sie Sie nicht betrifft.",
            "Please make the declaration on double funding, or say why it does not concern you.",
        );
        let asked = [
            (event.asks_de_minimis, &self.de_minimis, "de_minimis", de_minimis),
            (event.asks_double_funding, &self.double_funding, "double_funding", double_funding),
        ];
        let declared = asked.into_iter().filter(|(is_asked, ..)| *is_asked).map(|(_, declaration, field, problem)| {
            if declaration.lacks_reason() {
                let why = Text::new("Bitte sagen Sie in einem Satz, warum.", "Please say why, in one sentence.");
                return need(Section::Declarations, format!("{field}_reason"), false, why);
            }
            need(Section::Declarations, field, declaration.answer.is_some(), problem)
        });
        std::iter::once(need(Section::Declarations, "terms", has_agreed, agree)).chain(declared).collect()
    }
}

/// Name and address of whoever decides, and of each contact that was begun; whether they are there. Whoever is the same
/// person as the one who decides lacks nothing of their own.
pub(in crate::application) fn lacking(contacts: &[Contact]) -> Vec<(String, bool)> {
    let of = |purpose| contacts.iter().find(|contact| contact.purpose == purpose);
    let decision = of(ContactPurpose::Decision);
    let wanted = ContactPurpose::ALL.into_iter().filter_map(|purpose| {
        let contact = of(purpose);
        let is_own = contact.zip(decision).is_some_and(|(contact, decision)| !contact.is_same_person(decision)) || decision.is_none();
        (purpose == ContactPurpose::Decision || contact.is_some() && is_own).then_some((purpose, contact))
    });
    wanted
        .flat_map(|(purpose, contact)| {
            let has = |part: fn(&Contact) -> &String| contact.is_some_and(|contact| !part(contact).is_empty());
            [(format!("{purpose}_name"), has(|contact| &contact.name)), (format!("{purpose}_email"), has(|contact| &contact.email))]
        })
        .collect()
}

fn need(section: Section, field: impl Into<String>, is_met: bool, problem: Text) -> Need {
    Need { section, field: field.into(), is_met, problem }
}

fn unread() -> Text {
    Text::new("Das lässt sich so noch nicht lesen. Bitte prüfen Sie es.", "This cannot be read as it is. Please check it.")
}
