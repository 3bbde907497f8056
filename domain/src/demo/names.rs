//! Names of invented people, trades and firms. Any resemblance is chance.

pub(super) const FIRST: [&str; 40] = [
    "Amira", "Anton", "Ayşe", "Benedikt", "Björn", "Carla", "Cem", "Chloé", "Daniel", "Dilara", "Elif", "Emil", "Fatima", "Finn", "Greta",
    "Hannah", "Ibrahim", "Ines", "Jakub", "Jana", "Kofi", "Lea", "Leonie", "Luca", "Mareike", "Mehmet", "Mila", "Nadia", "Noah", "Olga",
    "Paul", "Quirin", "Rania", "Ruth", "Sofia", "Tomasz", "Ulla", "Vera", "Yael", "Zoë",
];

pub(super) const LAST: [&str; 40] = [
    "Adamczyk",
    "Albers",
    "Bergmann",
    "Brinkmann",
    "Çelik",
    "Cohen",
    "Demir",
    "Dombrowski",
    "Ellinghaus",
    "Fischer",
    "Friedrich",
    "Garcia",
    "Grabowski",
    "Hülsmann",
    "Ivanov",
    "Jansen",
    "Kaminski",
    "Kessler",
    "Kowalski",
    "Lambert",
    "Levi",
    "Lindemann",
    "Martin",
    "Müller",
    "Nowak",
    "Öztürk",
    "Petersen",
    "Pohl",
    "Quast",
    "Rahman",
    "Rossi",
    "Schmidt",
    "Schulte",
    "Steinberg",
    "Tremblay",
    "Urban",
    "Vogel",
    "Wójcik",
    "Yılmaz",
    "Zimmermann",
];

pub(super) const JOBS: [(&str, &str); 8] = [
    ("Geschäftsführung", "Managing director"),
    ("Projektleitung", "Project lead"),
    ("Vertrieb", "Sales"),
    ("Einkauf", "Purchasing"),
    ("Investment", "Investment"),
    ("Forschung", "Research"),
    ("Presse", "Press"),
    ("Stadtplanung", "Urban planning"),
];

pub(super) const TRADES: [&str; 12] = [
    "Robotics",
    "Analytics",
    "Mobility",
    "Energy",
    "Health",
    "Logistics",
    "Materials",
    "Software",
    "Sensors",
    "Water",
    "Recycling",
    "Education",
];

pub(super) const FORMS: [&str; 6] = ["GmbH", "AG", "Inc.", "Ltd.", "SAS", "UG"];
