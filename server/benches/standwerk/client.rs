//! A load generator as small as can be: connections that are kept, requests that are bytes, answers that are counted.
//! It shares the machine with the server, so what it costs itself must be little.

use std::{
    io::{self, Read, Write},
    net::{SocketAddr, TcpStream},
    sync::Mutex,
    thread,
    time::{Duration, Instant},
};

pub const CONNECTIONS: usize = 8;
const PATIENCE: Duration = Duration::from_secs(30);

/// A connection that stays open.
pub struct Connection {
    stream: TcpStream,
    read: Vec<u8>,
}

impl Connection {
    pub fn open(address: SocketAddr) -> io::Result<Self> {
        let stream = TcpStream::connect(address)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        Ok(Self { stream, read: Vec::with_capacity(256 * 1024) })
    }

    /// Sends one request and reads its answer to the end; answers its status.
    pub fn count(&mut self, request: &[u8]) -> io::Result<u16> {
        Ok(self.exchange(request)?.0)
    }

    /// The same; answers how long its body is.
    pub fn measure(&mut self, request: &[u8]) -> io::Result<usize> {
        let (_, head, end) = self.exchange(request)?;
        Ok(end - head)
    }

    /// The same; answers its head.
    pub fn head(&mut self, request: &[u8]) -> io::Result<String> {
        let (_, head, _) = self.exchange(request)?;
        Ok(String::from_utf8_lossy(&self.read[..head]).into_owned())
    }

    /// The same; answers its body, chunks and all.
    pub fn read(&mut self, request: &[u8]) -> io::Result<String> {
        let (_, head, end) = self.exchange(request)?;
        Ok(String::from_utf8_lossy(&self.read[head..end]).into_owned())
    }

    /// The same; answers its body as it came.
    pub fn body(&mut self, request: &[u8]) -> io::Result<Vec<u8>> {
        let (_, head, end) = self.exchange(request)?;
        Ok(self.read[head..end].to_vec())
    }

    /// The same; answers the cookie that came with it.
    pub fn cookie(&mut self, request: &[u8]) -> io::Result<Option<String>> {
        let (_, head, _) = self.exchange(request)?;
        let head = String::from_utf8_lossy(&self.read[..head]).into_owned();
        let cookies = head.split("\r\n").filter_map(|line| line.split_once(": "));
        let mut cookies = cookies.filter(|(name, _)| name.eq_ignore_ascii_case("set-cookie")).map(|(_, value)| value);
        Ok(cookies.next().and_then(|value| value.split(';').next()).map(str::to_owned))
    }

    /// Status, where the head ends, and where the body ends.
    fn exchange(&mut self, request: &[u8]) -> io::Result<(u16, usize, usize)> {
        self.stream.write_all(request)?;
        self.read.clear();
        let mut head = None;
        loop {
            let before = self.read.len();
            self.read.resize(before + 64 * 1024, 0);
            let read = self.stream.read(&mut self.read[before..])?;
            self.read.truncate(before + read);
            if read == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            if head.is_none() {
                head = find(&self.read, b"\r\n\r\n").map(|end| Head::parse(&self.read[..end + 4]));
            }
            if let Some(head) = &head
                && let Some(end) = head.end(&self.read)
            {
                return Ok((head.status, head.length, end));
            }
        }
    }
}

struct Head {
    status: u16,
    length: usize,
    /// Nothing when the body comes in chunks.
    body: Option<usize>,
}

impl Head {
    fn parse(head: &[u8]) -> Self {
        let text = std::str::from_utf8(head).unwrap_or_default();
        let status = text.get(9..12).and_then(|code| code.parse().ok()).unwrap_or(0);
        let value = |name: &str| {
            text.split("\r\n")
                .filter_map(|line| line.split_once(':'))
                .find(|(key, _)| key.eq_ignore_ascii_case(name))
                .map(|(_, value)| value.trim())
        };
        let body = if value("transfer-encoding").is_some() {
            None
        } else {
            Some(value("content-length").and_then(|n| n.parse().ok()).unwrap_or(0))
        };
        Self { status, length: head.len(), body }
    }

