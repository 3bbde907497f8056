//! `standwerk admin …`: letting the first people in, and helping those who lost their way in.

use anyhow::Context;
use app::{ctx::AppState, paths};
use clap::Subcommand;
use domain::{
    account::{self, EVERYWHERE, InvitePerson, RoleKind},
    actor::Actor,
    ids::AccountId,
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
    /// Removes all passkeys of somebody who lost theirs, and ends all their sessions. They sign in by a link again.
    ResetPasskeys {
        /// Mail address.
        email: String,
    },
    /// Ends all sessions of somebody.
    EndSessions {
        /// Mail address.
        email: String,
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
        Command::ResetPasskeys { email } => {
            account::reset_passkeys(&state.db, &Actor::System, known(state, &email).await?).await?;
            println!("All passkeys of {email} are removed, and all sessions ended.");
            Ok(())
        }
        Command::EndSessions { email } => {
            account::end_sessions_of(&state.db, &Actor::System, known(state, &email).await?).await?;
            println!("All sessions of {email} are ended.");
            Ok(())
        }
    }
}

async fn known(state: &AppState, email: &str) -> anyhow::Result<AccountId> {
    account::account_of_address(&state.db, &Actor::System, email).await.with_context(|| format!("nobody signs in with {email}"))
}
