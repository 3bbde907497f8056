//! What an organiser can do with an enquiry.

use domain::{
    enquiry::{EnquiryState, EnquiryView},
    ids::EnquiryId,
};
use leptos::{prelude::*, server_fn::ServerFn};

use crate::{
    ctx,
    enquiry::api::{AddEnquiryNote, EraseEnquiry, SetEnquiryState, StopSharing},
    paths, ui,
};

/// Done, or open again.
#[component]
pub(super) fn StateForm(enquiry: EnquiryView) -> impl IntoView {
    let l = ctx::locale();
    let (next, label, kind) = match enquiry.state {
        EnquiryState::Open => (EnquiryState::Done, l.t("Als erledigt markieren", "Mark as done"), ui::ButtonKind::Primary),
        EnquiryState::Done => (EnquiryState::Open, l.t("Wieder öffnen", "Open again"), ui::ButtonKind::Quiet),
    };
    view! {
        <ui::Form action=SetEnquiryState::PATH class="is-inline">
            <ui::Hidden name="enquiry" value=enquiry.id.to_string()/>
            <ui::Hidden name="revision" value=enquiry.revision.to_string()/>
            <ui::Hidden name="state" value=next.to_string()/>
            <ui::Submit label kind/>
        </ui::Form>
    }
}

/// Something to write down.
#[component]
pub(super) fn NoteForm(id: EnquiryId) -> impl IntoView {
    let l = ctx::locale();
    view! {
        <ui::Form action=AddEnquiryNote::PATH>
            <ui::Hidden name="enquiry" value=id.to_string()/>
            <ui::TextArea
                name="body"
                label=l.t("Neue Notiz", "New note")
                hint=l.t("Nur die Organisation sieht Notizen.", "Only organisers see notes.")
                rows=3
                maxlength=4000
                required=true
            />
            <ui::Submit label=l.t("Notiz anlegen", "Add note") kind=ui::ButtonKind::Quiet/>
        </ui::Form>
    }
}

/// What whoever asked can demand: that the exhibitor does not see it, a copy, and that it goes.
#[component]
pub(super) fn Erase(id: EnquiryId, is_shared: bool) -> impl IntoView {
    let l = ctx::locale();
    view! {
        <ui::Actions>
            {is_shared.then(|| view! { <Unshare id/> })}
            <a class="btn is-quiet" href=paths::enquiry_export(id) download="">
                {l.t("Als Datei mitnehmen", "Take along as a file")}
            </a>
            <ui::Confirm
                action=EraseEnquiry::PATH
                label=l.t("Anfrage löschen", "Erase the enquiry")
                question=l.t("Diese Anfrage mit allen Notizen löschen?", "Erase this enquiry with all its notes?")
                detail=l.t(
                    "Das lässt sich nicht rückgängig machen. Im Verlauf bleibt, dass es sie gab, ohne Namen.",
                    "This cannot be undone. History keeps that there was one, without a name.",
                )
            >
                <ui::Hidden name="enquiry" value=id.to_string()/>
            </ui::Confirm>
        </ui::Actions>
    }
}

#[component]
fn Unshare(id: EnquiryId) -> impl IntoView {
    let l = ctx::locale();
    view! {
        <ui::Confirm
            action=StopSharing::PATH
            label=l.t("Vor dem Aussteller verbergen", "Hide from the exhibitor")
            question=l.t("Soll der Aussteller diese Anfrage nicht mehr sehen?", "Should the exhibitor not see this enquiry any more?")
            detail=l.t(
                "So, wenn jemand seine Zustimmung bei Ihnen zurücknimmt. Rückgängig machen lässt es sich nicht.",
                "For whoever takes their consent back with you. It cannot be undone.",
            )
        >
            <ui::Hidden name="enquiry" value=id.to_string()/>
        </ui::Confirm>
    }
}
