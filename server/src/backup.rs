//! Copies of everything: the database and the pictures, in a folder.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
};

use anyhow::{Context, ensure};
use domain::{db::Db, files::Files};

use crate::{config::Config, running};

mod postgres;
mod sqlite;

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
    let said = match sqlite_file(&config.database()) {
        Some(target) => sqlite::restore(folder, &target, force).await?,
        None => postgres::restore(folder, &config.database(), force).await?,
    };
    let copies = Files::in_folder(&folder.join(FILES)).with_context(|| folder.display().to_string())?;
    let files = copies.copy_to(&config.files()?).await.context("copying the pictures")?;
    Ok(format!("{said}{files} files are restored."))
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
