//! The address of the page that is being rendered, and its neighbours: sorted, filtered, turned over.

use crate::ctx;

/// Path and query of a page. Links made from it name the path, because a page that answers a refused
/// form is shown under the address of the server function.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    path: String,
    pairs: Vec<(String, String)>,
}

impl Query {
    /// That of the page being rendered.
    pub fn current() -> Self {
        Self { path: ctx::page_path(), pairs: ctx::query() }
    }

    /// That of a page which is not being rendered.
    pub fn of(path: impl Into<String>, pairs: Vec<(String, String)>) -> Self {
        Self { path: path.into(), pairs }
    }

    /// The same page without these values.
    pub fn without(&self, names: &[&str]) -> Self {
        let pairs = self.pairs.iter().filter(|(name, _)| !names.contains(&name.as_str())).cloned().collect();
        Self { path: self.path.clone(), pairs }
    }

    /// The same values on another page: the way back to a list, as it was narrowed.
    pub fn at(&self, path: impl Into<String>) -> Self {
        Self { path: path.into(), pairs: self.pairs.clone() }
    }

    pub fn path(&self) -> &str {
        &self.path
    }

    pub fn pairs(&self) -> &[(String, String)] {
        &self.pairs
    }

    pub fn get(&self, name: &str) -> Option<&str> {
        self.pairs.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The same page with one value replaced, or taken out by an empty one. Whatever changes the list
    /// starts it at its first page again.
    pub fn with(&self, name: &str, value: &str) -> Self {
        let mut pairs = self.pairs.clone();
        pairs.retain(|(key, _)| key != name && key != "page");
        if !value.is_empty() {
            pairs.push((name.to_owned(), value.to_owned()));
        }
        Self { path: self.path.clone(), pairs }
    }

    pub fn href(&self) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(self.pairs.iter().filter(|(_, value)| !value.is_empty()));
        let query = query.finish();
        if query.is_empty() { self.path.clone() } else { format!("{}?{query}", self.path) }
    }
}

#[cfg(test)]
mod tests {
    use super::Query;

    #[test]
    fn query_replaces_one_value_and_starts_at_the_first_page() {
        let pairs = vec![("q".to_owned(), "a b".to_owned()), ("page".to_owned(), "3".to_owned())];
        let query = Query { path: "/list".to_owned(), pairs };

        assert_eq!(query.with("sort", "-name").href(), "/list?q=a+b&sort=-name");
        assert_eq!(query.with("page", "4").href(), "/list?q=a+b&page=4");
        assert_eq!(query.with("q", "").href(), "/list");
    }
}
