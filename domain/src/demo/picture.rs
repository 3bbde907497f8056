//! A picture for the last of the fairs to come: a skyline and a booth in the event's colour, drawn here. The others show
//! the drawing that every event has.

use std::fmt::Write;

use rules::recap::{Licence, PeopleConsent};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::Expr};

use super::{Error, insert_all};
use crate::{
    db::Db,
    event::{EventKind, EventState, entity},
    files::{FileKind, Files},
    ids::RecapPictureId,
    picture,
    recap::entity::{recap, recap_picture},
};

const WIDTH: u32 = 1600;
const HEIGHT: u32 = 1066;
/// Where the towers stand.
const GROUND: u32 = 760;

/// What a picture of a recap shows, in German and English, whose it is, and by what right.
type Shown = ((&'static str, &'static str), Option<Licence>, Option<PeopleConsent>);

/// What the pictures of a recap show, of which the last one is not clear yet.
const OF_RECAP: [Shown; 3] = [
    (("Zeichnung: der Stand am ersten Tag", "Drawing: the booth on the first day"), Some(Licence::Own), Some(PeopleConsent::Nobody)),
    (("Zeichnung: am See von Toronto", "Drawing: by the lake of Toronto"), Some(Licence::CcBy), Some(PeopleConsent::Assembly)),
    (("Zeichnung: vor Mill 19", "Drawing: before Mill 19"), None, Some(PeopleConsent::Nobody)),
];

/// Gives the last of the published fairs a picture, unless it has one, and the recap its pictures.
///
/// # Errors
/// A failure of the database or of the file store.
pub async fn draw_pictures(db: &Db, files: &Files) -> Result<(), Error> {
    let events = entity::Entity::find()
        .filter(entity::Column::State.eq(EventState::Published))
        .filter(entity::Column::Picture.is_null())
        .filter(entity::Column::Kind.ne(EventKind::DelegationTrip))
        .order_by_desc(entity::Column::StartsOn)
        .limit(1)
        .all(db.read())
        .await?;
    for (seed, event) in (1..).zip(events) {
        let drawing = scene(&event.accent, seed).into_bytes();
        let key = files.keep(FileKind::Picture, picture::aside(picture::drawn, drawing).await?).await?;
        let key = key.as_str();
        let (de, en) = (
            format!("Zeichnung: ein Stand vor der Skyline von {}", event.city),
            format!("Drawing: a booth before the skyline of {}", event.city),
        );
        let (de, en) = (de.as_str(), en.as_str());
        db.write(|tx| async move {
            entity::Entity::update_many()
                .col_expr(entity::Column::Picture, Expr::value(key))
                .col_expr(entity::Column::PictureAltDe, Expr::value(de))
                .col_expr(entity::Column::PictureAltEn, Expr::value(en))
                .filter(entity::Column::Id.eq(event.id))
                .exec(&tx)
                .await?;
            Ok::<_, Error>(())
        })
        .await?;
    }
    draw_recap(db, files).await
}

async fn draw_recap(db: &Db, files: &Files) -> Result<(), Error> {
    let Some(recap) = recap::Entity::find().one(db.read()).await? else { return Ok(()) };
    if recap_picture::Entity::find().count(db.read()).await? > 0 {
        return Ok(());
    }
    let mut rows = Vec::new();
    for (position, ((de, en), licence, consent)) in (1_i32..).zip(OF_RECAP) {
        let drawing = scene("plum", u64::from(position.unsigned_abs()) + 40).into_bytes();
        let drawn = picture::aside(picture::drawn, drawing).await?;
        let small = files.keep(FileKind::Picture, picture::aside(picture::small_photo, drawn.clone()).await?).await?;
        rows.push(recap_picture::Model {
            id: RecapPictureId::new(),
            recap_id: recap.id,
            position,
            file: files.keep(FileKind::Picture, drawn).await?,
            small,
            alt_de: de.to_owned(),
            alt_en: en.to_owned(),
            photographer: "Fiona Fokus".to_owned(),
            licence,
            consent,
            consent_file: String::new(),
            created_at: recap.created_at,
        });
    }
    let rows = &rows;
    db.write(|tx| async move { Ok::<_, Error>(insert_all(&tx, rows.clone()).await?) }).await
}

fn scene(accent: &str, seed: u64) -> String {
    let (dark, soft) = match accent {
        "teal" => ("#0b6468", "#dff0ef"),
        "green" => ("#256a33", "#e4f1e5"),
        "plum" => ("#7c2f7a", "#f5e7f4"),
        "rust" => ("#9c3d12", "#f9e9e0"),
        "slate" => ("#3f5166", "#e6ebf0"),
        _ => ("#0b5fa5", "#e3eef8"),
    };
    let mut random = fastrand::Rng::with_seed(seed);
    let (back, front) = (towers(&mut random, 130, 420), towers(&mut random, 90, 280));
    let sun = random.u32(300..1300);
    format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">
<rect width="{WIDTH}" height="{HEIGHT}" fill="{soft}"/>
<circle cx="{sun}" cy="430" r="150" fill="#ffffff"/>
<path d="{back}" fill="{dark}" opacity=".25"/>
<path d="{front}" fill="{dark}" opacity=".55"/>
<rect y="{GROUND}" width="{WIDTH}" height="306" fill="{dark}"/>
<path d="M440 590h720v26H440zM470 616h14v214h-14zM1116 616h14v214h-14z" fill="#ffffff"/>
<path d="M540 720h130v110H540zM735 690h130v140H735zM930 720h130v110H930z" fill="{soft}"/>
</svg>"##
    )
}

/// The outline of a row of towers.
fn towers(random: &mut fastrand::Rng, low: u32, high: u32) -> String {
    let mut outline = format!("M0 {GROUND}");
    let mut x = 0;
    while x < WIDTH {
        let (width, height) = (random.u32(60..170), random.u32(low..high));
        let _ = write!(outline, "V{}H{}", GROUND - height, (x + width).min(WIDTH));
        x += width;
    }
    let _ = write!(outline, "V{GROUND}z");
    outline
}
