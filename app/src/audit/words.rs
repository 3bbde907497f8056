//! History in words. A word that is not known here is shown as the database holds it, readable enough.

use std::borrow::Cow;

use domain::locale::Locale;

/// `Standeinheit geändert`, `Unit changed`.
pub(super) fn sentence(l: Locale, subject: &str, action: &str) -> String {
    let subject = self::subject(l, subject);
    match happening(l, action) {
        Some(happened) => format!("{subject}: {happened}"),
        None => format!("{subject} {}", self::action(l, action)),
    }
}

/// What is no change of the thing itself but happened to it.
fn happening(l: Locale, action: &str) -> Option<&'static str> {
    Some(match action {
        "agreed" | "consented" => l.t("Einwilligung erteilt", "consent given"),
        "asked" | "information_asked" | "needs_information" => l.t("Rückfrage gestellt", "question asked"),
        "consent_withdrawn" => l.t("Einwilligung widerrufen", "consent withdrawn"),
        "noted" => l.t("Notiz angelegt", "note added"),
        "offered" => l.t("Platz angeboten", "unit offered"),
        "staff_corrected" => l.t("Angaben zu einer Person geändert", "details of a person changed"),
        "staff_named" => l.t("Person für den Stand benannt", "person named for the stand"),
        "staff_removed" => l.t("Person vom Stand genommen", "person taken off the stand"),
        _ => return None,
    })
}

/// Who it was: a person's name, or what is known of them.
pub(super) fn actor(l: Locale, actor: &str) -> &str {
    match actor {
        "anonymous" => l.t("Unbekannt", "Unknown"),
        "applicant" => l.t("Anmeldende Organisation", "Applicant"),
        "visitor" => l.t("Besucher:in", "Visitor"),
        "standwerk" => l.t("Standwerk, von selbst", "Standwerk by itself"),
        name => name,
    }
}

fn subject(l: Locale, subject: &str) -> Cow<'_, str> {
    let known = match subject {
        "application" => l.t("Anmeldung", "Application"),
        "badge" => l.t("Ausweis", "Badge"),
        "booth_staff" => l.t("Standpersonal", "Booth staff"),
        "event" => l.t("Veranstaltung", "Event"),
        "invitation" => l.t("Einladung", "Invitation"),
        "lead" => l.t("Kontakt", "Lead"),
        "level" => l.t("Ebene", "Level"),
        "mail" => l.t("E-Mail", "Mail"),
        "note" | "application_note" => l.t("Notiz", "Note"),
        "organisation" => l.t("Organisation", "Organisation"),
        "placement" => l.t("Platzierung", "Placement"),
        "registration" => l.t("Registrierung", "Registration"),
        "role" => l.t("Rolle", "Role"),
        "scan" => l.t("Scan", "Scan"),
        "seat" => l.t("Platz", "Seat"),
        "session" => l.t("Programmpunkt", "Session"),
        "speaker" => l.t("Referent:in", "Speaker"),
        "stage" => l.t("Bühne", "Stage"),
        "unit" => l.t("Standeinheit", "Unit"),
        other => return Cow::Owned(plain(other)),
    };
    Cow::Borrowed(known)
}

fn action(l: Locale, action: &str) -> Cow<'_, str> {
    let known = match action {
        "accepted" => l.t("angenommen", "accepted"),
        "archived" => l.t("archiviert", "archived"),
        "booked" => l.t("gebucht", "booked"),
        "cancelled" => l.t("abgesagt", "cancelled"),
        "changed" => l.t("geändert", "changed"),
        "confirmed" => l.t("bestätigt", "confirmed"),
        "created" | "added" => l.t("angelegt", "created"),
        "declined" => l.t("abgelehnt", "declined"),
        "deleted" => l.t("gelöscht", "deleted"),
        "erased" => l.t("mit allen Daten gelöscht", "erased with all data"),
        "expired" | "offer_expired" => l.t("abgelaufen", "expired"),
        "held" => l.t("vorgemerkt", "held"),
        "in_review" | "reviewed" | "review_started" => l.t("in Prüfung genommen", "taken into review"),
        "promoted" => l.t("von der Warteliste nachgerückt", "moved up from the waiting list"),
        "published" => l.t("veröffentlicht", "published"),
        "queued" | "waiting_list" | "put_on_waiting_list" => l.t("auf die Warteliste gesetzt", "put on the waiting list"),
        "registered_at_desk" => l.t("am Empfang angelegt", "created at the desk"),
        "rejected" => l.t("abgelehnt", "rejected"),
        "released" => l.t("freigegeben", "released"),
        "removed" => l.t("entfernt", "removed"),
        "repeated" => l.t("noch einmal begonnen", "begun once more"),
        "restored" => l.t("wiederhergestellt", "restored"),
        "revoked" => l.t("entzogen", "revoked"),
        "sent_again" => l.t("noch einmal gesendet", "sent again"),
        "started" => l.t("begonnen", "begun"),
        "submitted" => l.t("eingereicht", "submitted"),
        "undone" => l.t("zurückgenommen", "undone"),
        "unpublished" => l.t("zurückgezogen", "unpublished"),
        "withdrawn" => l.t("zurückgezogen", "withdrawn"),
        other => return Cow::Owned(plain(other)),
    };
    Cow::Borrowed(known)
}

