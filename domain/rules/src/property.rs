//! What sites and projects can be.

use crate::choice;

choice! {
    /// What is shown.
    pub enum PropertyKind {
        /// Land, or a building that is there.
        Site = "site",
        /// What is going to be built.
        Project = "project",
    }
}

choice! {
    /// What it is good for; a property may have several.
    pub enum PropertyUse {
        Office = "office",
        Logistics = "logistics",
        Production = "production",
        Research = "research",
        Retail = "retail",
        Housing = "housing",
        Hotel = "hotel",
        Mixed = "mixed",
    }
}

choice! {
    /// How far it is.
    pub enum PropertyState {
        Planned = "planned",
        UnderConstruction = "under_construction",
        Available = "available",
        Reserved = "reserved",
        /// Let or sold.
        Taken = "taken",
    }
}

choice! {
    /// What its price is counted by.
    pub enum PriceUnit {
        OnRequest = "on_request",
        /// To buy, per square metre.
        PerSquareMetre = "per_m2",
        /// To rent, per square metre and month.
        PerSquareMetreAndMonth = "per_m2_month",
        Total = "total",
    }
}

choice! {
    /// Who can see a property.
    pub enum Publication {
        /// Its exhibitor and organisers.
        Draft = "draft",
        /// The same; its exhibitor asks for it to be published.
        HandedIn = "handed_in",
        /// Everybody.
        Published = "published",
    }
}

choice! {
    /// What a file of a property is.
    pub enum PropertyFileKind {
        Picture = "picture",
        /// A picture as well, of which there is one.
        Plan = "plan",
        /// A PDF.
        Document = "document",
    }
}
