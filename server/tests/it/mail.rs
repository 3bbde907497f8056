//! The worker with a real mail server, which misbehaves as mail servers do.

use std::{
    collections::HashSet,
    time::{Duration, Instant},
};

use domain::{mail, process::letter::AnyLetter};
use server::worker::{self, Pace};
use tokio::net::TcpListener;

use crate::{
    post::{Post, mailer, write},
    site::Site,
};

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

    worker::turn(&site.state, Some(&mailer), Pace::default()).await.expect("a turn survives");
    let after_first = (
        site.count("mail", "state = 'sent'").await,
        site.count("mail", "state = 'waiting' AND trouble <> ''").await,
        site.count("mail", "state = 'parked'").await,
    );
    make_due(&site).await;
    worker::turn(&site.state, Some(&mailer), Pace::default()).await.expect("a turn survives");

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

    worker::turn(&site.state, Some(&mailer(&url)), Pace::default()).await.expect("a turn survives");

    assert!(start.elapsed() < Duration::from_secs(10), "{:?}", start.elapsed());
    assert_eq!(site.count("mail", "state = 'waiting' AND attempts = 1").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_server_mail_waits() {
    let site = Site::sqlite().await;
    let gone = { TcpListener::bind("127.0.0.1:0").await.expect("a free port").local_addr().expect("an address") };
    write(&site, &["vera@visitor.example".to_owned()]).await;

    worker::turn(&site.state, Some(&mailer(&format!("smtp://{gone}"))), Pace::default()).await.expect("a turn survives");
    let refused = site.count("mail", "state = 'waiting' AND attempts = 0 AND trouble = 'unreachable'").await;
    worker::turn(&site.state, None, Pace::default()).await.expect("a turn survives");

    assert_eq!(refused, 1);
    assert_eq!(site.count("mail", "state = 'waiting'").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_arrives_whole() {
    let site = Site::sqlite().await;
    let (post, url) = Post::start().await;
    write(&site, &["takes-1@visitor.example".to_owned()]).await;

    worker::turn(&site.state, Some(&mailer(&url)), Pace::default()).await.expect("a turn survives");

    let received = post.received.lock().expect("no panic").clone();
    let (_, text) = &received[0];
    for part in [
        "From: \"Standwerk\" <post@stand.example>",
        "Subject: ",
        "Content-Type: text/plain",
        "Content-Type: text/html",
        "Content-ID: <ticket@stand.example>",
        "text/calendar; charset=utf-8; method=PUBLISH",
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
    worker::turn(&site.state, Some(&mailer(&url)), Pace::default()).await.expect("a turn survives");
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
