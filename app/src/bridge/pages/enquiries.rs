//! What somebody asked of a bridge, or of an event that belongs to it, and is not done: on its page for organisers.

use domain::{
    enquiry::{EnquiryPage, EnquiryView},
    ids::BridgeId,
    locale::Locale,
};
use leptos::prelude::*;

use crate::{ctx, format, paths, ui};

/// So many stand here; the list has all.
const SHOWN: usize = 10;

/// The oldest first.
#[component]
pub(super) fn OpenEnquiries(bridge: BridgeId, open: EnquiryPage) -> impl IntoView {
    let l = ctx::locale();
    let (total, href) = (open.total, paths::bridge_enquiries(l, bridge));
    let rows: Vec<_> = open.enquiries.into_iter().take(SHOWN).map(|enquiry| row(l, enquiry)).collect();
    let shown = if rows.is_empty() {
        let none = l.t(
            "Keine. Was jemand über „Kontakt“ auf der öffentlichen Seite schreibt, steht hier, bis es erledigt ist.",
            "None. What somebody writes by “Contact” on the public page stands here until it is done.",
        );
        view! { <p class="muted">{none}</p> }.into_any()
    } else {
        view! { <ul class="list">{rows}</ul> }.into_any()
    };
    let all =
        format!("{} ({})", l.t("In der Liste aller Anfragen ansehen", "See them in the list of all enquiries"), format::number(l, total));
    view! {
        <ui::Section title=l.t("Offene Anfragen", "Open enquiries") id="enquiries">
            {shown}
            {(total > 0).then(|| view! { <p><a href=href>{all}</a></p> })}
        </ui::Section>
    }
}

fn row(l: Locale, enquiry: EnquiryView) -> AnyView {
    let since = format::date_time(l, format::home(), enquiry.created_at);
    let owner = enquiry.owner.map_or_else(|| l.t("noch niemand", "nobody yet").to_owned(), |owner| owner.name);
    view! {
        <li>
            <a class="list-name" href=paths::enquiry(l, enquiry.id)>{enquiry.name}</a>
            <span class="list-end small muted">{since}</span>
            <p class="list-more">{l.t("Zuständig:", "Owner:")}" "{owner}</p>
        </li>
    }
    .into_any()
}
