//! `standwerk admin …`: letting the first people in.

use app::{ctx::AppState, paths};
use clap::Subcommand;
use domain::{
    account::{self, EVERYWHERE, InvitePerson, RoleKind},
    actor::Actor,
    locale::Locale,
};

#[derive(Subcommand)]
pub enum Command {
    /// Invites an organiser by mail, and prints the link.
    Invite {
        /// Mail address.
        email: String,
        /// Language of the mail: de or en.
        #[arg(long, default_value = "de")]
        locale: Locale,
    },
}

pub async fn run(state: &AppState, command: Command) -> anyhow::Result<()> {
    match command {
        Command::Invite { email, locale } => {
            let invitation =
                InvitePerson { email, kind: RoleKind::Organiser, scope: EVERYWHERE.to_owned(), scope_name: String::new(), locale };
            let token = account::invite(&state.db, &Actor::System, &invitation).await?;
            println!("{}{}", state.site.public_url, paths::invitation(locale, token.as_str()));
            Ok(())
        }
    }
}
