//! One enquiry: who asked what, whose task it is, and what was done about it.

use domain::{
    audit,
    bridge::{self, BridgeView},
    clock::Tz,
    enquiry::{self, EnquiryNote, EnquiryView},
    event::{self, EventView},
    field::lettered_address,
    locale::Locale,
    phone::{phone_as_dialled, phone_as_read},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

use super::{
    handling::{Erase, NoteForm, StateForm},
    list::tone,
};
use crate::{
    audit::HistoryList,
    ctx,
    enquiry::{api::AssignEnquiry, owning::Owning},
    error::ApiError,
    format,
    frame::OrganiseNav,
    load::load_page,
    paths, ui,
    words::{bridge as bridge_words, enquiry as words},
};

/// The page.
#[component]
pub fn OneEnquiry() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, id) = (ctx::db(), ctx::actor(), ctx::param("enquiry"));
    load_page(async move {
        let (enquiry, notes) = enquiry::enquiry(&db, &actor, id.parse().map_err(|_| ApiError::NotFound)?).await?;
        let owners = enquiry::owners(&db, &actor).await?;
        let event = match enquiry.event {
            Some(event) => Some(event::by_id(&db, &actor, event).await?),
            None => None,
        };
        let bridge = bridge::shown(&db, &actor, enquiry.bridge).await?;
        let zone = event.as_ref().map_or_else(format::home, |event| event.zone);
        let entries = audit::of_subject(&db, enquiry.id.as_uuid()).await?;
        let title = format!("{} {}", l.t("Anfrage von", "Enquiry from"), enquiry.name);
        let list = event.as_ref().map_or_else(|| paths::enquiries(l), |event| paths::event_enquiries(l, &event.slug));
        let (id, me, language) = (enquiry.id, actor.account(), enquiry.locale.as_str());
        let (message, reply) = (paragraphs(&enquiry.message), reply(&enquiry));
        let owned = (enquiry.id.to_string(), enquiry.revision, enquiry.owner.clone());
        let is_shared = enquiry.is_shared;
        let (described, answered) = (enquiry.clone(), enquiry);
        Ok::<_, ApiError>(view! {
            <Title text=title.clone()/>
            <OrganiseNav/>
            <ui::Breadcrumbs up=vec![(list, l.t("Anfragen", "Enquiries").to_owned())] here=title.clone()/>
            <ui::PageHead title><AskedFacts enquiry=described event bridge zone/></ui::PageHead>
            <ui::Section title=l.t("Nachricht", "Message") id="message">
                <div class="prose" lang=language>{message}</div>
                <ui::Actions>
                    <ui::LinkButton href=reply label=l.t("Per E-Mail antworten", "Answer by e-mail") kind=ui::ButtonKind::Quiet/>
                    <StateForm enquiry=answered/>
                </ui::Actions>
            </ui::Section>
            <ui::Section title=l.t("Zuständig", "Owner") id="owner"><Owning action=AssignEnquiry::PATH thing="enquiry" id=owned.0 revision=owned.1 owner=owned.2 owners me/></ui::Section>
            <ui::Section title=l.t("Notizen", "Notes") id="notes">
                <Notes notes zone/>
                <NoteForm id/>
            </ui::Section>
            <ui::Section title=l.t("Verlauf", "History") id="history"><HistoryList entries zone/></ui::Section>
            <ui::Section title=l.t("Gespeicherte Angaben", "Data that is kept") id="data"><Erase id is_shared/></ui::Section>
        })
    })
}

#[component]
fn AskedFacts(enquiry: EnquiryView, event: Option<EventView>, bridge: Option<BridgeView>, zone: Tz) -> impl IntoView {
    let l = ctx::locale();
    let at = move |at| format::date_time(l, zone, at);
    let owner = enquiry.owner.map_or_else(|| l.t("niemand", "nobody").to_owned(), |owner| owner.name);
    let mut items = vec![
        ui::fact(l.t("Status", "Status"), view! { <ui::Chip label=words::state(l, enquiry.state) tone=tone(enquiry.state)/> }),
        ui::fact(l.t("Eingang", "Received"), at(enquiry.created_at)),
        ui::fact(l.t("Zuständig", "Owner"), owner),
        ui::fact(l.t("E-Mail", "E-mail"), view! { <span class="is-address">{lettered_address(&enquiry.email)}</span> }),
    ];
    if let Some(bridge) = bridge {
        let href = paths::organise_bridge(l, &bridge.slug);
        items.insert(1, ui::fact(bridge_words::kind(l, bridge.kind), view! { <a href=href>{bridge.name}</a> }));
    }
    if let Some(event) = event {
        let href = paths::organise_event(l, &event.slug);
        items.insert(1, ui::fact(l.t("Veranstaltung", "Event"), view! { <a href=href>{event.name}</a> }));
    }
    if !enquiry.phone.is_empty() {
        items.push(ui::fact(l.t("Telefon", "Telephone"), phone(l, &enquiry.phone)));
    }
    if enquiry.call_back {
        items.push(ui::fact(l.t("Rückruf", "Call back"), l.t("gewünscht", "wanted")));
    }
    if !enquiry.call_when.is_empty() {
        items.push(ui::fact(l.t("Wann am besten", "When would be best"), enquiry.call_when));
    }
    if !enquiry.about.is_empty() {
        let about = enquiry.about;
        let about = match enquiry.property {
            Some(id) => view! { <a href=paths::edit_property(l, id)>{about}</a> }.into_any(),
            None => about.into_any(),
        };
        items.push(ui::fact(l.t("Objekt", "Property"), about));
        let seen = if enquiry.is_shared {
            l.t("sieht die Angaben, weil zugestimmt wurde", "sees it by consent")
        } else {
            l.t("sieht nichts davon", "sees nothing of it")
        };
        items.push(ui::fact(l.t("Aussteller", "Exhibitor"), seen));
    }
    if !enquiry.page.is_empty() {
        let page = enquiry.page;
        let href = page.clone();
        items.push(ui::fact(l.t("Kam von", "Came from"), view! { <a href=href>{page}</a> }));
    }
    if let Some(done) = enquiry.done_at {
        items.push(ui::fact(l.t("Erledigt", "Done"), at(done)));
    }
    view! { <ui::Facts items/> }
}

fn phone(l: Locale, kept: &str) -> AnyView {
    let read = phone_as_read(l, kept);
    match phone_as_dialled(kept, "") {
        Some(dialled) => view! { <a href=format!("tel:{dialled}")>{read}</a> }.into_any(),
        None => read.into_any(),
    }
}

fn paragraphs(message: &str) -> AnyView {
    let lines = message.lines().filter(|line| !line.trim().is_empty()).map(|line| view! { <p>{line.to_owned()}</p> });
    lines.collect_view().into_any()
}

/// The answer is a mail of the organiser's own, in the language of the page that was used.
fn reply(enquiry: &EnquiryView) -> String {
    let subject = enquiry.locale.t("Ihre Anfrage", "Your enquiry");
    paths::mail_to(&enquiry.email, subject)
}

#[component]
fn Notes(notes: Vec<EnquiryNote>, zone: Tz) -> impl IntoView {
    let l = ctx::locale();
    let row = |note: EnquiryNote| {
        let at = format::date_time(l, zone, note.at);
        view! { <li><p class="list-name">{note.body}</p><p class="list-more">{note.author}" · "{at}</p></li> }
    };
    (!notes.is_empty()).then(|| view! { <ul class="list">{notes.into_iter().map(row).collect_view()}</ul> })
}
