//! What a form has done, as the next page says it. The server function that leads on names it; the frame around the page
//! shows it, but for what belongs into a section, or what the page itself is about.

use domain::locale::Locale;
use leptos::prelude::*;

use crate::{components, ctx, form};

/// Declares the choices, each with its word in addresses and what it says in German and English.
macro_rules! flashes {
    ($($(#[$meta:meta])* $variant:ident = $word:literal: $de:literal, $en:literal;)+) => {
        /// A success that the next page tells.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Flash { $($(#[$meta])* $variant,)+ }

        impl Flash {
            pub const ALL: [Self; [$($word),+].len()] = [$(Self::$variant),+];

            /// The word in the address.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }

            /// What it says.
            pub fn text(self, l: Locale) -> &'static str {
                match self { $(Self::$variant => l.t($de, $en),)+ }
            }
        }
    };
}

flashes! {
    Saved = "saved": "Gespeichert.", "Saved.";
    Invited = "invited": "Die Einladung ist unterwegs.", "The invitation is on its way.";
    /// The same for every address: it must not tell whether there is an account.
    SignInLinkSent = "link-sent":
        "Wenn es zu dieser Adresse einen Zugang gibt, ist eine E-Mail mit Link und Code unterwegs.",
        "If there is an account with this address, an e-mail with a link and a code is on its way.";
    PasskeyAdded = "passkey-made":
        "Ihr Passkey ist angelegt. Damit loggen Sie sich ab jetzt ohne E-Mail ein.",
        "Your passkey is made. From now on it signs you in without an e-mail.";
    PasskeyRemoved = "passkey-removed":
        "Der Passkey ist hier entfernt. Löschen Sie ihn auch auf Ihrem Gerät.",
        "The passkey is removed here. Delete it on your device, too.";
    PasskeysReset = "passkeys-reset":
        "Alle Passkeys dieser Person sind entfernt, und sie ist überall ausgeloggt.",
        "All passkeys of this person are removed, and they are signed out everywhere.";
    SessionsEnded = "sessions-ended": "Auf den anderen Geräten ausgeloggt.", "Signed out on the other devices.";
    SignedOutElsewhere = "signed-out": "Diese Person ist überall ausgeloggt.", "This person is signed out everywhere.";
    MailsSentAgain = "all-sent-again": "Alles ist wieder unterwegs.", "Everything is on its way again.";
    MailSentAgain = "sent-again": "Diese E-Mail ist wieder unterwegs.", "This e-mail is on its way again.";

    MailingCopied = "mailing-copied": "Kopiert: Das ist der neue Entwurf.", "Copied: this is the new draft.";
    MailingDiscarded = "mailing-discarded": "Der Entwurf ist verworfen.", "The draft is discarded.";
    MailingTested = "mailing-tested": "Der Test ist an Sie unterwegs.", "The test is on its way to you.";
    MailingSent = "mailing-sent":
        "Gesendet. Die E-Mails gehen in zwei Minuten ab; so lange können Sie alle zurücknehmen.",
        "Sent. The e-mails leave in two minutes; until then you can take all of them back.";
    MailingPlanned = "mailing-planned": "Geplant. Bis dahin können Sie sie absagen.", "Planned. Until then you can call it off.";
    MailingCalledOff = "mailing-called-off":
        "Abgesagt: Sie ist wieder ein Entwurf, und niemand hat sie bekommen.",
        "Called off: it is a draft again, and nobody got it.";
    MailingTakenBack = "mailing-taken-back":
        "Zurückgenommen, was noch nicht abgegangen war.",
        "What had not left was taken back.";

    NewsPublished = "news-published": "Die Meldung ist jetzt öffentlich.", "The news item is public now.";
    NewsPlanned = "news-planned":
        "Geplant: Die Meldung erscheint dann von selbst. Bis dahin können Sie sie zurückholen.",
        "Planned: the news item appears by itself then. Until then you can call it back.";
    NewsHidden = "news-hidden": "Die Meldung ist wieder ein Entwurf, nur für die Organisation.", "The news item is a draft again, for organisers alone.";
    NewsDeleted = "news-deleted": "Der Entwurf ist gelöscht.", "The draft is deleted.";
    PropertyHandedIn = "property-handed-in":
        "Eingereicht: Die Organisation prüft das Objekt und veröffentlicht es.",
        "Handed in: the organisers look at the property and publish it.";
    PropertyPublished = "property-published": "Das Objekt ist jetzt öffentlich.", "The property is public now.";
    PropertiesPublished = "properties-published": "Die gewählten Objekte sind jetzt öffentlich.", "The chosen properties are public now.";
    SomePropertiesPublished = "some-properties-published":
        "Veröffentlicht ist, was vollständig war. Den anderen fehlt eine Beschreibung, oder sie waren schon öffentlich.",
        "What was complete is published. The others lack a description, or were public already.";
    PropertyHidden = "property-hidden": "Das Objekt ist wieder ein Entwurf.", "The property is a draft again.";
    PropertyDeleted = "property-deleted": "Das Objekt ist gelöscht.", "The property is deleted.";
    PropertyFileAdded = "property-file-added": "Die Datei ist gespeichert.", "The file is saved.";
    PropertyFileRemoved = "property-file-removed": "Die Datei ist entfernt.", "The file is removed.";
    PropertiesImported = "properties-imported":
        "Übernommen. Neue Objekte sind Entwürfe; veröffentlichen können Sie sie hier.",
        "Taken over. New properties are drafts; you can publish them here.";
    RoundtableRemoved = "roundtable-removed": "Der Roundtable ist gelöscht.", "The roundtable is deleted.";
    RoundtableCancelled = "roundtable-cancelled":
        "Der Roundtable ist abgesagt. Wer noch damit rechnet, bekommt eine E-Mail.",
        "The roundtable is called off. Whoever still counts on it gets an e-mail.";
    WaveSent = "wave-sent": "Die Einladungen dieser Welle sind unterwegs.", "The invitations of this wave are on their way.";
    GuestInvited = "guest-invited": "Die Einladung an diese Person ist unterwegs.", "The invitation to this person is on its way.";
    GuestsReminded = "guests-reminded":
        "Alle ohne Antwort bekommen eine Erinnerung mit einem neuen Link.",
        "Everybody without an answer gets a reminder with a new link.";
    GuestCalledOff = "guest-called-off": "Die Einladung ist zurückgenommen.", "The invitation is taken back.";
    GuestRemoved = "guest-removed": "Von der Liste genommen.", "Taken off the list.";
    GuestErased = "guest-erased": "Die Angaben sind gelöscht, auch in den E-Mails.", "The data is erased, also in the e-mails.";
    SeatsProposed = "seats-proposed":
        "Die Sitzordnung ist vorgeschlagen. Sie können sie von Hand ändern oder den Vorschlag zurücknehmen.",
        "The seating is proposed. You can change it by hand, or undo the proposal.";
    ProposalUndone = "proposal-undone": "Alle sitzen wieder wie vor dem Vorschlag.", "Everybody sits again as before the proposal.";
    MinutesSent = "minutes-sent": "Das Protokoll ist an alle mit Platz unterwegs.", "The minutes are on their way to everybody with a seat.";
    RoundtableAccepted = "roundtable-accepted":
        "Danke, Ihr Platz ist reserviert. Eine Bestätigung ist unterwegs.",
        "Thank you, your seat is reserved. A confirmation is on its way.";
    RoundtableWaiting = "roundtable-waiting":
        "Danke. Alle Plätze sind vergeben; Sie stehen auf der Warteliste und rücken nach, sobald einer frei wird.",
        "Thank you. All seats are taken; you are on the waiting list and move up as soon as one becomes free.";
    RoundtableDeclined = "roundtable-declined": "Danke für Ihre Antwort. Schade, dass Sie nicht kommen.", "Thank you for your answer. We are sorry that you cannot come.";
    EventPublished = "event-published": "Die Veranstaltung ist jetzt öffentlich.", "The event is public now.";
    TalkPublished = "talk-published": "Der Vortrag ist jetzt öffentlich.", "The talk is public now.";
    TalkHidden = "talk-hidden": "Der Vortrag ist wieder ein Entwurf, nur für die Organisation.", "The talk is a draft again, for organisers alone.";
    TalkDeleted = "talk-deleted": "Der Entwurf ist gelöscht.", "The draft is deleted.";
    SlidesSaved = "slides-saved": "Die Folien sind gespeichert.", "The slides are saved.";
    SlidesRemoved = "slides-removed": "Die Folien sind entfernt.", "The slides are removed.";
    BridgeRemoved = "bridge-removed": "Gelöscht.", "Deleted.";
    HostRemoved = "host-removed":
        "Der Veranstalter ist entfernt. Seine Leute haben keinen Zugang mehr.",
        "The host is removed. Its people have no access any more.";
    AccessEnded = "access-ended": "Der Zugang ist beendet.", "The access has ended.";
    RecapPublished = "recap-published": "Der Rückblick ist jetzt öffentlich.", "The recap is public now.";
    RecapHidden = "recap-hidden": "Der Rückblick ist wieder ein Entwurf, nur für die Organisation.", "The recap is a draft again, for organisers alone.";
    VoiceAsked = "voice-asked": "Die E-Mail mit dem Link zum Freigeben ist unterwegs.", "The e-mail with the link to release it is on its way.";
    PartRemoved = "part-removed": "Entfernt.", "Removed.";
    SurveySent = "survey-sent": "Gesendet. Die E-Mails mit den persönlichen Links sind unterwegs.", "Sent. The e-mails with the personal links are on their way.";
    SurveyReminded = "survey-reminded": "Wer noch nicht geantwortet hat, bekommt eine Erinnerung.", "Whoever has not answered gets a reminder.";
    SurveyClosed = "survey-closed": "Die Umfrage ist beendet.", "The survey has ended.";
    SurveyAnswered = "survey-answered":
        "Danke, Ihre Antworten sind gespeichert. Bis zum Ende der Umfrage können Sie sie mit demselben Link ändern.",
        "Thank you, your answers are saved. Until the survey ends you can change them by the same link.";
    GrantRemoved = "grant-removed": "Die Förderung ist gelöscht.", "The grant is deleted.";

    CallRemoved = "call-removed": "Der Entwurf ist gelöscht.", "The draft is deleted.";
    CallStateSet = "call-state-set": "Der Stand des Aufrufs ist geändert.", "The state of the call is changed.";
    EntryStarted = "entry-started":
        "Ihr Entwurf ist angelegt. Der Link dazu ist auch per E-Mail unterwegs.",
        "Your draft is made. Its link is on its way by e-mail, too.";
    EntrySaved = "entry-saved": "Der Entwurf ist gespeichert. Eingereicht ist er noch nicht.", "The draft is saved. It is not handed in yet.";
    EntryHandedIn = "entry-handed-in":
        "Eingereicht. Eine Bestätigung ist per E-Mail unterwegs.",
        "Handed in. A confirmation is on its way by e-mail.";
    EntryWithdrawn = "entry-withdrawn": "Ihre Einreichung ist zurückgezogen.", "Your entry is withdrawn.";
    EntryFileSaved = "entry-file-saved": "Die Datei ist gespeichert.", "The file is saved.";
    EntryFileRemoved = "entry-file-removed": "Die Datei ist entfernt.", "The file is removed.";
    EntryErased = "entry-erased": "Die Einreichung ist gelöscht.", "The entry is erased.";
    JurorInvited = "juror-invited": "Die Einladung in die Jury ist unterwegs.", "The invitation to the jury is on its way.";
    JurorRemoved = "juror-removed": "Diese Person ist nicht mehr in der Jury.", "This person is not in the jury any more.";
    ConflictNoted = "conflict-noted":
        "Befangenheit ist vermerkt: Die Einreichung ist für diese Person verborgen, ihre Bewertung zählt nicht.",
        "The conflict of interest is noted: the entry is hidden from this person, and their score does not count.";
    ConflictCleared = "conflict-cleared": "Die Befangenheit ist aufgehoben.", "The conflict of interest is cleared.";
    SheetSaved = "sheet-saved": "Der Bogen ist als Entwurf gespeichert und zählt noch nicht.", "The sheet is saved as a draft and does not count yet.";
    SheetHandedIn = "sheet-handed-in": "Ihre Bewertung ist abgegeben.", "Your score is handed in.";
    EntryDecided = "entry-decided": "Die Entscheidung ist vermerkt.", "The decision is noted.";
    MeetingChanged = "meeting-changed": "Die Jurysitzung ist geändert.", "The jury’s meeting is changed.";
    CallLettersSent = "call-letters-sent": "Die E-Mails sind unterwegs.", "The e-mails are on their way.";
    WinnersChanged = "winners-changed": "Die öffentliche Seite ist geändert.", "The public page is changed.";
    PictureSaved = "picture-saved": "Das Bild ist gespeichert.", "The picture is saved.";
    PictureSavedBeside = "picture-saved-beside":
        "Das Bild ist gespeichert. Was Sie sonst geändert haben, steht noch im Formular und ist noch nicht gespeichert.",
        "The picture is saved. What else you changed is still in the form, and not saved yet.";
    PictureRemoved = "picture-removed": "Das Bild ist entfernt.", "The picture is removed.";
    TermsPut = "terms-put":
        "Diese Fassung gilt jetzt. Wer schon zugestimmt hat, bleibt bei der eigenen.",
        "This version is in force now. Whoever has agreed already keeps their own.";

    StagesSaved = "stages-saved": "Die Bühnen sind gespeichert.", "The stages are saved.";
    SessionCreated = "session-created": "Der Entwurf ist gespeichert.", "The draft is saved.";
    SessionSaved = "session-saved":
        "Gespeichert. Wer einen Platz hat, erfährt von einer anderen Zeit oder Bühne.",
        "Saved. Whoever has a seat hears of another time or stage.";
    SessionPublished = "session-published": "Veröffentlicht: Jetzt kann gebucht werden.", "Published: seats can be booked now.";
    SessionUnpublished = "session-unpublished": "Wieder ein Entwurf, nur für Ihr Team.", "A draft again, for your team alone.";
    SessionCancelled = "session-cancelled":
        "Abgesagt. Alle mit Platz oder Warteplatz bekommen eine E-Mail.",
        "Cancelled. Everybody with a seat or a place on the waiting list gets an e-mail.";
    SessionDeleted = "session-deleted": "Der Entwurf ist gelöscht.", "The draft is deleted.";
    SeatBooked = "booked":
        "Ihr Platz ist gebucht. Eine E-Mail mit allem ist unterwegs.",
        "Your seat is booked. An e-mail with everything is on its way.";
    SeatSwapped = "swapped":
        "Getauscht: Ihr neuer Platz ist gebucht, der andere geht an die Nächsten. E-Mails dazu sind unterwegs.",
        "Swapped: your new seat is booked, the other one goes to whoever is next. E-mails about it are on their way.";
    SeatWaiting = "waiting":
        "Sie stehen auf der Warteliste. Wird ein Platz frei, rücken Sie nach und bekommen eine E-Mail.",
        "You are on the waiting list. If a seat becomes free you move up and get an e-mail.";
    /// By whoever had it.
    SeatGivenBack = "given-back":
        "Sie haben Ihren Platz zurückgegeben. Danke, dass Sie Bescheid gegeben haben.",
        "You have given your seat back. Thank you for telling us.";
    /// By the organisers.
    SeatReleased = "released": "Der Platz ist frei; die Nächsten rücken nach.", "The seat is free; whoever is next moves up.";

    /// The same for every address: it must not tell who is registered.
    TicketLinkSent = "ticket-link-sent":
        "Wenn es zu dieser Adresse ein Ticket gibt, ist eine E-Mail mit dem Link unterwegs.",
        "If there is a ticket with this address, an e-mail with its link is on its way.";
    TicketForgotten = "ticket-forgotten":
        "Dieses Gerät kennt Ihr Ticket nicht mehr. Der Link in Ihrer E-Mail öffnet es wieder.",
        "This device no longer knows your ticket. The link in your e-mail opens it again.";

    RegistrationSent = "registration-sent": "Bitte prüfen Sie Ihr Postfach", "Check your e-mail";
    RegistrationConfirmed = "confirmed":
        "Bestätigt. Ihr Ticket ist auch per E-Mail unterwegs.",
        "Confirmed. Your ticket is also on its way by e-mail.";
    RegistrationCancelled = "cancelled": "Storniert. Ihre Plätze sind wieder frei.", "Cancelled. Your seats are free again.";
    RegisteredAgain = "registered-again":
        "Schön, dass Sie doch kommen. Ihr Ticket gilt wieder.",
        "Good to have you back. Your ticket is valid again.";
    RegistrationErased = "erased": "Ihre Daten sind gelöscht", "Your data is erased";
    RegisteredAtDesk = "registered":
        "Registriert. Das Ticket ist per E-Mail unterwegs.",
        "Registered. The ticket is on its way by e-mail.";
    RegisteredWithoutMailbox = "registered-without-mailbox":
        "Registriert. Den Ausweis drucken Sie hier.",
        "Registered. Print the badge here.";
    KnownAtDesk = "known":
        "Diese Person hat schon eine gültige Registrierung; sie bleibt, wie sie ist.",
        "This person has a valid registration already; it stays as it is.";
    VisitorCorrected = "visitor-corrected":
        "Korrigiert. Bitte drucken Sie den Ausweis neu.",
        "Corrected. Please print the badge anew.";
    VisitorCancelled = "visitor-cancelled":
        "Storniert. Die Plätze sind wieder frei, und die Person erfährt davon.",
        "Cancelled. The seats are free again, and the person is told.";
    TicketSentAgain = "ticket-sent-again": "Das Ticket ist noch einmal unterwegs.", "The ticket is on its way again.";
    ConsentGiven = "consent-given": "Einwilligung gespeichert.", "Consent saved.";
    ConsentWithdrawn = "consent-withdrawn": "Einwilligung widerrufen.", "Consent withdrawn.";
    ContactConfirmed = "contact-confirmed":
        "Bestätigt. Eine E-Mail mit allem ist unterwegs.",
        "Confirmed. An e-mail with everything is on its way.";
    ContactTakenBack = "taken-back":
        "Widerrufen. Ihre Daten sind aus der Liste des Ausstellers gelöscht; eine Bestätigung ist unterwegs.",
        "Withdrawn. Your data is deleted from the exhibitor’s list; a confirmation is on its way.";

    /// The same for everybody: it must not tell whose mailbox is known.
    SharingWithdrawn = "sharing-withdrawn":
        "Zurückgenommen: Der Aussteller sieht Ihre Angaben nicht mehr.",
        "Taken back: the exhibitor does not see what you wrote any more.";
    SharingStopped = "sharing-stopped":
        "Der Aussteller sieht diese Anfrage nicht mehr.",
        "The exhibitor does not see this enquiry any more.";
    EnquirySent = "enquiry-sent": "Ihre Nachricht ist angekommen", "Your message has arrived";
    EnquiryAssigned = "enquiry-assigned": "Die Anfrage ist zugeteilt.", "The enquiry is assigned.";
    EnquiryDone = "enquiry-done": "Die Anfrage ist erledigt.", "The enquiry is done.";
    EnquiryReopened = "enquiry-reopened": "Die Anfrage ist wieder offen.", "The enquiry is open again.";
    EnquiryErased = "enquiry-erased": "Die Anfrage ist mit allen Notizen gelöscht.", "The enquiry is erased with all its notes.";

    /// The same for every address: it must not tell who takes part.
    MeetingLinkSent = "meeting-link-sent":
        "Eine E-Mail mit dem Link zu Ihren Gesprächen ist unterwegs.",
        "An e-mail with the link to your meetings is on its way.";
    MeetingAsked = "meeting-asked": "Ihre Anfrage ist unterwegs.", "Your request is on its way.";
    MeetingAccepted = "meeting-accepted": "Vereinbart. Die andere Seite erfährt es per E-Mail.", "Agreed. The other side is told by e-mail.";
    TimeProposed = "time-proposed": "Ihr Vorschlag ist unterwegs.", "Your proposal is on its way.";
    MeetingDeclined = "meeting-declined": "Abgelehnt. Die andere Seite erfährt es per E-Mail.", "Declined. The other side is told by e-mail.";
    MeetingWithdrawn = "meeting-withdrawn": "Ihre Anfrage ist zurückgezogen.", "Your request is withdrawn.";
    MeetingCalledOff = "meeting-called-off":
        "Abgesagt. Wer betroffen ist, erfährt es per E-Mail.",
        "Cancelled. Whoever is concerned is told by e-mail.";
    MeetingMoved = "meeting-moved": "Verlegt. Die andere Seite erfährt es per E-Mail.", "Moved. The other side is told by e-mail.";
    MeetingRated = "meeting-rated": "Danke für Ihre Rückmeldung.", "Thank you for your feedback.";
    WishSaved = "wish-saved": "Ihr Wunsch ist gespeichert.", "Your wish is saved.";
    MeetingsLeft = "meetings-left": "Ihre Angaben zu den Gesprächen sind gelöscht.", "Your details for the meetings are erased.";
    PlanMade = "plan-made": "Der Vorschlag ist berechnet. Noch gilt er nicht.", "The proposal is made. It does not count yet.";
    PlanAccepted = "plan-accepted":
        "Angenommen. Alle mit Gesprächen bekommen eine E-Mail.",
        "Accepted. Everybody with meetings gets an e-mail.";
    PlanAcceptedInPart = "plan-accepted-in-part":
        "Angenommen, bis auf Gespräche, die inzwischen unmöglich sind: Sie stehen noch im Vorschlag.",
        "Accepted, but for meetings that are impossible by now: those are still in the proposal.";
    PlanDiscarded = "plan-discarded": "Der Vorschlag ist verworfen.", "The proposal is discarded.";
    ParticipantErased = "participant-erased": "Gelöscht. Vereinbarte Gespräche sind abgesagt.", "Erased. Agreed meetings are cancelled.";

    /// The same for everybody, as of an enquiry.
    VisitSent = "visit-sent": "Ihre Anfrage ist angekommen", "Your request has arrived";
    VisitAssigned = "visit-assigned": "Der Besuch ist zugeteilt.", "The visit is assigned.";
    VisitAccepted = "visit-accepted":
        "Angenommen. Antworten Sie mit einer E-Mail, und planen Sie das Programm.",
        "Accepted. Answer with an e-mail, and plan the programme.";
    VisitDeclined = "visit-declined":
        "Abgelehnt. Antworten Sie mit einer E-Mail; Gastgeber, die gefragt waren, erfahren es.",
        "Declined. Answer with an e-mail; hosts who were asked are told.";
    VisitDone = "visit-done": "Der Besuch ist erledigt.", "The visit is done.";
    VisitReopened = "visit-reopened": "Der Besuch ist wieder offen.", "The visit is open again.";
    VisitEmptied = "visit-emptied": "Die personenbezogenen Angaben sind gelöscht.", "The personal data is erased.";
    ItemSaved = "item-saved":
        "Gespeichert. Ein Gastgeber, der schon gefragt war, wird bei einer Änderung neu gefragt.",
        "Saved. A host who was asked already is asked again after a change.";
    ItemRemoved = "item-removed": "Der Programmpunkt ist entfernt.", "The item is removed.";
    HostsAsked = "hosts-asked": "Die Gastgeber bekommen eine E-Mail mit einem Link.", "The hosts get an e-mail with a link.";
    NoHostAsked = "no-host-asked":
        "Es gibt niemanden, der noch zu fragen wäre.",
        "There is nobody left to be asked.";
    HostAnswered = "host-answered": "Danke, Ihre Antwort ist gespeichert.", "Thank you, your answer is saved.";
    DelegatesAdded = "delegates-added": "Die Personen stehen auf der Liste.", "The people are on the list.";
    DelegateRemoved = "delegate-removed": "Von der Liste entfernt.", "Taken off the list.";
    ThanksSent = "thanks-sent": "Die E-Mails sind unterwegs.", "The e-mails are on their way.";
    ResourceRemoved = "resource-removed": "Entfernt.", "Removed.";

    ReviewStarted = "review-started": "Die Prüfung hat begonnen.", "The review has started.";
    ParticipationCancelled = "participation-cancelled":
        "Die Teilnahme ist storniert, der Standplatz ist frei. Alle Betroffenen erfahren es per E-Mail.",
        "The participation is cancelled, and the unit is free. Everybody concerned is told by e-mail.";
    NoteAdded = "note-added": "Die Notiz ist gespeichert.", "The note is saved.";
    UnitHeld = "unit-held":
        "Der Standplatz ist reserviert. Der Aussteller erfährt davon noch nichts.",
        "The unit is reserved. The exhibitor is not told yet.";
    HoldReleased = "hold-released": "Die Reservierung ist aufgehoben, der Standplatz ist frei.", "The reservation is lifted, and the unit is free.";
    OfferExtended = "offer-extended": "Das Angebot hat eine neue Frist.", "The offer has a new deadline.";
    OfferWithdrawn = "offer-withdrawn":
        "Das Angebot ist zurückgezogen. Der Aussteller erfährt es per E-Mail.",
        "The offer is withdrawn. The exhibitor is told by e-mail.";

    TripItemSaved = "trip-item-saved":
        "Gespeichert. Wen es betrifft, erfährt davon erst, wenn Sie informieren.",
        "Saved. Whom it concerns hears of it only once you tell them.";
    TripItemRemoved = "trip-item-removed": "Der Programmpunkt ist entfernt.", "The item is removed.";
    TravellersTold = "travellers-told":
        "Die E-Mails an alle, die es betrifft, sind unterwegs.",
        "The e-mails to everybody whom it concerns are on their way.";
    TravellerDecided = "traveller-decided":
        "Entschieden. Die Person erfährt es per E-Mail.",
        "Decided. The person is told by e-mail.";
    TravellerErased = "traveller-erased":
        "Alle Angaben dieser Person sind gelöscht.",
        "All data of this person is erased.";
    /// The same for every address: it must not tell who has applied.
    TravelSent = "travel-sent": "Bitte prüfen Sie Ihr Postfach", "Check your e-mail";
    TravelProven = "travel-proven":
        "Bestätigt: Ihre Bewerbung liegt jetzt bei der Organisation.",
        "Confirmed: your application is with the organisers now.";
    TravelLeft = "travel-left":
        "Sie sind nicht mehr dabei. Eine Bestätigung ist per E-Mail unterwegs.",
        "You are no longer coming. A confirmation is on its way by e-mail.";

    ApplicationStarted = "started":
        "Der Entwurf ist angelegt. Einen Link zu ihm haben wir Ihnen auch geschickt.",
        "Your draft has been created. We have also mailed you a link to it.";
    DraftSaved = "draft-saved": "Gespeichert. Sie können jederzeit weitermachen.", "Saved. You can continue at any time.";
    ApplicationSubmitted = "submitted":
        "Ihre Angaben sind eingereicht. Eine Bestätigung ist unterwegs.",
        "Your application is submitted. A confirmation is on its way.";
    ApplicationWithdrawn = "withdrawn": "Die Bewerbung ist zurückgezogen.", "The application is withdrawn.";
    ApplicationEntered = "entered":
        "Der Entwurf ist angelegt. Die E-Mail mit dem Link zum Vervollständigen ist unterwegs.",
        "The draft is there. The e-mail with the link to complete it is on its way.";
    ApplicationEdited = "edited":
        "Geändert. Der Aussteller erfährt per E-Mail, was jetzt anders ist.",
        "Changed. The exhibitor is told by e-mail what is different now.";
    ExhibitorMoved = "moved": "Umgezogen. Eine E-Mail an den Aussteller ist unterwegs.", "Moved. An e-mail to the exhibitor is on its way.";
    LogoSaved = "logo-saved": "Das Logo ist gespeichert.", "The logo is saved.";
    LogoSavedBeside = "logo-saved-beside":
        "Das Logo ist gespeichert. Was Sie sonst geändert haben, steht noch im Formular und ist noch nicht gespeichert.",
        "The logo is saved. What else you changed is still in the form, and not saved yet.";
    LogoRemoved = "logo-removed": "Das Logo ist entfernt.", "The logo is removed.";
    OfferConfirmed = "offer-confirmed":
        "Danke, der Standplatz ist für Sie gebucht. Eine Bestätigung ist unterwegs.",
        "Thank you, the unit is booked for you. A confirmation is on its way.";
    OfferDeclined = "offer-declined":
        "Sie haben abgelehnt. Der Standplatz ist wieder frei, und die Organisation weiß Bescheid.",
        "You have declined. The unit is free again, and the organisers know.";
    PersonNamed = "named":
        "Die Person ist benannt. Ihr Ausweis ist per E-Mail unterwegs.",
        "The person is named. Their badge is on its way by e-mail.";
    PersonRemoved = "removed":
        "Entfernt. Der Ausweis gilt nicht mehr; Sie können jemand anderen benennen.",
        "Removed. The badge no longer counts; you can name somebody else.";
}

/// Who says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Told {
    /// The frame, on top of the page.
    OnTop,
    /// The section of this id: the address leads there.
    In(&'static str),
    /// The page, which is another one for it.
    ByPage,
}

impl Flash {
    fn told(self) -> Told {
        match self {
            Self::LogoSaved | Self::LogoSavedBeside | Self::LogoRemoved => Told::In("logo"),
            Self::PictureSaved | Self::PictureSavedBeside | Self::PictureRemoved => Told::In("picture"),
            Self::SlidesSaved | Self::SlidesRemoved => Told::In("slides"),
            Self::StagesSaved => Told::In("stages"),
            Self::SignInLinkSent
            | Self::TicketLinkSent
            | Self::RegistrationSent
            | Self::RegistrationErased
            | Self::EnquirySent
            | Self::VisitSent
            | Self::TravelSent => Told::ByPage,
            _ => Told::OnTop,
        }
    }

    /// The address that a form leads on to: this page, which says so.
    pub fn on(self, page: &str) -> String {
        let section = match self.told() {
            Told::In(section) => format!("#{section}"),
            Told::OnTop | Told::ByPage => String::new(),
        };
        let sign = if page.contains('?') { '&' } else { '?' };
        format!("{page}{sign}done={}{section}", self.word())
    }

    /// The page that the form was on.
    pub fn here(self) -> String {
        self.on(&ctx::page_path())
    }

    /// What the page under way has to tell. One that a refused form came back to has nothing, though its address may still
    /// name the last success.
    pub fn now() -> Option<Self> {
        let word = ctx::query_value("done").filter(|_| form::echo().is_none_or(|echo| echo.errors.is_empty()))?;
        Self::ALL.into_iter().find(|flash| flash.word() == word)
    }

    /// Whether the page under way tells this.
    pub fn is_now(self) -> bool {
        Self::now() == Some(self)
    }
}

/// What has just been done: on top of every page, or in the section that it belongs to.
#[component]
pub fn Flashed(#[prop(optional)] section: &'static str) -> impl IntoView {
    let told = if section.is_empty() { Told::OnTop } else { Told::In(section) };
    let text = Flash::now().filter(|flash| flash.told() == told).map(|flash| flash.text(ctx::locale()));
    text.map(|text| view! { <components::Done>{text}</components::Done> })
}

#[cfg(test)]
mod tests;
