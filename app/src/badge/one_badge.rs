//! What a badge code opens.

use domain::{
    account::limits::BADGE_MISSES,
    field::lettered_address,
    lead::{self, ContactCard, ExhibitorView},
    phone::{phone_as_dialled, phone_as_read},
};
use leptos::prelude::*;
use leptos_meta::{Meta, Title};

use crate::{account::api::limited, ctx, load::load_page, paths, ui};

/// What any phone shows after a look at a badge: the contact page of an exhibitor's person. Everybody else's badge, and
/// every code that is none, look the same: they tell nothing.
#[component]
pub fn BadgePage() -> impl IntoView {
    let (db, actor, code) = (ctx::db(), ctx::actor(), ctx::param("code"));
    load_page(async move {
        let card = lead::contact(&db, &code).await?;
        let own = lead::scanning_for(&db, &actor).await?;
        if card.is_none() && own.is_empty() {
            limited(&BADGE_MISSES).await?;
        }
        Ok(view! {
            <Meta name="robots" content="noindex"/>
            {match card {
                Some(card) => view! { <Contact card code/> }.into_any(),
                None => view! { <Nobody own code/> }.into_any(),
            }}
        })
    })
}

#[component]
fn Contact(card: ContactCard, code: String) -> impl IntoView {
    let l = ctx::locale();
    let mut facts = Vec::new();
    if let Some(email) = card.email {
        facts.push(ui::fact(l.t("E-Mail", "E-mail"), view! { <a href=format!("mailto:{email}")>{lettered_address(&email)}</a> }));
    }
    if let Some(phone) = card.phone {
        let read = phone_as_read(l, &phone);
        // What cannot be dialled from abroad is still worth reading.
        let way = match phone_as_dialled(&phone, &card.country) {
            Some(dialled) => view! { <a href=format!("tel:{dialled}")>{read}</a> }.into_any(),
            None => read.into_any(),
        };
        facts.push(ui::fact(l.t("Telefon", "Phone"), way));
    }
    if let Some(unit) = card.unit {
        let place = paths::plan_unit(l, &card.event_slug, &unit);
        let words = format!("{} {unit}", l.t("Standplatz", "Unit"));
        facts.push(ui::fact(l.t("Auf dem Stand", "On the booth"), view! { <a href=place>{words}</a> }));
    }
    let function =
        [card.job_title.as_str(), card.organisation.as_str()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    view! {
        <Title text=card.name.clone()/>
        <div data-accent=card.accent>
            <ui::PageHead kicker=card.event_name title=card.name lede=function>
                {(!facts.is_empty()).then(|| view! { <ui::Facts items=facts/> })}
                <ui::Actions>
                    <ui::LinkButton href=paths::badge_vcard(&code) label=l.t("Kontakt speichern", "Save contact")/>
                    <ui::LinkButton
                        href=paths::exhibitor(l, &card.event_slug, &card.exhibitor_slug)
                        label=format!("{} {}", l.t("Mehr über", "More about"), card.organisation)
                        kind=ui::ButtonKind::Quiet
                    />
                </ui::Actions>
            </ui::PageHead>
        </div>
    }
}

/// The page for every code that shows nobody. Whoever collects contacts for an exhibitor finds the way to that here.
#[component]
fn Nobody(own: Vec<ExhibitorView>, code: String) -> impl IntoView {
    let l = ctx::locale();
    let ways = own.into_iter().map(|exhibitor| {
        let href = format!("{}?code={}", paths::portal_scan(l, exhibitor.application), paths::encode(&code));
        let label = format!("{} {} ({})", l.t("Kontakt für", "Contact for"), exhibitor.name, exhibitor.event_name);
        view! { <ui::LinkButton href label/> }
    });
    let ways: Vec<_> = ways.collect();
    view! {
        <Title text=l.t("Ausweis", "Badge")/>
        <ui::PageHead
            title=l.t("Schön, dass Sie da sind", "Good to have you here")
            lede=l.t(
                "Dieser Code gehört zu einem persönlichen Ausweis. Wer ihn trägt, entscheidet selbst, wem er oder sie sich vorstellt: Sprechen Sie einander einfach an.",
                "This code belongs to a personal badge. Whoever wears it decides whom to meet: simply say hello.",
            )
        >
            <ui::Actions>
                {ways}
                <ui::LinkButton href=paths::landing(l) label=l.t("Zu den Veranstaltungen", "To the events") kind=ui::ButtonKind::Quiet/>
            </ui::Actions>
        </ui::PageHead>
    }
}
