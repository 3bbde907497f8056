//! Nothing is left out: whatever the site answers to stands in the matrix, or in the list of what does not.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use app::routes::App;
use leptos::server_fn::axum::server_fn_paths;
use leptos_axum::generate_route_list;

use super::rows;

#[tokio::test]
async fn whatever_there_is_stands_in_the_matrix() {
    let there: BTreeSet<String> = server_functions().chain(pages()).chain(routes()).collect();
    let covered: BTreeSet<String> = rows::all().map(|row| row.endpoint.to_owned()).collect();
    let left_out: BTreeSet<String> = rows::NOT_COVERED.iter().map(|(endpoint, _)| (*endpoint).to_owned()).collect();

    assert!(there.len() > 140, "{there:?}");
    let listed: BTreeSet<String> = covered.union(&left_out).cloned().collect();
    assert_eq!(there.difference(&listed).collect::<Vec<_>>(), Vec::<&String>::new(), "has no row");
    assert_eq!(listed.difference(&there).collect::<Vec<_>>(), Vec::<&String>::new(), "is not there any more");
    assert_eq!(covered.intersection(&left_out).collect::<Vec<_>>(), Vec::<&String>::new(), "has a row, and is listed as if it had none");
}

fn server_functions() -> impl Iterator<Item = String> {
    server_fn_paths().map(|(path, _)| path.strip_prefix("/api/").unwrap_or(path).to_owned())
}

fn pages() -> impl Iterator<Item = String> {
    generate_route_list(App).into_iter().map(|route| route.path().to_owned())
}

/// Routes that are neither: axum does not list them, so they are read from where they are written.
fn routes() -> impl Iterator<Item = String> {
    let mut found = Vec::new();
    for file in sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("..")) {
        let text = fs::read_to_string(&file).expect("a source file");
        for before in [".route(\"", "PATH: &str = \"/uploads/", "WORKER: &str = \"/"] {
            let prefix = before.split('"').nth(1).unwrap_or_default();
            found.extend(text.split(before).skip(1).filter_map(|rest| Some(format!("{prefix}{}", rest.split('"').next()?))));
        }
    }
    found.into_iter()
}

/// Every source file of the workspace's crates.
fn sources(root: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders: Vec<(PathBuf, bool)> = vec![(root.to_owned(), false)];
    while let Some((folder, is_source)) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
            let name = entry.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
            if entry.is_dir() && !["target", "node_modules", "tests", "benches"].contains(&name.as_str()) && !name.starts_with('.') {
                folders.push((entry, is_source || name == "src"));
            } else if is_source && name.ends_with(".rs") {
                found.push(entry);
            }
        }
    }
    found
}
