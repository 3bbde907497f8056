//! The configuration, as a file and as an environment hold it.

use std::path::Path;

use server::config::Config;
use tempfile::TempDir;

fn read(file: Option<&Path>, variables: &[(&str, &str)]) -> anyhow::Result<Config> {
    Config::read(file, variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())))
}

fn refused(variables: &[(&str, &str)]) -> String {
    server::cli::error_in_words(&read(None, variables).expect_err("refused"))
}

#[test]
fn a_variable_means_what_its_key_means() {
    let config = read(
        None,
        &[
            ("STANDWERK_AGENCY__POSTCODE", "04527"),
            ("STANDWERK_AGENCY__PHONE", "true"),
            ("STANDWERK_AGENCY__NAME", "[Messe]"),
            ("STANDWERK_LISTEN", "0.0.0.0:8080"),
            ("STANDWERK_TRUSTED_PROXIES", "10.0.0.0/8, ::1"),
            ("STANDWERK_CONFIG", "elsewhere.toml"),
            ("OTHER_LISTEN", "x"),
        ],
    )
    .expect("read");

    assert_eq!((config.agency.postcode.as_str(), config.agency.phone.as_str(), config.agency.name.as_str()), ("04527", "true", "[Messe]"));
    assert_eq!(config.listen.to_string(), "0.0.0.0:8080");
    assert_eq!(config.trusted_proxies, ["10.0.0.0/8", "::1"]);
    assert_eq!(config.unknown_variables, Vec::<String>::new());
    for list in ["[\"10.0.0.0/8\", \"::1\"]", "10.0.0.0/8,::1,"] {
        assert_eq!(read(None, &[("STANDWERK_TRUSTED_PROXIES", list)]).expect("read").trusted_proxies, ["10.0.0.0/8", "::1"], "{list}");
    }
    assert_eq!(read(None, &[("STANDWERK_TRUSTED_PROXIES", "")]).expect("read").trusted_proxies, Vec::<String>::new());
}

#[test]
fn what_a_container_platform_sets_stops_nothing() {
    let foreign = [
        ("STANDWERK_PORT", "tcp://10.0.0.1:80"),
        ("STANDWERK_PORT_80_TCP_ADDR", "10.0.0.1"),
        ("STANDWERK_SERVICE_HOST", "10.0.0.1"),
        ("STANDWERK_AGENCY", "x"),
        ("STANDWERK_AGENCY__SHOE_SIZE", "44"),
    ];

    let config = read(None, &foreign).expect("read");

    assert_eq!(
        config.unknown_variables,
        ["STANDWERK_AGENCY", "STANDWERK_AGENCY__SHOE_SIZE", "STANDWERK_PORT", "STANDWERK_PORT_80_TCP_ADDR", "STANDWERK_SERVICE_HOST"]
    );
}

#[test]
fn what_makes_no_sense_is_named_once() {
    for (name, value, key) in [
        ("STANDWERK_LISTEN", "here", "STANDWERK_LISTEN"),
        ("STANDWERK_TRUSTED_PROXIES", "10.0.0.0/99", "trusted_proxies"),
        ("STANDWERK_TRUSTED_PROXIES", "[10.0.0.0/8]", "STANDWERK_TRUSTED_PROXIES"),
        ("STANDWERK_DATABASE_URL", "mysql://x", "database_url"),
        ("STANDWERK_LOG", "xml", "log"),
        ("STANDWERK_TRAVEL_KEY", "secret", "travel_key"),
        ("STANDWERK_FORMER_TRAVEL_KEYS", "secret", "former_travel_keys"),
        ("STANDWERK_MAIL_FROM", "nobody", "mail_from"),
    ] {
        let said = refused(&[(name, value)]);
        assert!(said.contains(key), "{name}: {said}");
        assert_eq!(said.matches(key).count(), 1, "{said}");
    }
}

#[test]
fn the_public_address_is_as_browsers_write_it() {
    for (typed, normal) in [
        ("https://stand.example", "https://stand.example"),
        ("HTTPS://Stand.Example/", "https://stand.example"),
        ("https://stand.example:443", "https://stand.example"),
        ("http://stand.example:80/", "http://stand.example"),
        ("https://stand.example:8443", "https://stand.example:8443"),
        ("https://münchen.example", "https://xn--mnchen-3ya.example"),
        ("http://[::1]:3000", "http://[::1]:3000"),
    ] {
        assert_eq!(read(None, &[("STANDWERK_PUBLIC_URL", typed)]).expect("read").public_url, normal, "{typed}");
    }
    for typed in [
        "stand.example",
        "ftp://stand.example",
        "https://stand.example/shop",
        "https://stand.example?x=1",
        "https://stand.example/#x",
        "https://olga:secret@stand.example",
        "https://olga@stand.example",
        "https://",
    ] {
        let said = refused(&[("STANDWERK_PUBLIC_URL", typed)]);
        assert!(said.starts_with("public_url: ") && !said.contains("secret"), "{typed}: {said}");
    }
}

#[test]
fn passkeys_are_asked_for_only_where_browsers_make_them() {
    let need = ("STANDWERK_ORGANISERS_NEED_PASSKEY", "true");
    let config = read(None, &[need, ("STANDWERK_PUBLIC_URL", "https://stand.example")]).expect("read");
    assert!(config.organisers_need_passkey && config.passkeys().is_some());
    assert!(!read(None, &[]).expect("read").organisers_need_passkey);

    for url in ["https://192.0.2.7", "http://stand.example"] {
        let said = refused(&[need, ("STANDWERK_PUBLIC_URL", url)]);
        assert!(said.starts_with("organisers_need_passkey: "), "{said}");
    }
}

#[test]
fn a_folder_in_the_file_is_meant_from_the_file() {
    let folder = TempDir::new().expect("a folder");
    let file = folder.path().join("standwerk.toml");
    let data_dir = |text: &str, variables: &[(&str, &str)]| {
        std::fs::write(&file, text).expect("written");
        read(Some(&file), variables).expect("read").data_dir
    };

    assert_eq!(data_dir("data_dir = \"data\"", &[]), folder.path().join("data"));
    assert_eq!(data_dir("data_dir = \"/var/lib/standwerk\"", &[]), Path::new("/var/lib/standwerk"));
    assert_eq!(data_dir("data_dir = \"data\"", &[("STANDWERK_DATA_DIR", "here")]), Path::new("here"));
    assert_eq!(data_dir("log = \"json\"", &[]), Path::new("data"));
}

#[test]
fn the_example_can_be_used_as_it_is() {
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("../deploy/standwerk.toml.example");

    let config = read(Some(&example), &[]).expect("read");

    assert_eq!(config.data_dir, Path::new("/var/lib/standwerk"));
}
