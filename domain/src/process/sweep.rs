//! What is done now and then: clearing away what has served its purpose, reminding, and following what changed outside. Knows nothing of what anybody may still need: those rules are here.

use chrono::Duration;
use sea_orm::DbErr;

use super::{erasure, letter::AnyLetter, reminders, search_keys, traveller_erasure, zone_rules};
use crate::{
    account, call, check_in, clock,
    db::{Db, forget_form_keys},
    enquiry, mail, matchmaking, notice, property, recap, registration, roundtable, survey, travel_details, traveller, visit,
};

/// A form that comes again after so long is a new one.
const FORM_KEYS: Duration = Duration::days(2);
/// Spent links, ended sessions and what organisers were told of stay so long, for whoever asks what happened.
const SPENT: Duration = Duration::days(30);
/// Tables of properties that were read, and perhaps taken over.
const IMPORTS: Duration = Duration::days(2);
/// Scans of a trial, which say nothing about anybody. Longer than a day: a trial knows whom it let in that day.
const TRIALS: Duration = Duration::days(2);

/// Deletes spent form keys, sign-in links and sessions, forgets visitors who never confirmed, what else nobody confirmed,
/// enquiries that were done long ago, who came with delegations long ago, who was invited to a roundtable long ago, tables that
/// were read and doors that were tried out, puts the counts of doors right, follows new rules of time zones, and makes findable what an
/// older release wrote meanwhile. The worker calls it now and then; calling it twice does no harm.
///
/// # Errors
/// A failure of the database.
pub async fn sweep(db: &Db) -> Result<(), DbErr> {
    let now = clock::now();
    db.write_aside(|tx| async move {
        forget_form_keys(&tx, now - FORM_KEYS).await?;
        registration::personal_data::forget_spent_repeats(&tx).await?;
        notice::forget_told(&tx, now - SPENT).await?;
        account::forget_spent(&tx, now - SPENT).await?;
        enquiry::personal_data::forget_done(&tx, now).await?;
        recap::personal_data::forget_unanswered(&tx, now).await?;
        survey::personal_data::forget_asked(&tx, now).await?;
        matchmaking::personal_data::forget_unproven(&tx, now).await?;
        matchmaking::personal_data::forget_past(&tx, now).await?;
        visit::personal_data::forget_past(&tx, now).await?;
        property::forget_imports(&tx, now - IMPORTS).await?;
        call::personal_data::forget_old(&tx, now).await?;
        roundtable::close_answers(&tx, now).await?;
        roundtable::personal_data::forget_past(&tx, now).await?;
        check_in::forget_trials(&tx, now - TRIALS).await
    })
    .await?;
    check_in::recount(db, now).await?;
    mail::forget_sent_links::<AnyLetter>(db).await?;
    erasure::sweep(db).await.map_err(|error| match error {
        registration::Error::Db(error) => error,
        other => DbErr::Custom(other.to_string()),
    })?;
    traveller_erasure::sweep(db).await.map_err(|error| match error {
        traveller::Error::Db(error) => error,
        other => DbErr::Custom(other.to_string()),
    })?;
    travel_details::personal_data::sweep(db, now).await.map_err(|error| match error {
        travel_details::Error::Db(error) => error,
        other => DbErr::Custom(other.to_string()),
    })?;
    reminders::remind(db).await?;
    matchmaking::remind(db).await?;
    zone_rules::follow(db).await?;
    search_keys::fill_search_keys(db).await?;
    Ok(())
}
