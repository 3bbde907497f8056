//! What a survey asks unless organisers ask something else: what funders want to know.

use super::QuestionKind;

/// A question that is proposed; options one on each line.
pub(super) struct Proposed {
    pub kind: QuestionKind,
    pub text: (&'static str, &'static str),
    pub options: (&'static str, &'static str),
    pub is_required: bool,
}

pub(super) const TITLE: (&str, &str) = ("Wie war es?", "How was it?");
pub(super) const INTRO: (&str, &str) = (
    "Fünf Minuten, sechs Fragen: Ihre Antworten helfen uns bei der nächsten Veranstaltung, und wer uns fördert, fragt danach.",
    "Five minutes, six questions: your answers help us with the next event, and whoever funds us asks for them.",
);

pub(super) const QUESTIONS: [Proposed; 6] = [
    asked(QuestionKind::Scale, ("Wie zufrieden sind Sie insgesamt?", "How satisfied are you on the whole?"), true),
    asked(
        QuestionKind::Number,
        ("Wie viele Kontakte hatten Sie, aus denen etwas werden kann?", "How many contacts did you make that may lead somewhere?"),
        true,
    ),
    asked(QuestionKind::Number, ("Wie viele Aufträge erwarten Sie daraus?", "How many orders do you expect from that?"), false),
    Proposed {
        options: (
            "Neue Kunden\nPartner für Projekte\nSichtbarkeit\nÜberblick über den Markt",
            "New customers\nPartners for projects\nVisibility\nAn overview of the market",
        ),
        ..asked(QuestionKind::Choice, ("Was war Ihnen am wichtigsten?", "What mattered most to you?"), false)
    },
    asked(QuestionKind::YesNo, ("Wären Sie wieder dabei?", "Would you take part again?"), true),
    asked(QuestionKind::Text, ("Was sollten wir anders machen?", "What should we do otherwise?"), false),
];

const fn asked(kind: QuestionKind, text: (&'static str, &'static str), is_required: bool) -> Proposed {
    Proposed { kind, text, options: ("", ""), is_required }
}
