//! What visitors mark for themselves: a star at a session or an exhibitor. With a ticket the marks are kept with the
//! registration, by a form that works without script; without one script keeps them in the browser, and without script
//! there is no star.

pub mod api;

use domain::{
    db::Db,
    event::EventView,
    registration::TicketHolder,
    star::{self, Error, Starred, Stars},
};
use leptos::{prelude::*, server_fn::ServerFn};

use self::api::MarkStars;
use crate::{ctx, error::ApiError, form, load::load_page, registration::ticket_holder::Device, ui};

impl From<Error> for ApiError {
    fn from(error: Error) -> Self {
        match error {
            Error::Denied(denied) => denied.into(),
            Error::Db(error) => error.into(),
        }
    }
}

/// Whose stars a page shows: their ticket and what they marked; nothing for whoever has no ticket on this device.
#[derive(Clone, Debug, Default)]
pub struct StarGazer {
    known: Option<(String, Stars)>,
}

impl StarGazer {
    /// Of whom [`Device::visitor`] found.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn of(db: &Db, visitor: Option<&(String, TicketHolder)>) -> Result<Self, ApiError> {
        Ok(Self {
            known: match visitor {
                Some((ticket, holder)) => Some((ticket.clone(), star::stars(db, holder.registration).await?)),
                None => None,
            },
        })
    }

    /// Whether it is marked; `None` where only the browser may know.
    pub fn has(&self, thing: Starred) -> Option<bool> {
        self.known.as_ref().map(|(_, stars)| stars.has(thing))
    }
}

/// A star: a button that says whether it is pressed. Put [`StarForm`] once on the page, and `data-star-item` on what
/// surrounds each star, inside of a `data-star-list`, if the page offers a [`StarFilter`].
#[component]
pub fn Star(
    gazer: StarGazer,
    thing: Starred,
    /// What the star is for, for whoever does not see where it stands: the title, the name.
    #[prop(into)]
    name: String,
    /// Whether the word stands beside the sign: on the page of the thing itself, not in lists.
    #[prop(optional)]
    worded: bool,
) -> impl IntoView {
    let l = ctx::locale();
    let starred = gazer.has(thing);
    let is_known = starred.is_some();
    let word = l.t("Merken", "Save");
    let class = if worded { "star is-worded" } else { "star" };
    // Whoever hears it hears what it is for; what is seen of the label comes first in it.
    let label = format!("{word}: {name}");
    let sign = if starred == Some(true) { "-" } else { "+" };
    view! {
        <button
            type=if is_known { "submit" } else { "button" }
            class=class
            form=is_known.then_some(FORM)
            name=is_known.then_some("marks")
            value=is_known.then(|| format!("{sign}{thing}"))
            aria-pressed=(starred == Some(true)).to_string()
            aria-label=label
            data-star=thing.to_string()
            hidden=!is_known
        >
            {worded.then_some(word)}
        </button>
    }
}

const FORM: &str = "stars";

/// What all stars of a page send, or, without a ticket, what script needs to keep them. Once on each page with stars.
#[component]
pub fn StarForm(gazer: StarGazer, event: EventView) -> impl IntoView {
    let slug = event.slug;
    let content = match gazer.known {
        Some((ticket, _)) => view! {
            <form id=FORM method="post" action=ctx::form_address(MarkStars::PATH) data-event=slug>
                <input type="hidden" name="_key" value=form::new_key()/>
                <input type="hidden" name="ticket" value=ticket/>
            </form>
        }
        .into_any(),
        None => view! { <div id=FORM data-event=slug hidden=""></div> }.into_any(),
    };
    view! { <ui::Script name="star"/> {content} }
}

/// A button that shows only what is marked. It needs script, and is not there without.
#[component]
pub fn StarFilter() -> impl IntoView {
    let label = ctx::locale().t("Nur Gemerktes", "Saved only").to_owned();
    view! { <button type="button" class="star-filter" aria-pressed="false" data-star-filter="" hidden="">{label}</button> }
}

/// A star by itself, for a page that knows nothing of its visitor: finds them by itself.
#[component]
pub fn StarOfPage(event: EventView, thing: Starred, #[prop(into)] name: String) -> impl IntoView {
    let (db, device) = (ctx::db(), Device::of_request());
    load_page(async move {
        let visitor = device.visitor(&db, event.id).await?;
        let gazer = StarGazer::of(&db, visitor.as_ref()).await?;
        Ok::<_, ApiError>(view! { <StarForm gazer=gazer.clone() event/> <Star gazer thing name worded=true/> })
    })
}
