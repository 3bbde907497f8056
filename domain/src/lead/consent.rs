//! The words that a visitor agrees to. What is stored with a lead is exactly what was shown.

use crate::locale::{Locale, Text};

/// Question and box, in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    /// Who gets what for which purpose, and how to take it back.
    pub share: Text,
    /// Beside the box, which is never ticked beforehand.
    pub newsletter: Text,
}

impl Wording {
    /// What is kept as proof of what was said at the stand, in the language it was asked in.
    pub(super) fn told(&self, locale: Locale) -> String {
        self.share.in_(locale).to_owned()
    }
}

/// What stands between the words that were said and those of the box that was ticked.
const TICKED: &str = "\n\n☒ ";

/// What is kept as proof once the visitor confirmed it: the words they were shown, with those of the box if they ticked it.
pub(super) fn with_newsletter(told: &str, newsletter: Option<&str>) -> String {
    // Earlier releases let the box be ticked on the exhibitor's device.
    let told = told.split(TICKED).next().unwrap_or_default();
    match newsletter {
        Some(words) => format!("{told}{TICKED}{words}"),
        None => told.to_owned(),
    }
}

/// The words for one exhibitor: the name on the stand, the legal name and its town.
pub fn wording(exhibitor: &str, legal_name: &str, town: &str) -> Wording {
    let who = addressee(exhibitor, legal_name, town);
    Wording {
        share: Text::new(
            format!(
                "{who} erhält Ihren Namen, Ihre Organisation, Ihre Funktion und Ihre E-Mail-Adresse, um auf unser heutiges \
                 Gespräch zurückzukommen. Sie können das jederzeit über den Link in der Bestätigungs-Mail widerrufen."
            ),
            format!(
                "{who} receives your name, your organisation, your role and your e-mail address to follow up on today's \
                 conversation. You can withdraw at any time via the link in the confirmation e-mail."
            ),
        ),
        newsletter: Text::new(
            format!("Ich möchte außerdem Neuigkeiten von {exhibitor} per E-Mail erhalten. Das kann ich jederzeit widerrufen."),
            format!("I would also like to receive news from {exhibitor} by e-mail. I can withdraw this at any time."),
        ),
    }
}

/// `Ruhr KI (Ruhr KI GmbH, Essen)`; a legal name that is the name on the stand is not said twice.
fn addressee(exhibitor: &str, legal_name: &str, town: &str) -> String {
    let legal_name = if legal_name == exhibitor { "" } else { legal_name };
    let more: Vec<_> = [legal_name, town].into_iter().filter(|part| !part.is_empty()).collect();
    if more.is_empty() { exhibitor.to_owned() } else { format!("{exhibitor} ({})", more.join(", ")) }
}

/// The fields that are shared, as the receipt names them.
pub fn shared_fields() -> Vec<Text> {
    vec![
        Text::new("Name", "Name"),
        Text::new("Organisation", "Organisation"),
        Text::new("Funktion", "Role"),
        Text::new("E-Mail-Adresse", "E-mail address"),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_gets_the_contact_is_named_once() {
        assert_eq!(addressee("Ruhr KI", "Ruhr KI GmbH", "Essen"), "Ruhr KI (Ruhr KI GmbH, Essen)");
        assert_eq!(addressee("Stadt Bochum", "Stadt Bochum", "Bochum"), "Stadt Bochum (Bochum)");
        assert_eq!(addressee("Stadt Bochum", "Stadt Bochum", ""), "Stadt Bochum");
    }

    #[test]
    fn the_proof_holds_the_box_only_if_it_was_ticked() {
        let words = wording("Ruhr KI", "Ruhr KI GmbH", "Essen");

        let bare = with_newsletter(&words.told(Locale::De), None);
        let both = with_newsletter(&words.told(Locale::En), Some(words.newsletter.in_(Locale::En)));

        assert!(bare.contains("Ruhr KI GmbH, Essen") && !bare.contains("Neuigkeiten"), "{bare}");
        assert!(both.contains("to follow up") && both.contains("news from Ruhr KI"), "{both}");
        assert_eq!(with_newsletter(&both, None), words.told(Locale::En));
    }
}
