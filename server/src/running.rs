//! Who uses the data folder: servers and workers share it, a restore needs it alone. The kernel drops the lock with the
//! process, however that ends.

use std::fs::{File, TryLockError};

use anyhow::{Context, bail};

use crate::{config::Config, ownership};

const LOCK: &str = "standwerk.lock";

fn hold(config: &Config, lock: impl Fn(&File) -> Result<(), TryLockError>, busy: &str) -> anyhow::Result<File> {
    let folder = config.data_dir.display();
    ownership::make_private_folder(&config.data_dir).with_context(|| format!("data_dir: {folder}"))?;
    let path = config.data_dir.join(LOCK);
    let file = File::options().create(true).truncate(false).write(true).open(&path).with_context(|| path.display().to_string())?;
    ownership::give_to_owner(&path).with_context(|| path.display().to_string())?;
    match lock(&file) {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => bail!("{folder}: {busy}"),
        Err(TryLockError::Error(error)) => Err(error).with_context(|| path.display().to_string()),
    }
}

/// Says that this process works with the data, for as long as the answer lives.
///
/// # Errors
/// While a restore is under way.
pub fn share(config: &Config) -> anyhow::Result<File> {
    hold(config, File::try_lock_shared, "a backup is being restored; try again when that is done")
}

/// Keeps the data for this process alone, for as long as the answer lives.
///
/// # Errors
/// While a server or a worker runs on it.
pub fn alone(config: &Config) -> anyhow::Result<File> {
    hold(config, File::try_lock, "a server or a worker runs on it; stop it first")
}
