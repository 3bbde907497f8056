//! The accessibility statement after the model of the Implementing Decision (EU) 2018/1523.

use leptos::prelude::*;
use leptos_meta::Title;

use super::{Missing, Reach, written};
use crate::{ctx, ui};

#[component]
pub fn Accessibility() -> impl IntoView {
    let l = ctx::locale();
    let agency = ctx::site().agency.clone();
    let name = agency.name.clone();
    view! {
        <Title text=l.t("Erklärung zur Barrierefreiheit", "Accessibility statement")/>
        <ui::PageHead
            title=l.t("Erklärung zur Barrierefreiheit", "Accessibility statement")
            lede=match l {
                domain::locale::Locale::De => format!("{name} ist bemüht, diese Website für alle zugänglich zu machen. Diese Erklärung gilt für {}.", ctx::site().public_url),
                domain::locale::Locale::En => format!("{name} is committed to making this website accessible to everybody. This statement applies to {}.", ctx::site().public_url),
            }
        />
        <Missing/>
        <div class="prose">
            <Status/>
            <Gaps/>
            <Prepared checked_on=agency.accessibility_checked_on/>
            <Feedback/>
            <Enforcement body=agency.accessibility_enforcement/>
        </div>
    }
}

#[component]
fn Status() -> impl IntoView {
    let l = ctx::locale();
    view! {
        <h2>{l.t("Stand der Vereinbarkeit", "Compliance status")}</h2>
        <p>
            {l.t(
                "Diese Website ist mit der europäischen Norm EN 301 549 V3.2.1 (WCAG 2.1, Stufe AA) teilweise vereinbar; angestrebt ist WCAG 2.2, Stufe AA. Die Ausnahmen stehen hier.",
                "This website is partially compliant with the European standard EN 301 549 V3.2.1 (WCAG 2.1, level AA); it aims at WCAG 2.2, level AA. The exceptions are listed here.",
            )}
        </p>
    }
}

#[component]
fn Gaps() -> impl IntoView {
    let l = ctx::locale();
    view! {
        <h2>{l.t("Nicht barrierefreie Inhalte", "Non-accessible content")}</h2>
        <ul>
            <li>
                {l.t(
                    "Ausweise als PDF sind zum Drucken gemacht und nicht auf Barrierefreiheit geprüft. Dieselben Angaben stehen auf „Mein Ticket“.",
                    "Badges as PDF are made for printing and have not been checked as accessible PDF. The same information is on “My ticket”.",
                )}
            </li>
            <li>
                {l.t(
                    "Logos, Bilder und Beschreibungen von Ausstellern prüfen wir nicht einzeln. Zu jedem Logo steht der Name als Text.",
                    "Logos, pictures and descriptions of exhibitors are not checked one by one. Every logo comes with the name as text.",
                )}
            </li>
            <li>
                {l.t(
                    "Der Scanner am Einlass und für Kontakte braucht JavaScript und eine Kamera. Ohne beides geht es mit einem Handscanner, durch Eintippen oder mit der Suche nach dem Namen.",
                    "The scanner at the desk and for contacts needs JavaScript and a camera. Without them a hand scanner, typing or the search by name does the same.",
                )}
            </li>
            <li>
                {l.t(
                    "Informationen in Leichter Sprache und in Deutscher Gebärdensprache gibt es noch nicht.",
                    "There is no information in easy-to-read German and in German Sign Language yet.",
                )}
            </li>
        </ul>
        <p>
            {l.t("Der Standplan ist eine Zeichnung; alle Angaben daraus stehen daneben als Liste.", "The booth plan is a drawing; everything in it is also listed beside it.")}
        </p>
    }
}

#[component]
fn Prepared(checked_on: String) -> impl IntoView {
    let l = ctx::locale();
    let date = checked_on.trim();
    // A date as machines write it reads better in words; anything else is printed as it was configured.
    let date = date.parse().map_or_else(|_| date.to_owned(), |day| crate::format::date(l, day));
    let on = if date.is_empty() { String::new() } else { format!("{}{date}. ", l.t("Letzte Prüfung: ", "Last checked: ")) };
    view! {
        <h2>{l.t("Erstellung dieser Erklärung", "Preparation of this statement")}</h2>
        <p>
            {on}
            {l.t(
                "Die Erklärung beruht auf einer Selbstbewertung; automatische Prüfungen (axe-core, Nu Html Checker) gehören zu den Tests der Software.",
                "The statement is based on a self-assessment; automatic checks (axe-core, Nu Html Checker) are part of the software’s tests.",
            )}
        </p>
    }
}

#[component]
fn Feedback() -> impl IntoView {
    let l = ctx::locale();
    view! {
        <h2>{l.t("Barrieren melden", "Feedback and contact")}</h2>
        <p>
            {l.t(
                "Sie sind auf eine Barriere gestoßen oder brauchen Informationen in anderer Form? Schreiben Sie uns; wir antworten und suchen eine Lösung.",
                "Have you come across a barrier, or do you need information in another form? Write to us; we answer and look for a solution.",
            )}
        </p>
        <Reach/>
    }
}

#[component]
fn Enforcement(body: String) -> impl IntoView {
    let l = ctx::locale();
    let body = body.trim().to_owned();
    let whom = if body.is_empty() {
        view! {
            <p>
                {l.t(
                    "Bekommen Sie keine zufriedenstellende Antwort, können Sie sich an die Schlichtungs- oder Durchsetzungsstelle für barrierefreie Informationstechnik Ihres Landes wenden. Welche es ist, sagen wir Ihnen gern.",
                    "If the answer does not satisfy you, you can turn to the enforcement or mediation body for accessible information technology of your state. We will gladly tell you which one it is.",
                )}
            </p>
        }
        .into_any()
    } else {
        view! {
            <p>{l.t("Bekommen Sie keine zufriedenstellende Antwort, können Sie sich wenden an:", "If the answer does not satisfy you, you can turn to:")}</p>
            <p>{written(&body)}</p>
        }
        .into_any()
    };
    view! {
        <h2>{l.t("Durchsetzung", "Enforcement procedure")}</h2>
        {whom}
    }
}
