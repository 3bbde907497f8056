//! Whoever comes without a ticket: registered, let in, and on to the desk, where the badge is printed.

use domain::{
    check_in::{self, DoorMode},
    event,
    ids::ScanId,
    registration::{AlikeVisitor, RegistrationState},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

use crate::{
    check_in::{
        api::{AdmitPerson, WalkIn as WalkInForm},
        words,
    },
    ctx,
    error::ApiError,
    form,
    load::load_page,
    paths,
    registration::pages::{AtDeskFields, IsAnother, alike_list, alike_typed},
    ui,
};

/// The form, and after a doubt those who it may be.
#[component]
pub fn WalkIn() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, slug) = (ctx::db(), ctx::actor(), ctx::param("event"));
    let echo = form::echo();
    load_page(async move {
        let event = event::by_slug(&db, &actor, &slug).await?;
        // Asked in any case: whoever may not register others sees no form.
        let alike = alike_typed(&db, &actor, event.id, Some(&echo.map(|echo| (*echo).clone()).unwrap_or_default())).await?;
        let in_doubt = !alike.is_empty();
        let mode = check_in::counted(&db, &actor, event.id, "").await?.mode;
        let trial = (mode == DoorMode::Trial).then(|| {
            let counts = l.t("Die Registrierung gilt trotzdem.", "The registration counts all the same.");
            let text = format!("{} {counts}", words::nobody_yet(l, &event));
            view! { <ui::Notice tone=ui::Tone::Warn>{text}</ui::Notice> }
        });
        let (title, slug, of_event) = (l.t("Ohne Ticket", "Without a ticket"), event.slug.clone(), event.slug.clone());
        let content = if event.takes_registrations() {
            view! {
                {alike_list(l, &alike, move |visitor| admit(&of_event, visitor))}
                <ui::Form action=WalkInForm::PATH>
                    <ui::Hidden name="event" value=slug/>
                    <ui::Hidden name="scan" value=ScanId::new().to_string()/>
                    {in_doubt.then(|| view! { <IsAnother/> })}
                    <AtDeskFields/>
                    <ui::Submit label=l.t("Registrieren und einlassen", "Register and let in")/>
                </ui::Form>
            }
            .into_any()
        } else {
            view! {
                <ui::EmptyState
                    title=l.t("Keine Registrierung möglich", "Registration is not possible")
                    text=l.t("Diese Veranstaltung nimmt gerade niemanden auf.", "This event takes nobody at the moment.")
                />
            }
            .into_any()
        };
        Ok::<_, ApiError>(view! {
            <Title text=format!("{title} – {}", event.name)/>
            <div class="narrow">
                <ui::PageHead
                    kicker=event.name.clone()
                    title
                    lede=l.t(
                        "Gilt sofort, ohne Bestätigungslink. Einwilligungen gibt nur die Person selbst, unter „Mein Ticket“.",
                        "Counts at once, without a confirmation link. Consents are given by the person alone, under “My ticket”.",
                    )
                >
                    <ui::Actions>
                        <ui::LinkButton href=paths::desk(l, &event.slug) label=l.t("Zurück zum Einlass", "Back to the entrance") kind=ui::ButtonKind::Quiet/>
                    </ui::Actions>
                </ui::PageHead>
                {trial}
                {content}
            </div>
        })
    })
}

/// Whoever counts already is let in; for the others the form says how.
fn admit(event: &str, visitor: &AlikeVisitor) -> AnyView {
    let l = ctx::locale();
    if visitor.state != RegistrationState::Confirmed {
        let how = l.t("Mit der E-Mail-Adresse dieser Person registrieren", "Register with this person’s e-mail address");
        return view! { <span class="small muted">{how}</span> }.into_any();
    }
    let (event, badge) = (event.to_owned(), visitor.badge.to_string());
    view! {
        <ui::Form action=AdmitPerson::PATH id=badge.clone() class="is-inline">
            <ui::Hidden name="event" value=event/>
            <ui::Hidden name="door" value=""/>
            <ui::Hidden name="scan" value=ScanId::new().to_string()/>
            <ui::Hidden name="badge" value=badge/>
            <ui::Submit label=l.t("Einlassen", "Let in") kind=ui::ButtonKind::Quiet/>
        </ui::Form>
    }
    .into_any()
}
