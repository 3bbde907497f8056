//! Asking whether a delegation may come.

use domain::{
    bridge::{self, BridgeView},
    enquiry,
    event::LANGUAGES,
    locale::Locale,
    visit::KEPT_MONTHS,
};
use leptos::{prelude::*, server_fn::ServerFn};

use crate::{
    ctx,
    enquiry::guard::{Guard, made_at},
    error::ApiError,
    flash::Flash,
    head::PageMeta,
    load::load_page,
    paths,
    share::Share,
    ui,
    visit::api::RequestVisit as Ask,
    words::event as event_words,
};

/// The form, and that the request has arrived.
#[component]
pub fn RequestVisit() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, slug) = (ctx::db(), ctx::actor(), ctx::query_value("bridge"));
    let (sent, made) = (Flash::VisitSent.is_now(), made_at());
    load_page(async move {
        let bridge = match slug {
            None => None,
            Some(slug) => match bridge::by_slug(&db, &actor, &slug).await {
                Ok(bridge) => Some(bridge),
                Err(bridge::Error::Db(error)) => return Err(error.into()),
                // The way to the agency is never a dead end.
                Err(_) => None,
            },
        };
        let moment = enquiry::form_moment(&db, made).await?;
        let title = l.t("Eine Delegation anmelden", "Announce a delegation");
        let description = l.t(
            "Sie möchten mit einer Delegation ins Ruhrgebiet kommen? Sagen Sie uns, wer kommt und was Sie interessiert.",
            "Would you like to come to the Ruhr area with a delegation? Tell us who comes, and what interests you.",
        );
        let content = if sent {
            view! { <div class="narrow">{arrived(l)}</div> }.into_any()
        } else {
            view! { <RequestForm bridge moment/> }.into_any()
        };
        Ok::<_, ApiError>(view! {
            <PageMeta title description/>
            {content}
            {(!sent).then(|| view! { <Share name=title/> })}
        })
    })
}

#[component]
fn RequestForm(bridge: Option<BridgeView>, moment: String) -> impl IntoView {
    let l = ctx::locale();
    let kicker = bridge.as_ref().map_or_else(ctx::agency_name, |bridge| bridge.name.clone());
    let slug = bridge.map(|bridge| bridge.slug).unwrap_or_default();
    let languages: Vec<_> = LANGUAGES.iter().map(|code| ((*code).to_owned(), event_words::language(l, code))).collect();
    let language = l.t("de", "en");
    // Nobody comes from wherever the alphabet begins because they did not look at the field.
    let none = (String::new(), l.t("Bitte wählen", "Please choose").to_owned());
    let countries: Vec<_> = std::iter::once(none).chain(ui::countries(l)).collect();
    view! {
        <ui::PageHead
            kicker
            title=l.t("Eine Delegation anmelden", "Announce a delegation")
            lede=l.t(
                "Sagen Sie uns, wer kommt und was Sie interessiert. Wir antworten per E-Mail und planen mit Ihnen das Programm.",
                "Tell us who comes, and what interests you. We answer by e-mail and plan the programme with you.",
            )
        />
        <div class="two is-form">
        <ui::Form action=Ask::PATH>
            <ui::Hidden name="bridge" value=slug/>
            <ui::TextField name="organisation" label=l.t("Organisation", "Organisation") required=true maxlength=160 autocomplete="organization"/>
            <div class="pair">
                <ui::Select name="country" label=l.t("Land", "Country") options=countries required=true/>
                <ui::TextField name="people" label=l.t("Wie viele Personen", "How many people") inputmode="numeric" required=true maxlength=3/>
            </div>
            <ui::TextArea name="interests" label=l.t("Was Sie interessiert", "What interests you") rows=4 maxlength=2000 required=true/>
            <ui::TextField
                name="wished"
                label=l.t("Wunschtermin", "Dates wished")
                maxlength=200
                required=true
                hint=l.t("Zum Beispiel: 14. bis 16. November, oder eine Woche im Mai", "For example: 14 to 16 November, or a week in May")
            />
            <ui::Select name="language" label=l.t("Sprache des Besuchs", "Language of the visit") options=languages current=language/>
            <div class="form-part">
                <h2>{l.t("Wen wir fragen können", "Whom we can ask")}</h2>
                <ui::TextField name="name" label=l.t("Name", "Name") required=true maxlength=80 autocomplete="name"/>
                <ui::TextField name="email" label=l.t("E-Mail-Adresse", "E-mail address") kind=ui::InputKind::Email required=true maxlength=254 autocomplete="email"/>
                <ui::TextField
                    name="phone"
                    label=l.t("Telefon", "Telephone")
                    kind=ui::InputKind::Tel
                    maxlength=60
                    autocomplete="tel"
                    hint=l.t("Außerhalb Deutschlands mit Ländervorwahl, zum Beispiel +65", "With the country code, for example +65")
                />
            </div>
            <Guard moment/>
            <p class="small muted">
                {kept(l)} " " <a href=paths::privacy(l)>{l.t("Datenschutzhinweis", "Privacy notice")}</a>
            </p>
            <ui::Submit label=l.t("Anfrage senden", "Send the request")/>
        </ui::Form>
        {what_follows(l)}
        </div>
    }
}

