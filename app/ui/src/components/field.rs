//! Fields of one line, files, and the frame around every field: label, hint, error.

use leptos::prelude::*;

use super::{Script, filled, scope::Place};

/// What a [`TextField`] takes; decides the keyboard on a phone and the width on a desk.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum InputKind {
    #[default]
    Text,
    Email,
    Url,
    Tel,
    Date,
    DateTimeLocal,
    Time,
    Number,
    Search,
}

impl InputKind {
    fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Email => "email",
            Self::Url => "url",
            Self::Tel => "tel",
            Self::Date => "date",
            Self::DateTimeLocal => "datetime-local",
            Self::Time => "time",
            Self::Number => "number",
            Self::Search => "search",
        }
    }
}

/// One line of text, a number, a date. What is not `required` is marked "optional" in words.
#[component]
pub fn TextField(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] value: String,
    #[prop(optional)] kind: InputKind,
    #[prop(optional)] required: bool,
    /// One of several fields has to be filled, so that none of them is called optional; the hint says which.
    #[prop(optional)]
    either: bool,
    /// What the field belongs to, where its label alone would not tell it from others: for the summary of errors and for
    /// screen readers.
    #[prop(optional, into)]
    within: String,
    #[prop(optional)] maxlength: Option<u32>,
    /// A token of the HTML standard, such as `email` or `organization`.
    #[prop(optional, into)]
    autocomplete: String,
    #[prop(optional, into)] hint: String,
    #[prop(optional, into)] min: String,
    #[prop(optional, into)] max: String,
    #[prop(optional, into)] step: String,
    #[prop(optional, into)] inputmode: String,
    /// The id of a `<datalist>` on the page with what may be meant.
    #[prop(optional, into)]
    list: String,
) -> impl IntoView {
    let full = if within.is_empty() { label.clone() } else { format!("{within}: {label}") };
    let place = Place::of(&name, &full);
    let label = view! { {filled(within).map(|within| view! { <span class="visually-hidden">{within}": "</span> })}{label} };
    let input = view! {
        <input
            class="input"
            id=place.id.clone()
            type=kind.name()
            name=name
            value=place.value(value)
            required=required
            maxlength=maxlength
            autocomplete=filled(autocomplete)
            min=filled(min)
            max=filled(max)
            step=filled(step)
            inputmode=filled(inputmode)
            list=filled(list)
            aria-describedby=place.described_by(&hint)
            aria-invalid=place.invalid()
        />
    };
    framed(place, label, hint, required || either, input.into_any())
}

/// Of which file a browser knows before it sends it that it is not taken, and what it says then.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileLimits {
    /// In bytes.
    pub largest: usize,
    pub too_large: String,
    pub unknown: String,
}

/// A file. Its form needs `encoding=Encoding::Multipart`.
#[component]
pub fn FileField(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    /// What may be chosen: `image/png,image/jpeg` or `.csv`.
    #[prop(optional, into)]
    accept: String,
    #[prop(optional)] limits: FileLimits,
    #[prop(optional, into)] hint: String,
    #[prop(optional)] required: bool,
) -> impl IntoView {
    let place = Place::of(&name, &label);
    let FileLimits { largest, too_large, unknown } = limits;
    let input = view! {
        {(largest > 0).then(|| view! { <Script name="file"/> })}
        <input
            class="input"
            id=place.id.clone()
            type="file"
            name=name
            accept=filled(accept)
            data-largest=(largest > 0).then_some(largest)
            data-too-large=filled(too_large)
            data-unknown=filled(unknown)
            required=required
            aria-describedby=place.described_by(&hint)
            aria-invalid=place.invalid()
        />
    };
    framed(place, label, hint, required, input.into_any())
}

/// A value that travels with the form unseen: the id of the thing it is about.
#[component]
pub fn Hidden(#[prop(into)] name: String, #[prop(into)] value: String) -> impl IntoView {
    view! { <input type="hidden" name=name value=value /> }
}

/// Label, hint, error, control: the same order for the eye and for a screen reader.
pub(super) fn framed(place: Place, label: impl IntoView, hint: String, required: bool, control: AnyView) -> AnyView {
    let class = if place.error.is_some() { "field is-wrong" } else { "field" };
    view! {
        <div class=class>
            <label class="label" for=place.id.clone()>
                {label} {optional(required)}
            </label>
            {hint_of(&place, hint)}
            {error_of(&place)}
            {control}
        </div>
    }
    .into_any()
}

/// The word behind the label of what may stay empty; the same in both languages.
pub(super) fn optional(required: bool) -> Option<impl IntoView> {
    (!required).then(|| view! { <span class="optional">" optional"</span> })
}

pub(super) fn hint_of(place: &Place, hint: String) -> Option<impl IntoView + use<>> {
    let id = place.hint_id();
    filled(hint).map(|hint| view! { <p class="hint" id=id>{hint}</p> })
}

pub(super) fn error_of(place: &Place) -> Option<impl IntoView + use<>> {
    let id = place.error_id();
    place.error.clone().map(|error| view! { <p class="error" id=id>{error}</p> })
}
