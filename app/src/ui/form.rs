//! A form that posts to a server function, and the summary of what was wrong with it.

use leptos::{prelude::*, tachys::reactive_graph::OwnedView};

use super::{filled, scope::FormScope};

/// How a form travels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Encoding {
    #[default]
    UrlEncoded,
    /// For forms with a [`super::FileField`].
    Multipart,
}

/// A form that posts natively to a server function: `<Form action=BookSeat::PATH>…fields…<Submit/></Form>`.
///
/// It brings its idempotency key, and after a refusal the summary of errors on top and everything that
/// was typed in the fields. Where a page repeats a form per row, give each its `id`: it travels as
/// `_form` and tells the rows apart.
///
/// The server decides what is valid, in the language of the page, so the browser's own bubbles are off.
/// The exception is a form with a file: a browser cannot be handed a file back, so it checks first.
#[component]
pub fn Form(
    /// The address of the server function, `BookSeat::PATH`.
    #[prop(into)]
    action: String,
    /// Tells repeated forms apart: the id of the row.
    #[prop(optional, into)]
    id: String,
    #[prop(optional, into)] class: String,
    #[prop(optional)] encoding: Encoding,
    children: Children,
) -> impl IntoView {
    let scope = FormScope::new(&action, &id);
    // The scope must end with the form: a plain `provide_context` would reach the forms after it.
    let owner = Owner::current().map(|owner| owner.child()).unwrap_or_default();
    let fields = owner.with(|| {
        provide_context(scope.clone());
        children()
    });
    let enctype = (encoding == Encoding::Multipart).then_some("multipart/form-data");
    view! {
        <form
            method="post"
            action=action
            class=format!("form {class}").trim_end().to_owned()
            enctype=enctype
            novalidate=enctype.is_none()
        >
            // After `children()`: only now the fields have told their labels.
            <ErrorSummary scope=scope />
            <input type="hidden" name="_key" value=crate::form::new_key() />
            {filled(id).map(|id| view! { <input type="hidden" name="_form" value=id /> })}
            {OwnedView::new_with_owner(fields, owner)}
        </form>
    }
}

/// What was wrong, with links to the fields. It takes the focus without script: `autofocus` works on
/// whatever has a `tabindex`.
#[component]
fn ErrorSummary(scope: FormScope) -> impl IntoView {
    let problems = scope.problems();
    (!problems.is_empty()).then(|| {
        let heading = crate::ctx::locale().t("Das hat noch nicht geklappt", "That did not work yet").to_owned();
        let problems: Vec<_> = problems
            .into_iter()
            .map(|(link, text)| match link {
                Some(link) => view! { <li><a href=link>{text}</a></li> }.into_any(),
                None => view! { <li>{text}</li> }.into_any(),
            })
            .collect();
        view! {
            <div class="error-summary" role="alert" tabindex="-1" autofocus=true>
                <p class="error-summary-title">{heading}</p>
                <ul>{problems}</ul>
            </div>
        }
    })
}