/// What happens after the request, so that nobody wonders whether this is a booking.
fn what_follows(l: Locale) -> AnyView {
    let steps = [
        l.t("Wir prüfen die Anfrage und antworten per E-Mail.", "We look at the request and answer by e-mail."),
        l.t(
            "Wir stimmen Tage und Programm mit Ihnen ab: Besuche bei Unternehmen, Hochschulen und Städten.",
            "We settle days and programme with you: visits to companies, universities and towns.",
        ),
        l.t("Wir fragen die Gastgeber an und buchen Räume und Dolmetscher:innen.", "We ask the hosts and book rooms and interpreters."),
    ];
    let steps: Vec<_> = steps.into_iter().map(|step| view! { <li>{step}</li> }).collect();
    view! {
        <ui::Card title=l.t("Wie es weitergeht", "What happens next")>
            <ol class="prose-steps">{steps}</ol>
            <p><a href=paths::bridges(l)>{l.t("Unsere Brücken und Netzwerke", "Our bridges and networks")}</a></p>
            <p><a href=paths::talks(l)>{l.t("Wo wir vom Ruhrgebiet erzählen: Vorträge", "Where we speak of the Ruhr area: talks")}</a></p>
        </ui::Card>
    }
    .into_any()
}

fn kept(l: Locale) -> String {
    match l {
        Locale::De => format!(
            "Ihren Namen und wie Sie zu erreichen sind, sieht nur die Organisation; {KEPT_MONTHS} Monate nach dem Besuch wird beides gelöscht. Gastgeber in der Region erfahren, wer kommt (Organisation, Land, Zahl der Personen) und was Sie interessiert."
        ),
        Locale::En => format!(
            "Only the organisers see your name and how to reach you; both are erased {KEPT_MONTHS} months after the visit. Hosts in the region are told who comes (organisation, country, number of people) and what interests you."
        ),
    }
}

fn arrived(l: Locale) -> AnyView {
    view! {
        <ui::PageHead
            kicker=ctx::agency_name()
            title=Flash::VisitSent.text(l)
            lede=l.t(
                "Vielen Dank. Die Organisation meldet sich bei Ihnen. Eine Bestätigung per E-Mail schicken wir nicht.",
                "Thank you. The organisers will get back to you. We send no confirmation by e-mail.",
            )
        />
        <ui::Actions><ui::LinkButton href=paths::bridges(l) label=l.t("Unsere Brücken und Netzwerke", "Our bridges and networks") kind=ui::ButtonKind::Quiet/></ui::Actions>
    }
    .into_any()
}
