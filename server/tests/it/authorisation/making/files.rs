//! Files that are made.

use crate::authorisation::{callers::Who, fair::Making};

impl Making {
    /// A file that is there, and one that waits.
    pub(super) async fn files(&mut self) {
        self.does(Who::Organiser, "generated-file/request-file", "event=fair&kind=badge_sheet&narrowed=").await;
        let (_running, stop) = tokio::sync::watch::channel(false);
        assert!(server::file_maker::turn(&self.site.state, &stop).await.expect("a turn"), "a file is made");
        self.calls_newest("made_file", "generated_file", "state = 'finished'").await;
        self.does(Who::Organiser, "generated-file/request-file", "event=fair&kind=badge_sheet&narrowed=role=visitor").await;
        self.calls_newest("waiting_file", "generated_file", "state = 'waiting'").await;
    }
}
