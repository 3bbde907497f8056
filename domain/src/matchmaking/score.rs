//! How well two people fit, and why: what one seeks and the other offers, by topic and by the likeness of the words (BM25).

use std::collections::{HashMap, HashSet};

use crate::application::area_of_topic;

/// The same topic sought and offered.
const SAME_TOPIC: f64 = 3.0;
/// Another topic of the same area.
const SAME_AREA: f64 = 1.0;
/// Words alone are worth no more than two topics.
const MOST_OF_WORDS: f64 = 6.0;
/// How soon more of the same word says nothing more, and how much the length of a text counts.
const K1: f64 = 1.2;
const B: f64 = 0.75;
/// So many words are named as a reason.
const NAMED: usize = 3;

/// What is compared of somebody: topics and folded words.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sketch<'a> {
    pub offer_topics: &'a str,
    pub seek_topics: &'a str,
    pub offer_words: &'a str,
    pub seek_words: &'a str,
}

/// Why somebody is proposed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Reason<'a> {
    /// I seek a topic that they offer.
    TheyOffer(&'a str),
    /// They seek a topic that I offer.
    TheySeek(&'a str),
    /// Something near: an area.
    Near(&'a str),
    /// Words of what they offer that I seek, the weightiest first, folded.
    TheirWords(Vec<&'a str>),
    /// Words of what they seek that I offer.
    MyWords(Vec<&'a str>),
}

/// How rare each word is among many texts, and how long they are.
pub(super) struct Corpus<'a> {
    texts: f64,
    mean: f64,
    holding: HashMap<&'a str, f64>,
}

impl<'a> Corpus<'a> {
    pub(super) fn of(texts: impl Iterator<Item = &'a str>) -> Self {
        let mut corpus = Self { texts: 0.0, mean: 0.0, holding: HashMap::new() };
        let (mut words, mut seen) = (0.0, HashSet::new());
        for text in texts {
            corpus.texts += 1.0;
            seen.clear();
            for word in text.split_whitespace() {
                words += 1.0;
                if seen.insert(word) {
                    *corpus.holding.entry(word).or_insert(0.0) += 1.0;
                }
            }
        }
        corpus.mean = if words > 0.0 { words / corpus.texts } else { 1.0 };
        corpus
    }

    fn rarity(&self, word: &str) -> f64 {
        let holding = self.holding.get(word).copied().unwrap_or(0.0);
        (1.0 + (self.texts - holding + 0.5) / (holding + 0.5)).ln()
    }

    /// How much a text is about what is sought, and by which words, the weightiest first.
    fn likeness(&self, sought: &HashSet<&str>, text: &'a str) -> (f64, Vec<&'a str>) {
        let mut found: Vec<(&str, f64)> = Vec::new();
        let mut length = 0.0;
        for word in text.split_whitespace() {
            length += 1.0;
            if !sought.contains(word) {
                continue;
            }
            match found.iter_mut().find(|(there, _)| *there == word) {
                Some((_, times)) => *times += 1.0,
                None => found.push((word, 1.0)),
            }
        }
        let longer = K1 * (1.0 - B + B * length / self.mean);
        for (word, times) in &mut found {
            *times = self.rarity(word) * (*times * (K1 + 1.0)) / (*times + longer);
        }
        found.sort_by(|(one, first), (other, second)| second.total_cmp(first).then(one.cmp(other)));
        (found.iter().map(|(_, weight)| weight).sum(), found.into_iter().map(|(word, _)| word).collect())
    }
}

/// One's own words, to look those of others up in.
pub(super) struct OwnWords<'a> {
    seeks: HashSet<&'a str>,
    offers: HashSet<&'a str>,
}

impl<'a> OwnWords<'a> {
    pub(super) fn of(me: Sketch<'a>) -> Self {
        Self { seeks: me.seek_words.split_whitespace().collect(), offers: me.offer_words.split_whitespace().collect() }
    }
}

/// How well `other` fits `me`, 0 for not at all, and why. `mine` are my words.
pub(super) fn score<'a>(me: Sketch<'a>, mine: &OwnWords<'_>, other: Sketch<'a>, offers: &Corpus<'a>) -> (f64, Vec<Reason<'a>>) {
    let (mut total, mut reasons) = (0.0, Vec::new());
    let mut near = HashSet::new();
    for (seeks, given, they_offer) in [(me.seek_topics, other.offer_topics, true), (other.seek_topics, me.offer_topics, false)] {
        for topic in seeks.split_whitespace() {
            if given.split_whitespace().any(|offered| offered == topic) {
                total += SAME_TOPIC;
                reasons.push(if they_offer { Reason::TheyOffer(topic) } else { Reason::TheySeek(topic) });
            } else if let Some(area) = area_of_topic(topic)
                && given.split_whitespace().any(|offered| area_of_topic(offered) == Some(area))
            {
                total += SAME_AREA;
                near.insert(area);
            }
        }
    }
    let mut near: Vec<_> = near.into_iter().collect();
    near.sort_unstable();
    reasons.extend(near.into_iter().map(Reason::Near));
    let (weight, words) = offers.likeness(&mine.seeks, other.offer_words);
    total += weight.min(MOST_OF_WORDS);
    if !words.is_empty() {
        reasons.push(Reason::TheirWords(words.into_iter().take(NAMED).collect()));
    }
    // Of what others seek only what I offer is collected: that is little, and they are many.
    let both: HashSet<&str> = other.seek_words.split_whitespace().filter(|word| mine.offers.contains(*word)).collect();
    if !both.is_empty() {
        let (weight, words) = offers.likeness(&both, me.offer_words);
        total += weight.min(MOST_OF_WORDS);
        if !words.is_empty() {
            reasons.push(Reason::MyWords(words.into_iter().take(NAMED).collect()));
        }
    }
    (total, reasons)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scored<'a>(me: Sketch<'a>, others: &[Sketch<'a>]) -> Vec<(f64, Vec<Reason<'a>>)> {
        let corpus = Corpus::of(others.iter().chain([&me]).map(|one| one.offer_words));
        let mine = OwnWords::of(me);
        others.iter().map(|other| score(me, &mine, *other, &corpus)).collect()
    }

    #[test]
    fn the_same_topic_is_worth_more_than_one_of_its_area_and_either_way_counts() {
        let me = Sketch { seek_topics: "hydrogen", offer_topics: "logistics", ..Sketch::default() };
        let same = Sketch { offer_topics: "hydrogen", ..Sketch::default() };
        let near = Sketch { offer_topics: "energy", ..Sketch::default() };
        let back = Sketch { seek_topics: "logistics", ..Sketch::default() };
        let none = Sketch { offer_topics: "tourism_culture", ..Sketch::default() };

        let found = scored(me, &[same, near, back, none]);

        assert_eq!(found[0], (SAME_TOPIC, vec![Reason::TheyOffer("hydrogen")]));
        assert_eq!(found[1], (SAME_AREA, vec![Reason::Near("energy_climate")]));
        assert_eq!(found[2], (SAME_TOPIC, vec![Reason::TheySeek("logistics")]));
        assert_eq!(found[3], (0.0, Vec::new()));
    }

    #[test]
    fn rare_words_weigh_more_and_are_the_reason() {
        let me = Sketch { seek_words: "elektrolyseure partner", ..Sketch::default() };
        let rare = Sketch { offer_words: "elektrolyseure stahlwerke", ..Sketch::default() };
        let usual = Sketch { offer_words: "partner netzwerk", ..Sketch::default() };
        let others = [rare, usual, usual, usual];

        let found = scored(me, &others);

        assert!(found[0].0 > found[1].0, "{found:?}");
        assert_eq!(found[0].1, vec![Reason::TheirWords(vec!["elektrolyseure"])]);
        assert_eq!(found[1].1, vec![Reason::TheirWords(vec!["partner"])]);
    }

    #[test]
    fn words_alone_are_worth_two_topics_at_most() {
        let words = (0..200).map(|number| format!("wort{number}")).collect::<Vec<_>>().join(" ");
        let me = Sketch { seek_words: &words, ..Sketch::default() };
        let other = Sketch { offer_words: &words, ..Sketch::default() };
        let corpus = Corpus::of([words.as_str()].into_iter());

        assert_eq!(score(me, &OwnWords::of(me), other, &corpus).0.total_cmp(&MOST_OF_WORDS), std::cmp::Ordering::Equal);
    }
}
