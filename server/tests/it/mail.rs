//! The worker with a real mail server, which misbehaves as mail servers do.

use std::{
    collections::{HashMap, HashSet},
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use domain::{
    event::EventFacts,
    locale::Locale,
    mail::{self, NewMail},
    process::letter::AnyLetter,
    registration::RegistrationLetter,
};
use server::{mailer::Mailer, worker};
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
};

use crate::site::Site;

/// A mail server. How it treats a mail the first time is the first part of the recipient's address: `takes`, `later`
/// (451), `never` (550, always), `hangs` (no answer), `drops` (takes the mail and hangs up before it says so).
#[derive(Clone, Default)]
pub struct Post {
    /// Recipient and full text of everything that arrived.
    pub received: Arc<Mutex<Vec<(String, String)>>>,
    seen: Arc<Mutex<HashSet<String>>>,
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

    async fn serve(&self, stream: TcpStream) -> Option<()> {
        let mut stream = BufReader::new(stream);
        let mut to = String::new();
        say(&mut stream, "220 post.example").await?;
        loop {
            let line = read(&mut stream).await?;
            let verb = line.split(' ').next().unwrap_or_default().to_uppercase();
            match verb.as_str() {
                "EHLO" | "HELO" => say(&mut stream, "250-post.example\r\n250 8BITMIME").await?,
                "RCPT" => {
                    to = line.split(['<', '>']).nth(1)?.to_owned();
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
                    self.received.lock().expect("no panic").push((to.clone(), text));
                    if self.treat(&format!("data:{to}")) == "data:drops" {
                        return None;
                    }
                    say(&mut stream, "250 taken").await?;
                }
                "QUIT" => return say(&mut stream, "221 bye").await,
                _ => say(&mut stream, "250 ok").await?,
            }
        }
    }

