//! Who uses the data folder: servers and workers share it, a restore needs it alone. The kernel drops the lock with the
//! process, however that ends.

use std::fs::{self, File, TryLockError};

use anyhow::{Context, bail};

use crate::config::Config;

const LOCK: &str = "standwerk.lock";

fn lock_file(config: &Config) -> anyhow::Result<File> {
    fs::create_dir_all(&config.data_dir).with_context(|| format!("data_dir: {}", config.data_dir.display()))?;
    let path = config.data_dir.join(LOCK);
    File::options().create(true).truncate(false).write(true).open(&path).with_context(|| path.display().to_string())
}

/// Says that this process works with the data, for as long as the answer lives.
///
/// # Errors
/// While a restore is under way.
pub fn share(config: &Config) -> anyhow::Result<File> {
    let file = lock_file(config)?;
    match file.try_lock_shared() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => bail!("{} is being restored: try again when that is done", config.data_dir.display()),
        Err(TryLockError::Error(error)) => Err(error).context("data_dir"),
    }
}

/// Keeps the data for this process alone, for as long as the answer lives.
///
/// # Errors
/// While a server or a worker runs on it.
pub fn alone(config: &Config) -> anyhow::Result<File> {
    let file = lock_file(config)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => bail!("a server or a worker runs on {}: stop it first", config.data_dir.display()),
        Err(TryLockError::Error(error)) => Err(error).context("data_dir"),
    }
}
