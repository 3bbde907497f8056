//! One host in the organisers' list, to change, to order and to let go.

use domain::{account::HostPersonView, host::HostView, locale::Locale};
use leptos::{prelude::*, server_fn::ServerFn};

use super::{
    fields::{HostFields, LogoForm},
    people::People,
};
use crate::{
    ctx, form, format,
    host::{EditHost, MoveHostUp, RemoveHost, logo_upload},
    ui,
    words::host as words,
};

#[component]
pub(super) fn HostRow(host: HostView, people: Vec<HostPersonView>, is_first: bool) -> impl IntoView {
    let l = ctx::locale();
    let id = host.id;
    let mut about = vec![words::role(l, host.role).to_owned()];
    about.extend(Some(host.town.clone()).filter(|town| !town.is_empty()));
    about.extend((host.share > 0).then(|| format::percent(l, host.share)));
    let hidden = (!host.is_public).then(|| view! { " "<ui::Chip label=l.t("nicht öffentlich", "not public") tone=ui::Tone::Mute/> });
    let up = (!is_first).then(|| {
        view! {
            <ui::Form action=MoveHostUp::PATH id=id.to_string() class="is-inline">
                <ui::Hidden name="host" value=id.to_string()/>
                <ui::Submit label=l.t("Nach oben", "Move up") kind=ui::ButtonKind::Plain/>
            </ui::Form>
        }
    });
    view! {
        <li>
            <b class="list-name">{host.name.clone()}{hidden}</b>
            <p class="list-more">{about.join(" · ")}</p>
            <div class="list-more">
                {up}
                <Change host=host.clone()/>
                <People host people/>
            </div>
        </li>
    }
}

#[component]
fn Change(host: HostView) -> impl IntoView {
    let l = ctx::locale();
    let (id, revision, name) = (host.id, host.revision, host.name.clone());
    let (row, own) = (id.to_string(), [EditHost::PATH, logo_upload::PATH]);
    let failed = form::echo().is_some_and(|echo| own.contains(&echo.endpoint.as_str()) && echo.value("_form") == Some(row.as_str()));
    let (typed, shown) = (host.clone(), host.clone());
    view! {
        <details class="fold" open=failed>
            <summary>{l.t("Ändern", "Change")}<span class="visually-hidden">": "{name}</span></summary>
            <ui::Form action=EditHost::PATH id=id.to_string()>
                <ui::Hidden name="host" value=id.to_string()/>
                <ui::Hidden name="revision" value=revision.to_string()/>
                <HostFields host=typed/>
                <ui::Submit label=l.t("Speichern", "Save")/>
            </ui::Form>
            <LogoForm host=shown/>
            <Leave host/>
        </details>
    }
}

#[component]
fn Leave(host: HostView) -> impl IntoView {
    let l = ctx::locale();
    let id = host.id;
    let question = match l {
        Locale::De => format!("{} entfernen?", host.name),
        Locale::En => format!("Remove {}?", host.name),
    };
    view! {
        <ui::Confirm
            id=id.to_string()
            action=RemoveHost::PATH
            label=l.t("Veranstalter entfernen", "Remove host")
            question
            detail=l.t(
                "Seine Leute verlieren sofort den Zugang, und die öffentliche Seite nennt ihn nicht mehr. Der Verlauf behält, was war; Sie können ihn wieder hinzufügen.",
                "Its people lose their access at once, and the public page names it no more. History keeps what was; you can add it again.",
            )
        >
            <ui::Hidden name="host" value=id.to_string()/>
        </ui::Confirm>
    }
}
