//! The visitor's receipt: who got what, and the button that takes it back.

use domain::{
    account::limits::RECEIPT_MISSES,
    lead::{self, Error, ReceiptView},
    locale::Locale,
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::{Meta, Title};

use super::api::{ConfirmContact, WithdrawContact};
use crate::{account::api::limited, ctx, format, load::load_page, paths, spent_link::SpentLink, ui};

/// Where the link in a receipt leads. Only the button withdraws: mail scanners follow links.
#[component]
pub fn Receipt() -> impl IntoView {
    let l = ctx::locale();
    let (db, token) = (ctx::db(), ctx::param("token"));
    load_page(async move {
        let receipt = match lead::receipt(&db, &token).await {
            Err(Error::NoSuchReceipt) => {
                limited(&RECEIPT_MISSES).await?;
                None
            }
            other => Some(other?),
        };
        Ok(match receipt {
            Some(receipt) => view! { <Shown receipt token/> }.into_any(),
            None => view! { <SpentLink title=l.t("Ihr Kontakt", "Your contact") text=newest(l)/> }.into_any(),
        })
    })
}

#[component]
fn Shown(receipt: ReceiptView, token: String) -> impl IntoView {
    let l = ctx::locale();
    let who = if receipt.town.is_empty() { receipt.legal_name.clone() } else { format!("{}, {}", receipt.legal_name, receipt.town) };
    let when = format::date_time(l, receipt.zone, receipt.consented_at);
    let event = view! { <a href=paths::event(l, &receipt.event_slug)>{receipt.event_name.clone()}</a> };
    let facts = vec![ui::fact(l.t("Bei wem", "With whom"), who), ui::fact(l.t("Wo", "Where"), event), ui::fact(l.t("Wann", "When"), when)];
    let title = format!("{} {}", l.t("Ihr Kontakt bei", "Your contact with"), receipt.exhibitor);
    let (heading, withdraw) = if receipt.confirmed_at.is_some() {
        (l.t("Darin haben Sie eingewilligt", "What you agreed to"), l.t("Einwilligung widerrufen", "Withdraw the consent"))
    } else {
        (
            l.t("Das haben Sie am Stand vereinbart", "What you agreed to at the booth"),
            l.t("Stimmt nicht, bitte löschen", "Not so, please delete"),
        )
    };
    let below = match receipt.withdrawn_at {
        Some(at) => view! {
            <ui::Notice tone=ui::Tone::Ok title=l.t("Widerrufen", "Withdrawn")>
                {format!(
                    "{} {}.",
                    l.t(
                        "Ihre Daten sind aus der Liste des Ausstellers gelöscht. Wir bewahren nur auf, dass Sie eingewilligt und widerrufen haben, am",
                        "Your data is deleted from the exhibitor's list. We only keep that you agreed and withdrew, on",
                    ),
                    format::date_time(l, receipt.zone, at),
                )}
            </ui::Notice>
        }
        .into_any(),
        None => view! {
            {confirm(l, &receipt, &token)}
            <ui::Form action=WithdrawContact::PATH>
                <ui::Hidden name="token" value=token/>
                <p>{l.t(
                    "Mit einem Klick werden Ihre Daten aus der Liste des Ausstellers gelöscht. Was er schon exportiert hat, muss er selbst löschen; dazu ist er verpflichtet.",
                    "One click deletes your data from the exhibitor's list. What they have exported already they must delete themselves; they are obliged to.",
                )}</p>
                <ui::Submit label=withdraw kind=ui::ButtonKind::Quiet/>
            </ui::Form>
        }
        .into_any(),
    };
    view! {
        <Title text=title.clone()/>
        <Meta name="robots" content="noindex"/>
        <div data-accent=receipt.accent>
            <ui::PageHead title><ui::Facts items=facts/></ui::PageHead>
            <ui::Section title=heading id="wording">
                <div class="prose" lang=receipt.locale.as_str()>
                    {receipt.wording.split("\n\n").map(|part| view! { <p>{part.to_owned()}</p> }).collect_view()}
                </div>
            </ui::Section>
            {below}
        </div>
    }
}

/// The question whether it is so, with the box that nobody ticks for the visitor; or that it was answered.
fn confirm(l: Locale, receipt: &ReceiptView, token: &str) -> AnyView {
    if let Some(at) = receipt.confirmed_at {
        let confirmed =
            format!("{} {}.", l.t("Das haben Sie bestätigt am", "You confirmed this on"), format::date_time(l, receipt.zone, at));
        return view! { <ui::Notice tone=ui::Tone::Ok title=l.t("Bestätigt", "Confirmed")>{confirmed}</ui::Notice> }.into_any();
    }
    let (token, news, language) = (token.to_owned(), receipt.news.clone(), receipt.locale.as_str());
    view! {
        <ui::Form action=ConfirmContact::PATH>
            <ui::Hidden name="token" value=token/>
            <p>{l.t(
                "Notiert wurde das auf dem Gerät des Ausstellers. Bitte bestätigen Sie, dass es so war. Bis dahin gilt der Kontakt als nicht bestätigt.",
                "This was noted on the exhibitor's device. Please confirm that it is so. Until then the contact counts as not confirmed.",
            )}</p>
            <div lang=language><ui::CheckBox name="newsletter" label=news/></div>
            <ui::Submit label=l.t("Ja, das stimmt", "Yes, that is right")/>
        </ui::Form>
    }
    .into_any()
}

fn newest(l: Locale) -> &'static str {
    l.t(
        "Haben Sie gegenüber demselben Aussteller noch einmal eingewilligt, gilt der Link aus der neuesten Bestätigung.",
        "If you agreed once more with the same exhibitor, the link in the newest confirmation holds.",
    )
}
