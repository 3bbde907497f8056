//! How an event's badges look: what they are printed on, each with a sample, and whose logo stands on them.

use domain::{
    event::{self, BadgeFormat, EventView},
    files::FileKind,
    locale::Locale,
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

use super::{
    api::{RemoveBadgeLogo, SetBadgeFormat},
    logo_upload,
};
use crate::{ctx, error::ApiError, flash::Flashed, frame::OrganiseHead, load::load_page, paths, ui, upload};

/// The page.
#[component]
pub fn BadgeDesign() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, slug) = (ctx::db(), ctx::actor(), ctx::param("event"));
    load_page(async move {
        actor.require_organiser()?;
        let event = event::by_slug(&db, &actor, &slug).await?;
        let title = l.t("Ausweise gestalten", "Design of the badges");
        Ok::<_, ApiError>(view! {
            <Title text=format!("{title} – {}", event.name)/>
            <OrganiseHead event=event.clone() title lede=l.t("So werden die Ausweise dieser Veranstaltung gedruckt. Die Farbe ist die der Veranstaltung.", "How this event’s badges are printed. The colour is the event’s own.")>
                <ui::Actions><ui::LinkButton href=paths::badges(l, &slug) label=l.t("Zu den Ausweisen", "To the badges") kind=ui::ButtonKind::Quiet/></ui::Actions>
            </OrganiseHead>
            <Formats event=event.clone()/>
            <LogoSection event/>
        })
    })
}

#[component]
fn Formats(event: EventView) -> impl IntoView {
    let l = ctx::locale();
    let sample = |format: BadgeFormat| paths::badge_sample(l, &event.slug, format.as_str(), event.revision);
    let pictures = BadgeFormat::ALL.map(sample).to_vec();
    let options = BadgeFormat::ALL.map(|format| (format.to_string(), explained(l, format))).to_vec();
    view! {
        <ui::Form action=SetBadgeFormat::PATH>
            <ui::Hidden name="event" value=event.id.to_string()/>
            <ui::Radios
                name="format"
                legend=l.t("Worauf wird gedruckt?", "What is it printed on?")
                options
                pictures
                current=event.badge_format.to_string()
                hint=l.t("Gilt für alle Ausweise, die Ihr Team druckt. Wer sein Ticket zu Hause druckt, bekommt immer A6.", "For all badges that your team prints. Whoever prints a ticket at home always gets A6.")
                required=true
            />
            <ui::Submit label=l.t("Format speichern", "Save the format")/>
        </ui::Form>
    }
}

#[component]
fn LogoSection(event: EventView) -> impl IntoView {
    let l = ctx::locale();
    let (formats, most) = (upload::formats(FileKind::Logo), upload::most(FileKind::Logo));
    let hint = match l {
        Locale::De => format!("{}, höchstens {most}. In SVG bitte Schrift in Pfade umwandeln.", formats.de),
        Locale::En => format!("{}, at most {most}. In SVG please convert text to paths.", formats.en),
    };
    let label = if event.logo.is_some() {
        l.t("Neues Logo", "New logo")
    } else {
        l.t("Logo der Veranstaltung oder Ihres Hauses", "Logo of the event or of your house")
    };
    let id = event.id.to_string();
    let remove = event.logo.is_some().then_some(id.clone()).map(|event| view! { <RemoveLogoForm event/> });
    let alt = format!("Logo: {}", event.name);
    view! {
        <ui::Section title="Logo" id="logo">
            {event.logo.map(|key| view! { <p><img class="logo" src=paths::file(&key) alt=alt/></p> })}
            <Flashed section="logo"/>
            <p class="hint">{l.t("Es steht oben rechts auf A6 und A4. Etiketten sind schwarz-weiß und tragen keines.", "It stands at the top right on A6 and A4. Labels are black and white and bear none.")}</p>
            <ui::Form action=logo_upload::PATH encoding=ui::Encoding::Multipart>
                <ui::Hidden name="event" value=id/>
                <ui::FileField name="logo" label accept=upload::accept(FileKind::Logo) limits=upload::limits(l, FileKind::Logo) hint required=true/>
                <ui::Submit label=l.t("Logo hochladen", "Upload logo") kind=ui::ButtonKind::Quiet/>
            </ui::Form>
            {remove}
        </ui::Section>
    }
}

#[component]
fn RemoveLogoForm(event: String) -> impl IntoView {
    let l = ctx::locale();
    view! {
        <ui::Confirm
            action=RemoveBadgeLogo::PATH
            label=l.t("Logo entfernen", "Remove logo")
            question=l.t("Das Logo wirklich entfernen?", "Really remove the logo?")
            detail=l.t("Die Ausweise tragen dann nur den Namen der Veranstaltung.", "The badges then bear only the event’s name.")
            kind=ui::ButtonKind::Plain
        >
            <ui::Hidden name="event" value=event/>
        </ui::Confirm>
    }
}

/// What a format is called, in few words.
pub(super) fn format_name(l: Locale, format: BadgeFormat) -> &'static str {
    match format {
        BadgeFormat::A6 => "A6",
        BadgeFormat::A4FourUp => l.t("A4, je vier", "A4, four each"),
        BadgeFormat::Label62x100 => l.t("Etikett 62 × 100 mm", "label 62 × 100 mm"),
        BadgeFormat::Label54x101 => l.t("Etikett 54 × 101 mm", "label 54 × 101 mm"),
        BadgeFormat::Label41x89 => l.t("Etikett 41 × 89 mm", "label 41 × 89 mm"),
    }
}

/// The same for whoever has to choose.
fn explained(l: Locale, format: BadgeFormat) -> String {
    let words = match format {
        BadgeFormat::A6 => l.t("A6: ein Ausweis je Blatt", "A6: one badge a sheet"),
        BadgeFormat::A4FourUp => l.t(
            "A4: vier zum Schneiden, bis zu 50 Blatt auf einmal. Legen Sie die Stapel aufeinander, dann stimmt die Reihenfolge.",
            "A4: four to cut, up to 50 sheets at once. Put pile on pile, and they stay in order.",
        ),
        BadgeFormat::Label62x100 => l.t("Etikett 62 × 100 mm: Brother QL (DK-11202)", "Label 62 × 100 mm: Brother QL (DK-11202)"),
        BadgeFormat::Label54x101 => l.t("Etikett 54 × 101 mm: DYMO LabelWriter (99014)", "Label 54 × 101 mm: DYMO LabelWriter (99014)"),
        BadgeFormat::Label41x89 => l.t("Etikett 41 × 89 mm: DYMO LabelWriter (11356)", "Label 41 × 89 mm: DYMO LabelWriter (11356)"),
    };
    words.to_owned()
}
