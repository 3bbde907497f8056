//! A trip's travellers for organisers: who has given everything, who may look, what helps on bad days.

use domain::{
    event,
    locale::Locale,
    travel_details::{self, Reader, TravelList, TravelOverview, TravellerStatus},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

use super::{
    setting::{HelpFields, SettingFields},
    shown::Completeness,
};
use crate::{
    ctx, format,
    frame::OrganiseHead,
    load::load_page,
    paths,
    travel_details::api::{NameTravelReader, RemoveTravelReader},
    ui,
    words::travel_details as words,
};

/// The page.
#[component]
pub fn OrganiseTravel() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, slug) = (ctx::db(), ctx::actor(), ctx::param("event"));
    load_page(async move {
        let event = event::by_slug(&db, &actor, &slug).await?;
        let overview = travel_details::overview(&db, &actor, event.id).await?;
        let title = l.t("Reisedaten", "Travel details");
        let TravelOverview { setting, legs, readers, others, may_look, passports_to_see, travellers, .. } = overview;
        let helps: Vec<_> = legs.into_iter().map(|leg| view! { <HelpFields event=event.id leg/> }).collect();
        let no_legs = helps
            .is_empty()
            .then(|| l.t("Sobald die Reise Etappen hat, stehen sie hier.", "As soon as the trip has legs they are listed here."));
        let id = event.id;
        let (for_files, for_papers, for_list) = (event.slug.clone(), event.slug.clone(), event.slug.clone());
        Ok(view! {
            <Title text=title/>
            <OrganiseHead
                event
                title
                lede=l.t(
                    "Was die Reise von allen braucht, verschlüsselt gespeichert. Ansehen dürfen es nur die Personen, die Sie hier benennen.",
                    "What the trip needs of everybody, stored encrypted. Only the people whom you name here may view it.",
                )
            >
                <Files slug=for_files may_look/>
            </OrganiseHead>
            <PassportsToSee slug=for_papers count=passports_to_see/>
            <ui::Section title=l.t("Reisende", "Travellers") id="travellers"><Travellers slug=for_list travellers may_look/></ui::Section>
            <ui::Section title=l.t("Wer die Angaben ansehen darf", "Who may view the details") id="readers"><Readers event=id.to_string() readers others/></ui::Section>
            <ui::Section title=l.t("Einstellungen", "Settings") id="settings"><SettingFields event=id setting/></ui::Section>
            <ui::Section title=l.t("Hilfe vor Ort", "Help on the spot") id="help">
                <p>{l.t("Das steht auf der Notfallkarte, die alle Reisenden auch ohne Netz auf dem Telefon haben.", "This stands on the emergency card that all travellers have on their phone, also without a network.")}</p>
                {no_legs}
                {helps}
            </ui::Section>
        })
    })
}

/// A trip was moved since somebody who may look has seen these passports.
#[component]
fn PassportsToSee(slug: String, count: u64) -> impl IntoView {
    let l = ctx::locale();
    (count > 0).then(|| {
        let number = format::number(l, count);
        let said = match l {
            Locale::De => format!(
                "Seit jemand die Pässe geprüft hat, kehrt die Reise an einem anderen Tag zurück ({number} zu prüfen). Die Reisenden erfahren es, sobald sie ihre Angaben wieder öffnen."
            ),
            Locale::En => format!(
                "Since somebody checked the passports the trip returns on another day ({number} to be checked). Travellers are told when they open their details again."
            ),
        };
        view! {
            <ui::Notice tone=ui::Tone::Warn title=l.t("Reichen die Pässe noch?", "Are the passports still good for long enough?")>
                <p>{said}</p>
                <ui::Actions>
                    <ui::LinkButton href=paths::travel_list(l, &slug, TravelList::Papers) label=words::list(l, TravelList::Papers) kind=ui::ButtonKind::Quiet/>
                </ui::Actions>
            </ui::Notice>
        }
    })
}

