//! The meetings of an event or a bridge for everybody: what they are, and how to take part.

use domain::{
    bridge,
    clock::{self, Instant},
    enquiry,
    event::{self, EventKind, EventState, EventView},
    locale::Locale,
    matchmaking::{self, MatchmakingState, MatchmakingView, ProfileKind, Slot},
};
use leptos::{prelude::*, server_fn::ServerFn};

use crate::{
    ctx,
    enquiry::guard::{Guard, made_at},
    error::ApiError,
    flash::Flash,
    format,
    frame::PublicHead,
    head::PageMeta,
    load::load_page,
    markdown,
    matchmaking::own_api::{JoinBridgeMeetings, JoinMeetings},
    paths,
    share::Share,
    ui,
    words::matchmaking as words,
};

/// So many companies of a bridge are suggested as one's organisation.
const SUGGESTED: u64 = 200;

/// The page of an event's meetings.
#[component]
pub fn EventMeetings() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, slug) = (ctx::db(), ctx::actor(), ctx::param("event"));
    let sent = Flash::MeetingLinkSent.is_now();
    let made = made_at();
    load_page(async move {
        let event = event::by_slug(&db, &actor, &slug).await?;
        let round = matchmaking::of_event(&db, &actor, &event).await?.ok_or(ApiError::NotFound)?;
        let (title, accent) = (round.title.in_(l).to_owned(), event.accent.clone());
        let moment = enquiry::form_moment(&db, made).await?;
        let shared = (event.state != EventState::Draft && !sent).then(|| format!("{title}, {}", event.name));
        let facts = facts(l, &round, &event, &matchmaking::slots(&db, round.id).await?);
        Ok(view! {
            <PageMeta title=format!("{title}, {}", event.name) description=markdown::excerpt(round.intro.in_(l), 160)/>
            <div data-accent=accent>
                <PublicHead event=event.clone() title/>
                <Intro round=round.clone()/>
                <ui::Facts items=facts/>
                {if takes_part(&round) && !sent { view! { <Ways event=event.clone() moment/> }.into_any() } else { instead(l, sent) }}
                {shared.map(|name| view! { <Share name/> })}
            </div>
        })
    })
}

/// The page of a bridge's or network's meetings.
#[component]
pub fn BridgeMeetings() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, slug, id) = (ctx::db(), ctx::actor(), ctx::param("bridge"), ctx::param("matchmaking"));
    let sent = Flash::MeetingLinkSent.is_now();
    let made = made_at();
    load_page(async move {
        let id = id.parse().map_err(|_| ApiError::NotFound)?;
        let bridge = bridge::by_slug(&db, &actor, &slug).await?;
        let round = matchmaking::of_bridge_by_id(&db, &actor, &bridge, id).await?;
        let companies: Vec<String> =
            bridge::first_companies(&db, bridge.id, SUGGESTED).await?.into_iter().map(|company| company.name).collect();
        let title = round.title.in_(l).to_owned();
        let moment = enquiry::form_moment(&db, made).await?;
        let up = vec![
            (paths::bridges(l), l.t("Brücken und Netzwerke", "Bridges and networks").to_owned()),
            (paths::bridge(l, &bridge.slug), bridge.name.clone()),
        ];
        let (first, last) = round.of.days();
        let when = format!("{} · {}", format::days(l, first, last), round.of.zone().name().replace('_', " "));
        let kind = if round.is_online { l.t("online", "online") } else { l.t("vor Ort", "on site") };
        Ok::<_, ApiError>(view! {
            <PageMeta title=format!("{title}, {}", bridge.name) description=markdown::excerpt(round.intro.in_(l), 160)/>
            <ui::Breadcrumbs up here=title.clone()/>
            <ui::PageHead kicker=bridge.name.clone() title lede=format!("{when} · {kind}")/>
            <Intro round=round.clone()/>
            {if takes_part(&round) && !sent {
                view! { <OfMembers bridge=bridge.slug round companies moment/> }.into_any()
            } else {
                instead(l, sent)
            }}
        })
    })
}

fn takes_part(round: &MatchmakingView) -> bool {
    round.state == MatchmakingState::Open && !round.of.is_over()
}

/// What it is about.
#[component]
fn Intro(round: MatchmakingView) -> impl IntoView {
    let l = ctx::locale();
    let intro = markdown::render(round.intro.in_(l));
    view! { <div class="prose" inner_html=intro></div> }
}

/// Whoever has just asked for a link is told where it is; else one cannot take part at the moment.
fn instead(l: Locale, sent: bool) -> AnyView {
    if sent {
        return view! { <Sent/> }.into_any();
    }
    view! { <p class="muted">{l.t("Zurzeit kann man sich nicht anmelden.", "At the moment one cannot sign up.")}</p> }.into_any()
}

/// When, where and for how long people meet.
fn facts(l: Locale, round: &MatchmakingView, event: &EventView, slots: &[Slot]) -> Vec<(String, AnyView)> {
    let zone = event.zone;
    let day = |at: Instant| clock::local(zone, at).date();
    let when = match (slots.first(), slots.last()) {
        (Some(first), Some(last)) if day(first.starts_at) == day(last.starts_at) => {
            format!("{}, {}", format::date(l, day(first.starts_at)), format::times(l, zone, first.starts_at, last.ends_at))
        }
        (Some(first), Some(last)) => format::days(l, day(first.starts_at), day(last.starts_at)),
        _ => format::days(l, event.starts_on, event.ends_on),
    };
    let place = if round.is_online { l.t("Online", "Online").to_owned() } else { event.city.clone() };
    let length = format!("{} {}", round.slot_minutes, l.t("Minuten je Gespräch", "minutes for each meeting"));
    vec![ui::fact(l.t("Wann", "When"), when), ui::fact(l.t("Wo", "Where"), place), ui::fact(l.t("Dauer", "Length"), length)]
}

