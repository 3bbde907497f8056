//! Passkeys on pages: to sign in with, to make, to keep. What the browser does with them is `app/ui/src/script/passkeys.js`.

use domain::{
    account::{self, PasskeyView},
    actor::Person,
    locale::Locale,
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

use self::api::{AddPasskey, BeginPasskey, BeginPasskeySignIn, RemovePasskey, RenamePasskey, SignInWithPasskey};
use super::api::device;
use crate::{ctx, error::ApiError, format, load::load_page, paths, ui, words::device as devices};

pub mod api;

/// Beside the form for a link: whoever has a passkey needs no mail. Nothing where browsers make none.
#[component]
pub fn PasskeySignIn(#[prop(into)] next: String) -> impl IntoView {
    let l = ctx::locale();
    ctx::site().passkeys.is_some().then(|| {
        view! {
            <ui::Section title=l.t("Mit Passkey", "With a passkey")>
                <p class="muted">{l.t(
                    "Wenn Sie hier einen Passkey angelegt haben, brauchen Sie keine E-Mail.",
                    "If you made a passkey here, you need no e-mail.",
                )}</p>
                <Show next/>
            </ui::Section>
        }
    })
}

/// The button that asks for a passkey, and where to go with it.
#[component]
fn Show(next: String) -> impl IntoView {
    let l = ctx::locale();
    view! {
        <div data-passkey="get" data-begin=BeginPasskeySignIn::PATH>
            <Told/>
            <ui::Form action=SignInWithPasskey::PATH>
                <ui::Hidden name="next" value=next/>
                <ui::Hidden name="ceremony" value=""/>
                <ui::Hidden name="credential" value=""/>
                <ui::Submit label=l.t("Mit Passkey einloggen", "Sign in with a passkey") kind=ui::ButtonKind::Quiet/>
            </ui::Form>
        </div>
        <ui::Script name="passkeys"/>
    }
}

/// What a new passkey is called, and the button that makes it.
#[component]
fn Make(next: String, #[prop(optional)] kind: ui::ButtonKind) -> impl IntoView {
    let l = ctx::locale();
    view! {
        <div data-passkey="create" data-begin=BeginPasskey::PATH>
            <Told/>
            <ui::Form action=AddPasskey::PATH>
                <ui::Hidden name="next" value=next/>
                <ui::Hidden name="ceremony" value=""/>
                <ui::Hidden name="credential" value=""/>
                <ui::TextField
                    name="name"
                    label=l.t("Name des neuen Passkeys", "Name of the new passkey")
                    value=devices::name(l, &device())
                    required=true
                    maxlength=60
                    hint=l.t("Damit Sie ihn wiedererkennen, wenn Sie mehrere haben.", "To tell it from others, if you have several.")
                />
                <ui::Submit label=l.t("Passkey anlegen", "Make a passkey") kind/>
            </ui::Form>
        </div>
        <ui::Script name="passkeys"/>
    }
}

/// What the script has to say: written by the server, in the language of the page.
#[component]
fn Told() -> impl IntoView {
    let l = ctx::locale();
    let sentences = [
        (
            "cancelled",
            l.t(
                "Der Browser hat keinen Passkey bekommen: abgebrochen, zu lange gewartet, oder es gibt hier keinen.",
                "The browser got no passkey: cancelled, waited too long, or there is none here.",
            ),
        ),
        ("known", l.t("Auf diesem Gerät haben Sie schon einen Passkey.", "You already have a passkey on this device.")),
        (
            "unable",
            l.t(
                "Dieser Browser kennt keine Passkeys. Nehmen Sie den Link aus der E-Mail oder einen neueren Browser.",
                "This browser knows no passkeys. Use the link from the e-mail, or a newer browser.",
            ),
        ),
        (
            "later",
            l.t("Das waren zu viele Versuche. Bitte warten Sie einige Minuten.", "Those were too many attempts. Please wait some minutes."),
        ),
        (
            "failed",
            l.t(
                "Das hat nicht geklappt. Bitte laden Sie die Seite neu und versuchen Sie es noch einmal.",
                "That did not work. Please load the page again and try once more.",
            ),
        ),
    ];
    let sentences = sentences.map(|(word, sentence)| view! { <p class="notice is-warn" data-told=word hidden=true>{sentence}</p> });
    view! {
        <div role="status">{sentences.collect_view()}</div>
        // The script takes it away.
        <p class="muted" data-told="without-script">{l.t("Dafür muss JavaScript an sein.", "This needs JavaScript.")}</p>
    }
}

/// In "my account": what there is, and how to make one. An offer, as long as there is none.
#[component]
pub fn OwnPasskeys(passkeys: Vec<PasskeyView>, person: Person) -> impl IntoView {
    let l = ctx::locale();
    if ctx::site().passkeys.is_none() {
        return ().into_any();
    }
    let about = l.t(
        "Ein Passkey liegt auf Ihrem Gerät oder in Ihrem Passwortspeicher. Sie bestätigen mit Finger, Gesicht oder PIN und sind eingeloggt, ohne E-Mail und ohne Passwort. Auf einer nachgemachten Seite funktioniert er nicht.",
        "A passkey is kept on your device or in your password manager. You confirm with finger, face or PIN and are signed in, without an e-mail and without a password. On a forged site it does not work.",
    );
    let has_some = !passkeys.is_empty();
    let list = has_some.then(|| {
        view! { <ul class="list">{passkeys.into_iter().map(|passkey| view! { <PasskeyRow passkey/> }).collect_view()}</ul> }
    });
    let way = if person.organiser_without_passkey && has_some {
        view! { <ui::Notice tone=ui::Tone::Warn>{l.t("Loggen Sie sich mit einem davon ein, um sie zu ändern und zu organisieren.", "Sign in with one of them to change them, and to organise.")}</ui::Notice><Show next=paths::account(l)/> }
            .into_any()
    } else {
        view! { <Make next=String::new() kind=ui::ButtonKind::Quiet/> }.into_any()
    };
    view! {
        <ui::Section title="Passkeys">
            <p class="muted">{about}</p>
            {list}
            {way}
        </ui::Section>
    }
    .into_any()
}

#[component]
fn PasskeyRow(passkey: PasskeyView) -> impl IntoView {
    let l = ctx::locale();
    let [id, renamed] = [passkey.id.to_string(), passkey.id.to_string()];
    let made = format::date(l, passkey.created_at.with_timezone(&format::home()).date_naive());
    let used = passkey.last_used_at.map(|at| {
        let at = format::date_time(l, format::home(), at);
        view! { ", " {l.t("zuletzt benutzt: ", "last used: ")}{at} }
    });
    let question = match l {
        Locale::De => format!("Passkey „{}“ entfernen?", passkey.name),
        Locale::En => format!("Remove the passkey “{}”?", passkey.name),
    };
    let detail = l.t(
        "Er loggt dann niemanden mehr ein, und wo er eingeloggt hat, wird ausgeloggt. Auf Ihrem Gerät löschen Sie ihn selbst.",
        "It will sign nobody in any more, and what it signed in is signed out. On your device you delete it yourself.",
    );
    view! {
        <li>
            <b class="list-name">{passkey.name.clone()}</b>
            <div class="list-end row">
                <ui::Confirm id=renamed.clone() label=l.t("Umbenennen", "Rename") question=l.t("Wie soll er heißen?", "What shall it be called?") action=RenamePasskey::PATH does=ui::ButtonKind::Primary>
                    <ui::Hidden name="passkey" value=renamed/>
                    <ui::TextField name="name" label=l.t("Name", "Name") value=passkey.name required=true maxlength=60/>
                </ui::Confirm>
                <ui::Confirm id=id.clone() label=l.t("Entfernen", "Remove") question detail action=RemovePasskey::PATH>
                    <ui::Hidden name="passkey" value=id/>
                </ui::Confirm>
            </div>
            <p class="list-more">{l.t("Angelegt am ", "Made on ")}{made}{used}</p>
        </li>
    }
}

/// Where an organiser is led whose link alone is not enough: to show a passkey, or to make the first one.
#[component]
pub fn Passkey() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor) = (ctx::db(), ctx::actor());
    let next = ctx::query_value("next").filter(|next| account::is_own_path(next)).unwrap_or_else(|| paths::organise(l));
    load_page(async move {
        let has_some = !account::passkeys(&db, &actor).await?.is_empty();
        let lede = if has_some {
            l.t("Zum Organisieren zeigen Sie bitte Ihren Passkey.", "To organise, please show your passkey.")
        } else {
            l.t(
                "Zum Organisieren brauchen Sie einen Passkey. Er ist in einer Minute angelegt: Sie bestätigen mit Finger, Gesicht oder PIN.",
                "To organise you need a passkey. It is made in a minute: you confirm with finger, face or PIN.",
            )
        };
        let way = if has_some { view! { <Show next/> }.into_any() } else { view! { <Make next/> }.into_any() };
        let lost = l.t(
            "Passkey verloren, oder liegt er auf einem anderen Gerät? Ihr Browser bietet auch das Gerät in Ihrer Hand an. Sonst setzt jemand anderes aus dem Team Ihren Zugang unter „Team“ zurück.",
            "Lost your passkey, or is it on another device? Your browser offers the device in your hand, too. Otherwise somebody else of the team resets your access under “Team”.",
        );
        Ok::<_, ApiError>(view! {
            <Title text="Passkey"/>
            <ui::PageHead title="Passkey" kicker=l.t("Ihr Zugang", "Your account") lede/>
            {way}
            <p class="muted">{lost}</p>
        })
    })
}
