//! The buttons that send a letter to a group: to oneself, now, at a time.

use domain::{
    clock,
    event::EventView,
    field::local_time,
    locale::Locale,
    mailing::{self, EventDate, FromDate, MailingPreview},
};
use leptos::{prelude::*, server_fn::ServerFn};

use crate::{
    ctx, form, format,
    mail::unsent,
    mailing::api::{PlanMailing, PlanMailingFromDate, SendMailing, TestMailing},
    ui,
    words::mailing as words,
};

#[component]
pub(super) fn Acts(found: MailingPreview, event: EventView) -> impl IntoView {
    let l = ctx::locale();
    let (id, revision) = (found.mailing.id.to_string(), found.mailing.revision.to_string());
    let count = format::number(l, found.recipients as u64);
    let position = found.shown.as_ref().map_or(1, |shown| shown.position);
    let me = ctx::actor().person().map(|person| person.email.clone()).unwrap_or_default();
    let (now, question) = match l {
        Locale::De => (format!("Jetzt senden ({count})"), format!("{count} E-Mails jetzt senden?")),
        Locale::En => (format!("Send now ({count})"), format!("Send {count} e-mails now?")),
    };
    let test = match l {
        Locale::De => format!("Test an {me}"),
        Locale::En => format!("Test to {me}"),
    };
    let minutes = domain::application::GRACE.num_minutes();
    let detail = match l {
        Locale::De => format!("Sie gehen in {minutes} Minuten ab. So lange lassen sich alle zurücknehmen."),
        Locale::En => format!("They leave in {minutes} minutes. Until then all of them can be taken back."),
    };
    let sending = (found.recipients > 0).then(|| {
        let (id, revision) = (id.clone(), revision.clone());
        view! {
            <ui::Confirm action=SendMailing::PATH label=now question detail kind=ui::ButtonKind::Primary does=ui::ButtonKind::Primary>
                <ui::Hidden name="mailing" value=id/>
                <ui::Hidden name="revision" value=revision/>
            </ui::Confirm>
        }
    });
    let tested = id.clone();
    view! {
        {unsent(l).map(|text| view! { <ui::Notice tone=ui::Tone::Warn>{text}</ui::Notice> })}
        <div class="mailing-acts">
            <div class="row">
                {sending}
                <ui::Form action=TestMailing::PATH class="is-inline">
                    <ui::Hidden name="mailing" value=tested/>
                    <ui::Hidden name="position" value=position.to_string()/>
                    <ui::Submit label=test kind=ui::ButtonKind::Quiet/>
                </ui::Form>
            </div>
            <Plan id=id.clone() revision=revision.clone() event=event.clone()/>
            <PlanFromDate id revision event from=found.mailing.from_date/>
        </div>
    }
}

#[component]
fn Plan(id: String, revision: String, event: EventView) -> impl IntoView {
    let l = ctx::locale();
    let proposed = mailing::proposed_time(&event, clock::now());
    let echo = form::echo().filter(|echo| echo.endpoint == PlanMailing::PATH);
    let typed = echo.as_ref().and_then(|echo| echo.value("at")).and_then(|typed| local_time(typed).ok()).unwrap_or(proposed);
    let zone = format::zone_name(l, event.zone, clock::at(event.zone, typed));
    let hint = if event.zone.repeats(typed) {
        match l {
            Locale::De => format!("{} Uhr gibt es an diesem Tag zweimal; gemeint ist das erste Mal ({zone}).", typed.format("%H:%M")),
            Locale::En => format!("There are two {} on that day; the first is meant ({zone}).", typed.format("%H:%M")),
        }
    } else {
        match l {
            Locale::De => format!("Nach der Uhr der Veranstaltung ({zone}). Wer sie bekommt, entscheidet sich dann."),
            Locale::En => format!("By the clock of the event ({zone}). Who gets it is decided then."),
        }
    };
    view! {
        <ui::Form action=PlanMailing::PATH class="mailing-plan">
            <ui::Hidden name="mailing" value=id/>
            <ui::Hidden name="revision" value=revision/>
            <ui::TextField
                name="at"
                label=l.t("Später, am", "Later, on")
                kind=ui::InputKind::DateTimeLocal
                value=proposed.format("%Y-%m-%dT%H:%M").to_string()
                hint
                required=true
            />
            <ui::Submit label=l.t("Planen", "Plan") kind=ui::ButtonKind::Quiet/>
        </ui::Form>
    }
}

/// As before a deadline. The letter follows the date wherever that moves.
#[component]
fn PlanFromDate(id: String, revision: String, event: EventView, from: Option<FromDate>) -> impl IntoView {
    let l = ctx::locale();
    let options: Vec<_> = EventDate::ALL
        .into_iter()
        .filter_map(|date| Some((date.to_string(), format!("{} ({})", words::event_date(l, date), format::date(l, date.day(&event)?)))))
        .collect();
    let FromDate { date, days } = from.unwrap_or(FromDate { date: EventDate::FirstDay, days: -7 });
    let side = if days > 0 { "after" } else { "before" };
    let sides = [("before", l.t("Tage vor", "days before")), ("after", l.t("Tage nach", "days after"))];
    let sides: Vec<_> = sides.map(|(value, words)| (value.to_owned(), words.to_owned())).to_vec();
    view! {
        <ui::Form action=PlanMailingFromDate::PATH class="mailing-from-date">
            <ui::Hidden name="mailing" value=id/>
            <ui::Hidden name="revision" value=revision/>
            <ui::TextField name="days" label=l.t("Oder so viele Tage", "Or so many days") kind=ui::InputKind::Number value=days.unsigned_abs().to_string() required=true/>
            <ui::Select name="side" label=l.t("Davor oder danach", "Before or after") options=sides current=side required=true/>
            <ui::Select name="date" label=l.t("Termin", "Date") options current=date.as_str() required=true/>
            <ui::TextField name="time" label=l.t("Uhrzeit", "Time") kind=ui::InputKind::Time value="09:00" required=true/>
            <ui::Submit label=l.t("Erinnerung planen", "Plan a reminder") kind=ui::ButtonKind::Quiet/>
            <p class="hint">
                {l.t(
                    "Verschiebt sich der Termin, verschiebt sich die E-Mail mit.",
                    "When the date moves, the e-mail moves along.",
                )}
            </p>
        </ui::Form>
    }
}
