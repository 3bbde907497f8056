//! What the application's page says of the proof of its address: what is left to do, where it goes on, and what waits there.

use domain::{
    application::{self, ApplicationState, ApplicationView, ApplyError},
    db::Db,
    event,
    locale::Locale,
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::{Meta, Title};

use super::{application_form::ApplicationForm, long_form::LongForm, opened::Opened};
use crate::{
    application::{
        api::{HandInApplication, SaveApplication},
        error::draft_moved,
        way::Way,
    },
    ctx,
    error::ApiError,
    form, format, mail,
    spent_link::SpentLink,
    ui,
};

/// Behind the browser's own link to a draft, after somebody went on by the one in the mail. What was typed here meanwhile
/// stays to be taken along.
pub(super) async fn moved(db: &Db, token: String) -> Result<AnyView, ApiError> {
    let l = ctx::locale();
    let title = l.t("Ihre Bewerbung", "Your application");
    if form::echo().is_none_or(|echo| echo.endpoint != SaveApplication::PATH) {
        return Ok(view! { <SpentLink title text=draft_moved().in_(l).to_owned()/> }.into_any());
    }
    let application = application::moved_draft(db, &token).await?;
    let event = event::by_id(db, &domain::actor::Actor::System, application.event).await.map_err(ApplyError::from)?;
    let opened = Opened { way: Way::Link(token), application, event: event.clone(), by_organiser: false };
    Ok(view! {
        <Title text=title/>
        <Meta name="robots" content="noindex"/>
        <ui::PageHead kicker=event.name.clone() title/>
        <LongForm opened=opened.clone() keeps=false><ApplicationForm opened/></LongForm>
    }
    .into_any())
}

/// Where somebody finds what they told last time.
pub(super) fn remembered(l: Locale, application: &ApplicationView) -> Option<&'static str> {
    match (application.state, application.is_proven) {
        (ApplicationState::Draft, true) if application.remembers => Some(l.t(
            "Ihre Angaben vom letzten Mal stehen schon darin. Bitte prüfen Sie sie.",
            "What you told us last time is already in it. Please check it.",
        )),
        (ApplicationState::Draft, false) => Some(l.t(
            "Waren Sie schon einmal dabei? Über den Link in unserer E-Mail stehen Ihre Angaben vom letzten Mal schon darin.",
            "Did you take part before? By the link in our e-mail, what you told us last time is already in it.",
        )),
        _ => None,
    }
}

/// Handed in, and not here yet: what is left to do, and until when. By the link in the mail it is one click.
#[component]
pub(super) fn ToProve(opened: Opened, at: domain::clock::Instant) -> impl IntoView {
    let l = ctx::locale();
    let Opened { way, application, event, .. } = opened;
    let at = format::date_time(l, event.zone, at);
    let counts = match l {
        Locale::De => format!(
            "Es zählt, wann Sie auf „Jetzt einreichen“ gedrückt haben: {at}. Zum Bestätigen haben Sie 48 Stunden Zeit, auch wenn der Bewerbungsschluss dazwischen liegt."
        ),
        Locale::En => format!(
            "What counts is when you pressed “Submit now”: {at}. You have 48 hours to confirm, also if applications close in between."
        ),
    };
    if application.is_proven {
        return view! {
            <ui::Notice tone=ui::Tone::Warn title=l.t("Noch ein Klick", "One more click")>
                <div class="prose"><p>{l.t("Stimmt alles, was unten steht? Dann reichen Sie es ein; erst damit ist es bei uns.", "Is everything below right? Then submit it; only then do we have it.")}</p>
                <p>{counts}</p></div>
                <ui::Form action=HandInApplication::PATH>
                    {way.hidden()}
                    <ui::Submit label=l.t("Bestätigen und einreichen", "Confirm and submit")/>
                </ui::Form>
            </ui::Notice>
        }
        .into_any();
    }
    let nothing_came = if application.is_editable(&event) {
        l.t(
            "Ihre Angaben sind gespeichert. Nichts gekommen? Unten schickt „Jetzt einreichen“ einen neuen Link.",
            "Your details are saved. Nothing there? Below, “Submit now” sends a new link.",
        )
    } else {
        l.t(
            "Ihre Angaben sind gespeichert. Nichts gekommen? Bitte sehen Sie auch im Spam-Ordner nach.",
            "Your details are saved. Nothing there? Please look into your spam folder, too.",
        )
    };
    let address = domain::field::lettered_address(&application.applicant_email);
    let sent = match l {
        Locale::De => format!(
            "Wir haben einen Link an {address} geschickt. Ein Klick darauf reicht Ihre Bewerbung ein; so weiß die Organisation, dass sie von Ihnen kommt."
        ),
        Locale::En => format!(
            "We have sent a link to {address}. One click on it submits your application; so the organisers know that it comes from you."
        ),
    };
    view! {
        <ui::Notice tone=ui::Tone::Warn title=l.t("Fast fertig: Bitte sehen Sie in Ihr Postfach", "Nearly done: please check your e-mail")>
            <div class="prose"><p>{sent}</p>
            {mail::unsent(l).map(|waits| view! { <p>{waits}</p> })}
            <p>{counts}</p>
            <p>{nothing_came}</p></div>
        </ui::Notice>
    }
    .into_any()
}