#[component]
fn Sent() -> impl IntoView {
    let l = ctx::locale();
    view! {
        <ui::Notice tone=ui::Tone::Ok title=l.t("Bitte prüfen Sie Ihr Postfach", "Check your e-mail")>
            {l.t(
                "Der Link darin öffnet „Meine Gespräche“. Dort bestätigen Sie Ihre Adresse.",
                "The link in it opens “My meetings”. There you confirm your address.",
            )}
        </ui::Notice>
    }
}

/// Whoever has a ticket, a booth or a place on the trip takes part from there; everybody else by the form.
#[component]
fn Ways(event: EventView, moment: String) -> impl IntoView {
    let l = ctx::locale();
    let others = if event.kind == EventKind::DelegationTrip { of_travellers(l) } else { of_ticket_and_booth(l) };
    let kinds = ProfileKind::of_form(event.kind).to_vec();
    view! {
        <ui::Section title=l.t("Mitmachen", "Take part") id="join">
            {others}
            <ui::Form action=JoinMeetings::PATH>
                <ui::Hidden name="event" value=event.slug/>
                <JoinFields kinds moment/>
            </ui::Form>
        </ui::Section>
    }
}

fn of_travellers(l: Locale) -> AnyView {
    view! {
        <p>{l.t(
            "Wer mitreist, nimmt über die Seite „Meine Reise“ teil: Der Link dorthin steht in Ihren E-Mails. Alle anderen melden sich hier an:",
            "Whoever travels along takes part by the page “My trip”: the link to it is in your e-mails. Everybody else signs up here:",
        )}</p>
    }
    .into_any()
}

fn of_ticket_and_booth(l: Locale) -> AnyView {
    let booth = paths::portal(l);
    let booth = if ctx::actor().account().is_some() { booth } else { paths::sign_in(l, Some(&booth)) };
    view! {
        <p>
            {l.t("Mit Ticket nehmen Sie über ", "With a ticket you take part via ")}
            <a href=paths::my_ticket(l)>{l.t("„Mein Ticket“", "“My ticket”")}</a>
            {l.t(" teil, als Aussteller über ", ", as an exhibitor via ")}
            <a href=booth>{l.t("„Mein Stand“", "“My booth”")}</a>
            {l.t(". Alle anderen melden sich hier an:", ". Everybody else signs up here:")}
        </p>
    }
    .into_any()
}

/// Members of a bridge or network, and everybody else whom it interests.
#[component]
fn OfMembers(bridge: String, round: MatchmakingView, companies: Vec<String>, moment: String) -> impl IntoView {
    let l = ctx::locale();
    let all = paths::bridge_companies(l, &bridge);
    view! {
        <ui::Section title=l.t("Mitmachen", "Take part") id="join">
            <p>
                {l.t("Steht Ihr Betrieb in der ", "If your company is in the ")}
                <a href=all>{l.t("Liste der Betriebe", "list of companies")}</a>
                {l.t(
                    ", geben Sie ihn als Organisation an: Ihr Profil beginnt dann mit dem, was er bietet und sucht.",
                    ", give it as your organisation: your profile then begins with what it offers and seeks.",
                )}
            </p>
            <ui::Form action=JoinBridgeMeetings::PATH>
                <ui::Hidden name="bridge" value=bridge/>
                <ui::Hidden name="matchmaking" value=round.id.to_string()/>
                <JoinFields kinds=ProfileKind::at_bridges().to_vec() moment companies/>
            </ui::Form>
        </ui::Section>
    }
}

/// Who one is, and as what one takes part; the first kind is chosen.
#[component]
fn JoinFields(
    kinds: Vec<ProfileKind>,
    /// When the form was made, sealed.
    moment: String,
    /// Organisations that may be meant.
    #[prop(optional)]
    companies: Vec<String>,
) -> impl IntoView {
    let l = ctx::locale();
    let (list, meant) = if companies.is_empty() {
        ("", None)
    } else {
        let names: Vec<_> = companies.into_iter().map(|name| view! { <option value=name></option> }).collect();
        ("companies", Some(view! { <datalist id="companies">{names}</datalist> }))
    };
    let current = kinds.first().map(|kind| kind.as_str()).unwrap_or_default();
    let kinds: Vec<_> = kinds.iter().map(|kind| (kind.as_str().to_owned(), words::kind(l, *kind).to_owned())).collect();
    view! {
        <ui::TextField name="name" label=l.t("Name", "Name") required=true maxlength=80 autocomplete="name"/>
        <ui::TextField
            name="email"
            label=l.t("E-Mail-Adresse", "E-mail address")
            kind=ui::InputKind::Email
            required=true
            maxlength=254
            autocomplete="email"
            hint=l.t("Dorthin geht der Link zu Ihrer Seite.", "The link to your page goes there.")
        />
        <ui::TextField name="organisation" label=l.t("Organisation", "Organisation") maxlength=120 autocomplete="organization" list/>
        {meant}
        <ui::TextField name="job_title" label=l.t("Funktion", "Job title") maxlength=80 autocomplete="organization-title"/>
        <ui::Select name="kind" label=l.t("Ich nehme teil als", "I take part as") options=kinds current/>
        <Guard moment/>
        <p class="small muted">
            {l.t("Andere sehen nichts davon, bevor Sie zustimmen. ", "Others see nothing of it before you agree. ")}
            <a href=paths::privacy(l)>{l.t("Datenschutzhinweis", "Privacy notice")}</a>
        </p>
        <ui::Submit label=l.t("Link anfordern", "Request the link")/>
    }
}
