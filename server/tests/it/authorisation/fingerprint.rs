//! All that a database holds, table by table, so that "nothing changed" can be said of all of it.

use std::collections::BTreeMap;

use domain::db::Db;
use sea_orm::{ConnectionTrait, DatabaseBackend, Statement};

/// What counts calls, and what a look at the health of the database writes, whoever it is.
const IGNORED: &[&str] = &["attempt", "health"];

/// Each table's rows as one text, in an order of their own.
pub type Content = BTreeMap<String, String>;

/// How to read it: made once for a schema.
#[derive(Clone)]
pub struct Fingerprint {
    /// The statement for each table, by its name.
    tables: BTreeMap<String, String>,
    part: String,
}

impl Fingerprint {
    /// `part` is what is looked at by itself: tables, and which of their rows.
    pub async fn of_schema(db: &Db, part: &[(&str, String)]) -> Self {
        let tables = tables(db).await;
        let part: Vec<String> = part.iter().map(|(table, which)| rows(db, by_name(&tables, table), which)).collect();
        let tables = tables.iter().map(|table| (table.name.clone(), rows(db, table, "1 = 1"))).collect();
        Self { tables, part: part.join(" UNION ALL ") }
    }

    pub async fn everything(&self, db: &Db) -> Content {
        read(db, &union(self.tables.values())).await
    }

    /// The names of the tables of a copy that are not as they were, in their order, with spaces between. PostgreSQL takes
    /// long to plan a look at all of them; there triggers tell which were written at all.
    pub async fn changed(&self, db: &Db, before: &Content) -> String {
        if db.is_sqlite() {
            return changed(before, &self.everything(db).await);
        }
        let touched = query(db, "SELECT DISTINCT name FROM original.touched").await;
        if touched.is_empty() {
            return String::new();
        }
        let touched: Vec<String> = touched.iter().map(|row| row.try_get("", "name").expect("a name")).collect();
        let known: Vec<&String> = touched.iter().filter_map(|name| self.tables.get(name)).collect();
        let after = if known.is_empty() { Content::new() } else { read(db, &union(known)).await };
        db.for_migrations().execute_unprepared("DELETE FROM original.touched").await.expect("forgotten");
        changed(before, &after)
    }

    pub async fn part(&self, db: &Db) -> Content {
        read(db, &self.part).await
    }
}

/// The names of the tables of `after` that differ from `before`, in their order, with spaces between.
pub fn changed(before: &Content, after: &Content) -> String {
    let differing: Vec<&str> =
        after.iter().filter(|(table, rows)| before.get(*table) != Some(rows)).map(|(table, _)| table.as_str()).collect();
    differing.join(" ")
}

fn union<'a>(statements: impl IntoIterator<Item = &'a String>) -> String {
    statements.into_iter().map(String::as_str).collect::<Vec<_>>().join(" UNION ALL ")
}

struct Table {
    name: String,
    columns: Vec<String>,
}

fn by_name<'a>(tables: &'a [Table], name: &str) -> &'a Table {
    tables.iter().find(|table| table.name == name).unwrap_or_else(|| panic!("there is no table {name}"))
}

fn rows(db: &Db, table: &Table, condition: &str) -> String {
    let name = &table.name;
    if db.is_sqlite() {
        let columns: Vec<String> = table.columns.iter().map(|column| format!("quote({column})")).collect();
        let row = columns.join(" || ' ' || ");
        format!(
            "SELECT '{name}' AS name, (SELECT coalesce(group_concat(line, char(10)), '') FROM \
             (SELECT {row} AS line FROM {name} WHERE {condition} ORDER BY 1)) AS content"
        )
    } else {
        format!(
            "SELECT '{name}' AS name, (SELECT coalesce(string_agg(line, chr(10) ORDER BY line), '') FROM \
             (SELECT whole::text AS line FROM {name} AS whole WHERE {condition}) AS line_of) AS content"
        )
    }
}

async fn tables(db: &Db) -> Vec<Table> {
    let sql = if db.is_sqlite() {
        "SELECT m.name AS name, c.name AS column_name FROM sqlite_master AS m JOIN pragma_table_info(m.name) AS c \
         WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' ORDER BY m.name, c.cid"
    } else {
        "SELECT table_name::text AS name, column_name::text AS column_name FROM information_schema.columns \
         JOIN information_schema.tables USING (table_schema, table_name) \
         WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY table_name, ordinal_position"
    };
    let mut tables: Vec<Table> = Vec::new();
    for row in query(db, sql).await {
        let (name, column): (String, String) = (row.try_get("", "name").expect("a name"), row.try_get("", "column_name").expect("a name"));
        match tables.last_mut().filter(|table| table.name == name) {
            Some(table) => table.columns.push(column),
            None => tables.push(Table { name, columns: vec![column] }),
        }
    }
    tables.retain(|table| !IGNORED.contains(&table.name.as_str()));
    tables
}

async fn read(db: &Db, sql: &str) -> Content {
    let rows = query(db, sql).await;
    rows.iter().map(|row| (row.try_get("", "name").expect("a name"), row.try_get("", "content").expect("a text"))).collect()
}

async fn query(db: &Db, sql: &str) -> Vec<sea_orm::QueryResult> {
    let backend = if db.is_sqlite() { DatabaseBackend::Sqlite } else { DatabaseBackend::Postgres };
    db.read().query_all_raw(Statement::from_string(backend, sql)).await.expect("the query runs")
}
