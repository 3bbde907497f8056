//! Documents that people send: kept as they are, and known by what they are.

use super::Refused;
use crate::files::FileKind;

/// As ISO 32000 begins and ends a file. More is not asked: whoever may send one is known, and readers' own programs show it.
pub(crate) fn is_pdf(bytes: &[u8], kind: FileKind) -> Result<(), Refused> {
    let holds = |part: &[u8], mark: &[u8]| part.windows(mark.len()).any(|found| found == mark);
    if bytes.len() > kind.largest() {
        return Err(Refused::TooLarge);
    }
    if !holds(&bytes[..bytes.len().min(1024)], b"%PDF-") {
        return Err(Refused::UnknownFormat);
    }
    if holds(&bytes[bytes.len().saturating_sub(2048)..], b"%%EOF") { Ok(()) } else { Err(Refused::Broken) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_known_by_what_it_is() {
        for kind in [FileKind::Terms, FileKind::Slides, FileKind::Document] {
            assert_eq!(is_pdf(b"%PDF-1.7\n...\n%%EOF\n", kind), Ok(()));
            assert_eq!(is_pdf(b"%PDF-1.7\n...", kind), Err(Refused::Broken), "cut off on its way");
            assert_eq!(is_pdf(b"<html>%%EOF", kind), Err(Refused::UnknownFormat));
            assert_eq!(is_pdf(&vec![b' '; kind.largest() + 1], kind), Err(Refused::TooLarge));
        }
    }
}
