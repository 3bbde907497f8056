//! A mail server that misbehaves on purpose, and letters to give to it.

use std::{
    collections::{HashMap, HashSet},
    sync::{Arc, Mutex, MutexGuard},
    time::Duration,
};

use domain::{
    calendar::{CalendarEntry, EntryFacts, Thing},
    clock,
    event::EventFacts,
    ids::RegistrationId,
    locale::{Locale, Text},
    mail::{self, NewMail, Thread},
    registration::RegistrationLetter,
};
use server::mailer::{Mailer, Patience, Route};
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
};
use url::Host;

use crate::site::Site;

/// A mail server. How it treats a mail the first time is the first part of the recipient's address: `takes`, `later`
/// (451), `never` (550, always), `hangs` (no answer), `drops` (takes the mail and hangs up before it says so), `silent`
/// (takes the mail and never says so).
#[derive(Clone, Default)]
pub struct Post {
    /// Recipient and full text of everything that arrived.
    pub received: Arc<Mutex<Vec<(String, String)>>>,
    /// Every command, in the order in which they came.
    pub commands: Arc<Mutex<Vec<String>>>,
    manner: Arc<Mutex<Manner>>,
    seen: Arc<Mutex<HashSet<String>>>,
}

/// How it treats everybody.
#[derive(Clone, Debug, Default)]
pub struct Manner {
    /// Its answer to these commands, whoever asks: `("RCPT", "554 5.7.1 Relay access denied")`.
    pub answers: Vec<(&'static str, &'static str)>,
    /// So many more letters are taken; those beyond are too many.
    pub room: Option<usize>,
    /// What it says it can do, beside 8BITMIME.
    pub offers: Vec<&'static str>,
    /// It thinks so long about every letter.
    pub ponders: Duration,
}

impl Post {
    /// Starts it and answers its address.
    pub async fn start() -> (Self, String) {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let url = format!("smtp://{}", listener.local_addr().expect("an address"));
        let post = Self::default();
        let serving = post.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let post = serving.clone();
                tokio::spawn(async move { post.serve(stream).await });
            }
        });
        (post, url)
    }

    /// From now on it treats everybody so.
    pub fn be(&self, manner: Manner) {
        *self.manner.lock().expect("no panic") = manner;
    }

    pub fn mails(&self) -> MutexGuard<'_, Vec<(String, String)>> {
        self.received.lock().expect("no panic")
    }

    /// How often a command came.
    pub fn heard(&self, verb: &str) -> usize {
        self.commands.lock().expect("no panic").iter().filter(|line| line.to_uppercase().starts_with(verb)).count()
    }

    fn manner(&self) -> Manner {
        self.manner.lock().expect("no panic").clone()
    }

    async fn serve(&self, stream: TcpStream) -> Option<()> {
        let mut stream = BufReader::new(stream);
        let mut to = String::new();
        say(&mut stream, "220 post.example").await?;
        loop {
            let line = read(&mut stream).await?;
            self.commands.lock().expect("no panic").push(line.clone());
            let verb = line.split(' ').next().unwrap_or_default().to_uppercase();
            let manner = self.manner();
            if let Some((_, answer)) = manner.answers.iter().find(|(asked, _)| *asked == verb) {
                say(&mut stream, answer).await?;
                continue;
            }
            match verb.as_str() {
                "EHLO" | "HELO" => {
                    let offers: String = manner.offers.iter().map(|offer| format!("250-{offer}\r\n")).collect();
                    say(&mut stream, &format!("250-post.example\r\n{offers}250 8BITMIME")).await?;
                }
                "RCPT" => {
                    to = line.split(['<', '>']).nth(1)?.to_owned();
                    if !self.has_room() {
                        say(&mut stream, "450 4.7.1 Error: too much mail from you").await?;
                        continue;
                    }
                    match self.treat(&to) {
                        "later" => say(&mut stream, &format!("451 4.7.1 <{to}> try later")).await?,
                        "never" => say(&mut stream, &format!("550 5.1.1 <{to}> unknown")).await?,
                        "hangs" => std::future::pending().await,
                        _ => say(&mut stream, "250 ok").await?,
                    }
                }
                "DATA" => {
                    say(&mut stream, "354 go on").await?;
                    let mut text = String::new();
                    loop {
                        let line = read(&mut stream).await?;
                        if line == "." {
                            break;
                        }
                        text.push_str(&line);
                        text.push('\n');
                    }
                    self.mails().push((to.clone(), text));
                    match self.treat(&format!("data:{to}")) {
                        "data:drops" => return None,
                        "data:silent" => std::future::pending().await,
                        _ => {}
                    }
                    tokio::time::sleep(manner.ponders).await;
                    say(&mut stream, "250 taken").await?;
                }
                "QUIT" => return say(&mut stream, "221 bye").await,
                _ => say(&mut stream, "250 ok").await?,
            }
        }
    }

    /// Takes one of the places that are left.
    fn has_room(&self) -> bool {
        let room = &mut self.manner.lock().expect("no panic").room;
        match room {
            None => true,
            Some(0) => false,
            Some(left) => {
                *left -= 1;
                true
            }
        }
    }

    /// The first time as the address asks, from then on well; only `never` stays what it is.
    fn treat<'a>(&self, what: &'a str) -> &'a str {
        let mood = what.split(['-', '@']).next().unwrap_or_default();
        let first = self.seen.lock().expect("no panic").insert(what.to_owned());
        if first || mood == "never" { mood } else { "takes" }
    }

    pub fn message_ids(&self) -> HashMap<String, Vec<String>> {
        let mut ids: HashMap<String, Vec<String>> = HashMap::new();
        for (to, text) in self.mails().iter() {
            let id = text.lines().find_map(|line| line.strip_prefix("Message-ID: ")).expect("every mail has an id");
            ids.entry(to.clone()).or_default().push(id.to_owned());
        }
        ids
    }
}

