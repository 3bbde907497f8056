//! Where the link of the confirmation mail leads. Only the button confirms: mail scanners follow links.

use domain::{
    locale::Locale,
    registration::{self, Awaiting, ConsentPurpose, wording, wording_version},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::{Meta, Title};

use super::words::WhenAndWhere;
use crate::{
    ctx,
    error::ApiError,
    load::load_page,
    paths,
    registration::{api, ticket_holder},
    spent_link::SpentLink,
    ui,
};

#[component]
pub fn Confirm() -> impl IntoView {
    let l = ctx::locale();
    let (db, token, address) = (ctx::db(), ctx::param("token"), ctx::client_address());
    load_page(async move {
        let content = match registration::awaiting(&db, &token).await? {
            Some(awaiting) => {
                let accent = awaiting.event.accent.clone();
                view! { <div class="narrow" data-accent=accent><ConfirmForm awaiting token/></div> }.into_any()
            }
            None => match ticket_holder::missed(&db, &address).await? {
                ApiError::NotFound => spent(l),
                too_many => return Err(too_many),
            },
        };
        Ok(view! {
            <Title text=l.t("Registrierung bestätigen", "Confirm registration")/>
            <Meta name="robots" content="noindex"/>
            {content}
        })
    })
}

#[component]
fn ConfirmForm(awaiting: Awaiting, token: String) -> impl IntoView {
    let l = ctx::locale();
    let (title, lede, label) = if awaiting.is_confirmed {
        (
            l.t("Schon bestätigt", "Already confirmed"),
            l.t("Mehr ist nicht zu tun,", "There is nothing more to do,"),
            l.t("Zu meinem Ticket", "To my ticket"),
        )
    } else {
        (
            l.t("Registrierung bestätigen", "Confirm registration"),
            l.t("Noch ein Klick, und Ihr Ticket ist da,", "One more click, and your ticket is here,"),
            l.t("Jetzt bestätigen", "Confirm now"),
        )
    };
    let Awaiting { event, details, asked, is_confirmed } = awaiting;
    let about = [details.job_title, details.organisation].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    view! {
        <ui::PageHead kicker=event.name.clone() title lede=format!("{lede} {}.", details.name)>
            {(!about.is_empty()).then(|| view! { <p>{about}</p> })}
            <WhenAndWhere event/>
        </ui::PageHead>
        <ui::Form action=api::ConfirmRegistration::PATH>
            <ui::Hidden name="token" value=token/>
            {(!is_confirmed && !asked.is_empty()).then(|| view! { <Consents asked/> })}
            <ui::Submit label/>
        </ui::Form>
    }
}

/// Asked here and not with the registration: whoever opens the link has the mailbox, and the words are before their eyes.
#[component]
fn Consents(asked: Vec<ConsentPurpose>) -> impl IntoView {
    let (l, whose) = (ctx::locale(), ctx::agency_name());
    let boxes: Vec<_> = asked
        .into_iter()
        .map(|purpose| {
            let text = wording(purpose, &whose).in_(l).to_owned();
            view! { <ui::CheckBox name=purpose.as_str() label=text/> }
        })
        .collect();
    view! {
        <ui::Hidden name="wording" value=wording_version(&whose)/>
        <fieldset class="field group">
            <legend class="label">{l.t("Freiwillige Einwilligungen", "Voluntary consents")}</legend>
            <p class="hint">
                {l.t("Ihr Ticket bekommen Sie auch ohne. Jede gilt für sich allein.", "You get your ticket without them. Each one is separate.")}
            </p>
            {boxes}
        </fieldset>
    }
}

fn spent(l: Locale) -> AnyView {
    let text = l.t(
        "Er ist älter als sieben Tage, oder die Registrierung wurde gelöscht. Nehmen Sie den Link aus der neuesten E-Mail, oder registrieren Sie sich noch einmal.",
        "It is older than seven days, or the registration was erased. Use the link in the newest e-mail, or register once more.",
    );
    let way = (paths::landing(l), l.t("Alle Veranstaltungen", "All events"));
    view! { <div class="narrow"><SpentLink title=l.t("Registrierung bestätigen", "Confirm registration") text way/></div> }.into_any()
}
