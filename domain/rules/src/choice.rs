//! Columns that hold one of a few words: an enum whose words stand in the code once.
//! What a word means, and which may follow which, belongs to the slice that declares it.

/// A word that none of the choices has.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no {choice} is called {value:?}")]
pub struct UnknownChoice {
    /// The name of the enum.
    pub choice: &'static str,
    /// What was read instead of one of its words.
    pub value: String,
}

/// Declares an enum from the words of its column's CHECK list.
///
/// The word given to a variant is what the database holds (sea-orm), what JSON holds (serde), what a form sends
/// (`FromStr`) and what is shown to machines (`as_str`, `Display`). `ALL` lists the variants as declared.
///
/// ```text
/// choice! {
///     /// How far a seat has got.
///     pub enum SeatState {
///         Booked = "booked",
///         Waiting = "waiting",
///         Cancelled = "cancelled",
///     }
/// }
///
/// assert_eq!(SeatState::Booked.as_str(), "booked");
/// assert_eq!("waiting".parse(), Ok(SeatState::Waiting));
/// assert_eq!(SeatState::ALL.len(), 3);
/// ```
#[macro_export]
macro_rules! choice {
    (
        $(#[$meta:meta])*
        pub enum $name:ident {
            $($(#[$variant_meta:meta])* $variant:ident = $word:literal),+ $(,)?
        }
    ) => {
        $crate::choice_type! {
            $(#[$meta])*
            pub enum $name {
                $($(#[$variant_meta])* $variant = $word),+
            }
        }

        impl $name {
            /// Every choice, in the order of its declaration.
            pub const ALL: [Self; [$($word),+].len()] = [$(Self::$variant),+];

            /// The word in the database, in JSON and in forms.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)+
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::choice::UnknownChoice;

            fn from_str(word: &str) -> Result<Self, Self::Err> {
                Self::ALL.into_iter().find(|choice| choice.as_str() == word).ok_or_else(|| {
                    $crate::choice::UnknownChoice { choice: stringify!($name), value: word.to_owned() }
                })
            }
        }
    };
}

pub use crate::choice;

/// The enum itself, as a column of the database.
#[doc(hidden)]
#[cfg(feature = "sea-orm")]
#[macro_export]
macro_rules! choice_type {
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[$variant_meta:meta])* $variant:ident = $word:literal),+ }) => {
        $(#[$meta])*
        #[derive(
            Clone,
            Copy,
            Debug,
            PartialEq,
            Eq,
            Hash,
            serde::Serialize,
            serde::Deserialize,
            sea_orm::EnumIter,
            sea_orm::DeriveActiveEnum,
        )]
        #[sea_orm(rs_type = "String", db_type = "Text")]
        pub enum $name {
            $(
                $(#[$variant_meta])*
                #[sea_orm(string_value = $word)]
                #[serde(rename = $word)]
                $variant,
            )+
        }
    };
}

/// The enum itself, where there is no database.
#[doc(hidden)]
#[cfg(not(feature = "sea-orm"))]
#[macro_export]
macro_rules! choice_type {
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[$variant_meta:meta])* $variant:ident = $word:literal),+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name {
            $($(#[$variant_meta])* #[serde(rename = $word)] $variant,)+
        }
    };
}

#[cfg(test)]
mod tests {
    use super::UnknownChoice;
    use crate::locale::Locale;

    #[test]
    fn every_word_reads_back() {
        for locale in Locale::ALL {
            assert_eq!(locale.to_string().parse(), Ok(locale));
        }
    }

    #[test]
    fn other_words_are_refused() {
        let refused = UnknownChoice { choice: "Locale", value: "fr".to_owned() };

        assert_eq!("fr".parse::<Locale>(), Err(refused));
    }
}
