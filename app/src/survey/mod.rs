//! Surveys of those who took part: answered by a link, made and evaluated by organisers.

mod api;
pub mod downloads;
pub mod pages;

pub use api::{
    AddQuestion, AnswerSurvey, CloseSurvey, CreateSurvey, EditQuestion, OpenSurvey, RemindSurvey, RemoveQuestion, RemoveSurvey, SaveSurvey,
};
