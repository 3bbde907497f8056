//! A written letter as bytes (RFC 5322): mixed{alternative{plain, related{html, pictures}}, files}. Programs show a picture
//! in its place only if it stands beside the HTML in one `related` part (RFC 2387).

use app::mail::Written;
use domain::clock::Instant;
use lettre::{
    Address, Message,
    message::{Attachment, Mailbox, MultiPart, SinglePart, header::ContentType},
};
use url::Host;

use super::headers;

/// From whom to whom.
pub(super) struct Envelope<'a> {
    pub message_id: &'a str,
    /// The right side of the Message-ID.
    pub host: &'a str,
    pub from: &'a Mailbox,
    pub to: Mailbox,
    pub date: Instant,
}

/// An address as it travels: the domain in ASCII (RFC 5891). `None` if it is none.
pub(super) fn address(typed: &str) -> Option<Address> {
    typed.trim().parse().ok().map(|address| ascii_domain(&address))
}

/// The same address with its domain in ASCII; one that cannot be written so stays.
pub(super) fn ascii_domain(address: &Address) -> Address {
    if address.domain().is_ascii() {
        return address.clone();
    }
    let domain = Host::parse(address.domain()).map(|host| host.to_string());
    domain.ok().and_then(|domain| Address::new(address.user(), domain).ok()).unwrap_or_else(|| address.clone())
}

/// # Errors
/// When a part of it cannot be written: a mistake of ours.
pub(super) fn build(envelope: &Envelope, written: &Written) -> anyhow::Result<Vec<u8>> {
    let mut message = Message::builder()
        .message_id(Some(format!("<{}@{}>", envelope.message_id, envelope.host)))
        .date(envelope.date.into())
        .from(Mailbox::new(envelope.from.name.clone(), ascii_domain(&envelope.from.email)))
        .raw_header(headers::to(&envelope.to))
        .raw_header(headers::subject(&written.subject))
        .raw_header(headers::auto_submitted());
    if let Some((name, email)) = &written.reply_to
        && let Some(address) = address(email)
    {
        message = message.raw_header(headers::reply_to(&Mailbox::new(Some(name.clone()), address)));
    }
    if let Some(url) = &written.unsubscribe {
        message = message.raw_header(headers::list_unsubscribe(url)).raw_header(headers::one_click());
    }
    // lettre wants an envelope; it is not used here.
    let message = message.envelope(lettre::address::Envelope::new(Some(envelope.from.email.clone()), vec![envelope.to.email.clone()])?);
    Ok(message.multipart(body(written)?)?.formatted())
}

fn body(written: &Written) -> anyhow::Result<MultiPart> {
    let (pictures, files): (Vec<_>, Vec<_>) = written.attachments.iter().partition(|file| file.content_id.is_some());
    let plain = SinglePart::plain(written.text.clone());
    let html = SinglePart::html(written.html.clone());
    let alternative = MultiPart::alternative().singlepart(plain);
    let alternative = if pictures.is_empty() {
        alternative.singlepart(html)
    } else {
        let mut related = MultiPart::related().singlepart(html);
        for picture in pictures {
            let id = picture.content_id.clone().unwrap_or_default();
            let part = Attachment::new_inline_with_name(id, picture.name.clone());
            related = related.singlepart(part.body(picture.content.clone(), ContentType::parse(picture.content_type)?));
        }
        alternative.multipart(related)
    };
    let mut mixed = MultiPart::mixed().multipart(alternative);
    for file in files {
        let part = Attachment::new(file.name.clone());
        mixed = mixed.singlepart(part.body(file.content.clone(), ContentType::parse(file.content_type)?));
    }
    Ok(mixed)
}
