//! Text of several lines: the only place in the project that may write a `<textarea>`.

use leptos::prelude::*;

use super::{field::framed, scope::Place};

/// Several lines of text.
#[component]
pub fn TextArea(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] value: String,
    #[prop(default = 5)] rows: u32,
    #[prop(optional)] maxlength: Option<u32>,
    #[prop(optional, into)] hint: String,
    #[prop(optional)] required: bool,
    /// One of several fields has to be filled, so that none of them is called optional.
    #[prop(optional)]
    either: bool,
) -> impl IntoView {
    let place = Place::of(&name, &label);
    let area = view! {
        <textarea
            class="input"
            id=place.id.clone()
            name=name
            rows=rows
            maxlength=maxlength
            required=required
            aria-describedby=place.described_by(&hint)
            aria-invalid=place.invalid()
            inner_html=encoded(&place.value(value))
        ></textarea>
    };
    framed(place, label, hint, required || either, area.into_any())
}

/// Leptos 0.8 writes the children of a `<textarea>` without escaping them (leptos#4812, taken back in
/// #4819), which would be stored XSS. So the text is encoded here and goes in as HTML.
fn encoded(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    // A browser swallows the first line break after the tag; give it one to swallow.
    if text.starts_with(['\n', '\r']) { format!("\n{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_area_cannot_be_left() {
        let html = Owner::new()
            .with(|| view! { <TextArea name="about" label="About" value="</textarea><script>alert(1)</script> & more" /> }.to_html());

        assert!(html.contains("&lt;/textarea&gt;&lt;script&gt;alert(1)&lt;/script&gt; &amp; more</textarea>"), "{html}");
        assert!(!html.contains("<script"), "{html}");
    }

    #[test]
    fn text_area_keeps_a_line_break_at_the_start() {
        assert_eq!(encoded("\nA"), "\n\nA");
        assert_eq!(encoded("A\nB"), "A\nB");
    }
}
