//! How many of 200 pictures of codes are read, beside zxing-cpp in the same run, and what that takes.

use std::{collections::BTreeMap, path::Path, process::Command, time::Instant};

use anyhow::Context;
use decoder::LOOKS;

use crate::{
    house::House,
    pictures::{CLASSES, Picture, SIDE, pictures},
    report::{Bar, Row},
};

/// zxing-cpp reads all pictures of a folder, and prints the number of each that says what it is named after in `texts`.
const RIVAL: &str = r#"
import pathlib, sys, zxingcpp, numpy
folder = pathlib.Path(sys.argv[1])
side = int(sys.argv[2])
for number, text in enumerate((folder / "texts").read_text().split("\n")):
    grey = numpy.frombuffer((folder / str(number)).read_bytes(), dtype=numpy.uint8).reshape(side, side)
    read = zxingcpp.read_barcodes(grey, formats=zxingcpp.BarcodeFormat.QRCode)
    if text in [code.text for code in read]:
        print(number)
"#;

pub fn reading(_: &House) -> anyhow::Result<Vec<Row>> {
    const WHAT: &str = "codes read, zxing-cpp as 1";
    const BAR: Bar = Bar::AtLeast(0.97);
    let pictures = pictures();
    let began = Instant::now();
    let ours: Vec<bool> = pictures.iter().map(is_read).collect();
    #[expect(clippy::cast_precision_loss, reason = "two hundred")]
    let (took, all) = (began.elapsed().as_secs_f64() * 1000.0, pictures.len() as f64);
    let ours_read = ours.iter().filter(|read| **read).count();
    let milliseconds = format!("{:.0} ms each, up to {} looks", took / all, LOOKS.len());
    let theirs = match rival(&pictures) {
        Ok(theirs) => theirs,
        Err(error) => {
            return Ok(vec![Row::not_measured(WHAT, "", BAR, format!("{ours_read} of {all}, {milliseconds}; zxing-cpp: {error:#}"))]);
        }
    };
    let theirs_read = theirs.iter().filter(|read| **read).count();
    #[expect(clippy::cast_precision_loss, reason = "two hundred")]
    let ratio = ours_read as f64 / theirs_read.max(1) as f64;
    let detail = format!("{ours_read} of {all} beside {theirs_read}, {milliseconds}; fewer: {}", fewer(&pictures, &ours, &theirs));
    Ok(vec![Row::new(WHAT, ratio, "", BAR, detail)])
}

/// Whether any of the looks reads it, as a camera takes them one after the other.
fn is_read(picture: &Picture) -> bool {
    LOOKS.iter().any(|look| decoder::read(&picture.grey, SIDE, SIDE, *look).contains(&picture.text))
}

/// The classes in which the rival reads more.
fn fewer(pictures: &[Picture], ours: &[bool], theirs: &[bool]) -> String {
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for ((picture, ours), theirs) in pictures.iter().zip(ours).zip(theirs) {
        let count = counts.entry(picture.class).or_default();
        *count = (count.0 + usize::from(*ours), count.1 + usize::from(*theirs));
    }
    let fewer = CLASSES.iter().filter_map(|class| {
        let (ours, theirs) = counts.get(class)?;
        (ours < theirs).then(|| format!("{class} {ours}/{theirs}"))
    });
    fewer.collect::<Vec<_>>().join(", ")
}

fn rival(pictures: &[Picture]) -> anyhow::Result<Vec<bool>> {
    let python = std::env::var("BENCH_PYTHON").context("scripts/bench installs it; BENCH_PYTHON names its Python")?;
    let folder = tempfile::tempdir()?;
    for (number, picture) in pictures.iter().enumerate() {
        std::fs::write(folder.path().join(number.to_string()), &picture.grey)?;
    }
    let texts: Vec<&str> = pictures.iter().map(|picture| picture.text.as_str()).collect();
    std::fs::write(folder.path().join("texts"), texts.join("\n"))?;
    let answer = run(&python, folder.path())?;
    let read: Vec<usize> = answer.lines().filter_map(|number| number.parse().ok()).collect();
    Ok((0..pictures.len()).map(|number| read.contains(&number)).collect())
}

fn run(python: &str, folder: &Path) -> anyhow::Result<String> {
    let answer = Command::new(python).arg("-c").arg(RIVAL).arg(folder).arg(SIDE.to_string()).output().context(python.to_owned())?;
    anyhow::ensure!(answer.status.success(), "{}", String::from_utf8_lossy(&answer.stderr).trim());
    Ok(String::from_utf8(answer.stdout)?)
}
