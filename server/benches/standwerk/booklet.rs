//! The booklet of a delegation with everybody's photo: from the button to the last byte, by a server of its own, which has set
//! nothing before.

use std::{io::Cursor, time::Instant};

use app::paths;
use chrono::Days;
use domain::{
    actor::Actor,
    clock,
    db::{Db, DbErr},
    event,
    ids::EventId,
    locale::Locale,
    picture,
};
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use sea_orm::{ConnectionTrait, Value};
use uuid::Uuid;

use crate::{
    badges::organiser,
    client::{Connection, get},
    ground::statement,
    house::House,
    landing,
    process::{Server, Site, binary, sqlite},
    report::{Bar, Row},
};

const PEOPLE: usize = 60;
/// The first is set by a server that knows no typeface yet.
const FILES: usize = 3;
/// As somebody takes a photo for it.
const PIXELS: (u32, u32) = (960, 1200);
const OFFERS: &str = "Wir planen und bauen Anlagen, die aus Windstrom Wasserstoff machen, und nehmen sie mit den Stadtwerken in Betrieb.";
const SEEKS: &str = "Abnehmer in der Stahlindustrie, Partner für Speicher und Leitungen, und Städte, die es zusammen ausprobieren.";

pub fn of_a_delegation(house: &House) -> anyhow::Result<Vec<Row>> {
    let (trip, cookie) =
        house.runtime.block_on(async { anyhow::Ok((delegation(house).await?, organiser(house, "booklet@agency.example").await?)) })?;
    let folder = house.folder.path();
    let server = Server::start(Site { binary: binary(), folder, url: &sqlite(folder) })?;
    let before = server.peak_mb()?;
    let mut connection = Connection::open(server.address)?;
    let request = get(server.address, &paths::delegation_booklet(Locale::De, &trip), &cookie);
    let (mut times, mut size) = (Vec::new(), 0);
    for _ in 0..FILES {
        let began = Instant::now();
        let file = connection.body(&request)?;
        times.push(began.elapsed().as_secs_f64());
        let photos = String::from_utf8_lossy(&file).matches("/Subtype/Image").count();
        anyhow::ensure!(file.starts_with(b"%PDF") && photos >= PEOPLE, "no booklet with {PEOPLE} photos, but {photos}");
        size = file.len();
    }
    let slowest = times.iter().copied().fold(0.0, f64::max);
    let each = times.iter().map(|time| format!("{time:.2}")).collect::<Vec<_>>().join(", ");
    let detail = format!("the slowest of {each} s, {} kB", size / 1000);
    let peak = format!("VmHWM of the server that made {FILES}, {before:.0} MB before");
    Ok(vec![
        Row::new("delegation booklet of 60 with photos", slowest, "s", Bar::AtMost(3.0), detail),
        Row::new("delegation booklet, memory", server.peak_mb()?, "MB", Bar::AtMost(200.0), peak),
    ])
}

/// A trip on which sixty travel who agreed to stand in the booklet; answers its slug.
async fn delegation(house: &House) -> anyhow::Result<String> {
    const SLUG: &str = "bench-delegation";
    let (db, day) = (&house.state.db, clock::now().date_naive() + Days::new(100));
    let made = event::create(db, &Actor::System, &landing::details(SLUG, "delegation_trip", ("Toronto", "CA"), day)).await?;
    for number in 0..PEOPLE {
        let key = format!("traveller-bench-{number}");
        house.state.site.files.keep_as(&key, photo(number)?).await?;
        travels(db, made.id, number, &key).await?;
    }
    Ok(SLUG.to_owned())
}

async fn travels(db: &Db, trip: EventId, number: usize, photo: &str) -> anyhow::Result<()> {
    let sql = "INSERT INTO traveller (id, event_id, state, name, email, email_key, phone, organisation, organisation_key, job_title, town, country, \
               size_class, offers, seeks, photo, booklet_consent_at, contribution_cents, locale, proven_at, decided_at, admitted_at, \
               revision, created_at) VALUES ($1, $2, 'admitted', $3, $4, $5, '', $6, $7, 'Geschäftsführung', 'Essen', 'DE', 'small', $8, $9, \
               $10, $11, 0, 'de', $12, $13, $14, 1, $15)";
    let (name, house) = (format!("Maximiliane Mustermann-{number}"), format!("Wasserstoffwerke Ruhr {number} GmbH"));
    let (email, now) = (format!("reise-{number}@person.example"), clock::now());
    let values: &[Value; 15] = &[
        Uuid::now_v7().into(),
        trip.as_uuid().into(),
        name.into(),
        email.clone().into(),
        email.into(),
        house.clone().into(),
        house.into(),
        OFFERS.into(),
        SEEKS.into(),
        photo.into(),
        now.into(),
        now.into(),
        now.into(),
        now.into(),
        now.into(),
    ];
    db.write(|tx| async move { tx.execute_raw(statement(&tx, sql, values.clone())).await.map(|_| ()) })
        .await
        .map_err(|error: DbErr| error.into())
}

/// Noise over light, which a JPEG cannot make small: another one for each of them, as it is kept of what somebody sends.
fn photo(number: usize) -> anyhow::Result<Vec<u8>> {
    let mut random = fastrand::Rng::with_seed(number as u64);
    let (width, height) = PIXELS;
    let drawn = RgbImage::from_fn(width, height, |x, y| {
        let light = (x * 120 / width + y * 100 / height) as u8;
        Rgb([light + random.u8(..32), light + random.u8(..32), number as u8 + random.u8(..64)])
    });
    let mut sent = Vec::new();
    DynamicImage::ImageRgb8(drawn).write_to(&mut Cursor::new(&mut sent), ImageFormat::Jpeg)?;
    Ok(picture::stamp(&sent)?)
}
