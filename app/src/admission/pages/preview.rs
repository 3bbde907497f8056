//! What a decision about many would do: who gets which unit and which letter, who does not, and why. One button does it.

use domain::{
    admission::preview::{self, Outlook, Preview as Previewed, PreviewRow, Whom},
    application::DecisionKind,
    clock,
    event::{self, EventView},
    field::lettered_address,
    locale::Locale,
    placement::offer,
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

use super::{
    bulk::{act_name, loudness},
    narrowing::{asked, narrowed},
};
use crate::{admission::api::DecideMany, ctx, format, frame::OrganiseHead, load::load_page, paths, ui, words::application as words};

/// The preview of what was ticked.
#[component]
pub fn Preview() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, slug) = (ctx::db(), ctx::actor(), ctx::param("event"));
    let kind: Option<DecisionKind> = ctx::query_value("kind").and_then(|kind| kind.parse().ok());
    let whom = match ctx::query_value("all") {
        Some(_) => Whom::Found(asked()),
        None => Whom::These(ctx::query().iter().filter(|(name, _)| name == "a").filter_map(|(_, id)| id.parse().ok()).collect()),
    };
    load_page(async move {
        actor.require_organiser()?;
        let event = event::by_slug(&db, &actor, &slug).await?;
        let back = narrowed().at(paths::admission(l, &slug)).href();
        let found = match kind {
            Some(kind) => Some((kind, preview::preview(&db, &actor, event.id, kind, &whom).await?)),
            None => None,
        };
        let title = found.as_ref().map_or_else(|| l.t("Entscheiden", "Decide").to_owned(), |(kind, found)| title(l, *kind, found));
        Ok(view! {
            <Title text=format!("{title} – {}", event.name)/>
            <OrganiseHead event=event.clone() title lede=l.t("Noch ist nichts geschehen.", "Nothing has happened yet.")/>
            {match found {
                Some((kind, found)) if !found.rows.is_empty() => view! { <Planned kind found event back/> }.into_any(),
                _ => view! {
                    <ui::EmptyState
                        title=l.t("Nichts angekreuzt", "Nothing is ticked")
                        text=l.t("Kreuzen Sie in der Liste Bewerbungen an, und wählen Sie, was mit ihnen geschehen soll.", "Tick applications in the list, and choose what shall happen to them.")
                        href=back
                        link=l.t("Zur Liste", "To the list")
                    />
                }
                .into_any(),
            }}
        })
    })
}

fn title(l: Locale, kind: DecisionKind, found: &Previewed) -> String {
    let number = found.happening().count();
    let count = format::number(l, number as u64);
    match (l, kind) {
        _ if number == 0 => act_name(l, kind).to_owned(),
        (Locale::De, DecisionKind::Offer) if number == 1 => "1 Standplatz anbieten".to_owned(),
        (Locale::En, DecisionKind::Offer) if number == 1 => "Offer 1 unit".to_owned(),
        (Locale::De, DecisionKind::Offer) => format!("{count} Standplätze anbieten"),
        (Locale::En, DecisionKind::Offer) => format!("Offer {count} units"),
        (Locale::De, DecisionKind::WaitingList) => format!("{count} auf die Warteliste setzen"),
        (Locale::En, DecisionKind::WaitingList) => format!("Put {count} on the waiting list"),
        (Locale::De, DecisionKind::Reject) => format!("{count} ablehnen"),
        (Locale::En, DecisionKind::Reject) => format!("Turn {count} down"),
        (Locale::De, DecisionKind::Ask) => format!("{count} etwas fragen"),
        (Locale::En, DecisionKind::Ask) => format!("Ask {count}"),
        (Locale::De, DecisionKind::Remind) => format!("{count} erinnern"),
        (Locale::En, DecisionKind::Remind) => format!("Remind {count}"),
    }
}

