//! The pages of this slice.

mod costs;
mod report;

pub use costs::Costs;
pub use report::FundingReportPage;
