//! What files are kept for, and of which formats they are.

/// What a file is kept for: what may be sent for it, and what is made of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// The logo of an application.
    Logo,
    /// The picture of an event.
    Picture,
    /// A version of the terms of participation.
    Terms,
    /// The slides of a talk.
    Slides,
    /// What everybody may read: about a property, or with the recap of an event.
    Document,
    /// A file of an entry to a call.
    CallEntry,
}

/// The format of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MediaType {
    Png,
    Jpeg,
    WebP,
    Svg,
    Pdf,
}

impl FileKind {
    /// The formats that may be sent.
    pub fn takes(self) -> &'static [MediaType] {
        match self {
            Self::Logo => &[MediaType::Png, MediaType::Jpeg, MediaType::WebP, MediaType::Svg],
            Self::Picture => &[MediaType::Png, MediaType::Jpeg, MediaType::WebP],
            Self::Terms | Self::Slides | Self::Document => &[MediaType::Pdf],
            Self::CallEntry => &[MediaType::Pdf, MediaType::Png, MediaType::Jpeg],
        }
    }

    /// How many bytes may be sent.
    pub const fn largest(self) -> usize {
        match self {
            Self::Logo | Self::Picture | Self::Terms | Self::CallEntry => 10 * 1024 * 1024,
            Self::Slides | Self::Document => 20 * 1024 * 1024,
        }
    }

    /// The format in which it is kept, whatever was sent.
    pub fn kept_as(self) -> MediaType {
        match self {
            Self::Logo => MediaType::Png,
            Self::Picture => MediaType::Jpeg,
            // What comes with an entry is kept in the format that it came in (`call`).
            Self::Terms | Self::Slides | Self::Document | Self::CallEntry => MediaType::Pdf,
        }
    }
}

/// Far longer than the hash that a key is made of, and not so long that a file system complains.
const LONGEST_NAME: usize = 100;

impl MediaType {
    /// What a kept file is shown as, by its key. Drawings are never kept: a browser would run what is in them.
    pub fn of_key(key: &str) -> Option<Self> {
        let (name, extension) = key.rsplit_once('.')?;
        if name.len() > LONGEST_NAME {
            return None;
        }
        [Self::Png, Self::Jpeg, Self::WebP, Self::Pdf].into_iter().find(|kept| kept.extensions()[0] == extension)
    }

    /// Its name on the wire.
    pub fn name(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::WebP => "image/webp",
            Self::Svg => "image/svg+xml",
            Self::Pdf => "application/pdf",
        }
    }

    /// What people call it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Png => "PNG",
            Self::Jpeg => "JPEG",
            Self::WebP => "WebP",
            Self::Svg => "SVG",
            Self::Pdf => "PDF",
        }
    }

    /// What its files' names end in; under the first one it is kept.
    pub fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::Png => &["png"],
            Self::Jpeg => &["jpg", "jpeg"],
            Self::WebP => &["webp"],
            Self::Svg => &["svg"],
            Self::Pdf => &["pdf"],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_shown_as_it_was_kept() {
        for kind in [FileKind::Logo, FileKind::Picture, FileKind::Terms, FileKind::Slides, FileKind::Document] {
            let kept = kind.kept_as();

            assert_eq!(MediaType::of_key(&format!("0a1b.{}", kept.extensions()[0])), Some(kept));
        }
        for key in ["0a1b.svg", "0a1b.html", "0a1b", "png", ""] {
            assert_eq!(MediaType::of_key(key), None, "{key}");
        }
    }
}
