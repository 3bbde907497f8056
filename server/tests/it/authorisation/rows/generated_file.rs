//! Files that take long to make.

use crate::authorisation::{
    callers::ORGANISERS,
    row::{Row, file, form, page},
};

pub const ROWS: &[Row] = &[
    form("generated-file/request-file", "event=fair&kind=badge_sheet&narrowed=role=exhibitor").by(ORGANISERS).changes("generated_file"),
    // Taking visitors away is history, however they leave.
    form("generated-file/request-file", "event=fair&kind=visitor_table&narrowed=").by(ORGANISERS).changes("audit generated_file"),
    form("generated-file/cancel-file", "file={waiting_file}").by(ORGANISERS).changes("generated_file"),
    page("/{locale}/organise/events/{event}/files", "/de/organise/events/fair/files").by(ORGANISERS).shows("Ausweise zum Drucken"),
    page("/{locale}/organise/events/{event}/files/{file}", "/de/organise/events/fair/files/{made_file}")
        .by(ORGANISERS)
        .shows("PDF herunterladen"),
    page("/{locale}/organise/events/{event}/files/{file}", "/de/organise/events/other-fair/files/{made_file}").shows("PDF herunterladen"),
    file("/organise/events/{event}/files/{file}", "/organise/events/fair/files/{made_file}").by(ORGANISERS).shows("%PDF-"),
    file("/organise/events/{event}/files/{file}", "/organise/events/other-fair/files/{made_file}").shows("%PDF-"),
];
