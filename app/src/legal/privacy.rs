//! What is kept about whom, what for and how long. It says what the software does, and changes with it.

use domain::locale::Locale;
use leptos::prelude::*;
use leptos_meta::Title;

use super::{Address, Missing, Reach, written};
use crate::{ctx, ui};

#[component]
pub fn Privacy() -> impl IntoView {
    let l = ctx::locale();
    view! {
        <Title text=l.t("Datenschutz", "Privacy")/>
        <ui::PageHead
            title=l.t("Datenschutz", "Privacy")
            lede=l.t(
                "Was diese Website über Sie speichert, wofür und wie lange. Ohne Werbung, ohne Tracking, ohne Dritte.",
                "What this website keeps about you, what for and how long. No advertising, no tracking, no third parties.",
            )
        />
        <Missing/>
        <div class="prose">
            <Controller/>
            {parts(l).into_iter().map(|(title, text)| view! { <h2>{title}</h2> {text.into_iter().map(|line| view! { <p>{line}</p> }).collect_view()} }).collect_view()}
            <Rights/>
        </div>
    }
}

#[component]
fn Controller() -> impl IntoView {
    let l = ctx::locale();
    let officer = ctx::site().agency.data_protection_officer.clone();
    view! {
        <h2>{l.t("Verantwortlich", "Controller")}</h2>
        <Address/>
        <Reach/>
        {(!officer.trim().is_empty()).then(|| view! { <p>{l.t("Datenschutzbeauftragte:r: ", "Data protection officer: ")}{written(&officer)}</p> })}
    }
}

#[component]
fn Rights() -> impl IntoView {
    let l = ctx::locale();
    let authority = ctx::site().agency.supervisory_authority.clone();
    let authority = authority.trim();
    let complaint = if authority.is_empty() {
        l.t(
            "Außerdem können Sie sich bei einer Datenschutz-Aufsichtsbehörde beschweren.",
            "You can also complain to a data protection supervisory authority.",
        )
        .to_owned()
    } else {
        format!(
            "{} {authority}",
            l.t("Außerdem können Sie sich bei der Aufsichtsbehörde beschweren:", "You can also complain to the supervisory authority:")
        )
    };
    view! {
        <h2>{l.t("Ihre Rechte", "Your rights")}</h2>
        <p>
            {l.t(
                "Sie können Auskunft, Berichtigung, Löschung, Einschränkung und die Herausgabe Ihrer Daten verlangen, einer Verarbeitung widersprechen und jede Einwilligung für die Zukunft widerrufen. Als Besucher:in erledigen Sie das meiste selbst und sofort auf „Mein Ticket“.",
                "You can demand access, rectification, erasure, restriction and portability of your data, object to processing, and withdraw any consent for the future. As a visitor you can do most of it yourself at once, on “My ticket”.",
            )}
        </p>
        <p>{complaint}</p>
    }
}

/// Heading and paragraphs.
type Part = (&'static str, Vec<&'static str>);

fn parts(l: Locale) -> Vec<Part> {
    let mut parts = people(l);
    parts.extend(technology(l));
    parts
}

