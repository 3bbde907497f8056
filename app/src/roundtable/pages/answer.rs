//! An invitation by its own link: what it is about, the answer, and what whoever comes finds at their seat.

use domain::{
    locale::Locale,
    roundtable::{self, GuestState, GuestView, Invited, Neighbour, RoundtableView},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::{Meta, Title};

use super::head::when;
use crate::{
    ctx, format, load::load_page, markdown, paths, roundtable::api::AnswerRoundtable, spent_link::SpentLink, ui, words::roundtable as words,
};

/// Where the link in the mail leads. Only buttons answer: mail scanners follow links.
#[component]
pub fn RoundtableAnswer() -> impl IntoView {
    let l = ctx::locale();
    let (db, token) = (ctx::db(), ctx::param("token"));
    load_page(async move {
        let Some(invited) = roundtable::by_token(&db, &token).await? else {
            return Ok(view! { <SpentLink title=l.t("Einladung", "Invitation")/> }.into_any());
        };
        let Invited { roundtable: round, guest, table: _, beside: _ } = invited;
        let title = round.name.clone();
        let purpose = markdown::render(round.purpose.in_(l));
        let briefing = (guest.state == GuestState::Accepted && !round.is_cancelled).then(|| {
            let href = paths::roundtable_briefing(l, &token);
            view! { <ui::Actions><ui::LinkButton href label=l.t("Ihr Platz und die Tagesordnung", "Your seat and the agenda") kind=ui::ButtonKind::Quiet/></ui::Actions> }
        });
        let facts = facts(l, &round, &guest);
        let answers = if round.is_cancelled {
            off(l)
        } else if round.takes_answers() {
            answers(l, token, &round, guest)
        } else {
            closed(l)
        };
        Ok(view! {
            <Title text=title.clone()/>
            // The address answers for whoever holds it.
            <Meta name="robots" content="noindex"/>
            <div class="narrow">
                <ui::PageHead kicker=l.t("Einladung zum Roundtable", "Invitation to a roundtable") title>
                    <ui::Facts items=facts/>
                </ui::PageHead>
                {(!purpose.is_empty()).then(|| view! { <div class="prose" inner_html=purpose></div> })}
                {briefing}
                {answers}
            </div>
        }
        .into_any())
    })
}

fn facts(l: Locale, round: &RoundtableView, guest: &GuestView) -> Vec<(String, AnyView)> {
    vec![
        ui::fact(l.t("Für", "For"), guest.name.clone()),
        ui::fact(l.t("Wann", "When"), when(l, round)),
        ui::fact(l.t("Wo", "Where"), round.place.clone()),
        ui::fact(l.t("Antwort bis", "Answer by"), format::deadline(l, round.zone, round.answer_by)),
        ui::fact(l.t("Ihre Antwort", "Your answer"), view! { <ui::Chip label=your_answer(l, guest.state) tone=words::tone(guest.state)/> }),
    ]
}

/// As its reader would say it.
fn your_answer(l: Locale, state: GuestState) -> &'static str {
    match state {
        GuestState::Planned | GuestState::Invited | GuestState::NoAnswer => l.t("noch offen", "still open"),
        other => words::state(l, other),
    }
}

fn closed(l: Locale) -> AnyView {
    view! {
        <ui::Notice tone=ui::Tone::Warn>
            {l.t("Die Frist für Antworten ist vorbei. Hat sich etwas geändert, antworten Sie bitte auf unsere E-Mail.", "The time for answers is over. If something has changed, please reply to our e-mail.")}
        </ui::Notice>
    }
    .into_any()
}

fn off(l: Locale) -> AnyView {
    view! {
        <ui::Notice tone=ui::Tone::Warn title=l.t("Abgesagt", "Called off")>
            {l.t("Dieser Roundtable findet nicht statt. Fragen beantworten wir gern: Antworten Sie einfach auf unsere E-Mail.", "This roundtable does not take place. We are glad to answer questions: simply reply to our e-mail.")}
        </ui::Notice>
    }
    .into_any()
}

