//! The people of a host: who may see or change what, and one more.

use domain::{
    account::HostPersonView,
    field::lettered_address,
    host::{HostAccess, HostView},
    locale::Locale,
};
use leptos::{prelude::*, server_fn::ServerFn};

use crate::{
    ctx, form,
    host::{InviteCoHost, RemoveCoHost},
    ui,
    words::host as words,
};

#[component]
pub(super) fn People(host: HostView, people: Vec<HostPersonView>) -> impl IntoView {
    let l = ctx::locale();
    let (id, row, many) = (host.id, host.id.to_string(), people.len());
    let failed = form::echo().is_some_and(|echo| echo.endpoint == InviteCoHost::PATH && echo.value("_form") == Some(row.as_str()));
    let rights = HostAccess::ALL.map(|access| (access.as_str().to_owned(), words::access(l, access).to_owned())).to_vec();
    let rows = people.into_iter().map(|person| view! { <PersonRow person/> }).collect_view();
    view! {
        <details class="fold" open=failed>
            <summary>{format!("{} ({many})", l.t("Personen", "People"))}<span class="visually-hidden">": "{host.name}</span></summary>
            {(many > 0).then(|| view! { <ul class="list">{rows}</ul> })}
            <ui::Form action=InviteCoHost::PATH id=id.to_string()>
                <ui::Hidden name="host" value=id.to_string()/>
                <div class="pair">
                    <ui::TextField name="person_name" label=l.t("Name", "Name") required=true maxlength=80/>
                    <ui::TextField name="email" label=l.t("E-Mail-Adresse", "E-mail address") kind=ui::InputKind::Email required=true/>
                </div>
                <ui::Select name="access" label=l.t("Was darf die Person?", "What may they do?") options=rights current=HostAccess::See.as_str()/>
                <ui::Submit label=l.t("Zugang geben", "Give access") kind=ui::ButtonKind::Quiet/>
            </ui::Form>
        </details>
    }
}

#[component]
fn PersonRow(person: HostPersonView) -> impl IntoView {
    let l = ctx::locale();
    let id = person.id;
    let question = match l {
        Locale::De => format!("Den Zugang von {} beenden?", person.name),
        Locale::En => format!("End the access of {}?", person.name),
    };
    view! {
        <li>
            <b class="list-name">{person.name}</b>
            <div class="list-end">
                <ui::Confirm
                    id=id.to_string()
                    action=RemoveCoHost::PATH
                    label=l.t("Zugang beenden", "End access")
                    question
                    detail=l.t(
                        "Die Person sieht von dieser Veranstaltung dann nur noch, was alle sehen. Sie können ihr jederzeit wieder Zugang geben.",
                        "They then see of this event only what everybody sees. You can give them access again at any time.",
                    )
                    kind=ui::ButtonKind::Plain
                >
                    <ui::Hidden name="person" value=id.to_string()/>
                </ui::Confirm>
            </div>
            <p class="list-more">{format!("{} · {}", lettered_address(&person.email), words::access(l, person.access))}</p>
        </li>
    }
}
