//! Surveys: whoever is asked answers by a link, and what came of it is the organisers' alone.

use crate::authorisation::{
    callers::{EVERYBODY, ORGANISERS},
    row::{
        Answer::{NotFound, Nothing},
        Row, file, form, page,
    },
};

const SETTINGS: &str = "survey={draft_survey}&revision=1&title_de=Anders&title_en=Other&open_until={closing_day}T12:00";

pub const ROWS: &[Row] = &[
    form("survey/create-survey", "event={bare_event}").by(ORGANISERS).changes("audit survey survey_question"),
    form("survey/save-survey", SETTINGS).by(ORGANISERS).changes("audit survey"),
    form("survey/remove-survey", "survey={draft_survey}").by(ORGANISERS).changes("audit survey survey_question"),
    form("survey/add-question", "survey={draft_survey}&kind=text&text_de=Und sonst?&text_en=What else?")
        .by(ORGANISERS)
        .changes("audit survey_question"),
    form("survey/edit-question", "question={draft_question}&kind=text&text_de=Und sonst?&text_en=What else?")
        .by(ORGANISERS)
        .changes("audit survey_question"),
    form("survey/remove-question", "question={draft_question}").by(ORGANISERS).changes("audit survey_question"),
    form("survey/open-survey", "survey={late_survey}&revision=1").by(ORGANISERS).changes("audit mail survey survey_link"),
    form("survey/remind-survey", "survey={survey}").by(ORGANISERS).changes("audit mail survey survey_link"),
    form("survey/close-survey", "survey={survey}").by(ORGANISERS).changes("audit survey"),
    // History says nothing of who answered, or when.
    form("survey/answer-survey", "token={survey_link}&{question_1}=5&{question_2}=3&{question_5}=yes")
        .by(EVERYBODY)
        .changes("survey_answer survey_link survey_value"),
    form("survey/answer-survey", "token=AAAAAAAAAAAAAAAAAAAAAAAAAA&{question_1}=5").others(NotFound),
    page("/{locale}/surveys/{token}", "/de/surveys/{survey_link}").by(EVERYBODY).shows("Wie war die Messe?"),
    page("/{locale}/surveys/{token}", "/de/surveys/{survey_link}").others(Nothing).shows("Mehr Licht"),
    page("/{locale}/surveys/{token}", "/de/surveys/AAAAAAAAAAAAAAAAAAAAAAAAAA").others(NotFound),
    page("/{locale}/organise/events/{event}/survey", "/de/organise/events/fair/survey").by(ORGANISERS).shows("Mehr Licht"),
    file("/organise/events/{event}/survey.csv", "/organise/events/fair/survey.csv").by(ORGANISERS).shows("Mehr Licht"),
    file("/organise/events/{event}/survey.xlsx", "/organise/events/fair/survey.xlsx").by(ORGANISERS).shows("xl/worksheets/sheet1.xml"),
];
