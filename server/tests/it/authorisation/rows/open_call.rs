//! Everybody reads what is public; whoever has an entry's link writes it; jurors see their own call, and organisers all.
//! The first exhibitor is in the jury of one call, the other one in that of another.

use crate::authorisation::{
    callers::{EVERYBODY, EXHIBITOR, EXHIBITOR_AND_ORGANISERS, ORGANISERS, Who},
    row::{
        Answer::{NotFound, Nothing, SignIn},
        Row, file, form, page, upload,
    },
};

pub const ROWS: &[Row] = &[
    form("call/create", "{call_fields}&title_de=Neuer Aufruf&title_en=New call&slug=new-call").by(ORGANISERS).changes("audit open_call"),
    form("call/edit", "call={draft_call}&revision=1&{call_fields}&title_de=Anders&title_en=Different&slug=draft-call")
        .by(ORGANISERS)
        .changes("audit open_call"),
    form("call/set-state", "call={open_call}&state=closed").by(ORGANISERS).changes("audit open_call"),
    form("call/remove", "call={draft_call}").by(ORGANISERS).changes("audit open_call"),
    form("call/put-criterion", "call={draft_call}&revision=1&name_de=Nutzen&name_en=Use&weight=10&most_points=5")
        .by(ORGANISERS)
        .changes("audit call_criterion open_call"),
    form("call/remove-criterion", "call={bare_call}&revision=3&criterion={bare_criterion}")
        .by(ORGANISERS)
        .changes("audit call_criterion open_call"),
    form("call/put-question", "call={draft_call}&revision=1&question_de=Was?&question_en=What?&length=long&counted=words&most=100")
        .by(ORGANISERS)
        .changes("audit call_question open_call"),
    form("call/remove-question", "call={bare_call}&revision=3&question={bare_question}")
        .by(ORGANISERS)
        .changes("audit call_question open_call"),
    form(
        "call/start-entry",
        "call=open-call&organisation=Gamma&contact_name=Gerd Gamma&email=gerd@gamma.example&country=DE&language=de&moment={form_moment}",
    )
    .by(EVERYBODY)
    .changes("call_entry mail"),
    form("call/start-entry", "call=draft-call&organisation=Gamma&contact_name=Gerd&email=gerd@gamma.example&country=DE&language=de")
        .others(NotFound),
    form("call/save-entry", "token={entry_link}&revision=1&organisation=Delta&contact_name=Dana Delta&country=DE&hand_in=yes")
        .by(EVERYBODY)
        .changes("audit call_entry mail organiser_notice"),
    form("call/save-entry", "token=&revision=1&organisation=Delta&contact_name=Dana Delta&country=DE").others(NotFound),
    form("call/withdraw-entry", "token={judged_link}").by(EVERYBODY).changes("audit call_entry mail"),
    form("call/withdraw-entry", "token={judged_entry}").others(NotFound),
    form("call/remove-file", "token={entry_link}&file={draft_file}").by(EVERYBODY).changes("call_file call_file_gone"),
    // A file of another entry.
    form("call/remove-file", "token={entry_link}&file={judged_file}").others(NotFound),
    upload("/uploads/call-file", "_page=/de/imprint&token={entry_link}").by(EVERYBODY).changes("call_file"),
    upload("/uploads/call-file", "_page=/de/imprint&token={judged_entry}").others(NotFound),
    form("call/invite-juror", "call={judged_call}&juror_name=Jo Jury&juror_email=jo@jury.example")
        .by(ORGANISERS)
        .changes("account audit juror mail"),
    form("call/remove-juror", "juror={juror}").by(ORGANISERS).changes("audit juror juror_conflict mail score_sheet"),
    form("call/declare-conflict", "entry={judged_entry}&juror=&reason=Anteile")
        .by(EXHIBITOR)
        .changes("audit juror_conflict organiser_notice"),
    form("call/declare-conflict", "entry={judged_entry}&juror={juror}&reason=Anteile").by(ORGANISERS).changes("audit juror_conflict"),
    form("call/clear-conflict", "entry={biased_entry}&juror={juror}").by(ORGANISERS).changes("audit juror_conflict"),
    form("call/save-sheet", "call=judged-call&entry={judged_entry}&revision=1&comment=Anders").by(EXHIBITOR).changes("score_sheet"),
    form("call/open-meeting", "call={judged_call}&open=yes").by(ORGANISERS).changes("audit open_call"),
    form("call/decide-entry", "entry={judged_entry}&outcome=winner").by(ORGANISERS).changes("audit call_entry"),
    form("call/send-decisions", "call={decided_call}").by(ORGANISERS).changes("audit call_entry mail"),
    form("call/show-winners", "call={decided_call}&show=yes").by(ORGANISERS).changes("audit open_call"),
    form("call/erase-entry", "entry={decided_entry}").by(ORGANISERS).changes("audit call_entry mail"),
    file("/calls/feed-de.rss", "/calls/feed-de.rss").by(EVERYBODY).shows("Aufruf open-call"),
    file("/calls/feed-de.rss", "/calls/feed-de.rss").others(Nothing).shows("Aufruf draft-call"),
    file("/calls/feed-en.rss", "/calls/feed-en.rss").by(EVERYBODY).shows("Call open<"),
    page("/{locale}/calls", "/de/calls").by(EVERYBODY).shows("Aufruf open-call"),
    page("/{locale}/calls", "/de/calls").others(Nothing).shows("Aufruf draft-call"),
    page("/{locale}/calls/{call}", "/de/calls/open-call").by(EVERYBODY).shows("Aufruf open-call"),
    page("/{locale}/calls/{call}", "/de/calls/draft-call").by(ORGANISERS).shows("Aufruf draft-call").others(NotFound),
    // Nobody is named as a winner before that is published.
    page("/{locale}/calls/{call}", "/de/calls/decided-call").others(Nothing).shows("Omega GmbH"),
    page("/{locale}/calls/{call}/enter", "/de/calls/open-call/enter").by(EVERYBODY).shows("/api/call/start-entry"),
    page("/{locale}/call-entries/{token}", "/de/call-entries/{entry_link}").by(EVERYBODY).shows("Delta GmbH"),
    page("/{locale}/call-entries/{token}", "/de/call-entries/{judged_entry}").shows("Vertrauliche Antwort").others(NotFound),
    page("/{locale}/jury", "/de/jury").by(EXHIBITOR).shows("Aufruf judged-call").others(Nothing).nobody(SignIn),
    page("/{locale}/jury/{call}", "/de/jury/judged-call").by(EXHIBITOR).shows("Sigma GmbH"),
    page("/{locale}/jury/{call}/{entry}", "/de/jury/judged-call/{judged_entry}").by(EXHIBITOR).shows("Vertrauliche Antwort"),
    // One's own conflict hides an entry from oneself.
    page("/{locale}/jury/{call}/{entry}", "/de/jury/judged-call/{biased_entry}")
        .shows("Befangene Antwort")
        .except(&[(Who::Exhibitor, Nothing)]),
    page("/{locale}/organise/calls", "/de/organise/calls").by(ORGANISERS).shows("Aufruf draft-call"),
    page("/{locale}/organise/new-call", "/de/organise/new-call").by(ORGANISERS).shows("/api/call/create"),
    page("/{locale}/organise/calls/{call}", "/de/organise/calls/draft-call").by(ORGANISERS).shows("Aufruf draft-call"),
    page("/{locale}/organise/calls/{call}/entries", "/de/organise/calls/judged-call/entries").by(ORGANISERS).shows("Sigma GmbH"),
    page("/{locale}/organise/calls/{call}/entries/{entry}", "/de/organise/calls/judged-call/entries/{judged_entry}")
        .by(ORGANISERS)
        .shows("Vertrauliche Antwort"),
    page("/{locale}/organise/calls/{call}/jury", "/de/organise/calls/judged-call/jury").by(ORGANISERS).shows("anna@alpha.example"),
    page("/{locale}/organise/calls/{call}/meeting", "/de/organise/calls/judged-call/meeting?entry={judged_entry}")
        .by(ORGANISERS)
        .shows("Vertrauliche Antwort"),
    file("/jury/files/{file}", "/jury/files/{judged_file}").by(EXHIBITOR_AND_ORGANISERS).shows("PNG"),
    file("/organise/calls/{call}/entries.csv", "/organise/calls/judged-call/entries.csv").by(ORGANISERS).shows("Sigma GmbH"),
    file("/organise/calls/{call}/entries.xlsx", "/organise/calls/judged-call/entries.xlsx")
        .by(ORGANISERS)
        .shows("xl/worksheets/sheet1.xml"),
    file("/organise/call-entries/{file}", "/organise/call-entries/{judged_entry}.json").by(ORGANISERS).shows("Vertrauliche Antwort"),
];
