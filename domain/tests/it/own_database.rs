//! A database of its own for each test on the server that `TEST_POSTGRES_URL` names; `scripts/test` starts one.

use sea_orm::{ConnectionTrait, Database};

/// Goes when the test ends, so that a thousand tests need the room of those that run at once.
pub struct OwnDatabase {
    pub name: String,
}

impl OwnDatabase {
    /// A copy of the server's usual template.
    pub async fn new() -> Self {
        Self::copied_from("template1").await
    }

    /// A copy of a database that nobody is connected to; options of `CREATE DATABASE` may follow its name.
    pub async fn copied_from(template: &str) -> Self {
        let name = format!("t{}", uuid::Uuid::now_v7().simple());
        on_server(&format!("CREATE DATABASE {name} TEMPLATE {template}")).await;
        Self { name }
    }

    pub fn url(&self) -> String {
        url_of(&self.name)
    }
}

impl Drop for OwnDatabase {
    fn drop(&mut self) {
        let sql = format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name);
        // On a thread of its own: a runtime cannot wait inside another. What fails here failed no test, and the server is
        // thrown away after them.
        let _ = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
            runtime.block_on(on_server(&sql));
        })
        .join();
    }
}

/// The address of a database on the test server.
pub fn url_of(database: &str) -> String {
    let url = server_url();
    format!("{}/{database}", url.rsplit_once('/').expect("a URL ends in a database").0)
}

/// Runs one statement on the test server itself.
pub async fn on_server(sql: &str) {
    let server = Database::connect(server_url()).await.expect("the test server answers");
    server.execute_unprepared(sql).await.expect("the statement runs");
    server.close().await.expect("the connection closes");
}

fn server_url() -> String {
    std::env::var("TEST_POSTGRES_URL").expect("TEST_POSTGRES_URL names a database: see scripts/postgres")
}
