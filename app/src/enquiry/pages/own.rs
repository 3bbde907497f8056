//! Where whoever asked about a property sees who else sees what they wrote, and takes that back. It shows nothing of them, and
//! only a button does anything: programs follow links.

use domain::{
    account::limits::RECEIPT_MISSES,
    locale::Locale,
    property::{self, AskedByLink, Error},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::{Meta, Title};

use crate::{
    account::api::limited, ctx, enquiry::api::WithdrawSharing, error::ApiError, flash::Flash, load::load_page, paths,
    spent_link::SpentLink, ui,
};

/// The page, which also says that the message has arrived.
#[component]
pub fn OwnEnquiry() -> impl IntoView {
    let l = ctx::locale();
    let (db, token) = (ctx::db(), ctx::param("token"));
    let sent = Flash::EnquirySent.is_now();
    load_page(async move {
        let asked = match property::asked_by_link(&db, &token).await {
            Err(Error::Denied(_)) => {
                limited(&RECEIPT_MISSES).await?;
                None
            }
            other => Some(other?),
        };
        Ok::<_, ApiError>(match asked {
            Some(asked) => shown(l, asked, sent, token),
            None => view! {
                <SpentLink
                    title=l.t("Ihre Anfrage", "Your enquiry")
                    text=l.t("Vielleicht ist die Anfrage schon gelöscht. Fragen Sie uns, wenn Sie sichergehen wollen.", "Perhaps the enquiry is erased already. Ask us if you want to be sure.")
                    way=(paths::contact_form(l, None), l.t("Kontakt", "Contact"))
                />
            }
            .into_any(),
        })
    })
}

fn shown(l: Locale, asked: AskedByLink, sent: bool, token: String) -> AnyView {
    let AskedByLink { about, exhibitor } = asked;
    let title = if sent { Flash::EnquirySent.text(l) } else { l.t("Ihre Anfrage", "Your enquiry") };
    let thanks = sent.then(|| {
        let text = l.t(
            "Vielen Dank. Die Organisation meldet sich bei Ihnen. Eine Bestätigung per E-Mail schicken wir nicht.",
            "Thank you. The organisers will get back to you. We send no confirmation by e-mail.",
        );
        view! { <p>{text}</p> }
    });
    let who = match exhibitor {
        Some(exhibitor) => shared(l, &exhibitor, token),
        None => view! { <p>{l.t("Ihre Angaben sieht nur die Organisation.", "Only the organisers see what you wrote.")}</p> }.into_any(),
    };
    view! {
        <Title text=title/>
        <Meta name="robots" content="noindex"/>
        <div class="narrow">
            <ui::PageHead kicker=about title/>
            {thanks}
            <ui::Section title=l.t("Wer Ihre Angaben sieht", "Who sees what you wrote") id="sharing">{who}</ui::Section>
            <ui::Actions>
                <ui::LinkButton href=paths::properties(l) label=l.t("Flächen und Projekte", "Sites and projects") kind=ui::ButtonKind::Quiet/>
            </ui::Actions>
        </div>
    }
    .into_any()
}

fn shared(l: Locale, exhibitor: &str, token: String) -> AnyView {
    let (sees, question, detail) = match l {
        Locale::De => (
            format!("Die Organisation, und weil Sie zugestimmt haben: {exhibitor}."),
            format!("Soll {exhibitor} Ihre Angaben nicht mehr sehen?"),
            format!("Die Organisation antwortet Ihnen weiterhin. Was {exhibitor} schon gelesen hat, können wir nicht zurückholen."),
        ),
        Locale::En => (
            format!("The organisers, and because you agreed: {exhibitor}."),
            format!("Should {exhibitor} not see what you wrote any more?"),
            format!("The organisers still answer you. What {exhibitor} has read already we cannot take back."),
        ),
    };
    view! {
        <p>{sees}</p>
        <p class="hint">
            {l.t(
                "Ein Lesezeichen auf diese Seite hilft, wenn Sie das später zurücknehmen wollen. Eine Nachricht an uns genügt auch.",
                "A bookmark of this page helps if you want to take this back later. A message to us is enough, too.",
            )}
        </p>
        <ui::Confirm action=WithdrawSharing::PATH label=l.t("Zustimmung zurücknehmen", "Take the consent back") question detail>
            <ui::Hidden name="token" value=token/>
        </ui::Confirm>
    }
    .into_any()
}
