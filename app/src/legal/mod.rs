//! Imprint, privacy notice and accessibility statement, filled from the configuration. A value that is missing leaves
//! its line out; the command line's `check` names it.

mod accessibility;
mod imprint;
mod privacy;

pub use accessibility::Accessibility;
pub use imprint::Imprint;
pub use privacy::Privacy;

use leptos::prelude::*;

use crate::{
    ctx::{self, Agency},
    paths, ui,
};

/// The keys of the configuration that the legal pages need and that are empty.
pub fn missing(agency: &Agency) -> Vec<&'static str> {
    let needed = [
        ("agency.name", &agency.name),
        ("agency.street", &agency.street),
        ("agency.postcode", &agency.postcode),
        ("agency.city", &agency.city),
        ("agency.country", &agency.country),
        ("agency.represented_by", &agency.represented_by),
        ("agency.email", &agency.email),
        ("agency.phone", &agency.phone),
        ("agency.register", &agency.register),
        ("agency.vat_id", &agency.vat_id),
        ("agency.data_protection_officer", &agency.data_protection_officer),
        ("agency.supervisory_authority", &agency.supervisory_authority),
        ("agency.accessibility_checked_on", &agency.accessibility_checked_on),
        ("agency.accessibility_enforcement", &agency.accessibility_enforcement),
    ];
    needed.into_iter().filter_map(|(key, value)| value.trim().is_empty().then_some(key)).collect()
}

/// Tells organisers, and nobody else, what this page does not say yet.
#[component]
fn Missing() -> impl IntoView {
    let l = ctx::locale();
    let missing = if ctx::actor().is_organiser() { missing(&ctx::site().agency) } else { Vec::new() };
    (!missing.is_empty()).then(|| {
        view! {
            <ui::Notice tone=ui::Tone::Warn title=l.t("Hier fehlen noch Angaben", "Some particulars are still missing")>
                <p>
                    {l.t(
                        "Das sehen nur Sie als Organisation. Bitte lassen Sie diese Einstellungen ergänzen:",
                        "Only you as organiser see this. Please have these settings filled in:",
                    )}
                </p>
                <p>{missing.join(", ")}</p>
            </ui::Notice>
        }
    })
}

/// Name and address, each on its line.
fn address(agency: &Agency) -> Vec<String> {
    let town = format!("{} {}", agency.postcode, agency.city).trim().to_owned();
    [agency.name.clone(), agency.street.clone(), town, agency.country.clone()].into_iter().filter(|line| !line.trim().is_empty()).collect()
}

/// Name and address as a paragraph.
#[component]
fn Address() -> impl IntoView {
    let lines = address(&ctx::site().agency).into_iter().map(|line| view! { {line}<br/> }).collect_view();
    view! { <p>{lines}</p> }
}

/// A mail address as a link; another text as it is.
fn written(text: &str) -> AnyView {
    let text = text.trim().to_owned();
    if text.contains('@') && !text.contains(char::is_whitespace) {
        return view! { <a href=format!("mailto:{text}")>{text.clone()}</a> }.into_any();
    }
    if text.starts_with("https://") && !text.contains(char::is_whitespace) {
        return view! { <a href=text.clone()>{text.clone()}</a> }.into_any();
    }
    text.into_any()
}

/// How to reach the agency: its address for mail and its telephone, or the imprint where neither is told.
#[component]
fn Reach() -> impl IntoView {
    let l = ctx::locale();
    let agency = ctx::site().agency.clone();
    if agency.email.is_empty() && agency.phone.is_empty() {
        return view! { <p>{l.t("Die Anschrift steht im ", "The address is in the ")}<a href=paths::imprint(l)>{l.t("Impressum", "imprint")}</a>"."</p> }
            .into_any();
    }
    let mail = (!agency.email.is_empty()).then(|| view! { {l.t("E-Mail: ", "E-mail: ")}{written(&agency.email)}<br/> });
    let phone = (!agency.phone.is_empty()).then(|| view! { {l.t("Telefon: ", "Telephone: ")}{agency.phone.clone()} });
    view! { <p>{mail}{phone}</p> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_named_by_its_key() {
        let agency = Agency { name: "Agentur".to_owned(), email: " ".to_owned(), ..Agency::default() };

        let keys = missing(&agency);

        assert!(!keys.contains(&"agency.name"));
        assert!(keys.contains(&"agency.email"));
        assert!(keys.contains(&"agency.accessibility_enforcement"));
    }

    #[test]
    fn an_address_has_no_empty_lines() {
        let agency = Agency { name: "Agentur".to_owned(), city: "Essen".to_owned(), ..Agency::default() };

        assert_eq!(address(&agency), ["Agentur", "Essen"]);
    }
}
