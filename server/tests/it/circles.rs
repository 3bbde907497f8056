//! The files of the edge form layers: none needs, over whatever detour, one that needs it.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

/// Which modules each top module of the crate names by `crate::`.
type Needs = BTreeMap<String, BTreeSet<String>>;

#[test]
fn no_file_of_the_edge_needs_itself() {
    let needs = read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));

    assert!(needs["router"].contains("guard") && needs["cli"].contains("router"), "{needs:?}");
    assert_eq!(circles(&needs), Vec::<String>::new());
}

#[test]
fn a_circle_is_found_over_any_detour() {
    let text = "use crate::{\n    b::{self, D},\n    c,\n};\nfn f() { crate::e::g() }";
    assert_eq!(named(text), ["b", "c", "e"].map(str::to_owned).into());

    let needs = |pairs: &[(&str, &str)]| pairs.iter().map(|(one, other)| ((*one).to_owned(), [(*other).to_owned()].into())).collect();
    assert_eq!(circles(&needs(&[("a", "b"), ("b", "c"), ("d", "a")])), Vec::<String>::new());
    assert_eq!(circles(&needs(&[("a", "b"), ("b", "c"), ("c", "a"), ("d", "a")])), ["a", "b", "c"]);
}

/// The modules that stand in a circle.
pub fn circles<M: Ord + Clone>(needs: &BTreeMap<M, BTreeSet<M>>) -> Vec<M> {
    let reaches_itself = |start: &M| {
        let (mut seen, mut open) = (BTreeSet::new(), vec![start]);
        while let Some(module) = open.pop() {
            for next in needs.get(module).into_iter().flatten() {
                if next == start {
                    return true;
                }
                if seen.insert(next) {
                    open.push(next);
                }
            }
        }
        false
    };
    needs.keys().filter(|module| reaches_itself(module)).cloned().collect()
}

fn read(folder: &Path) -> Needs {
    let mut needs = Needs::new();
    for file in files(folder) {
        let within = file.strip_prefix(folder).expect("a file of the folder").to_string_lossy().replace(".rs", "");
        let module = within.split('/').next().unwrap_or_default().to_owned();
        let mut others = named(&fs::read_to_string(&file).expect("a source"));
        others.remove(&module);
        needs.entry(module).or_default().extend(others);
    }
    needs
}

/// The modules that a source names, by `crate::module` or in the list of `use crate::{…}`.
fn named(source: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for part in source.split("crate::").skip(1) {
        let names = part.strip_prefix('{').map_or_else(|| vec![part], |list| entries(&list[..end_of_list(list)]));
        let name = |text: &str| text.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
        found.extend(names.into_iter().map(name).filter(|name| !name.is_empty()));
    }
    found
}

/// Where the list that begins here is closed.
fn end_of_list(list: &str) -> usize {
    let mut depth = 1;
    let closes = |(at, c): (usize, char)| {
        depth += i32::from(c == '{') - i32::from(c == '}');
        (depth == 0).then_some(at)
    };
    list.char_indices().find_map(closes).unwrap_or(list.len())
}

/// The entries of a list, each with what stands in its own braces.
fn entries(list: &str) -> Vec<&str> {
    let mut depth = 0;
    let parts = list.split(|c: char| {
        depth += i32::from(c == '{') - i32::from(c == '}');
        depth == 0 && c == ','
    });
    parts.collect()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    let (folders, files): (Vec<PathBuf>, Vec<PathBuf>) = entries.partition(|path| path.is_dir());
    files.into_iter().chain(folders.iter().flat_map(|folder| self::files(folder))).collect()
}
