//! A day of the programme as a table: a column for each stage, and a row from each time at which something begins or ends.
//! A session stands in its stage's column because it is a cell of it, however many stages there are. Rows are not to scale:
//! an hour in which nothing happens takes a line, and a session as much room as its words.

use std::{cmp::max, collections::BTreeSet, convert::identity};

use domain::{clock::Instant, ids::StageId, locale::Text, masterclass::SessionView};

/// A day, laid out.
#[derive(Debug)]
pub struct Timetable<'a> {
    /// The columns, in the order of the stages.
    pub stages: Vec<&'a Text>,
    /// By time. What each holds begins with it, so that they read as a list by time.
    pub rows: Vec<Row<'a>>,
}

/// From one time at which something begins or ends to the next.
#[derive(Debug)]
pub struct Row<'a> {
    pub from: Instant,
    pub to: Instant,
    /// What begins here, in the order of the columns; columns in which something goes on have none.
    pub cells: Vec<Cell<'a>>,
}

/// What stands in one column over some rows.
#[derive(Debug)]
pub struct Cell<'a> {
    pub rows: usize,
    /// None while the stage is empty. More than one only where a session was called off and another took its time.
    pub sessions: Vec<&'a SessionView>,
}

impl Row<'_> {
    /// Whether a session begins with it.
    pub fn begins(&self) -> bool {
        self.cells.iter().any(|cell| !cell.sessions.is_empty())
    }
}

/// What fills one stage from one time to another.
struct Block<'a> {
    from: Instant,
    to: Instant,
    sessions: Vec<&'a SessionView>,
}

impl<'a> Timetable<'a> {
    /// Lays out sessions, which come by time.
    pub fn of(sessions: &[&'a SessionView]) -> Self {
        let mut stages: Vec<(i32, StageId, &Text)> =
            sessions.iter().map(|session| (session.stage_position, session.stage, &session.stage_name)).collect();
        stages.sort_by_key(|(position, stage, _)| (*position, *stage));
        stages.dedup_by_key(|(_, stage, _)| *stage);
        let columns: Vec<Vec<Block>> = stages.iter().map(|(_, stage, _)| blocks(sessions, *stage)).collect();
        let cuts: BTreeSet<Instant> = columns.iter().flatten().flat_map(|block| [block.from, block.to]).collect();
        let cuts: Vec<Instant> = cuts.into_iter().collect();
        let mut rows: Vec<Row> = cuts.windows(2).map(|pair| Row { from: pair[0], to: pair[1], cells: Vec::new() }).collect();
        for blocks in columns {
            fill(&mut rows, &cuts, blocks);
        }
        Self { stages: stages.into_iter().map(|(_, _, name)| name).collect(), rows }
    }
}

/// What one stage has, by time; sessions that overlap are one block.
fn blocks<'a>(sessions: &[&'a SessionView], stage: StageId) -> Vec<Block<'a>> {
    let mut blocks: Vec<Block> = Vec::new();
    for session in sessions.iter().filter(|session| session.stage == stage) {
        match blocks.last_mut().filter(|block| session.starts_at < block.to) {
            Some(block) => {
                block.to = max(block.to, session.ends_at);
                block.sessions.push(session);
            }
            None => blocks.push(Block { from: session.starts_at, to: session.ends_at, sessions: vec![session] }),
        }
    }
    blocks
}

/// Adds a column: its blocks, and one empty cell for each stretch between them.
fn fill<'a>(rows: &mut [Row<'a>], cuts: &[Instant], blocks: Vec<Block<'a>>) {
    let row_at = |at: Instant| cuts.binary_search(&at).unwrap_or_else(identity);
    let mut next = 0;
    for block in blocks {
        let (first, end) = (row_at(block.from), row_at(block.to));
        leave_empty(rows, next, first);
        rows[first].cells.push(Cell { rows: end - first, sessions: block.sessions });
        next = end;
    }
    leave_empty(rows, next, rows.len());
}

