//! One's own application: how far it is, where one stands, and what is to be done.

use domain::{
    application::ApplicationState,
    booth_staff::{self, Passes},
    ids::ApplicationId,
    lead,
    locale::Locale,
    placement::own::{self, Placement, PlacementView},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

use crate::{
    application::{
        pages::{Summary, Withdraw},
        way::Way,
    },
    booth::{Mine, StandPlan},
    ctx,
    error::ApiError,
    format,
    frame::PortalHead,
    load::load_page,
    matchmaking::pages::MeetingsOfExhibitor,
    paths,
    placement::{api::AnswerOwnOffer, pages::OfferAnswers},
    ui,
    words::{application as words, event::spot},
};

/// The overview of one application.
#[component]
pub fn PortalApplication() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, id) = (ctx::db(), ctx::actor(), ctx::param("application"));
    load_page(async move {
        let id = id.parse().map_err(|_| ApiError::NotFound)?;
        let placed = own::application(&db, &actor, id).await?;
        let passes = booth_staff::passes(&db, &actor, id).await?;
        let contacts = match lead::number(&db, &actor, id).await {
            // The contacts are the exhibitor's alone: organisers who look in see no number.
            Err(lead::Error::Denied(_)) => 0,
            number => number?,
        };
        let state = placed.application.state;
        let title = placed.event.name.clone();
        let (application, event) = (placed.application.clone(), placed.event.clone());
        let (on_plan, accent) = (event.clone(), event.accent.clone());
        let mine = (placed.confirmed().map(|placement| (placement, l.t("Ihr Standplatz", "Your unit"))))
            .or_else(|| placed.open_offer().map(|placement| (placement, l.t("Ihr Angebot", "Your offer"))))
            .map(|(placement, word)| Mine { code: placement.facts.code.clone(), word });
        Ok(view! {
            <Title text=title.clone()/>
            <div data-accent=accent>
                <PortalHead placed=placed.clone() title/>
                <Where placed=placed.clone()/>
                <Change placed=placed.clone()/>
                {placed.open_offer().cloned().map(|offer| view! { <OfferCard placed=placed.clone() offer/> })}
                {(state == ApplicationState::Confirmed && !placed.event.is_over()).then(|| view! { <ToDo placed=placed.clone() passes contacts/> })}
                {(state == ApplicationState::Confirmed && placed.event.is_over()).then(|| view! { <Afterwards application=id contacts/> })}
                {(state == ApplicationState::Confirmed && is_own(&placed)).then(|| view! { <MeetingsOfExhibitor application=id event=placed.event.clone()/> })}
                <ui::Section title=l.t("Standplan", "Booth plan") id="plan"><StandPlan event=on_plan mine/></ui::Section>
                <Summary application event/>
                {is_own(&placed).then(|| view! { <Withdraw way=Way::Portal(id) state/> })}
            </div>
        })
    })
}

/// State, unit and deadlines.
#[component]
fn Where(placed: PlacementView) -> impl IntoView {
    let l = ctx::locale();
    let (state, zone) = (placed.application.state, placed.event.zone);
    let mut items =
        vec![ui::fact(l.t("Status", "Status"), view! { <ui::Chip tone=words::state_tone(state) label=words::state_name(l, state)/> })];
    // What is merely held is the organisers' own business.
    let shown = placed.open_offer().or(placed.confirmed());
    if let Some(placement) = shown {
        let code = placement.facts.code.clone();
        let href = paths::plan_unit(l, &placed.event.slug, &code);
        let about = format!(" · {} · {}", words::unit_kind_name(l, placement.facts.kind), format::area(l, placement.facts.area_dm2));
        items.push(ui::fact(l.t("Standplatz", "Unit"), view! { <a href=href>{code}{l.t(" auf dem Plan", " on the plan")}</a>{about} }));
    }
    items.push(ui::fact(l.t("Wann", "When"), format::days(l, placed.event.starts_on, placed.event.ends_on)));
    let place = spot(l, &placed.event);
    if !place.is_empty() {
        items.push(ui::fact(l.t("Wo", "Where"), place));
    }
    if let Some(at) = placed.event.passes_close_at.filter(|_| state == ApplicationState::Confirmed) {
        items.push(ui::fact(l.t("Standpersonal benennen bis", "Name booth staff by"), format::deadline(l, zone, at)));
    }
    view! { <ui::Facts items/> }
}

/// Whether the reader may bind the exhibitor. Organisers only look.
fn is_own(placed: &PlacementView) -> bool {
    placed.application.organisation.is_some_and(|organisation| ctx::actor().exhibits_for(organisation))
}

/// The way to the form, as long as the application may be changed.
#[component]
fn Change(placed: PlacementView) -> impl IntoView {
    let l = ctx::locale();
    let (id, state) = (placed.application.id, placed.application.state);
    (is_own(&placed) && placed.application.is_editable(&placed.event)).then(|| {
        let asked = state == ApplicationState::NeedsInformation;
        let label =
            if asked { l.t("Rückfrage beantworten", "Answer the question") } else { l.t("Bewerbung ändern", "Change the application") };
        let kind = if asked { ui::ButtonKind::Primary } else { ui::ButtonKind::Quiet };
        view! { <ui::Actions><ui::LinkButton href=paths::portal_form(l, id) label kind/></ui::Actions> }
    })
}

