//! What everybody reads of a grant on the pages of its events and of its bridge.

use domain::grant::GrantView;
use leptos::{prelude::*, server_fn::ServerFn};

use crate::{ctx, grant::SetGrantCredit, ui};

#[component]
pub(super) fn CreditSection(grant: GrantView) -> impl IntoView {
    let l = ctx::locale();
    let (id, revision, credit) = (grant.id, grant.revision, grant.credit);
    let hint = l.t("Bleibt das Feld leer, steht dort der Zuwendungsgeber.", "Left empty, the funder is named.");
    view! {
        <ui::Section title=l.t("Öffentliche Nennung", "Public mention") id="credit">
            <p class="hint">
                {l.t(
                    "„Gefördert durch …“ steht auf der Seite jeder Veranstaltung, die etwas davon hat, und ihrer Brücke oder ihres Netzwerks, sobald die Förderung bewilligt ist.",
                    "“Funded by …” stands on the page of each event that has a part of it, and of its bridge or network, as soon as it is granted.",
                )}
            </p>
            <ui::Form action=SetGrantCredit::PATH>
                <ui::Hidden name="grant" value=id.to_string()/>
                <ui::Hidden name="revision" value=revision.to_string()/>
                <ui::CheckBox name="is_public" label=l.t("Öffentlich nennen", "Name it in public") checked=grant.is_public/>
                <ui::TextField name="credit_de" label=l.t("Gefördert durch (deutsch)", "Funded by (German)") value=credit.de maxlength=200 hint/>
                <ui::TextField name="credit_en" label=l.t("Gefördert durch (englisch)", "Funded by (English)") value=credit.en maxlength=200 hint/>
                <ui::TextField name="order" label=l.t("Platz in der Reihe", "Place in the row") value=grant.position.to_string() inputmode="numeric" maxlength=2/>
                <ui::Submit label=l.t("Speichern", "Save") kind=ui::ButtonKind::Quiet/>
            </ui::Form>
        </ui::Section>
    }
}