fn people(l: Locale) -> Vec<Part> {
    vec![
        (
            l.t("Wenn Sie eine Veranstaltung besuchen", "When you visit an event"),
            vec![
                l.t(
                    "Wir speichern Name, E-Mail-Adresse, Organisation, Funktion und Sprache, Ihren Ticket- und Ihren Ausweis-Code, gebuchte Plätze, jeden Einlass mit Uhrzeit und die an Sie gesendeten E-Mails. Grundlage ist Ihre Registrierung (Art. 6 Abs. 1 lit. b DSGVO). Die Codes enthalten keine Angaben über Sie.",
                    "We keep name, e-mail address, organisation, function and language, your ticket code and your badge code, booked seats, each admission with its time and the e-mails sent to you. The basis is your registration (Art. 6(1)(b) GDPR). The codes hold no information about you.",
                ),
                l.t(
                    "Was Sie sich merken (Programmpunkte, Aussteller), bleibt ohne Ticket in Ihrem Browser. Haben Sie ein Ticket, speichern wir es mit Ihrer Registrierung, damit es auf jedem Ihrer Geräte da ist; niemand sonst sieht es. Ihr Ticket legt der Browser auf diesem Gerät zusätzlich für die Zeit ohne Netz ab, bis Sie es vergessen lassen, stornieren oder löschen.",
                    "What you save (sessions, exhibitors) stays in your browser without a ticket. If you have a ticket we keep it with your registration, so that it is there on each of your devices; nobody else sees it. Your browser also keeps your ticket on this device for when there is no network, until you have it forgotten, cancel or erase.",
                ),
                l.t(
                    "Bestätigen Sie Ihre Adresse nicht, werden Ihre Angaben zwei Wochen nach der Registrierung gelöscht; was jemand unter Ihrem Namen und Ihrer Adresse noch einmal eintippt, ändert ohne Bestätigung nichts und ist nach einer Woche fort. Sonst bleiben sie gespeichert, bis Sie sie auf „Mein Ticket“ löschen oder uns darum bitten; eine automatische Frist nach der Veranstaltung gibt es nicht.",
                    "If you do not confirm your address, your data is erased two weeks after you registered; what somebody types once more under your name and address changes nothing without a confirmation and is gone after a week. Otherwise they are kept until you erase them on “My ticket” or ask us to; there is no automatic period after the event.",
                ),
                l.t(
                    "Beim Löschen werden Name, Adresse, Organisation und Funktion überschrieben – in der Registrierung, auf dem Ausweis, in den E-Mails und bei den Ausstellern auf dieser Plattform. Druckdateien und Tabellen, die die Organisation erstellt hat und in denen Sie stehen können, werden auf dem Server gelöscht; länger als einen Tag liegt dort keine. Beide Codes gelten nicht mehr. Es bleibt, ohne Ihren Namen: dass es eine Registrierung gab, wann welche Einwilligung mit welchem Wortlaut gegeben und widerrufen wurde, und Zahlen zum Einlass. Die Adresse der letzten Bestätigungs-Mail wird mit dem Versand gelöscht. In Sicherungskopien bleiben Daten, bis diese überschrieben werden.",
                    "Erasing overwrites name, address, organisation and function – in the registration, on the badge, in the e-mails and in the exhibitors’ lists on this platform. Print files and tables that the organisers made and that you may stand in are deleted from the server; none stays there for longer than a day. Both codes stop working. What stays, without your name: that there was a registration, when which consent was given and withdrawn in which wording, and numbers of admissions. The address of the last confirming mail is forgotten once it is sent. Backups keep data until they are overwritten.",
                ),
            ],
        ),
        (
            l.t("Ihre Einwilligungen", "Your consents"),
            vec![l.t(
                "Neuigkeiten, Gesprächsvorschläge und Fotos gibt es nur, wenn Sie jeweils eingewilligt haben (Art. 6 Abs. 1 lit. a DSGVO). Wir speichern den genauen Wortlaut, die Sprache und die Zeit, und beim Widerruf auch diese. Widerrufen können Sie jede für sich auf „Mein Ticket“.",
                "News, suggestions of whom to meet, and photos happen only if you consented to each (Art. 6(1)(a) GDPR). We keep the exact wording, the language and the time, and that of a withdrawal. You can withdraw each by itself on “My ticket”.",
            )],
        ),
        (
            l.t("Kontakte mit Ausstellern", "Contacts with exhibitors"),
            vec![l.t(
                "Scannt ein Aussteller Ihren Ausweis, sehen Sie auf dessen Bildschirm, wer welche Angaben wofür bekommt, und entscheiden. Stimmen Sie zu, erhält dieser Aussteller genau diese Angaben und ist selbst dafür verantwortlich. Weil das auf dem Gerät des Ausstellers geschieht, fragen wir Sie per E-Mail, ob es so stimmt; bis Sie bestätigen, steht der Kontakt dort als nicht bestätigt, und in Neuigkeiten willigen Sie erst mit der Bestätigung ein. Derselbe Link nimmt alles mit einem Klick zurück: Die Angaben verschwinden dann aus der Liste des Ausstellers; der bloße Nachweis bleibt. Was ein Aussteller schon heruntergeladen hat, müssen Sie bei ihm löschen lassen.",
                "If an exhibitor scans your badge, you see on their screen who gets which data for what, and decide. If you agree, this exhibitor gets exactly these data and is responsible for them. Because this happens on the exhibitor’s device, we ask you by e-mail whether it is so; until you confirm, the contact is marked there as not confirmed, and you agree to news only with the confirmation. The same link takes everything back with one click: the data then vanishes from the exhibitor’s list; the bare proof stays. What an exhibitor has already downloaded, you must ask them to erase.",
            )],
        ),
        (
            l.t("Wenn wir Sie zu einem Roundtable einladen", "When we invite you to a roundtable"),
            vec![l.t(
                "Dann speichern wir Name, geschäftliche E-Mail-Adresse, Organisation, Funktion und Branche, Ihre Antwort, was Sie uns dazu schreiben, wo Sie sitzen und wen Sie als Ersatz nennen. Grundlage ist unser Interesse an einem gut besetzten Gespräch (Art. 6 Abs. 1 lit. f DSGVO); Sie können jederzeit widersprechen. Wer neben Ihnen sitzt, erfährt Ihren Namen, Ihre Funktion und Ihre Organisation. Ein Jahr nach dem Roundtable werden diese Angaben gelöscht; das Protokoll bleibt.",
                "Then we keep your name, business e-mail address, organisation, function and sector, your answer, what you write to us with it, where you sit and whom you name as a substitute. The basis is our interest in a conversation with the right people (Art. 6(1)(f) GDPR); you can object at any time. Whoever sits beside you is told your name, your function and your organisation. A year after the roundtable this data is erased; the minutes stay.",
            )],
        ),
        (
            l.t("Wenn Sie uns schreiben", "When you write to us"),
            vec![l.t(
                "Was Sie über „Kontakt“ schreiben (Name, E-Mail-Adresse, Telefon, Nachricht und von welcher Seite Sie kamen), speichern wir, um Ihnen zu antworten, mit internen Notizen dazu (Art. 6 Abs. 1 lit. b und f DSGVO). Es ist mit keiner Registrierung verknüpft. 12 Monate nachdem die Anfrage erledigt ist, wird sie gelöscht, auf Wunsch sofort; auf Wunsch bekommen Sie alles als Datei. Fragen Sie nach einer Fläche oder einem Projekt, sieht der Aussteller, dem das Objekt gehört, Ihre Angaben nur, wenn Sie das ankreuzen (Art. 6 Abs. 1 lit. a DSGVO); widerrufen können Sie das jederzeit, auf der Seite nach dem Senden oder mit einer Nachricht an uns. Im Verlauf bleibt ohne Ihren Namen, wer sie wann bearbeitet hat.",
                "What you write by “Contact” (name, e-mail address, telephone, message and the page you came from) we keep to answer you, with internal notes on it (Art. 6(1)(b) and (f) GDPR). It is linked to no registration. It is erased 12 months after the enquiry is done, at once if you wish; if you wish you get all of it as a file. If you ask about a site or project, the exhibitor that it belongs to sees what you wrote only if you tick that (Art. 6(1)(a) GDPR); you can withdraw this at any time, on the page after sending or by a message to us. History keeps, without your name, who handled it when.",
            )],
        ),
        (
            l.t("Wenn Sie mit einer Delegation kommen oder eine empfangen", "When you come with a delegation, or receive one"),
            vec![l.t(
                "Was Sie beim Anmelden einer Delegation schreiben, wer mitkommt (Name, Funktion, Organisation, vielleicht E-Mail-Adresse) und wer Gastgeber ist (Organisation, Name, E-Mail-Adresse, Antwort) speichern wir, um den Besuch zu planen und Ihnen zu danken (Art. 6 Abs. 1 lit. b und f DSGVO). Gastgeber erfahren Name, Größe und Interessen der Delegation, keine Personen. 12 Monate nach dem Besuch oder unserer Absage löschen wir alles Personenbezogene; es bleibt, welche Organisation aus welchem Land mit wie vielen Personen und welchen Interessen kam und was daraus wurde.",
                "What you write when you announce a delegation, who comes along (name, function, organisation, perhaps e-mail address) and who is a host (organisation, name, e-mail address, answer) we keep to plan the visit and to thank you (Art. 6(1)(b) and (f) GDPR). Hosts are told name, size and interests of the delegation, and nobody by name. 12 months after the visit, or after we declined it, we erase all that is personal; what stays is which organisation came from which country, with how many people and which interests, and what came of it.",
            )],
        ),
        (
            l.t("Wenn wir Sie zitieren oder befragen", "When we quote you or ask you"),
            vec![
                l.t(
                    "Ein Zitat (Worte, Name, Funktion, Organisation; die E-Mail-Adresse nur für uns) erscheint erst, wenn Sie es über Ihren Link freigeben (Art. 6 Abs. 1 lit. a DSGVO). Mit demselben Link ziehen Sie es zurück: Es verschwindet sofort, Ihre Angaben werden gelöscht, und es bleibt nur, dass es ein Zitat gab. Was niemand freigibt, wird 180 Tage nach der letzten Anfrage oder Änderung gelöscht. Bilder erscheinen nur mit vermerkter Lizenz und Einwilligung; wo sie aufgenommen wurden, speichern wir nicht.",
                    "A quote (words, name, function, organisation; the e-mail address for us alone) appears only when you release it by your link (Art. 6(1)(a) GDPR). By the same link you take it back: it disappears at once, what we keep about you is erased, and only that there was a quote stays. What nobody releases is erased 180 days after it was last asked about or changed. Pictures appear only with licence and consent noted; we do not keep where they were taken.",
                ),
                l.t(
                    "Für Umfragen speichern wir, wer einen Link bekam, und ob er benutzt wurde (Art. 6 Abs. 1 lit. f DSGVO); Name und Adresse werden 30 Tage nach dem Ende gelöscht. Anonyme Antworten stehen getrennt davon und tragen weder Namen noch Zeit.",
                    "For surveys we keep who got a link and whether it was used (Art. 6(1)(f) GDPR); name and address are erased 30 days after the end. Anonymous answers stand apart from that, and carry neither name nor time.",
                ),
            ],
        ),
        (
            l.t("Wenn Sie sich zu Gesprächen verabreden", "When you arrange to meet others"),
            vec![l.t(
                "Für Gespräche bei einer Veranstaltung, einer Brücke oder einem Netzwerk speichern wir Name, E-Mail-Adresse, Organisation, Funktion, was Sie bieten und suchen, Ihre Zeiten, Wünsche, Anfragen und Gespräche. Andere sehen Ihr Profil erst, wenn Sie zustimmen (Art. 6 Abs. 1 lit. a DSGVO), Ihre E-Mail-Adresse nie; das können Sie jederzeit widerrufen. Auf „Meine Gespräche“ nehmen Sie alles als Datei mit oder löschen es. Wer die Adresse nicht bestätigt, wird nach sieben Tagen gelöscht, alle anderen 12 Monate nach dem letzten Tag der Gespräche; es bleibt, wie viele es waren.",
                "For meetings at an event, of a bridge or a network we keep name, e-mail address, organisation, job title, what you offer and seek, your times, wishes, requests and meetings. Others see your profile only once you agree (Art. 6(1)(a) GDPR), and your e-mail address never; you can withdraw that at any time. On “My meetings” you take everything along as a file, or erase it. Whoever does not confirm the address is erased after seven days, everybody else 12 months after the last day of the meetings; what stays is how many there were.",
            )],
        ),
        (
            l.t("Wenn Sie an einem Aufruf teilnehmen oder in einer Jury sind", "When you enter a call or are in a jury"),
            vec![
                l.t(
                    "Wir speichern, was Sie einreichen, mit Ansprechperson und E-Mail-Adresse (Art. 6 Abs. 1 lit. b DSGVO). Die Jury sieht nach der Frist Organisation, Land, Antworten und Dateien, nicht aber die Ansprechperson. Was nicht eingereicht oder zurückgezogen ist, wird 30 Tage nach der Frist gelöscht, was nicht ausgezeichnet wurde, 12 Monate nach der Entscheidung; auf Wunsch sofort, und auf Wunsch bekommen Sie alles als Datei.",
                    "We keep what you enter, with contact person and e-mail address (Art. 6(1)(b) GDPR). After the deadline the jury sees organisation, country, answers and files, but not the contact person. What is not handed in, or withdrawn, is erased 30 days after the deadline, what did not win 12 months after the decision; at once if you wish, and if you wish you get all of it as a file.",
                ),
                l.t(
                    "Sind Sie in einer Jury, speichern wir Ihre Bewertungen, Bemerkungen und vermerkte Befangenheit. Die Organisation sieht sie, die übrige Jury die abgegebenen Bewertungen in der Jurysitzung. Mit allem zu Ihrem Zugang laden Sie auch das herunter.",
                    "If you are in a jury, we keep your scores, comments and conflicts of interest. The organisers see them, the others of the jury see scores that are handed in during the jury’s meeting. You download that, too, with everything about your account.",
                ),
            ],
        ),
        (
            l.t("Wenn Sie mit uns reisen", "When you travel with us"),
            vec![
                l.t(
                    "Mit Ihrer Bewerbung für eine Delegationsreise geben Sie Name, E-Mail-Adresse, Telefon, Organisation, Funktion, Ort, und was Sie anbieten und suchen (Art. 6 Abs. 1 lit. b DSGVO). Das sieht die Organisation, sobald Sie den Link in der E-Mail geöffnet haben; ohne ihn wird alles nach 7 Tagen gelöscht. Im Delegationsheft stehen Sie nur, wenn Sie einwilligen, und können das jederzeit widerrufen. Ein Foto geben Sie, wenn Sie mögen: Wo es aufgenommen wurde, speichern wir nicht, zu sehen ist es nur für Sie und im Heft, und es wird 30 Tage nach der Rückkehr gelöscht, mit einer Stornierung sofort. Wer keinen Platz hatte, wird 12 Monate nach der Reise gelöscht. Wer mitgereist ist, wird 60 Monate nach der Reise gelöscht, weil Fördergeber so lange fragen können, wer dabei war. Auf Wunsch löschen wir früher; es bleibt, ohne Ihren Namen, dass jemand aus welchem Land und aus einer wie großen Organisation mitreiste und was das kostete. Auf Ihrer Seite nehmen Sie alles als Datei mit.",
                    "With your application for a delegation trip you give your name, e-mail address, telephone, organisation, function, town, and what you offer and seek (Art. 6(1)(b) GDPR). The organisers see it once you opened the link in the e-mail; without that everything is erased after 7 days. You are in the booklet of the delegation only if you consent, and can withdraw that at any time. You give a photo if you like: we do not keep where it was taken, it is seen by you alone and in the booklet, and it is erased 30 days after the return, at once with a cancellation. Whoever had no place is erased 12 months after the trip. Whoever travelled along is erased 60 months after the trip, because grantors may ask for so long who took part. If you wish we erase it sooner; what stays, without your name, is that somebody travelled along from which country, of an organisation of which size, and what that cost. On your page you take everything along as a file.",
                ),
                l.t(
                    "Was eine Delegationsreise von Ihnen braucht (Name und Gültigkeit des Reisepasses, Staatsangehörigkeit, auf Verlangen des Gastgebers die Nummer, Einreisegenehmigungen, Ankunft und Abreise, Zimmer, Essen, eine Person für den Notfall), geben Sie über den Link in Ihren E-Mails selbst an (Art. 6 Abs. 1 lit. b DSGVO; Angaben zum Essen nach Art. 9 Abs. 2 lit. a, wenn Sie welche machen). Es ist verschlüsselt gespeichert. Nur wer für diese Reise dazu benannt ist, sieht es, und jeder Blick wird vermerkt. Gilt der Reisepass nicht lange genug, schreiben wir Ihnen das; wie lange er gilt, steht nicht in der E-Mail. 30 Tage nach der Rückkehr wird es gelöscht, mit einer Stornierung sofort. Die Notfallkarte bleibt auf Ihrem Gerät, damit Sie sie ohne Netz haben.",
                    "What a delegation trip needs of you (name and expiry of the passport, nationality, its number if a host demands it, permissions to enter, arrival and departure, room, food, somebody for an emergency) you give yourself by the link in your e-mails (Art. 6(1)(b) GDPR; what you say of your food under Art. 9(2)(a), if you say anything). It is stored encrypted. Only people who are named for this trip see it, and each look is noted. If the passport is not valid for long enough we write to you; the e-mail does not say until when it is. It is erased 30 days after the return, and at once with a cancellation. The emergency card stays on your device, so that you have it without a network.",
                ),
            ],
        ),
        (
            l.t("Wenn Ihre Organisation ausstellt", "When your organisation exhibits"),
            vec![l.t(
                "Wir speichern die Angaben der Bewerbung, die Ansprechpersonen je Zweck mit E-Mail und Telefon, die Personen am Stand mit ihrem Ausweis, Entscheidungen und interne Notizen. Grundlage sind der Vertrag und seine Anbahnung (Art. 6 Abs. 1 lit. b und f DSGVO). Öffentlich sind nur das Profil und was jemand am Stand auf dem Ausweis freigegeben hat. Die Angaben bleiben gespeichert, damit Sie im nächsten Jahr nicht von vorn beginnen; auf Wunsch löschen wir, was nicht aufbewahrt werden muss.",
                "We keep what the application says, the contacts for each purpose with e-mail and telephone, the people on the booth with their badge, decisions and internal notes. The basis is the contract and its preparation (Art. 6(1)(b) and (f) GDPR). Only the profile is public, and what somebody on the booth agreed to share on their badge. The data is kept so that you need not start afresh next year; on request we erase what need not be retained.",
            )],
        ),
    ]
}

