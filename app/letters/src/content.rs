//! A letter before it is set: words and facts, in the reader's language, without any markup.

use domain::{calendar::CalendarEntry, locale::Locale};

use crate::{calendar, context::LetterContext, qr, written::Attached};

/// Longest subject: what a list of mails shows, and what RFC 5322 wants of a line.
const SUBJECT: usize = 78;

/// What a letter says.
#[derive(Debug)]
pub struct Content {
    pub subject: String,
    /// The line that a list of mails shows after the subject.
    pub preheader: String,
    pub heading: String,
    pub blocks: Vec<Block>,
    /// Why the reader gets this.
    pub reason: String,
    pub attachments: Vec<Attached>,
    /// Where mail programs send their reader's wish for no more of such letters (RFC 8058).
    pub unsubscribe: Option<String>,
}

/// A part of a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    Paragraph(String),
    /// Label and value.
    Facts(Vec<(String, String)>),
    Button {
        label: String,
        url: String,
    },
    /// The code for the door, as a picture and as text.
    Ticket {
        code: String,
        alt: String,
        /// Content id of the picture.
        picture: String,
    },
    /// Somebody else's words.
    Quote(String),
    /// What organisers typed, line by line.
    Typed(Vec<Vec<Span>>),
}

/// A part of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Span {
    Text(String),
    Link { label: String, url: String },
}

impl Content {
    /// Names in the subject whom it is about; nobody if that is empty.
    pub fn about(mut self, name: &str) -> Self {
        if !name.is_empty() {
            self.subject = one_line(&format!("{} ({name})", self.subject), SUBJECT);
        }
        self
    }

    /// A letter that has only its frame yet. What was typed by people may hold anything: a subject stays one line.
    pub fn new(subject: impl AsRef<str>, heading: impl Into<String>, reason: impl Into<String>) -> Self {
        let heading = heading.into();
        Self {
            subject: one_line(subject.as_ref(), SUBJECT),
            preheader: heading.clone(),
            heading,
            blocks: Vec::new(),
            reason: reason.into(),
            attachments: Vec::new(),
            unsubscribe: None,
        }
    }

    pub fn preheader(mut self, text: impl Into<String>) -> Self {
        self.preheader = text.into();
        self
    }

    pub fn say(mut self, text: impl Into<String>) -> Self {
        self.blocks.push(Block::Paragraph(text.into()));
        self
    }

    /// What organisers typed; nothing if there are no lines.
    pub fn typed(mut self, lines: Vec<Vec<Span>>) -> Self {
        if !lines.is_empty() {
            self.blocks.push(Block::Typed(lines));
        }
        self
    }

    /// The letter as its author gets it before anybody else.
    pub fn test(mut self, l: Locale) -> Self {
        self.subject = one_line(&format!("[Test] {}", self.subject), SUBJECT);
        let note = l.t(
            "Test: Diese E-Mail haben nur Sie bekommen. Links zu Tickets und Bewerbungen führen hier nicht zu denen der Empfänger:innen.",
            "Test: you alone got this e-mail. Links to tickets and applications do not lead to those of its recipients here.",
        );
        self.blocks.insert(0, Block::Quote(note.to_owned()));
        self
    }

    /// Facts without a value are left out.
    pub fn facts(mut self, facts: Vec<(&str, String)>) -> Self {
        let facts = facts.into_iter().filter(|(_, value)| !value.is_empty()).map(|(label, value)| (label.to_owned(), value));
        self.blocks.push(Block::Facts(facts.collect()));
        self
    }

    pub fn button(mut self, label: &str, url: String) -> Self {
        self.blocks.push(Block::Button { label: label.to_owned(), url });
        self
    }

    /// Nothing if there are no words to quote.
    pub fn quote(mut self, text: &str) -> Self {
        if !text.trim().is_empty() {
            self.blocks.push(Block::Quote(text.trim().to_owned()));
        }
        self
    }

    /// The code for the door. It stands there as text too: a picture may be blocked. `host` is the right side of the
    /// picture's content id (RFC 2392).
    pub fn ticket(mut self, code: &str, alt: &str, host: &str) -> Self {
        let picture = format!("ticket@{host}");
        self.blocks.push(Block::Ticket { code: code.to_owned(), alt: alt.to_owned(), picture: picture.clone() });
        self.attachments.extend(qr::png(code).map(|content| Attached {
            name: "ticket.png".to_owned(),
            content_type: "image/png",
            content_id: Some(picture),
            content,
        }));
        self
    }

    /// What the letter does to the reader's calendar; nothing, where there are no entries.
    pub fn calendar(mut self, context: LetterContext, entries: &[CalendarEntry]) -> Self {
        self.attachments.extend(calendar::attached(context, entries));
        self
    }
}

/// Without line breaks and other controls, and no longer than `longest` characters.
fn one_line(text: &str, longest: usize) -> String {
    let line: String =
        text.split(|c: char| c.is_control() || c.is_whitespace()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    if line.chars().count() <= longest {
        return line;
    }
    let cut: String = line.chars().take(longest - 1).collect();
    format!("{}…", cut.trim_end())
}
