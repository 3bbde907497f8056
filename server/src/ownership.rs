//! Whose files these are. A command that root runs must leave nothing behind that the service cannot open.

use std::{
    fs, io,
    os::unix::fs::{MetadataExt, PermissionsExt, chown, lchown},
    path::Path,
};

/// Gives a file to whoever has the folder it lies in, if root made it.
///
/// # Errors
/// When the file system refuses.
pub fn give_to_owner(file: &Path) -> io::Result<()> {
    let Some(folder) = file.parent() else { return Ok(()) };
    let (owner, made) = (fs::metadata(if folder.as_os_str().is_empty() { Path::new(".") } else { folder })?, fs::symlink_metadata(file)?);
    if rustix::process::geteuid().is_root() && owner.uid() != made.uid() {
        chown(file, Some(owner.uid()), Some(owner.gid()))?;
    }
    Ok(())
}

/// The same for everything below a folder.
///
/// # Errors
/// When the file system refuses.
pub fn give_all_to_owner(folder: &Path) -> io::Result<()> {
    if !rustix::process::geteuid().is_root() {
        return Ok(());
    }
    let owner = fs::metadata(folder)?;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.metadata()?.uid() != owner.uid() {
            lchown(entry.path(), Some(owner.uid()), Some(owner.gid()))?;
        }
        if entry.file_type()?.is_dir() {
            give_all_to_owner(&entry.path())?;
        }
    }
    Ok(())
}

/// Makes a folder that nobody but its owner opens, if it is not there.
///
/// # Errors
/// When the file system refuses.
pub fn make_private_folder(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    fs::create_dir_all(folder)?;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o700))
}

/// Closes a file to all but its owner, if it is there and ours to close: older versions left that to the shell.
pub fn make_private(file: &Path) {
    if let Ok(found) = fs::metadata(file)
        && found.permissions().mode() & 0o077 != 0
        && let Err(error) = fs::set_permissions(file, fs::Permissions::from_mode(0o600))
    {
        tracing::warn!(file = %file.display(), %error, "others may read this file");
    }
}
