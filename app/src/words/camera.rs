//! What the scanner says.

use domain::locale::Locale;
use islands::CameraWords;

/// What the camera says; the browser knows no languages.
pub fn camera_words(l: Locale) -> CameraWords {
    CameraWords {
        start: l.t("Kamera einschalten", "Switch on the camera").to_owned(),
        looking: l.t("Kamera sucht einen Code …", "Camera is looking for a code …").to_owned(),
        refused: l
            .t(
                "Die Kamera ist nicht freigegeben. Erlauben Sie sie in den Einstellungen des Browsers, oder tippen Sie den Code ein.",
                "The camera is not allowed. Allow it in the browser's settings, or type the code.",
            )
            .to_owned(),
        offline: l
            .t("Keine Verbindung. Dieser Scan ist noch nicht beantwortet.", "No connection. This scan is not answered yet.")
            .to_owned(),
        failed: l.t("Das hat nicht geklappt. Bitte laden Sie die Seite neu.", "That did not work. Please reload the page.").to_owned(),
        retry: l.t("Noch einmal versuchen", "Try again").to_owned(),
        next: l.t("Weiter", "Next").to_owned(),
        more: l.t("Rückgängig und mehr", "Undo and more").to_owned(),
        last: l.t("Zuletzt:", "Last:").to_owned(),
        search: l.t("Nach Namen suchen", "Search by name").to_owned(),
    }
}
