//! Roundtables are the organisers' alone; an invitation is open to whoever holds its link.

use crate::authorisation::{
    callers::{EVERYBODY, ORGANISERS},
    row::{
        Answer::{NotFound, Nothing},
        Row, file, form, page,
    },
};

pub const ROWS: &[Row] = &[
    form("roundtable/create", "{round_fields}&name=Ganz neu").by(ORGANISERS).changes("audit roundtable"),
    form("roundtable/edit", "roundtable={round}&revision={round_revision}&{round_fields}&name=Anders")
        .by(ORGANISERS)
        .changes("audit roundtable"),
    form("roundtable/remove", "roundtable={empty_round}").by(ORGANISERS).changes("audit roundtable"),
    form("roundtable/cancel", "roundtable={round}").by(ORGANISERS).changes("audit mail roundtable"),
    form("roundtable/add-table", "roundtable={round}&revision={round_revision}&table_name=Zwei&seats=4&shape=u_shape")
        .by(ORGANISERS)
        .changes("audit roundtable roundtable_table"),
    form("roundtable/edit-table", "table={round_table}&revision={round_revision}&table_name=Anders&seats=6&shape=round")
        .by(ORGANISERS)
        .changes("audit roundtable roundtable_table"),
    form("roundtable/remove-table", "table={spare_table}&revision={round_revision}")
        .by(ORGANISERS)
        .changes("audit roundtable roundtable_table"),
    form("roundtable/add-rivals", "roundtable={round}&revision={round_revision}&one=Haus A&other=Haus C")
        .by(ORGANISERS)
        .changes("audit roundtable roundtable_rival"),
    form("roundtable/remove-rivals", "rivals={rivals}&revision={round_revision}")
        .by(ORGANISERS)
        .changes("audit roundtable roundtable_rival"),
    form("roundtable/add-guest", "roundtable={round}&name=Gerd Neu&email=gerd@gast.example&organisation=Haus G&language=de&wave=2")
        .by(ORGANISERS)
        .changes("audit roundtable_guest"),
    form(
        "roundtable/edit-guest",
        "guest={planned_guest}&revision=1&name=Paul Plan&email=paul@gast.example&organisation=Haus Neu&language=de&wave=2",
    )
    .by(ORGANISERS)
    .changes("audit roundtable_guest"),
    form("roundtable/remove-guest", "guest={planned_guest}").by(ORGANISERS).changes("audit roundtable_guest"),
    form("roundtable/send-wave", "roundtable={round}&wave=2").by(ORGANISERS).changes("audit mail roundtable_guest"),
    form("roundtable/invite-guest", "guest={planned_guest}&replaces={declined_guest}")
        .by(ORGANISERS)
        .changes("audit mail roundtable_guest"),
    form("roundtable/invite-named", "guest={declined_guest}").by(ORGANISERS).changes("audit mail roundtable_guest"),
    form("roundtable/remind", "roundtable={round}").by(ORGANISERS).changes("audit mail roundtable_guest"),
    form("roundtable/call-off", "guest={silent_guest}").by(ORGANISERS).changes("audit mail roundtable_guest"),
    form("roundtable/erase-guest", "guest={accepted_guest}").by(ORGANISERS).changes("audit mail roundtable roundtable_guest"),
    // Whoever holds the link.
    form("roundtable/answer", "token={silent_link}&answer=accept&needs=Vegetarisch")
        .by(EVERYBODY)
        .changes("audit mail organiser_notice roundtable roundtable_guest"),
    form("roundtable/answer", "token={offer_link}&answer=accept").others(NotFound),
    form("roundtable/seat-guest", "roundtable={round}&revision={round_revision}&seat={round_table}:1&guest={accepted_guest}&pinned=on")
        .by(ORGANISERS)
        .changes("audit roundtable roundtable_guest"),
    // Proposed the same again: who sits where stays.
    form("roundtable/propose-seats", "roundtable={round}&revision={round_revision}").by(ORGANISERS).changes("audit roundtable"),
    form("roundtable/undo-proposal", "roundtable={round}&revision={round_revision}")
        .by(ORGANISERS)
        .changes("audit roundtable roundtable_guest"),
    form("roundtable/write-minutes", "roundtable={round}&revision={round_revision}&language=de&minutes=Anders")
        .by(ORGANISERS)
        .changes("audit roundtable"),
    form("roundtable/send-minutes", "roundtable={round}").by(ORGANISERS).changes("audit mail"),
    form("roundtable/add-follow-up", "roundtable={round}&task=Noch etwas&owner=guest:{accepted_guest}&due_on={closing_day}")
        .by(ORGANISERS)
        .changes("audit roundtable_follow_up"),
    form("roundtable/set-follow-up", "task={round_task}&state=done").by(ORGANISERS).changes("audit roundtable_follow_up"),
    form("roundtable/remove-follow-up", "task={round_task}").by(ORGANISERS).changes("audit roundtable_follow_up"),
    page("/{locale}/roundtables/answers/{token}", "/de/roundtables/answers/{silent_link}").by(EVERYBODY).shows("Silke Still"),
    page("/{locale}/roundtables/answers/{token}", "/de/roundtables/answers/{offer_link}").others(NotFound).shows("Silke Still"),
    // Nobody else on the list is told to whoever holds a link.
    page("/{locale}/roundtables/answers/{token}", "/de/roundtables/answers/{silent_link}").others(Nothing).shows("Paul Plan"),
    page("/{locale}/roundtables/answers/{token}/briefing", "/de/roundtables/answers/{accepted_link}/briefing")
        .by(EVERYBODY)
        .shows("Anke Ja"),
    page("/{locale}/roundtables/answers/{token}/briefing", "/de/roundtables/answers/{silent_link}/briefing")
        .others(NotFound)
        .shows("Silke Still"),
    page("/{locale}/organise/roundtables", "/de/organise/roundtables").by(ORGANISERS).shows("Runde voll"),
    page("/{locale}/organise/new-roundtable", "/de/organise/new-roundtable").by(ORGANISERS).shows("/api/roundtable/create"),
    page("/{locale}/organise/roundtables/{roundtable}", "/de/organise/roundtables/{round}").by(ORGANISERS).shows("Paul Plan"),
    page("/{locale}/organise/roundtables/{roundtable}/seating", "/de/organise/roundtables/{round}/seating").by(ORGANISERS).shows("Anke Ja"),
    page("/{locale}/organise/roundtables/{roundtable}/minutes", "/de/organise/roundtables/{round}/minutes")
        .by(ORGANISERS)
        .shows("Vertrauliches Protokoll"),
    page("/{locale}/organise/roundtables/{roundtable}/edit", "/de/organise/roundtables/{round}/edit")
        .by(ORGANISERS)
        .shows("/api/roundtable/edit"),
    page("/{locale}/organise/roundtables/{roundtable}/guests/{guest}", "/de/organise/roundtables/{round}/guests/{accepted_guest}")
        .by(ORGANISERS)
        .shows("anke@gast.example"),
    file("/organise/roundtables/{roundtable}/guests.csv", "/organise/roundtables/{round}/guests.csv")
        .by(ORGANISERS)
        .shows("paul@gast.example"),
    file("/organise/roundtables/{roundtable}/guests.xlsx", "/organise/roundtables/{round}/guests.xlsx")
        .by(ORGANISERS)
        .shows("xl/worksheets/sheet1.xml"),
    file("/organise/roundtables/{roundtable}/place-cards.pdf", "/organise/roundtables/{round}/place-cards.pdf")
        .by(ORGANISERS)
        .shows("%PDF-"),
    file("/organise/roundtables/{roundtable}/table-plan.pdf", "/organise/roundtables/{round}/table-plan.pdf").by(ORGANISERS).shows("%PDF-"),
    file("/organise/roundtables/{roundtable}/briefings.pdf", "/organise/roundtables/{round}/briefings.pdf").by(ORGANISERS).shows("%PDF-"),
    file("/organise/roundtable-guests/{file}", "/organise/roundtable-guests/{accepted_guest}.json")
        .by(ORGANISERS)
        .shows("anke@gast.example"),
];
