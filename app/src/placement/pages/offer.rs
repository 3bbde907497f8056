//! The answer to an offered unit.

use domain::{
    locale::Locale,
    placement::{
        OfferState,
        offer::{self, OfferView},
    },
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

use super::{super::error::offer_over, answers::OfferAnswers};
use crate::{
    booth::{Mine, StandPlan},
    ctx,
    flash::Flash,
    format,
    load::load_page,
    paths,
    placement::api::AnswerOffer,
    spent_link::SpentLink,
    ui,
    words::{application as words, event::spot, terms::TermsLink},
};

/// Where the link in the mail leads. Only buttons answer: mail scanners follow links.
#[component]
pub fn Offer() -> impl IntoView {
    let l = ctx::locale();
    let (db, token) = (ctx::db(), ctx::param("token"));
    let (confirmed, declined) = (Flash::OfferConfirmed.is_now(), Flash::OfferDeclined.is_now());
    load_page(async move {
        let Some(offer) = offer::by_token(&db, &token).await? else {
            return Ok(view! { <SpentLink title=l.t("Angebot", "Offer") text=replaced(l)/> }.into_any());
        };
        let zone = offer.event.zone;
        let state = offer.state;
        let deadline = offer.expires_at.filter(|_| state == OfferState::Open).map(|at| format::deadline(l, zone, at));
        let until = deadline.clone().unwrap_or_default();
        let plan = paths::plan_unit(l, &offer.event.slug, &offer.unit.code);
        let contact = format!("mailto:{}", offer.event.contact_email);
        let email = offer.event.contact_email.clone();
        let (event, accent, kicker) = (offer.event.clone(), offer.event.accent.clone(), offer.event.name.clone());
        let mine = match state {
            OfferState::Open => Some(l.t("Ihr Angebot", "Your offer")),
            OfferState::Confirmed => Some(l.t("Ihr Standplatz", "Your unit")),
            _ => None,
        };
        let mine = mine.map(|word| Mine { code: offer.unit.code.clone(), word });
        let title = match l {
            Locale::De => format!("Standplatz {} für {}", offer.unit.code, offer.organisation),
            Locale::En => format!("Unit {} for {}", offer.unit.code, offer.organisation),
        };
        Ok(view! {
            <Title text=title.clone()/>
            <div data-accent=accent>
                <ui::PageHead kicker title>
                    <UnitFacts offer deadline/>
                </ui::PageHead>
                {match state {
                    OfferState::Open => view! { <Answers token deadline=until/> }.into_any(),
                    OfferState::Confirmed => view! { <Confirmed just_now=confirmed/> }.into_any(),
                    // The frame has said so.
                    _ if declined => ().into_any(),
                    other => view! { <ui::Notice tone=ui::Tone::Warn>{offer_over(other).in_(l).to_owned()}</ui::Notice> }.into_any(),
                }}
                <ui::Section title=l.t("Standplan", "Booth plan")><StandPlan event mine/></ui::Section>
                <p class="row">
                    <a href=plan>{l.t("Auf dem Standplan ansehen", "See it on the booth plan")}</a>
                    {(!email.is_empty()).then(|| view! { <a href=contact>{l.t("Fragen? ", "Questions? ")}{email}</a> })}
                </p>
            </div>
        }
        .into_any())
    })
}

#[component]
fn UnitFacts(offer: OfferView, deadline: Option<String>) -> impl IntoView {
    let l = ctx::locale();
    let unit = offer.unit;
    let where_ = spot(l, &offer.event);
    let mut items = vec![
        ui::fact(l.t("Standplatz", "Unit"), format!("{} · {}", unit.code, words::unit_kind_name(l, unit.kind))),
        ui::fact(l.t("Fläche", "Area"), format::area(l, unit.area_dm2)),
        ui::fact(l.t("Preis", "Price"), format::net_price(l, unit.price())),
        ui::fact(l.t("Ausweise", "Passes"), unit.pass_quota.to_string()),
    ];
    let included = unit.included.in_(l).to_owned();
    if !included.is_empty() {
        items.push(ui::fact(l.t("Enthalten", "Included"), included));
    }
    items.push(ui::fact(l.t("Wann", "When"), format::days(l, offer.event.starts_on, offer.event.ends_on)));
    if !where_.is_empty() {
        items.push(ui::fact(l.t("Wo", "Where"), where_));
    }
    if !offer.terms_version.is_empty() {
        let (event, version) = (offer.event, offer.terms_version);
        items.push(ui::fact(l.t("Es gelten", "These apply"), view! { <TermsLink event version/> }));
    }
    if let Some(deadline) = deadline {
        items.push(ui::fact(l.t("Antwort bis", "Answer by"), deadline));
    }
    view! { <ui::Facts items/> }
}

#[component]
fn Answers(token: String, deadline: String) -> impl IntoView {
    let l = ctx::locale();
    let text = match l {
        Locale::De => {
            format!("Dieser Standplatz ist bis {deadline} für Sie reserviert. Danach wird er frei, ohne dass Sie etwas tun müssen.")
        }
        Locale::En => format!("This unit is kept for you until {deadline}. After that it becomes free; you need not do anything."),
    };
    view! {
        <p>{text}</p>
        <OfferAnswers accept=paths::accept_offer(l, &token) action=AnswerOffer::PATH name="token" value=token/>
    }
}

#[component]
fn Confirmed(just_now: bool) -> impl IntoView {
    let l = ctx::locale();
    let title = if just_now { l.t("Wie es weitergeht", "What comes next") } else { l.t("Schon angenommen", "Already accepted") };
    view! {
        <ui::Notice tone=ui::Tone::Ok title>
            <p>{l.t("Als Nächstes benennen Sie Ihr Standpersonal und prüfen Ihr Profil. Beides geht unter „Mein Stand“; loggen Sie sich dazu mit der Adresse ein, an die das Angebot ging.", "Next, name your booth staff and check your profile. Both are under “My booth”; sign in with the address that the offer went to.")}</p>
            <p><ui::LinkButton href=paths::portal(l) label=l.t("Zu „Mein Stand“", "To “My booth”") kind=ui::ButtonKind::Quiet/></p>
        </ui::Notice>
    }
}

fn replaced(l: Locale) -> &'static str {
    l.t(
        "Vielleicht gibt es eine neuere E-Mail mit einem neuen Link: Wird die Frist geändert, ersetzt er den alten.",
        "Perhaps there is a newer e-mail with a new link: it replaces the old one when the deadline changes.",
    )
}