async fn say(stream: &mut BufReader<TcpStream>, line: &str) -> Option<()> {
    stream.get_mut().write_all(format!("{line}\r\n").as_bytes()).await.ok()
}

async fn read(stream: &mut BufReader<TcpStream>) -> Option<String> {
    let mut line = String::new();
    let read = stream.read_line(&mut line).await.ok()?;
    (read > 0).then(|| line.trim_end_matches(['\r', '\n']).to_owned())
}

/// Waits long enough for a server that answers, and not long for one that does not.
pub const SHORT: Patience =
    Patience { beginning: Duration::from_secs(5), command: Duration::from_millis(700), taking: Duration::from_millis(2500) };

pub fn mailer(url: &str) -> Mailer {
    let route = Route::new(url, None, &Host::Domain("stand.example"), SHORT).expect("a route");
    Mailer::new(route, "Standwerk <post@stand.example>", 0).expect("a mailer")
}

/// Letters to these addresses, each to somebody called Vera Müller.
pub async fn write(site: &Site, to: &[String]) {
    let to: Vec<_> = to.iter().map(|to| ("Vera Müller".to_owned(), to.clone())).collect();
    write_to(site, "MIPIM 2027", &to).await;
}

/// Tickets of an event, to these names and addresses.
pub async fn write_to(site: &Site, event: &str, to: &[(String, String)]) {
    let event = EventFacts {
        slug: "mipim-2027".to_owned(),
        name: event.to_owned(),
        city: "Cannes".to_owned(),
        venue: String::new(),
        online_link: String::new(),
        hall: String::new(),
        booth_number: String::new(),
        time_zone: "Europe/Paris".to_owned(),
        starts_on: "2027-03-09".parse().expect("a date"),
        ends_on: "2027-03-12".parse().expect("a date"),
        opens_minute: 540,
        closes_minute: 1080,
        contact_name: "Olga Organisiert".to_owned(),
        contact_email: "olga@agency.example".to_owned(),
    };
    let event = &event;
    let outcome = site.state.db.write(|tx| async move {
        for (name, email) in to {
            let mail = NewMail {
                dedupe_key: format!("test:{email}"),
                about: Thread::Registration(RegistrationId::new()),
                useful_until: None,
                event: None,
                to_name: name.clone(),
                to_email: email.clone(),
                locale: Locale::De,
                letter: RegistrationLetter::Ticket {
                    event: event.clone(),
                    ticket_code: "ABCDEFGHIJKLMNOPQRSTUVWXYZ".to_owned(),
                    calendar: vec![entry(event)],
                },
            };
            mail::enqueue(&tx, mail).await?;
        }
        Ok::<_, domain::db::DbErr>(())
    });
    outcome.await.expect("mail is written");
}

/// The first day of the event, for the reader's calendar.
fn entry(event: &EventFacts) -> CalendarEntry {
    let zone = clock::zone(&event.time_zone);
    CalendarEntry {
        thing: Thing::Day(event.starts_on),
        uid: format!("ticket-{}@stand.example", event.starts_on),
        sequence: 1,
        changed_at: clock::now(),
        is_cancelled: false,
        says: Some(EntryFacts {
            starts_at: clock::at_minute(zone, event.starts_on, event.opens_minute),
            ends_at: clock::at_minute(zone, event.starts_on, event.closes_minute),
            title: Text::new(event.name.clone(), ""),
            description: Text::default(),
            place: Text::new(event.city.clone(), ""),
            event: event.slug.clone(),
            contact_name: event.contact_name.clone(),
            contact_email: event.contact_email.clone(),
            locale: Some(Locale::De),
        }),
    }
}
