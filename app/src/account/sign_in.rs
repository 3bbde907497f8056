//! Signing in, by a letter or an invitation.

use domain::{account, locale::Locale};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

use super::{
    api::{AcceptInvitation, RequestSignIn, SignIn, SignInByCode},
    passkeys::PasskeySignIn,
};
use crate::{ctx, flash::Flash, form, load::load_page, mail, paths, spent_link::SpentLink, ui, words::account::role_name};

/// Asks for the address that the letter shall go to, and then for the code in it.
#[component]
pub fn SignInPage() -> impl IntoView {
    let l = ctx::locale();
    let is_refused = |endpoint: &str| form::echo().is_some_and(|echo| echo.endpoint == endpoint);
    if Flash::SignInLinkSent.is_now() || is_refused(SignInByCode::PATH) {
        return view! { <Asked/> }.into_any();
    }
    let next = ctx::query_value("next").unwrap_or_default();
    let after_passkey = next.clone();
    view! {
        <Title text=l.t("Einloggen", "Sign in")/>
        <ui::PageHead
            title=l.t("Einloggen", "Sign in")
            lede=l.t("Wir schicken Ihnen einen Link und einen Code. Ein Passwort brauchen Sie nicht.", "We send you a link and a code. You need no password.")
        />
        <ui::Form action=RequestSignIn::PATH>
            <ui::Hidden name="next" value=next/>
            // "webauthn": here the browser may offer the passkeys that it has.
            <ui::TextField name="email" label=l.t("E-Mail-Adresse", "E-mail address") kind=ui::InputKind::Email required=true autocomplete="email webauthn"/>
            <ui::Submit label=l.t("Link und Code anfordern", "Send me a link and a code")/>
        </ui::Form>
        <PasskeySignIn next=after_passkey/>
    }
    .into_any()
}

/// The letter is on its way. The same for every address: it must not tell whether there is an account.
#[component]
fn Asked() -> impl IntoView {
    let l = ctx::locale();
    view! {
        <Title text=l.t("Code eingeben", "Enter the code")/>
        <ui::PageHead title=l.t("Code eingeben", "Enter the code") lede=Flash::SignInLinkSent.text(l)/>
        {mail::unsent(l).map(|waits| view! { <ui::Notice tone=ui::Tone::Warn>{waits}</ui::Notice> })}
        <ui::Form action=SignInByCode::PATH>
            <ui::TextField
                name="code"
                label=l.t("Code aus der E-Mail", "Code from the e-mail")
                required=true
                maxlength=20
                inputmode="numeric"
                autocomplete="one-time-code"
                hint=l.t(
                    "Acht Ziffern. Der Code gilt nur hier, in diesem Browser.",
                    "Eight digits. The code is good only here, in this browser.",
                )
            />
            <ui::Submit label=l.t("Einloggen", "Sign in")/>
        </ui::Form>
        <ui::Section title=l.t("Link oder Code", "Link or code")>
            <p>
                {l.t(
                    "Lesen Sie die E-Mail auf diesem Gerät, genügt der Link darin. Link und Code gelten einmal und zehn Minuten lang, gezählt ab dem Versand: Kommt die E-Mail später, haben Sie trotzdem Zeit, bis zu einer Stunde ab jetzt.",
                    "If you read the e-mail on this device, the link in it is enough. Link and code are valid once, for ten minutes after the e-mail was sent: if it comes late you still have time, up to an hour from now.",
                )}
            </p>
        </ui::Section>
        <ui::Section title=l.t("Nichts gekommen?", "Nothing there?")>
            <p>
                {l.t(
                    "Sehen Sie im Spam-Ordner nach. Mehr als drei E-Mails in zehn Minuten schicken wir nicht; die Links darin gelten alle.",
                    "Look into your spam folder. We send no more than three e-mails within ten minutes; the links in all of them are valid.",
                )}
            </p>
            <ui::Actions><ui::LinkButton href=paths::sign_in(l, None) label=l.t("Noch einmal anfordern", "Ask once more") kind=ui::ButtonKind::Quiet/></ui::Actions>
        </ui::Section>
    }
}

