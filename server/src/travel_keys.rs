//! The key that travellers' details are sealed with: from the configuration, or from a file that the first start makes. It
//! lies beside the database only where nothing else was said, and no backup holds it unless asked to.

use std::{
    fs::{self, File},
    io::{ErrorKind, Write},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
};

use anyhow::{Context, bail};
use domain::sealed::{Keys, new_key};

use crate::{config::Config, ownership};

/// What the file is called, in the data folder and in a backup that holds it.
pub const FILE: &str = "travel.key";

/// Where the key is, if it is not in the configuration.
pub fn file(config: &Config) -> Option<PathBuf> {
    config.travel_key.is_empty().then(|| config.data_dir.join(FILE))
}

/// The keys of this server; makes the file if there is none.
///
/// # Errors
/// Names the key of the configuration, or the file, that holds none.
pub fn keys(config: &Config) -> anyhow::Result<Keys> {
    let current = match file(config) {
        None => config.travel_key.clone(),
        Some(file) => read_or_make(&file).with_context(|| file.display().to_string())?,
    };
    // Each by itself, so that what is wrong has its name.
    Keys::parse(&current, &[]).with_context(|| file(config).map_or_else(|| "travel_key".to_owned(), |file| file.display().to_string()))?;
    Keys::parse(&current, &config.former_travel_keys).context("former_travel_keys")
}

fn read_or_make(file: &Path) -> anyhow::Result<String> {
    match fs::read_to_string(file) {
        Err(error) if error.kind() == ErrorKind::NotFound => make(file),
        Ok(text) => {
            ownership::make_private(file);
            Ok(text)
        }
        Err(error) => Err(error.into()),
    }
}

/// Whole or not at all, and never over another: of several that start together one makes it, and the others take that.
fn make(file: &Path) -> anyhow::Result<String> {
    let Some(folder) = file.parent() else { bail!("a file without a folder") };
    let draft = folder.join(format!("{FILE}.{}", std::process::id()));
    let _ = fs::remove_file(&draft);
    let mut opened = File::options().write(true).create_new(true).mode(0o600).open(&draft)?;
    writeln!(opened, "{}", new_key())?;
    opened.sync_all()?;
    ownership::give_to_owner(&draft)?;
    match fs::hard_link(&draft, file) {
        Ok(()) => fs::remove_file(&draft)?,
        Err(error) if error.kind() == ErrorKind::AlreadyExists => fs::remove_file(&draft)?,
        // A file system without such links: two first starts at the same moment are rarer than that.
        Err(_) => fs::rename(&draft, file)?,
    }
    File::open(folder)?.sync_all()?;
    Ok(fs::read_to_string(file)?)
}
