mod api;
mod drawing;
mod fit;
pub mod pages;

pub use api::{AddLevel, AddUnit, EditLevel, EditUnit, RemoveLevel, RemoveUnit};
pub use drawing::{Legend, Mine, PlanDrawing, PlanLevels};
