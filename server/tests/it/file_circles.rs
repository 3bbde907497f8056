//! The files of what pages, letters and papers are made of form layers: none needs, over whatever detour, one that needs
//! it. A name that a folder hands on counts for the file it comes from.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

/// A module by its path in the crate.
type Module = Vec<String>;

/// The modules of a crate, each with its source without comments and tests.
type Sources = BTreeMap<Module, String>;

#[test]
fn no_file_of_a_page_needs_itself() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    for src in ["app/src", "app/islands/src", "app/letters/src", "app/paper/src", "app/site/src", "app/ui/src"] {
        let mut sources = Sources::new();
        read(&root.join(src), &mut Vec::new(), &mut sources);

        assert!(sources.len() > 2, "{src}");
        assert_eq!(circles(&needs(&sources)), Vec::<String>::new(), "{src}");
    }
}

#[test]
fn a_circle_of_files_is_found_behind_the_names_that_a_folder_hands_on() {
    let source = |module: &str, text: &str| (module.split('/').map(str::to_owned).collect(), text.to_owned());
    let sources = |back: &str| {
        Sources::from([
            source("desk", "pub mod last;\npub use last::{Last, LastRow as Row};"),
            source("desk/last", "use super::super::{words::{self, Word}};"),
            source("words", back),
        ])
    };

    assert_eq!(circles(&needs(&sources("use crate::desk::Row;"))), ["desk/last", "words"]);
    assert_eq!(circles(&needs(&sources("fn f() { crate::desk::last::g() }"))), ["desk/last", "words"]);
    assert_eq!(circles(&needs(&sources("use crate::{desk::Other, shell};"))), Vec::<String>::new());
}

fn read(folder: &Path, at: &mut Module, sources: &mut Sources) {
    for entry in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
        let name = entry.file_stem().expect("a name").to_string_lossy().into_owned();
        if entry.is_dir() {
            at.push(name);
            read(&entry, at, sources);
            at.pop();
        } else {
            let module = at.iter().cloned().chain(Some(name).filter(|name| name != "mod" && name != "lib")).collect();
            let source = fs::read_to_string(&entry).expect("a source");
            let source = source.split("#[cfg(test)]").next().unwrap_or_default();
            let code = source.lines().map(|line| line.split("//").next().unwrap_or_default());
            sources.insert(module, code.collect::<Vec<_>>().join("\n"));
        }
    }
}

/// Which modules each one needs.
fn needs(sources: &Sources) -> BTreeMap<Module, BTreeSet<Module>> {
    let handed_on = handed_on(sources);
    let mut needs = BTreeMap::new();
    for (module, source) in sources {
        let named = ["crate", "super"].into_iter().flat_map(|root| paths(source, root));
        let used = named.filter_map(|path| owner(sources, &handed_on, module, &path));
        needs.insert(module.clone(), used.filter(|other| other != module).collect());
    }
    needs
}

/// The names that modules hand on, and whose they are.
type HandedOn = BTreeMap<(Module, String), (Module, String)>;

fn handed_on(sources: &Sources) -> HandedOn {
    let mut handed_on = HandedOn::new();
    for (module, source) in sources {
        for statement in source.split("pub").skip(1).filter_map(|rest| rest.split_once("use ").filter(|(head, _)| is_visibility(head))) {
            let statement = format!("self::{}", statement.1.split(';').next().unwrap_or_default());
            for path in paths(&statement, "self") {
                let path: Vec<String> = if matches!(path[1].as_str(), "crate" | "super" | "self") { path[1..].to_vec() } else { path };
                if let (Some((from, [name])), Some(known_as)) = (place(sources, module, &path), path.last()) {
                    let name = name.split(" as ").next().unwrap_or_default();
                    let known_as = known_as.rsplit(" as ").next().unwrap_or_default();
                    handed_on.insert((module.clone(), known_as.to_owned()), (from, name.to_owned()));
                }
            }
        }
    }
    handed_on
}

/// What stands between `pub` and `use`: nothing, or `(crate)`.
fn is_visibility(text: &str) -> bool {
    let text = text.trim();
    text.is_empty() || (text.starts_with('(') && text.ends_with(')'))
}

/// The module that a path leads into, and the rest of the path.
fn place<'a>(sources: &Sources, from: &Module, path: &'a [String]) -> Option<(Module, &'a [String])> {
    let mut at = if path.first()? == "crate" { Module::new() } else { from.clone() };
    let mut rest = path;
    while let Some((first, more)) = rest.split_first() {
        match first.as_str() {
            "crate" | "self" => {}
            "super" => drop(at.pop()),
            name => {
                at.push(name.split(" as ").next().unwrap_or_default().to_owned());
                if !sources.contains_key(&at) {
                    at.pop();
                    break;
                }
            }
        }
        rest = more;
    }
    sources.contains_key(&at).then_some((at, rest))
}

/// The module that holds what a path names.
fn owner(sources: &Sources, handed_on: &HandedOn, from: &Module, path: &[String]) -> Option<Module> {
    let (mut at, rest) = place(sources, from, path)?;
    // A whole module is named in order to be used.
    let Some(name) = rest.first() else { return Some(at) };
    let mut name = name.split(" as ").next().unwrap_or_default().to_owned();
    for _ in 0..8 {
        let Some((module, original)) = handed_on.get(&(at.clone(), name.clone())) else { break };
        (at, name) = (module.clone(), original.clone());
    }
    Some(at)
}

/// Every path that begins with `root::`, each entry of a list by itself.
fn paths(source: &str, root: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    let begins = format!("{root}::");
    for (at, _) in source.match_indices(&begins) {
        let before = source[..at].chars().next_back().unwrap_or(' ');
        if !before.is_alphanumeric() && before != '_' && before != ':' {
            branches(&source[at..], &mut Vec::new(), &mut found);
        }
    }
    found
}

/// Reads one path, and answers what follows it.
fn branches<'a>(source: &'a str, head: &mut Vec<String>, found: &mut Vec<Vec<String>>) -> &'a str {
    let length = head.len();
    let mut rest = source.trim_start();
    loop {
        if let Some(mut list) = rest.strip_prefix('{') {
            while !list.trim_start().starts_with('}') && !list.trim().is_empty() {
                list = branches(list, head, found).trim_start();
                list = list.strip_prefix(',').unwrap_or(list);
            }
            rest = list.trim_start().strip_prefix('}').unwrap_or_default();
            break;
        }
        let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_' && c != '*').unwrap_or(rest.len());
        let mut name = rest[..end].to_owned();
        rest = &rest[end..];
        if let Some(renamed) = rest.strip_prefix(" as ") {
            let end = renamed.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(renamed.len());
            name = format!("{name} as {}", &renamed[..end]);
            rest = &renamed[end..];
        }
        // `x::{self}` is `x`; at the beginning it is this module.
        if name != "self" || head.is_empty() {
            head.push(name);
        }
        match rest.strip_prefix("::").filter(|next| !next.starts_with('<')) {
            Some(next) => rest = next,
            None => {
                found.push(head.clone());
                // What cannot be read is no path: go on behind it.
                rest = if end == 0 { rest.get(rest.chars().next().map_or(0, char::len_utf8)..).unwrap_or_default() } else { rest };
                break;
            }
        }
    }
    head.truncate(length);
    rest
}

/// The modules that stand in a circle.
fn circles(needs: &BTreeMap<Module, BTreeSet<Module>>) -> Vec<String> {
    crate::circles::circles(needs).iter().map(|module| module.join("/")).collect()
}
