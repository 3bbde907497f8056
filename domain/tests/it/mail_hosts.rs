//! A host with umlauts has two spellings, and whoever uses either is one person, also when they came before this was so.

use domain::{
    field::Email,
    process::search_keys::fill_search_keys,
    registration::{self, VisitorFilter},
};
use sea_orm::{ConnectionTrait, Statement};

use crate::{
    guests::{self, execute},
    stand::{Stand, both},
};

async fn addresses(stand: &Stand) -> Vec<(String, String)> {
    let select = Statement::from_string(stand.db.read().get_database_backend(), "SELECT email, email_key FROM registration ORDER BY name");
    let rows = stand.db.read().query_all_raw(select).await.expect("it answers");
    rows.iter().map(|row| (row.try_get("", "email").expect("text"), row.try_get("", "email_key").expect("text"))).collect()
}

/// Runs the migration that gives hosts their ASCII form, over rows of the release before.
async fn migrate_hosts(stand: &Stand) {
    let forgotten = "DELETE FROM seaql_migrations WHERE version = 'm0023_mail_hosts'";
    stand.db.for_migrations().execute_unprepared(forgotten).await.expect("forgotten");
    migrations::migrate(stand.db.for_migrations()).await.expect("migrated");
}

both! {
    async fn addresses_with_letters_are_kept_in_ascii(stand: Stand) {
        let fair = guests::fair(&stand).await;
        for (name, address) in [("Anna", "Anna@Müller.example"), ("Bert", "bert@muster.example"), ("Carla", "carla@müller.example"), ("Dora", "carla@xn--mller-kva.example")] {
            let visitor = guests::visitor(&stand, fair.event, name).await;
            let key = address.to_lowercase();
            let keep = format!("UPDATE registration SET email = '{address}', email_key = '{key}' WHERE badge_id = (SELECT id FROM badge WHERE ticket_code = '{}')", visitor.badge.ticket_code.as_str());
            execute(&stand, &keep).await.expect("kept");
        }

        migrate_hosts(&stand).await;
        migrate_hosts(&stand).await;

        let kept = |address: &str, key: &str| (address.to_owned(), key.to_owned());
        assert_eq!(addresses(&stand).await, [
            kept("Anna@xn--mller-kva.example", "anna@xn--mller-kva.example"),
            kept("bert@muster.example", "bert@muster.example"),
            // Somebody has this address already: both stay, and the one in ASCII is the person.
            kept("carla@xn--mller-kva.example", "carla@müller.example"),
            kept("carla@xn--mller-kva.example", "carla@xn--mller-kva.example"),
        ]);
        let key = Email::parse("anna@MÜLLER.example").expect("an address").key();
        assert_eq!(addresses(&stand).await[0].1, key);
        fill_search_keys(&stand.db).await.expect("searchable");
        for typed in ["anna@müller.example", "anna@xn--mller-kva.example"] {
            let filter = VisitorFilter { search: typed.to_owned(), ..Default::default() };
            let found = registration::visitors(&stand.db, &stand.organiser().await, fair.event, &filter).await.expect("listed");
            assert_eq!(found.rows.iter().map(|row| row.details.name.as_str()).collect::<Vec<_>>(), ["Anna"], "{typed}");
        }
    }
}
