//! Configuration: defaults, then `standwerk.toml`, then `STANDWERK_…` in the environment. Every key is documented in
//! `deploy/standwerk.toml.example`. A value that makes no sense stops the start and names its key.

use std::{net::SocketAddr, path::PathBuf};

use anyhow::{Context, bail};
use app::ctx::Agency;
use domain::files::Files;
use figment::{
    Figment,
    providers::{Env, Format, Serialized, Toml},
};
use ipnet::IpNet;
use serde::{Deserialize, Serialize};
use url::Url;

use crate::client;

/// Variables with our prefix that are not ours to read: the command line's and the scripts'.
const FOR_OTHERS: [&str; 5] = ["assets", "bin", "cache", "config", "fonts"];

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
    /// `smtp://user:password@host:587`, `smtps://…`; empty keeps mail in the outbox.
    pub smtp_url: String,
    /// Sender of all mails.
    pub mail_from: String,
    /// `text` or `json`.
    pub log: String,
    /// Proxies in front, as addresses or networks: what they say in `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<String>,
    /// As imprint, privacy notice and mails name it.
    pub agency: Agency,
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
            mail_from: "Standwerk <standwerk@localhost>".to_owned(),
            log: "text".to_owned(),
            trusted_proxies: Vec::new(),
            agency: Agency { name: "Standwerk".to_owned(), country: "Deutschland".to_owned(), ..Agency::default() },
        }
    }
}

impl Config {
    /// Reads and checks the configuration. `file` defaults to `standwerk.toml` in the working folder, if it is there.
    ///
    /// # Errors
    /// Names the key that is wrong and what it may be.
    pub fn load(file: Option<PathBuf>) -> anyhow::Result<Self> {
        if let Some(file) = &file
            && !file.exists()
        {
            bail!("the configuration file {} does not exist", file.display());
        }
        let config: Self = Figment::from(Serialized::defaults(Self::default()))
            .merge(Toml::file(file.unwrap_or_else(|| PathBuf::from("standwerk.toml"))))
            .merge(Env::prefixed("STANDWERK_").ignore(&FOR_OTHERS).split("__"))
            .extract()
            .context("configuration")?;
        config.check()
    }

    fn check(mut self) -> anyhow::Result<Self> {
        let public_url = Url::parse(&self.public_url).context("public_url: not an address like https://stand.example")?;
        if !matches!(public_url.scheme(), "http" | "https") || public_url.path() != "/" {
            bail!("public_url: must be http:// or https:// and a host, without a path");
        }
        self.public_url = self.public_url.trim_end_matches('/').to_owned();
        if !self.database_url.is_empty()
            && !["sqlite:", "postgres:", "postgresql:"].iter().any(|scheme| self.database_url.starts_with(scheme))
        {
            bail!("database_url: must begin with sqlite: or postgres://");
        }
        if !self.files_url.is_empty() && !self.files_url.starts_with("s3://") {
            bail!("files_url: must begin with s3://");
        }
        if !self.smtp_url.is_empty() && !["smtp://", "smtps://"].iter().any(|scheme| self.smtp_url.starts_with(scheme)) {
            bail!("smtp_url: must begin with smtp:// or smtps://");
        }
        self.mail_from.parse::<lettre::message::Mailbox>().context("mail_from: must look like Standwerk <post@stand.example>")?;
        self.proxies()?;
        if !matches!(self.log.as_str(), "text" | "json") {
            bail!("log: must be text or json");
        }
        Ok(self)
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
