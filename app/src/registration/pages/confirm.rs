//! Where the link of the confirmation mail leads. Only the button confirms: mail scanners follow links.

use domain::registration::{self, Awaiting};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::{Meta, Title};

use super::words::WhenAndWhere;
use crate::{ctx, error::ApiError, load::load, paths, registration::api, ui};

#[component]
pub fn Confirm() -> impl IntoView {
    let l = ctx::locale();
    let (db, token, address) = (ctx::db(), ctx::param("token"), ctx::client_address());
    load(async move {
        let content = match registration::awaiting(&db, &token).await? {
            Some(awaiting) => view! { <ConfirmForm awaiting token/> }.into_any(),
            None => match api::missed(&db, &address).await? {
                ApiError::NotFound => view! { <Spent/> }.into_any(),
                too_many => return Err(too_many),
            },
        };
        Ok(view! {
            <Title text=l.t("Registrierung bestätigen", "Confirm registration")/>
            <Meta name="robots" content="noindex"/>
            <div class="narrow">{content}</div>
        })
    })
}

#[component]
fn ConfirmForm(awaiting: Awaiting, token: String) -> impl IntoView {
    let l = ctx::locale();
    view! {
        <ui::PageHead
            kicker=awaiting.event.name.clone()
            title=l.t("Registrierung bestätigen", "Confirm registration")
            lede=format!("{} {}", l.t("Noch ein Klick, und Ihr Ticket ist da,", "One more click, and your ticket is here,"), awaiting.name)
        >
            <WhenAndWhere event=awaiting.event/>
        </ui::PageHead>
        <ui::Form action=api::ConfirmRegistration::PATH>
            <ui::Hidden name="token" value=token/>
            <ui::Submit label=l.t("Jetzt bestätigen", "Confirm now")/>
        </ui::Form>
    }
}

#[component]
fn Spent() -> impl IntoView {
    let l = ctx::locale();
    view! {
        <ui::PageHead title=l.t("Registrierung bestätigen", "Confirm registration")/>
        <ui::EmptyState
            title=l.t("Dieser Link gilt nicht mehr", "This link is no longer valid")
            text=l.t(
                "Er ist älter als sieben Tage, oder eine neuere Mail hat ihn ersetzt. Nehmen Sie den Link aus der neuesten Mail, oder registrieren Sie sich noch einmal.",
                "It is older than seven days, or a newer mail took its place. Use the link in the newest mail, or register once more.",
            )
            href=paths::landing(l)
            link=l.t("Alle Veranstaltungen", "All events")
        />
    }
}
