//! Entering a call: beginning a draft, and the entry by its link.

use domain::{
    call::{self, AnswerLength, CallStanding, CallView, Counted, EntryPage, EntryState, Question, answer_field},
    clock, enquiry,
    files::FileKind,
    locale::Locale,
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Meta;

use super::entered::entered;
use crate::{
    call::{RemoveEntryFile, SaveEntry, StartEntry, WithdrawEntry, file_upload},
    ctx,
    enquiry::guard::{Guard, made_at},
    error::ApiError,
    format,
    head::PageMeta,
    load::load_page,
    paths, ui, upload,
    words::{call as words, event::language},
};

/// Who enters; the draft is made with that.
#[component]
pub fn EnterCall() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, slug) = (ctx::db(), ctx::actor(), ctx::param("call"));
    let made = made_at();
    load_page(async move {
        let call = call::by_slug(&db, &actor, &slug).await?;
        let title = l.t("Teilnehmen", "Enter");
        let name = call.title.in_(l).to_owned();
        let content = if call.standing(clock::now()) == CallStanding::Open {
            start_form(l, &call, enquiry::form_moment(&db, made).await?)
        } else {
            not_open(l, &call)
        };
        Ok::<_, ApiError>(view! {
            <PageMeta title=format!("{title}: {name}") description=name.clone()/>
            <ui::Breadcrumbs up=vec![(paths::calls(l), l.t("Aufrufe", "Calls").to_owned()), (paths::call(l, &call.slug), name.clone())] here=title/>
            <ui::PageHead
                kicker=name
                title
                lede=format!("{} {}", l.t("Frist:", "Deadline:"), format::deadline_by(l, call.zone, call.closes_at))
            />
            <div class="narrow">{content}</div>
        })
    })
}

fn not_open(l: Locale, call: &CallView) -> AnyView {
    view! {
        <ui::EmptyState
            title=l.t("Hier wird gerade nichts angenommen", "Nothing is taken here right now")
            text=l.t("Öffnung und Frist stehen beim Aufruf.", "Opening and deadline stand with the call.")
            href=paths::call(l, &call.slug)
            link=l.t("Zum Aufruf", "To the call")
        />
    }
    .into_any()
}

fn start_form(l: Locale, call: &CallView, moment: String) -> AnyView {
    let languages: Vec<_> = Locale::ALL
        .into_iter()
        .filter(|locale| call.takes_in(*locale))
        .map(|locale| (locale.to_string(), language(l, locale.as_str())))
        .collect();
    let chosen = if call.takes_in(l) { l.to_string() } else { languages.first().map(|(code, _)| code.clone()).unwrap_or_default() };
    let slug = call.slug.clone();
    view! {
        <ui::Form action=StartEntry::PATH>
            <ui::Hidden name="call" value=slug/>
            <ui::TextField name="organisation" label=l.t("Organisation", "Organisation") required=true maxlength=160 autocomplete="organization"/>
            <ui::TextField name="contact_name" label=l.t("Ansprechperson", "Contact person") required=true maxlength=80 autocomplete="name"/>
            <ui::TextField
                name="email"
                label=l.t("E-Mail-Adresse", "E-mail address")
                kind=ui::InputKind::Email
                required=true
                maxlength=254
                autocomplete="email"
                hint=l.t("Dorthin geht der Link zu Ihrem Entwurf.", "The link to your draft goes there.")
            />
            <ui::Select name="country" label=l.t("Land", "Country") options=ui::countries(l) current="DE"/>
            <ui::Select name="language" label=l.t("Sprache Ihrer Einreichung", "Language of your entry") options=languages current=chosen/>
            <Guard moment/>
            <p class="small muted">
                {l.t(
                    "Was Sie schreiben, lesen die Organisation und nach der Frist die Jury. Nicht eingereichte Entwürfe werden 30 Tage nach der Frist gelöscht, nicht ausgezeichnete Einreichungen ein Jahr nach der Entscheidung.",
                    "The organisers read what you write, and after the deadline the jury. Drafts that are not handed in are erased 30 days after the deadline, entries that did not win a year after the decision.",
                )}
                " " <a href=paths::privacy(l)>{l.t("Datenschutzhinweis", "Privacy notice")}</a>
            </p>
            <ui::Submit label=l.t("Entwurf anlegen", "Make a draft")/>
        </ui::Form>
    }
    .into_any()
}

