//! A property's page: what one sees, what it is, where it is, what one can read, and whom one asks.

use domain::{
    field::lettered_address,
    locale::Locale,
    phone::{phone_as_dialled, phone_as_read},
    property::{self, PropertyFileKind, PropertyView, Publication},
};
use leptos::prelude::*;

use super::{
    card::drawn,
    map::map,
    watch::{WatchLink, WatchScript, watch},
};
use crate::{
    ctx,
    error::ApiError,
    format,
    head::{JsonLd, PageMeta},
    load::load_page,
    markdown, paths,
    property::{api::form_of, structured},
    share::Share,
    ui,
    words::property as words,
};

/// The page.
#[component]
pub fn PropertyPage() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, slug) = (ctx::db(), ctx::actor(), ctx::param("property"));
    let site = ctx::site();
    load_page(async move {
        let property = property::by_slug(&db, &actor, &slug).await?;
        let around = property::on_map(&db).await?;
        let (title, is_public) = (property.title.in_(l).to_owned(), property.publication == Publication::Published);
        let text = markdown::render(property.description.in_(l));
        let up = vec![(paths::properties(l), l.t("Flächen und Projekte", "Sites and projects").to_owned())];
        let kicker = format!("{} · {}", words::kind(l, property.kind), property.town);
        let drawn = map(l, &around, Some(property.id));
        let star = watch(l, &property.slug, &title, true);
        let (described, ask) = (property.clone(), paths::ask_about_property(l, &property.slug));
        let compared = ui::Query::of(paths::compare_properties(l), Vec::new()).with("p", &property.slug).href();
        Ok::<_, ApiError>(view! {
            <PageMeta
                title=title.clone()
                description=markdown::excerpt(property.description.in_(l), 160)
                picture=property.picture().map(|picture| paths::file(&picture.file)).unwrap_or_default()
                picture_alt=property.picture().map(|picture| picture.title.in_(l).to_owned()).unwrap_or_default()
            />
            <JsonLd facts=structured::facts(l, &site.public_url, &property)/>
            <NotPublic property=property.clone()/>
            <ui::Breadcrumbs up here=title.clone()/>
            <ui::PageHead kicker title=title.clone()>
                <PropertyFacts property=described/>
                <ui::Actions>
                    <ui::LinkButton href=ask label=l.t("Anfragen", "Ask about it")/>
                    <ui::LinkButton href=compared label=l.t("Vergleichen", "Compare") kind=ui::ButtonKind::Quiet/>
                    {star}
                    <WatchLink/>
                </ui::Actions>
            </ui::PageHead>
            <Pictures property=property.clone()/>
            {(!text.is_empty()).then(|| view! { <div class="prose section" inner_html=text></div> })}
            <Documents property=property.clone()/>
            <Contact property=property.clone()/>
            <Where property drawn/>
            {is_public.then(|| view! { <Share name=title/> })}
            <WatchScript/>
        })
    })
}

/// To those who may write it alone.
#[component]
fn NotPublic(property: PropertyView) -> impl IntoView {
    let l = ctx::locale();
    (property.publication != Publication::Published).then(|| {
        let href = form_of(l, ctx::actor().is_organiser(), property.id);
        view! {
            <ui::Notice tone=ui::Tone::Warn title=words::publication(l, property.publication)>
                {l.t("Öffentlich ist diese Seite noch nicht. ", "This page is not public yet. ")}
                <a href=href>{l.t("Bearbeiten", "Edit")}</a>
            </ui::Notice>
        }
    })
}

#[component]
fn PropertyFacts(property: PropertyView) -> impl IntoView {
    let l = ctx::locale();
    let chip = view! { <ui::Chip label=words::state(l, property.state) tone=words::state_tone(property.state)/> };
    let mut facts = vec![ui::fact(l.t("Status", "State"), chip), ui::fact(l.t("Preis", "Price"), words::price(l, property.price))];
    let mut more = |term: &str, text: Option<String>| {
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            facts.push(ui::fact(term, text));
        }
    };
    more(l.t("Grundstück", "Plot"), property.plot_m2.map(|m2| words::area(l, m2)));
    more(l.t("Geschossfläche", "Gross floor area"), property.floor_m2.map(|m2| words::area(l, m2)));
    more(l.t("Nutzung", "Use"), Some(words::uses(l, &property.uses)));
    more(l.t("Verfügbar ab", "Available from"), property.available_from.map(|month| format::month(l, month)));
    more(l.t("Anbieter", "Offered by"), Some(property.holder.clone()));
    view! { <ui::Facts items=facts/> }
}

