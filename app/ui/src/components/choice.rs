//! Fields to choose from: one of a list, yes or no, several.

use domain::{country::countries_by_name, locale::Locale};
use leptos::prelude::*;

use super::{
    field::{error_of, framed, hint_of, optional},
    scope::Place,
};

/// One of a closed list. A first option with an empty value ("please choose") makes it possible to choose nothing;
/// `required` then refuses that.
#[component]
pub fn Select(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    /// (value, words on screen)
    options: Vec<(String, String)>,
    /// The value that is chosen.
    #[prop(optional, into)]
    current: String,
    #[prop(optional, into)] hint: String,
    #[prop(optional)] required: bool,
) -> impl IntoView {
    let place = Place::of(&name, &label);
    let current = place.value(current);
    // Where the first option is a real one, something is always chosen: there is nothing to demand or to leave out.
    let may_be_empty = options.first().is_none_or(|(value, _)| value.is_empty());
    let options: Vec<_> = options
        .into_iter()
        .map(|(value, words)| {
            let selected = value == current;
            view! { <option value=value selected=selected>{words}</option> }
        })
        .collect();
    let select = view! {
        <select
            class="input"
            id=place.id.clone()
            name=name
            required=required && may_be_empty
            aria-describedby=place.described_by(&hint)
            aria-invalid=place.invalid()
        >
            {options}
        </select>
    };
    framed(place, label, hint, required || !may_be_empty, select.into_any())
}

/// Every country for a [`Select`], by name in the page's language.
pub fn countries(l: Locale) -> Vec<(String, String)> {
    countries_by_name(l).into_iter().map(|country| (country.code.to_owned(), country.name.in_(l).to_owned())).collect()
}

/// Yes or no. Sends `on`, or nothing.
#[component]
pub fn CheckBox(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    #[prop(optional)] checked: bool,
    #[prop(optional, into)] hint: String,
    /// The form is refused without the tick.
    #[prop(optional)]
    required: bool,
) -> impl IntoView {
    // Its label is a sentence: the summary shows the error alone.
    let place = Place::of(&name, "");
    let own = if checked { vec!["on".to_owned()] } else { Vec::new() };
    let checked = !place.chosen(own).is_empty();
    let class = if place.error.is_some() { "field is-wrong" } else { "field" };
    view! {
        <div class=class>
            {error_of(&place)}
            <label class="choice" for=place.id.clone()>
                <input
                    id=place.id.clone()
                    type="checkbox"
                    name=name
                    value="on"
                    checked=checked
                    required=required
                    aria-describedby=place.described_by(&hint)
                    aria-invalid=place.invalid()
                />
                <span>{label}</span>
            </label>
            {hint_of(&place, hint)}
        </div>
    }
}

/// Any number of a list: boxes under one question.
#[component]
pub fn CheckBoxes(
    #[prop(into)] name: String,
    /// The question.
    #[prop(into)]
    legend: String,
    /// (value, words on screen)
    options: Vec<(String, String)>,
    /// The values that are chosen.
    #[prop(optional)]
    current: Vec<String>,
    #[prop(optional, into)] hint: String,
    #[prop(optional)] required: bool,
) -> impl IntoView {
    let place = Place::of(&name, &legend);
    let current = place.chosen(current);
    // The brackets say that there may be several: without them a server function takes no list (serde_qs).
    let options = options.into_iter().map(|(value, words)| Choice { value, words, picture: None }).collect();
    group("checkbox", place, format!("{name}[]"), legend, hint, required, options, current)
}

/// One of a short list, all in sight; with a picture of each, if there are.
#[component]
pub fn Radios(
    #[prop(into)] name: String,
    /// The question.
    #[prop(into)]
    legend: String,
    /// (value, words on screen)
    options: Vec<(String, String)>,
    /// The value that is chosen.
    #[prop(optional, into)]
    current: String,
    #[prop(optional, into)] hint: String,
    #[prop(optional)] required: bool,
    /// Addresses, one for each option.
    #[prop(optional)]
    pictures: Vec<String>,
) -> impl IntoView {
    let place = Place::of(&name, &legend);
    let current = place.chosen(vec![current]);
    let mut pictures = pictures.into_iter();
    let options = options.into_iter().map(|(value, words)| Choice { value, words, picture: pictures.next() }).collect();
    group("radio", place, name, legend, hint, required, options, current)
}

/// What can be chosen.
struct Choice {
    value: String,
    words: String,
    /// Its address: it shows what the words say.
    picture: Option<String>,
}

/// The first choice carries the field's own id: that is where the error summary leads.
#[expect(clippy::too_many_arguments, reason = "the shared half of two components, called only above")]
fn group(
    kind: &'static str,
    place: Place,
    name: String,
    legend: String,
    hint: String,
    required: bool,
    options: Vec<Choice>,
    current: Vec<String>,
) -> impl IntoView {
    let list = if options.iter().any(|choice| choice.picture.is_some()) { "choices has-pictures" } else { "choices" };
    // `required` on a check box would demand that very box; on radios it demands one of them.
    let demanded = required && kind == "radio";
    let described = place.described_by(&hint);
    let class = if place.error.is_some() { "field group is-wrong" } else { "field group" };
    let choices: Vec<_> = options
        .into_iter()
        .enumerate()
        .map(|(index, Choice { value, words, picture })| {
            let id = if index == 0 { place.id.clone() } else { format!("{}-{index}", place.id) };
            let picture = picture.map(|address| view! { <img src=address alt="" loading="lazy"/> });
            let checked = current.contains(&value);
            view! {
                <label class="choice" for=id>
                    <input id=id.clone() type=kind name=name.clone() value=value checked=checked required=demanded />
                    <span>{words}</span>
                    {picture}
                </label>
            }
        })
        .collect();
    view! {
        <fieldset class=class aria-describedby=described>
            <legend class="label">{legend} {optional(required)}</legend>
            {hint_of(&place, hint)}
            {error_of(&place)}
            <div class=list>{choices}</div>
        </fieldset>
    }
}
