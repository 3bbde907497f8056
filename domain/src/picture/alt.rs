//! What a picture shows, for everybody who does not see it.

use crate::{
    field::{Fields, Line},
    locale::Text,
};

/// Reads the fields `alt_de` and `alt_en`, of which one language is enough. What is wrong is noted in `fields`.
pub(crate) fn parse_alt(fields: &mut Fields, alt_de: &str, alt_en: &str) -> Option<Text> {
    let de = fields.check("alt_de", Line::<200>::parse_optional(alt_de));
    let en = fields.check("alt_en", Line::<200>::parse_optional(alt_en));
    if alt_de.trim().is_empty() && alt_en.trim().is_empty() {
        let problem = Text::new(
            "Bitte sagen Sie in mindestens einer Sprache, was zu sehen ist: für alle, die das Bild nicht sehen.",
            "Please say what it shows, in one language at least: for everybody who does not see the picture.",
        );
        fields.refuse("alt_de", problem);
    }
    Some(Text::new(de?, en?))
}
