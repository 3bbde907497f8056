//! Letters that organisers wrote to a group: their words, with what is filled in for this reader.

use domain::{
    event::EventFacts,
    field::unlinked,
    locale::Locale,
    mailing::{MailingLetter, MailingReason, MailingText, MailingValues, Piece, Placeholder, pieces},
};
use linkify::{LinkFinder, LinkKind};
use site::paths;

use super::{application::reason_applicant, booth_staff::reason_staff, registration::reason_visitor};
use crate::{
    content::{Content, Span},
    context::LetterContext,
};

pub(super) fn content(context: LetterContext, letter: &MailingLetter) -> Content {
    let l = context.l;
    match letter {
        MailingLetter::VisitorMailing { event, text, values, ticket_code, withdraw } => {
            let ticket = context.url(&paths::registration(l, ticket_code));
            let filled = Filled { context, event, values, ticket, application: String::new() };
            if withdraw.is_empty() {
                filled.content(text, reason_visitor(l))
            } else {
                news(context, filled.content(text, reason_news(l)), withdraw)
            }
        }
        MailingLetter::PartnerMailing { event, text, values, application, reason } => {
            let application = application.map(|id| context.url(&paths::portal_application(l, id))).unwrap_or_default();
            let filled = Filled { context, event, values, ticket: String::new(), application };
            filled.content(text, reason_partner(l, *reason, &values.organisation))
        }
        MailingLetter::TestMailing { event, text, values, is_news } => {
            let (ticket, application) = (context.url(&paths::my_ticket(l)), context.url(&paths::portal(l)));
            let filled = Filled { context, event, values, ticket, application };
            let reason = if *is_news { reason_news(l) } else { reason_test(l) };
            filled.content(text, reason).test(l)
        }
    }
}

/// What stands in place of the placeholders.
struct Filled<'a> {
    context: LetterContext<'a>,
    event: &'a EventFacts,
    values: &'a MailingValues,
    ticket: String,
    application: String,
}

impl Filled<'_> {
    fn content(&self, text: &MailingText, reason: impl Into<String>) -> Content {
        let subject = plain(&self.spans(&text.subject));
        let mut content = Content::new(&subject, subject.as_str(), reason);
        let mut paragraph = Vec::new();
        for line in text.body.lines().chain([""]) {
            if line.trim().is_empty() {
                content = content.typed(std::mem::take(&mut paragraph));
            } else {
                paragraph.push(self.spans(line));
            }
        }
        let first = text.body.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
        content.preheader(plain(&self.spans(first)))
    }

    /// A line, in which the author's own addresses are links, and nobody else's.
    fn spans(&self, line: &str) -> Vec<Span> {
        pieces(line)
            .into_iter()
            .flat_map(|piece| match piece {
                Piece::Text(text) => linked(&text),
                Piece::Fill(placeholder) => vec![self.fill(placeholder)],
                Piece::Unknown(word) => vec![Span::Text(format!("{{{word}}}"))],
            })
            .collect()
    }

    fn fill(&self, placeholder: Placeholder) -> Span {
        let MailingValues { name, organisation, unit, session } = self.values;
        let l = self.context.l;
        let link = |label: &str, url: &str| match url {
            "" => Span::Text(String::new()),
            url => Span::Link { label: label.to_owned(), url: url.to_owned() },
        };
        match placeholder {
            Placeholder::Name => Span::Text(unlinked(name)),
            Placeholder::Organisation => Span::Text(unlinked(organisation)),
            Placeholder::Event => Span::Text(self.event.name.clone()),
            Placeholder::Unit => Span::Text(unit.clone()),
            Placeholder::Session => Span::Text(session.clone()),
            Placeholder::Ticket => link(l.t("Mein Ticket", "My ticket"), &self.ticket),
            Placeholder::Application => link(l.t("Meine Bewerbung", "My application"), &self.application),
        }
    }
}

fn linked(text: &str) -> Vec<Span> {
    let mut finder = LinkFinder::new();
    finder.kinds(&[LinkKind::Url]);
    let span = |span: linkify::Span| match span.kind() {
        Some(_) if is_web(span.as_str()) => Span::Link { label: span.as_str().to_owned(), url: span.as_str().to_owned() },
        _ => Span::Text(span.as_str().to_owned()),
    };
    finder.spans(text).map(span).collect()
}

fn is_web(url: &str) -> bool {
    ["https://", "http://"].iter().any(|scheme| url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)))
}

/// Without its links.
fn plain(spans: &[Span]) -> String {
    spans
        .iter()
        .map(|span| match span {
            Span::Text(text) => text.as_str(),
            Span::Link { label, url: _ } => label.as_str(),
        })
        .collect()
}

/// How to get no more of them: in the letter, and for mail programs that have a button for it.
fn news(context: LetterContext, content: Content, withdraw: &str) -> Content {
    let l = context.l;
    let url = context.url(&paths::news_consent(l, withdraw));
    let link = Span::Link { label: l.t("Neuigkeiten abbestellen", "Unsubscribe from news").to_owned(), url };
    let asks = l.t("Sie möchten keine Neuigkeiten mehr? ", "Would you like no more news? ");
    let content = content.typed(vec![vec![Span::Text(asks.to_owned()), link]]);
    Content { unsubscribe: Some(context.url(&paths::withdraw_news(withdraw))), ..content }
}

fn reason_news(l: Locale) -> &'static str {
    l.t(
        "Sie erhalten diese E-Mail, weil Sie bei Ihrer Registrierung zugestimmt haben, Neuigkeiten zu bekommen.",
        "You get this e-mail because you agreed to get news when you registered.",
    )
}

fn reason_partner(l: Locale, reason: MailingReason, organisation: &str) -> String {
    match reason {
        MailingReason::Application => reason_applicant(l).to_owned(),
        MailingReason::BoothStaff => reason_staff(l, &unlinked(organisation)),
        MailingReason::DeskTeam => l
            .t(
                "Sie erhalten diese E-Mail, weil Sie bei dieser Veranstaltung am Einlass arbeiten.",
                "You get this e-mail because you work at the desk of this event.",
            )
            .to_owned(),
    }
}

fn reason_test(l: Locale) -> &'static str {
    l.t("Hier steht, warum jemand diese E-Mail bekommt.", "Here stands why somebody gets this e-mail.")
}