/// Where the link in the mail leads. Only the button signs in: mail scanners follow links.
#[component]
pub fn SignInLink() -> impl IntoView {
    let l = ctx::locale();
    let token = ctx::param("token");
    let (db, actor) = (ctx::db(), ctx::actor());
    load_page(async move {
        let Some(address) = account::address_of_link(&db, &token).await? else {
            return Ok(link_spent(l));
        };
        let as_other = actor.person().filter(|person| person.email != address).map(|person| {
            let name = person.name.clone();
            let text = match l {
                Locale::De => format!("In diesem Browser ist {name} eingeloggt. Diese Sitzung endet damit."),
                Locale::En => format!("{name} is signed in in this browser. That session ends then."),
            };
            view! { <ui::Notice tone=ui::Tone::Warn>{text}</ui::Notice> }
        });
        Ok(view! {
            <Title text=l.t("Einloggen", "Sign in")/>
            <ui::PageHead title=l.t("Einloggen", "Sign in") lede=domain::field::lettered_address(&address)/>
            {as_other}
            <ui::Form action=SignIn::PATH>
                <ui::Hidden name="token" value=token/>
                <ui::Submit label=l.t("Jetzt einloggen", "Sign in now")/>
            </ui::Form>
        }
        .into_any())
    })
}

/// Where an invitation leads. It signs nobody in who has an account: a link that lies in a mailbox for two weeks gives one
/// role, and no more.
#[component]
pub fn Invitation() -> impl IntoView {
    let l = ctx::locale();
    let token = ctx::param("token");
    let (db, actor) = (ctx::db(), ctx::actor());
    load_page(async move {
        let Some(invitation) = account::open_invitation(&db, &token).await? else {
            return Ok(invitation_spent(l));
        };
        let address = invitation.email.clone();
        let form = if account::is_for(&invitation, &actor) {
            view! {
                <ui::Form action=AcceptInvitation::PATH>
                    <ui::Hidden name="token" value=token/>
                    <ui::Submit label=l.t("Einladung annehmen", "Accept invitation")/>
                </ui::Form>
            }
            .into_any()
        } else if account::has_account(&db, &invitation).await? {
            view! { <SignInFirst address=address.clone() next=paths::invitation(l, &token)/> }.into_any()
        } else {
            view! {
                <ui::Form action=AcceptInvitation::PATH>
                    <ui::Hidden name="token" value=token/>
                    <ui::TextField name="name" label=l.t("Ihr Name", "Your name") required=true maxlength=80 autocomplete="name"/>
                    <ui::Submit label=l.t("Einladung annehmen", "Accept invitation")/>
                </ui::Form>
            }
            .into_any()
        };
        Ok(view! {
            <Title text=l.t("Einladung", "Invitation")/>
            <ui::PageHead title=l.t("Willkommen", "Welcome") kicker=role_name(l, invitation.kind) lede=domain::field::lettered_address(&address)/>
            {form}
        }
        .into_any())
    })
}

/// Whoever has an account signs in with it, and comes back here by the letter.
#[component]
fn SignInFirst(address: String, next: String) -> impl IntoView {
    let l = ctx::locale();
    view! {
        <p>
            {l.t(
                "Zu dieser Adresse gibt es schon einen Zugang. Loggen Sie sich damit ein; danach sind Sie wieder hier und nehmen die Einladung an.",
                "There is an account with this address already. Sign in with it; then you are back here, and accept the invitation.",
            )}
        </p>
        <ui::Form action=RequestSignIn::PATH>
            <ui::Hidden name="email" value=address/>
            <ui::Hidden name="next" value=next/>
            <ui::Submit label=l.t("Link und Code anfordern", "Send me a link and a code")/>
        </ui::Form>
    }
}

fn link_spent(l: Locale) -> AnyView {
    let text = l.t(
        "Er wurde schon benutzt oder ist abgelaufen. Fordern Sie einfach einen neuen an.",
        "It was used already or has run out. Simply ask for a new one.",
    );
    let way = (paths::sign_in(l, None), l.t("Neuen Link anfordern", "Ask for a new link"));
    view! { <SpentLink title=l.t("Einloggen", "Sign in") text way/> }.into_any()
}

/// An invited person may have no account yet, so there is no link that they could ask for themselves.
fn invitation_spent(l: Locale) -> AnyView {
    let text = l.t(
        "Die Einladung wurde schon angenommen oder zurückgezogen, oder sie ist abgelaufen. Bitten Sie die Person, die Sie eingeladen hat, um eine neue. Wenn Sie schon angenommen haben, loggen Sie sich einfach ein.",
        "The invitation was accepted already, was withdrawn, or has run out. Ask the person who invited you for a new one. If you accepted it already, simply sign in.",
    );
    let way = (paths::sign_in(l, None), l.t("Einloggen", "Sign in"));
    view! { <SpentLink title=l.t("Einladung", "Invitation") text way/> }.into_any()
}
