//! Writing to the organisers of an event, to the contact of a bridge, or to the agency.

use domain::{
    actor::Actor,
    bridge::{self, BridgeView},
    db::Db,
    enquiry::{self, KEPT_MONTHS},
    event::{self, EventView, Unseen},
    ids::OrganisationId,
    locale::Locale,
    property::{self, PropertyView},
    talk,
};
use http::header;
use leptos::{prelude::*, server_fn::ServerFn};

use crate::{
    areas, ctx,
    enquiry::{
        api::SendEnquiry,
        guard::{Guard, made_at},
    },
    error::ApiError,
    flash::Flash,
    form,
    frame::PublicNav,
    head::PageMeta,
    load::load_page,
    paths, ui,
};

/// Whom a message goes to, or what it is about; the agency, without any of them.
#[derive(Clone, Debug, Default)]
struct About {
    event: Option<EventView>,
    bridge: Option<BridgeView>,
    property: Option<PropertyView>,
}

/// What the address of the page names: a talk stands for the bridge that it belongs to.
struct Named {
    event: Option<String>,
    bridge: Option<String>,
    talk: Option<String>,
    property: Option<String>,
}

impl Named {
    fn now() -> Self {
        let value = ctx::query_value;
        Self { event: value("event"), bridge: value("bridge"), talk: value("talk"), property: value("property") }
    }

    /// What of it the actor may see. The way to the agency is never a dead end.
    async fn read(self, db: &Db, actor: &Actor) -> Result<About, ApiError> {
        let Self { event, bridge, talk, property } = self;
        let event = match event {
            None => None,
            Some(slug) => match event::by_slug(db, actor, &slug).await {
                Ok(event) => Some(event),
                Err(Unseen::Denied(_)) => None,
                Err(Unseen::Db(error)) => return Err(error.into()),
            },
        };
        let bridge = match (bridge, talk) {
            (Some(slug), _) => match bridge::by_slug(db, actor, &slug).await {
                Ok(bridge) => Some(bridge),
                Err(bridge::Error::Denied(_)) => None,
                Err(error) => return Err(error.into()),
            },
            (None, Some(slug)) => match talk::by_slug(db, actor, &slug).await {
                Ok(talk) => bridge::shown(db, actor, talk.bridge).await?,
                Err(talk::Error::Denied(_)) => None,
                Err(error) => return Err(error.into()),
            },
            (None, None) => None,
        };
        let property = match property {
            None => None,
            Some(slug) => match property::by_slug(db, actor, &slug).await {
                Ok(property) => Some(property),
                Err(property::Error::Denied(_)) => None,
                Err(error) => return Err(error.into()),
            },
        };
        // A form names one of them, the nearest.
        let event = event.filter(|_| property.is_none());
        let bridge = bridge.filter(|_| property.is_none() && event.is_none());
        Ok(About { event, bridge, property })
    }
}

/// The form, and that the message has arrived.
#[component]
pub fn Contact() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, named) = (ctx::db(), ctx::actor(), Named::now());
    let sent = Flash::EnquirySent.is_now();
    let made = made_at();
    let page = came_from();
    load_page(async move {
        let about = named.read(&db, &actor).await?;
        let moment = enquiry::form_moment(&db, made).await?;
        let description = l.t("Schreiben Sie uns, oder lassen Sie sich anrufen.", "Write to us, or have us call you.");
        let accent = about.event.as_ref().map(|event| event.accent.clone());
        let nav = about.event.clone().map(|event| view! { <PublicNav event/> });
        let content = if sent { view! { <Arrived about/> }.into_any() } else { view! { <ContactForm about moment page/> }.into_any() };
        Ok(view! {
            <PageMeta title=l.t("Kontakt", "Contact") description/>
            <div data-accent=accent>
                {nav}
                <div class="narrow">{content}</div>
            </div>
        })
    })
}

/// The page that somebody came from, where its address may be told to the organisers. A form that came back says it itself.
fn came_from() -> String {
    if let Some(echo) = form::echo() {
        return echo.value("page").unwrap_or_default().to_owned();
    }
    let referer = ctx::parts().and_then(|parts| parts.headers.get(header::REFERER)?.to_str().ok().map(str::to_owned)).unwrap_or_default();
    let site = ctx::site();
    let path = referer.strip_prefix(site.public_url.as_str()).unwrap_or_default();
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let is_public = areas::area_of(path).is_some_and(|area| area.access == areas::Access::Public);
    if path.starts_with('/') && is_public && areas::loggable(path) == path { path.to_owned() } else { String::new() }
}

