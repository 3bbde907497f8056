//! Thanks to hosts and guests: the texts, how the letters will read, and to whom they go.

use domain::{
    field::lettered_address,
    ids::VisitId,
    locale::Locale,
    process::letter::AnyLetter,
    visit::{self, Reader, VisitLetter, VisitView},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

use crate::{
    ctx,
    error::ApiError,
    load::load_page,
    mail::preview,
    paths, ui,
    visit::api::{SendThanks, WriteThanks},
};

/// The page.
#[component]
pub fn Thanks() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, id) = (ctx::db(), ctx::actor(), ctx::param("visit"));
    load_page(async move {
        let id: VisitId = id.parse().map_err(|_| ApiError::NotFound)?;
        let visit = visit::visit(&db, &actor, id).await?;
        let (to_hosts, to_guests) =
            (visit::thanks_letter(&db, &actor, id, true).await?, visit::thanks_letter(&db, &actor, id, false).await?);
        let (hosts, guests): (Vec<_>, Vec<_>) = visit::readers(&db, &actor, id).await?.into_iter().partition(|reader| reader.is_host);
        let title = l.t("Gastgebern und Gästen danken", "Thank hosts and guests");
        let up = vec![(paths::visits(l), l.t("Besuche", "Visits").to_owned()), (paths::visit(l, id), visit.title().in_(l).to_owned())];
        let of_hosts = Group { to: "hosts", title: l.t("An die Gastgeber", "To the hosts"), letter: to_hosts, readers: hosts };
        let of_guests = Group { to: "guests", title: l.t("An die Gäste", "To the guests"), letter: to_guests, readers: guests };
        // Without the people nobody is thanked any more.
        let texts = visit.emptied_at.is_none().then(|| view! { <Texts visit=visit.clone()/> });
        let (of_hosts, of_guests) = (group(l, &visit, of_hosts), group(l, &visit, of_guests));
        Ok::<_, ApiError>(view! {
            <Title text=title/>
            <ui::Breadcrumbs up here=title/>
            <ui::PageHead title lede=l.t("Erst schreiben und ansehen, dann senden. Wer schon eine bekommen hat, bekommt keine zweite.", "First write and look, then send. Whoever has got one gets no second one.")/>
            {texts}
            {of_hosts}
            {of_guests}
        })
    })
}

#[component]
fn Texts(visit: VisitView) -> impl IntoView {
    let l = ctx::locale();
    let (hosts, guests) = (visit.thanks_hosts, visit.thanks_guests);
    let in_their_language = match (l, visit.locale) {
        (Locale::De, Locale::De) => "In der Sprache der Anfrage: Deutsch",
        (Locale::De, Locale::En) => "In der Sprache der Anfrage: Englisch",
        (Locale::En, Locale::De) => "In the language of the request: German",
        (Locale::En, Locale::En) => "In the language of the request: English",
    };
    view! {
        <ui::Section title=l.t("Texte", "Texts") id="texts">
            <ui::Form action=WriteThanks::PATH>
                <ui::Hidden name="visit" value=visit.id.to_string()/>
                <ui::Hidden name="revision" value=visit.revision.to_string()/>
                <ui::TextArea name="thanks_hosts" label=l.t("An die Gastgeber", "To the hosts") value=hosts hint=l.t("Anrede und Absender stehen schon im Brief.", "Salutation and sender stand in the letter already.") rows=6 maxlength=4000/>
                <ui::TextArea name="thanks_guests" label=l.t("An die Gäste", "To the guests") value=guests hint=in_their_language rows=6 maxlength=4000/>
                <ui::Submit label=l.t("Speichern und ansehen", "Save and look")/>
            </ui::Form>
        </ui::Section>
    }
}

/// One of both letters.
struct Group {
    /// As the form says it.
    to: &'static str,
    title: &'static str,
    /// `None` while there is no text.
    letter: Option<VisitLetter>,
    readers: Vec<Reader>,
}

fn group(l: Locale, visit: &VisitView, group: Group) -> AnyView {
    let Group { to, title, letter, readers } = group;
    let open = readers.iter().filter(|reader| !reader.is_thanked).count();
    let (id, revision) = (visit.id.to_string(), visit.revision.to_string());
    let written = letter.map(|letter| written(&letter, readers.first()));
    let send = (written.is_some() && open > 0).then(|| {
        view! {
            <ui::Confirm
                action=SendThanks::PATH
                id=to
                label=l.t("Jetzt senden", "Send now")
                question=asks(l, open)
                detail=l.t("Was gesendet ist, lässt sich nicht zurückholen.", "What is sent cannot be called back.")
                does=ui::ButtonKind::Primary
            >
                <ui::Hidden name="visit" value=id/>
                <ui::Hidden name="revision" value=revision/>
                <ui::Hidden name="to" value=to/>
            </ui::Confirm>
        }
    });
    let preview = match written {
        Some(text) => view! { <pre class="mail-text" tabindex="0">{text}</pre> }.into_any(),
        None => view! { <p class="muted">{l.t("Noch kein Text.", "No text yet.")}</p> }.into_any(),
    };
    view! { <ui::Section title id=to>{preview}{list(l, readers)}{send}</ui::Section> }.into_any()
}

/// The letter as its first reader will get it.
fn written(letter: &VisitLetter, reader: Option<&Reader>) -> String {
    let (name, email, locale) = reader.map_or(("", "", Locale::De), |reader| (reader.name.as_str(), reader.email.as_str(), reader.locale));
    let written = preview(&AnyLetter::from(letter.clone()), (name, email), locale, &ctx::site());
    format!("{}\n\n{}", written.subject, written.text)
}

fn asks(l: Locale, number: usize) -> String {
    match (l, number) {
        (Locale::De, 1) => "Eine E-Mail senden?".to_owned(),
        (Locale::De, _) => format!("{number} E-Mails senden?"),
        (Locale::En, 1) => "Send one e-mail?".to_owned(),
        (Locale::En, _) => format!("Send {number} e-mails?"),
    }
}

fn list(l: Locale, readers: Vec<Reader>) -> AnyView {
    if readers.is_empty() {
        let nobody = l.t(
            "Niemand: Gastgeber müssen zugesagt haben, Gäste da gewesen sein, und beide eine E-Mail-Adresse haben.",
            "Nobody: hosts must have confirmed, guests must have come, and both need an e-mail address.",
        );
        return view! { <p class="muted">{nobody}</p> }.into_any();
    }
    let rows: Vec<_> = readers
        .into_iter()
        .map(|reader| {
            let thanked = reader.is_thanked.then(|| view! { <span class="list-end"><ui::Chip label=l.t("Gesendet", "Sent") tone=ui::Tone::Ok/></span> });
            view! { <li><span class="list-name">{reader.name}</span>{thanked}<p class="list-more">{lettered_address(&reader.email)}</p></li> }
        })
        .collect();
    view! { <ul class="list">{rows}</ul> }.into_any()
}
