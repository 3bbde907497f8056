mod api;
pub mod downloads;
mod drawing;
mod fit;
mod frame;
mod furniture;
pub mod pages;
mod paint;

pub use api::{AddLevel, AddUnit, EditLevel, EditUnit, RemoveLevel, RemoveUnit};
pub use drawing::LevelDrawing;
pub use frame::{DRAWN, Levels, PlanFrame, StandPlan, StatePlan};
pub use paint::{Legend, Mine, Paint};