/// What a field is called.
pub(super) fn field(l: Locale, field: &str) -> Cow<'_, str> {
    let known = match field {
        "abstract_de" => l.t("Beschreibung (de)", "Abstract (de)"),
        "abstract_en" => l.t("Beschreibung (en)", "Abstract (en)"),
        "applications_open_at" | "opens" => l.t("Beginn der Anmeldung", "Applications open"),
        "applications_close_at" | "closes" => l.t("Anmeldeschluss", "Applications close"),
        "area_dm2" => l.t("Fläche (dm²)", "Area (dm²)"),
        "booth_number" => l.t("Standnummer", "Booth number"),
        "brand" => l.t("Name auf dem Stand", "Name on the booth"),
        "bridge" => "Innovation Bridge",
        "capacity" => l.t("Kapazität", "Capacity"),
        "changeover_minutes" => l.t("Umbauzeit (Minuten)", "Changeover (minutes)"),
        "city" => l.t("Ort", "City"),
        "closes_minute" => l.t("Schließt (Minute des Tages)", "Closes (minute of the day)"),
        "code" => l.t("Kürzel", "Code"),
        "co_exhibitors" => l.t("Mitaussteller", "Co-exhibitors"),
        "contact_email" => l.t("E-Mail der Ansprechperson", "Contact’s e-mail"),
        "contact_name" => l.t("Ansprechperson", "Contact"),
        "contacts" => l.t("Ansprechpersonen", "Contacts"),
        "country" => l.t("Land", "Country"),
        "de_minimis" => l.t("De-minimis-Erklärung", "De minimis declaration"),
        "depth_cm" => l.t("Tiefe (cm)", "Depth (cm)"),
        "description" | "description_de" => l.t("Beschreibung", "Description"),
        "description_en" => l.t("Beschreibung (en)", "Description (en)"),
        "display_name" => l.t("Anzeigename", "Display name"),
        "double_funding" => l.t("Erklärung zur Doppelförderung", "Double funding declaration"),
        "ends_at" | "ends_on" => l.t("Ende", "End"),
        "fields" => l.t("Geändert", "Changed"),
        "from" => l.t("Vorher", "Before"),
        "hall" => l.t("Halle", "Hall"),
        "hosted_by" => l.t("Standbetreiber", "Hosted by"),
        "included_de" => l.t("Enthalten (de)", "Included (de)"),
        "included_en" => l.t("Enthalten (en)", "Included (en)"),
        "job_title" => l.t("Funktion", "Job title"),
        "kind" => l.t("Art", "Kind"),
        "language" | "locale" => l.t("Sprache", "Language"),
        "languages" => l.t("Sprachen", "Languages"),
        "legal_name" => l.t("Rechtlicher Name", "Legal name"),
        "level" => l.t("Ebene", "Level"),
        "logo" => "Logo",
        "name" => "Name",
        "name_de" => "Name (de)",
        "name_en" => "Name (en)",
        "newsletter" => "Newsletter",
        "offers" => l.t("Bietet", "Offers"),
        "opens_minute" => l.t("Öffnet (Minute des Tages)", "Opens (minute of the day)"),
        "organisation" => l.t("Organisation", "Organisation"),
        "pass_quota" => l.t("Ausweiskontingent", "Pass quota"),
        "passes_close_at" => l.t("Frist für Ausweise", "Deadline for passes"),
        "passes_taken" => l.t("Vergebene Ausweise", "Passes taken"),
        "picture" => l.t("Bild", "Picture"),
        "picture_alt_de" => l.t("Bildbeschreibung (de)", "Description of the picture (de)"),
        "picture_alt_en" => l.t("Bildbeschreibung (en)", "Description of the picture (en)"),
        "postcode" => l.t("Postleitzahl", "Postcode"),
        "price_cents" => l.t("Preis (Cent)", "Price (cents)"),
        "public_body" => l.t("Öffentliche Einrichtung", "Public body"),
        "purpose" => l.t("Zweck", "Purpose"),
        "question" => l.t("Rückfrage", "Question"),
        "rating" => l.t("Bewertung", "Rating"),
        "reason" => l.t("Grund", "Reason"),
        "role" => l.t("Rolle", "Role"),
        "seat_limit" => l.t("Plätze", "Seats"),
        "seeks" => l.t("Sucht", "Seeks"),
        "session" => l.t("Programmpunkt", "Session"),
        "size_class" => l.t("Größenklasse", "Size class"),
        "slug" => l.t("Adresse der Seite", "Address of the page"),
        "stage" => l.t("Bühne", "Stage"),
        "starts_at" | "starts_on" => l.t("Beginn", "Start"),
        "state" => l.t("Status", "Status"),
        "street" => l.t("Straße", "Street"),
        "teaser_de" => l.t("Kurztext (de)", "Teaser (de)"),
        "teaser_en" => l.t("Kurztext (en)", "Teaser (en)"),
        "terms" | "terms_version" => l.t("Teilnahmebedingungen", "Terms"),
        "theme_de" => l.t("Thema (de)", "Theme (de)"),
        "theme_en" => l.t("Thema (en)", "Theme (en)"),
        "time_zone" => l.t("Zeitzone", "Time zone"),
        "title" => l.t("Titel", "Title"),
        "topics" => l.t("Themen", "Topics"),
        "unit" => l.t("Standeinheit", "Unit"),
        "until" => l.t("Bis", "Until"),
        "vat_id" => l.t("USt-IdNr.", "VAT id"),
        "venue" => l.t("Veranstaltungsort", "Venue"),
        "website" => "Website",
        "width_cm" => l.t("Breite (cm)", "Width (cm)"),
        "wish_kind" => l.t("Gewünschte Einheit", "Wished unit"),
        "wish_note" => l.t("Wünsche", "Wishes"),
        "x_cm" => l.t("Abstand von links (cm)", "Distance from the left (cm)"),
        "y_cm" => l.t("Abstand von oben (cm)", "Distance from the top (cm)"),
        other => return Cow::Owned(plain(other)),
    };
    Cow::Borrowed(known)
}