/// The paper for everybody, and the lists for those who may look.
#[component]
fn Files(slug: String, may_look: bool) -> impl IntoView {
    let l = ctx::locale();
    let lists = may_look.then(|| {
        let link = |list: TravelList| view! { <ui::LinkButton href=paths::travel_list(l, &slug, list) label=words::list(l, list) kind=ui::ButtonKind::Quiet/> };
        TravelList::ALL.map(link).into_iter().collect_view()
    });
    view! {
        <ui::Actions>
            {lists}
            <ui::LinkButton href=paths::delegation_booklet(l, &slug) label=l.t("Delegationsheft (PDF)", "Delegation booklet (PDF)") kind=ui::ButtonKind::Quiet/>
            <ui::LinkButton href=paths::delegation_badges(l, &slug) label=l.t("Namensschilder (PDF)", "Name badges (PDF)") kind=ui::ButtonKind::Quiet/>
        </ui::Actions>
    }
}

#[component]
fn Travellers(slug: String, travellers: Vec<TravellerStatus>, may_look: bool) -> impl IntoView {
    let l = ctx::locale();
    if travellers.is_empty() {
        return view! {
            <ui::EmptyState
                title=l.t("Noch niemand", "Nobody yet")
                text=l.t("Hier steht, wer zugelassen ist. Jede Person gibt ihre Reisedaten über den Link in ihren E-Mails an.", "Whoever is admitted is listed here. Each person gives their travel details by the link in their e-mails.")
            />
        }
        .into_any();
    }
    let columns = vec![
        ui::Column::new(l.t("Name", "Name")),
        ui::Column::new(l.t("Organisation", "Organisation")),
        ui::Column::new(l.t("Reisedaten", "Travel details")),
        ui::Column::new(l.t("Notiz", "Note")),
        ui::Column::new(l.t("Ansehen", "View")).unnamed(),
    ];
    let row = |traveller: TravellerStatus| -> Vec<AnyView> {
        let TravellerStatus { id, name, organisation, complete, note } = traveller;
        let look =
            may_look.then(|| view! { <a href=paths::look_at_travel(l, &slug, id)>{l.t("Ansehen (wird vermerkt)", "View (is noted)")}</a> });
        vec![
            view! { <a href=paths::travel_of(l, &slug, id)>{name}</a> }.into_any(),
            organisation.into_any(),
            view! { <Completeness complete/> }.into_any(),
            ui::or_dash(note),
            look.into_any(),
        ]
    };
    let rows: Vec<_> = travellers.into_iter().map(row).collect();
    view! { <ui::Table caption=l.t("Reisende", "Travellers") columns rows/> }.into_any()
}

#[component]
fn Readers(event: String, readers: Vec<Reader>, others: Vec<Reader>) -> impl IntoView {
    let l = ctx::locale();
    let of = event.clone();
    let row = move |reader: Reader| {
        let (account, event) = (reader.account.to_string(), of.clone());
        view! {
            <li>
                <b class="list-name">{reader.name.clone()}</b>
                <div class="list-end">
                    <ui::Confirm
                        action=RemoveTravelReader::PATH
                        id=account.clone()
                        label=l.t("Zugriff entziehen", "Withdraw access")
                        question=format!("{} {}", l.t("Zugriff entziehen:", "Withdraw access from"), reader.name)
                    >
                        <ui::Hidden name="event" value=event.clone()/>
                        <ui::Hidden name="account" value=account.clone()/>
                    </ui::Confirm>
                </div>
            </li>
        }
    };
    let list = if readers.is_empty() {
        view! { <p class="muted">{l.t("Noch niemand. Benennen Sie jemanden, sonst kann niemand die Angaben lesen.", "Nobody yet. Name somebody, or nobody can read the details.")}</p> }.into_any()
    } else {
        view! { <ul class="list">{readers.into_iter().map(row).collect_view()}</ul> }.into_any()
    };
    let options: Vec<_> = others.into_iter().map(|other| (other.account.to_string(), other.name)).collect();
    let form = (!options.is_empty()).then(|| {
        view! {
            <ui::Form action=NameTravelReader::PATH>
                <ui::Hidden name="event" value=event/>
                <ui::Select name="account" label=l.t("Aus der Organisation", "Of the organisers") options/>
                <ui::Submit label=l.t("Zugriff geben", "Give access") kind=ui::ButtonKind::Quiet/>
            </ui::Form>
        }
    });
    view! { {list}{form} }.into_any()
}
