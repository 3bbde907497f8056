//! What is typed about a host.

use domain::{
    field::lettered_web_address,
    files::FileKind,
    host::{HostRole, HostView},
    locale::Locale,
};
use leptos::{prelude::*, server_fn::ServerFn};

use crate::{
    ctx,
    host::{RemoveHostLogo, logo_upload},
    ui, upload,
    words::{booth::metres, host as words},
};

/// All that organisers agree with a host.
#[component]
pub(super) fn HostFields(#[prop(optional)] host: Option<HostView>) -> impl IntoView {
    let l = ctx::locale();
    let roles = HostRole::ALL.map(|role| (role.as_str().to_owned(), words::role(l, role).to_owned())).to_vec();
    let role = host.as_ref().map_or(HostRole::CoHost, |host| host.role);
    let is_public = host.as_ref().is_none_or(|host| host.is_public);
    let value = |of: &dyn Fn(&HostView) -> String| host.as_ref().map(of).unwrap_or_default();
    let (name, town) = (value(&|host| host.name.clone()), value(&|host| host.town.clone()));
    let share = value(&|host| if host.share == 0 { String::new() } else { metres(l, host.share) });
    view! {
        <div class="pair">
            <ui::TextField name="name" label=l.t("Name des Veranstalters", "Name of the host") value=name required=true maxlength=160/>
            <ui::TextField name="town" label=l.t("Ort", "Town") value=town maxlength=80/>
        </div>
        <div class="pair">
            <ui::Select name="role" label=l.t("Rolle", "Role") options=roles current=role.as_str()/>
            <ui::TextField name="share" label=l.t("Kostenanteil in Prozent", "Cost share in percent") value=share inputmode="decimal" maxlength=10 hint=l.t("Alle zusammen höchstens 100. Öffentlich nicht zu sehen.", "All together 100 at most. Not shown publicly.")/>
        </div>
        <SaidFields host/>
        <ui::CheckBox name="is_public" label=l.t("Auf der öffentlichen Seite nennen", "Name on the public page") checked=is_public/>
    }
}

/// What also its own people change.
#[component]
pub(super) fn SaidFields(host: Option<HostView>) -> impl IntoView {
    let l = ctx::locale();
    let (web, text) = host.map(|host| (lettered_web_address(&host.web), host.text)).unwrap_or_default();
    view! {
        <ui::TextField name="web" label=l.t("Website", "Website") kind=ui::InputKind::Url value=web/>
        <ui::TextArea name="text_de" label=l.t("Was der Veranstalter beiträgt (deutsch)", "What the host contributes (German)") value=text.de rows=3 maxlength=1000/>
        <ui::TextArea name="text_en" label=l.t("Was der Veranstalter beiträgt (englisch)", "What the host contributes (English)") value=text.en rows=3 maxlength=1000/>
    }
}

/// Its logo: shown, set, taken away.
#[component]
pub(super) fn LogoForm(host: HostView) -> impl IntoView {
    let l = ctx::locale();
    let id = host.id;
    let (formats, most) = (upload::formats(FileKind::Logo), upload::most(FileKind::Logo));
    let hint = match l {
        Locale::De => format!("{}, höchstens {most}. In SVG bitte Schrift in Pfade umwandeln.", formats.de),
        Locale::En => format!("{}, at most {most}. In SVG please convert text to paths.", formats.en),
    };
    let label = if host.logo.is_some() { l.t("Neues Logo", "New logo") } else { l.t("Logo", "Logo") };
    let remove = host.logo.is_some().then(|| {
        view! {
            <ui::Confirm
                id=id.to_string()
                action=RemoveHostLogo::PATH
                label=l.t("Logo entfernen", "Remove logo")
                question=l.t("Das Logo wirklich entfernen?", "Really remove the logo?")
                kind=ui::ButtonKind::Plain
            >
                <ui::Hidden name="host" value=id.to_string()/>
            </ui::Confirm>
        }
    });
    view! {
        <ui::Form action=logo_upload::PATH id=id.to_string() encoding=ui::Encoding::Multipart>
            <ui::Hidden name="host" value=id.to_string()/>
            <ui::FileField name="logo" label accept=upload::accept(FileKind::Logo) limits=upload::limits(l, FileKind::Logo) hint required=true/>
            <ui::Submit label=l.t("Logo hochladen", "Upload logo") kind=ui::ButtonKind::Quiet/>
        </ui::Form>
        {remove}
    }
}
