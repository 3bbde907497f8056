//! Telephone numbers.

use crate::locale::Text;

/// A telephone number as people write it: digits, spaces and the signs that belong to one.
///
/// # Errors
/// A sentence for the author.
pub fn phone(typed: &str) -> Result<String, Text> {
    let typed = typed.trim();
    let digits = typed.chars().filter(char::is_ascii_digit).count();
    let shaped = typed.chars().all(|c| c.is_ascii_digit() || " +-/().".contains(c));
    if shaped && (4..=17).contains(&digits) && typed.len() <= 40 {
        Ok(typed.to_owned())
    } else {
        Err(Text::new(
            "Das ist keine Telefonnummer. Sie sieht aus wie +49 201 1234567.",
            "This is no telephone number. It looks like +49 201 1234567.",
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::phone;

    #[test]
    fn telephone_numbers_are_read_as_people_write_them() {
        for typed in ["+49 201 1234-56", "(0201) 12 34-567", "0201/1234567", "0201 12.34"] {
            assert!(phone(typed).is_ok(), "{typed}");
        }
        for typed in ["", "12", "call me", "+49<script>", "+49 201 1234567 ext. 12", "123456789012345678"] {
            assert!(phone(typed).is_err(), "{typed}");
        }
    }
}
