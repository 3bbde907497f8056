//! Buttons that send a form, and links that look like buttons.

use leptos::prelude::*;

use super::{field::error_of, filled, scope::Place};

/// How loud a button is. One [`ButtonKind::Primary`] per view.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    #[default]
    Primary,
    Quiet,
    /// For what cannot be taken back; usually inside [`super::Confirm`].
    Danger,
    /// Looks like a link: sign out, switch, show all.
    Plain,
}

impl ButtonKind {
    pub(super) fn class(self) -> &'static str {
        match self {
            Self::Primary => "btn",
            Self::Quiet => "btn is-quiet",
            Self::Danger => "btn is-danger",
            Self::Plain => "btn is-plain",
        }
    }
}

/// Sends the form it stands in. With `name` and `value` a form can have several: the server function
/// gets the pair of the one that was pressed. An error of that name stands beside it, and the summary leads to it.
#[component]
pub fn Submit(
    #[prop(into)] label: String,
    /// What of many it is about, for those who hear the button without its row.
    #[prop(optional, into)]
    of: String,
    #[prop(optional)] kind: ButtonKind,
    #[prop(optional, into)] name: String,
    #[prop(optional, into)] value: String,
) -> impl IntoView {
    let place = (!name.is_empty()).then(|| Place::of(&name, "")).filter(|place| place.error.is_some());
    view! {
        {place.as_ref().map(error_of)}
        <button
            type="submit"
            class=kind.class()
            id=place.as_ref().map(|place| place.id.clone())
            name=filled(name)
            value=filled(value)
            aria-describedby=place.as_ref().and_then(|place| place.described_by(""))
        >
            {label}{spoken(of)}
        </button>
    }
}

/// What of many a button is about, where the row says it to the eye.
pub(super) fn spoken(of: String) -> Option<AnyView> {
    filled(of).map(|of| view! { <span class="visually-hidden">": "{of}</span> }.into_any())
}

/// Sends the file that was chosen in the form around it, to a place of its own and with all that was typed: a form of its
/// own would cost what stands unsaved in this one. Behind the form's other buttons, because Enter presses the first.
#[component]
pub fn SubmitFile(
    #[prop(into)] label: String,
    /// Where files are sent.
    action: &'static str,
    /// Where the form itself is sent.
    form: &'static str,
) -> impl IntoView {
    view! {
        <input type="hidden" name="_beside" value=form/>
        <div class="row">
            <button type="submit" class=ButtonKind::Quiet.class() formaction=crate::ctx::form_address(action) formenctype="multipart/form-data">
                {label}
            </button>
        </div>
    }
}

/// A link that looks like a button: leads somewhere, changes nothing.
#[component]
pub fn LinkButton(#[prop(into)] href: String, #[prop(into)] label: String, #[prop(optional)] kind: ButtonKind) -> impl IntoView {
    view! { <a class=kind.class() href=href>{label}</a> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_button_is_about_is_heard_and_not_seen() {
        let (alone, of_many) = Owner::new()
            .with(|| (view! { <Submit label="Entfernen"/> }.to_html(), view! { <Submit label="Entfernen" of="Tisch 1"/> }.to_html()));

        assert!(!alone.contains("visually-hidden"), "{alone}");
        let (_, heard) = of_many.split_once("visually-hidden").expect("what is heard");
        assert!(heard.contains("Tisch 1"), "{of_many}");
    }
}
