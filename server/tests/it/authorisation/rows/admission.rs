//! Organisers decide who exhibits, and where.

use crate::authorisation::{
    callers::{EVERYBODY, ORGANISERS},
    row::{Answer::NotFound, Row, file, form, page},
};

pub const ROWS: &[Row] = &[
    form("exhibitor/take-up", "application={submitted}&revision={submitted_revision}").by(ORGANISERS).changes("application audit"),
    form("exhibitor/ask-for-information", "application={submitted}&revision={submitted_revision}&text=Wie groß?")
        .by(ORGANISERS)
        .changes("application audit decision decision_step mail"),
    form("exhibitor/put-on-waiting-list", "application={in_review}&revision={in_review_revision}")
        .by(ORGANISERS)
        .changes("application audit decision decision_step mail"),
    form("exhibitor/reject", "application={waiting}&revision={waiting_revision}&text=Leider voll")
        .by(ORGANISERS)
        .changes("application audit decision decision_step mail"),
    form("exhibitor/decide-many", "event={event}&kind=waiting_list&steps={in_review} {in_review_revision}")
        .by(ORGANISERS)
        .changes("application audit decision decision_step mail"),
    form("exhibitor/undo-decision", "decision={offer_decision}")
        .by(ORGANISERS)
        .changes("application audit decision decision_step mail placement"),
    form("exhibitor/move-exhibitor", "application={confirmed}&revision={confirmed_revision}&unit={free_unit}")
        .by(ORGANISERS)
        .changes("application audit mail placement"),
    form(
        "exhibitor/edit-application",
        "application={confirmed}&revision={confirmed_revision}&legal_name=Alpha GmbH&display_name=Alphabet&kind=company&street=Weg 2\
         &postcode=45127&city=Essen&country=DE&size_class=small&teaser_de=Neu&topics[]=real_estate&wish_kind=counter\
         &decision_name=Doris Neu&decision_email=doris@alpha.example",
    )
    .by(ORGANISERS)
    .changes("application application_contact application_tag audit badge mail organisation"),
    form("exhibitor/enter-application", "event=fair&email=tina@phone.example&locale=de&display_name=Am Telefon")
        .by(ORGANISERS)
        .changes("application audit mail"),
    form("exhibitor/cancel-participation", "application={confirmed}&revision={confirmed_revision}&text=Halle gesperrt")
        .by(ORGANISERS)
        .changes("application audit badge booth_staff calendar_entry mail placement"),
    form("exhibitor/place", "application={submitted}&revision={submitted_revision}&unit={free_unit}&act=hold")
        .by(ORGANISERS)
        .changes("application audit placement"),
    form("exhibitor/place", "application={held}&revision={held_revision}&unit={held_unit}&act=offer&expires_at={closing_day}T12:00")
        .by(ORGANISERS)
        .changes("application audit decision decision_step mail placement"),
    form("exhibitor/release-hold", "application={held}&revision={held_revision}").by(ORGANISERS).changes("application audit placement"),
    form("exhibitor/extend-offer", "application={offered}&revision={offered_revision}&expires_at={closing_day}T13:00")
        .by(ORGANISERS)
        .changes("application audit mail placement"),
    form("exhibitor/withdraw-offer", "application={offered}&revision={offered_revision}")
        .by(ORGANISERS)
        .changes("application audit mail placement"),
    form("exhibitor/add-note", "application={submitted}&body=Nachfragen").by(ORGANISERS).changes("application_note audit"),
    // An offer's link binds whoever holds it; the link of another thing opens none.
    form("exhibitor/answer-offer", "token={offer_link}&answer=confirm&net=125000&tax=german")
        .by(EVERYBODY)
        .changes("application audit mail organiser_notice placement"),
    form("exhibitor/answer-offer", "token={draft_link}&answer=confirm&net=125000&tax=german").others(NotFound),
    page("/{locale}/offers/{token}", "/de/offers/{offer_link}").by(EVERYBODY).shows("Alpha offered"),
    page("/{locale}/offers/{token}", "/de/offers/{draft_link}").others(NotFound).shows("Alpha"),
    page("/{locale}/offers/{token}/accept", "/de/offers/{offer_link}/accept").by(EVERYBODY).shows("Alpha offered"),
    page("/{locale}/offers/{token}/accept", "/de/offers/{draft_link}/accept").others(NotFound).shows("Alpha"),
    page("/{locale}/organise/events/{event}/admission", "/de/organise/events/fair/admission?pile=all")
        .by(ORGANISERS)
        .shows("Alpha waiting"),
    page("/{locale}/organise/events/{event}/admission/decide", "/de/organise/events/fair/admission/decide?kind=reject&a={waiting}")
        .by(ORGANISERS)
        .shows("Alpha waiting"),
    page("/{locale}/organise/events/{event}/admission/new", "/de/organise/events/fair/admission/new")
        .by(ORGANISERS)
        .shows("exhibitor/enter-application"),
    page("/{locale}/organise/events/{event}/admission/{application}", "/de/organise/events/fair/admission/{confirmed}")
        .by(ORGANISERS)
        .shows("Vertraulich"),
    page("/{locale}/organise/events/{event}/admission/{application}/edit", "/de/organise/events/fair/admission/{confirmed}/edit")
        .by(ORGANISERS)
        .shows("/api/exhibitor/edit-application"),
    file("/organise/events/{event}/admission.xlsx", "/organise/events/fair/admission.xlsx")
        .by(ORGANISERS)
        .shows("xl/worksheets/sheet1.xml"),
    file("/organise/events/{event}/admission.csv", "/organise/events/fair/admission.csv").by(ORGANISERS).shows("Alpha waiting"),
];
