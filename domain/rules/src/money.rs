//! Sums of money.

/// A sum, net of taxes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Money {
    pub cents: i64,
    pub currency: Currency,
}

/// In what a sum is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Currency {
    Eur,
}

impl Money {
    /// A sum in euros.
    pub const fn euros(cents: i64) -> Self {
        Self { cents, currency: Currency::Eur }
    }
}

impl Currency {
    /// Its sign, as it stands beside a sum.
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Eur => "€",
        }
    }
}