/// Words that columns hold; anything else is a text that somebody wrote.
pub(super) fn value(l: Locale, value: &str) -> &str {
    match value {
        "draft" => l.t("Entwurf", "draft"),
        "published" => l.t("veröffentlicht", "published"),
        "archived" => l.t("archiviert", "archived"),
        "submitted" => l.t("eingereicht", "submitted"),
        "in_review" => l.t("in Prüfung", "in review"),
        "needs_information" => l.t("Rückfrage offen", "needs information"),
        "waiting_list" => l.t("Warteliste", "waiting list"),
        "offered" => l.t("angeboten", "offered"),
        "confirmed" => l.t("bestätigt", "confirmed"),
        "rejected" => l.t("abgelehnt", "rejected"),
        "withdrawn" => l.t("zurückgezogen", "withdrawn"),
        "cancelled" => l.t("abgesagt", "cancelled"),
        "organiser" => l.t("Organisation", "organiser"),
        "staff" => l.t("Empfang", "desk staff"),
        "exhibitor" => l.t("Aussteller", "exhibitor"),
        "visitor" => l.t("Besucher:in", "visitor"),
        "event_news" => l.t("Neuigkeiten per E-Mail", "news by e-mail"),
        "matchmaking" => l.t("Vorschläge für Gespräche", "suggestions whom to meet"),
        "photos" => l.t("Fotos und Videos", "photos and videos"),
        "masterclass" => "Masterclass",
        "pitch" => "Pitch",
        "roundtable" => "Roundtable",
        "reception" => l.t("Empfang", "reception"),
        "counter" => l.t("Theke", "counter"),
        "meeting_table" => l.t("Besprechungstisch", "meeting table"),
        "screen" => l.t("Bildschirm", "screen"),
        "trade_fair" => l.t("Messe", "trade fair"),
        "conference" => l.t("Konferenz", "conference"),
        "delegation_trip" => l.t("Delegationsreise", "delegation trip"),
        "own_event" => l.t("eigene Veranstaltung", "own event"),
        // A text too long to repeat, and a file.
        "changed" => l.t("geändert", "changed"),
        "removed" => l.t("entfernt", "removed"),
        "de" => "Deutsch",
        "en" => "English",
        text => text,
    }
}

fn plain(word: &str) -> String {
    word.replace('_', " ")
}
