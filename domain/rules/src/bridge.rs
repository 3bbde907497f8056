//! What bridges can be.

use crate::choice;

choice! {
    /// With whom a bridge links us.
    pub enum BridgeKind {
        /// A country or region abroad.
        Bridge = "bridge",
        /// Agencies and chambers at home, in one initiative.
        Network = "network",
    }
}

choice! {
    /// Who can see a bridge.
    pub enum BridgeState {
        /// Organisers only.
        Draft = "draft",
        /// Everybody.
        Published = "published",
    }
}
