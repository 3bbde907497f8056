//! A database that is one file.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
};

use anyhow::{Context, bail, ensure};
use domain::db::Db;

use super::{beside, refuse_newer};
use crate::ownership;

const DATABASE: &str = "standwerk.db";
const ASIDE: &str = ".before-restore";

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
    if let Some(parent) = target.parent().filter(|parent| !parent.as_os_str().is_empty()) {
        ownership::make_private_folder(parent)?;
    }
    fs::copy(&copy, &incoming).context("copying the database")?;
    ownership::make_private(&incoming);
    let checked = check(&incoming).await;
    for ending in ["-wal", "-shm"] {
        let _ = fs::remove_file(beside(&incoming, ending)?);
    }
    if let Err(error) = checked {
        fs::remove_file(&incoming)?;
        return Err(error.context(copy.display().to_string()));
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
    ownership::give_to_owner(&incoming)?;
    fs::rename(&incoming, target)?;
    Ok(said)
}

/// Whether a database is whole, and not of a version that knows more than this one.
async fn check(file: &Path) -> anyhow::Result<()> {
    let db = Db::connect(&format!("sqlite:{}", file.display())).await?;
    db.check_integrity().await?;
    refuse_newer(db.for_migrations()).await
}

/// What an earlier restore moved aside stays: it may be the only original.
fn move_aside(target: &Path) -> anyhow::Result<PathBuf> {
    let aside = (1..).map(|number| beside(target, &if number == 1 { ASIDE.to_owned() } else { format!("{ASIDE}-{number}") }));
    let mut free = aside.filter(|aside| aside.as_ref().is_ok_and(|aside| !aside.exists()));
    let aside = free.next().context("no name is free")??;
    for ending in ["", "-wal", "-shm"] {
        let (from, to) = (beside(target, ending)?, beside(&aside, ending)?);
        if from.exists() {
            fs::rename(from, to)?;
        }
    }
    Ok(aside)
}
