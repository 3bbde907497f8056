//! What somebody types who takes part in meetings.

use serde::{Deserialize, Serialize};

use super::ProfileKind;
use crate::{
    application::{TagKind, known},
    field::{Email, FieldErrors, Fields, Line, PersonName, Prose},
    locale::Text,
};

/// Who wants to take part and has neither a ticket nor a booth, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct JoinForm {
    pub name: String,
    pub email: String,
    pub organisation: String,
    pub job_title: String,
    /// A word of one of the kinds that may be chosen: see [`ProfileKind::of_form`] and [`ProfileKind::at_bridges`].
    pub kind: String,
    /// When the form was made, sealed (`enquiry::form_moment`).
    pub moment: String,
    /// Nobody sees this field; whoever fills it in is no person.
    pub website: String,
}

/// The same, in valid form.
#[derive(Debug)]
pub(super) struct Joining {
    pub name: String,
    pub email: Email,
    pub organisation: String,
    pub job_title: String,
    pub kind: ProfileKind,
}

impl JoinForm {
    /// `kinds`: as what somebody may say that they take part.
    pub(super) fn parse(&self, kinds: &[ProfileKind]) -> Result<Joining, FieldErrors> {
        let Self { name, email, organisation, job_title, kind, moment: _, website } = self;
        let mut fields = Fields::new();
        let name = fields.check("name", PersonName::parse(name));
        let email = fields.check("email", Email::parse(email));
        let organisation = fields.check("organisation", Line::<120>::parse_optional(organisation));
        let job_title = fields.check("job_title", Line::<80>::parse_optional(job_title));
        let kind = kind.parse::<ProfileKind>().ok().filter(|kind| kinds.contains(kind));
        let kind = fields.check("kind", kind.ok_or_else(|| Text::new("Bitte wählen.", "Please choose.")));
        if !website.is_empty() {
            fields.refuse("website", Text::new("Bitte leer lassen.", "Please leave this empty."));
        }
        fields.finish(|| {
            Some(Joining {
                name: name?.as_str().to_owned(),
                email: email?,
                organisation: organisation?,
                job_title: job_title?,
                kind: kind?,
            })
        })
    }
}

/// A profile, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ProfileForm {
    pub organisation: String,
    pub job_title: String,
    pub offers: String,
    pub seeks: String,
    pub about: String,
    pub offer_topics: Vec<String>,
    pub seek_topics: Vec<String>,
    /// Ids of the times that somebody has; none stands for all.
    pub times: Vec<String>,
    /// `on`: wants proposals, and may be proposed.
    pub matched: String,
}

/// The same, in valid form.
#[derive(Debug)]
pub(super) struct Profiled {
    pub organisation: String,
    pub job_title: String,
    pub offers: String,
    pub seeks: String,
    pub about: String,
    pub offer_topics: String,
    pub seek_topics: String,
    pub is_matched: bool,
}

impl ProfileForm {
    pub(super) fn parse(&self) -> Result<Profiled, FieldErrors> {
        let Self { organisation, job_title, offers, seeks, about, offer_topics, seek_topics, times: _, matched } = self;
        let mut fields = Fields::new();
        let organisation = fields.check("organisation", Line::<120>::parse_optional(organisation));
        let job_title = fields.check("job_title", Line::<80>::parse_optional(job_title));
        let offers = fields.check("offers", Prose::<600>::parse(offers));
        let seeks = fields.check("seeks", Prose::<600>::parse(seeks));
        let about = fields.check("about", Prose::<1000>::parse(about));
        let topics = |chosen: &[String]| known(TagKind::Topic, chosen).join(" ");
        fields.finish(|| {
            Some(Profiled {
                organisation: organisation?,
                job_title: job_title?,
                offers: offers?.into_string(),
                seeks: seeks?.into_string(),
                about: about?.into_string(),
                offer_topics: topics(offer_topics),
                seek_topics: topics(seek_topics),
                is_matched: matched == "on",
            })
        })
    }
}
