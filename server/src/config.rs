//! Configuration: defaults, then `standwerk.toml`, then `STANDWERK_…` in the environment. Every key is documented in
//! `deploy/standwerk.toml.example`. A value that makes no sense stops the start and names its key.

mod variables;

use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
};

use anyhow::{Context, bail};
use app::ctx::Agency;
use domain::{account::RelyingParty, files::Files, sealed::Keys};
use figment::{
    Figment,
    providers::{Format, Serialized, Toml},
};
use ipnet::IpNet;
use serde::{Deserialize, Serialize};
use url::Url;

use crate::{
    client,
    mailer::{PATIENCE, Route},
};

/// Where the service's configuration is, for commands that run beside it from any folder.
const OF_THE_SERVICE: &str = "/etc/standwerk/standwerk.toml";

/// Everything that can be set.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Where to listen.
    pub listen: SocketAddr,
    /// How browsers reach it, without a slash at its end. Links in mails and QR codes begin with it.
    pub public_url: String,
    /// `sqlite:PATH` or `postgres://…`; empty means `DATA_DIR/standwerk.db`.
    pub database_url: String,
    /// Where the database (if SQLite) and the pictures are kept.
    pub data_dir: PathBuf,
    /// `s3://bucket/folder` keeps pictures there (keys and region in `AWS_…` of the environment); empty: in `data_dir`.
    pub files_url: String,
    /// `smtp://user:password@host:587`, `smtps://…`; empty lets letters wait, to be read by organisers.
    pub smtp_url: String,
    /// Certificates in PEM that the mail server may show beside those that this machine trusts.
    pub smtp_ca_file: Option<PathBuf>,
    /// Letters a minute, of all workers together; 0: as many as the mail server takes.
    pub mail_per_minute: u32,
    /// Letters over one connection; 0: any number.
    pub mail_per_connection: u32,
    /// Sender of all mails.
    pub mail_from: String,
    /// `text` or `json`.
    pub log: String,
    /// Proxies in front, as addresses or networks: what they say in `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<String>,
    /// What travellers' details are sealed with: 32 bytes in Base64; empty: the file `travel.key` in `data_dir`.
    pub travel_key: String,
    /// Keys that were there before: what they sealed can still be read.
    pub former_travel_keys: Vec<String>,
    /// Whether organisers need a passkey: a link alone then opens for them only what it opens for exhibitors.
    pub organisers_need_passkey: bool,
    /// As imprint, privacy notice and mails name it.
    pub agency: Agency,
    /// Variables of the environment with our prefix that mean nothing here: a container platform sets some for itself.
    #[serde(skip)]
    pub unknown_variables: Vec<String>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from(([127, 0, 0, 1], 3000)),
            public_url: "http://127.0.0.1:3000".to_owned(),
            database_url: String::new(),
            data_dir: PathBuf::from("data"),
            files_url: String::new(),
            smtp_url: String::new(),
            smtp_ca_file: None,
            mail_per_minute: 0,
            mail_per_connection: 50,
            mail_from: "Standwerk <standwerk@localhost>".to_owned(),
            log: "text".to_owned(),
            trusted_proxies: Vec::new(),
            travel_key: String::new(),
            former_travel_keys: Vec::new(),
            organisers_need_passkey: false,
            agency: Agency { name: "Standwerk".to_owned(), country: "Deutschland".to_owned(), ..Agency::default() },
            unknown_variables: Vec::new(),
        }
    }
}

/// As browsers write it in `Origin`: small letters, no usual port, a host beyond ASCII in its own encoding.
fn normalised(public_url: &str) -> anyhow::Result<String> {
    let url = Url::parse(public_url).context("public_url: not an address like https://stand.example")?;
    let is_bare =
        url.path() == "/" && url.query().is_none() && url.fragment().is_none() && url.username().is_empty() && url.password().is_none();
    if !matches!(url.scheme(), "http" | "https") || !is_bare {
        bail!("public_url: must be http:// or https:// and a host, without a name, a password, a path or anything behind it");
    }
    Ok(url.origin().ascii_serialization())
}

impl Config {
    /// Reads and checks the configuration. `file` defaults to `standwerk.toml` in the working folder if it is there, else
    /// to the service's, `/etc/standwerk/standwerk.toml`, if that is there.
    ///
    /// # Errors
    /// Names the key that is wrong and what it may be.
    pub fn load(file: Option<PathBuf>) -> anyhow::Result<Self> {
        if let Some(file) = &file
            && !file.exists()
        {
            bail!("the configuration file {} does not exist", file.display());
        }
        let usual = || ["standwerk.toml", OF_THE_SERVICE].map(PathBuf::from).into_iter().find(|file| file.is_file());
        Self::read(file.or_else(usual).as_deref(), std::env::vars())
    }

