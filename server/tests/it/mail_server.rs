//! What a mail server says, and what becomes of the letters: what is wrong with the server costs none of them anything.

use std::time::{Duration, Instant};

use domain::mail::MailTrouble;
use server::{
    mailer::{Mailer, Route, Security},
    worker::{self, Pace},
};
use url::Host;

use crate::{
    post::{Manner, Post, SHORT, mailer, write, write_to},
    site::{Site, both},
};

async fn turn(site: &Site, mailer: &Mailer) {
    worker::turn(&site.state, Some(mailer), Pace::default()).await.expect("a turn survives");
}

/// As if the pause were over.
async fn pause_ends(site: &Site) {
    site.execute("UPDATE mail_queue SET paused_until = '2020-01-01T00:00:00+00:00' WHERE paused_until IS NOT NULL").await;
    site.execute("UPDATE mail SET due_at = '2020-01-01T00:00:00+00:00' WHERE state = 'waiting'").await;
}

fn visitors(count: usize) -> Vec<String> {
    (0..count).map(|number| format!("takes-{number}@visitor.example")).collect()
}

both! {
    async fn what_is_wrong_with_the_whole_server_holds_all_letters_back(site: Site) {
        let organiser = site.organiser().await;
        site.execute("DELETE FROM mail").await;
        site.event("mipim-2027").await;
        for (verb, answer, trouble) in [
            ("RCPT", "554 5.7.1 <takes-0@visitor.example>: Relay access denied", MailTrouble::Relay),
            ("MAIL", "530 5.7.0 Authentication required", MailTrouble::SignInNeeded),
            ("RCPT", "504 5.5.2 <box>: Helo command rejected: need fully-qualified hostname", MailTrouble::OurHost),
            ("EHLO", "550 5.7.1 go away", MailTrouble::OurHost),
        ] {
            site.execute("DELETE FROM mail").await;
            let (post, url) = Post::start().await;
            let mailer = mailer(&url);
            post.be(Manner { answers: vec![(verb, answer)], ..Manner::default() });
            write(&site, &visitors(30)).await;

            turn(&site, &mailer).await;
            let tried = post.heard(verb);
            turn(&site, &mailer).await;
            let pages = [organiser.get("/de/organise/mail").await, organiser.get("/de/organise").await, organiser.get("/de/organise/events/mipim-2027").await];
            let waited = site.count("mail", "state = 'waiting' AND attempts = 0").await;
            post.be(Manner::default());
            turn(&site, &mailer).await;
            let while_paused = site.count("mail", "state = 'sent'").await;
            pause_ends(&site).await;
            turn(&site, &mailer).await;
            let afterwards = organiser.get("/de/organise/mail").await;

            assert!((1..=8).contains(&tried), "{answer}: {tried}");
            assert_eq!(waited, 30, "{answer}");
            for page in pages {
                assert!(page.body.contains("Im Moment gehen keine E-Mails hinaus"), "{}", page.body);
                assert!(page.body.contains(app::mail::trouble(domain::locale::Locale::De, trouble)), "{}", page.body);
            }
            assert_eq!(while_paused, 0, "{answer}");
            assert_eq!(site.count("mail", "state = 'sent' AND attempts = 1").await, 30, "{answer}: goes on by itself");
            assert!(!afterwards.body.contains("Im Moment gehen keine E-Mails hinaus"), "{}", afterwards.body);
            site.execute("UPDATE mail_queue SET at_once = NULL").await;
        }
    }

    async fn too_much_at_once_makes_the_queue_slower_and_costs_nothing(site: Site) {
        let (post, url) = Post::start().await;
        let mailer = mailer(&url);
        write(&site, &visitors(30)).await;

        let mut turns = 0;
        while site.count("mail", "state = 'sent'").await < 30 {
            post.be(Manner { room: Some(5), ..Manner::default() });
            turn(&site, &mailer).await;
            pause_ends(&site).await;
            turns += 1;
            assert!(turns < 30, "it gets on");
            assert_eq!(site.count("mail", "state = 'parked' OR attempts > 1").await, 0);
        }

        assert!(turns <= 12, "{turns}");
        assert_eq!(post.mails().len(), 30);
    }

    async fn no_more_letters_a_minute_than_asked_for(site: Site) {
        let (post, url) = Post::start().await;
        let mailer = mailer(&url);
        let pace = Pace { per_minute: Some(5), ..Pace::default() };
        write(&site, &visitors(12)).await;
        let mut sent = Vec::new();

        for minute in [false, false, true, false, true] {
            if minute {
                site.execute("UPDATE mail SET sent_at = '2020-01-01T00:00:00+00:00' WHERE state = 'sent'").await;
            }
            worker::turn(&site.state, Some(&mailer), pace).await.expect("a turn survives");
            sent.push(post.mails().len());
        }

        assert_eq!(sent, [5, 5, 10, 10, 12]);
    }

    async fn what_was_given_up_is_sent_again_at_one_click(site: Site) {
        let organiser = site.organiser().await;
        site.execute("DELETE FROM mail").await;
        let (post, url) = Post::start().await;
        write(&site, &(0..5).map(|number| format!("never-{number}@visitor.example")).collect::<Vec<_>>()).await;
        write(&site, &["silent-1@visitor.example".to_owned()]).await;
        turn(&site, &mailer(&url)).await;
        let given_up = site.count("mail", "state = 'parked'").await;

        let answer = organiser.post_form("/de/organise/mail", "/api/mail/resend-parked", &[("event", "")]).await;
        let by_stranger = site.exhibitor().await.post_form("/de/organise/mail", "/api/mail/resend-parked", &[("event", "")]).await;

        assert_eq!((given_up, answer.status.as_u16(), by_stranger.status.as_u16()), (6, 303, 404));
        assert_eq!(site.count("mail", "state = 'waiting' AND attempts = 0 AND to_email LIKE 'never-%'").await, 5);
        assert_eq!(site.count("mail", "state = 'parked' AND trouble = 'undecided'").await, 1, "it may have arrived");
        assert_eq!(site.count("audit", "subject = 'mail' AND action = 'sent_again'").await, 5);
        assert_eq!(post.mails().iter().filter(|(to, _)| to.starts_with("silent")).count(), 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_looks_into_letters_for_long_gets_each_once() {
    let site = Site::sqlite().await;
    let (post, url) = Post::start().await;
    post.be(Manner { ponders: SHORT.command * 2, ..Manner::default() });
    write(&site, &visitors(3)).await;

    turn(&site, &mailer(&url)).await;
    pause_ends(&site).await;
    turn(&site, &mailer(&url)).await;

    let arrived = post.mails().len();
    assert_eq!((arrived, site.count("mail", "state = 'sent' AND attempts = 1").await), (3, 3));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_never_says_whether_it_took_a_letter_gets_it_once() {
    let site = Site::sqlite().await;
    let (post, url) = Post::start().await;
    let organiser = site.organiser().await;
    site.execute("DELETE FROM mail").await;
    write(&site, &["silent-1@visitor.example".to_owned()]).await;

    turn(&site, &mailer(&url)).await;
    pause_ends(&site).await;
    turn(&site, &mailer(&url)).await;
    let list = organiser.get("/de/organise/mail").await;

    assert_eq!(post.mails().len(), 1);
    assert_eq!(site.count("mail", "state = 'parked' AND trouble = 'undecided' AND last_error = ''").await, 1);
    assert!(list.body.contains("Ungewiss") && list.body.contains("Der Mailserver antwortet nicht rechtzeitig."), "{}", list.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn no_password_and_no_letter_leave_in_clear_text() {
    let site = Site::sqlite().await;
    let (post, url) = Post::start().await;
    let address = url.trim_start_matches("smtp://");
    write(&site, &visitors(1)).await;

    for url in [format!("smtp://user:password@{address}"), format!("smtp://{address}?tls=required")] {
        turn(&site, &mailer(&url)).await;
        assert_eq!(site.count("mail", "state = 'waiting' AND attempts = 0 AND trouble = 'no_encryption'").await, 1);
        pause_ends(&site).await;
    }
    let before = (post.heard("AUTH"), post.heard("MAIL"), post.mails().len());
    post.be(Manner { offers: vec!["AUTH PLAIN"], ..Manner::default() });
    turn(&site, &mailer(&format!("smtp://user:password@{address}?tls=none"))).await;

    assert_eq!(before, (0, 0, 0));
    assert_eq!((post.heard("AUTH"), post.mails().len()), (1, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_check_goes_as_far_as_a_letter_and_sends_none() {
    let (post, url) = Post::start().await;
    let address = url.trim_start_matches("smtp://");
    post.be(Manner { offers: vec!["AUTH LOGIN PLAIN"], ..Manner::default() });

    let open = mailer(&url).probe("post@agency.example").await.expect("it would take a letter");
    let signed_in = mailer(&format!("smtp://us%65r:password@{address}?tls=none")).probe("post@müller.example").await.expect("it would");
    post.be(Manner { answers: vec![("RCPT", "554 5.7.1 <post@agency.example>: Relay access denied")], ..Manner::default() });
    let refused = mailer(&url).probe("post@agency.example").await.expect_err("it would not");

    assert_eq!(open.security, Security::None);
    assert_eq!(open.to_string(), format!("{address}, NOT encrypted, without signing in; would take a letter to post@agency.example"));
    assert_eq!(
        signed_in.to_string(),
        format!("{address}, NOT encrypted, signed in as user; would take a letter to post@xn--mller-kva.example")
    );
    assert_eq!((refused.trouble, refused.answer.as_str()), (MailTrouble::Relay, "554 5.7.1 <post@agency.example>: Relay access denied"));
    assert_eq!((post.heard("DATA"), post.heard("QUIT")), (0, 3));
    assert!(post.commands.lock().expect("no panic").contains(&"EHLO stand.example".to_owned()), "the name that browsers know");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_literal_is_a_name_too() {
    for (own, said) in [
        (Host::Ipv4("192.0.2.1".parse().expect("v4")), "EHLO [192.0.2.1]"),
        (Host::Ipv6("2001:db8::1".parse().expect("v6")), "EHLO [IPv6:2001:db8::1]"),
    ] {
        let (post, url) = Post::start().await;
        let route = Route::new(&url, None, &own, SHORT).expect("a route");
        let mailer = Mailer::new(route, "Standwerk <post@stand.example>", 0).expect("a mailer");

        mailer.probe("post@agency.example").await.expect("it would take a letter");

        assert_eq!(post.commands.lock().expect("no panic")[0], said);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_domain_travels_in_ascii_and_a_name_that_cannot_is_parked_at_once() {
    let site = Site::sqlite().await;
    let (post, url) = Post::start().await;
    write(&site, &["takes-1@müller.example".to_owned(), "jürgen@visitor.example".to_owned()]).await;

    turn(&site, &mailer(&url)).await;
    let parked = site.count("mail", "state = 'parked' AND trouble = 'local_part' AND attempts = 1").await;
    post.be(Manner { offers: vec!["SMTPUTF8"], ..Manner::default() });
    site.execute("UPDATE mail SET state = 'waiting' WHERE trouble = 'local_part'").await;
    turn(&site, &mailer(&url)).await;

    let mails = post.mails().clone();
    assert_eq!(parked, 1);
    assert_eq!(mails.iter().map(|(to, _)| to.as_str()).collect::<Vec<_>>(), ["takes-1@xn--mller-kva.example", "jürgen@visitor.example"]);
    assert!(mails[0].1.contains("<takes-1@xn--mller-kva.example>"), "{}", mails[0].1);
    assert_eq!(post.heard("MAIL FROM:<POST@STAND.EXAMPLE> SMTPUTF8"), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn many_letters_share_a_connection_as_far_as_asked_for() {
    let site = Site::sqlite().await;
    for (per_connection, connections) in [(3, 4), (0, 1)] {
        site.execute("DELETE FROM mail").await;
        let (post, url) = Post::start().await;
        let route = Route::new(&url, None, &Host::Domain("stand.example"), SHORT).expect("a route");
        let mailer = Mailer::new(route, "Standwerk <post@stand.example>", per_connection).expect("a mailer");
        write(&site, &visitors(12)).await;

        let one = Pace { at_once: 1, ..Pace::default() };
        worker::turn(&site.state, Some(&mailer), one).await.expect("a turn survives");

        assert_eq!((post.mails().len(), post.heard("EHLO"), post.heard("QUIT")), (12, connections, connections));
    }
}

/// The headers of a mail or a part, unfolded, and what follows.
fn parts(text: &str) -> (Vec<String>, String) {
    let (head, body) = text.split_once("\n\n").expect("a head and a body");
    let mut headers: Vec<String> = Vec::new();
    for line in head.lines() {
        match headers.last_mut().filter(|_| line.starts_with([' ', '\t'])) {
            Some(last) => last.push_str(line),
            None => headers.push(line.to_owned()),
        }
    }
    (headers, body.to_owned())
}

/// The tree of a mail: `mixed(text/plain image/png)`.
fn tree(text: &str) -> String {
    let (headers, body) = parts(text);
    let kind = headers.iter().find_map(|header| header.strip_prefix("Content-Type: ")).expect("a type");
    let Some(kind) = kind.strip_prefix("multipart/") else { return kind.split(';').next().unwrap_or_default().to_owned() };
    let boundary = kind.split("boundary=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a boundary");
    let children: Vec<_> = body
        .split(&format!("--{boundary}"))
        .skip(1)
        .filter(|part| !part.starts_with("--"))
        .map(|part| tree(part.trim_start_matches('\n')))
        .collect();
    format!("{}({})", kind.split(';').next().unwrap_or_default(), children.join(" "))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_letter_is_built_as_programs_read_it() {
    let site = Site::sqlite().await;
    let (post, url) = Post::start().await;
    let long = "Prof. Dr.-Ing. Maximilian-Alexander von und zu Musterhausen-Beispielstedt".to_owned();
    let to = [(long, "takes-1@visitor.example".to_owned()), ("=?utf-8?q?x?=".to_owned(), "takes-2@visitor.example".to_owned())];
    write_to(&site, "=?utf-8?q?y?=", &to).await;

    turn(&site, &mailer(&url)).await;

    let mails = post.mails().clone();
    let of = |to: &str| mails.iter().find(|(found, _)| found == to).map(|(_, text)| text.clone()).expect("it came");
    let (first, second) = (of("takes-1@visitor.example"), of("takes-2@visitor.example"));
    let (headers, _) = parts(&first);
    assert_eq!(tree(&first), "mixed(alternative(text/plain related(text/html image/png)) text/calendar)");
    for header in ["Auto-Submitted: auto-generated", "Reply-To: \"Olga Organisiert\" <olga@agency.example>"] {
        assert!(headers.contains(&header.to_owned()), "{header} in {headers:#?}");
    }
    for part in ["cid:ticket@stand.example", "Content-ID: <ticket@stand.example>", "inline; filename=\"ticket.png\"", "method=PUBLISH"] {
        assert!(first.replace("=\n", "").contains(part), "{part} in {first:.6000}");
    }
    for text in [&first, &second] {
        assert!(text.lines().take_while(|line| !line.is_empty()).all(|line| line.len() <= 78), "{text:.1500}");
    }
    let (headers, _) = parts(&second);
    let typed = |name: &str| headers.iter().find(|header| header.starts_with(name)).cloned().unwrap_or_default();
    assert!(!typed("Subject: ").contains("=?utf-8?q?y?=") && typed("Subject: ").contains("=?utf-8?b?"), "{headers:#?}");
    assert!(!typed("To: ").contains("=?utf-8?q?x?=") && typed("To: ").contains("=?utf-8?b?"), "{headers:#?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_is_not_there_is_said_in_words() {
    let site = Site::sqlite().await;
    let organiser = site.organiser().await;
    let gone = { tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port").local_addr().expect("an address") };
    write(&site, &visitors(1)).await;
    let start = Instant::now();

    turn(&site, &mailer(&format!("smtp://{gone}"))).await;
    let page = organiser.get("/en/organise/mail").await;

    assert!(start.elapsed() < Duration::from_secs(20));
    assert!(page.body.contains("No connection to the mail server"), "{}", page.body);
}
