//! Where the mail server is, how its connection is protected, and by whom it is used.

use std::{fs, net::IpAddr, path::Path};

use anyhow::{Context, bail};
use lettre::transport::smtp::{
    authentication::Credentials,
    client::{Certificate, TlsParameters},
    extension::ClientId,
};
use percent_encoding::percent_decode_str;
use url::{Host, Url};

use super::patience::Patience;

const SUBMISSION: u16 = 587;
const SUBMISSIONS: u16 = 465;
const SMTP: u16 = 25;

/// How a connection is protected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Security {
    /// Encrypted from the first byte.
    Tls,
    /// Encrypted by STARTTLS, or not used at all.
    StartTls,
    /// In clear text.
    None,
}

/// The way to the mail server.
pub struct Route {
    pub(super) host: String,
    pub(super) port: u16,
    pub(super) security: Security,
    /// `None` without encryption.
    pub(super) tls: Option<TlsParameters>,
    pub(super) credentials: Option<Credentials>,
    pub(super) user: Option<String>,
    /// How this server introduces itself: by the name that browsers know it by.
    pub(super) hello: ClientId,
    pub(super) own_host: String,
    pub(super) patience: Patience,
}

impl Route {
    /// The way to `smtp_url`, which may show certificates of `ca_file`; this server is known as the host of `public_url`.
    ///
    /// # Errors
    /// Names the key that is not understood.
    pub fn of(smtp_url: &str, ca_file: Option<&Path>, public_url: &str, patience: Patience) -> anyhow::Result<Self> {
        let public = Url::parse(public_url).context("public_url")?;
        let ca = ca_file.map(certificates).transpose()?;
        let own = public.host().unwrap_or(Host::Domain("localhost"));
        Self::new(smtp_url, ca, &own, patience).context("smtp_url")
    }

    /// # Errors
    /// When the address is not understood.
    pub fn new(smtp_url: &str, ca: Option<Certificate>, own: &Host<&str>, patience: Patience) -> anyhow::Result<Self> {
        let url = Url::parse(smtp_url)?;
        let host = url.host_str().filter(|host| !host.is_empty()).context("has no host")?.trim_matches(['[', ']']).to_owned();
        let user = decoded(url.username())?;
        let password = url.password().map(decoded).transpose()?.unwrap_or_default();
        let security = security(&url, &host, !user.is_empty())?;
        let default = match security {
            Security::Tls => SUBMISSIONS,
            Security::StartTls => SUBMISSION,
            Security::None => SMTP,
        };
        let tls = (security != Security::None).then(|| parameters(&host, ca)).transpose()?;
        let hello = match own {
            Host::Domain(name) => ClientId::Domain((*name).to_owned()),
            Host::Ipv4(address) => ClientId::Ipv4(*address),
            Host::Ipv6(address) => ClientId::Ipv6(*address),
        };
        Ok(Self {
            port: url.port().unwrap_or(default),
            host,
            security,
            tls,
            credentials: (!user.is_empty()).then(|| Credentials::new(user.clone(), password)),
            user: (!user.is_empty()).then_some(user),
            hello,
            own_host: own.to_string(),
            patience,
        })
    }
}

fn certificates(file: &Path) -> anyhow::Result<Certificate> {
    let pem = fs::read(file).with_context(|| format!("smtp_ca_file: {}", file.display()))?;
    let certificate = Certificate::from_pem(&pem).ok().filter(|_| pem.windows(10).any(|part| part == b"-----BEGIN"));
    certificate.with_context(|| format!("smtp_ca_file: {} holds no certificate in PEM", file.display()))
}

/// Clear text is for this machine itself, or for whoever asks for it by name.
fn security(url: &Url, host: &str, signs_in: bool) -> anyhow::Result<Security> {
    let asked = match url.query() {
        None | Some("") => None,
        Some("tls=required") => Some(true),
        Some("tls=none") => Some(false),
        Some(_) => bail!("after the ? only tls=required or tls=none is understood"),
    };
    let is_here = host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback());
    match (url.scheme(), asked) {
        ("smtps", None | Some(true)) => Ok(Security::Tls),
        ("smtps", Some(false)) => bail!("smtps:// is encrypted: take smtp:// for ?tls=none"),
        ("smtp", Some(false)) => Ok(Security::None),
        ("smtp", Some(true)) => Ok(Security::StartTls),
        ("smtp", None) => Ok(if signs_in || !is_here { Security::StartTls } else { Security::None }),
        _ => bail!("must begin with smtp:// or smtps://"),
    }
}

fn parameters(host: &str, ca: Option<Certificate>) -> anyhow::Result<TlsParameters> {
    let mut parameters = TlsParameters::builder(host.to_owned());
    if let Some(ca) = ca {
        parameters = parameters.add_root_certificate(ca);
    }
    parameters.build().context("the certificates that this machine trusts, and those of smtp_ca_file, cannot be used")
}

fn decoded(text: &str) -> anyhow::Result<String> {
    Ok(percent_decode_str(text).decode_utf8().context("user and password must be UTF-8")?.into_owned())
}

#[cfg(test)]
mod tests {
    use url::Host;

    use super::{Route, Security};
    use crate::mailer::patience::PATIENCE;

    fn route(url: &str) -> anyhow::Result<(Security, u16, Option<String>)> {
        let route = Route::new(url, None, &Host::Domain("stand.example"), PATIENCE)?;
        Ok((route.security, route.port, route.user))
    }

    #[test]
    fn nothing_leaves_in_clear_text_unless_somebody_asked_for_it() {
        let user = |name: &str| Some(name.to_owned());
        for (url, expected) in [
            ("smtp://user:password@mail.example:587", (Security::StartTls, 587, user("user"))),
            ("smtp://mail.example", (Security::StartTls, 587, None)),
            ("smtp://user@127.0.0.1:2525", (Security::StartTls, 2525, user("user"))),
            ("smtp://post%40stand.example:p%3Aw@mail.example", (Security::StartTls, 587, user("post@stand.example"))),
            ("smtps://mail.example", (Security::Tls, 465, None)),
            ("smtp://localhost", (Security::None, 25, None)),
            ("smtp://[::1]:2525", (Security::None, 2525, None)),
            ("smtp://localhost?tls=required", (Security::StartTls, 587, None)),
            ("smtp://user:password@mail.example:25?tls=none", (Security::None, 25, user("user"))),
        ] {
            assert_eq!(route(url).expect(url), expected, "{url}");
        }
        for url in ["smtps://mail.example?tls=none", "smtp://mail.example?tls=opportunistic", "http://mail.example", "smtp://"] {
            assert!(route(url).is_err(), "{url}");
        }
    }
}
