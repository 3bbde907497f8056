//! A form that posts to a server function, and the summary of what was wrong with it.

use domain::locale::Locale;
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

/// A form that posts natively to a server function: `<Form action=BookSeat::PATH>…fields…<Submit/></Form>`. The browser
/// sends it to its page, at whose address it then stands (`site::form_address`).
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
    /// What was typed into fields that could not be read: it stands there instead of their own value.
    #[prop(optional)]
    as_typed: Vec<(String, String)>,
    children: Children,
) -> impl IntoView {
    let scope = FormScope::new(&action, &id).with_typed(as_typed);
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
            action=crate::ctx::form_address(&action)
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

/// What was wrong, with links to the fields.
#[component]
fn ErrorSummary(scope: FormScope) -> impl IntoView {
    let problems = scope.problems();
    (!problems.is_empty()).then(|| summary(crate::ctx::locale(), problems))
}

/// It takes the focus without script: `autofocus` works on whatever has a `tabindex`.
fn summary(locale: Locale, problems: Vec<(Option<String>, String)>) -> impl IntoView {
    let heading = locale.t("Das hat noch nicht geklappt", "There is a problem");
    let problems: Vec<_> = problems
        .into_iter()
        .map(|(link, text)| match link {
            Some(link) => view! { <li><a href=link>{text}</a></li> }.into_any(),
            None => view! { <li>{text}</li> }.into_any(),
        })
        .collect();
    view! {
        <div class=SUMMARY role="alert" tabindex="-1" autofocus=true>
            <p class="error-summary-title">{heading}</p>
            <ul>{problems}</ul>
        </div>
    }
}

const SUMMARY: &str = "error-summary";

/// A page without the form that was refused on it, because somebody else took the last pass or removed the row: says on
/// top of its content what was wrong. A page with the form stays as it is.
pub fn with_refusal(page: String, locale: Locale, errors: &[(String, String)]) -> String {
    if page.contains(&format!("class=\"{SUMMARY}\"")) {
        return page;
    }
    let Some(content) = page.find("<main ").and_then(|main| page[main..].find('>').map(|end| main + end + 1)) else { return page };
    let problems = errors.iter().map(|(_, text)| (None, text.clone())).collect();
    let summary = Owner::new().with(|| summary(locale, problems).to_html());
    format!("{}{summary}{}", &page[..content], &page[content..])
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::{CheckBox, Hidden, TextField};
    use super::*;
    use crate::form::FormEcho;

    /// A page with the same form for two rows and one of another kind, after the form of the second row was refused.
    fn refused_page() -> String {
        let pair = |name: &str, text: &str| (name.to_owned(), text.to_owned());
        let echo = FormEcho {
            endpoint: "/api/booth/rename".to_owned(),
            values: vec![pair("_form", "2"), pair("name", "<typed>")],
            errors: vec![pair("name", "Too short."), pair("", "Somebody else was faster.")],
        };
        let (mut page, ()) = http::Request::get("/en/booth").body(()).expect("a plain request").into_parts();
        page.extensions.insert(Arc::new(echo));
        Owner::new()
            .with(|| {
                provide_context(page);
                let form = |action: &'static str, id: &'static str| {
                    view! {
                        <Form action=action id=id>
                            <Hidden name="unit" value=id />
                            <TextField name="name" label="Name" value="own" />
                            <CheckBox name="open" label="Open." checked=true />
                        </Form>
                    }
                };
                view! { {form("/api/booth/rename", "1")} {form("/api/booth/rename", "2")} {form("/api/booth/close", "2")} }.to_html()
            })
            // Where parts meet: the edge takes these away, and debug builds have more of them.
            .replace("<!>", "")
    }

    #[test]
    fn form_shows_what_was_typed_only_where_it_came_from() {
        let html = refused_page();

        assert_eq!(html.matches(r#"value="&lt;typed&gt;""#).count(), 1);
        assert_eq!(html.matches(r#"value="own""#).count(), 2);
        assert_eq!(html.matches(r#" checked"#).count(), 2);
        assert_eq!(html.matches(r#"aria-invalid="true""#).count(), 1);
    }

    #[test]
    fn page_without_the_refused_form_says_what_was_wrong() {
        let errors = [("name".to_owned(), "Taken & gone.".to_owned())];

        let page = with_refusal("<body><main id=\"main\"><h1>Staff</h1></main></body>".to_owned(), Locale::En, &errors);

        let expected = "<body><main id=\"main\"><div role=\"alert\" tabindex=\"-1\" autofocus class=\"error-summary\">\
            <p class=\"error-summary-title\">There is a problem</p><ul><li>Taken &amp; gone.</li></ul></div><h1>Staff</h1></main></body>";
        assert_eq!(page.replace("<!>", ""), expected);
        assert_eq!(with_refusal(refused_page(), Locale::En, &errors).matches("Taken").count(), 0, "the form says it itself");
    }

    #[test]
    fn form_leads_from_the_summary_to_the_field() {
        let html = refused_page();

        assert_eq!(html.matches("error-summary-title").count(), 1);
        assert!(html.contains(r##"<a href="#booth-rename-2-name">Name: Too short.</a>"##), "{html}");
        assert!(html.find("Somebody else was faster.") < html.find("Name: Too short."), "the form as a whole comes first");
        assert!(html.contains(r#"aria-describedby="booth-rename-2-name-error""#), "{html}");
        assert_eq!(html.matches(r#"action="/en/booth?post=/api/booth/rename""#).count(), 2, "{html}");
    }
}
