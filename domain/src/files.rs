//! Where pictures, logos and terms are kept: a folder, or a bucket when there are several servers.

use std::{error::Error, io, path::Path, sync::Arc, time::Duration};

use futures::{Stream, TryStreamExt};
use object_store::{ObjectStore, ObjectStoreExt, PutPayload, local::LocalFileSystem, memory::InMemory, path::Path as Key};

use crate::code;

mod bucket;
mod kind;

pub use kind::{FileKind, MediaType};

/// What the name of a file begins with that is kept for a day only (`generated_file`).
pub(crate) const GENERATED: &str = "generated-";

/// Nothing takes longer to be written.
const UNDER_WAY: Duration = Duration::from_secs(3_600);

/// So much of a hash makes a key.
const HASH: usize = 40;

/// Files by key. A key is made from the content, so a file never changes and may be cached for ever.
#[derive(Clone, Debug)]
pub struct Files(Arc<dyn ObjectStore>);

/// A file could not be read or written.
#[derive(Debug, thiserror::Error)]
#[error("file store: {0}")]
pub struct FilesError(#[from] object_store::Error);

impl FilesError {
    /// Whether there is no room left.
    pub fn is_full(&self) -> bool {
        let mut cause: Option<&(dyn Error + 'static)> = Some(self);
        while let Some(error) = cause {
            if let Some(io) = error.downcast_ref::<io::Error>() {
                return matches!(io.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded);
            }
            cause = error.source();
        }
        false
    }
}

impl Files {
    /// Opens the store at `url`: `s3://bucket/folder`, its keys and region in `AWS_…` of the environment.
    ///
    /// # Errors
    /// When the address or the environment does not make sense.
    pub fn at_url(url: &str) -> Result<Self, FilesError> {
        // Two crates may both have asked for a provider; the first one stays.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let wrong = |error: Box<dyn std::error::Error + Send + Sync>| object_store::Error::Generic { store: "url", source: error };
        let url = url::Url::parse(url).map_err(|error| wrong(error.into()))?;
        let (_, folder) = object_store::ObjectStoreScheme::parse(&url).map_err(object_store::Error::from)?;
        let store = bucket::open_bucket(&url, std::env::vars(), bucket::Patience::SERVER)?;
        Ok(Self(Arc::new(object_store::prefix::PrefixStore::new(store, folder))))
    }

    /// Keeps files in `folder`, made if missing; what is kept survives a power cut.
    ///
    /// # Errors
    /// When the folder cannot be made.
    pub fn in_folder(folder: &Path) -> Result<Self, FilesError> {
        let failed = |error| object_store::Error::Generic { store: "folder", source: Box::new(error) };
        std::fs::create_dir_all(folder).map_err(failed)?;
        remove_half_written(folder).map_err(failed)?;
        Ok(Self(Arc::new(LocalFileSystem::new_with_prefix(folder)?.with_fsync(true))))
    }

    /// Keeps files in memory, for tests.
    pub fn in_memory() -> Self {
        Self(Arc::new(InMemory::new()))
    }

    /// Keeps `content`, which is in the format of its kind, and answers its key: a hash and the format's extension.
    ///
    /// # Errors
    /// When the store does not take it.
    pub async fn keep(&self, kind: FileKind, content: Vec<u8>) -> Result<String, FilesError> {
        self.put(content, kind.kept_as().extensions()[0]).await
    }

    /// Whether the store keeps what it is given: writes a file, reads it and takes it away.
    ///
    /// # Errors
    /// When it does not.
    pub async fn check(&self) -> Result<bool, FilesError> {
        // Each its own: two that check at the same moment would take away each other's.
        let probe = self.put(format!("standwerk check {}", code::Code::random().as_str()).into_bytes(), "txt").await?;
        let kept = self.get(&probe).await?.is_some();
        self.remove(&probe).await?;
        Ok(kept)
    }

    async fn put(&self, content: Vec<u8>, extension: &str) -> Result<String, FilesError> {
        let key = format!("{}.{extension}", &code::hash_bytes(&content)[..HASH]);
        self.0.put(&Key::from(key.as_str()), PutPayload::from(content)).await?;
        Ok(key)
    }

    /// Keeps `content` under a name that is not made from it; what was kept under it before is gone.
    ///
    /// # Errors
    /// When the store does not take it.
    pub async fn keep_as(&self, name: &str, content: Vec<u8>) -> Result<(), FilesError> {
        self.0.put(&Key::from(name), PutPayload::from(content)).await?;
        Ok(())
    }

    /// The content of `key`, piece by piece; `None` if there is no such file.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn open(&self, key: &str) -> Result<Option<impl Stream<Item = Result<Vec<u8>, FilesError>> + Send + 'static>, FilesError> {
        match self.0.get(&Key::from(key)).await {
            Ok(found) => Ok(Some(found.into_stream().map_ok(Vec::from).map_err(FilesError::from))),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// The content of `key`; `None` if there is no such file.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn get(&self, key: &str) -> Result<Option<Vec<u8>>, FilesError> {
        match self.0.get(&Key::from(key)).await {
            Ok(found) => Ok(Some(found.bytes().await?.to_vec())),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Whether there is a file under `key`.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn is_there(&self, key: &str) -> Result<bool, FilesError> {
        match self.0.head(&Key::from(key)).await {
            Ok(_) => Ok(true),
            Err(object_store::Error::NotFound { .. }) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    /// Forgets `key`, if it is there.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn remove(&self, key: &str) -> Result<(), FilesError> {
        match self.0.delete(&Key::from(key)).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// The keys of files whose content is not what their key was made from: damaged ones. What has another kind of name
    /// was not put there by this.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn damaged(&self) -> Result<Vec<String>, FilesError> {
        let mut damaged = Vec::new();
        let mut all = self.0.list(None);
        while let Some(file) = all.try_next().await? {
            let key = file.location.to_string();
            let Some((hash, _)) = key.split_once('.').filter(|(hash, _)| hash.len() == HASH && hash.bytes().all(|b| b.is_ascii_hexdigit()))
            else {
                continue;
            };
            let content = self.0.get(&file.location).await?.bytes().await?;
            if code::hash_bytes(&content)[..HASH] != *hash {
                damaged.push(key);
            }
        }
        Ok(damaged)
    }

    /// Copies to `other` what it does not have yet, and answers how many that were: a key is made from the content, so
    /// what is there under it is the same. What is kept for a day only is left out.
    ///
    /// # Errors
    /// When either store does not answer.
    pub async fn copy_to(&self, other: &Self) -> Result<usize, FilesError> {
        let mut copied = 0;
        let mut all = self.0.list(None);
        while let Some(file) = all.try_next().await? {
            if file.location.as_ref().starts_with(GENERATED) {
                continue;
            }
            match other.0.head(&file.location).await {
                Ok(_) => continue,
                Err(object_store::Error::NotFound { .. }) => {}
                Err(error) => return Err(error.into()),
            }
            let content = self.0.get(&file.location).await?.bytes().await?;
            other.0.put(&file.location, content.into()).await?;
            copied += 1;
        }
        Ok(copied)
    }
}

/// Takes away what a process that was killed had begun to write of a file that is to be kept for a day only: nobody knows
/// its name (`object_store` appends `#1`), and it may be full of people. What is young may be under way in another process.
fn remove_half_written(folder: &Path) -> io::Result<()> {
    for file in std::fs::read_dir(folder)? {
        let file = file?;
        let name = file.file_name();
        let is_half = name.to_str().is_some_and(|name| name.starts_with(GENERATED) && name.contains('#'));
        let is_old = || file.metadata()?.modified().map(|at| at.elapsed().is_ok_and(|age| age > UNDER_WAY));
        if is_half && is_old()? {
            std::fs::remove_file(file.path())?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::{fs, time::SystemTime};

    use super::*;

    #[test]
    fn what_was_half_written_goes_when_nobody_can_be_at_it_any_more() {
        let folder = tempfile::TempDir::new().expect("a temporary folder");
        for (name, minutes) in [("generated-1-1#1", 61), ("generated-2-1#1", 1), ("generated-3-1", 61), ("0a1b.png", 61)] {
            let file = fs::File::create(folder.path().join(name)).expect("written");
            file.set_modified(SystemTime::now() - Duration::from_secs(60 * minutes)).expect("as old as that");
        }

        Files::in_folder(folder.path()).expect("a store");

        let mut left: Vec<_> = fs::read_dir(folder.path()).expect("listed").map(|file| file.expect("a file").file_name()).collect();
        left.sort();
        assert_eq!(left, ["0a1b.png", "generated-2-1#1", "generated-3-1"]);
    }

    #[test]
    fn a_full_disk_is_told_from_other_trouble_however_deep_it_lies() {
        let failed = |kind: io::ErrorKind| {
            let io = io::Error::from(kind);
            let inner = object_store::Error::Generic { store: "folder", source: Box::new(io) };
            FilesError(object_store::Error::Generic { store: "prefix", source: Box::new(inner) })
        };

        assert!(failed(io::ErrorKind::StorageFull).is_full());
        assert!(failed(io::ErrorKind::QuotaExceeded).is_full());
        assert!(!failed(io::ErrorKind::PermissionDenied).is_full());
        assert!(!FilesError(object_store::Error::NotSupported { source: "nothing".into() }).is_full());
    }
}
