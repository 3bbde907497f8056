//! What the scanner says.

use domain::locale::Locale;
use islands::CameraWords;

use crate::ctx;

/// What reads codes where the browser cannot: the address of its files, without their ends. Empty where there is none.
pub fn decoder() -> String {
    let name = ctx::site().decoder;
    if name.is_empty() { String::new() } else { format!("/pkg/{name}") }
}

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
        lost: l
            .t(
                "Die Kamera ist weg: eine andere App benutzt sie, oder das Gerät war gesperrt. Schalten Sie sie wieder ein.",
                "The camera is gone: another app uses it, or the device was locked. Switch it on again.",
            )
            .to_owned(),
        unreadable: l
            .t(
                "Dieser Browser kann Bilder der Kamera gerade nicht lesen. Schalten Sie die Kamera wieder ein, oder tippen Sie den Code ein.",
                "This browser cannot read the camera's pictures right now. Switch the camera on again, or type the code.",
            )
            .to_owned(),
        lens: l.t("Welche Kamera", "Which camera").to_owned(),
        torch: l.t("Licht", "Light").to_owned(),
        code: l.t("Code", "Code").to_owned(),
        asked: l.t("Wird geprüft", "Checking").to_owned(),
        offline: l.t("Keine Verbindung", "No connection").to_owned(),
        waiting: l
            .t(
                "Noch nicht beantwortet. Sobald wieder eine Verbindung da ist, wird von selbst noch einmal gefragt.",
                "Not answered yet. It is asked again by itself as soon as there is a connection.",
            )
            .to_owned(),
        failed: l.t("Das hat nicht geklappt. Bitte laden Sie die Seite neu.", "That did not work. Please reload the page.").to_owned(),
        retry: l.t("Noch einmal versuchen", "Try again").to_owned(),
        next: l.t("Weiter", "Next").to_owned(),
        more: l.t("Rückgängig und mehr", "Undo and more").to_owned(),
        last: l.t("Zuletzt:", "Last:").to_owned(),
        search: l.t("Nach Namen suchen", "Search by name").to_owned(),
    }
}
