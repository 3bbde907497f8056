//! Where a request comes from: the peer, or what a trusted proxy says of it.

use std::{
    net::{IpAddr, Ipv6Addr, SocketAddr},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use app::ctx::ClientAddress;
use axum::{
    extract::{ConnectInfo, Request, State},
    http::HeaderMap,
    middleware::Next,
    response::Response,
};
use ipnet::IpNet;

/// This is no network.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no network like 10.0.0.0/8 or ::1")]
pub struct NoNetwork(String);

/// Addresses that share their first bits, `10.0.0.0/8`, or a single one, `::1`.
///
/// # Errors
/// When the text is neither.
pub fn network(text: &str) -> Result<IpNet, NoNetwork> {
    let text = text.trim();
    text.parse().or_else(|_| text.parse::<IpAddr>().map(IpNet::from)).map_err(|_| NoNetwork(text.to_owned()))
}

/// The proxies in front.
#[derive(Clone, Debug)]
pub struct Proxies {
    trusted: Arc<[IpNet]>,
    /// Whether the log was told that somebody else forwards requests.
    has_warned: Arc<AtomicBool>,
}

impl Proxies {
    pub fn new(trusted: Arc<[IpNet]>) -> Self {
        Self { trusted, has_warned: Arc::default() }
    }
}

/// Puts the browser's address into the request.
pub async fn locate(State(proxies): State<Proxies>, mut request: Request, next: Next) -> Response {
    if let Some(ConnectInfo(peer)) = request.extensions().get::<ConnectInfo<SocketAddr>>().copied() {
        if request.headers().contains_key("x-forwarded-for") && !is_trusted(peer.ip().to_canonical(), &proxies.trusted) {
            warn_once(&proxies, peer.ip().to_canonical());
        }
        let address = address(peer.ip(), request.headers(), &proxies.trusted);
        request.extensions_mut().insert(ClientAddress(address));
    }
    next.run(request).await
}

/// Only an address of one's own network is named: any other may be a browser that wrote the header itself, and somebody's.
fn warn_once(proxies: &Proxies, peer: IpAddr) {
    if proxies.has_warned.swap(true, Ordering::Relaxed) {
        return;
    }
    let is_ours = match peer {
        IpAddr::V4(peer) => peer.is_loopback() || peer.is_private(),
        IpAddr::V6(peer) => peer.is_loopback() || peer.is_unique_local(),
    };
    let peer = if is_ours { peer.to_string() } else { "an address that is not in your own network".to_owned() };
    tracing::warn!(
        "X-Forwarded-For comes from {peer}, which trusted_proxies does not name, and is not believed: if that is your proxy, everybody \
         behind it counts as one when attempts are limited"
    );
}

fn is_trusted(address: IpAddr, trusted: &[IpNet]) -> bool {
    trusted.iter().any(|network| network.contains(&address))
}

/// Proxies append the address that they saw: read from the right, the first that is no proxy of ours is the browser.
/// Anything further left the browser may have written itself.
fn address(peer: IpAddr, headers: &HeaderMap, trusted: &[IpNet]) -> String {
    let lines = headers.get_all("x-forwarded-for").iter().filter_map(|value| value.to_str().ok());
    let forwarded: Vec<&str> = lines.flat_map(|line| line.split(',')).map(str::trim).collect();
    let mut seen = peer.to_canonical();
    for hop in forwarded.iter().rev() {
        if !is_trusted(seen, trusted) {
            break;
        }
        let Ok(before) = hop.parse::<IpAddr>() else { break };
        seen = before.to_canonical();
    }
    bucket(seen)
}

/// A household has a whole /64 of IPv6: it counts as one.
fn bucket(address: IpAddr) -> String {
    match address {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => format!("{}/64", Ipv6Addr::from_bits(address.to_bits() & (u128::MAX << 64))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(peer: &str, forwarded: &str, trusted: &[&str]) -> String {
        let mut headers = HeaderMap::new();
        if !forwarded.is_empty() {
            headers.insert("x-forwarded-for", forwarded.parse().expect("a header"));
        }
        let trusted: Vec<IpNet> = trusted.iter().map(|text| network(text).expect("a network")).collect();
        address(peer.parse().expect("an address"), &headers, &trusted)
    }

    #[test]
    fn only_a_trusted_proxy_is_believed() {
        assert_eq!(seen("203.0.113.9", "198.51.100.1", &[]), "203.0.113.9");
        assert_eq!(seen("203.0.113.9", "198.51.100.1", &["10.0.0.0/8"]), "203.0.113.9");
        assert_eq!(seen("10.1.2.3", "198.51.100.1", &["10.0.0.0/8"]), "198.51.100.1");
    }

    #[test]
    fn what_the_browser_wrote_itself_does_not_count() {
        assert_eq!(seen("10.1.2.3", "1.1.1.1, 198.51.100.1", &["10.0.0.0/8"]), "198.51.100.1");
        assert_eq!(seen("10.1.2.3", "1.1.1.1, 198.51.100.1, 10.9.9.9", &["10.0.0.0/8"]), "198.51.100.1");
        assert_eq!(seen("10.1.2.3", "nonsense", &["10.0.0.0/8"]), "10.1.2.3");
    }

    #[test]
    fn ipv6_counts_by_its_network() {
        assert_eq!(seen("2001:db8:1:2:3:4:5:6", "", &[]), "2001:db8:1:2::/64");
        assert_eq!(seen("::1", "2001:db8:1:2:ffff::1", &["::1"]), "2001:db8:1:2::/64");
        assert_eq!(seen("::ffff:10.1.2.3", "198.51.100.1", &["10.0.0.0/8"]), "198.51.100.1");
    }

    #[test]
    fn other_texts_are_no_networks() {
        for text in ["", "10.0.0.0/33", "::/129", "fair.example", "10.0.0.0/x"] {
            assert_eq!(network(text), Err(NoNetwork(text.to_owned())));
        }
    }
}