    /// The same of one file, if any, and of these variables. A `data_dir` in a file is meant from that file's folder, so
    /// that every command finds the same data.
    ///
    /// # Errors
    /// As `load`.
    pub fn read(file: Option<&Path>, variables: impl IntoIterator<Item = (String, String)>) -> anyhow::Result<Self> {
        let mut figment = Figment::from(Serialized::defaults(Self::default()));
        if let Some(file) = file {
            figment = figment.merge(Toml::file_exact(file));
        }
        let of_file: PathBuf = figment.extract_inner("data_dir").context("configuration")?;
        let is_in_file = figment.find_metadata("data_dir").and_then(|from| from.source.as_ref()?.file_path()).is_some();
        if let Some(folder) = file.and_then(Path::parent).filter(|_| is_in_file) {
            figment = figment.merge(Serialized::default("data_dir", folder.join(of_file)));
        }
        let (figment, unknown_variables) = variables::merge_variables(figment, &Serialized::defaults(Self::default()), variables)?;
        let config: Self = figment.extract().context("configuration")?;
        Self { unknown_variables, ..config }.check()
    }

    fn check(mut self) -> anyhow::Result<Self> {
        self.public_url = normalised(&self.public_url)?;
        if !self.database_url.is_empty()
            && !["sqlite:", "postgres:", "postgresql:"].iter().any(|scheme| self.database_url.starts_with(scheme))
        {
            bail!("database_url: must begin with sqlite: or postgres://");
        }
        if !self.files_url.is_empty() && !self.files_url.starts_with("s3://") {
            bail!("files_url: must begin with s3://");
        }
        if self.smtp_ca_file.as_ref().is_some_and(|file| file.as_os_str().is_empty()) {
            self.smtp_ca_file = None;
        }
        self.route()?;
        self.mail_from.parse::<lettre::message::Mailbox>().context("mail_from: must look like Standwerk <post@stand.example>")?;
        self.proxies()?;
        if self.organisers_need_passkey && self.passkeys().is_none() {
            bail!("organisers_need_passkey: browsers make passkeys only where public_url is https:// and a name, not a bare IP address");
        }
        if !self.travel_key.is_empty() {
            Keys::parse(&self.travel_key, &[]).context("travel_key")?;
        }
        for former in &self.former_travel_keys {
            Keys::parse(former, &[]).context("former_travel_keys")?;
        }
        if !matches!(self.log.as_str(), "text" | "json") {
            bail!("log: must be text or json");
        }
        Ok(self)
    }

    /// How passkeys know this site; `None` where browsers make none.
    pub fn passkeys(&self) -> Option<RelyingParty> {
        let name = if self.agency.name.is_empty() { "Standwerk" } else { &self.agency.name };
        RelyingParty::at(&self.public_url, name)
    }

    /// The store of pictures.
    ///
    /// # Errors
    /// Names the key that leads nowhere.
    pub fn files(&self) -> anyhow::Result<Files> {
        if self.files_url.is_empty() {
            Files::in_folder(&self.data_dir.join("files")).context("data_dir")
        } else {
            Files::at_url(&self.files_url).context("files_url")
        }
    }

    /// The way to the mail server; `None` where none is configured.
    ///
    /// # Errors
    /// Names the key that is not understood.
    pub fn route(&self) -> anyhow::Result<Option<Route>> {
        let route = |url: &str| Route::of(url, self.smtp_ca_file.as_deref(), &self.public_url, PATIENCE);
        (!self.smtp_url.is_empty()).then(|| route(&self.smtp_url)).transpose()
    }

    /// The database to open.
    pub fn database(&self) -> String {
        if self.database_url.is_empty() {
            format!("sqlite:{}", self.data_dir.join("standwerk.db").display())
        } else {
            self.database_url.clone()
        }
    }

    /// The networks of the proxies in front.
    ///
    /// # Errors
    /// Names the entry that is none.
    pub fn proxies(&self) -> anyhow::Result<Vec<IpNet>> {
        self.trusted_proxies.iter().map(|text| client::network(text)).collect::<Result<_, _>>().context("trusted_proxies")
    }
}
