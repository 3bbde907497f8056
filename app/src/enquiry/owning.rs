//! Whose task something is: an enquiry, or a visit that was asked for.

use domain::{enquiry::Owner, ids::AccountId};
use leptos::prelude::*;

use crate::{ctx, ui};

/// Taken over with one button, given to somebody else with a choice.
#[component]
pub fn Owning(
    /// The address of the server function.
    action: &'static str,
    /// The field in which that takes the id.
    thing: &'static str,
    id: String,
    revision: i64,
    owner: Option<Owner>,
    owners: Vec<Owner>,
    me: Option<AccountId>,
) -> impl IntoView {
    let l = ctx::locale();
    let current = owner.as_ref().map(|owner| owner.account.to_string()).unwrap_or_default();
    let mine = me.filter(|me| owner.as_ref().is_none_or(|owner| owner.account != *me));
    let nobody = (String::new(), l.t("Niemand", "Nobody").to_owned());
    // Whoever has it may be no organiser any more.
    let former = owner.filter(|owner| owners.iter().all(|one| one.account != owner.account));
    let people = owners.into_iter().chain(former).map(|owner| (owner.account.to_string(), owner.name));
    let options: Vec<_> = std::iter::once(nobody).chain(people).collect();
    let revision = revision.to_string();
    let (taken, seen) = (id.clone(), revision.clone());
    let take = mine.map(|me| {
        view! {
            <ui::Actions>
                <ui::Form action id="take" class="is-inline">
                    <ui::Hidden name=thing value=taken/>
                    <ui::Hidden name="revision" value=seen/>
                    <ui::Hidden name="owner" value=me.to_string()/>
                    <ui::Submit label=l.t("Selbst übernehmen", "Take it over") kind=ui::ButtonKind::Quiet/>
                </ui::Form>
            </ui::Actions>
        }
    });
    view! {
        {take}
        <ui::Form action id="give">
            <ui::Hidden name=thing value=id/>
            <ui::Hidden name="revision" value=revision/>
            <ui::Select name="owner" label=l.t("Wer kümmert sich darum?", "Who takes care of it?") options current/>
            <ui::Submit label=l.t("Zuteilen", "Assign") kind=ui::ButtonKind::Quiet/>
        </ui::Form>
    }
}