fn technology(l: Locale) -> Vec<Part> {
    vec![
        (
            l.t("Einloggen und Cookies", "Signing in and cookies"),
            vec![
                l.t(
                "Wer sich einloggt, bekommt einen Link per E-Mail und danach ein Cookie, das sieben Tage gilt und nur dafür da ist, dass Sie eingeloggt bleiben. Gespeichert werden Name, E-Mail-Adresse, Rollen, für welche Veranstalter Sie Zugang haben, und je Gerät die Kennung des Browsers und die letzte Nutzung. Wer als Besucher:in das eigene Ticket öffnet, bekommt ein Cookie mit dem Ticket-Code, das 30 Tage gilt, damit das Programm die eigenen Plätze kennt. Andere Cookies gibt es nicht; deshalb fragt auch kein Banner (§ 25 Abs. 2 TDDDG).",
                "Whoever signs in gets a link by e-mail and then a cookie that is valid for seven days and only keeps them signed in. Name, e-mail address, roles, for which hosts of events you have access and, for each device, what the browser calls itself and its last use are kept. Visitors who open their ticket get a cookie with the ticket code that is valid for 30 days, so that the programme knows their seats. There are no other cookies; so no banner asks (§ 25(2) TDDDG).",
                ),
                l.t(
                    "Von einem Passkey haben wir den öffentlichen Schlüssel, den Namen, den Sie ihm geben, und wann er angelegt und zuletzt benutzt wurde, bis Sie ihn entfernen; Finger oder Gesicht bleiben auf Ihrem Gerät. Wann und mit welchem Gerät Sie sich eingeloggt haben, und was dabei scheiterte, steht 180 Tage lang in „Ihr Zugang“, nur für Sie; dort nehmen Sie auch alles mit, was über Sie gespeichert ist.",
                    "Of a passkey we have the public key, the name that you give it, and when it was made and last used, until you remove it; finger or face stay on your device. When and with which device you signed in, and what failed in that, stands in “Your account” for 180 days, for you alone; there you also take along everything that is kept about you.",
                ),
            ],
        ),
        (
            l.t("Protokolle und Missbrauchsschutz", "Logs and protection from abuse"),
            vec![
                l.t(
                    "Damit niemand Codes rät oder massenhaft E-Mails auslöst, zählen wir Versuche je Internetadresse und Postfach. Gespeichert wird nur ein gekürzter Hash, bis das nächste Zeitfenster ihn überschreibt. Das Protokoll des Servers hält Zeit, Seite und Fehler fest, keine Namen, Adressen oder Codes.",
                    "So that nobody guesses codes or triggers masses of e-mails, we count attempts per internet address and mailbox. Only a shortened hash is kept until the next time window overwrites it. The server’s log records time, page and errors, no names, addresses or codes.",
                ),
                l.t(
                    "Der Verlauf einer Veranstaltung hält fest, welche eingeloggte Person wann was geändert hat. Von Besucher:innen wird dabei kein Name gespeichert: Die Organisation sieht neben einem Eintrag den Namen aus der Registrierung, solange es diese gibt. Nach dem Löschen steht dort keiner mehr. Wer den Verlauf herunterlädt, steht selbst darin.",
                    "The history of an event records which signed-in person changed what and when. No name of a visitor is kept in it: beside an entry the organisers see the name from the registration, as long as there is one. Once it is erased, no name stands there. Whoever downloads the history is recorded in it.",
                ),
            ],
        ),
        (
            l.t("Empfänger", "Recipients"),
            vec![l.t(
                "Ihre Daten sehen die Organisation der Veranstaltung, ihr Einlassteam und, nur mit Ihrer Einwilligung, einzelne Aussteller. Technisch beteiligt sind der Betreiber dieses Servers und der Maildienst, der unsere E-Mails zustellt. Inhalte von anderen Servern bindet diese Website nicht ein.",
                "Your data is seen by the event’s organisers, their desk team and, only with your consent, single exhibitors. Technically involved are the operator of this server and the mail service that delivers our e-mails. This website embeds nothing from other servers.",
            )],
        ),
    ]
}

