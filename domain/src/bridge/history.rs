//! What history says of a bridge. Whatever happens to its partners and companies happens to it.

use crate::{
    audit::{Action, Subject},
    choice::choice,
    ids::BridgeId,
};

choice! {
    /// What can happen to a bridge.
    pub enum BridgeAction {
        Created = "created",
        Changed = "changed",
        Published = "published",
        Hidden = "hidden",
        Removed = "removed",
        PartnerAdded = "partner_added",
        PartnerChanged = "partner_changed",
        PartnerMoved = "partner_moved",
        PartnerRemoved = "partner_removed",
        CompanyAdded = "company_added",
        CompanyChanged = "company_changed",
        CompanyRemoved = "company_removed",
        /// Many at once.
        CompaniesPasted = "companies_pasted",
    }
}

choice! {
    /// What history tells of a bridge.
    pub enum BridgeField {
        Slug = "slug",
        Kind = "kind",
        Name = "name",
        PurposeDe = "purpose_de",
        PurposeEn = "purpose_en",
        SinceYear = "since_year",
        ContactName = "contact_name",
        ContactEmail = "contact_email",
        ContactPhone = "contact_phone",
        /// Which partner it was.
        Partner = "partner",
        PartnerName = "partner_name",
        Town = "town",
        Web = "web",
        AgreedOn = "agreed_on",
        AgreementDe = "agreement_de",
        AgreementEn = "agreement_en",
        /// Which company it was.
        Company = "company",
        CompanyName = "company_name",
        OffersDe = "offers_de",
        OffersEn = "offers_en",
        SeeksDe = "seeks_de",
        SeeksEn = "seeks_en",
        /// How many.
        CompaniesAdded = "companies_added",
        CompaniesChanged = "companies_changed",
    }
}

impl Action for BridgeAction {
    const SUBJECT: Subject = Subject::Bridge;
    type Id = BridgeId;
    type Field = BridgeField;
}
