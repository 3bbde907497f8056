//! A recap as pages see it.

use super::{
    Licence, PeopleConsent, RecapState, VoiceState,
    entity::{recap, recap_download, recap_figure, recap_picture, recap_voice},
};
use crate::{
    clock::Instant,
    ids::{EventId, RecapDownloadId, RecapFigureId, RecapId, RecapPictureId, RecapVoiceId},
    locale::{Locale, Text},
};

/// A recap with all that it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecapView {
    pub id: RecapId,
    pub event: EventId,
    /// Markdown.
    pub text: Text,
    pub shows: ShownFigures,
    pub state: RecapState,
    pub published_at: Option<Instant>,
    pub updated_at: Instant,
    /// Grows with each change of the text; a form that was opened before it is stale.
    pub revision: i64,
    /// In their order.
    pub pictures: Vec<PictureView>,
    pub voices: Vec<VoiceView>,
    pub figures: Vec<FigureView>,
    pub downloads: Vec<DownloadView>,
}

/// Which of the figures that were counted are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShownFigures {
    pub exhibitors: bool,
    pub visits: bool,
    pub leads: bool,
    pub sessions: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PictureView {
    pub id: RecapPictureId,
    /// From one on.
    pub position: i32,
    /// Keys in the file store.
    pub file: String,
    pub small: String,
    /// What it shows.
    pub alt: Text,
    pub photographer: String,
    pub licence: Option<Licence>,
    pub consent: Option<PeopleConsent>,
    /// Where a written consent is kept.
    pub consent_file: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VoiceView {
    pub id: RecapVoiceId,
    pub quote: Text,
    pub name: String,
    pub function: String,
    pub organisation: String,
    pub email: String,
    pub locale: Locale,
    pub state: VoiceState,
    /// How they want it worded; empty unless they said so.
    pub proposal: String,
    pub revision: i64,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureView {
    pub id: RecapFigureId,
    pub label: Text,
    /// As typed: `1.200`, `3 Mio. €`.
    pub value: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DownloadView {
    pub id: RecapDownloadId,
    pub title: Text,
    /// Key in the file store.
    pub file: String,
    pub bytes: i64,
}

/// What a recap still lacks, for its organisers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Missing {
    /// In one language at least; without it nothing is published.
    Text,
    /// There is none.
    Picture,
    /// How many are not public, because licence or consent is not noted.
    PicturesHeldBack(usize),
    /// How many voices wait for their person, or for the organisers.
    VoicesHeldBack(usize),
}

impl PictureView {
    /// Whether everybody may see it.
    pub fn may_be_shown(&self) -> bool {
        self.licence.is_some() && self.consent.is_some()
    }
}

impl RecapView {
    /// What it still lacks.
    pub fn missing(&self) -> Vec<Missing> {
        let held_back = self.pictures.iter().filter(|picture| !picture.may_be_shown()).count();
        let waiting = self.voices.iter().filter(|voice| voice.state != VoiceState::Released && !voice.state.is_over()).count();
        let found = [
            (self.text.de.is_empty() || self.text.en.is_empty()).then_some(Missing::Text),
            self.pictures.is_empty().then_some(Missing::Picture),
            (held_back > 0).then_some(Missing::PicturesHeldBack(held_back)),
            (waiting > 0).then_some(Missing::VoicesHeldBack(waiting)),
        ];
        found.into_iter().flatten().collect()
    }

    /// The same as everybody sees it: without pictures whose rights are not clear, without voices that were not released.
    #[must_use]
    pub fn as_public(self) -> Self {
        let pictures = self.pictures.into_iter().filter(PictureView::may_be_shown).collect();
        let voices = self.voices.into_iter().filter(|voice| voice.state == VoiceState::Released);
        let voices = voices.map(|voice| VoiceView { email: String::new(), ..voice }).collect();
        Self { pictures, voices, ..self }
    }
}

/// The parts of a recap, as they were read.
pub(super) struct Parts {
    pub pictures: Vec<recap_picture::Model>,
    pub voices: Vec<recap_voice::Model>,
    pub figures: Vec<recap_figure::Model>,
    pub downloads: Vec<recap_download::Model>,
}

impl RecapView {
    pub(super) fn of(row: recap::Model, parts: Parts) -> Self {
        let shows = ShownFigures {
            exhibitors: row.shows_exhibitors,
            visits: row.shows_visits,
            leads: row.shows_leads,
            sessions: row.shows_sessions,
        };
        Self {
            id: row.id,
            event: row.event_id,
            text: Text::new(row.text_de, row.text_en),
            shows,
            state: row.state,
            published_at: row.published_at,
            updated_at: row.updated_at,
            revision: row.revision,
            pictures: parts.pictures.into_iter().map(PictureView::from).collect(),
            voices: parts.voices.into_iter().map(VoiceView::from).collect(),
            figures: parts.figures.into_iter().map(FigureView::from).collect(),
            downloads: parts.downloads.into_iter().map(DownloadView::from).collect(),
        }
    }
}

impl From<recap_picture::Model> for PictureView {
    fn from(row: recap_picture::Model) -> Self {
        Self {
            id: row.id,
            position: row.position,
            file: row.file,
            small: row.small,
            alt: Text::new(row.alt_de, row.alt_en),
            photographer: row.photographer,
            licence: row.licence,
            consent: row.consent,
            consent_file: row.consent_file,
        }
    }
}

impl From<recap_voice::Model> for VoiceView {
    fn from(row: recap_voice::Model) -> Self {
        Self {
            id: row.id,
            quote: Text::new(row.quote_de, row.quote_en),
            name: row.name,
            function: row.function,
            organisation: row.organisation,
            email: row.email,
            locale: row.locale,
            state: row.state,
            proposal: row.proposal,
            revision: row.revision,
        }
    }
}

impl From<recap_figure::Model> for FigureView {
    fn from(row: recap_figure::Model) -> Self {
        Self { id: row.id, label: Text::new(row.label_de, row.label_en), value: row.value }
    }
}

impl From<recap_download::Model> for DownloadView {
    fn from(row: recap_download::Model) -> Self {
        Self { id: row.id, title: Text::new(row.title_de, row.title_en), file: row.file, bytes: row.bytes }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(licence: Option<Licence>, consent: Option<PeopleConsent>) -> PictureView {
        PictureView {
            id: RecapPictureId::new(),
            position: 1,
            file: String::new(),
            small: String::new(),
            alt: Text::default(),
            photographer: String::new(),
            licence,
            consent,
            consent_file: String::new(),
        }
    }

    #[test]
    fn a_picture_without_licence_or_consent_is_not_shown() {
        let (licence, consent) = (Some(Licence::Own), Some(PeopleConsent::Nobody));

        let shown = [picture(licence, consent), picture(None, consent), picture(licence, None), picture(None, None)];

        assert_eq!(shown.map(|picture| picture.may_be_shown()), [true, false, false, false]);
    }
}
