//! The contacts in the form of an application and in that of a confirmed exhibitor's profile: a field for each part.

use domain::application::{ContactForm, ContactPurpose};
use serde::{Deserialize, Serialize};

/// Whom to ask, as typed.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ContactFields {
    decision_name: String,
    decision_email: String,
    decision_phone: String,
    project_name: String,
    project_email: String,
    project_phone: String,
    project_like_decision: String,
    technical_name: String,
    technical_email: String,
    technical_phone: String,
    technical_like_decision: String,
    invoice_name: String,
    invoice_email: String,
    invoice_phone: String,
    invoice_like_decision: String,
    press_name: String,
    press_email: String,
    press_phone: String,
    press_like_decision: String,
    on_site_name: String,
    on_site_email: String,
    on_site_phone: String,
    on_site_like_decision: String,
}

impl ContactFields {
    /// The contacts, one for each purpose; who is not filled in is empty.
    pub fn contacts(&self) -> Vec<ContactForm> {
        let contact = |purpose| {
            let (name, email, phone) = match purpose {
                ContactPurpose::Decision => (&self.decision_name, &self.decision_email, &self.decision_phone),
                ContactPurpose::Project => (&self.project_name, &self.project_email, &self.project_phone),
                ContactPurpose::Technical => (&self.technical_name, &self.technical_email, &self.technical_phone),
                ContactPurpose::Invoice => (&self.invoice_name, &self.invoice_email, &self.invoice_phone),
                ContactPurpose::Press => (&self.press_name, &self.press_email, &self.press_phone),
                ContactPurpose::OnSite => (&self.on_site_name, &self.on_site_email, &self.on_site_phone),
            };
            let like_decision = match purpose {
                ContactPurpose::Decision => "",
                ContactPurpose::Project => &self.project_like_decision,
                ContactPurpose::Technical => &self.technical_like_decision,
                ContactPurpose::Invoice => &self.invoice_like_decision,
                ContactPurpose::Press => &self.press_like_decision,
                ContactPurpose::OnSite => &self.on_site_like_decision,
            };
            let like_decision = like_decision == "on";
            ContactForm { purpose, name: name.clone(), email: email.clone(), phone: phone.clone(), like_decision }
        };
        ContactPurpose::ALL.into_iter().map(contact).collect()
    }
}
