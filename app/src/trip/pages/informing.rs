//! Telling travellers what changed: to how many, before it is pressed.

use domain::{locale::Locale, trip::ItemView};
use leptos::{prelude::*, server_fn::ServerFn};

use crate::{ctx, trip::InformTravellers, ui};

/// Nothing while travellers know the item as it is.
#[component]
pub(super) fn Informing(
    item: ItemView,
    /// How many would be told; `None` while there is nothing to tell.
    people: Option<u64>,
) -> impl IntoView {
    let l = ctx::locale();
    people.map(|people| {
        let (id, revision) = (item.id.to_string(), item.revision.to_string());
        view! {
            <ui::Notice tone=ui::Tone::Warn title=l.t("Die Reisenden kennen diesen Stand noch nicht", "Travellers do not know this yet")>
                <p>{concerned(l, people)}</p>
                <ui::Actions>
                    <ui::Confirm
                        action=InformTravellers::PATH
                        label=l.t("Informieren", "Tell them")
                        question=question(l, people)
                        detail=l.t("Jede Person bekommt eine E-Mail in ihrer Sprache.", "Each of them gets one e-mail in their language.")
                        does=ui::ButtonKind::Primary
                    >
                        <ui::Hidden name="item" value=id/>
                        <ui::Hidden name="revision" value=revision/>
                    </ui::Confirm>
                </ui::Actions>
            </ui::Notice>
        }
    })
}

fn concerned(l: Locale, people: u64) -> String {
    match (l, people) {
        (Locale::De, 0) => "Es betrifft gerade niemanden mit einem Platz.".to_owned(),
        (Locale::En, 0) => "It concerns nobody with a place at the moment.".to_owned(),
        (Locale::De, 1) => "Es betrifft eine Person mit einem Platz.".to_owned(),
        (Locale::En, 1) => "It concerns one person with a place.".to_owned(),
        (Locale::De, people) => {
            format!("Es betrifft {people} Personen mit einem Platz: alle, für die der Programmpunkt war oder jetzt ist.")
        }
        (Locale::En, people) => format!("It concerns {people} people with a place: everybody for whom the item was, or is now."),
    }
}

fn question(l: Locale, people: u64) -> String {
    match (l, people) {
        (Locale::De, 1) => "Eine Person informieren?".to_owned(),
        (Locale::En, 1) => "Tell one person?".to_owned(),
        (Locale::De, people) => format!("{people} Personen informieren?"),
        (Locale::En, people) => format!("Tell {people} people?"),
    }
}
