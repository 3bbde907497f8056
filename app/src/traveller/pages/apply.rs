//! Applying to travel along.

use domain::{
    event::{self, EventKind, EventView},
    traveller::{self, TravelTerms, TravellerSize},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

use super::{
    contact::ContactFields,
    ways::{CancellingCosts, Contributions},
};
use crate::{
    ctx, error::ApiError, flash::Flash, format, frame::PublicNav, load::load_page, mail, markdown, paths, traveller::ApplyForTrip, ui,
    words::traveller as words,
};

/// The form, and what follows it: "look into your mail".
#[component]
pub fn Travel() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, slug) = (ctx::db(), ctx::actor(), ctx::param("event"));
    let sent = Flash::TravelSent.is_now();
    load_page(async move {
        let event = event::by_slug(&db, &actor, &slug).await?;
        if event.kind != EventKind::DelegationTrip {
            return Err(ApiError::NotFound);
        }
        let terms = traveller::terms(&db, event.id).await?;
        let open = terms.filter(|terms| terms.takes_applications(&event));
        let title = format!("{} – {}", l.t("Mitreisen", "Travel along"), event.name);
        let (accent, public) = (event.accent.clone(), event.clone());
        let content = match open {
            _ if sent => view! { <CheckYourMail event/> }.into_any(),
            Some(terms) => view! { <TravelFormPart event terms/> }.into_any(),
            None => view! { <Closed event/> }.into_any(),
        };
        Ok::<_, ApiError>(view! {
            <Title text=title/>
            <div data-accent=accent>
                <PublicNav event=public/>
                <div class="narrow">{content}</div>
            </div>
        })
    })
}

#[component]
fn TravelFormPart(event: EventView, terms: TravelTerms) -> impl IntoView {
    let l = ctx::locale();
    let closes = format!("{} {}", l.t("Bewerbungsschluss:", "Apply by:"), format::deadline(l, event.zone, terms.closes_at));
    let sizes = std::iter::once((String::new(), l.t("Bitte wählen", "Please choose").to_owned()))
        .chain(TravellerSize::ALL.map(|size| (size.to_string(), words::size(l, size).to_owned())))
        .collect();
    let agreed = markdown::render(terms.terms.in_(l));
    let steps = terms.steps.clone();
    view! {
        <ui::PageHead
            kicker=event.name.clone()
            title=l.t("Mitreisen", "Travel along")
            lede=l.t(
                "Bewerben Sie sich mit wenigen Angaben. Was die Reise sonst braucht, erfragen wir nach der Zulassung.",
                "Apply with a few details. Whatever else the trip needs we ask for once you are admitted.",
            )
        >
            <p class="muted">{closes}</p>
        </ui::PageHead>
        <ui::Section title=l.t("Was es kostet", "What it costs") id="costs">
            <Contributions terms/>
            <p>{l.t("Wer nach der Zulassung storniert, zahlt:", "Whoever cancels after being admitted pays:")}</p>
            <CancellingCosts steps/>
        </ui::Section>
        <ui::Form action=ApplyForTrip::PATH>
            <ui::Hidden name="event" value=event.slug.clone()/>
            <ui::TextField name="name" label=l.t("Vor- und Nachname", "First and last name") required=true maxlength=80 autocomplete="name"/>
            <ui::TextField
                name="email"
                label=l.t("E-Mail-Adresse", "E-mail address")
                kind=ui::InputKind::Email
                required=true
                maxlength=254
                autocomplete="email"
                hint=l.t("Dorthin kommt der Link, mit dem Sie Ihre Bewerbung bestätigen.", "The link that confirms your application goes there.")
            />
            <ContactFields endpoint=ApplyForTrip::PATH/>
            <ui::Select name="size_class" label=l.t("Größe der Organisation", "Size of the organisation") options=sizes required=true/>
            {(!agreed.is_empty()).then(|| view! { <div class="prose" inner_html=agreed></div> })}
            <ui::CheckBox
                name="accept"
                label=l.t("Ich stimme den Bedingungen und den Stornokosten zu.", "I agree to the terms and to what cancelling costs.")
                required=true
            />
            <p class="small muted">
                {l.t("Wie wir mit Ihren Angaben umgehen: ", "How we treat your data: ")}
                <a href=paths::privacy(l)>{l.t("Datenschutzhinweis", "privacy notice")}</a>
            </p>
            <ui::Submit label=l.t("Bewerben", "Apply")/>
        </ui::Form>
    }
}

#[component]
fn CheckYourMail(event: EventView) -> impl IntoView {
    let l = ctx::locale();
    view! {
        <ui::PageHead
            kicker=event.name.clone()
            title=Flash::TravelSent.text(l)
            lede=l.t(
                "Wir haben Ihnen eine E-Mail geschickt. Mit dem Link darin bestätigen Sie Ihre Bewerbung; er gilt sieben Tage.",
                "We have written to you. The link in the e-mail confirms your application; it is valid for seven days.",
            )
        />
        {mail::unsent(l).map(|waits| view! { <ui::Notice tone=ui::Tone::Warn>{waits}</ui::Notice> })}
        <ui::Actions><ui::LinkButton href=paths::trip(l, &event.slug) label=l.t("Zur Reise", "To the trip") kind=ui::ButtonKind::Quiet/></ui::Actions>
    }
}

#[component]
fn Closed(event: EventView) -> impl IntoView {
    let l = ctx::locale();
    view! {
        <ui::PageHead kicker=event.name.clone() title=l.t("Mitreisen", "Travel along")/>
        <ui::EmptyState
            title=l.t("Gerade keine Bewerbung möglich", "No applications at the moment")
            text=l.t("Diese Reise nimmt gerade keine Bewerbungen an. Fragen Sie uns, wann die nächste ist.", "This trip takes no applications at the moment. Ask us when the next one is.")
            href=paths::contact_form(l, Some(&event.slug))
            link=l.t("Fragen", "Ask us")
        />
    }
}
