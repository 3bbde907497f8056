//! The second look before an offer binds, for whoever is signed in.

use domain::{actor::Denied, placement::own};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

use crate::{
    ctx,
    error::ApiError,
    frame::PortalHead,
    load::load_page,
    paths,
    placement::{api::AnswerOwnOffer, pages::Acceptance},
    ui,
};

/// All that is accepted, and the button that binds: for the exhibitor alone.
#[component]
pub fn PortalAcceptance() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, id) = (ctx::db(), ctx::actor(), ctx::param("application"));
    load_page(async move {
        let id = id.parse().map_err(|_| ApiError::NotFound)?;
        let placed = own::application(&db, &actor, id).await?;
        if !placed.application.organisation.is_some_and(|organisation| actor.exhibits_for(organisation)) {
            return Err(Denied::NotFound.into());
        }
        let title = l.t("Angebot annehmen", "Accept the offer");
        let back = paths::portal_application(l, id);
        let look = match placed.open_offer().cloned() {
            None => {
                let over = l.t("Es gibt gerade kein offenes Angebot.", "There is no open offer at present.");
                view! { <ui::Notice tone=ui::Tone::Warn>{over}</ui::Notice> }.into_any()
            }
            Some(offer) => view! {
                <Acceptance
                    event=placed.event.clone() organisation=placed.name().to_owned() price=placed.price(&offer.facts) unit=offer.facts
                    terms_version=placed.application.content.terms_version.clone() expires_at=offer.offer_expires_at
                    action=AnswerOwnOffer::PATH name="application" value=id.to_string() back
                />
            }
            .into_any(),
        };
        let accent = placed.event.accent.clone();
        Ok(view! {
            <Title text=title/>
            <div data-accent=accent>
                <PortalHead placed title/>
                {look}
            </div>
        })
    })
}
