//! Every form of the site, found by following links as its users do.

use std::collections::{HashMap, HashSet, VecDeque};

use app::form_address;
use scraper::{ElementRef, Html, Selector};

use crate::site::Browser;

/// Pages of one kind that are looked at: the same page about another thing may hold other forms.
const OF_ONE_KIND: usize = 6;

/// A form as it stands on a page, with one of its buttons.
#[derive(Clone, Debug)]
pub struct Form {
    pub page: String,
    /// What reads it.
    pub action: String,
    /// What reads the form on the page, beside which a file travels; otherwise the same.
    pub within: String,
    /// Whether it is sent to change something (`post`), not to ask (`get`).
    pub changes: bool,
    /// What the browser would send if the button was pressed at once.
    pub filled: Vec<(String, String)>,
    pub fields: Vec<Field>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    pub name: String,
    /// The type of an input, or `textarea`, `select`, `radio`.
    pub kind: String,
    pub required: bool,
}

/// The forms that somebody finds from these pages on, each kind once.
pub async fn forms(browser: &Browser, starts: Vec<String>) -> Vec<Form> {
    let mut found = HashMap::new();
    walk(browser, starts, |page, html| {
        for form in read(page, html) {
            let names: Vec<_> = form.fields.iter().map(|field| field.name.as_str()).collect();
            found.entry(format!("{} {names:?} {:?}", form.action, button(&form))).or_insert(form);
        }
    })
    .await;
    let mut forms: Vec<Form> = found.into_values().collect();
    forms.sort_by(|a, b| (&a.action, &a.page).cmp(&(&b.action, &b.page)));
    forms
}

/// Opens whatever links lead to. Every page must answer.
pub async fn walk(browser: &Browser, starts: Vec<String>, mut see: impl FnMut(&str, &Html)) {
    let mut seen = HashSet::new();
    let mut kinds: HashMap<String, usize> = HashMap::new();
    let mut queue: VecDeque<(String, String)> = starts.into_iter().map(|start| (start, String::new())).collect();
    while let Some((page, from)) = queue.pop_front() {
        let kind: String = page.split('?').next().unwrap_or_default().split('/').map(blanked).collect::<Vec<_>>().join("/");
        let of_kind = kinds.entry(kind).or_default();
        if (*of_kind >= OF_ONE_KIND && !from.is_empty()) || !seen.insert(page.clone()) {
            continue;
        }
        *of_kind += 1;
        let answer = browser.get(&page).await;
        // The form behind a mail's link may have spent it.
        let is_spent = from.is_empty() && answer.body.contains("Dieser Link gilt nicht mehr");
        assert!(answer.status.is_success() || is_spent, "{page}, linked from {from}: {}", answer.status);
        let html = Html::parse_document(&answer.body);
        see(&page, &html);
        queue.extend(links(&html).into_iter().filter(|link| link.starts_with("/de")).map(|link| (link, page.clone())));
    }
}

/// A part of an address that names one thing of many.
fn blanked(segment: &str) -> &str {
    let names_one = segment.bytes().any(|b| b.is_ascii_digit()) || (segment.len() == 26 && !segment.contains('-'));
    if names_one { ":" } else { segment }
}

/// The pages of this site that a page leads to.
pub fn links(html: &Html) -> Vec<String> {
    let links = selector("a[href^='/']");
    let paths = html.select(&links).filter_map(|link| link.attr("href"));
    paths.map(|path| path.split('#').next().unwrap_or_default().to_owned()).collect()
}

/// The forms of a page, once for each button that says something of its own.
fn read(page: &str, html: &Html) -> Vec<Form> {
    let mut forms = Vec::new();
    for form in html.select(&selector("form")) {
        let changes = form.attr("method") == Some("post");
        let action = read_by(form.attr("action").unwrap_or(page));
        let of_files = file_parts(form);
        let (mut filled, mut fields) = (Vec::new(), Vec::<Field>::new());
        let mut of_file = vec![Vec::<Field>::new(); of_files.len()];
        for control in form.select(&selector("input[name], textarea[name], select[name]")) {
            let (name, kind) = (control.attr("name").expect("selected by it").to_owned(), kind(control));
            filled.extend(value(control, &kind).map(|value| (name.clone(), value)));
            let part = of_files.iter().position(|(_, part)| control.ancestors().any(|around| around.id() == part.id()));
            let fields = match part {
                Some(part) => &mut of_file[part],
                None => &mut fields,
            };
            let field = Field { name, kind, required: control.attr("required").is_some() };
            if !fields.contains(&field) && !field.name.starts_with('_') {
                fields.push(field);
            }
        }
        // Its key makes a form that is sent twice one form; here each is meant anew.
        filled.retain(|(name, _)| name != "_key");
        let buttons: Vec<_> = form.select(&selector("button[name]")).filter_map(|b| Some((b.attr("name")?, b.attr("value")?))).collect();
        let presses = if buttons.is_empty() { vec![None] } else { buttons.into_iter().map(Some).collect() };
        for press in presses {
            let mut filled = filled.clone();
            filled.extend(press.map(|(name, value)| (name.to_owned(), value.to_owned())));
            let within = action.clone();
            forms.push(Form { page: page.to_owned(), action: action.clone(), within, changes, filled, fields: fields.clone() });
        }
        for ((sent_to, _), fields) in of_files.into_iter().zip(of_file) {
            let within = action.clone();
            forms.push(Form { page: page.to_owned(), action: sent_to, within, changes, filled: filled.clone(), fields });
        }
    }
    forms
}

/// The parts of a form that send a file to a place of their own, and where that is.
fn file_parts(form: ElementRef<'_>) -> Vec<(String, ElementRef<'_>)> {
    let buttons = selector("button[formaction]");
    let parts = form.select(&buttons).filter_map(|button| {
        let part = button.ancestors().filter_map(ElementRef::wrap).find(|around| around.value().name() == "section")?;
        Some((read_by(button.attr("formaction")?), part))
    });
    parts.collect()
}

/// What reads a form that is sent to this address of a page; the address itself of one that asks.
fn read_by(address: &str) -> String {
    form_address::reader_of(address).unwrap_or(address).to_owned()
}

/// What the button says that was pressed, if it says anything.
pub fn button(form: &Form) -> Option<&(String, String)> {
    form.filled.last().filter(|(name, _)| form.fields.iter().all(|field| field.name != *name) && !name.starts_with('_'))
}

fn kind(control: ElementRef) -> String {
    match control.value().name() {
        "input" => control.attr("type").unwrap_or("text").to_owned(),
        other => other.to_owned(),
    }
}

/// What a control sends as it stands; `None` for what is not chosen.
fn value(control: ElementRef, kind: &str) -> Option<String> {
    match kind {
        "textarea" => Some(control.text().collect()),
        "select" => {
            let chosen = control.select(&selector("option[selected]")).next().or_else(|| control.select(&selector("option")).next());
            chosen.map(|option| option.attr("value").unwrap_or_default().to_owned())
        }
        "checkbox" | "radio" => control.attr("checked").map(|_| control.attr("value").unwrap_or("on").to_owned()),
        "file" => None,
        _ => Some(control.attr("value").unwrap_or_default().to_owned()),
    }
}

pub fn selector(css: &str) -> Selector {
    Selector::parse(css).expect("a selector")
}