#[component]
fn ContactForm(about: About, moment: String, page: String) -> impl IntoView {
    let l = ctx::locale();
    let kicker = kicker(l, &about);
    let About { event, bridge, property } = about;
    let slug = property.as_ref().map(|property| property.slug.clone()).unwrap_or_default();
    let exhibitor = property.and_then(|property| Some((property.organisation?, property.holder)));
    let shares = exhibitor.is_some();
    let event = event.map(|event| event.slug).unwrap_or_default();
    let bridge = bridge.map(|bridge| bridge.slug).unwrap_or_default();
    view! {
        <ui::PageHead
            kicker
            title=l.t("Kontakt", "Contact")
            lede=l.t("Schreiben Sie uns. Wir antworten per E-Mail oder rufen Sie an.", "Write to us. We answer by e-mail or call you.")
        />
        <ui::Form action=SendEnquiry::PATH>
            <ui::Hidden name="event" value=event/>
            <ui::Hidden name="bridge" value=bridge/>
            <ui::Hidden name="property" value=slug/>
            <ui::Hidden name="page" value=page/>
            <Guard moment/>
            <ui::TextField name="name" label=l.t("Name", "Name") required=true maxlength=80 autocomplete="name"/>
            <ui::TextField
                name="email"
                label=l.t("E-Mail-Adresse", "E-mail address")
                kind=ui::InputKind::Email
                required=true
                maxlength=254
                autocomplete="email"
            />
            <ui::TextField name="phone" label=l.t("Telefon", "Telephone") kind=ui::InputKind::Tel maxlength=60 autocomplete="tel"/>
            <ui::CheckBox name="call_back" label=l.t("Bitte rufen Sie mich an", "Please call me")/>
            <ui::TextField
                name="call_when"
                label=l.t("Wann am besten?", "When would be best?")
                maxlength=200
                hint=l.t("Zum Beispiel: werktags ab 14 Uhr", "For example: on weekdays after 2 pm")
            />
            <ui::TextArea name="message" label=l.t("Ihre Nachricht", "Your message") rows=6 maxlength=4000 required=true/>
            {exhibitor.map(|(id, exhibitor)| share(l, id, &exhibitor))}
            <p class="small muted">
                {kept(l, shares)} " " <a href=paths::privacy(l)>{l.t("Datenschutzhinweis", "Privacy notice")}</a>
            </p>
            <ui::Submit label=l.t("Nachricht senden", "Send the message")/>
        </ui::Form>
        {asks_for_visit(l)}
    }
}

/// Delegations have a form of their own.
fn asks_for_visit(l: Locale) -> impl IntoView {
    view! { <p><a href=paths::delegations(l, None)>{l.t("Eine Delegation anmelden", "Announce a delegation")}</a></p> }
}

/// What it is about: a property, an event, a bridge, or the agency.
fn kicker(l: Locale, about: &About) -> String {
    match about {
        About { property: Some(property), .. } => property.title.in_(l).to_owned(),
        About { event: Some(event), .. } => event.name.clone(),
        About { bridge: Some(bridge), .. } => bridge.name.clone(),
        About { event: None, bridge: None, property: None } => ctx::agency_name(),
    }
}

/// The exhibitor gets nothing unless somebody agrees; the form says which one that is, in case the property changes hands.
fn share(l: Locale, id: OrganisationId, exhibitor: &str) -> AnyView {
    let label = match l {
        Locale::De => format!("{exhibitor} darf meine Angaben sehen und mir antworten."),
        Locale::En => format!("{exhibitor} may see what I wrote and answer me."),
    };
    let hint = l.t(
        "Freiwillig. Widerrufen können Sie das jederzeit: auf der Seite, die nach dem Senden kommt, oder mit einer Nachricht an uns.",
        "Of your own free will. You can withdraw this at any time: on the page that follows, or by a message to us.",
    );
    view! { <ui::Hidden name="exhibitor" value=id.to_string()/> <ui::CheckBox name="share" label hint/> }.into_any()
}

fn kept(l: Locale, shares: bool) -> String {
    let unless = if shares { l.t(", und wem Sie es oben erlauben", ", and whom you allow to above") } else { "" };
    match l {
        Locale::De => {
            format!(
                "Ihre Angaben sieht nur die Organisation{unless}; {KEPT_MONTHS} Monate nachdem alles erledigt ist, werden sie gelöscht."
            )
        }
        Locale::En => {
            format!("Only the organisers see what you write{unless}; it is erased {KEPT_MONTHS} months after everything is done.")
        }
    }
}

#[component]
fn Arrived(about: About) -> impl IntoView {
    let l = ctx::locale();
    let kicker = kicker(l, &about);
    let (href, label) = match about {
        About { property: Some(property), .. } => (paths::property(l, &property.slug), l.t("Zurück zum Objekt", "Back to the property")),
        About { event: Some(event), .. } => (paths::event(l, &event.slug), l.t("Zur Veranstaltung", "To the event")),
        About { bridge: Some(bridge), .. } => (paths::bridge(l, &bridge.slug), l.t("Zurück zur Seite", "Back to the page")),
        About { event: None, bridge: None, property: None } => (paths::landing(l), l.t("Alle Veranstaltungen", "All events")),
    };
    view! {
        <ui::PageHead
            kicker
            title=Flash::EnquirySent.text(l)
            lede=l.t(
                "Vielen Dank. Die Organisation meldet sich bei Ihnen. Eine Bestätigung per E-Mail schicken wir nicht.",
                "Thank you. The organisers will get back to you. We send no confirmation by e-mail.",
            )
        />
        <ui::Actions><ui::LinkButton href label kind=ui::ButtonKind::Quiet/></ui::Actions>
    }
}
