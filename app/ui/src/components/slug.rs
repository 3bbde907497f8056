//! Texts as element ids.

/// A text as part of an element's id: letters and digits stay, everything else becomes one hyphen.
pub(super) fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for letter in text.chars() {
        if letter.is_alphanumeric() {
            slug.extend(letter.to_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn slug_keeps_letters_and_digits() {
        assert_eq!(slug("Wer auf dem Stand ist?"), "wer-auf-dem-stand-ist");
        assert_eq!(slug("visitor[e_mail]"), "visitor-e-mail");
        assert_eq!(slug("Höhe: 2,5 m"), "höhe-2-5-m");
    }
}
