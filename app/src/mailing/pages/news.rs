//! Where the link in news leads: one button, and no more of them come. Opening it changes nothing, because mail servers open
//! links to look at them.

use domain::mailing::{self, NewsConsent};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

use crate::{ctx, error::ApiError, load::load_page, mailing::api::WithdrawNews, paths, ui};

#[component]
pub fn News() -> impl IntoView {
    let l = ctx::locale();
    let (db, token) = (ctx::db(), ctx::param("token"));
    load_page(async move {
        let NewsConsent { event, is_given } = mailing::news_consent(&db, &token).await?;
        let title = l.t("Neuigkeiten", "News");
        Ok::<_, ApiError>(view! {
            <Title text=title/>
            <ui::PageHead kicker=event.name.clone() title/>
            {if is_given {
                view! {
                    <p>
                        {l.t(
                            "Sie haben bei Ihrer Registrierung zugestimmt, Neuigkeiten per E-Mail zu bekommen. Das können Sie hier beenden. Ihr Ticket gilt weiter.",
                            "When you registered you agreed to get news by e-mail. You can end that here. Your ticket stays valid.",
                        )}
                    </p>
                    <ui::Form action=WithdrawNews::PATH>
                        <ui::Hidden name="token" value=token/>
                        <div class="row"><ui::Submit label=l.t("Neuigkeiten abbestellen", "Unsubscribe from news")/></div>
                    </ui::Form>
                }
                .into_any()
            } else {
                view! {
                    <ui::Done>
                        {l.t(
                            "Abbestellt: Sie bekommen keine Neuigkeiten mehr. E-Mails zu Ihrem Ticket kommen weiter.",
                            "Unsubscribed: you get no more news. E-mails about your ticket still come.",
                        )}
                    </ui::Done>
                    <p><ui::LinkButton href=paths::event(l, &event.slug) label=l.t("Zur Veranstaltung", "To the event") kind=ui::ButtonKind::Quiet/></p>
                }
                .into_any()
            }}
        })
    })
}
