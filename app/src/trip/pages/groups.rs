//! Travellers who go their own way for a part, to change.

use domain::{
    event::EventView,
    locale::Locale,
    trip::{GroupView, Plan},
};
use leptos::{prelude::*, server_fn::ServerFn};

use crate::{
    ctx, form,
    trip::{AddTripGroup, EditTripGroup, RemoveTripGroup},
    ui,
};

/// The groups, and one more.
#[component]
pub(super) fn Groups(event: EventView, plan: Plan) -> impl IntoView {
    let l = ctx::locale();
    let revision = plan.revision;
    let any = !plan.groups.is_empty();
    let rows: Vec<_> = plan.groups.into_iter().map(|group| one(l, revision, group)).collect();
    let failed = form::echo().is_some_and(|echo| echo.endpoint == AddTripGroup::PATH);
    view! {
        <ui::Section title=l.t("Gruppen", "Groups") id="groups">
            <p class="muted">{l.t(
                "Gruppen teilen sich auf und treffen sich wieder: Ein Programmpunkt ohne Gruppe ist für alle.",
                "Groups split up and meet again: an item without a group is for everybody.",
            )}</p>
            {any.then(|| view! { <ul class="list">{rows}</ul> })}
            <details class="fold" open=failed>
                <summary>{l.t("Gruppe hinzufügen", "Add a group")}</summary>
                <ui::Form action=AddTripGroup::PATH>
                    <ui::Hidden name="event" value=event.id.to_string()/>
                    <ui::Hidden name="revision" value=revision.to_string()/>
                    <GroupFields/>
                    <ui::Submit label=l.t("Gruppe hinzufügen", "Add group")/>
                </ui::Form>
            </details>
        </ui::Section>
    }
}

fn one(l: Locale, revision: i64, group: GroupView) -> AnyView {
    let id = group.id.to_string();
    let failed = form::echo().is_some_and(|echo| echo.endpoint == EditTripGroup::PATH && echo.value("_form") == Some(id.as_str()));
    let name = group.name.in_(l).to_owned();
    let question = match l {
        Locale::De => format!("Gruppe {name} entfernen?"),
        Locale::En => format!("Remove the group {name}?"),
    };
    let hidden = {
        let id = id.clone();
        move || {
            view! {
                <ui::Hidden name="group" value=id.clone()/>
                <ui::Hidden name="revision" value=revision.to_string()/>
            }
        }
    };
    let (of_edit, of_remove) = (hidden.clone(), hidden);
    view! {
        <li>
            <b class="list-name">{name.clone()}</b>
            <div class="list-more">
                <details class="fold" open=failed>
                    <summary>{l.t("Ändern", "Change")}<span class="visually-hidden">": "{name}</span></summary>
                    <ui::Form action=EditTripGroup::PATH id=id.clone()>
                        {of_edit()}
                        <GroupFields group/>
                        <ui::Submit label=l.t("Speichern", "Save")/>
                    </ui::Form>
                    <ui::Confirm id=id.clone() action=RemoveTripGroup::PATH label=l.t("Gruppe entfernen", "Remove group") question>
                        {of_remove()}
                    </ui::Confirm>
                </details>
            </div>
        </li>
    }
    .into_any()
}

#[component]
fn GroupFields(#[prop(optional)] group: Option<GroupView>) -> impl IntoView {
    let l = ctx::locale();
    let value = |of: &dyn Fn(&GroupView) -> String| group.as_ref().map(of).unwrap_or_default();
    view! {
        <div class="pair">
            <ui::TextField name="name_de" label=l.t("Name (deutsch)", "Name (German)") value=value(&|group| group.name.de.clone()) required=true maxlength=60/>
            <ui::TextField name="name_en" label=l.t("Name (englisch)", "Name (English)") value=value(&|group| group.name.en.clone()) required=true maxlength=60/>
        </div>
    }
}
