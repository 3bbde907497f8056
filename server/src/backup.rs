//! Copies of everything: the database and the pictures, in a folder.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
};

use anyhow::{Context, bail, ensure};
use domain::db::Db;

use crate::{config::Config, running};

const DATABASE: &str = "standwerk.db";
const FILES: &str = "files";

/// Copies everything into `folder`, which must not exist, while the server runs. The database comes first: a picture
/// is stored before anything names it and never changes, so the files that are copied later are all that the copy names.
/// Answers what an administrator should know.
///
/// # Errors
/// When something cannot be read or written; `folder` is not there then.
pub async fn backup(config: &Config, folder: &Path) -> anyhow::Result<String> {
    ensure!(!folder.exists(), "{} is there already: a backup never overwrites anything", folder.display());
    let partial = beside(folder, ".partial")?;
    if partial.exists() {
        fs::remove_dir_all(&partial).with_context(|| format!("removing the unfinished {}", partial.display()))?;
    }
    fs::create_dir_all(&partial).with_context(|| partial.display().to_string())?;
    let db = Db::connect(&config.database()).await.context("database_url")?;
    if db.is_sqlite() {
        let copy = partial.join(DATABASE);
        db.copy_to(&copy).await.context("copying the database")?;
        File::open(&copy)?.sync_all()?;
    }
    let files = copy_files(&config.data_dir.join(FILES), &partial.join(FILES))?;
    fs::rename(&partial, folder)?;
    if let Some(parent) = folder.parent().filter(|parent| !parent.as_os_str().is_empty()) {
        File::open(parent)?.sync_all()?;
    }
    let place = folder.display();
    Ok(if db.is_sqlite() {
        format!("The database and {files} files are in {place}.")
    } else {
        format!(
            "{files} files are in {place}. The database is PostgreSQL: save it before the files with\n  pg_dump --format=custom --file=standwerk.dump \"$DATABASE_URL\""
        )
    })
}

/// Puts a backup in the place of what is there. With `force` the present database is moved aside, not deleted.
///
/// # Errors
/// When the backup is not whole, a server runs on the data, or something is there and `force` is not given.
pub async fn restore(config: &Config, folder: &Path, force: bool) -> anyhow::Result<String> {
    ensure!(folder.is_dir(), "{} is no folder", folder.display());
    let _alone = running::alone(config)?;
    let mut said = String::new();
    match sqlite_file(&config.database()) {
        Some(target) => {
            let copy = folder.join(DATABASE);
            ensure!(copy.is_file(), "{} holds no {DATABASE}", folder.display());
            said = restore_database(&copy, &target, force).await?;
        }
        None => said.push_str(
            "The database is PostgreSQL: restore it with\n  pg_restore --clean --if-exists --dbname=\"$DATABASE_URL\" standwerk.dump\n",
        ),
    }
    let files = copy_files(&folder.join(FILES), &config.data_dir.join(FILES))?;
    Ok(format!("{said}{files} files are restored."))
}

async fn restore_database(copy: &Path, target: &Path, force: bool) -> anyhow::Result<String> {
    let incoming = beside(target, ".incoming")?;
    if let Some(parent) = target.parent() {
        fs::create_dir_all(parent)?;
    }
    fs::copy(copy, &incoming).context("copying the database")?;
    let whole = async { Db::connect(&format!("sqlite:{}", incoming.display())).await?.check_integrity().await };
    let checked = whole.await;
    for ending in ["-wal", "-shm"] {
        let _ = fs::remove_file(beside(&incoming, ending)?);
    }
    if let Err(error) = checked {
        fs::remove_file(&incoming)?;
        bail!("{}: {error}", copy.display());
    }
    let mut said = String::new();
    if target.exists() {
        if !force {
            fs::remove_file(&incoming)?;
            bail!("{} is there already: stop the server, then use --force, which moves it aside", target.display());
        }
        let aside = beside(target, ".before-restore")?;
        for ending in ["", "-wal", "-shm"] {
            let (from, to) = (beside(target, ending)?, beside(&aside, ending)?);
            let _ = fs::remove_file(&to);
            if from.exists() {
                fs::rename(from, to)?;
            }
        }
        said = format!("The database that was there is now {}.\n", aside.display());
    }
    File::open(&incoming)?.sync_all()?;
    fs::rename(&incoming, target)?;
    Ok(said)
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

/// Copies what is not there yet: a file's name is the hash of its content. Half a file never stands under its name.
fn copy_files(from: &Path, to: &Path) -> anyhow::Result<usize> {
    fs::create_dir_all(to).with_context(|| to.display().to_string())?;
    let Ok(entries) = fs::read_dir(from) else { return Ok(0) };
    let mut copied = 0;
    for entry in entries {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if !entry.file_type()?.is_file() || target.exists() {
            continue;
        }
        let partial = beside(&target, ".partial")?;
        fs::copy(entry.path(), &partial).with_context(|| entry.path().display().to_string())?;
        File::open(&partial)?.sync_all()?;
        fs::rename(&partial, &target)?;
        copied += 1;
    }
    Ok(copied)
}
