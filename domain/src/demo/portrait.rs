//! Drawn portraits of travellers, so that the booklet of the delegation shows what it looks like with photos.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, sea_query::Expr};

use super::Error;
use crate::{
    db::Db,
    files::Files,
    picture,
    traveller::{TravellerState, entity::traveller, new_photo_key},
};

/// Ground and figure, one pair after the other.
const COLOURS: [(&str, &str); 4] = [("#e3eef8", "#0b5fa5"), ("#dff0ef", "#0b6468"), ("#f9e9e0", "#9c3d12"), ("#e6ebf0", "#3f5166")];

/// Gives everybody who agreed to stand in a booklet a photo, unless they have one.
///
/// # Errors
/// A failure of the database or of the file store.
pub async fn draw_portraits(db: &Db, files: &Files) -> Result<(), Error> {
    let travellers = traveller::Entity::find()
        .filter(traveller::Column::State.eq(TravellerState::Admitted))
        .filter(traveller::Column::BookletConsentAt.is_not_null())
        .filter(traveller::Column::Photo.is_null())
        .order_by_asc(traveller::Column::CreatedAt)
        .order_by_asc(traveller::Column::Id)
        .all(db.read())
        .await?;
    for (row, colours) in travellers.into_iter().zip(COLOURS.into_iter().cycle()) {
        let drawing = picture::aside(picture::drawn, portrait(colours).into_bytes()).await?;
        let key = new_photo_key();
        files.keep_as(&key, picture::aside(picture::stamp, drawing).await?).await?;
        let (key, id) = (key.as_str(), row.id);
        db.write(|tx| async move {
            traveller::Entity::update_many()
                .col_expr(traveller::Column::Photo, Expr::value(key))
                .filter(traveller::Column::Id.eq(id))
                .exec(&tx)
                .await?;
            Ok::<_, Error>(())
        })
        .await?;
    }
    Ok(())
}

/// Nobody in particular.
fn portrait((ground, figure): (&str, &str)) -> String {
    format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 384 480">
<rect width="384" height="480" fill="{ground}"/>
<circle cx="192" cy="180" r="84" fill="{figure}"/>
<path d="M40 480c0-110 68-180 152-180s152 70 152 180z" fill="{figure}"/>
</svg>"#
    )
}