#[component]
fn Planned(kind: DecisionKind, found: Previewed, event: EventView, back: String) -> impl IntoView {
    let l = ctx::locale();
    let columns = vec![
        ui::Column::new(l.t("Bewerbung", "Application")),
        ui::Column::new(l.t("Was geschieht", "What happens")),
        ui::Column::new(l.t("E-Mail an", "E-mail to")),
    ];
    let steps: Vec<String> = found.happening().map(step).collect();
    let left_out = found.left_out;
    let (happening, others): (Vec<_>, Vec<_>) = found.rows.into_iter().partition(|row| matches!(row.outlook, Outlook::Happens(_)));
    let mut cells: Vec<_> = others.into_iter().map(|row| cells(l, kind, row)).collect();
    cells.extend(happening.into_iter().map(|row| self::cells(l, kind, row)));
    let left_out = (left_out > 0).then(|| match l {
        Locale::De => format!("Weitere {left_out} kommen danach: So viele auf einmal gehen nicht."),
        Locale::En => format!("Another {left_out} come afterwards: so many at once are not possible."),
    });
    view! {
        {left_out.map(|text| view! { <ui::Notice tone=ui::Tone::Warn>{text}</ui::Notice> })}
        {if steps.is_empty() {
            view! {
                <ui::Notice tone=ui::Tone::Warn>{l.t("Bei keiner dieser Bewerbungen ist das zurzeit möglich.", "This is possible with none of these applications at the moment.")}</ui::Notice>
                <p><ui::LinkButton href=back label=l.t("Zur Liste", "To the list") kind=ui::ButtonKind::Quiet/></p>
            }
            .into_any()
        } else {
            view! { <Doing kind steps event back/> }.into_any()
        }}
        <ui::Table caption=l.t("Was geschieht", "What happens") columns rows=cells/>
    }
}

/// The words that all letters share, and the button that does it.
#[component]
fn Doing(kind: DecisionKind, steps: Vec<String>, event: EventView, back: String) -> impl IntoView {
    let l = ctx::locale();
    let until = format::local_input(event.zone, offer::proposed_deadline(&event, clock::now()));
    let words = match kind {
        DecisionKind::Reject => Some(l.t("Begründung", "Reason")),
        DecisionKind::Ask => Some(l.t("Rückfrage", "Question")),
        _ => None,
    };
    let label = format!("{} ({})", act_name(l, kind), steps.len());
    let minutes = domain::application::GRACE.num_minutes();
    let note = match l {
        Locale::De => format!(
            "Die E-Mails gehen {minutes} Minuten danach ab; so lange nimmt „Rückgängig“ sie zurück, ohne dass jemand davon erfährt."
        ),
        Locale::En => format!("The e-mails leave {minutes} minutes later; until then “Undo” takes them back, and nobody hears of it."),
    };
    view! {
        <ui::Form action=DecideMany::PATH>
            <ui::Hidden name="event" value=event.id.to_string()/>
            <ui::Hidden name="kind" value=kind.as_str()/>
            <ui::Hidden name="steps" value=steps.join("\n")/>
            {words.map(|label| view! {
                <ui::TextArea name="text" label rows=4 maxlength=2000 required=true hint=l.t("Steht so in jeder der E-Mails.", "Stands like this in each of the e-mails.")/>
            })}
            {(kind == DecisionKind::Offer).then(|| view! {
                <ui::TextField name="expires_at" label=l.t("Antwort bis", "Answer by") kind=ui::InputKind::DateTimeLocal value=until required=true/>
            })}
            <div class="row">
                <ui::Submit label kind=loudness(kind)/>
                <ui::LinkButton href=back label=l.t("Zurück", "Back") kind=ui::ButtonKind::Quiet/>
            </div>
            <p class="hint">{note}</p>
        </ui::Form>
    }
}

fn step(row: &PreviewRow) -> String {
    let unit = match &row.outlook {
        Outlook::Happens(Some(unit)) => unit.id.to_string(),
        _ => String::new(),
    };
    format!("{} {} {unit}", row.application, row.revision)
}

fn cells(l: Locale, kind: DecisionKind, row: PreviewRow) -> Vec<AnyView> {
    let happens = matches!(row.outlook, Outlook::Happens(_));
    let state = words::state_name(l, row.state);
    let what = match row.outlook {
        Outlook::Happens(Some(unit)) => format!("{} · {}", unit.code, words::unit_kind_name(l, unit.kind)),
        Outlook::Happens(None) => act_name(l, kind).to_owned(),
        Outlook::NotFromHere => match l {
            Locale::De => format!("Geht nicht, solange der Status „{state}“ ist."),
            Locale::En => format!("Not possible while the status is “{state}”."),
        },
        Outlook::NoUnit => l.t("Kein Standplatz dieser Art ist mehr frei.", "No unit of this kind is left.").to_owned(),
        Outlook::OfferOver => l.t("Das Angebot ist abgelaufen.", "The offer has run out.").to_owned(),
    };
    let name = if row.name.is_empty() { l.t("Ohne Namen", "Without a name").to_owned() } else { row.name };
    let what =
        if happens { what.into_any() } else { view! { <ui::Chip tone=ui::Tone::Warn label=l.t("Nein", "No")/>" "{what} }.into_any() };
    vec![name.into_any(), what, happens.then(|| lettered_address(&row.email)).into_any()]
}
