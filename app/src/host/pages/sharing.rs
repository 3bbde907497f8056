//! What all hosts of an event see beside its exhibitors and its programme.

use domain::host::Sharing;
use leptos::{prelude::*, server_fn::ServerFn};

use crate::{ctx, host::SetHostSharing, paths, ui};

#[component]
pub(super) fn SharingForm(event: String, slug: String, sharing: Sharing) -> impl IntoView {
    let l = ctx::locale();
    view! {
        <ui::Section title=l.t("Was Mitveranstalter sehen", "What co-hosts see") id="sharing">
            <p>
                {l.t("Aussteller, Programm, die Stationen einer Reise und die Liste der Veranstalter sehen alle. Personen sehen sie nie. ", "All of them see exhibitors, programme, the legs of a trip and the list of hosts. They never see people. ")}
                <a href=paths::hosted_event(l, &slug)>{l.t("So sehen sie die Veranstaltung", "This is how they see the event")}</a>
            </p>
            <ui::Form action=SetHostSharing::PATH>
                <ui::Hidden name="event" value=event/>
                <ui::CheckBox name="figures" label=l.t("Kennzahlen: Bewerbungen, Aussteller, Registrierungen, Programmpunkte, Reisende", "Figures: applications, exhibitors, registrations, sessions, travellers") checked=sharing.figures/>
                <ui::CheckBox name="applications" label=l.t("Bewerbungen, nach Namen der Organisation und Status", "Applications, by name of the organisation and status") checked=sharing.applications/>
                <ui::CheckBox name="grants" label=l.t("Förderungen mit Beträgen", "Grants with their sums") checked=sharing.grants/>
                <ui::Submit label=l.t("Speichern", "Save")/>
            </ui::Form>
        </ui::Section>
    }
}
