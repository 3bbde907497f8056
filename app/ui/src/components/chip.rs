//! States: a colour and a word, never a colour alone.

use leptos::prelude::*;

/// What a state means for the reader.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Done, confirmed, in.
    Ok,
    /// Waits for somebody; a deadline is near.
    Warn,
    /// Offered: the other side has to answer.
    Offer,
    /// Over, or nothing to do.
    #[default]
    Mute,
    /// Refused, failed, withdrawn.
    Bad,
}

impl Tone {
    pub(super) fn class(self) -> &'static str {
        match self {
            Self::Ok => "is-ok",
            Self::Warn => "is-warn",
            Self::Offer => "is-offer",
            Self::Mute => "is-mute",
            Self::Bad => "is-bad",
        }
    }
}

/// The state of one thing in a word or three: `<Chip tone=Tone::Ok label="Confirmed" />`. It begins with a capital,
/// also where the same word stands within a sentence elsewhere.
#[component]
pub fn Chip(tone: Tone, #[prop(into)] label: String) -> impl IntoView {
    view! { <span class=format!("chip {}", tone.class())>{capitalised(&label)}</span> }
}

fn capitalised(label: &str) -> String {
    let mut letters = label.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chip_begins_with_a_capital() {
        assert_eq!([capitalised("für alle"), capitalised("übrig"), capitalised("")], ["Für alle", "Übrig", ""]);
    }
}
