//! `standwerk health`: what `/healthz` answers, for an image that holds no other program to ask it.

use std::{
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
    time::Duration,
};

use anyhow::{Context, ensure};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time::timeout,
};

use crate::config::Config;

const PATIENCE: Duration = Duration::from_secs(5);

/// Fails unless the server at `listen` says that all is well.
pub async fn run(config: &Config) -> anyhow::Result<()> {
    let address = here(config.listen);
    let answer =
        timeout(PATIENCE, ask(address)).await.with_context(|| format!("{address}: no answer within {} seconds", PATIENCE.as_secs()))?;
    let answer = answer.with_context(|| address.to_string())?;
    ensure!(answer.split(' ').nth(1) == Some("200"), "{address}: {}", answer.lines().last().unwrap_or_default());
    println!("ok");
    Ok(())
}

async fn ask(address: SocketAddr) -> std::io::Result<String> {
    let mut connection = TcpStream::connect(address).await?;
    connection.write_all(b"GET /healthz HTTP/1.0\r\nHost: localhost\r\n\r\n").await?;
    let mut answer = String::new();
    connection.read_to_string(&mut answer).await?;
    Ok(answer)
}

/// A server that listens on every address is asked on the machine's own.
fn here(listen: SocketAddr) -> SocketAddr {
    let address = match listen.ip() {
        IpAddr::V4(address) if address.is_unspecified() => IpAddr::V4(Ipv4Addr::LOCALHOST),
        IpAddr::V6(address) if address.is_unspecified() => IpAddr::V6(Ipv6Addr::LOCALHOST),
        address => address,
    };
    SocketAddr::new(address, listen.port())
}
