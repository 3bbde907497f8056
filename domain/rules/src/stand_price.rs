//! What a unit costs with tax: the bundle that a joint booth sells from Germany, a place with furniture, power and passes.
//! For businesses its place is where the customer is (§ 3a (2) UStG), for others where the event is (§ 3a (3) no. 3a), and
//! outside of the union where it is used (§ 3a (8)). The invoice decides; this says beforehand what will stand on it.

use crate::{choice::choice, country::is_in_union, money::Money};

/// The German rate, in per cent.
const RATE: i64 = 19;
/// From where booths are sold.
const HOME: &str = "DE";

choice! {
    /// Which tax comes on top of a net price.
    pub enum StandTax {
        /// German tax at the full rate.
        German = "german",
        /// The customer owes it, in another state of the union.
        ReverseCharge = "reverse_charge",
        /// Not taxable in Germany: the customer, or the event, is outside of the union.
        OutsideUnion = "outside_union",
        /// It depends on what an application does not say.
        Open = "open",
    }
}

/// Who pays, as far as tax asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StandCustomer<'a> {
    /// ISO 3166-1 alpha-2; empty if it is not known.
    pub country: &'a str,
    pub has_vat_id: bool,
    /// A town or another authority, which is no business unless it has a VAT id.
    pub public_body: bool,
}

/// A price with its tax.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StandPrice {
    pub net: Money,
    pub tax: StandTax,
}

impl StandTax {
    /// The tax on a unit at an event in this country.
    pub fn of(event_country: &str, customer: StandCustomer<'_>) -> Self {
        let StandCustomer { country, has_vat_id, public_body } = customer;
        if country.is_empty() {
            return Self::Open;
        }
        if !is_in_union(event_country) {
            return Self::OutsideUnion;
        }
        if public_body && !has_vat_id {
            return if event_country == HOME { Self::German } else { Self::Open };
        }
        match country {
            HOME => Self::German,
            country if !is_in_union(country) => Self::OutsideUnion,
            _ if has_vat_id => Self::ReverseCharge,
            _ => Self::Open,
        }
    }
}

impl StandPrice {
    /// The rate of the tax in per cent, where we charge any.
    pub fn rate(self) -> Option<i64> {
        match self.tax {
            StandTax::German => Some(RATE),
            StandTax::ReverseCharge | StandTax::OutsideUnion => Some(0),
            StandTax::Open => None,
        }
    }

    /// The tax that we charge, to the cent; `None` where that is open.
    pub fn vat(self) -> Option<Money> {
        self.rate().map(|rate| Money { cents: (self.net.cents * rate + 50).div_euclid(100), ..self.net })
    }

    /// What is to be paid to us; `None` where that is open.
    pub fn gross(self) -> Option<Money> {
        self.vat().map(|vat| Money { cents: self.net.cents + vat.cents, ..self.net })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn customer(country: &str, has_vat_id: bool, public_body: bool) -> StandCustomer<'_> {
        StandCustomer { country, has_vat_id, public_body }
    }

    #[test]
    fn the_tax_follows_from_event_and_customer() {
        let cases = [
            ("a firm here, a fair here", "DE", customer("DE", true, false), StandTax::German),
            ("a firm here without an id", "FR", customer("DE", false, false), StandTax::German),
            ("a firm here, a fair in the union", "FR", customer("DE", true, false), StandTax::German),
            ("a firm elsewhere in the union", "DE", customer("NL", true, false), StandTax::ReverseCharge),
            ("the same, without an id", "DE", customer("NL", false, false), StandTax::Open),
            ("a firm outside", "DE", customer("CH", false, false), StandTax::OutsideUnion),
            ("a fair outside", "CA", customer("DE", true, false), StandTax::OutsideUnion),
            ("a town, a fair here", "DE", customer("DE", false, true), StandTax::German),
            ("a town, a fair abroad: the tax of that place", "FR", customer("DE", false, true), StandTax::Open),
            ("a town with an id is a business", "FR", customer("DE", true, true), StandTax::German),
            ("nothing is known", "DE", customer("", true, false), StandTax::Open),
        ];

        for (case, event, customer, expected) in cases {
            assert_eq!(StandTax::of(event, customer), expected, "{case}");
        }
    }

    #[test]
    fn sums_are_rounded_to_the_cent() {
        let price = |cents, tax| StandPrice { net: Money::euros(cents), tax };

        let german = price(250_003, StandTax::German);
        assert_eq!((german.vat(), german.gross()), (Some(Money::euros(47_501)), Some(Money::euros(297_504))));
        assert_eq!(price(250_000, StandTax::ReverseCharge).gross(), Some(Money::euros(250_000)));
        assert_eq!(price(250_000, StandTax::Open).gross(), None);
        assert_eq!(price(0, StandTax::German).gross(), Some(Money::euros(0)));
    }
}
