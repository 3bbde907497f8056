//! Pages, files and the directory, asked for over loopback.

use std::time::Duration;

use app::paths;
use domain::locale::Locale;

use crate::{
    client,
    house::{self, BARE_PAGE, House},
    report::{Bar, Row},
    rival::{by_turns, quantile},
};

const TURN: Duration = Duration::from_millis(1000);

pub fn event_page(house: &House) -> anyhow::Result<Vec<Row>> {
    let page = client::get(house.site, &paths::event(Locale::De, &house.usual), "");
    // A session, even one that is nobody's, gets a page of its own: what the page costs when nothing is kept.
    let anew = client::get(house.site, &paths::event(Locale::De, &house.usual), "Cookie: standwerk=bench\r\n");
    let bare = client::get(house.site, BARE_PAGE, "");
    let size = client::Connection::open(house.site)?.measure(&page)?;
    let load = |request: &[u8]| client::load(house.site, request, TURN);
    load(&page)?;
    load(&bare)?;
    let (ours, theirs) = by_turns(|| load(&page), || load(&bare))?;
    let rendered = load(&anew)?;
    let detail = format!("{ours:.0}/s of {size} bytes against {theirs:.0}/s; {rendered:.0}/s where each is rendered anew");
    Ok(vec![Row::new("event page against a bare Leptos page", ours / theirs, "", Bar::AtLeast(0.2), detail)])
}

pub fn static_file(house: &House) -> anyhow::Result<Vec<Row>> {
    const WHAT: &str = "hashed file against a bare axum handler";
    const BAR: Bar = Bar::AtLeast(0.8);
    let Some(file) = house::static_file() else {
        return Ok(vec![Row::not_measured(WHAT, "", BAR, "built without STANDWERK_ASSETS")]);
    };
    let bytes = file.br.unwrap_or(file.body).len();
    let ours = client::get(house.site, &format!("/pkg/{}", file.path), "Accept-Encoding: gzip, br\r\n");
    let theirs = client::get(house.bare, "/bare", "");
    client::load(house.site, &ours, TURN)?;
    client::load(house.bare, &theirs, TURN)?;
    let (ours, theirs) = by_turns(|| client::load(house.site, &ours, TURN), || client::load(house.bare, &theirs, TURN))?;
    Ok(vec![Row::new(WHAT, ours / theirs, "", BAR, format!("{ours:.0}/s against {theirs:.0}/s of {bytes} bytes"))])
}

/// What people look for: parts of names, towns, topics, and what is not there.
const SEARCHES: [&str; 8] =
    ["q=energy", "q=gmbh", "q=M%C3%BCller", "q=essen", "q=nothing+like+it", "topic=hydrogen", "offers=technology", "q=a"];
const SEARCHES_PER_TURN: usize = 200;

pub fn directory(house: &House) -> anyhow::Result<Vec<Row>> {
    let requests = |event: &str| -> Vec<Vec<u8>> {
        let page = paths::exhibitors(Locale::De, event);
        let search = |number: usize| client::get(house.site, &format!("{page}?{}", SEARCHES[number % SEARCHES.len()]), "");
        (0..SEARCHES_PER_TURN).map(search).collect()
    };
    let (large, usual) = (requests(&house.large), requests(&house.usual));
    let p99 = |requests: &[Vec<u8>]| {
        let times = client::times(house.site, requests)?;
        Ok(quantile(times.iter().map(|time| time.as_secs_f64() * 1000.0).collect(), 0.99))
    };
    p99(&large)?;
    p99(&usual)?;
    let (large, usual) = by_turns(|| p99(&large), || p99(&usual))?;
    let detail = format!("p99 {large:.2} ms against {usual:.2} ms");
    Ok(vec![Row::new("directory search, 1,800 against 30", large / usual, "x", Bar::AtMost(3.0), detail)])
}
