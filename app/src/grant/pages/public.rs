//! Who funds an event or a bridge, as everybody reads it.

use domain::grant::Credit;
use leptos::prelude::*;

use crate::{ctx, ui};

/// Those who fund an event or a bridge, in their order; nothing where nobody is named.
#[component]
pub fn FundedBy(credits: Vec<Credit>) -> impl IntoView {
    let l = ctx::locale();
    (!credits.is_empty()).then(|| {
        let rows = credits.iter().map(|credit| {
            let said = credit.text.in_(l);
            let said = if said.is_empty() { credit.grantor.as_str() } else { said };
            view! { <li>{said.to_owned()}</li> }
        });
        let rows = rows.collect_view();
        view! { <ui::Section title=l.t("Gefördert durch", "Funded by") id="funding"><ul>{rows}</ul></ui::Section> }
    })
}
