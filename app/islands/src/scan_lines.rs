//! The codes that were read at a door and what became of them, in the order in which they were read. Pure: no browser, no
//! network, so that what is on the screen can be tested.
//!
//! The newest code has the screen, from the moment it is taken: nothing of the one before can be taken for its answer.
//! Earlier ones that nobody saw answered stand above it, each with its name.

use rules::code::Code;

use crate::{ScanReply, ScanTone};

/// A code that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ScanLine {
    /// Its id, made on the device: asked again it keeps it, so that the door answers once.
    pub scan: String,
    /// As it arrived; several readings stand in lines.
    pub code: String,
    pub state: ScanState,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ScanState {
    /// Under way.
    Asked,
    /// There was no answer. It waits for a connection.
    Waiting,
    Answered(ScanReply),
}

impl ScanLine {
    pub fn reply(&self) -> Option<&ScanReply> {
        match &self.state {
            ScanState::Answered(reply) => Some(reply),
            ScanState::Asked | ScanState::Waiting => None,
        }
    }

    /// What tells one code from another before anybody knows its name: its last letters.
    pub fn tail(&self) -> String {
        let text = self.code.lines().next().unwrap_or_default();
        let code = Code::from_scan(text).map_or_else(|| text.trim().to_owned(), |code| code.as_str().to_owned());
        let letters = code.chars().count();
        format!("…{}", code.chars().skip(letters.saturating_sub(4)).collect::<String>())
    }
}

/// All of them that are still of interest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct ScanLines {
    lines: Vec<ScanLine>,
    /// Somebody put the screen away. What waits stays in view beside the camera.
    is_closed: bool,
    /// What was answered last.
    last: Option<ScanReply>,
}

impl ScanLines {
    /// A code was read. False if the very same one is still under way or waits: it has its answer coming.
    pub fn take(&mut self, scan: String, code: String) -> bool {
        if self.lines.iter().any(|line| line.code == code && line.reply().is_none()) {
            return false;
        }
        // The answer that had the screen was seen.
        self.lines.pop_if(|line| line.reply().is_some());
        self.lines.push(ScanLine { scan, code, state: ScanState::Asked });
        self.is_closed = false;
        true
    }

    /// The door answered. False if it had done so before.
    pub fn answer(&mut self, scan: &str, reply: ScanReply) -> bool {
        let Some(line) = self.lines.iter_mut().find(|line| line.scan == scan && line.reply().is_none()) else { return false };
        line.state = ScanState::Answered(reply.clone());
        self.last = Some(reply);
        self.is_closed = false;
        true
    }

    /// There was no answer to this scan, or none in time.
    pub fn lose(&mut self, scan: &str) {
        if let Some(line) = self.lines.iter_mut().find(|line| line.scan == scan && line.state == ScanState::Asked) {
            line.state = ScanState::Waiting;
        }
    }

    /// All that waits is asked again, in its order: ids and codes.
    pub fn ask_again(&mut self) -> Vec<(String, String)> {
        let waiting = self.lines.iter_mut().filter(|line| line.state == ScanState::Waiting);
        waiting
            .map(|line| {
                line.state = ScanState::Asked;
                (line.scan.clone(), line.code.clone())
            })
            .collect()
    }

    /// Somebody has seen what was answered.
    pub fn close(&mut self) {
        self.lines.retain(|line| line.reply().is_none());
        self.is_closed = true;
    }

    /// A welcome goes by itself. What nobody has seen yet has the screen then.
    pub fn pass(&mut self, scan: &str) {
        let passes = |line: &ScanLine| line.scan == scan && line.reply().is_some_and(|reply| reply.tone == ScanTone::Welcome);
        let Some(at) = self.lines.iter().position(passes) else { return };
        self.lines.remove(at);
        if at == self.lines.len() {
            self.is_closed = self.is_closed || self.lines.last().is_none_or(|line| line.reply().is_none());
        }
    }

    /// What has the screen.
    pub fn newest(&self) -> Option<&ScanLine> {
        self.lines.last().filter(|_| !self.is_closed)
    }

    /// All others, in their order.
    pub fn others(&self) -> &[ScanLine] {
        if self.is_closed { &self.lines } else { self.lines.split_last().map_or(&[], |(_, others)| others) }
    }

    /// Whether a code has no answer yet.
    pub fn is_open(&self) -> bool {
        self.lines.iter().any(|line| line.reply().is_none())
    }

    /// Whether one waits for a connection.
    pub fn is_waiting(&self) -> bool {
        self.lines.iter().any(|line| line.state == ScanState::Waiting)
    }

