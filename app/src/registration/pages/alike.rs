//! Before somebody is registered at the desk: who it may be, of those who are there already.

use domain::{
    actor::Actor,
    db::Db,
    ids::{BadgeId, EventId},
    locale::Locale,
    registration::{self, AlikeVisitor},
};
use leptos::prelude::*;

use crate::{ctx, error::ApiError, form::FormEcho, registration::state_chip, ui};

/// Those with the name or mailbox that was typed into the form that came back; nobody before it was sent.
///
/// # Errors
/// Those of the query.
pub async fn alike_typed(db: &Db, actor: &Actor, event: EventId, typed: Option<&FormEcho>) -> Result<Vec<AlikeVisitor>, ApiError> {
    let Some(typed) = typed else { return Ok(Vec::new()) };
    let value = |name| typed.value(name).unwrap_or_default();
    Ok(registration::alike(db, actor, event, value("name"), value("email")).await?)
}

/// Who they are, each with what can be done about it.
pub fn alike_list(l: Locale, alike: &[AlikeVisitor], acts: impl Fn(&AlikeVisitor) -> AnyView) -> Option<AnyView> {
    let rows: Vec<_> = alike
        .iter()
        .map(|visitor| {
            let (label, tone) = state_chip(l, visitor.state);
            view! {
                <li>
                    <span class="list-name">{visitor.name.clone()}" "<ui::Chip label tone/></span>
                    <div class="list-end">{acts(visitor)}</div>
                    <p class="list-more">{visitor.organisation.clone()}</p>
                </li>
            }
        })
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            <ui::Section title=l.t("Ist es jemand von diesen?", "Is it one of these?") id="alike">
                <ul class="list is-people">{rows}</ul>
            </ui::Section>
        }
        .into_any()
    })
}

/// The tick that it is none of them.
#[component]
pub fn IsAnother() -> impl IntoView {
    let l = ctx::locale();
    view! { <ui::CheckBox name="is_another" label=l.t("Nein, es ist jemand anderes.", "No, it is somebody else.")/> }
}

/// What is asked of whoever is registered on their behalf. Where letters go may be left out.
#[component]
pub fn AtDeskFields() -> impl IntoView {
    let l = ctx::locale();
    view! {
        <ui::TextField name="name" label=l.t("Vor- und Nachname", "First and last name") required=true maxlength=80/>
        <ui::TextField name="organisation" label=l.t("Organisation", "Organisation") maxlength=120/>
        <ui::TextField
            name="email"
            label=l.t("E-Mail-Adresse", "E-mail address")
            kind=ui::InputKind::Email
            maxlength=254
            hint=l.t(
                "Dorthin kommt das Ticket. Ohne Adresse gibt es nur den Ausweis.",
                "The ticket goes there. Without an address there is the badge alone.",
            )
        />
        <ui::Select name="locale" label=l.t("Sprache der E-Mails", "Language of the e-mails") options=super::words::languages() current=l.as_str() required=true/>
    }
}

/// `/desk/…/badges/ID.pdf`, as a button.
#[component]
pub fn PrintBadge(#[prop(into)] event: String, badge: BadgeId) -> impl IntoView {
    let l = ctx::locale();
    view! {
        <ui::LinkButton href=crate::paths::desk_badge(l, &event, badge) label=l.t("Ausweis drucken (PDF)", "Print badge (PDF)") kind=ui::ButtonKind::Quiet/>
    }
}
