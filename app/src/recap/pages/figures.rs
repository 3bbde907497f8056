//! Figures of a recap that nobody counted here.

use domain::recap::FigureView;
use leptos::{prelude::*, server_fn::ServerFn};

use crate::{
    ctx, form,
    recap::{AddRecapFigure, RemoveRecapFigure},
    ui,
};

#[component]
pub(super) fn Figures(recap: String, figures: Vec<FigureView>) -> impl IntoView {
    let l = ctx::locale();
    let rows: Vec<_> = figures
        .into_iter()
        .map(|figure| {
            let id = figure.id;
            view! {
                <li>
                    <span class="list-name">{figure.value}" "{figure.label.in_(l).to_owned()}</span>
                    <div class="list-more">
                        <ui::Confirm id=id.to_string() action=RemoveRecapFigure::PATH label=l.t("Entfernen", "Remove") question=l.t("Diese Zahl entfernen?", "Remove this figure?") kind=ui::ButtonKind::Plain>
                            <ui::Hidden name="figure" value=id.to_string()/>
                        </ui::Confirm>
                    </div>
                </li>
            }
        })
        .collect();
    let failed = form::echo().is_some_and(|echo| echo.endpoint == AddRecapFigure::PATH);
    view! {
        <ui::Section title=l.t("Weitere Zahlen", "More figures") id="more-figures">
            {(!rows.is_empty()).then(|| view! { <ul class="list">{rows}</ul> })}
            <details class="fold" open=failed>
                <summary>{l.t("Zahl hinzufügen", "Add a figure")}</summary>
                <ui::Form action=AddRecapFigure::PATH>
                    <ui::Hidden name="recap" value=recap/>
                    <ui::TextField name="value" label=l.t("Zahl", "Figure") required=true maxlength=20 hint=l.t("So, wie sie erscheinen soll: 1.200 oder 3 Mio. €", "As it should appear: 1,200 or €3m")/>
                    <div class="pair">
                        <ui::TextField name="label_de" label=l.t("Wovon (deutsch)", "Of what (German)") required=true maxlength=80/>
                        <ui::TextField name="label_en" label=l.t("Wovon (englisch)", "Of what (English)") required=true maxlength=80/>
                    </div>
                    <ui::Submit label=l.t("Zahl hinzufügen", "Add the figure")/>
                </ui::Form>
            </details>
        </ui::Section>
    }
}