/// An entry by its link: a draft to write, or what was handed in.
#[component]
pub fn CallEntry() -> impl IntoView {
    let l = ctx::locale();
    let (db, token) = (ctx::db(), ctx::param("token"));
    load_page(async move {
        let page = call::entry_of(&db, &token).await?;
        let (call, entry) = (page.call.clone(), page.entry.clone());
        let title = call.title.in_(l).to_owned();
        let state = view! { <ui::Chip label=words::entry_state(l, entry.state) tone=words::entry_tone(entry.state)/> };
        let until = format::deadline_by(l, call.zone, call.closes_at);
        let is_open = call.standing(clock::now()) == CallStanding::Open;
        let content = match (entry.state, is_open) {
            (EntryState::Draft, true) => draft(l, &token, &page),
            (EntryState::Draft, false) => missed(l, &until),
            (EntryState::HandedIn | EntryState::Withdrawn, _) => sent(l, &token, &page, is_open),
        };
        Ok::<_, ApiError>(view! {
            <PageMeta title=title.clone() description=title.clone()/>
            <Meta name="robots" content="noindex"/>
            <ui::PageHead kicker=l.t("Ihre Einreichung", "Your entry") title lede=entry.organisation.clone()>
                <ui::Facts items=vec![ui::fact(l.t("Status", "Status"), state), ui::fact(l.t("Frist", "Deadline"), until)]/>
            </ui::PageHead>
            {content}
        })
    })
}

fn missed(l: Locale, until: &str) -> AnyView {
    let until = format!("{until}. ");
    view! {
        <ui::Notice tone=ui::Tone::Bad title=l.t("Die Frist ist abgelaufen", "The deadline is over")>
            {until}
            {l.t("Dieser Entwurf wurde nicht eingereicht und nimmt nicht teil.", "This draft was not handed in and does not take part.")}
        </ui::Notice>
    }
    .into_any()
}

fn sent(l: Locale, token: &str, page: &EntryPage, is_open: bool) -> AnyView {
    let detail = if is_open {
        l.t(
            "Sie wird wieder ein Entwurf, den Sie bis zur Frist noch einmal einreichen können.",
            "It becomes a draft again, which you can hand in once more until the deadline.",
        )
    } else {
        l.t("Die Frist ist vorbei: Das lässt sich nicht rückgängig machen.", "The deadline is over: this cannot be undone.")
    };
    let token = token.to_owned();
    let withdraw = (page.entry.state == EntryState::HandedIn).then(|| {
        view! {
            <ui::Confirm
                action=WithdrawEntry::PATH
                label=l.t("Zurückziehen", "Withdraw")
                question=l.t("Die Einreichung zurückziehen?", "Withdraw the entry?")
                detail
            ><ui::Hidden name="token" value=token/></ui::Confirm>
        }
    });
    view! {
        {entered(l, page, false)}
        <ui::Actions>{withdraw}</ui::Actions>
    }
    .into_any()
}

