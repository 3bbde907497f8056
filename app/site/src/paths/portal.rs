//! The exhibitors' side.

use domain::{
    ids::{ApplicationId, PropertyId},
    locale::Locale,
};

pub fn portal(locale: Locale) -> String {
    format!("/{locale}/portal")
}

pub fn portal_application(locale: Locale, application: ApplicationId) -> String {
    format!("/{locale}/portal/{application}")
}

/// The second look before the offer of an application is accepted.
pub fn portal_acceptance(locale: Locale, application: ApplicationId) -> String {
    format!("{}/accept", portal_application(locale, application))
}

/// The application of whoever is signed in, to be changed.
pub fn portal_form(locale: Locale, application: ApplicationId) -> String {
    format!("/{locale}/portal/{application}/application")
}

pub fn portal_profile(locale: Locale, application: ApplicationId) -> String {
    format!("/{locale}/portal/{application}/profile")
}

pub fn portal_staff(locale: Locale, application: ApplicationId) -> String {
    format!("/{locale}/portal/{application}/staff")
}

pub fn portal_leads(locale: Locale, application: ApplicationId) -> String {
    format!("/{locale}/portal/{application}/leads")
}

/// Without its ending, as all tables.
pub fn portal_leads_table(application: ApplicationId) -> String {
    format!("/portal/{application}/leads")
}

pub fn portal_scan(locale: Locale, application: ApplicationId) -> String {
    format!("/{locale}/portal/{application}/scan")
}

/// The sites and projects of one's own organisations.
pub fn own_properties(locale: Locale) -> String {
    format!("/{locale}/portal/properties")
}

pub fn new_own_property(locale: Locale) -> String {
    format!("/{locale}/portal/properties/new")
}

pub fn edit_own_property(locale: Locale, property: PropertyId) -> String {
    format!("/{locale}/portal/properties/{property}")
}
