//! What the hosts of an event can be, and what their people may do.

use crate::choice;

choice! {
    /// What somebody is who runs an event together with others.
    pub enum HostRole {
        /// Answers for the event.
        Lead = "lead",
        CoHost = "co_host",
        /// Takes part without answering for it.
        Partner = "partner",
        /// Lends its name.
        Patron = "patron",
    }
}

choice! {
    /// What people of a host may do.
    pub enum HostAccess {
        /// See what the organisers release.
        See = "see",
        /// The same, and change what is said of their host.
        Edit = "edit",
    }
}