fn draft(l: Locale, token: &str, page: &EntryPage) -> AnyView {
    let (entry, call, there) = (page.entry.clone(), &page.call, files_there(l, token, page));
    let token = token.to_owned();
    let questions: Vec<_> = page.questions.iter().map(|question| question_field(l, page, question)).collect();
    let room = usize::try_from(call.most_files).unwrap_or_default() > page.files.len();
    let files = room.then(|| file_fields(l, call.most_files));
    view! {
        <ui::Unsaved about=format!("call-entry:{}", entry.id) revision=entry.revision form=SaveEntry::PATH>
            <ui::Form action=SaveEntry::PATH>
                <ui::Hidden name="token" value=token/>
                <ui::Hidden name="revision" value=entry.revision.to_string()/>
                <div class="pair">
                    <ui::TextField name="organisation" label=l.t("Organisation", "Organisation") value=entry.organisation.clone() required=true maxlength=160/>
                    <ui::TextField name="contact_name" label=l.t("Ansprechperson", "Contact person") value=entry.contact_name.clone() required=true maxlength=80/>
                </div>
                <ui::Select name="country" label=l.t("Land", "Country") options=ui::countries(l) current=entry.country.clone()/>
                {questions}
                <ui::Actions>
                    <ui::Submit label=l.t("Entwurf speichern", "Save the draft") kind=ui::ButtonKind::Quiet/>
                    <ui::Submit label=l.t("Speichern und einreichen", "Save and hand in") name="hand_in" value="yes"/>
                </ui::Actions>
                {files}
            </ui::Form>
        </ui::Unsaved>
        {there}
    }
    .into_any()
}

fn question_field(l: Locale, page: &EntryPage, question: &Question) -> AnyView {
    let name = answer_field(question.id);
    let value = page.answers.get(&question.id).cloned().unwrap_or_default();
    let (label, required) = (question.text.in_(l).to_owned(), question.required);
    let hint = match question.counted {
        Counted::Words => format!("{} {} {}", l.t("Höchstens", "At most"), question.most, l.t("Wörter", "words")),
        Counted::Characters => format!("{} {} {}", l.t("Höchstens", "At most"), question.most, l.t("Zeichen", "characters")),
    };
    match question.length {
        AnswerLength::Short => view! { <ui::TextField name label value required hint/> }.into_any(),
        AnswerLength::Long => view! { <ui::TextArea name label value required hint rows=8/> }.into_any(),
    }
}

fn file_fields(l: Locale, most: i32) -> AnyView {
    let hint = match l {
        Locale::De => {
            format!("{}, höchstens {}; {most} insgesamt", upload::formats(FileKind::CallEntry).de, upload::most(FileKind::CallEntry))
        }
        Locale::En => format!("{}, {} at most; {most} in all", upload::formats(FileKind::CallEntry).en, upload::most(FileKind::CallEntry)),
    };
    view! {
        <div class="form-part">
            <h2>{l.t("Datei hinzufügen", "Add a file")}</h2>
            <ui::FileField
                name="file"
                label=l.t("Datei", "File")
                accept=upload::accept(FileKind::CallEntry)
                limits=upload::limits(l, FileKind::CallEntry)
                hint
            />
            <ui::TextField name="file_name" label=l.t("Wie die Datei heißen soll", "What the file is to be called") maxlength=120/>
            <ui::SubmitFile action=file_upload::PATH form=SaveEntry::PATH label=l.t("Datei hochladen", "Upload the file")/>
        </div>
    }
    .into_any()
}

fn files_there(l: Locale, token: &str, page: &EntryPage) -> AnyView {
    let rows: Vec<_> = page
        .files
        .iter()
        .map(|file| {
            let (id, name) = (file.id.to_string(), file.name.clone());
            let token = token.to_owned();
            view! {
                <li>
                    <b class="list-name">{name}</b>
                    <div class="list-more">
                        <ui::Form action=RemoveEntryFile::PATH id=id.clone() class="is-inline">
                            <ui::Hidden name="token" value=token/>
                            <ui::Hidden name="file" value=id/>
                            <ui::Submit label=l.t("Datei entfernen", "Remove the file") kind=ui::ButtonKind::Plain/>
                        </ui::Form>
                    </div>
                </li>
            }
        })
        .collect();
    (!rows.is_empty())
        .then(|| view! { <ui::Section title=l.t("Dateien", "Files") id="files"><ul class="list">{rows}</ul></ui::Section> })
        .into_any()
}
