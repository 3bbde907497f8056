//! One application as organisers see it: what it says, where it stands, what was decided, and what can be decided now.

use domain::{
    event::{self, EventView},
    exhibitor::{
        ApplicationState, Content, PlacementState, Step, TagKind, country_name,
        detail::{self, Dossier, Placed},
        note::{self, NoteView},
        placement::{self, FreeUnit},
        tag_name,
        waiting_list::{self, Waiting},
    },
    locale::Locale,
};
use leptos::prelude::*;
use leptos_meta::Title;

use super::{admission::times, dossier_acts::Decisions};
use crate::{
    ctx,
    error::ApiError,
    event::OrganiseHead,
    exhibitor::{admission_words as history, words},
    format,
    load::load,
    paths, ui,
};

/// Everything about one application.
#[component]
pub fn AdmissionApplication() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, slug, id) = (ctx::db(), ctx::actor(), ctx::param("event"), ctx::param("application"));
    let saved = ctx::query_value("saved").is_some();
    load(async move {
        actor.require_organiser()?;
        let id = id.parse().map_err(|_| ApiError::NotFound)?;
        let event = event::by_slug(&db, &actor, &slug).await?;
        let dossier = detail::dossier(&db, &actor, event.id, id).await?;
        let notes = note::of_application(&db, &actor, id).await?;
        let free = placement::free_units(&db, &actor, event.id).await?;
        let next = waiting_list::next(&db, &actor, event.id).await?.filter(|next| next.application != id);
        let title = dossier.placed.name().to_owned();
        let placed = dossier.placed.clone();
        Ok(view! {
            <Title text=format!("{title} – {}", event.name)/>
            <OrganiseHead event=event.clone() title lede=lede(l, &dossier)/>
            {saved.then(|| view! { <ui::Notice tone=ui::Tone::Ok>{l.t("Gespeichert.", "Saved.")}</ui::Notice> })}
            <Standing placed=placed.clone() place=dossier.waiting_place/>
            <div class="two">
                <div class="stack">
                    <Said content=placed.application.content.clone()/>
                    <Contacts content=placed.application.content.clone()/>
                </div>
                <div class="stack">
                    <Decisions placed=placed.clone() free/>
                    <NextUp next placed=placed.clone() event=event.clone()/>
                    <Notes application=id.to_string() notes event=event.clone()/>
                    <History dossier event/>
                </div>
            </div>
        })
    })
}

