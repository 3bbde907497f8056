//! One row of the matrix: a call with valid ids and arguments, who may make it, what it then does, and how all others are
//! refused.

use super::callers::{BY_LINK, BY_SESSION, BY_TICKET, NO_ONE, Who};

/// How a call is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A form sent to a server function.
    Form,
    /// A server function that script in the browser calls.
    Script,
    /// A form with a picture.
    Upload,
    Page,
    /// What is no page: a table, paper, a calendar, a picture.
    File,
}

/// What comes back, and happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It did what it is for: changed just these tables, showed just this.
    Allowed,
    NotFound,
    /// Led to the sign-in page.
    SignIn,
    /// Told what is wrong.
    Told,
    /// Led on as if it had worked, but nothing changed; or a page that shows nothing of it.
    Nothing,
}

#[derive(Clone, Copy, Debug)]
pub struct Row {
    pub kind: Kind,
    /// A server function without its `/api/`, or a route.
    pub endpoint: &'static str,
    /// Fields of a form, or the path of a page: `{…}` are things of the fair, `{ticket}` and `{link}` the caller's own.
    pub with: &'static str,
    pub may: &'static [Who],
    /// The tables that an allowed call changes.
    pub changes: &'static str,
    /// What an allowed call shows, and a refused one does not.
    pub shows: &'static str,
    nobody: Answer,
    others: Answer,
    except: &'static [(Who, Answer)],
    of_one: Option<(Who, &'static str)>,
}

const fn row(kind: Kind, endpoint: &'static str, with: &'static str) -> Row {
    let (nobody, others) = (Answer::SignIn, Answer::NotFound);
    Row { kind, endpoint, with, may: NO_ONE, changes: "", shows: "", nobody, others, except: &[], of_one: None }
}

/// Who is not signed in is led to do so, everybody else is told nothing: that is the rule, from which a row may depart.
pub const fn form(endpoint: &'static str, fields: &'static str) -> Row {
    row(Kind::Form, endpoint, fields)
}

pub const fn script(endpoint: &'static str, fields: &'static str) -> Row {
    row(Kind::Script, endpoint, fields)
}

pub const fn upload(endpoint: &'static str, fields: &'static str) -> Row {
    row(Kind::Upload, endpoint, fields)
}

pub const fn page(route: &'static str, path: &'static str) -> Row {
    row(Kind::Page, route, path)
}

pub const fn file(route: &'static str, path: &'static str) -> Row {
    row(Kind::File, route, path)
}

impl Row {
    pub const fn by(self, may: &'static [Who]) -> Self {
        Self { may, ..self }
    }

    pub const fn changes(self, tables: &'static str) -> Self {
        Self { changes: tables, ..self }
    }

    /// One of those who may changes these tables instead.
    pub const fn changes_by(self, who: Who, tables: &'static str) -> Self {
        Self { of_one: Some((who, tables)), ..self }
    }

    pub const fn shows(self, marker: &'static str) -> Self {
        Self { shows: marker, ..self }
    }

    /// Whoever may not gets this answer, signed in or not.
    pub const fn others(self, answer: Answer) -> Self {
        Self { nobody: answer, others: answer, ..self }
    }

    /// Whoever is not signed in gets this answer.
    pub const fn nobody(self, answer: Answer) -> Self {
        Self { nobody: answer, ..self }
    }

    pub const fn except(self, except: &'static [(Who, Answer)]) -> Self {
        Self { except, ..self }
    }

    /// The tables that an allowed call of this person changes.
    pub fn changes_of(&self, who: Who) -> &'static str {
        self.of_one.filter(|(one, _)| *one == who).map_or(self.changes, |(_, tables)| tables)
    }

    /// Everybody for whom this call differs from nobody's.
    pub fn callers(&self) -> Vec<Who> {
        let mut callers = BY_SESSION.to_vec();
        if self.with.contains("{ticket}") || self.with.contains("{cancelled_ticket}") {
            callers.extend(BY_TICKET);
        }
        if self.with.contains("{link}") {
            callers.extend(BY_LINK);
        }
        callers
    }

    pub fn expected(&self, who: Who) -> Answer {
        if let Some((_, answer)) = self.except.iter().find(|(excepted, _)| *excepted == who) {
            return *answer;
        }
        match who {
            who if self.may.contains(&who) => Answer::Allowed,
            // A ticket or a link is no session.
            who if who == Who::Nobody || BY_TICKET.contains(&who) || BY_LINK.contains(&who) => self.nobody,
            _ => self.others,
        }
    }
}
