//! Tables for spreadsheets. What stands in a table is described once, column by column, and written from that as CSV or
//! XLSX: the one for machines and whoever has nothing else, the other with typed cells. Rows come and go in batches, so
//! that a table of many thousands is never in memory as a whole.

mod column;
mod csv;
pub mod sheets;
mod xlsx;

use std::{convert::Infallible, sync::Arc};

use axum::{
    body::Body,
    extract::FromRequestParts,
    http::{HeaderMap, HeaderValue, header, request::Parts},
    response::{IntoResponse, Response},
};
use domain::locale::Locale;
use futures::{Stream, StreamExt, TryStreamExt, stream};
use leptos::prelude::*;

pub use column::{Cell, Column};

use crate::{ctx, error::ApiError, paths, progress::Progress, ui};

/// What a workbook is called on the wire.
pub const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// So many rows are put into a workbook while its browser waits; one with more is made in the background, because it has to
/// be whole before its first byte can leave. CSV leaves line by line, so that every browser shows at once that it comes.
pub const ROWS_AT_ONCE: u64 = 2_000;

/// What a table is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableFormat {
    Xlsx,
    Csv,
}

impl TableFormat {
    /// What the address and the file end in.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
        }
    }
}

/// The format that the address of the request ends in.
impl<S: Send + Sync> FromRequestParts<S> for TableFormat {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(if parts.uri.path().ends_with(".xlsx") { Self::Xlsx } else { Self::Csv })
    }
}

/// What a table is called, and what stands in it.
pub struct Table<R> {
    pub locale: Locale,
    /// The file's name without its ending.
    pub file: String,
    /// The name on the sheet.
    pub title: &'static str,
    pub columns: Vec<Column<R>>,
}

impl<R: Send + 'static> Table<R> {
    /// The table with these rows as a download. Nothing is answered before the first batch is there, so that a refusal can
    /// still be said in words; a failure after it breaks the download off.
    ///
    /// # Errors
    /// Those of the batches.
    pub async fn download(
        self,
        format: TableFormat,
        batches: impl Stream<Item = Result<Vec<R>, ApiError>> + Send + 'static,
    ) -> Result<Response, ApiError> {
        let name = format!("{}.{}", self.file, format.ending());
        let mut batches = Box::pin(batches);
        let first = batches.next().await.unwrap_or(Ok(Vec::new()))?;
        match format {
            TableFormat::Csv => {
                let head = csv::head(&self);
                let written = move |batch: Result<Vec<R>, ApiError>| batch.map(|rows| csv::rows(&self, &rows));
                let rows = stream::once(async { Ok(first) }).chain(batches).map(written);
                let body = Body::from_stream(stream::once(async { Ok(head) }).chain(rows));
                Ok((named("text/csv; charset=utf-8", &name), body).into_response())
            }
            TableFormat::Xlsx => Ok(download(XLSX, &name, xlsx::written(Arc::new(self), first, batches).await?)),
        }
    }

    /// The table with these rows as a workbook, telling of each batch that is in it.
    ///
    /// # Errors
    /// Those of the batches.
    pub async fn workbook(
        self,
        batches: impl Stream<Item = Result<Vec<R>, ApiError>> + Send + 'static,
        progress: &Progress,
    ) -> Result<Vec<u8>, ApiError> {
        let progress = progress.clone();
        let mut batches = Box::pin(batches.inspect_ok(move |rows| progress.add(rows.len())));
        let first = batches.next().await.unwrap_or(Ok(Vec::new()))?;
        xlsx::written(Arc::new(self), first, batches).await
    }
}

/// Batches that `next` answers, each beginning after the last row of the one before, until one is empty.
pub fn batches<R, K, F, N>(last: impl Fn(&R) -> K + Send + 'static, next: N) -> impl Stream<Item = Result<Vec<R>, ApiError>> + Send
where
    R: Send,
    K: Copy + Send + 'static,
    N: Fn(Option<K>) -> F + Send + 'static,
    F: Future<Output = Result<Vec<R>, ApiError>> + Send,
{
    stream::try_unfold((last, next, None), |(last, next, after)| async move {
        let rows = next(after).await?;
        let Some(end) = rows.last() else { return Ok(None) };
        let after = Some(last(end));
        Ok(Some((rows, (last, next, after))))
    })
}

/// A file to keep: named, and in no cache on the way.
pub fn download(content_type: &'static str, name: &str, content: Vec<u8>) -> Response {
    (named(content_type, name), content).into_response()
}

/// The head of a file to keep.
pub fn named(content_type: &'static str, name: &str) -> HeaderMap {
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Ok(disposition) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, disposition);
    }
    headers
}

/// What narrows a list, as in its address; what narrows nothing is left out.
pub fn query(narrowed: Vec<(&'static str, String)>) -> String {
    let pairs = narrowed.into_iter().filter(|(_, value)| !value.is_empty());
    pairs.map(|(name, value)| format!("{name}={}", paths::encode(&value))).collect::<Vec<_>>().join("&")
}

/// The buttons of a list: both formats of its table, in the language of the page, narrowed as the list is.
#[component]
pub fn TableLinks(
    /// The address without its ending.
    path: String,
    /// What narrows the list, by name.
    #[prop(optional)]
    narrowed: Vec<(&'static str, String)>,
    /// What stands there instead of the workbook, where that is made in the background.
    #[prop(optional)]
    in_background: Option<AnyView>,
) -> impl IntoView {
    let l = ctx::locale();
    let narrowed = query(narrowed);
    let narrowed = if narrowed.is_empty() { narrowed } else { format!("&{narrowed}") };
    let link = |format: TableFormat, label: &'static str| {
        let href = format!("{path}.{}?lang={l}{narrowed}", format.ending());
        view! { <ui::LinkButton href label kind=ui::ButtonKind::Quiet/> }
    };
    view! {
        {in_background.unwrap_or_else(|| link(TableFormat::Xlsx, l.t("Excel herunterladen", "Download Excel")).into_any())}
        {link(TableFormat::Csv, l.t("CSV herunterladen", "Download CSV"))}
    }
}
