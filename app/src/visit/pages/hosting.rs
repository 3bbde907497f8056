//! Where the link in a host's letter leads: one item, and the delegation without a name in it. Only a button answers: mail
//! scanners follow links.

use domain::{
    account::limits::RECEIPT_MISSES,
    clock,
    locale::Locale,
    visit::{self, Error, HostAnswer, HostView},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::{Meta, Title};

use crate::{
    account::api::limited, ctx, error::ApiError, format, load::load_page, spent_link::SpentLink, ui, visit::api::AnswerAsHost,
    words::visit as words,
};

/// The page.
#[component]
pub fn VisitHost() -> impl IntoView {
    let l = ctx::locale();
    let (db, token) = (ctx::db(), ctx::param("token"));
    load_page(async move {
        let host = match visit::host_view(&db, &token).await {
            Err(Error::NoSuchLink) => {
                limited(&RECEIPT_MISSES).await?;
                None
            }
            other => Some(other?),
        };
        Ok::<_, ApiError>(match host {
            Some(host) => shown(l, &host, &token),
            None => view! { <SpentLink title=l.t("Eine Delegation empfangen", "Receiving a delegation")/> }.into_any(),
        })
    })
}

fn shown(l: Locale, host: &HostView, token: &str) -> AnyView {
    let day = format::weekday(l, clock::local(host.zone, host.starts_at).date());
    let date = format::date(l, clock::local(host.zone, host.starts_at).date());
    let when = format!("{day} ({date}), {}", format::times(l, host.zone, host.starts_at, host.ends_at));
    let mut facts = vec![
        ui::fact(
            l.t("Ihre Antwort", "Your answer"),
            view! { <ui::Chip label=answer(l, host.answer) tone=words::answer_tone(host.answer)/> },
        ),
        ui::fact(l.t("Wann", "When"), when),
    ];
    if !host.place.is_empty() {
        facts.push(ui::fact(l.t("Wo", "Where"), host.place.clone()));
    }
    facts.push(ui::fact(l.t("Von", "From"), host.organisation.clone()));
    facts.push(ui::fact(l.t("Personen", "People"), host.people.to_string()));
    let title = host.item.clone();
    let interests = (!host.interests.is_empty()).then(|| {
        let lines: Vec<_> = host.interests.lines().map(|line| view! { <p>{line.to_owned()}</p> }).collect();
        view! { <ui::Section title=l.t("Was die Delegation interessiert", "What interests the delegation") id="interests"><div class="prose">{lines}</div></ui::Section> }
    });
    let below = if host.is_over() {
        view! { <p class="muted">{l.t("Der Termin ist vorbei.", "The appointment is over.")}</p> }.into_any()
    } else {
        buttons(l, host.answer, token)
    };
    view! {
        <Title text=title.clone()/>
        <Meta name="robots" content="noindex"/>
        <ui::PageHead kicker=host.visit.in_(l).to_owned() title><ui::Facts items=facts/></ui::PageHead>
        {interests}
        {below}
    }
    .into_any()
}

fn answer(l: Locale, answer: HostAnswer) -> &'static str {
    match answer {
        HostAnswer::Unasked | HostAnswer::Asked => l.t("Noch offen", "Still open"),
        HostAnswer::Confirmed => l.t("Zugesagt", "Confirmed"),
        HostAnswer::Declined => l.t("Abgesagt", "Declined"),
    }
}

/// What was not said yet can be said.
fn buttons(l: Locale, said: HostAnswer, token: &str) -> AnyView {
    let choices = [
        (HostAnswer::Confirmed, l.t("Ja, wir empfangen die Delegation", "Yes, we receive the delegation"), ui::ButtonKind::Primary),
        (HostAnswer::Declined, l.t("Nein, das geht leider nicht", "No, we are sorry"), ui::ButtonKind::Quiet),
    ];
    let forms: Vec<_> = choices
        .into_iter()
        .filter(|(answer, ..)| *answer != said)
        .map(|(answer, label, kind)| {
            let token = token.to_owned();
            view! {
                <ui::Form action=AnswerAsHost::PATH id=answer.as_str() class="is-inline">
                    <ui::Hidden name="token" value=token/>
                    <ui::Hidden name="answer" value=answer.as_str()/>
                    <ui::Submit label kind/>
                </ui::Form>
            }
        })
        .collect();
    view! {
        <ui::Section title=l.t("Können Sie die Delegation empfangen?", "Can you receive the delegation?") id="answer">
            <ui::Actions>{forms}</ui::Actions>
        </ui::Section>
    }
    .into_any()
}
