//! Organisers write to groups; whoever gets news can end them by the link in them.

use crate::authorisation::{
    callers::{EVERYBODY, ORGANISERS},
    row::{
        Answer::{NotFound, Nothing},
        Row, file, form, page, script,
    },
};

pub const ROWS: &[Row] = &[
    form("mailing/begin", "event={event}&audience=visitors&purpose=news").by(ORGANISERS).changes("audit mailing"),
    form("mailing/copy", "mailing={mailing}").by(ORGANISERS).changes("audit mailing"),
    form("mailing/save", "mailing={mailing}&revision={mailing_revision}&act=save&audience=visitors&purpose=news&subject_de=Anders")
        .by(ORGANISERS)
        .changes("audit mailing"),
    script("mailing/keep", "mailing={mailing}&revision={mailing_revision}&audience=visitors&purpose=news&subject_de=Anders")
        .by(ORGANISERS)
        .changes("audit mailing"),
    form("mailing/discard", "mailing={mailing}").by(ORGANISERS).changes("audit mailing"),
    form("mailing/test", "mailing={mailing}&position=1").by(ORGANISERS).changes("mail"),
    form("mailing/send", "mailing={mailing}&revision={mailing_revision}").by(ORGANISERS).changes("audit mailing"),
    form("mailing/plan", "mailing={mailing}&revision={mailing_revision}&at={closing_day}T09:00").by(ORGANISERS).changes("audit mailing"),
    form("mailing/plan-from-date", "mailing={mailing}&revision={mailing_revision}&days=1&side=before&date=last_day&time=09:00")
        .by(ORGANISERS)
        .changes("audit mailing"),
    form("mailing/call-off", "mailing={planned_mailing}").by(ORGANISERS).changes("audit mailing"),
    // The link binds whoever holds it; the link of another thing ends nothing.
    form("mailing/withdraw-news", "token={news_link}").by(EVERYBODY).changes("audit consent"),
    form("mailing/withdraw-news", "token={offer_link}").others(NotFound),
    page("/{locale}/news/{token}", "/de/news/{news_link}").by(EVERYBODY).shows("mailing/withdraw-news"),
    page("/{locale}/news/{token}", "/de/news/{offer_link}").others(NotFound).shows("mailing/withdraw-news"),
    file("/news/{token}", "/news/{news_link}").others(Nothing),
    page("/{locale}/organise/events/{event}/mail/groups", "/de/organise/events/fair/mail/groups").by(ORGANISERS).shows("Aufbau am Montag"),
    page("/{locale}/organise/events/{event}/mail/groups/{mailing}", "/de/organise/events/fair/mail/groups/{mailing}")
        .by(ORGANISERS)
        .shows("Aufbau am Montag"),
    page("/{locale}/organise/events/{event}/mail/groups/{mailing}/preview", "/de/organise/events/fair/mail/groups/{mailing}/preview")
        .by(ORGANISERS)
        .shows("vera@visitor.example"),
    file("/organise/mailings/{mailing}/{file}", "/organise/mailings/{mailing}/1.html").by(ORGANISERS).shows("Aufbau am Montag"),
];
