//! Applying without an account: drafts, links, submission, changes, withdrawal.

use domain::{
    application::{ApplicationForm, ApplicationLetter, ApplyError},
    ids::{ApplicationId, PlacementId},
    mail::Letter,
    process::letter::AnyLetter,
};

use crate::{
    applying::{complete_form, execute},
    stand::Stand,
};

mod applicants;
mod drafts;
mod editing;
mod kept;
pub mod profile;
mod proof;
mod submitted;

const MAIL: &str = "anna@applicant.example";

fn fields(error: ApplyError) -> Vec<String> {
    match error {
        ApplyError::Invalid(errors) => errors.0.into_iter().map(|(field, _)| field).collect(),
        other => panic!("expected refused fields, got {other:?}"),
    }
}

fn with(event: &domain::event::EventView, change: impl FnOnce(&mut ApplicationForm)) -> ApplicationForm {
    let mut form = complete_form(event, "Essen Digital");
    change(&mut form);
    form
}

/// The token in the newest letter of this kind.
async fn mailed_token(stand: &Stand, kind: &str) -> String {
    let leased = domain::mail::lease::<AnyLetter>(&stand.db, 50).await.expect("leased");
    let letter = leased.into_iter().rev().find(|mail| mail.letter.kind().to_string() == kind).expect("such a letter").letter;
    match letter {
        AnyLetter::Application(ApplicationLetter::ApplicationDraft { token, .. } | ApplicationLetter::ApplicationToProve { token, .. }) => {
            token
        }
        other => panic!("{other:?}"),
    }
}

/// A unit of the event, held for the application.
async fn hold_a_unit(stand: &Stand, event: &domain::event::EventView, application: ApplicationId) {
    let (level, unit, now) = (domain::ids::LevelId::new(), domain::ids::UnitId::new(), domain::clock::now());
    let sql = "INSERT INTO level (id, event_id, name_de, name_en, position, width_cm, depth_cm, revision, created_at) VALUES ($1, $2, '', '', 0, 1000, 1000, 1, $3)";
    execute(stand, sql, vec![level.as_uuid().into(), event.id.as_uuid().into(), now.into()]).await.expect("a level");
    let sql = "INSERT INTO unit (id, event_id, level_id, code, kind, area_dm2, included_de, included_en, price_cents, pass_quota, x_cm, y_cm, width_cm, depth_cm, revision, created_at, updated_at) \
               VALUES ($1, $2, $3, 'A1', 'counter', 400, '', '', 0, 3, 0, 0, 200, 200, 1, $4, $4)";
    let values = vec![unit.as_uuid().into(), event.id.as_uuid().into(), level.as_uuid().into(), now.into()];
    execute(stand, sql, values).await.expect("a unit");
    let sql = "INSERT INTO placement (id, event_id, unit_id, application_id, state, created_at, updated_at) VALUES ($1, $2, $3, $4, 'held', $5, $5)";
    let values = vec![
        PlacementId::new().as_uuid().into(),
        event.id.as_uuid().into(),
        unit.as_uuid().into(),
        application.as_uuid().into(),
        now.into(),
    ];
    execute(stand, sql, values).await.expect("a placement");
}