#[component]
fn Pictures(property: PropertyView) -> impl IntoView {
    let l = ctx::locale();
    let pictures = property.of_kind(PropertyFileKind::Picture).chain(property.of_kind(PropertyFileKind::Plan));
    let figures: Vec<_> = pictures
        .map(|picture| {
            let said = picture.title.in_(l).to_owned();
            let credit = (!picture.credit.is_empty()).then(|| format!("{}: {}", l.t("Bild", "Picture"), picture.credit));
            let is_plan = picture.kind == PropertyFileKind::Plan;
            let class = if is_plan { "property-picture is-plan" } else { "property-picture" };
            let caption = [is_plan.then(|| said.clone()), credit].into_iter().flatten().collect::<Vec<_>>().join(" · ");
            let href = paths::file(&picture.file);
            let src = href.clone();
            view! {
                <figure class=class>
                    <a href=href><img src=src alt=said loading="lazy"/></a>
                    {(!caption.is_empty()).then(|| view! { <figcaption>{caption}</figcaption> })}
                </figure>
            }
        })
        .collect();
    if figures.is_empty() {
        return drawn(&property, "property-drawing");
    }
    view! { <div class="property-pictures">{figures}</div> }.into_any()
}

#[component]
fn Documents(property: PropertyView) -> impl IntoView {
    let l = ctx::locale();
    let rows: Vec<_> = property
        .of_kind(PropertyFileKind::Document)
        .map(|document| view! { <li><a class="list-name" href=paths::file(&document.file)>{document.title.in_(l).to_owned()}</a><span class="list-end small muted">"PDF"</span></li> })
        .collect();
    (!rows.is_empty())
        .then(|| view! { <ui::Section title=l.t("Dokumente", "Documents") id="documents"><ul class="list">{rows}</ul></ui::Section> })
}

#[component]
fn Contact(property: PropertyView) -> impl IntoView {
    let l = ctx::locale();
    let PropertyView { contact_name: name, contact_email: email, contact_phone: phone, .. } = property;
    let mail = (!email.is_empty()).then(|| view! { <a href=format!("mailto:{email}")>{lettered_address(&email)}</a> });
    let dialled = phone_as_dialled(&phone, "").map(|number| view! { <a href=format!("tel:{number}")>{phone_as_read(l, &phone)}</a> });
    let mut facts = Vec::new();
    if !name.is_empty() {
        facts.push(ui::fact(l.t("Ansprechperson", "Contact"), name));
    }
    if let Some(mail) = mail {
        facts.push(ui::fact(l.t("E-Mail", "E-mail"), mail));
    }
    if let Some(dialled) = dialled {
        facts.push(ui::fact(l.t("Telefon", "Telephone"), dialled));
    }
    (!facts.is_empty()).then(|| view! { <ui::Section title=l.t("Kontakt", "Contact") id="contact"><ui::Facts items=facts/></ui::Section> })
}

#[component]
fn Where(property: PropertyView, drawn: Option<AnyView>) -> impl IntoView {
    let l = ctx::locale();
    let place = where_it_is(l, &property);
    view! { <ui::Section title=l.t("Lage", "Where it is") id="where"><p>{place}</p>{drawn}</ui::Section> }
}

fn where_it_is(l: Locale, property: &PropertyView) -> String {
    let address =
        [property.address.as_str(), property.town.as_str()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    match property.place {
        Some(place) if !place.is_exact => {
            format!("{address} ({})", l.t("auf der Karte: die Ortsmitte", "on the map: the middle of the town"))
        }
        _ => address,
    }
}
