//! Who runs an event, as everybody reads it.

use domain::{host::HostView, locale::Locale};
use leptos::prelude::*;

use crate::{ctx, ui, words::host as words};

/// The hosts of an event, in the order agreed; nothing where none is named.
#[component]
pub fn HostsOfEvent(hosts: Vec<HostView>) -> impl IntoView {
    let l = ctx::locale();
    (!hosts.is_empty()).then(|| view! { <ui::Section title=l.t("Veranstalter", "Hosts") id="hosts">{host_list(l, &hosts)}</ui::Section> })
}

/// The same without a heading.
pub(super) fn host_list(l: Locale, hosts: &[HostView]) -> AnyView {
    let rows: Vec<_> = hosts.iter().map(|host| row(l, host)).collect();
    view! { <ul class="hosts">{rows}</ul> }.into_any()
}

fn row(l: Locale, host: &HostView) -> impl IntoView + use<> {
    let name = host.name.clone();
    let name = if host.web.is_empty() {
        view! { <b>{name}</b> }.into_any()
    } else {
        view! { <a href=host.web.clone() rel="noopener"><b>{name}</b></a> }.into_any()
    };
    let about = [words::role(l, host.role), host.town.as_str()].into_iter().filter(|part| !part.is_empty());
    let about = about.collect::<Vec<_>>().join(" · ");
    let text = Some(host.text.in_(l).to_owned()).filter(|text| !text.is_empty());
    view! {
        <li>
            <ui::Emblem name=host.name.clone() logo=host.logo.clone()/>
            <div>
                <p>{name}</p>
                <p class="small muted">{about}</p>
                {text.map(|text| view! { <p class="small">{text}</p> })}
            </div>
        </li>
    }
}
