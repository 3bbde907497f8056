//! What holds all letters back, as organisers must see it at once.

use domain::{
    locale::Locale,
    mail::{MailTrouble, QueueTrouble},
};
use leptos::prelude::*;

use super::words;
use crate::{ctx, format, paths, ui};

/// Says that no letters leave, and why; nothing as long as they do. `in_outbox`: on the page that it would lead to.
#[component]
pub fn QueueNotice(trouble: Option<QueueTrouble>, #[prop(optional)] in_outbox: bool) -> impl IntoView {
    let l = ctx::locale();
    trouble.map(|found| {
        let QueueTrouble { trouble, answer, since, next_try } = found;
        let slower = trouble == MailTrouble::Limit;
        let title = if slower {
            l.t("E-Mails gehen langsamer hinaus", "E-mails leave more slowly")
        } else {
            l.t("Im Moment gehen keine E-Mails hinaus", "No e-mails are leaving at the moment")
        };
        let at = |at| format::date_time(l, format::home(), at);
        let when = match l {
            Locale::De => {
                format!("Seit {}. Alle warten und gehen von selbst weiter; der nächste Versuch ist ab {}.", at(since), at(next_try))
            }
            Locale::En => format!("Since {}. All of them wait and go on by themselves; the next try is from {}.", at(since), at(next_try)),
        };
        let tone = if slower { ui::Tone::Warn } else { ui::Tone::Bad };
        let answer = (!answer.is_empty()).then(|| view! { <p>{l.t("Gemeldet wurde: ", "What was reported: ")}<code>{answer}</code></p> });
        let to_outbox = (!in_outbox).then(|| view! { " "<a href=paths::outbox(l)>{l.t("Zu den E-Mails", "To the e-mails")}</a> });
        view! {
            <ui::Notice tone title>
                <p>{words::trouble(l, trouble)}</p>
                {answer}
                <p>{when}{to_outbox}</p>
            </ui::Notice>
        }
    })
}
