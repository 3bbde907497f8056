//! What people who sign in may do.

use crate::choice;

choice! {
    /// What a role lets an account do; the role's scope says where.
    pub enum RoleKind {
        /// Everything, everywhere.
        Organiser = "organiser",
        /// The doors of one event.
        Staff = "staff",
        /// What belongs to one organisation.
        Exhibitor = "exhibitor",
    }
}
