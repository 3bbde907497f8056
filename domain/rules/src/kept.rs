//! For how long what is personal is kept, before it goes by itself. The privacy notice names the same periods, and a test there
//! holds it to them.

/// An enquiry, after it is done.
pub const ENQUIRY_MONTHS: u32 = 12;
/// Who asked for a visit, came along or was a host, after the visit.
pub const VISIT_MONTHS: u32 = 12;
/// Who was invited to a roundtable, after it.
pub const ROUNDTABLE_MONTHS: u32 = 12;
/// Who took part in meetings, after their last day.
pub const MEETING_MONTHS: u32 = 12;
/// A draft for a call that was not handed in, after the deadline.
pub const CALL_DRAFT_DAYS: i64 = 30;
/// An entry that did not win, after the decision.
pub const CALL_ENTRY_MONTHS: u32 = 12;
/// Who applied for a trip and never opened the link, after applying.
pub const UNPROVEN_TRAVELLER_DAYS: i64 = 7;
/// Who had no place on a trip, after it.
pub const TRAVELLER_MONTHS: u32 = 12;
/// Who travelled along, after the trip: so long grantors may ask who took part, and what was paid is proved.
pub const TRAVELLED_MONTHS: u32 = 60;
/// What was given for a trip, with notes on it and the photo, after the return.
pub const TRAVEL_DETAILS_DAYS: i64 = 30;
/// A quote that nobody releases, after somebody last worded it, asked about it or answered.
pub const QUOTE_DAYS: i64 = 180;
/// Who was asked by a survey, after its end.
pub const SURVEY_DAYS: i64 = 30;
