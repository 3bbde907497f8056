//! `standwerk demo`: data to look around in, and links that sign one in.

use app::{ctx::AppState, paths};
use clap::ValueEnum;
use domain::{account, clock, demo, ids::AccountId, locale::Locale};

/// How much data.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Size {
    /// Three fairs with their history: one is on, the others are to come and show every state.
    S,
    /// 1,800 exhibitors and 35,000 visitors at one event besides.
    L,
}

/// Fills an empty database, or finds the people of an earlier demo, and prints a link for each of them.
pub async fn run(state: &AppState, size: Size, seed: u64) -> anyhow::Result<()> {
    let cast = match demo::cast(&state.db).await? {
        Some(cast) => cast,
        None => {
            let size = match size {
                Size::S => demo::Size::Small,
                Size::L => demo::Size::Large,
            };
            let cast = demo::fill(&state.db, size, seed, clock::now()).await?;
            demo::draw_pictures(&state.db, &state.site.files).await?;
            demo::draw_portraits(&state.db, &state.site.files).await?;
            demo::put_terms(&state.db, &state.site.files).await?;
            demo::give_travel_details(&state.db, &state.site.travel_keys).await?;
            cast
        }
    };
    println!("These links sign you in once, within ten minutes; `standwerk demo` prints new ones:");
    print_link(state, "organiser", cast.organiser).await?;
    print_link(state, "desk staff", cast.staff).await?;
    print_link(state, "exhibitor", cast.exhibitor).await
}

async fn print_link(state: &AppState, role: &str, account: AccountId) -> anyhow::Result<()> {
    let token = account::sign_in_link(&state.db, account).await?;
    println!("  {role:<11} {}{}", state.site.public_url, paths::sign_in_link(Locale::De, token.as_str()));
    Ok(())
}
