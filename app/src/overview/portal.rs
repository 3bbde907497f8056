//! "My booth": the exhibitor's applications and colleagues.

use domain::{
    account::{self, InvitationView, MemberView, RoleKind},
    application::ApplicationState,
    placement::own::{self, OwnApplication, OwnOrganisation},
    process::history_names,
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

use crate::{
    account::members::{InvitationRows, MemberRows, TeamHistory},
    ctx,
    error::ApiError,
    format,
    load::load_page,
    paths,
    placement::api::InviteColleague,
    ui,
    words::application as words,
};

/// Every application of one's organisations, and who else works on them.
#[component]
pub fn Portal() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor) = (ctx::db(), ctx::actor());
    load_page(async move {
        let applications = own::applications(&db, &actor).await?;
        let mut teams = Vec::new();
        // One person acts for one or two organisations.
        for organisation in own::organisations(&db, &actor).await?.into_iter().take(20) {
            let scope = organisation.id.to_string();
            let members = account::members(&db, &actor, RoleKind::Exhibitor, &scope).await?;
            let invitations = account::open_invitations(&db, &actor, RoleKind::Exhibitor, &scope).await?;
            let events = (applications.iter())
                .filter(|own| own.organisation == Some(organisation.id))
                .map(|own| own.event.name.clone())
                .collect::<Vec<_>>()
                .join(", ");
            let entries = account::team_history(&db, &actor, RoleKind::Exhibitor, &scope).await?;
            let names = history_names::names(&db, &entries).await?;
            teams.push(view! {
                <Team organisation events members invitations>
                    <TeamHistory entries names zone=format::home()/>
                </Team>
            });
        }
        Ok::<_, ApiError>(view! {
            <Title text=l.t("Mein Stand", "My booth")/>
            <ui::PageHead title=l.t("Mein Stand", "My booth") lede=l.t("Ihre Bewerbungen, Ihr Standplatz und Ihr Standpersonal.", "Your applications, your unit and your booth staff.")/>
            <Applications applications/>
            <ui::Section title=l.t("Flächen und Projekte", "Sites and projects") id="properties">
                <p>{l.t("Was Ihre Organisation am Stand und das ganze Jahr anbietet.", "What your organisation offers on the booth and all year.")}</p>
                <ui::Actions>
                    <ui::LinkButton href=paths::own_properties(l) label=l.t("Flächen und Projekte bearbeiten", "Edit sites and projects") kind=ui::ButtonKind::Quiet/>
                </ui::Actions>
            </ui::Section>
            {teams}
        })
    })
}

#[component]
fn Applications(applications: Vec<OwnApplication>) -> impl IntoView {
    let l = ctx::locale();
    if applications.is_empty() {
        return view! {
            <ui::EmptyState
                title=l.t("Noch keine Bewerbung", "No application yet")
                text=l.t("Sobald Ihre Organisation sich für eine Veranstaltung beworben hat, finden Sie sie hier.", "As soon as your organisation has applied for an event, you find it here.")
                href=paths::landing(l)
                link=l.t("Zu den Veranstaltungen", "To the events")
            />
        }
        .into_any();
    }
    let row = move |own: OwnApplication| {
        let is_draft = own.state == ApplicationState::Draft;
        let href = if is_draft { paths::portal_form(l, own.id) } else { paths::portal_application(l, own.id) };
        let unit = own.unit.map(|unit| view! { <span class="list-mark">{unit.code}</span> });
        let days = format::days(l, own.event.starts_on, own.event.ends_on);
        view! {
            <li>
                {unit}
                <a class="list-name" href=href>{own.event.name}</a>
                <span class="list-end"><ui::Chip tone=words::state_tone(own.state) label=words::state_name(l, own.state)/></span>
                <p class="list-more">{own.name}" · "{own.event.city}", "{days}</p>
            </li>
        }
    };
    view! { <ul class="list">{applications.into_iter().map(row).collect_view()}</ul> }.into_any()
}

/// Who acts for an organisation, and how to let somebody in.
#[component]
fn Team(
    organisation: OwnOrganisation,
    /// Where it exhibits: two organisations may have one name.
    events: String,
    members: Vec<MemberView>,
    invitations: Vec<InvitationView>,
    /// Below all that.
    children: Children,
) -> impl IntoView {
    let l = ctx::locale();
    let id = organisation.id.to_string();
    let detail = l.t(
        "Die Person sieht „Mein Stand“ dann nicht mehr. Sie können sie jederzeit wieder einladen.",
        "They will no longer see “My booth”. You can invite them again at any time.",
    );
    let heading = format!("{} {}", l.t("Zugang für", "Access for"), organisation.name);
    view! {
        <ui::Section title=heading id=format!("team-{id}")>
            {(!events.is_empty()).then(|| view! { <p class="muted">{events}</p> })}
            <ul class="list"><MemberRows members detail/><InvitationRows invitations/></ul>
            <ui::Form action=InviteColleague::PATH id=id.clone()>
                <ui::Hidden name="organisation" value=id/>
                <ui::TextField
                    name="email"
                    label=l.t("Jemanden aus dem Team einladen", "Invite a colleague")
                    hint=l.t("An diese E-Mail-Adresse geht die Einladung.", "The invitation goes to this e-mail address.")
                    kind=ui::InputKind::Email
                    required=true
                />
                <ui::Submit label=l.t("Einladung senden", "Send invitation") kind=ui::ButtonKind::Quiet/>
            </ui::Form>
            {children()}
        </ui::Section>
    }
}
