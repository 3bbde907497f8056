//! An act that asks before it happens.

use leptos::prelude::*;

use super::{ButtonKind, Form, LinkButton, Query, Submit, button::spoken, filled, scope::FormScope};

/// A button that opens a question; only the answer sends the form. Works without script (a popover).
///
/// It holds a whole form, so it must not stand inside another one. The children are the form's fields:
/// at least a [`super::Hidden`], perhaps a reason. If the server refuses, the question stays open in the
/// page with the errors in it.
#[component]
pub fn Confirm(
    /// The address of the server function.
    #[prop(into)]
    action: String,
    /// Tells repeated forms apart: the id of the row.
    #[prop(optional, into)]
    id: String,
    /// The button that asks, and the one that does it: "Withdraw the offer".
    #[prop(into)]
    label: String,
    /// What of many it is about, for those who hear the button without its row.
    #[prop(optional, into)]
    of: String,
    /// "Withdraw the offer to Stadt Essen?"
    #[prop(into)]
    question: String,
    /// What follows from it, and whether it can be undone.
    #[prop(optional, into)]
    detail: String,
    /// How loud the button that asks is.
    #[prop(default = ButtonKind::Quiet)]
    kind: ButtonKind,
    /// How loud the one is that does it.
    #[prop(default = ButtonKind::Danger)]
    does: ButtonKind,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let scope = FormScope::new(&action, &id);
    let failed = scope.failed();
    let panel = format!("{}-ask", scope.prefix());
    let title = format!("{panel}-title");
    // Not "Cancel": among bookings and participations that is an act of its own.
    let back = crate::ctx::locale().t("Abbrechen", "Back").to_owned();
    let opener = (!failed).then(|| {
        view! {
            <button type="button" class=kind.class() popovertarget=panel.clone()>
                {label.clone()}{spoken(of)}
            </button>
        }
    });
    // A closed popover would hide its errors: after a refusal it is a plain part of the page.
    let popover = (!failed).then_some("auto");
    let role = if failed { "group" } else { "dialog" };
    let closer = if failed {
        view! { <LinkButton href=Query::current().with("done", "").href() label=back kind=ButtonKind::Quiet/> }.into_any()
    } else {
        view! {
            <button
                type="button"
                class=ButtonKind::Quiet.class()
                popovertarget=panel.clone()
                popovertargetaction="hide"
                autofocus=true
            >
                {back}
            </button>
        }
        .into_any()
    };
    view! {
        {opener}
        <div class="ask" id=panel.clone() popover=popover role=role aria-labelledby=title>
            <p class="ask-title" id=title.clone()>{question}</p>
            {filled(detail).map(|detail| view! { <p class="ask-detail">{detail}</p> })}
            <Form action=action id=id>
                {children.map(|children| children())}
                <div class="row">
                    <Submit label=label kind=does />
                    {closer}
                </div>
            </Form>
        </div>
    }
}
