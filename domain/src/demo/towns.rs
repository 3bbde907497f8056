//! The towns that exhibitors of the demonstration come from, each with a postcode of its centre.

pub(super) const TOWNS: [(&str, &str); 18] = [
    ("Bochum", "44787"),
    ("Bottrop", "46236"),
    ("Datteln", "45711"),
    ("Dortmund", "44137"),
    ("Duisburg", "47051"),
    ("Essen", "45127"),
    ("Gelsenkirchen", "45879"),
    ("Hagen", "58095"),
    ("Hamm", "59065"),
    ("Herne", "44623"),
    ("Lünen", "44532"),
    ("Moers", "47441"),
    ("Mülheim an der Ruhr", "45468"),
    ("Oberhausen", "46045"),
    ("Recklinghausen", "45657"),
    ("Unna", "59423"),
    ("Wesel", "46483"),
    ("Witten", "58452"),
];

/// There is no such town, and its postcode is given to none.
const INVENTED: (&str, &str) = ("Oberlinden", "45000");

/// The postcode of a town's centre; empty for a town that is not in the table.
pub(super) fn postcode_of(town: &str) -> &'static str {
    TOWNS.iter().chain([&INVENTED]).find(|(name, _)| *name == town).map_or("", |(_, postcode)| *postcode)
}

#[cfg(test)]
mod tests {
    use super::postcode_of;
    use crate::demo::facts::read_facts;

    #[test]
    fn every_exhibitor_comes_from_a_town_with_a_postcode() {
        let facts = read_facts().expect("the data file is valid");

        for exhibitor in facts.fair.iter().flat_map(|fair| &fair.exhibitors).chain(&facts.invented) {
            assert_eq!(postcode_of(&exhibitor.city).len(), 5, "{}", exhibitor.city);
        }
    }
}
