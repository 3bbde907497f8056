//! What visitors tell about themselves, on screen: the inputs of the forms, and their columns in the organisers' table. A
//! field more needs a line in each.

use domain::{
    locale::Locale,
    registration::{Details, RegistrationField},
};
use leptos::prelude::*;

use super::words::languages;
use crate::{ctx, table_export::Column, ui, words::registration::field};

fn label(l: Locale, name: RegistrationField) -> String {
    field(name).in_(l).to_owned()
}

/// The inputs: empty for somebody new. What stands between the name and the rest is in `children`.
#[component]
pub fn DetailsFields(#[prop(optional)] details: Option<Details>, #[prop(optional)] children: Option<Children>) -> impl IntoView {
    let l = ctx::locale();
    let new = Details { name: String::new(), organisation: String::new(), job_title: String::new(), locale: l };
    let Details { name, organisation, job_title, locale } = details.unwrap_or(new);
    view! {
        <ui::TextField name="name" label=l.t("Vor- und Nachname", "First and last name") value=name required=true maxlength=80 autocomplete="name"/>
        {children.map(|children| children())}
        <ui::TextField
            name="organisation"
            label=label(l, RegistrationField::Organisation)
            value=organisation
            maxlength=120
            autocomplete="organization"
            hint=l.t("Steht mit dem Namen auf dem Ausweis.", "Printed on the badge with the name.")
        />
        <ui::TextField name="job_title" label=label(l, RegistrationField::JobTitle) value=job_title maxlength=120 autocomplete="organization-title"/>
        <ui::Select
            name="locale"
            label=l.t("Sprache der E-Mails", "Language of the e-mails")
            options=languages()
            current=locale.as_str()
            required=true
        />
    }
}

/// The columns of the organisers' table.
pub fn columns(l: Locale) -> Vec<Column<Details>> {
    // A field more does not compile until it is named here: it wants a column.
    const _: fn(Details) = |Details { name: _, organisation: _, job_title: _, locale: _ }| ();
    vec![
        Column::text(label(l, RegistrationField::Name), |details: &Details| details.name.clone()),
        Column::text(label(l, RegistrationField::Organisation), |details: &Details| details.organisation.clone()),
        Column::text(label(l, RegistrationField::JobTitle), |details: &Details| details.job_title.clone()),
        Column::text(label(l, RegistrationField::Locale), |details: &Details| details.locale.to_string()),
    ]
}
