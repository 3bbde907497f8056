//! The fields of one contact, in the form of an application and in that of a profile.

use domain::{
    application::{ContactPurpose, Content},
    field::lettered_address,
    phone::phone_as_read,
};
use leptos::prelude::*;

use crate::{ctx, ui, words::application as words};

/// Whom to ask about one thing. Everybody but whoever decides may be the same person as that one: then their own fields
/// are out of sight, and do not count.
#[component]
pub(super) fn ContactFieldset(purpose: ContactPurpose, content: Content) -> impl IntoView {
    let l = ctx::locale();
    let required = purpose == ContactPurpose::Decision;
    let title = words::purpose_name(l, purpose);
    let (name, email, phone) = match content.contact(purpose) {
        Some(contact) => (contact.name.clone(), lettered_address(&contact.email), phone_as_read(l, &contact.phone)),
        None => Default::default(),
    };
    let like = (!required).then(|| {
        let label = format!("{title}: {}", l.t("wie „Entscheidung“", "same as “Decision”"));
        view! { <ui::CheckBox name=format!("{purpose}_like_decision") label checked=content.is_like_decision(purpose)/> }
    });
    view! {
        <div class="contact">
            <h3>{title}</h3>
            {like}
            <div class="contact-fields">
                <ui::TextField name=format!("{purpose}_name") within=title label="Name" value=name required=required maxlength=80 autocomplete=if required { "name" } else { "" }/>
                <div class="pair">
                    <ui::TextField name=format!("{purpose}_email") within=title label=l.t("E-Mail", "E-mail") kind=ui::InputKind::Email value=email required=required maxlength=254/>
                    <ui::TextField name=format!("{purpose}_phone") within=title label=l.t("Telefon", "Telephone") kind=ui::InputKind::Tel value=phone maxlength=60/>
                </div>
            </div>
        </div>
    }
}