    fn end(&self, read: &[u8]) -> Option<usize> {
        match self.body {
            Some(body) => (read.len() >= self.length + body).then_some(self.length + body),
            None => read.ends_with(b"0\r\n\r\n").then_some(read.len()),
        }
    }
}

fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack.windows(needle.len()).position(|window| window == needle)
}

/// A GET as bytes.
pub fn get(address: SocketAddr, path: &str, headers: &str) -> Vec<u8> {
    format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nAccept: text/html,*/*\r\n{headers}\r\n").into_bytes()
}

/// A form as bytes, from a page of this site.
pub fn post(address: SocketAddr, path: &str, headers: &str, page: &str, form: &str) -> Vec<u8> {
    let length = form.len();
    format!(
        "POST {path} HTTP/1.1\r\nHost: {address}\r\nAccept: text/html\r\nOrigin: http://{address}\r\nSec-Fetch-Site: same-origin\r\n\
         Referer: http://{address}{page}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {length}\r\n{headers}\r\n{form}"
    )
    .into_bytes()
}

/// Asks for one thing over all connections for a while; answers per second, all of which said 200.
pub fn load(address: SocketAddr, request: &[u8], time: Duration) -> anyhow::Result<f64> {
    let total = Mutex::new(0_u64);
    let began = Instant::now();
    let results = thread::scope(|scope| {
        let workers: Vec<_> = (0..CONNECTIONS)
            .map(|_| {
                scope.spawn(|| -> anyhow::Result<()> {
                    let mut connection = Connection::open(address)?;
                    let mut answers = 0;
                    while began.elapsed() < time {
                        let status = connection.count(request)?;
                        anyhow::ensure!(status == 200, "the answer was {status}");
                        answers += 1;
                    }
                    *total.lock().expect("no worker panics while counting") += answers;
                    Ok(())
                })
            })
            .collect();
        workers.into_iter().map(|worker| worker.join().expect("a worker does not panic")).collect::<Vec<_>>()
    });
    results.into_iter().collect::<anyhow::Result<Vec<()>>>()?;
    let answers = *total.lock().expect("all workers are done");
    #[expect(clippy::cast_precision_loss, reason = "far below 2^52")]
    Ok(answers as f64 / began.elapsed().as_secs_f64())
}

/// Sends `many` requests over `together` connections; answers how many a second, all of which had this status.
pub fn rate(
    address: SocketAddr,
    together: usize,
    many: usize,
    next: impl Fn() -> anyhow::Result<Vec<u8>> + Sync,
    status: u16,
) -> anyhow::Result<f64> {
    let (began, next) = (Instant::now(), &next);
    thread::scope(|scope| {
        let clients: Vec<_> = (0..together)
            .map(|client| {
                scope.spawn(move || -> anyhow::Result<()> {
                    let mut connection = Connection::open(address)?;
                    for _ in (client..many).step_by(together) {
                        let answer = connection.count(&next()?)?;
                        anyhow::ensure!(answer == status, "the answer was {answer}");
                    }
                    Ok(())
                })
            })
            .collect();
        clients.into_iter().map(|client| client.join().expect("a client does not panic")).collect::<anyhow::Result<Vec<()>>>()
    })?;
    #[expect(clippy::cast_precision_loss, reason = "a few hundred")]
    Ok(many as f64 / began.elapsed().as_secs_f64())
}

/// How long each of `requests` takes, one after the other.
pub fn times(address: SocketAddr, requests: &[Vec<u8>]) -> anyhow::Result<Vec<Duration>> {
    let mut connection = Connection::open(address)?;
    let mut times = Vec::with_capacity(requests.len());
    for request in requests {
        let began = Instant::now();
        let status = connection.count(request)?;
        times.push(began.elapsed());
        anyhow::ensure!(status == 200, "the answer was {status}");
    }
    Ok(times)
}
