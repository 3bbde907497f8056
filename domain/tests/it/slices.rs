//! The floor plan: who uses whom, as ARCHITECTURE.md lists it. An arrow that is not in its tables, one in them that nobody
//! uses, and one that leads up again are all refused.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

/// Who uses whom.
type Arrows = BTreeMap<String, BTreeSet<String>>;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The rows of the table with this first line: a name and what it may use, both in backticks, from the ground up.
fn table(document: &str, head: &str) -> Vec<(String, BTreeSet<String>)> {
    let lines = document.lines().skip_while(|line| *line != head).skip(2);
    let rows = lines.take_while(|line| line.starts_with('|')).map(|line| {
        let cells: Vec<_> = line.split('|').map(str::trim).collect();
        (names(cells[1]).into_iter().next().expect("a name"), names(cells[cells.len() - 2]))
    });
    let rows: Vec<_> = rows.collect();
    assert!(!rows.is_empty(), "ARCHITECTURE.md has no table {head}");
    rows
}

/// The words in backticks.
fn names(cell: &str) -> BTreeSet<String> {
    cell.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

/// What is wrong with the plan. What is no row of the table is the ground: everybody may use it, and it uses no slice.
fn faults(listed: &[(String, BTreeSet<String>)], used: &Arrows) -> Vec<String> {
    let mut faults = Vec::new();
    let mut below = BTreeSet::new();
    for (name, may_use) in listed {
        faults.extend(may_use.difference(&below).map(|up| format!("{name} -> {up} is listed, but {up} does not stand below {name}")));
        let uses = used.get(name).cloned().unwrap_or_default();
        faults.extend(uses.difference(may_use).map(|other| format!("{name} -> {other} is not listed")));
        faults.extend(may_use.difference(&uses).map(|other| format!("{name} -> {other} is listed, but not used")));
        below.insert(name.clone());
    }
    let listed: BTreeSet<_> = listed.iter().map(|(name, _)| name.clone()).collect();
    for (name, uses) in used.iter().filter(|(name, _)| !listed.contains(*name)) {
        faults.extend(uses.iter().map(|other| format!("{name} is no row of the table, and uses {other}")));
    }
    faults
}

/// The first names after `crate::` in a source text, also in `crate::{…}` and in attributes.
fn first_names(source: &str) -> BTreeSet<String> {
    let code: String = source.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n");
    let mut found = BTreeSet::new();
    for (at, _) in code.match_indices("crate::") {
        let before = code[..at].chars().next_back();
        if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '$' || c == ':') {
            continue;
        }
        let rest = &code[at + "crate::".len()..];
        match rest.strip_prefix('{') {
            Some(list) => found.extend(branches(list)),
            None => found.extend([identifier(rest)]),
        }
    }
    found
}

fn identifier(text: &str) -> String {
    text.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

/// The first names of what stands in braces, up to the one that closes them.
fn branches(list: &str) -> Vec<String> {
    let mut depth = 0;
    let mut starts = vec![0];
    for (at, c) in list.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => starts.push(at + 1),
            _ => {}
        }
    }
    starts.into_iter().map(|at| identifier(&list[at..])).filter(|name| !name.is_empty()).collect()
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        match path.extension() {
            _ if path.is_dir() => sources(&path, found),
            Some(extension) if extension == "rs" => found.push(path),
            _ => {}
        }
    }
}

/// Which of `slices` the modules of `src` use, by the first part of their path.
fn arrows(src: &Path, slices: &BTreeSet<String>) -> Arrows {
    let mut files = Vec::new();
    sources(src, &mut files);
    let mut arrows = Arrows::new();
    for file in files {
        let inside = file.strip_prefix(src).expect("inside");
        let module = inside.iter().next().expect("a name").to_string_lossy().trim_end_matches(".rs").to_owned();
        let used: Vec<_> = first_names(&read(&file)).into_iter().filter(|name| slices.contains(name) && *name != module).collect();
        arrows.entry(module).or_default().extend(used);
    }
    arrows
}

