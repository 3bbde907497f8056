//! When a form was made, sealed, so that it cannot be made up: whoever sends it at once is no person, and one that is a day
//! old may come from a list that somebody collected. Nothing is kept for each form.

use chrono::{DateTime, Duration};
use sea_orm::{DbErr, EntityTrait};

use super::entity::enquiry_seal;
use crate::{clock::Instant, code::hash, db::Db, field::FieldErrors, locale::Text};

/// Nobody reads and fills the form in less.
const QUICKEST: Duration = Duration::seconds(3);
/// Whoever was called away in between comes back on the same day.
const LONGEST: Duration = Duration::days(1);

/// The moment of a form that is made at `at`, for a hidden field of it.
///
/// # Errors
/// A failure of the database.
pub async fn form_moment(db: &Db, at: Instant) -> Result<String, DbErr> {
    let secret = secret(db).await?;
    Ok(sealed(at.timestamp(), &secret))
}

/// Refuses a form that was made too lately, too long ago, or never.
///
/// # Errors
/// `Invalid`, or a failure of the database.
pub(crate) async fn check_moment(db: &Db, moment: &str, now: Instant) -> Result<(), super::Error> {
    match age(moment, &secret(db).await?, now) {
        Some(age) if age < QUICKEST => Err(too_quick().into()),
        Some(age) if age <= LONGEST => Ok(()),
        _ => Err(too_old().into()),
    }
}

/// How old the form is; `None` if the seal is broken.
fn age(moment: &str, secret: &str, now: Instant) -> Option<Duration> {
    let (seconds, _) = moment.split_once('-')?;
    let seconds: i64 = seconds.parse().ok()?;
    let made = DateTime::from_timestamp(seconds, 0)?;
    (sealed(seconds, secret) == moment).then(|| now - made)
}

/// The secret stands behind what it seals: nothing can be added to a hash that is known.
fn sealed(seconds: i64, secret: &str) -> String {
    format!("{seconds}-{}", &hash(&format!("{seconds}:{secret}"))[..32])
}

/// What only this database can write behind a text.
///
/// # Errors
/// A failure of the database.
pub(super) async fn seal(db: &Db, text: &str) -> Result<String, DbErr> {
    let secret = secret(db).await?;
    Ok(hash(&format!("{text}:{secret}"))[..32].to_owned())
}

async fn secret(db: &Db) -> Result<String, DbErr> {
    let row = enquiry_seal::Entity::find_by_id(1).one(db.read()).await?;
    row.map(|row| row.secret).ok_or_else(|| DbErr::RecordNotFound("enquiry_seal".to_owned()))
}

fn too_quick() -> FieldErrors {
    FieldErrors::one(
        "",
        Text::new(
            "Das ging sehr schnell. Bitte lesen Sie Ihre Nachricht noch einmal durch und senden Sie sie dann.",
            "That was very quick. Please read your message once more, then send it.",
        ),
    )
}

fn too_old() -> FieldErrors {
    FieldErrors::one(
        "",
        Text::new(
            "Das Formular war zu lange offen. Was Sie geschrieben haben, ist noch da: Bitte senden Sie es noch einmal.",
            "The form was open for too long. What you wrote is still here: please send it once more.",
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_holds_as_it_was_made_and_not_with_another_time_or_secret() {
        let now = DateTime::from_timestamp(1_800_000_000, 0).expect("a time");
        let moment = sealed(1_800_000_000 - 10, "secret");

        assert_eq!(age(&moment, "secret", now), Some(Duration::seconds(10)));
        assert_eq!(age(&moment, "other", now), None);
        assert_eq!(age(&moment.replacen("1799", "1798", 1), "secret", now), None, "made older");
        for junk in ["", "-", "1", "<b>x</b>", "9223372036854775807-x"] {
            assert_eq!(age(junk, "secret", now), None, "{junk}");
        }
    }
}
