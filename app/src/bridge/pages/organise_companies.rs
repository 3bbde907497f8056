//! The companies of a bridge or network, to change: each form goes by the bridge's revision.

use domain::{
    bridge::{self, CompanyView, MOST_LINES},
    field::lettered_web_address,
    ids::BridgeId,
    locale::Locale,
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

use super::companies::{asked, nothing, said};
use crate::{
    bridge::{AddCompany, EditCompany, PasteCompanies, RemoveCompany},
    ctx,
    error::ApiError,
    form,
    load::load_page,
    paths,
    table_export::TableLinks,
    ui,
};

/// All of them, to search, and one more.
#[component]
pub fn OrganiseBridgeCompanies() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, slug) = (ctx::db(), ctx::actor(), ctx::param("bridge"));
    let (typed, page) = asked();
    load_page(async move {
        actor.require_organiser()?;
        let bridge = bridge::by_slug(&db, &actor, &slug).await?;
        let found = bridge::companies(&db, bridge.id, &typed, page).await?;
        let (total, similar, revision) = (found.total, found.similar, bridge.revision);
        let title = l.t("Betriebe", "Companies");
        let up = vec![
            (paths::organise_bridges(l), l.t("Brücken und Netzwerke", "Bridges and networks").to_owned()),
            (paths::organise_bridge(l, &bridge.slug), bridge.name.clone()),
        ];
        let list = if found.companies.is_empty() && typed.is_empty() {
            view! {
                <ui::EmptyState
                    title=l.t("Noch kein Betrieb", "No company yet")
                    text=l.t(
                        "Fügen Sie oben den ersten hinzu, oder fügen Sie viele auf einmal aus einer Tabelle ein.",
                        "Add the first one above, or paste many at once from a table.",
                    )
                />
            }
            .into_any()
        } else if found.companies.is_empty() {
            nothing(l, true)
        } else {
            let rows: Vec<_> = found.companies.into_iter().map(|company| one(l, revision, company)).collect();
            view! { <ui::SimilarNote similar/> <ul class="list">{rows}</ul> <ui::Pagination page=found.page pages=found.pages/> }.into_any()
        };
        let lede = l.t(
            "Was sie bieten und suchen, lesen alle. Nehmen Sie nur Betriebe auf, die damit einverstanden sind.",
            "Everybody reads what they offer and seek. Only list companies that agree to it.",
        );
        let (page, table) = (paths::bridge_companies(l, &bridge.slug), paths::bridge_companies_table(&bridge.slug));
        let narrowed = vec![("q", typed)];
        Ok::<_, ApiError>(view! {
            <Title text=format!("{title} · {}", bridge.name)/>
            <ui::Breadcrumbs up here=title/>
            <ui::PageHead kicker=bridge.name title lede>
                <ui::Actions><ui::LinkButton href=page label=l.t("Öffentliche Ansicht", "Public view") kind=ui::ButtonKind::Quiet/></ui::Actions>
            </ui::PageHead>
            <Add bridge=bridge.id revision/>
            <Paste bridge=bridge.id revision/>
            <ui::Toolbar search=l.t("Betrieb, Ort, Angebot oder Gesuch", "Company, town, offer or need")>
                <TableLinks path=table narrowed/>
            </ui::Toolbar>
            <ui::Results total similar>{list}</ui::Results>
        })
    })
}

#[component]
fn Add(bridge: BridgeId, revision: i64) -> impl IntoView {
    let l = ctx::locale();
    let failed = form::echo().is_some_and(|echo| echo.endpoint == AddCompany::PATH);
    view! {
        <details class="fold" id="add" open=failed>
            <summary>{l.t("Betrieb hinzufügen", "Add a company")}</summary>
            <ui::Form action=AddCompany::PATH>
                <ui::Hidden name="bridge" value=bridge.to_string()/>
                <ui::Hidden name="revision" value=revision.to_string()/>
                <CompanyFields/>
                <ui::Submit label=l.t("Betrieb hinzufügen", "Add company")/>
            </ui::Form>
        </details>
    }
}

