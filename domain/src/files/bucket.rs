//! A bucket that speaks S3, of Amazon or anybody else.

use std::time::Duration;

use object_store::{
    ClientOptions, Error, RetryConfig,
    aws::{AmazonS3, AmazonS3Builder},
};
use url::Url;

/// How long a store is waited for.
#[derive(Clone, Copy)]
pub(super) struct Patience {
    connect: Duration,
    /// For one answer, and for all tries together.
    answer: Duration,
}

impl Patience {
    /// A store that hangs holds up nobody for longer: by default it would be asked for three minutes.
    pub(super) const SERVER: Self = Self { connect: Duration::from_secs(3), answer: Duration::from_secs(10) };
}

const TRIES: usize = 2;

/// Where keys can come from. Without any, the machine's own service on 169.254.169.254 would be asked, and the message
/// would name that.
const CREDENTIALS: [&str; 6] = [
    "AWS_ACCESS_KEY_ID",
    "AWS_WEB_IDENTITY_TOKEN_FILE",
    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
    "AWS_CONTAINER_CREDENTIALS_FULL_URI",
    "AWS_METADATA_ENDPOINT",
    "AWS_SKIP_SIGNATURE",
];

/// The bucket that `url` names, with what `AWS_…` says of it.
pub(super) fn open_bucket(
    url: &Url,
    environment: impl IntoIterator<Item = (String, String)>,
    patience: Patience,
) -> Result<AmazonS3, Error> {
    let settings: Vec<(String, String)> =
        environment.into_iter().filter(|(name, value)| name.starts_with("AWS_") && !value.is_empty()).collect();
    if !settings.iter().any(|(name, _)| CREDENTIALS.contains(&name.as_str())) {
        let said = "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are missing in the environment (or, for a machine that has a role of its own, \
                    AWS_METADATA_ENDPOINT=http://169.254.169.254)";
        return Err(Error::Generic { store: "S3", source: said.into() });
    }
    let options = ClientOptions::new().with_connect_timeout(patience.connect).with_timeout(patience.answer);
    let retry = RetryConfig { max_retries: TRIES, retry_timeout: patience.answer, ..RetryConfig::default() };
    let mut builder = AmazonS3Builder::new().with_url(url.as_str()).with_client_options(options).with_retry(retry);
    for (name, value) in settings {
        if let Ok(key) = name.to_lowercase().parse() {
            builder = builder.with_config(key, value);
        }
    }
    builder.build()
}

#[cfg(test)]
mod tests {
    use object_store::ObjectStoreExt;

    use super::*;

    fn variables(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn missing_keys_are_named() {
        let url = Url::parse("s3://bucket/folder").expect("an address");

        let settings = variables(&[("AWS_REGION", "eu-central-1"), ("AWS_ACCESS_KEY_ID", "")]);
        let refused = open_bucket(&url, settings, Patience::SERVER).expect_err("no keys").to_string();

        assert!(refused.contains("AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are missing"), "{refused}");
        let _ = rustls::crypto::ring::default_provider().install_default();
        open_bucket(&url, variables(&[("AWS_ACCESS_KEY_ID", "a"), ("AWS_SECRET_ACCESS_KEY", "b")]), Patience::SERVER).expect("opened");
    }

    /// Without the limit this test does not end: `object_store` 0.14 would go on for its own three minutes.
    #[tokio::test]
    async fn a_store_that_hangs_is_given_up() {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let store = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let endpoint = format!("http://{}", store.local_addr().expect("an address"));
        // Takes every connection, and never says anything.
        let taken = tokio::spawn(async move {
            let mut connections = Vec::new();
            while let Ok((connection, _)) = store.accept().await {
                connections.push(connection);
            }
        });
        let url = Url::parse("s3://bucket/folder").expect("an address");
        let settings =
            [("AWS_ACCESS_KEY_ID", "a"), ("AWS_SECRET_ACCESS_KEY", "b"), ("AWS_ENDPOINT", endpoint.as_str()), ("AWS_ALLOW_HTTP", "true")];
        let soon = Duration::from_millis(50);
        let bucket = open_bucket(&url, variables(&settings), Patience { connect: soon, answer: soon }).expect("opened");

        let read = bucket.get(&"logo.png".into()).await;
        let written = bucket.put(&"logo.png".into(), "picture".into()).await;

        taken.abort();
        assert!(matches!(read, Err(Error::Generic { store: "S3", .. })), "{read:?}");
        assert!(matches!(written, Err(Error::Generic { store: "S3", .. })), "{written:?}");
    }
}
