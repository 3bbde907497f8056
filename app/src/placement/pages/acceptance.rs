//! The second look before an offer binds: what it costs with tax, until when it stands, and under which terms.

use domain::{
    booth::UnitFacts,
    clock::Instant,
    event::EventView,
    placement::{OfferState, offer},
    stand_price::StandPrice,
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::{Meta, Title};

use super::super::error::offer_over;
use crate::{
    ctx, format,
    load::load_page,
    paths,
    placement::api::AnswerOffer,
    spent_link::SpentLink,
    ui,
    words::{
        application as words,
        event::place,
        terms::{TermsLink, price_facts},
    },
};

/// All that is accepted, and the button that binds.
#[component]
pub fn Acceptance(
    event: EventView,
    organisation: String,
    unit: UnitFacts,
    price: StandPrice,
    terms_version: String,
    expires_at: Option<Instant>,
    /// The server function, and the hidden field that tells it which offer is answered.
    action: &'static str,
    name: &'static str,
    value: String,
    /// Where the offer is.
    back: String,
) -> impl IntoView {
    let l = ctx::locale();
    let deadline = expires_at.map(|at| format::deadline(l, event.zone, at)).unwrap_or_default();
    let included = unit.included.in_(l).to_owned();
    let mut what = vec![
        ui::fact(l.t("Aussteller", "Exhibitor"), organisation),
        ui::fact(
            l.t("Standplatz", "Unit"),
            format!("{} · {} · {}", unit.code, words::unit_kind_name(l, unit.kind), format::area(l, unit.area_dm2)),
        ),
        ui::fact(l.t("Veranstaltung", "Event"), format!("{}, {}", event.name, format::days(l, event.starts_on, event.ends_on))),
        ui::fact(l.t("Wo", "Where"), place(l, &event)),
        ui::fact(l.t("Ausweise", "Passes"), unit.pass_quota.to_string()),
    ];
    if !included.is_empty() {
        what.push(ui::fact(l.t("Enthalten", "Included"), included));
    }
    let stands = format!("{} {deadline}", l.t("Das Angebot gilt bis", "The offer stands until"));
    let has_terms = !terms_version.is_empty();
    view! {
        <div class="stack">
            <ui::Card title=l.t("Was Sie annehmen", "What you accept") id="what"><ui::Facts items=what/></ui::Card>
            <ui::Card title=l.t("Was es kostet", "What it costs") id="price">
                <ui::Facts items=price_facts(l, price)/>
                <p class="hint">{l.t("Nach den Angaben Ihrer Bewerbung. Maßgeblich ist die Rechnung.", "By what your application says. The invoice decides.")}</p>
            </ui::Card>
            <div>
                {has_terms.then(|| view! { <p>{l.t("Es gelten: ", "These apply: ")}<TermsLink event version=terms_version/></p> })}
                <p class="muted">{stands}</p>
                <div class="row">
                    <ui::Form action=action id="confirm" class="is-inline">
                        <ui::Hidden name=name value=value/>
                        <ui::Hidden name="answer" value="confirm"/>
                        <ui::Hidden name="net" value=price.net.cents.to_string()/>
                        <ui::Hidden name="tax" value=price.tax.to_string()/>
                        <ui::Submit label=l.t("Verbindlich annehmen", "Accept (binding)")/>
                    </ui::Form>
                    <ui::LinkButton href=back label=l.t("Zurück zum Angebot", "Back to the offer") kind=ui::ButtonKind::Quiet/>
                </div>
            </div>
        </div>
    }
}

/// The second look, for whoever came by the link in the mail.
#[component]
pub fn AcceptOffer() -> impl IntoView {
    let l = ctx::locale();
    let (db, token) = (ctx::db(), ctx::param("token"));
    load_page(async move {
        let title = l.t("Angebot annehmen", "Accept the offer");
        let Some(offer) = offer::by_token(&db, &token).await? else {
            return Ok(view! { <SpentLink title/> }.into_any());
        };
        let back = paths::offer(l, &token);
        let over = (offer.state != OfferState::Open).then(|| offer_over(offer.state).in_(l).to_owned());
        let accent = offer.event.accent.clone();
        Ok(view! {
            <Title text=title/>
            // The address binds whoever holds it.
            <Meta name="robots" content="noindex"/>
            <div data-accent=accent>
                <ui::Breadcrumbs up=vec![(back.clone(), l.t("Angebot", "Offer").to_owned())] here=title/>
                <ui::PageHead kicker=offer.event.name.clone() title/>
                {match over {
                    Some(text) => view! { <ui::Notice tone=ui::Tone::Warn>{text}</ui::Notice> }.into_any(),
                    None => view! {
                        <Acceptance
                            event=offer.event organisation=offer.organisation unit=offer.unit price=offer.price
                            terms_version=offer.terms_version expires_at=offer.expires_at
                            action=AnswerOffer::PATH name="token" value=token back
                        />
                    }.into_any(),
                }}
            </div>
        }
        .into_any())
    })
}