    /// The first time as the address asks, from then on well; only `never` stays what it is.
    fn treat<'a>(&self, what: &'a str) -> &'a str {
        let mood = what.split(['-', '@']).next().unwrap_or_default();
        let first = self.seen.lock().expect("no panic").insert(what.to_owned());
        if first || mood == "never" { mood } else { "takes" }
    }

    fn message_ids(&self) -> HashMap<String, Vec<String>> {
        let mut ids: HashMap<String, Vec<String>> = HashMap::new();
        for (to, text) in self.received.lock().expect("no panic").iter() {
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

pub fn mailer(url: &str) -> Mailer {
    Mailer::new(url, "Standwerk <post@stand.example>", "stand.example", Duration::from_millis(700)).expect("a mailer")
}

pub async fn write(site: &Site, to: &[String]) {
    let event = EventFacts {
        slug: "mipim-2027".to_owned(),
        name: "MIPIM 2027".to_owned(),
        city: "Cannes".to_owned(),
        venue: String::new(),
        hall: String::new(),
        booth_number: String::new(),
        time_zone: "Europe/Paris".to_owned(),
        starts_on: "2027-03-09".parse().expect("a date"),
        ends_on: "2027-03-12".parse().expect("a date"),
        opens_minute: 540,
        closes_minute: 1080,
        contact_name: String::new(),
        contact_email: String::new(),
    };
    let event = &event;
    let outcome = site.state.db.write(|tx| async move {
        for to in to {
            let mail = NewMail {
                dedupe_key: format!("test:{to}"),
                event: None,
                to_name: "Vera Müller".to_owned(),
                to_email: to.clone(),
                locale: Locale::De,
                letter: RegistrationLetter::Ticket { event: event.clone(), ticket_code: "ABCDEFGHIJKLMNOPQRSTUVWXYZ".to_owned() },
            };
            mail::enqueue(&tx, mail).await?;
        }
        Ok::<_, domain::db::DbErr>(())
    });
    outcome.await.expect("mail is written");
}

async fn make_due(site: &Site) {
    site.execute("UPDATE mail SET due_at = '2020-01-01T00:00:00+00:00' WHERE state = 'waiting'").await;
}

/// Everything that can go wrong at once: nothing is lost, and what is repeated is repeated under its own Message-ID.
async fn survives_bad_days(site: Site) {
    let (post, url) = Post::start().await;
    let moods = ["takes", "later", "never", "hangs", "drops"];
    let to: Vec<String> = moods.iter().flat_map(|mood| (0..6).map(move |number| format!("{mood}-{number}@visitor.example"))).collect();
    write(&site, &to).await;
    let mailer = mailer(&url);

    worker::turn(&site.state, Some(&mailer)).await.expect("a turn survives");
    let after_first = (
        site.count("mail", "state = 'sent'").await,
        site.count("mail", "state = 'waiting' AND last_error <> ''").await,
        site.count("mail", "state = 'parked'").await,
    );
    make_due(&site).await;
    worker::turn(&site.state, Some(&mailer)).await.expect("a turn survives");

    let mut left = Vec::new();
    for row in mail::list_mails(
        &site.state.db,
        &domain::actor::Actor::System,
        &mail::MailFilter { state: Some(mail::MailState::Waiting), ..Default::default() },
    )
    .await
    .expect("listed")
    .rows
    {
        let view = mail::find_mail::<AnyLetter>(&site.state.db, &domain::actor::Actor::System, row.id).await.expect("found");
        left.push((view.to_email, view.last_error, view.attempts));
    }
    assert_eq!(left, [], "everything has left");
    assert_eq!(after_first, (6, 18, 6));
    assert_eq!((site.count("mail", "state = 'sent'").await, site.count("mail", "state = 'parked'").await), (24, 6));
    assert_eq!(site.count("mail", "state = 'parked' AND to_email LIKE 'never-%' AND last_error LIKE '%5.1.1%'").await, 6);
    let ids = post.message_ids();
    for to in to {
        let ids = ids.get(&to).map_or(&[][..], |ids| ids);
        let (times, mood) = (ids.len(), to.split('-').next().expect("a mood"));
        assert_eq!(
            times,
            match mood {
                "never" => 0,
                "drops" => 2,
                _ => 1,
            },
            "{to}"
        );
        assert!(ids.windows(2).all(|pair| pair[0] == pair[1]), "{to} is repeated under its own id");
    }
    assert_eq!(ids.values().flatten().collect::<HashSet<_>>().len(), 24, "no two mails share an id");
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_lost_on_sqlite() {
    survives_bad_days(Site::sqlite().await).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_lost_on_postgres() {
    survives_bad_days(Site::postgres().await.0).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hanging_server_is_not_waited_for_long() {
    let site = Site::sqlite().await;
    let (_post, url) = Post::start().await;
    write(&site, &["hangs-1@visitor.example".to_owned()]).await;
    let start = Instant::now();

    worker::turn(&site.state, Some(&mailer(&url))).await.expect("a turn survives");

    assert!(start.elapsed() < Duration::from_secs(10), "{:?}", start.elapsed());
    assert_eq!(site.count("mail", "state = 'waiting' AND attempts = 1").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_server_mail_waits() {
    let site = Site::sqlite().await;
    let gone = { TcpListener::bind("127.0.0.1:0").await.expect("a free port").local_addr().expect("an address") };
    write(&site, &["vera@visitor.example".to_owned()]).await;

    worker::turn(&site.state, Some(&mailer(&format!("smtp://{gone}")))).await.expect("a turn survives");
    let refused = site.count("mail", "state = 'waiting' AND attempts = 1").await;
    worker::turn(&site.state, None).await.expect("a turn survives");

    assert_eq!(refused, 1);
    assert_eq!(site.count("mail", "state = 'waiting'").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_arrives_whole() {
    let site = Site::sqlite().await;
    let (post, url) = Post::start().await;
    write(&site, &["takes-1@visitor.example".to_owned()]).await;

    worker::turn(&site.state, Some(&mailer(&url))).await.expect("a turn survives");

    let received = post.received.lock().expect("no panic").clone();
    let (_, text) = &received[0];
    for part in [
        "From: \"Standwerk\" <post@stand.example>",
        "Subject: ",
        "Content-Type: text/plain",
        "Content-Type: text/html",
        "Content-ID: <ticket>",
        "text/calendar",
        "@stand.example>",
    ] {
        assert!(text.contains(part) || text.contains(&part.replace('"', "")), "{part} in\n{:.3000}", text);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_organiser_reads_and_sends_again() {
    let site = Site::sqlite().await;
    let organiser = site.organiser().await;
    site.execute("DELETE FROM mail").await;
    write(&site, &["never-1@visitor.example".to_owned()]).await;
    let (_post, url) = Post::start().await;
    worker::turn(&site.state, Some(&mailer(&url))).await.expect("a turn survives");
    let actor = domain::actor::Actor::System;
    let id = mail::list_mails(&site.state.db, &actor, &mail::MailFilter::default()).await.expect("listed").rows[0].id;

    let list = organiser.get("/de/organise/mail?state=parked&q=never").await;
    let page = organiser.get(&format!("/de/organise/mail/{id}")).await;
    let html = organiser.get(&format!("/organise/mail/{id}.html")).await;
    let sent = organiser.post_form(&format!("/de/organise/mail/{id}"), "/api/mail/resend", &[("mail", &id.to_string())]).await;
    let by_stranger = site.exhibitor().await.get(&format!("/organise/mail/{id}.html")).await;

    assert!(list.body.contains("never-1@visitor.example") && list.body.contains("Gescheitert"), "{}", list.body);
    assert!(page.body.contains("5.1.1") && page.body.contains("sandbox=") && page.body.contains("Ihr Ticket"), "{}", page.body);
    assert!(html.body.contains("data:image/png") && html.header("content-security-policy").contains("sandbox"), "{:?}", html.headers);
    assert_eq!((sent.status.as_u16(), sent.location()), (303, format!("/de/organise/mail/{id}?done=sent-again").as_str()));
    assert_eq!(by_stranger.status.as_u16(), 404);
    assert_eq!(site.count("mail", "state = 'waiting' AND attempts = 0 AND kind = 'ticket'").await, 1);
}
