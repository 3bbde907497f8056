//! Server functions of placement: what organisers hold and offer, what applicants answer, and whom they work with.

use domain::{
    application::Decision,
    money::Money,
    placement::{
        self, HoldUnit,
        offer::{self, Answer, OfferUnit},
    },
    stand_price::StandPrice,
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{
    ctx,
    error::ApiError,
    flash::Flash,
    paths,
    way_on::{decided, parse_next, told},
};

/// Holds or offers a unit: `act` is the button that was pressed.
#[server(endpoint = "exhibitor/place")]
pub async fn place(
    #[server(default)] application: String,
    #[server(default)] revision: String,
    #[server(default)] unit: String,
    #[server(default)] expires_at: String,
    #[server(default)] act: String,
    #[server(default)] next: String,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let (db, actor, next) = (ctx::db(), ctx::actor(), parse_next(&next)?);
        match PlaceAct::parse(&act)? {
            PlaceAct::Hold => {
                placement::hold(&db, &actor, &HoldUnit { application, revision, unit }).await?;
                Ok(told(Flash::UnitHeld))
            }
            PlaceAct::Offer => {
                let decision = offer::make(&db, &actor, &OfferUnit { application, revision, unit, expires_at }).await?;
                Ok(decided(decision, next))
            }
        }
    })
    .await
}

/// What the buttons of `place` do. An offer binds and is mailed: no other word stands for it.
enum PlaceAct {
    Hold,
    Offer,
}

impl PlaceAct {
    fn parse(button: &str) -> Result<Self, ApiError> {
        match button {
            "hold" => Ok(Self::Hold),
            "offer" => Ok(Self::Offer),
            _ => Err(ApiError::NotFound),
        }
    }
}

/// Frees the unit that is held for an application.
#[server(endpoint = "exhibitor/release-hold")]
pub async fn release_hold(#[server(default)] application: String, #[server(default)] revision: String) -> Result<(), ApiError> {
    ctx::answer(async {
        placement::release_hold(&ctx::db(), &ctx::actor(), &application, &revision).await?;
        Ok(told(Flash::HoldReleased))
    })
    .await
}

/// Gives an open offer another deadline.
#[server(endpoint = "exhibitor/extend-offer")]
pub async fn extend_offer(
    #[server(default)] application: String,
    #[server(default)] revision: String,
    #[server(default)] expires_at: String,
) -> Result<(), ApiError> {
    ctx::answer(async {
        offer::extend(&ctx::db(), &ctx::actor(), &OfferUnit { application, revision, unit: String::new(), expires_at }).await?;
        Ok(told(Flash::OfferExtended))
    })
    .await
}

/// Takes an unanswered offer back.
#[server(endpoint = "exhibitor/withdraw-offer")]
pub async fn withdraw_offer(#[server(default)] application: String, #[server(default)] revision: String) -> Result<(), ApiError> {
    ctx::answer(async {
        offer::withdraw(&ctx::db(), &ctx::actor(), &Decision { application, revision, text: String::new() }).await?;
        Ok(told(Flash::OfferWithdrawn))
    })
    .await
}

/// Answers the offer that a link opened: `answer` is `confirm` or `decline`.
#[server(endpoint = "exhibitor/answer-offer")]
pub async fn answer_offer(
    #[server(default)] token: String,
    #[server(default)] answer: String,
    #[server(flatten)] shown: ShownPrice,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let answer = parse_answer(&answer, &shown)?;
        offer::answer_by_token(&ctx::db(), &token, answer).await?;
        Ok(answered(answer).on(&paths::offer(ctx::locale(), &token)))
    })
    .await
}

/// Answers the open offer of one's own application.
#[server(endpoint = "exhibitor/answer-own-offer")]
pub async fn answer_own_offer(
    #[server(default)] application: String,
    #[server(default)] answer: String,
    #[server(flatten)] shown: ShownPrice,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let application = application.parse().map_err(|_| ApiError::NotFound)?;
        let answer = parse_answer(&answer, &shown)?;
        offer::answer_offer(&ctx::db(), &ctx::actor(), application, answer).await?;
        Ok(answered(answer).on(&paths::portal_application(ctx::locale(), application)))
    })
    .await
}

/// The price that stood above the button: the sum in cents, and which tax comes on top of it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ShownPrice {
    net: String,
    tax: String,
}

impl ShownPrice {
    /// Nothing where it is not told, or cannot be read.
    fn parse(&self) -> Option<StandPrice> {
        Some(StandPrice { net: Money::euros(self.net.parse().ok()?), tax: self.tax.parse().ok()? })
    }
}

fn parse_answer(typed: &str, shown: &ShownPrice) -> Result<Answer, ApiError> {
    match typed {
        "confirm" => Ok(Answer::Confirm(shown.parse())),
        "decline" => Ok(Answer::Decline),
        _ => Err(ApiError::NotFound),
    }
}

/// Invites a colleague into one's own organisation.
#[server(endpoint = "exhibitor/invite-colleague")]
pub async fn invite_colleague(#[server(default)] organisation: String, #[server(default)] email: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let organisation = organisation.parse().map_err(|_| ApiError::NotFound)?;
        placement::invite_colleague(&ctx::db(), &ctx::actor(), organisation, &email, ctx::locale()).await?;
        Ok(Flash::Invited.on(&paths::portal(ctx::locale())))
    })
    .await
}

fn answered(answer: Answer) -> Flash {
    match answer {
        Answer::Confirm(_) => Flash::OfferConfirmed,
        Answer::Decline => Flash::OfferDeclined,
    }
}