    /// What was answered last, while nothing has the screen.
    pub fn last(&self) -> Option<&ScanReply> {
        self.last.as_ref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reply(scan: &str, tone: ScanTone, name: &str) -> ScanReply {
        ScanReply { scan: scan.to_owned(), tone, name: name.to_owned(), ..ScanReply::default() }
    }

    fn taken(codes: &[&str]) -> ScanLines {
        let mut lines = ScanLines::default();
        for code in codes {
            assert!(lines.take(code.to_lowercase(), (*code).to_owned()));
        }
        lines
    }

    fn shown(lines: &ScanLines) -> (Option<&str>, Vec<&str>) {
        (lines.newest().map(|line| line.scan.as_str()), lines.others().iter().map(|line| line.scan.as_str()).collect())
    }

    #[test]
    fn a_new_code_takes_the_screen_from_the_answer_before_it_at_once() {
        let mut lines = taken(&["A"]);
        lines.answer("a", reply("a", ScanTone::Welcome, "Anna"));

        lines.take("b".to_owned(), "B".to_owned());

        assert_eq!(shown(&lines), (Some("b"), vec![]));
        assert_eq!(lines.newest().and_then(ScanLine::reply), None, "nothing of Anna is left to be taken for an answer");
        lines.lose("b");
        assert_eq!(shown(&lines), (Some("b"), vec![]));
        assert_eq!(lines.newest().map(|line| &line.state), Some(&ScanState::Waiting));
    }

    #[test]
    fn answers_stand_in_the_order_of_their_codes_however_they_come() {
        let mut lines = taken(&["A", "B", "C"]);
        lines.answer("c", reply("c", ScanTone::Welcome, "Cem"));
        lines.answer("a", reply("a", ScanTone::Refused, "Anna"));

        assert_eq!(shown(&lines), (Some("c"), vec!["a", "b"]));
        lines.pass("c");
        assert_eq!(shown(&lines), (None, vec!["a", "b"]), "B is still awaited, beside the camera");
        lines.answer("b", reply("b", ScanTone::Welcome, "Bert"));
        lines.pass("b");
        assert_eq!(shown(&lines), (Some("a"), vec![]), "the refusal has not been seen yet");
        lines.close();
        assert_eq!(shown(&lines), (None, vec![]));
        assert_eq!(lines.last().map(|last| last.name.as_str()), Some("Bert"));
    }

    #[test]
    fn what_waits_stays_in_view_and_is_asked_again_under_its_own_id() {
        let mut lines = taken(&["A", "B"]);
        for scan in ["a", "b"] {
            lines.lose(scan);
        }

        lines.close();

        assert_eq!((shown(&lines), lines.is_waiting()), ((None, vec!["a", "b"]), true));
        assert!(!lines.take("again".to_owned(), "A".to_owned()), "it waits already");
        assert_eq!(lines.ask_again(), [("a".to_owned(), "A".to_owned()), ("b".to_owned(), "B".to_owned())]);
        assert_eq!((lines.ask_again(), lines.is_waiting(), lines.is_open()), (vec![], false, true));
        assert!(lines.answer("a", reply("a", ScanTone::Again, "Anna")));
        assert!(!lines.answer("a", reply("a", ScanTone::Welcome, "Anna")), "a late answer to the first try changes nothing");
        lines.lose("a");
        assert_eq!(lines.others().first().and_then(ScanLine::reply).map(|reply| reply.tone), Some(ScanTone::Again));
    }

    #[test]
    fn only_a_welcome_goes_by_itself_and_only_its_own() {
        let mut lines = taken(&["A"]);
        lines.answer("a", reply("a", ScanTone::Refused, "Anna"));
        lines.pass("a");
        assert_eq!(shown(&lines), (Some("a"), vec![]));

        lines.take("b".to_owned(), "B".to_owned());
        lines.pass("a");
        assert_eq!(shown(&lines), (Some("b"), vec![]));
        lines.answer("b", reply("b", ScanTone::Welcome, "Bert"));
        lines.take("b2".to_owned(), "B".to_owned());
        lines.answer("b2", reply("b2", ScanTone::Welcome, "Bert"));
        lines.pass("b");
        assert_eq!(shown(&lines), (Some("b2"), vec![]), "the time of the first welcome says nothing about the second");
    }

    #[test]
    fn a_code_is_told_by_its_end() {
        let line = |code: &str| ScanLine { scan: String::new(), code: code.to_owned(), state: ScanState::Asked };

        assert_eq!(line("https://stand.example/B/ABCDEFGHIJKLMNOPQRSTUVWXYZ\nother").tail(), "…WXYZ");
        assert_eq!((line("ab").tail(), line("").tail()), ("…ab".to_owned(), "…".to_owned()));
    }
}
