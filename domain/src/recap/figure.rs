//! Figures that nobody counted here: organisers type them.

use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde::{Deserialize, Serialize};

use super::{
    Error, MOST, RecapAction, RecapField,
    entity::recap_figure,
    service::{held, touch},
};
use crate::{
    actor::{Actor, Denied},
    audit::{self, AuditEntry},
    db::Db,
    field::{FieldErrors, Fields, Line},
    ids::{RecapFigureId, RecapId},
    locale::Text,
};

/// A figure as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FigureForm {
    /// `1.200`, `3 Mio. €`.
    pub value: String,
    pub label_de: String,
    pub label_en: String,
}

/// Adds a figure.
///
/// # Errors
/// `Denied`, `Invalid`, or `TooMany`.
pub async fn add_figure(db: &Db, actor: &Actor, id: RecapId, form: &FigureForm) -> Result<(), Error> {
    actor.require_organiser()?;
    let (value, label) = &parse(form)?;
    db.write(|tx| async move {
        let recap = held(&tx, id).await?;
        if recap_figure::Entity::find().filter(recap_figure::Column::RecapId.eq(id)).count(&tx).await? >= MOST {
            return Err(Error::TooMany(MOST));
        }
        let row = recap_figure::ActiveModel {
            id: Set(RecapFigureId::new()),
            recap_id: Set(id),
            label_de: Set(label.de.clone()),
            label_en: Set(label.en.clone()),
            value: Set(value.clone()),
        };
        recap_figure::Entity::insert(row).exec_without_returning(&tx).await?;
        touch(&tx, id).await?;
        let told = format!("{value} {}", label.de);
        audit::record(&tx, actor, AuditEntry::of(RecapAction::FigureAdded, id).at(recap.event_id).with(RecapField::Figure, told)).await?;
        Ok(())
    })
    .await
}

/// Takes a figure away.
///
/// # Errors
/// `Denied`, also where it was done before.
pub async fn remove_figure(db: &Db, actor: &Actor, figure: RecapFigureId) -> Result<RecapId, Error> {
    actor.require_organiser()?;
    db.write(|tx| async move {
        let row = recap_figure::Entity::find_by_id(figure).one(&tx).await?.ok_or(Denied::NotFound)?;
        let recap = held(&tx, row.recap_id).await?;
        recap_figure::Entity::delete_by_id(figure).exec(&tx).await?;
        touch(&tx, recap.id).await?;
        let told = format!("{} {}", row.value, row.label_de);
        let entry = AuditEntry::of(RecapAction::FigureRemoved, recap.id).at(recap.event_id).with(RecapField::Figure, told);
        audit::record(&tx, actor, entry).await?;
        Ok(recap.id)
    })
    .await
}

fn parse(form: &FigureForm) -> Result<(String, Text), FieldErrors> {
    let FigureForm { value, label_de, label_en } = form;
    let mut fields = Fields::new();
    let value = fields.check("value", Line::<20>::parse(value));
    let de = fields.check("label_de", Line::<80>::parse(label_de));
    let en = fields.check("label_en", Line::<80>::parse(label_en));
    fields.finish(|| Some((value?.into_string(), Text::new(de?.into_string(), en?.into_string()))))
}
