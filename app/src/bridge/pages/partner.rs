//! Whom a bridge links us with, to change: each form goes by the bridge's revision.

use domain::{
    bridge::{BridgeView, PartnerView},
    field::lettered_web_address,
    locale::Locale,
};
use leptos::{prelude::*, server_fn::ServerFn};

use crate::{
    bridge::{AddPartner, EditPartner, MovePartnerUp, RemovePartner},
    ctx, form, format, ui,
};

/// Its partners in their order, and one more.
#[component]
pub(super) fn Partners(bridge: BridgeView, partners: Vec<PartnerView>) -> impl IntoView {
    let l = ctx::locale();
    let first = partners.is_empty();
    let revision = bridge.revision;
    let rows = partners.into_iter().enumerate().map(|(at, partner)| one(l, revision, partner, at == 0)).collect_view();
    let failed = form::echo().is_some_and(|echo| echo.endpoint == AddPartner::PATH);
    view! {
        <ui::Section title=l.t("Partner", "Partners") id="partners">
            {(!first).then(|| view! { <ul class="list">{rows}</ul> })}
            <details class="fold" open=failed>
                <summary>{l.t("Partner hinzufügen", "Add a partner")}</summary>
                <ui::Form action=AddPartner::PATH>
                    <ui::Hidden name="bridge" value=bridge.id.to_string()/>
                    <ui::Hidden name="revision" value=revision.to_string()/>
                    <PartnerFields/>
                    <ui::Submit label=l.t("Partner hinzufügen", "Add partner")/>
                </ui::Form>
            </details>
        </ui::Section>
    }
}

fn one(l: Locale, revision: i64, partner: PartnerView, is_first: bool) -> impl IntoView {
    let id = partner.id.to_string();
    let failed = form::echo().is_some_and(|echo| echo.endpoint == EditPartner::PATH && echo.value("_form") == Some(id.as_str()));
    let agreed = partner.agreed_on.map(|day| format!("{} {}", l.t("Vereinbarung vom", "Agreement of"), format::date(l, day)));
    let about: Vec<_> = [Some(partner.town.clone()).filter(|town| !town.is_empty()), agreed].into_iter().flatten().collect();
    let question = match l {
        Locale::De => format!("{} entfernen?", partner.name),
        Locale::En => format!("Remove {}?", partner.name),
    };
    let hidden = {
        let id = id.clone();
        move || {
            view! {
                <ui::Hidden name="partner" value=id.clone()/>
                <ui::Hidden name="revision" value=revision.to_string()/>
            }
        }
    };
    let (of_move, of_edit, of_remove) = (hidden.clone(), hidden.clone(), hidden);
    let up = (!is_first).then(|| {
        view! {
            <ui::Form action=MovePartnerUp::PATH id=id.clone() class="is-inline">
                {of_move()}
                <ui::Submit label=l.t("Nach oben", "Move up") kind=ui::ButtonKind::Plain/>
            </ui::Form>
        }
    });
    let name = partner.name.clone();
    view! {
        <li>
            <b class="list-name">{name.clone()}</b>
            {(!about.is_empty()).then(|| view! { <p class="list-more">{about.join(" · ")}</p> })}
            <div class="list-more">
                {up}
                <details class="fold" open=failed>
                    <summary>{l.t("Ändern", "Change")}<span class="visually-hidden">": "{name}</span></summary>
                    <ui::Form action=EditPartner::PATH id=id.clone()>
                        {of_edit()}
                        <PartnerFields partner/>
                        <ui::Submit label=l.t("Speichern", "Save")/>
                    </ui::Form>
                    <ui::Confirm id=id.clone() action=RemovePartner::PATH label=l.t("Partner entfernen", "Remove partner") question>
                        {of_remove()}
                    </ui::Confirm>
                </details>
            </div>
        </li>
    }
}

#[component]
fn PartnerFields(#[prop(optional)] partner: Option<PartnerView>) -> impl IntoView {
    let l = ctx::locale();
    let value = |of: &dyn Fn(&PartnerView) -> String| partner.as_ref().map(of).unwrap_or_default();
    let agreed_on = value(&|partner| partner.agreed_on.map(|day| day.to_string()).unwrap_or_default());
    view! {
        <div class="pair">
            <ui::TextField name="partner_name" label=l.t("Name des Partners", "Name of the partner") value=value(&|partner| partner.name.clone()) required=true maxlength=160/>
            <ui::TextField name="town" label=l.t("Ort", "Town") value=value(&|partner| partner.town.clone()) maxlength=80/>
        </div>
        <div class="pair">
            <ui::TextField name="web" label=l.t("Website", "Website") kind=ui::InputKind::Url value=value(&|partner| lettered_web_address(&partner.web))/>
            <ui::TextField name="agreed_on" label=l.t("Vereinbarung unterzeichnet am", "Agreement signed on") kind=ui::InputKind::Date value=agreed_on/>
        </div>
        <ui::TextArea name="agreement_de" label=l.t("Worum es darin geht (deutsch)", "What it is about (German)") value=value(&|partner| partner.agreement.de.clone()) rows=3 maxlength=1000/>
        <ui::TextArea name="agreement_en" label=l.t("Worum es darin geht (englisch)", "What it is about (English)") value=value(&|partner| partner.agreement.en.clone()) rows=3 maxlength=1000/>
    }
}