fn answers(l: Locale, token: String, round: &RoundtableView, guest: GuestView) -> AnyView {
    let comes = matches!(guest.state, GuestState::Accepted | GuestState::Waiting);
    let full = round.seats_taken >= round.seats_total && !comes;
    let accept = if comes { l.t("Weiter zusagen und speichern", "Still accept, and save") } else { l.t("Zusagen", "Accept") };
    let GuestView { needs, substitute_name, substitute_email, .. } = guest;
    let declined = token.clone();
    let decline = if comes { l.t("Doch absagen", "Cancel after all") } else { l.t("Absagen", "Decline") };
    view! {
        {full.then(|| view! {
            <ui::Notice tone=ui::Tone::Warn>
                {l.t("Zurzeit sind alle Plätze vergeben. Sagen Sie zu, stehen Sie auf der Warteliste und rücken nach, sobald einer frei wird.", "All seats are taken at present. If you accept you are on the waiting list, and move up as soon as one becomes free.")}
            </ui::Notice>
        })}
        <ui::Form action=AnswerRoundtable::PATH>
            <ui::Hidden name="token" value=token/>
            <ui::TextArea
                name="needs"
                label=l.t("Was sollen wir wissen?", "What should we know?")
                value=needs
                rows=3
                maxlength=500
                hint=l.t("Zum Beispiel: vegetarisch, Rollstuhl, Dolmetschen. Nur die Organisation sieht das.", "For example: vegetarian, wheelchair, interpreting. Only organisers see this.")
            />
            <p class="small muted">
                {l.t("Wer neben Ihnen sitzt, erfährt Ihren Namen, Ihre Funktion und Ihre Organisation. ", "Whoever sits beside you is told your name, your function and your organisation. ")}
                <a href=paths::privacy(l)>{l.t("Datenschutzhinweis", "Privacy notice")}</a>
            </p>
            <ui::Submit name="answer" value="accept" label=accept/>
        </ui::Form>
        // A form of its own: whoever names a substitute and presses Enter has not accepted.
        <ui::Section title=l.t("Sie können nicht?", "You cannot come?") id="decline">
            <ui::Form action=AnswerRoundtable::PATH id="decline">
                <ui::Hidden name="token" value=declined/>
                <p class="hint">{l.t("Wenn Sie mögen, nennen Sie jemanden aus Ihrem Haus; die Organisation lädt dann vielleicht diese Person ein.", "If you like, name somebody of your organisation; the organisers may then invite that person.")}</p>
                <div class="pair">
                    <ui::TextField name="substitute_name" label=l.t("Name", "Name") value=substitute_name maxlength=80/>
                    <ui::TextField name="substitute_email" label=l.t("E-Mail-Adresse", "E-mail address") kind=ui::InputKind::Email value=substitute_email maxlength=254/>
                </div>
                <ui::Submit name="answer" value="decline" label=decline kind=ui::ButtonKind::Quiet/>
            </ui::Form>
        </ui::Section>
    }
    .into_any()
}

/// What whoever comes finds at their seat, by the same link.
#[component]
pub fn RoundtableBriefing() -> impl IntoView {
    let l = ctx::locale();
    let (db, token) = (ctx::db(), ctx::param("token"));
    load_page(async move {
        let found = roundtable::by_token(&db, &token)
            .await?
            .filter(|invited| invited.guest.state == GuestState::Accepted && !invited.roundtable.is_cancelled);
        let Some(Invited { roundtable: round, guest, table, beside }) = found else {
            return Ok(view! { <SpentLink title=l.t("Briefing", "Briefing")/> }.into_any());
        };
        let (title, back) = (round.name.clone(), paths::roundtable_answer(l, &token));
        let mut facts = vec![ui::fact(l.t("Wann", "When"), when(l, &round)), ui::fact(l.t("Wo", "Where"), round.place.clone())];
        if let (Some(table), Some((_, chair))) = (table, guest.seat) {
            facts.push(ui::fact(l.t("Ihr Platz", "Your seat"), format!("{table}, {} {}", l.t("Platz", "chair"), chair + 1)));
        }
        let texts = [
            (l.t("Anlass", "Purpose"), "purpose", round.purpose.in_(l)),
            (l.t("Tagesordnung", "Agenda"), "agenda", round.agenda.in_(l)),
            (l.t("Fragen an alle", "Questions to everybody"), "questions", round.questions.in_(l)),
        ];
        let texts: Vec<_> = texts.into_iter().map(|(title, id, text)| part(title, id, text)).collect();
        Ok(view! {
            <Title text=title.clone()/>
            <Meta name="robots" content="noindex"/>
            <div class="narrow">
                <ui::Breadcrumbs up=vec![(back, l.t("Einladung", "Invitation").to_owned())] here=l.t("Briefing", "Briefing")/>
                <ui::PageHead kicker=guest.name title><ui::Facts items=facts/></ui::PageHead>
                {who(l, beside)}
                {texts}
            </div>
        }
        .into_any())
    })
}

fn who(l: Locale, beside: Vec<Neighbour>) -> AnyView {
    let none = beside.is_empty();
    let row = |neighbour: Neighbour| {
        let about: Vec<String> = [neighbour.job_title, neighbour.organisation].into_iter().filter(|part| !part.is_empty()).collect();
        view! { <li><b class="list-name">{neighbour.name}</b><p class="list-more">{about.join(", ")}</p></li> }
    };
    let rows: Vec<_> = beside.into_iter().map(row).collect();
    view! {
        <ui::Section title=l.t("Wer neben Ihnen sitzt", "Who sits beside you") id="beside">
            {if none {
                view! { <p class="muted">{l.t("Die Sitzordnung steht noch nicht fest.", "The seating is not settled yet.")}</p> }.into_any()
            } else {
                view! { <ul class="list">{rows}</ul> }.into_any()
            }}
        </ui::Section>
    }
    .into_any()
}

fn part(title: &'static str, id: &'static str, text: &str) -> AnyView {
    let html = markdown::render(text);
    (!html.is_empty()).then(|| view! { <ui::Section title id><div class="prose" inner_html=html></div></ui::Section> }).into_any()
}
