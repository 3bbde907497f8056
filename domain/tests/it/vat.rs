//! VAT numbers as python-stdnum judges them, for every prefix that is known.

use std::process::Command;

use domain::vat::VatId;

#[test]
fn numbers_are_judged_as_by_python_stdnum() {
    let home = || std::env::home_dir().expect("a home").join(".cache/standwerk/python");
    let packages = std::env::var_os("STANDWERK_PYTHON").map_or_else(home, std::path::PathBuf::from);
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/vat.py");

    let told = Command::new("python3").arg(script).env("PYTHONPATH", packages).output().expect("python3 runs: scripts/setup installs it");

    assert!(told.status.success(), "scripts/setup installs python-stdnum: {}", String::from_utf8_lossy(&told.stderr));
    let told = String::from_utf8(told.stdout).expect("UTF-8");
    let other: Vec<_> = told.lines().filter(|line| !agrees(line)).collect();
    assert!(told.lines().count() > 1500 && other.is_empty(), "{} of {}: {other:#?}", other.len(), told.lines().count());
}

fn agrees(line: &str) -> bool {
    let [prefix, number, valid] = line.split(' ').collect::<Vec<_>>()[..] else { panic!("{line}") };
    let country = match prefix {
        "CHE" => "CH",
        "EL" => "GR",
        other => other,
    };
    VatId::parse(&format!("{prefix}{number}"), country).is_ok() == (valid == "1")
}
