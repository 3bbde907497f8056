//! A database that is one file.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
};

use anyhow::{Context, bail, ensure};
use domain::db::Db;

use super::beside;

const DATABASE: &str = "standwerk.db";

pub(super) async fn save(db: &Db, folder: &Path) -> anyhow::Result<()> {
    let copy = folder.join(DATABASE);
    db.copy_to(&copy).await.context("copying the database")?;
    Ok(File::open(&copy)?.sync_all()?)
}

/// Answers what became of the database that was there.
pub(super) async fn restore(folder: &Path, target: &Path, force: bool) -> anyhow::Result<String> {
    let copy = folder.join(DATABASE);
    ensure!(copy.is_file(), "{} holds no {DATABASE}", folder.display());
    let incoming = beside(target, ".incoming")?;
    if let Some(parent) = target.parent() {
        fs::create_dir_all(parent)?;
    }
    fs::copy(&copy, &incoming).context("copying the database")?;
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
        said = format!("The database that was there is now {}.\n", move_aside(target)?.display());
    }
    File::open(&incoming)?.sync_all()?;
    fs::rename(&incoming, target)?;
    Ok(said)
}

fn move_aside(target: &Path) -> anyhow::Result<PathBuf> {
    let aside = beside(target, ".before-restore")?;
    for ending in ["", "-wal", "-shm"] {
        let (from, to) = (beside(target, ending)?, beside(&aside, ending)?);
        let _ = fs::remove_file(&to);
        if from.exists() {
            fs::rename(from, to)?;
        }
    }
    Ok(aside)
}