/// The offer, with its two answers.
#[component]
fn OfferCard(placed: PlacementView, offer: Placement) -> impl IntoView {
    let l = ctx::locale();
    let id = placed.application.id.to_string();
    let deadline = offer.offer_expires_at.map(|at| format::deadline(l, placed.event.zone, at)).unwrap_or_default();
    let title = format!("{} {}", l.t("Ihr Angebot: Standplatz", "Your offer: unit"), offer.facts.code);
    let included = offer.facts.included.in_(l).to_owned();
    let items = vec![
        ui::fact(l.t("Preis", "Price"), format::net_price(l, offer.facts.price())),
        ui::fact(l.t("Ausweise", "Passes"), offer.facts.pass_quota.to_string()),
        ui::fact(l.t("Enthalten", "Included"), if included.is_empty() { "–".to_owned() } else { included }),
        ui::fact(l.t("Antwort bis", "Answer by"), deadline),
    ];
    view! {
        <ui::Card title>
            <ui::Facts items/>
            <OfferAnswers accept=paths::portal_acceptance(l, placed.application.id) action=AnswerOwnOffer::PATH name="application" value=id/>
        </ui::Card>
    }
}

/// What a confirmed exhibitor still has to do, and what waits on the day.
#[component]
fn ToDo(placed: PlacementView, passes: Passes, contacts: u64) -> impl IntoView {
    let l = ctx::locale();
    let id = placed.application.id;
    let (named, quota) = (passes.people.len(), passes.quota.unwrap_or_default());
    let all_named = i32::try_from(named).is_ok_and(|named| named >= quota);
    let content = &placed.application.content;
    let missing: Vec<&str> = [
        (placed.application.logo.is_none(), l.t("Logo", "logo")),
        (content.description.in_(l).is_empty(), l.t("Beschreibung", "description")),
        (content.website.is_empty(), l.t("Website", "website")),
    ]
    .into_iter()
    .filter_map(|(is_missing, name)| is_missing.then_some(name))
    .collect();
    let chip = move |done: bool| if done { (ui::Tone::Ok, l.t("Erledigt", "Done")) } else { (ui::Tone::Warn, l.t("Offen", "To do")) };
    let staff_words = format!("{named} {} {quota} {}", l.t("von", "of"), l.t("benannt", "named"));
    let row = |href: String, name: &'static str, more: String, (tone, label): (ui::Tone, &'static str)| {
        view! {
            <li>
                <a class="list-name" href=href>{name}</a>
                <span class="list-end"><ui::Chip tone label/></span>
                <p class="list-more">{more}</p>
            </li>
        }
    };
    let profile = if missing.is_empty() {
        l.t("Logo, Beschreibung und Website stehen im Verzeichnis.", "Logo, description and website are in the directory.").to_owned()
    } else {
        format!("{}: {}", l.t("Im Verzeichnis fehlt noch", "Still missing in the directory"), missing.join(", "))
    };
    let leads = if contacts == 0 {
        l.t("Auf der Messe scannen Sie Ausweise mit dem Telefon.", "At the fair you scan badges with your phone.").to_owned()
    } else {
        collected(l, contacts)
    };
    let public = paths::exhibitor(l, &placed.event.slug, &placed.application.slug);
    view! {
        <ui::Section title=l.t("Zu erledigen", "To do")>
            <ul class="list">
                {row(paths::portal_staff(l, id), l.t("Standpersonal benennen", "Name booth staff"), staff_words, chip(all_named))}
                {row(paths::portal_profile(l, id), l.t("Profil vervollständigen", "Complete the profile"), profile, chip(missing.is_empty()))}
                {row(paths::portal_leads(l, id), l.t("Kontakte", "Leads"), leads, (ui::Tone::Mute, l.t("Auf der Messe", "At the fair")))}
            </ul>
            <p><a href=public>{l.t("So sehen Besucher:innen Ihr Profil", "How visitors see your profile")}</a></p>
        </ui::Section>
    }
}

/// What remains once the event is over: nobody can be named any more, and nobody scans.
#[component]
fn Afterwards(application: ApplicationId, contacts: u64) -> impl IntoView {
    let l = ctx::locale();
    view! {
        <ui::Section title=l.t("Nach der Veranstaltung", "After the event")>
            <ul class="list">
                <li>
                    <a class="list-name" href=paths::portal_leads(l, application)>{l.t("Kontakte", "Leads")}</a>
                    <p class="list-more">{collected(l, contacts)}</p>
                </li>
            </ul>
        </ui::Section>
    }
}

fn collected(l: Locale, contacts: u64) -> String {
    match (l, contacts) {
        (_, 0) => l.t("Keine Kontakte gesammelt", "No contacts collected").to_owned(),
        (Locale::De, 1) => "1 Kontakt gesammelt".to_owned(),
        (Locale::De, _) => format!("{} Kontakte gesammelt", format::number(l, contacts)),
        (Locale::En, 1) => "1 contact collected".to_owned(),
        (Locale::En, _) => format!("{} contacts collected", format::number(l, contacts)),
    }
}
