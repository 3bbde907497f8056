//! The two ways to an application: by the link in a mail, and signed in. Both lead to the same forms.

use domain::{
    actor::Actor,
    application::{self, ApplicationAccess, ApplyError},
    db::Db,
    ids::ApplicationId,
    locale::Locale,
};
use leptos::prelude::*;

use crate::{paths, ui};

/// How somebody came to an application.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Way {
    /// By the link whose secret this is.
    Link(String),
    Portal(ApplicationId),
}

impl Way {
    /// From the hidden fields of a form.
    pub fn parse(token: String, application: &str) -> Self {
        application.trim().parse().map_or(Self::Link(token), Self::Portal)
    }

    /// The way of whoever has the link to a draft, and is signed in with its address: they need no link from a mail.
    pub async fn of_owner(self, db: &Db, actor: &Actor) -> Result<Self, ApplyError> {
        let own = match &self {
            Self::Link(token) => application::own_draft(db, actor, token).await?,
            Self::Portal(_) => None,
        };
        Ok(own.map_or(self, Self::Portal))
    }

    /// The hidden field of a form.
    pub fn hidden(&self) -> impl IntoView + use<> {
        let (name, value) = match self {
            Self::Link(token) => ("token", token.clone()),
            Self::Portal(id) => ("application", id.to_string()),
        };
        view! { <ui::Hidden name value/> }
    }

    pub fn door<'a>(&'a self, actor: &'a Actor) -> ApplicationAccess<'a> {
        match self {
            Self::Link(token) => ApplicationAccess::Link(token),
            Self::Portal(id) => ApplicationAccess::Portal(actor, *id),
        }
    }

    /// Where the application is edited.
    pub fn form(&self, l: Locale) -> String {
        match self {
            Self::Link(token) => paths::application(l, token),
            Self::Portal(id) => paths::portal_form(l, *id),
        }
    }

    /// Where one is led once it is withdrawn.
    pub fn home(&self, l: Locale) -> String {
        match self {
            Self::Link(token) => paths::application(l, token),
            Self::Portal(_) => paths::portal(l),
        }
    }
}
