//! Who asks for a file, and in which language.

use std::convert::Infallible;

use axum::{
    extract::{FromRequestParts, Query},
    http::request::Parts,
};
use domain::{actor::Actor, locale::Locale};
use serde::{Deserialize, de::DeserializeOwned};

use crate::ctx;

/// Whoever sent the request, as the edge found out.
pub struct Asker(pub Actor);

impl<S: Send + Sync> FromRequestParts<S> for Asker {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self(parts.extensions.get().cloned().unwrap_or(Actor::Anonymous)))
    }
}

/// What narrows a list, from the query of its address; what cannot be understood narrows nothing.
pub fn narrowed<T: DeserializeOwned + Default>(query: &str) -> T {
    let address = format!("/?{query}").parse().unwrap_or_default();
    Query::<T>::try_from_uri(&address).map(|narrowed| narrowed.0).unwrap_or_default()
}

/// The language of a file: that of the page which led to it (`?lang=de`), else what the browser prefers.
pub struct FileLocale(pub Locale);

#[derive(Default, Deserialize)]
#[serde(default)]
struct Wanted {
    lang: String,
}

impl<S: Send + Sync> FromRequestParts<S> for FileLocale {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let wanted = Query::<Wanted>::try_from_uri(&parts.uri).map(|wanted| wanted.0.lang).unwrap_or_default();
        Ok(Self(wanted.parse().unwrap_or_else(|_| ctx::preferred(&parts.headers))))
    }
}