fn lede(l: Locale, dossier: &Dossier) -> String {
    let content = &dossier.placed.application.content;
    let kind = content.kind.map(|kind| words::organisation_kind_name(l, kind).to_owned()).unwrap_or_default();
    [kind, content.city.clone(), times(l, dossier.took_part)].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// State, unit, deadline: side by side.
#[component]
fn Standing(placed: Placed, place: Option<usize>) -> impl IntoView {
    let l = ctx::locale();
    let (application, zone) = (placed.application, placed.event.zone);
    let state = place.map_or_else(
        || words::state_name(l, application.state).to_owned(),
        |place| format!("{} {place}", l.t("Warteliste, Platz", "Waiting list, place")),
    );
    let mut items = vec![ui::fact(l.t("Stand", "State"), view! { <ui::Chip tone=words::state_tone(application.state) label=state/> })];
    if let Some(placement) = placed.placement {
        let is_expired = placement.offer == domain::exhibitor::OfferState::Expired;
        let (tone, label) = history::placement_chip(l, placement.state, is_expired);
        let code = placement.facts.code.clone();
        let href = paths::plan_unit(l, &placed.event.slug, &code);
        items.push(ui::fact(l.t("Einheit", "Unit"), view! { <span class="row"><a href=href>{code}</a><ui::Chip tone label/></span> }));
        if let Some(at) = placement.offer_expires_at {
            items.push(ui::fact(l.t("Frist", "Deadline"), format::date_time(l, zone, at)));
        }
        if placement.state == PlacementState::Confirmed {
            items.push(ui::fact(l.t("Ausweise", "Passes"), format!("{} / {}", application.passes_taken, placement.facts.pass_quota)));
        }
    }
    if let Some(at) = application.submitted_at {
        items.push(ui::fact(l.t("Eingereicht", "Handed in"), format::date_time(l, zone, at)));
    }
    view! { <ui::Facts items/> }
}

/// What the application says of the organisation and its wishes.
#[component]
fn Said(content: Content) -> impl IntoView {
    let l = ctx::locale();
    let country = country_name(l, &content.country).to_owned();
    let address = format!("{}, {} {}, {country}", content.street, content.postcode, content.city);
    let yes_no = |yes: bool| if yes { l.t("Ja", "Yes") } else { l.t("Nein", "No") }.to_owned();
    let tags = |kind| content.tags(kind).iter().map(|value| tag_name(l, kind, value).to_owned()).collect::<Vec<_>>().join(", ");
    let wish = content.wish_kind.map(|kind| words::unit_kind_name(l, kind).to_owned()).unwrap_or_default();
    let facts = [
        (l.t("Wunsch", "Wish"), wish),
        (l.t("Wünsche zum Platz", "Wishes for the unit"), content.wish_note.clone()),
        (l.t("Mitaussteller", "Co-exhibitors"), content.co_exhibitors.join(", ")),
        (l.t("Rechtlicher Name", "Legal name"), content.legal_name.clone()),
        (l.t("Anschrift", "Address"), address),
        (l.t("USt-IdNr.", "VAT id"), content.vat_id.clone()),
        (l.t("Öffentliche Einrichtung", "Public body"), yes_no(content.public_body)),
        (l.t("Größe", "Size"), content.size_class.map(|class| words::size_class_name(l, class).to_owned()).unwrap_or_default()),
        (l.t("Website", "Website"), content.website.clone()),
        (l.t("Themen", "Topics"), tags(TagKind::Topic)),
        (l.t("Angebote", "Offers"), tags(TagKind::Offer)),
        (l.t("Gesuche", "Seeks"), tags(TagKind::Seek)),
        (l.t("Kurztext", "Teaser"), content.teaser.in_(l).to_owned()),
        (l.t("Teilnahmebedingungen", "Terms"), content.terms_version.clone()),
        (l.t("De-minimis-Erklärung", "De minimis declaration"), yes_no(content.de_minimis)),
        (l.t("Erklärung zur Doppelförderung", "Double funding declaration"), yes_no(content.double_funding)),
    ];
    let items = facts.into_iter().filter(|(_, text)| !text.is_empty()).map(|(term, text)| ui::fact(term, text)).collect();
    view! { <ui::Section title=l.t("Angaben", "Details")><ui::Facts items/></ui::Section> }
}

#[component]
fn Contacts(content: Content) -> impl IntoView {
    let l = ctx::locale();
    let rows = content.contacts.into_iter().map(|contact| {
        let mailto = format!("mailto:{}", contact.email);
        view! {
            <li>
                <b class="list-name">{contact.name}</b>
                <p class="list-more">{words::purpose_name(l, contact.purpose)}" · "<a href=mailto>{contact.email}</a>" "{contact.phone}</p>
            </li>
        }
    });
    view! { <ui::Section title=l.t("Ansprechpersonen", "Contacts")><ul class="list">{rows.collect_view()}</ul></ui::Section> }
}

/// Who waits longest, where this application leaves a unit or the list free for somebody.
#[component]
fn NextUp(next: Option<Waiting>, placed: Placed, event: EventView) -> impl IntoView {
    let l = ctx::locale();
    let over = placed.application.state.is_final() || placed.application.state.next(Step::Offer).is_ok();
    next.filter(|_| over && placed.application.state != ApplicationState::Draft).map(|next| {
        let href = paths::admission_application(l, &event.slug, next.application);
        let since = format::date_time(l, event.zone, next.since);
        view! {
            <ui::Section title=l.t("Als Nächstes auf der Warteliste", "Next on the waiting list")>
                <p><a href=href>{next.organisation}</a>" "{l.t("wartet seit", "has waited since")}" "{since}</p>
            </ui::Section>
        }
    })
}

#[component]
fn Notes(application: String, notes: Vec<NoteView>, event: EventView) -> impl IntoView {
    use leptos::server_fn::ServerFn;
    let l = ctx::locale();
    let rows = notes.into_iter().map(|note| {
        let at = format::date_time(l, event.zone, note.at);
        view! { <li><p class="list-name">{note.body}</p><p class="list-more">{note.author}" · "{at}</p></li> }
    });
    view! {
        <ui::Section title=l.t("Notizen", "Notes")>
            <ul class="list">{rows.collect_view()}</ul>
            <ui::Form action=crate::exhibitor::admission_api::AddNote::PATH>
                <ui::Hidden name="application" value=application/>
                <ui::TextArea
                    name="body"
                    label=l.t("Neue Notiz", "New note")
                    hint=l.t("Nur die Organisation sieht Notizen.", "Only organisers see notes.")
                    rows=3
                    maxlength=4000
                    required=true
                />
                <ui::Submit label=l.t("Notiz anlegen", "Add note") kind=ui::ButtonKind::Quiet/>
            </ui::Form>
        </ui::Section>
    }
}

#[component]
fn History(dossier: Dossier, event: EventView) -> impl IntoView {
    let l = ctx::locale();
    let rows = dossier.history.into_iter().map(|entry| {
        let at = format::date_time(l, event.zone, entry.at);
        let what = history::particulars(l, event.zone, &entry);
        let action = history::action_name(l, &entry.action).to_owned();
        let actor = history::actor_name(l, &entry.actor).to_owned();
        view! {
            <li>
                <b class="list-name">{action}</b>
                <p class="list-more">{(!what.is_empty()).then(|| format!("{what} · "))}{actor}" · "{at}</p>
            </li>
        }
    });
    view! { <ui::Section title=l.t("Verlauf", "History")><ul class="list">{rows.collect_view()}</ul></ui::Section> }
}