fn leave_empty(rows: &mut [Row<'_>], from: usize, to: usize) {
    if from < to {
        rows[from].cells.push(Cell { rows: to - from, sessions: Vec::new() });
    }
}

#[cfg(test)]
mod tests {
    use domain::{
        ids::{EventId, SessionId},
        masterclass::{SessionKind, SessionState},
    };

    use super::*;

    fn at(time: &str) -> Instant {
        format!("2027-03-09T{time}:00Z").parse().expect("a test literal")
    }

    /// `stages` stages, and sessions on them: number of the stage, from, to.
    fn sessions(stages: &[StageId], plan: &[(usize, &str, &str)]) -> Vec<SessionView> {
        let mut sessions: Vec<_> = plan
            .iter()
            .map(|(stage, from, to)| SessionView {
                id: SessionId::new(),
                event: EventId::new(),
                kind: SessionKind::Masterclass,
                state: SessionState::Published,
                title: Text::new(format!("{stage} {from}"), ""),
                abstract_: Text::new("", ""),
                language: "de".to_owned(),
                starts_at: at(from),
                ends_at: at(to),
                stage: stages[*stage],
                stage_name: Text::new(format!("Bühne {stage}"), ""),
                stage_position: i32::try_from(*stage).expect("a few"),
                host: None,
                speakers: Vec::new(),
                seat_limit: 0,
                seats_taken: 0,
                revision: 1,
                updated_at: at("00:00"),
            })
            .collect();
        sessions.sort_by_key(|session| (session.starts_at, session.stage_position));
        sessions
    }

    /// Where a browser puts each session, by the rules of tables: its title, its column, its first row and how many rows.
    fn placed(day: &Timetable) -> Vec<(String, usize, usize, usize)> {
        let mut taken = vec![vec![false; day.stages.len()]; day.rows.len()];
        let mut placed = Vec::new();
        for (row, cells) in day.rows.iter().enumerate() {
            for cell in &cells.cells {
                let column = taken[row].iter().position(|taken| !taken).expect("a row has room for its cells");
                for below in &mut taken[row..row + cell.rows] {
                    assert!(!std::mem::replace(&mut below[column], true), "cells do not overlap");
                }
                placed.extend(
                    cell.sessions.iter().map(|session| (session.title.in_(domain::locale::Locale::De).to_owned(), column, row, cell.rows)),
                );
            }
        }
        assert!(taken.iter().flatten().all(|taken| *taken), "no hole is left");
        placed
    }

    #[test]
    fn every_session_stands_in_the_column_of_its_stage() {
        for count in [1_usize, 4, 9] {
            let stages: Vec<StageId> = (0..count).map(|_| StageId::new()).collect();
            // Each stage begins five minutes after the one before it, and has a break.
            let times: Vec<(String, String)> =
                (0..count).map(|stage| (format!("10:{:02}", 5 * stage), format!("11:{:02}", 5 * stage))).collect();
            let mut plan: Vec<(usize, &str, &str)> =
                times.iter().enumerate().map(|(stage, (from, to))| (stage, from.as_str(), to.as_str())).collect();
            plan.extend((0..count).map(|stage| (stage, "14:00", "14:25")));
            let sessions = sessions(&stages, &plan);

            let day = Timetable::of(&sessions.iter().collect::<Vec<_>>());

            let heads: Vec<_> = day.stages.iter().map(|name| name.in_(domain::locale::Locale::De)).collect();
            assert_eq!(heads, (0..count).map(|stage| format!("Bühne {stage}")).collect::<Vec<_>>());
            let placed = placed(&day);
            assert_eq!(placed.len(), 2 * count);
            for (title, column, ..) in placed {
                assert!(title.starts_with(&format!("{column} ")), "{title} stands in column {column} of {count}");
            }
        }
    }

    #[test]
    fn rows_begin_where_something_begins_or_ends() {
        let stages = [StageId::new(), StageId::new()];
        let sessions = sessions(&stages, &[(0, "10:00", "11:00"), (1, "10:30", "11:30"), (0, "11:00", "12:00")]);

        let day = Timetable::of(&sessions.iter().collect::<Vec<_>>());

        let rows: Vec<_> = day.rows.iter().map(|row| (row.from, row.begins())).collect();
        assert_eq!(rows, [(at("10:00"), true), (at("10:30"), true), (at("11:00"), true), (at("11:30"), false)]);
        assert_eq!(day.rows.last().map(|row| row.to), Some(at("12:00")));
        let expected = [("0 10:00", 0, 0, 2), ("1 10:30", 1, 1, 2), ("0 11:00", 0, 2, 2)].map(|(t, c, r, n)| (t.to_owned(), c, r, n));
        assert_eq!(placed(&day), expected);
    }

    #[test]
    fn what_was_called_off_stands_with_what_took_its_time() {
        let stages = [StageId::new()];
        let sessions = sessions(&stages, &[(0, "10:00", "11:00"), (0, "10:30", "11:30")]);

        let day = Timetable::of(&sessions.iter().collect::<Vec<_>>());

        assert_eq!(day.rows.len(), 1);
        assert_eq!(day.rows[0].cells[0].sessions.len(), 2);
    }

    #[test]
    fn a_day_without_sessions_has_no_rows() {
        let day = Timetable::of(&[]);

        assert!(day.rows.is_empty() && day.stages.is_empty());
    }
}
