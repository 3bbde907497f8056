//! What only tests use turns on features of crates that the binary uses too. Cargo counts the tests' wishes only when it
//! builds tests, and would compile the pages and the server twice: with these features and without. As a member of the
//! workspace this crate makes the same wishes in every build with `--workspace`.
