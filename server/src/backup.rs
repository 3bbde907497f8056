//! Copies of everything: the database and the pictures, in a folder.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
};

use anyhow::{Context, ensure};
use domain::{db::Db, files::Files};

use crate::{config::Config, ownership, running, travel_keys};

mod postgres;
mod sqlite;

const FILES: &str = "files";

/// Refuses when there is no database where the configuration says: opening it would make one.
///
/// # Errors
/// Names the file that is not there.
pub fn require_database(config: &Config) -> anyhow::Result<()> {
    if let Some(file) = sqlite_file(&config.database()) {
        ensure!(
            file.try_exists().with_context(|| file.display().to_string())?,
            "there is no database at {}: is this the configuration of the service (--config)? `standwerk migrate` makes a new one there",
            file.display()
        );
    }
    Ok(())
}

/// The files of a SQLite database.
pub fn sqlite_files(config: &Config) -> Vec<PathBuf> {
    let file = sqlite_file(&config.database());
    let all = file.map(|file| ["", "-wal", "-shm"].map(|ending| beside(&file, ending)).into_iter().flatten().collect());
    all.unwrap_or_default()
}

/// Copies everything into `folder`, which must not exist, while the server runs. The database comes first: a picture
/// is stored before anything names it and never changes, so the files that are copied later are all that the copy names.
/// Answers what an administrator should know.
///
/// # Errors
/// When something cannot be read or written; `folder` is not there then.
pub async fn backup(config: &Config, folder: &Path) -> anyhow::Result<String> {
    ensure!(!folder.exists(), "{} is there already: a backup never overwrites anything", folder.display());
    require_database(config)?;
    let partial = beside(folder, ".partial")?;
    if partial.exists() {
        fs::remove_dir_all(&partial).with_context(|| format!("removing the unfinished {}", partial.display()))?;
    }
    ownership::make_private_folder(&partial).with_context(|| partial.display().to_string())?;
    let db = Db::connect(&config.database()).await.context("database_url")?;
    if db.is_sqlite() {
        sqlite::save(&db, &partial).await?;
    } else {
        postgres::save(&config.database(), &partial).await?;
    }
    let copies = Files::in_folder(&partial.join(FILES)).with_context(|| partial.display().to_string())?;
    let files = config.files()?.copy_to(&copies).await.context("copying the pictures")?;
    fs::rename(&partial, folder)?;
    if let Some(parent) = folder.parent().filter(|parent| !parent.as_os_str().is_empty()) {
        File::open(parent)?.sync_all()?;
    }
    Ok(format!("The database and {files} files are in {}.", folder.display()))
}

/// Puts a backup in the place of what is there. With `force` the present database is moved aside, not deleted.
///
/// # Errors
/// When the backup is not whole, a server runs on the data, or something is there and `force` is not given.
pub async fn restore(config: &Config, folder: &Path, force: bool) -> anyhow::Result<String> {
    ensure!(folder.is_dir(), "{} is no folder", folder.display());
    let _alone = running::alone(config)?;
    let copies = Files::in_folder(&folder.join(FILES)).with_context(|| folder.display().to_string())?;
    let damaged = copies.damaged().await.context("reading the pictures")?;
    ensure!(damaged.is_empty(), "{}: these pictures are damaged: {}", folder.join(FILES).display(), damaged.join(", "));
    let said = match sqlite_file(&config.database()) {
        Some(target) => sqlite::restore(folder, &target, force).await?,
        None => postgres::restore(folder, &config.database(), force).await?,
    };
    let kept = config.files()?;
    let files = copies.copy_to(&kept).await.context("copying the pictures")?;
    let key = restore_key(config, folder)?;
    ownership::give_all_to_owner(&config.data_dir).with_context(|| format!("data_dir: {}", config.data_dir.display()))?;
    let missing = missing(config, &kept).await?;
    Ok(format!("{said}{files} files are restored.{missing}{key}"))
}

/// Puts the file with the key of travellers' details into a backup; answers what an administrator should know.
///
/// # Errors
/// When there is no such file, or it cannot be copied.
pub fn add_key(config: &Config, folder: &Path) -> anyhow::Result<String> {
    let Some(file) = travel_keys::file(config) else { return Ok(where_the_key_is(config)) };
    let copy = folder.join(travel_keys::FILE);
    fs::copy(&file, &copy).with_context(|| file.display().to_string())?;
    ownership::make_private(&copy);
    ownership::give_to_owner(&copy)?;
    Ok(format!("With {}: whoever has this backup reads travellers' details.", copy.display()))
}

/// What a backup lacks without that key.
pub fn where_the_key_is(config: &Config) -> String {
    let place = travel_keys::file(config).map_or_else(|| "travel_key in the configuration".to_owned(), |file| file.display().to_string());
    format!("Not in it: the key that travellers' details are sealed with, {place}. Keep a copy of it elsewhere.")
}

/// Takes the key out of a backup that holds it, where this server has none yet; answers a sentence about it, or nothing.
fn restore_key(config: &Config, folder: &Path) -> anyhow::Result<String> {
    let (Some(file), saved) = (travel_keys::file(config), folder.join(travel_keys::FILE)) else { return Ok(String::new()) };
    if !saved.is_file() {
        return Ok(String::new());
    }
    if !file.exists() {
        fs::copy(&saved, &file).with_context(|| file.display().to_string())?;
        ownership::make_private(&file);
        return Ok(format!("\nThe key of travellers' details is now {}.", file.display()));
    }
    if fs::read(&file)? == fs::read(&saved)? {
        return Ok(String::new());
    }
    Ok(format!(
        "\n{} stays as it is and is another key than {}: put the latter into former_travel_keys to read what it sealed.",
        file.display(),
        saved.display()
    ))
}

/// A newer version may have written what this one does not understand.
async fn refuse_newer(connection: &sea_orm::DatabaseConnection) -> anyhow::Result<()> {
    let unknown = migrations::unknown_migrations(connection).await?;
    ensure!(
        unknown.is_empty(),
        "this backup was made by a newer version of standwerk ({} is not known here): update first",
        unknown.join(", ")
    );
    Ok(())
}

/// Pictures that the database names and nobody has: a sentence about them, or nothing.
async fn missing(config: &Config, kept: &Files) -> anyhow::Result<String> {
    let db = Db::connect(&config.database()).await.context("database_url")?;
    if migrations::pending(db.for_migrations()).await? > 0 {
        // An older database may not know of pictures yet.
        return Ok(String::new());
    }
    let mut missing = Vec::new();
    for key in domain::process::named_files(&db).await? {
        if !kept.is_there(&key).await? {
            missing.push(key);
        }
    }
    if missing.is_empty() { Ok(String::new()) } else { Ok(format!("\nThese pictures are in neither place: {}.", missing.join(", "))) }
}

/// The file behind a SQLite address.
fn sqlite_file(url: &str) -> Option<PathBuf> {
    let path = url.strip_prefix("sqlite:")?;
    let path = path.strip_prefix("//").unwrap_or(path);
    Some(PathBuf::from(path.split('?').next().unwrap_or(path)))
}

/// The same name with something behind it.
fn beside(path: &Path, ending: &str) -> anyhow::Result<PathBuf> {
    let mut name = path.file_name().context("a path without a name")?.to_owned();
    name.push(ending);
    Ok(path.with_file_name(name))
}
