//! What was read a moment ago, for what is the same for everybody: the plan, the programme, who is there. A hall full of
//! phones asks for the same few things, and those with a ticket or an account ask for them around what is theirs alone.
//!
//! It is kept as public pages are: until this process writes anything, and for a moment, because another server may write. Of
//! many who ask at once one reads, and the others wait for that; so all of them do it in tasks of their own (`aside`).

use std::{
    any::{Any, TypeId},
    collections::HashMap,
    fmt,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use tokio::sync::OnceCell;

use super::{Db, DbErr, reads::aside};

/// A page may be kept for a second after it.
const LONGEST: Duration = Duration::from_millis(250);
/// Within that time; whoever asks for more gets it read.
const MOST: usize = 256;

/// The type of a thing, what it is, and of what.
type Key = (TypeId, &'static str, String);
type Thing = Arc<OnceCell<Arc<dyn Any + Send + Sync>>>;

/// What is kept.
#[derive(Clone, Default)]
pub(super) struct Shelf(Arc<Mutex<Things>>);

struct Things {
    /// How often this process had written when they were read, and since when they are kept.
    of: Option<(u64, Instant)>,
    things: HashMap<Key, Thing>,
    longest: Duration,
}

impl Default for Things {
    fn default() -> Self {
        Self { of: None, things: HashMap::new(), longest: LONGEST }
    }
}

impl fmt::Debug for Shelf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Shelf").finish_non_exhaustive()
    }
}

impl Shelf {
    /// The place of a thing, filled or not; one beside the shelf when that is full.
    fn place(&self, writes: u64, key: &Key) -> Thing {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.of.is_none_or(|(of, since)| of != writes || since.elapsed() > kept.longest) {
            *kept = Things { of: Some((writes, Instant::now())), things: HashMap::new(), longest: kept.longest };
        }
        if let Some(thing) = kept.things.get(key) {
            return thing.clone();
        }
        let thing = Thing::default();
        if kept.things.len() < MOST {
            kept.things.insert(key.clone(), thing.clone());
        }
        thing
    }
}

impl Db {
    /// Keeps what was read for so long, if this process does not write: for what no other server writes to, as a test that
    /// counts what is asked.
    pub fn keep_for(&self, longest: Duration) {
        self.shelf.0.lock().unwrap_or_else(PoisonError::into_inner).longest = longest;
    }

    /// What `read` reads, or has read a moment ago: for what is the same whoever asks, and that nobody decides by. `what` names
    /// the reading, `of` what it is asked of. An error is not kept.
    ///
    /// # Errors
    /// Whatever `read` answers, and when the process stops.
    pub(crate) async fn kept<T, E, R>(&self, what: &'static str, of: impl ToString, read: impl FnOnce() -> R) -> Result<Arc<T>, E>
    where
        T: Any + Send + Sync,
        E: From<DbErr> + Send + 'static,
        R: Future<Output = Result<T, E>> + Send + 'static,
    {
        // Counted before it is read: whatever is written meanwhile makes it stale.
        let place = self.shelf.place(self.writes(), &(TypeId::of::<T>(), what, of.to_string()));
        let thing = match place.get() {
            Some(thing) => thing.clone(),
            None => {
                let read = read();
                aside::<_, E>(async move {
                    let read = async { Ok(Arc::new(read.await?) as Arc<dyn Any + Send + Sync>) };
                    place.get_or_try_init(|| read).await.cloned()
                })
                .await?
            }
        };
        match thing.downcast() {
            Ok(thing) => Ok(thing),
            Err(_) => unreachable!("the type is a part of the key"),
        }
    }
}
