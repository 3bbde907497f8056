//! What happened, in words. A word that is not known here is shown as the database holds it, readable enough.

use domain::locale::Locale;

use crate::application::history;

/// `Standeinheit geändert`, `Unit changed`; what happens to an application has sentences of its own.
pub(super) fn sentence(l: Locale, subject: &str, action: &str) -> String {
    known(l, subject, action).unwrap_or_else(|| format!("{} {}", plain(subject), plain(action)))
}

/// The same, where there are words for it.
fn known(l: Locale, subject: &str, action: &str) -> Option<String> {
    if matches!(subject, "application" | "booth_staff") {
        return history::known_action(l, action).map(str::to_owned);
    }
    if subject == "team" {
        return team(l, action).map(str::to_owned);
    }
    let thing = self::subject(l, subject)?;
    match happening(l, action) {
        Some(happened) => Some(format!("{thing}: {happened}")),
        None => self::action(l, subject, action).map(|done| format!("{thing} {done}")),
    }
}

/// What is no change of the thing itself but happened to it.
fn happening(l: Locale, action: &str) -> Option<&'static str> {
    Some(match action {
        "agreed" | "consented" => l.t("Einwilligung erteilt", "consent given"),
        "consent_withdrawn" => l.t("Einwilligung widerrufen", "consent withdrawn"),
        _ => return None,
    })
}

/// What happened to the person who is named before it.
fn team(l: Locale, action: &str) -> Option<&'static str> {
    Some(match action {
        "invited" => l.t("Ins Team eingeladen", "Invited to the team"),
        "invitation_withdrawn" => l.t("Einladung zurückgezogen", "Invitation withdrawn"),
        "joined" => l.t("Ins Team aufgenommen", "Joined the team"),
        "removed" => l.t("Aus dem Team entfernt", "Removed from the team"),
        _ => return None,
    })
}

fn subject(l: Locale, subject: &str) -> Option<&'static str> {
    Some(match subject {
        "badge" => l.t("Ausweis", "Badge"),
        "event" => l.t("Veranstaltung", "Event"),
        "lead" => l.t("Kontakt", "Lead"),
        "level" => l.t("Ebene", "Level"),
        "mail" => l.t("E-Mail", "Mail"),
        "registration" => l.t("Registrierung", "Registration"),
        "scan" => l.t("Einlass", "Admission"),
        "seat" => l.t("Platz", "Seat"),
        "session" => l.t("Programmpunkt", "Session"),
        "stage" => l.t("Bühne", "Stage"),
        "unit" => l.t("Einheit", "Unit"),
        _ => return None,
    })
}

fn action(l: Locale, subject: &str, action: &str) -> Option<&'static str> {
    Some(match (subject, action) {
        // As the buttons are called.
        ("badge", "revoked") => l.t("gesperrt", "revoked"),
        ("badge", "restored") => l.t("wieder freigegeben", "restored"),
        ("seat", "cancelled") => l.t("freigegeben", "freed"),
        ("session", "unpublished") => l.t("verborgen", "hidden"),
        (_, "archived") => l.t("archiviert", "archived"),
        (_, "booked") => l.t("gebucht", "booked"),
        (_, "cancelled") => l.t("abgesagt", "cancelled"),
        (_, "changed") => l.t("geändert", "changed"),
        (_, "confirmed") => l.t("bestätigt", "confirmed"),
        (_, "created") => l.t("angelegt", "created"),
        (_, "deleted") => l.t("gelöscht", "deleted"),
        (_, "erased") => l.t("mit allen Daten gelöscht", "erased with all data"),
        (_, "published") => l.t("veröffentlicht", "published"),
        (_, "queued") => l.t("auf die Warteliste gesetzt", "put on the waiting list"),
        (_, "registered_at_desk") => l.t("am Empfang angelegt", "created at the desk"),
        (_, "removed") => l.t("entfernt", "removed"),
        (_, "repeated") => l.t("noch einmal begonnen", "begun once more"),
        (_, "restored") => l.t("wiederhergestellt", "restored"),
        (_, "sent_again") => l.t("noch einmal gesendet", "sent again"),
        (_, "taken back") => l.t("wieder zum Entwurf gemacht", "made a draft again"),
        (_, "undone") => l.t("rückgängig gemacht", "undone"),
        (_, "withdrawn") => l.t("zurückgezogen", "withdrawn"),
        _ => return None,
    })
}

pub(super) fn plain(word: &str) -> String {
    word.replace('_', " ")
}

#[cfg(test)]
mod tests {
    use domain::audit::SUBJECTS;

    use super::*;

    #[test]
    fn there_are_words_for_everything_that_happens() {
        for subject in SUBJECTS {
            for action in subject.actions {
                assert!(known(Locale::De, subject.name, action).is_some(), "{} {action}", subject.name);
            }
        }
    }

    #[test]
    fn what_is_done_by_a_button_is_called_like_it() {
        assert_eq!(sentence(Locale::De, "badge", "revoked"), "Ausweis gesperrt");
        assert_eq!(sentence(Locale::De, "application", "taken_up"), "In Prüfung genommen");
    }

    #[test]
    fn unknown_words_are_shown_as_they_are() {
        assert_eq!(sentence(Locale::En, "field_bed", "dug_up"), "field bed dug up");
    }
}