/// The columns are those of the list as a table, so that it can be taken along, changed and pasted again.
#[component]
fn Paste(bridge: BridgeId, revision: i64) -> impl IntoView {
    let l = ctx::locale();
    let failed = form::echo().is_some_and(|echo| echo.endpoint == PasteCompanies::PATH);
    let hint = match l {
        Locale::De => format!(
            "Kopieren Sie die Zellen aus Ihrer Tabelle, höchstens {MOST_LINES} Zeilen: Betrieb, Ort, Website, bietet (deutsch), bietet (englisch), sucht (deutsch), sucht (englisch). Wer schon in der Liste steht, wird geändert."
        ),
        Locale::En => format!(
            "Copy the cells from your table, {MOST_LINES} lines at most: company, town, website, offers (German), offers (English), seeks (German), seeks (English). Whoever is in the list already is changed."
        ),
    };
    view! {
        <details class="fold" id="paste" open=failed>
            <summary>{l.t("Aus einer Tabelle einfügen", "Paste from a table")}</summary>
            <ui::Form action=PasteCompanies::PATH>
                <ui::Hidden name="bridge" value=bridge.to_string()/>
                <ui::Hidden name="revision" value=revision.to_string()/>
                <ui::TextArea name="lines" label=l.t("Zeilen", "Lines") rows=8 hint required=true/>
                <ui::Submit label=l.t("Einfügen", "Paste")/>
            </ui::Form>
        </details>
    }
}

fn one(l: Locale, revision: i64, company: CompanyView) -> AnyView {
    let id = company.id.to_string();
    let failed = form::echo().is_some_and(|echo| echo.endpoint == EditCompany::PATH && echo.value("_form") == Some(id.as_str()));
    let question = match l {
        Locale::De => format!("{} aus der Liste nehmen?", company.name),
        Locale::En => format!("Take {} out of the list?", company.name),
    };
    let hidden = {
        let id = id.clone();
        move || {
            view! {
                <ui::Hidden name="company" value=id.clone()/>
                <ui::Hidden name="revision" value=revision.to_string()/>
            }
        }
    };
    let (of_edit, of_remove) = (hidden.clone(), hidden);
    let (name, town) = (company.name.clone(), company.town.clone());
    let (offers, seeks) = (said(l, l.t("Bietet", "Offers"), &company.offers), said(l, l.t("Sucht", "Seeks"), &company.seeks));
    view! {
        <li>
            <b class="list-name">{name.clone()}</b>
            {(!town.is_empty()).then(|| view! { <span class="list-end small muted">{town}</span> })}
            {offers}
            {seeks}
            <div class="list-more">
                <details class="fold" open=failed>
                    <summary>{l.t("Ändern", "Change")}<span class="visually-hidden">": "{name}</span></summary>
                    <ui::Form action=EditCompany::PATH id=id.clone()>
                        {of_edit()}
                        <CompanyFields company/>
                        <ui::Submit label=l.t("Speichern", "Save")/>
                    </ui::Form>
                    <ui::Confirm id=id.clone() action=RemoveCompany::PATH label=l.t("Betrieb entfernen", "Remove company") question>
                        {of_remove()}
                    </ui::Confirm>
                </details>
            </div>
        </li>
    }
    .into_any()
}

#[component]
fn CompanyFields(#[prop(optional)] company: Option<CompanyView>) -> impl IntoView {
    let l = ctx::locale();
    let value = |of: &dyn Fn(&CompanyView) -> String| company.as_ref().map(of).unwrap_or_default();
    view! {
        <ui::TextField name="company_name" label=l.t("Name des Betriebs", "Name of the company") value=value(&|company| company.name.clone()) required=true maxlength=160/>
        <div class="pair">
            <ui::TextField name="town" label=l.t("Ort", "Town") value=value(&|company| company.town.clone()) maxlength=80/>
            <ui::TextField name="web" label=l.t("Website", "Website") kind=ui::InputKind::Url value=value(&|company| lettered_web_address(&company.web))/>
        </div>
        <div class="pair">
            <ui::TextArea name="offers_de" label=l.t("Bietet (deutsch)", "Offers (German)") value=value(&|company| company.offers.de.clone()) rows=3 maxlength=600 either=true/>
            <ui::TextArea name="offers_en" label=l.t("Bietet (englisch)", "Offers (English)") value=value(&|company| company.offers.en.clone()) rows=3 maxlength=600 either=true/>
        </div>
        <div class="pair">
            <ui::TextArea name="seeks_de" label=l.t("Sucht (deutsch)", "Seeks (German)") value=value(&|company| company.seeks.de.clone()) rows=3 maxlength=600 either=true/>
            <ui::TextArea name="seeks_en" label=l.t("Sucht (englisch)", "Seeks (English)") value=value(&|company| company.seeks.en.clone()) rows=3 maxlength=600 either=true/>
        </div>
    }
}
