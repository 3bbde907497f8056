//! What a host's own people change of it.

use domain::{host::HostView, locale::Locale};
use leptos::{prelude::*, server_fn::ServerFn};

use super::fields::{LogoForm, SaidFields};
use crate::{ctx, host::EditOwnHost, ui};

#[component]
pub(super) fn OwnForm(host: HostView) -> impl IntoView {
    let l = ctx::locale();
    let (id, revision, said) = (host.id, host.revision, host.clone());
    let title = match l {
        Locale::De => format!("Ihr Eintrag: {}", host.name),
        Locale::En => format!("Your entry: {}", host.name),
    };
    view! {
        <ui::Section title id=format!("host-{id}")>
            <p class="hint">{l.t("Name, Rolle, Anteil und Reihenfolge ändert die Organisation.", "Name, role, share and order are changed by the organisers.")}</p>
            <ui::Form action=EditOwnHost::PATH id=id.to_string()>
                <ui::Hidden name="host" value=id.to_string()/>
                <ui::Hidden name="revision" value=revision.to_string()/>
                <SaidFields host=Some(said)/>
                <ui::Submit label=l.t("Speichern", "Save")/>
            </ui::Form>
            <LogoForm host/>
        </ui::Section>
    }
}
