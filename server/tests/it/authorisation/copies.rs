//! Copies of a filled database, which beside themselves hold the original: after a call that changed something, they are
//! put back to it.

use std::path::PathBuf;

use domain::{db::Db, files::Files};
use tempfile::TempDir;

use crate::{
    own_database::{OwnDatabase, on_server},
    site::Site,
};

/// A filled database that nobody writes any more.
pub struct Original {
    kind: Kind,
    files: Files,
}

enum Kind {
    Sqlite { file: PathBuf, _folder: TempDir },
    Postgres(OwnDatabase),
}

/// A site over a copy.
pub struct Copy {
    pub site: Site,
}

impl Original {
    pub async fn of_sqlite(site: Site) -> Self {
        let folder = TempDir::new().expect("a temporary folder");
        let file = folder.path().join("original.db");
        site.execute(&format!("VACUUM INTO '{}'", file.display())).await;
        Self { kind: Kind::Sqlite { file, _folder: folder }, files: site.state.site.files.clone() }
    }

    /// PostgreSQL copies no database that somebody is connected to.
    pub async fn of_postgres(mut site: Site) -> Self {
        let keep = "DO $$ DECLARE name text; BEGIN
            CREATE SCHEMA original;
            CREATE TABLE original.touched (name text NOT NULL);
            CREATE FUNCTION original.touch() RETURNS trigger LANGUAGE plpgsql AS
                'BEGIN INSERT INTO original.touched VALUES (TG_TABLE_NAME); RETURN NULL; END';
            FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public'
            LOOP
                EXECUTE format('CREATE TABLE original.%I AS TABLE public.%I', name, name);
                EXECUTE format('CREATE TRIGGER touched AFTER INSERT OR UPDATE OR DELETE ON public.%I EXECUTE FUNCTION original.touch()', name);
            END LOOP; END $$";
        site.execute(keep).await;
        let files = site.state.site.files.clone();
        let own = site.take_database();
        let name = &own.name;
        drop(site);
        on_server(&format!("ALTER DATABASE {name} ALLOW_CONNECTIONS false")).await;
        on_server(&format!("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'")).await;
        Self { kind: Kind::Postgres(own), files }
    }

    pub async fn copy(&self) -> Copy {
        match &self.kind {
            Kind::Sqlite { file, .. } => {
                let folder = TempDir::new().expect("a temporary folder");
                let copy = folder.path().join("test.db");
                std::fs::copy(file, &copy).expect("the file is copied");
                let db = Db::connect(&format!("sqlite:{}", copy.display())).await.expect("SQLite opens");
                let site = Site::with_files(db, folder, self.files.clone());
                site.execute(&format!("ATTACH DATABASE '{}' AS original", file.display())).await;
                Copy { site }
            }
            Kind::Postgres(own) => {
                let copy = OwnDatabase::copied_from(&own.name).await;
                Copy { site: Site::in_database(copy, self.files.clone()).await }
            }
        }
    }
}

impl Copy {
    /// Puts these tables back to what they were.
    pub async fn restore(&self, tables: &str) {
        let tables: Vec<&str> = tables.split_whitespace().collect();
        let emptied: String = tables.iter().map(|table| format!("DELETE FROM {table}; ")).collect();
        let filled: String = tables.iter().map(|table| format!("INSERT INTO {table} SELECT * FROM original.{table}; ")).collect();
        // Nothing is looked up meanwhile, and no row takes along what refers to it.
        let sql = if self.site.state.db.is_sqlite() {
            format!("PRAGMA foreign_keys = OFF; BEGIN; {emptied}{filled}COMMIT; PRAGMA foreign_keys = ON")
        } else {
            format!("BEGIN; SET LOCAL session_replication_role = replica; {emptied}{filled}COMMIT")
        };
        self.site.execute(&sql).await;
    }
}