/// Which crates of the workspace another one is built with.
fn crates(manifest: &toml::Table, members: &BTreeSet<String>) -> BTreeSet<String> {
    let parts = ["dependencies", "build-dependencies"].into_iter().filter_map(|part| manifest.get(part)?.as_table());
    parts.flat_map(|part| part.keys()).filter(|name| members.contains(*name)).cloned().collect()
}

/// Holds the slices of a crate against their table. `roots` put everything together; `ground` are the folders that are no
/// slice.
fn check(head: &str, src: &str, roots: &[&str], ground: &[&str]) {
    let listed = table(&read(&root().join("ARCHITECTURE.md")), head);
    let src = root().join(src);
    let mut used = arrows(&src, &listed.iter().map(|(name, _)| name.clone()).collect());
    used.retain(|module, _| !roots.contains(&module.as_str()));
    assert_eq!(faults(&listed, &used), Vec::<String>::new(), "{}", src.display());

    let expected = listed.into_iter().map(|(name, _)| name).chain(ground.iter().map(|name| (*name).to_owned())).collect();
    assert_eq!(folders(&src), expected, "every slice of {} has its row, and every row its folder", src.display());
}

fn folders(src: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(src).expect("a folder").flatten().filter(|entry| entry.path().is_dir());
    entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
}

#[test]
fn slices_of_the_domain_use_each_other_as_listed() {
    check("| slice | owns | may use |", "domain/src", &["lib"], &["db", "files", "picture", "zone"]);
}

#[test]
fn slices_of_the_pages_use_each_other_as_listed() {
    check("| slice | pages it holds | may use |", "app/src", &["lib", "routes"], &["table_export", "town_map", "words", "world_map"]);
}

#[test]
fn crates_use_each_other_as_listed() {
    let listed = table(&read(&root().join("ARCHITECTURE.md")), "| crate | holds | may use |");
    let workspace: toml::Table = read(&root().join("Cargo.toml")).parse().expect("TOML");
    let members = workspace["workspace"]["members"].as_array().expect("members").iter().filter_map(toml::Value::as_str);
    let manifests = members.map(|folder| read(&root().join(folder).join("Cargo.toml")).parse::<toml::Table>().expect("TOML"));
    let manifests: BTreeMap<String, toml::Table> =
        manifests.map(|manifest| (manifest["package"]["name"].as_str().expect("a name").to_owned(), manifest)).collect();
    let names = manifests.keys().cloned().collect();

    let used = manifests.iter().map(|(name, manifest)| (name.clone(), crates(manifest, &names))).collect();

    assert_eq!(faults(&listed, &used), Vec::<String>::new());
    assert_eq!(listed.into_iter().map(|(name, _)| name).collect::<BTreeSet<_>>(), names, "every crate has its row");
}

#[test]
fn every_kind_of_fault_is_found() {
    let set = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<BTreeSet<_>>();
    let listed = [("badge".to_owned(), set(&[])), ("lead".to_owned(), set(&["badge", "desk"])), ("desk".to_owned(), set(&["badge"]))];
    let used = Arrows::from([
        ("badge".to_owned(), set(&["lead"])),
        ("lead".to_owned(), set(&["badge", "desk"])),
        ("clock".to_owned(), set(&["badge"])),
    ]);

    assert_eq!(
        faults(&listed, &used),
        [
            "badge -> lead is not listed",
            "lead -> desk is listed, but desk does not stand below lead",
            "desk -> badge is listed, but not used",
            "clock is no row of the table, and uses badge",
        ]
    );
}

#[test]
fn paths_are_found_wherever_they_stand() {
    let source = r#"
        use crate::{actor::{Actor, Denied}, badge::{self, Code}, event}; // crate::lead
        #[sea_orm(belongs_to = "crate::mail::entity::Entity")]
        fn a() { crate::audit::record(); $crate::choice::x(); other_crate::y() }
    "#;

    assert_eq!(first_names(source).into_iter().collect::<Vec<_>>(), ["actor", "audit", "badge", "event", "mail"]);
}