#[cfg(test)]
mod tests {
    use domain::{enquiry, matchmaking, recap, survey, travel_details, traveller, visit};

    use super::*;

    #[test]
    fn it_says_for_how_long_what_is_kept() {
        let (enquiries, visits) = (enquiry::KEPT_MONTHS, visit::KEPT_MONTHS);
        let (unproven, without_place, travel) = (traveller::UNPROVEN_DAYS, traveller::KEPT_MONTHS, travel_details::KEPT_DAYS);
        let travelled = traveller::TRAVELLED_MONTHS;
        let de = [
            format!("Wer mitgereist ist, wird {travelled} Monate nach der Reise gelöscht"),
            format!("{enquiries} Monate nachdem die Anfrage"),
            format!("{visits} Monate nach dem Besuch"),
            format!("{} Monate nach dem letzten Tag der Gespräche", matchmaking::KEPT_MONTHS),
            format!("wird alles nach {unproven} Tagen gelöscht"),
            format!("Wer keinen Platz hatte, wird {without_place} Monate nach der Reise gelöscht"),
            format!("{travel} Tage nach der Rückkehr gelöscht"),
            format!("wird {} Tage nach der letzten Anfrage oder Änderung gelöscht", recap::KEPT_DAYS),
            format!("{} Tage nach dem Ende gelöscht", survey::KEPT_DAYS),
        ];
        let en = [
            format!("Whoever travelled along is erased {travelled} months after the trip"),
            format!("{enquiries} months after the enquiry"),
            format!("{visits} months after the visit"),
            format!("{} months after the last day of the meetings", matchmaking::KEPT_MONTHS),
            format!("everything is erased after {unproven} days"),
            format!("Whoever had no place is erased {without_place} months after the trip"),
            format!("erased {travel} days after the return"),
            format!("is erased {} days after it was last asked about", recap::KEPT_DAYS),
            format!("erased {} days after the end", survey::KEPT_DAYS),
        ];
        for (locale, said) in [(Locale::De, de.as_slice()), (Locale::En, en.as_slice())] {
            for kept in said {
                assert!(parts(locale).iter().any(|(_, text)| text.iter().any(|line| line.contains(kept.as_str()))), "{kept}");
            }
        }
    }
}
