//! Terms of participation: what a version is called, where it is read, and which tax comes on top of a unit's price.

use domain::{
    application::{Declaration, DeclarationAnswer},
    event::{self, EventView, Terms, TermsText},
    locale::Locale,
    stand_price::{StandPrice, StandTax},
};
use leptos::prelude::*;

use crate::{ctx, error::ApiError, format, load::load_page, paths, ui};

/// `Teilnahmebedingungen, Fassung 2`.
pub fn version_name(l: Locale, version: &str) -> String {
    format!("{} {version}", l.t("Teilnahmebedingungen, Fassung", "Terms of participation, version"))
}

/// Where a version is read.
pub fn address(terms: &Terms) -> String {
    match &terms.text {
        TermsText::File(key) => paths::file(key),
        TermsText::Address(address) => address.clone(),
    }
}

/// A version by its name, as a link where it can be read: in another tab, so that nothing typed beside it is lost. Nothing
/// where `version` is empty, because nothing was agreed.
#[component]
pub fn TermsLink(event: EventView, version: String) -> impl IntoView {
    let l = ctx::locale();
    let db = ctx::db();
    load_page(async move {
        if version.is_empty() {
            return Ok::<_, ApiError>(().into_any());
        }
        let name = version_name(l, &version);
        Ok(match event::terms_of(&db, event.id, &version).await? {
            None => name.into_any(),
            Some(terms) => {
                let new_tab = l.t("öffnet in neuem Tab", "opens in a new tab");
                let how = match terms.text {
                    TermsText::File(_) => format!(" (PDF, {new_tab})"),
                    TermsText::Address(_) => format!(" ({new_tab})"),
                };
                view! { <a href=address(&terms) target="_blank" rel="noopener">{name}</a><span class="muted small">{how}</span> }.into_any()
            }
        })
    })
}

/// What was declared: `ja`, `betrifft uns nicht: Stadt`; empty if nothing was.
pub fn declared(l: Locale, declaration: &Declaration) -> String {
    match declaration.answer {
        None => String::new(),
        Some(DeclarationAnswer::Made) => l.t("ja", "yes").to_owned(),
        Some(DeclarationAnswer::NotConcerned) => not_concerned(l, &declaration.reason),
    }
}

/// `betrifft uns nicht: Stadt`.
pub fn not_concerned(l: Locale, reason: &str) -> String {
    format!("{}: {reason}", l.t("betrifft uns nicht", "does not concern us"))
}

/// Net, tax and what is to be paid, as facts; where the tax is open it says so instead.
pub fn price_facts(l: Locale, price: StandPrice) -> Vec<(String, AnyView)> {
    let mut facts = vec![ui::fact(l.t("Netto", "Net"), format::price(l, price.net))];
    if let (Some(rate), Some(vat), Some(gross)) = (price.rate(), price.vat(), price.gross()) {
        let vat = if rate == 0 { tax_note(l, price.tax).to_owned() } else { format::price(l, vat) };
        let name = if rate == 0 { l.t("Umsatzsteuer", "VAT").to_owned() } else { format!("{rate}\u{a0}% {}", l.t("USt.", "VAT")) };
        facts.push(ui::fact(name, vat));
        facts.push(ui::fact(l.t("Gesamt", "Total"), view! { <b>{format::price(l, gross)}</b> }));
    } else {
        facts.push(ui::fact(l.t("Umsatzsteuer", "VAT"), tax_note(l, price.tax)));
        facts.push(ui::fact(l.t("Gesamt", "Total"), view! { <b>{format::net_price(l, price.net)}</b> }));
    }
    facts
}

/// Why a tax is what it is.
fn tax_note(l: Locale, tax: StandTax) -> &'static str {
    match tax {
        StandTax::German => l.t("Deutsche Umsatzsteuer", "German VAT"),
        StandTax::ReverseCharge => {
            l.t("0 €: Steuerschuldnerschaft des Leistungsempfängers (Reverse Charge)", "€0: the customer owes the tax (reverse charge)")
        }
        StandTax::OutsideUnion => l.t(
            "0 €: in Deutschland nicht steuerbar; örtliche Steuern können dazukommen",
            "€0: not taxable in Germany; local taxes may come on top",
        ),
        StandTax::Open => l.t(
            "kommt dazu; wie viel, hängt von Angaben ab, die wir noch mit Ihnen klären",
            "comes on top; how much depends on details that we still settle with you",
        ),
    }
}
