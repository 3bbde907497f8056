//! Many companies at once, as their cells are copied from a table: a line each, in the columns of the list as a table. Whose
//! name is in the list already says this from now on.

use std::collections::HashMap;

use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};

use super::{BridgeAction, BridgeField, CompanyDetails, Error, MOST_COMPANIES, company::Parsed, entity::bridge_company, partner::begun};
use crate::{
    actor::Actor,
    audit::{self, AuditEntry},
    clock,
    db::Db,
    field::{FieldErrors, required},
    ids::{BridgeCompanyId, BridgeId},
    locale::Text,
};

/// So many lines are taken at once.
pub const MOST_LINES: usize = 500;
/// So many lines are told what is wrong with them.
const TOLD: usize = 5;
/// How the head of the first column is called in either language.
const HEADS: [&str; 2] = ["Betrieb", "Company"];

/// As pasted: cells between tabs, in the order of [`CompanyDetails`]; those at the end may be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CompanyLines {
    pub lines: String,
}

impl CompanyLines {
    fn parse(&self) -> Result<Vec<Parsed>, FieldErrors> {
        let Self { lines } = self;
        let is_head = |line: &str| HEADS.contains(&line.split('\t').next().unwrap_or_default().trim());
        let lines: Vec<(usize, &str)> =
            (1..).zip(lines.lines()).filter(|(number, line)| !(line.trim().is_empty() || (*number == 1 && is_head(line)))).collect();
        if lines.is_empty() {
            return Err(FieldErrors::one("lines", required()));
        }
        if lines.len() > MOST_LINES {
            let problem = Text::new(
                format!("Bitte höchstens {MOST_LINES} Zeilen auf einmal einfügen."),
                format!("Please paste no more than {MOST_LINES} lines at once."),
            );
            return Err(FieldErrors::one("lines", problem));
        }
        let (mut parsed, mut wrong) = (Vec::new(), FieldErrors::default());
        for (number, line) in lines {
            match of_line(line).parse() {
                Ok(company) => parsed.push(company),
                Err(FieldErrors(problems)) => {
                    let first = problems.into_iter().next().filter(|_| wrong.0.len() < TOLD);
                    if let Some((_, problem)) = first {
                        wrong.refuse("lines", in_line(number, &problem));
                    }
                }
            }
        }
        if wrong.0.is_empty() { Ok(parsed) } else { Err(wrong) }
    }
}

fn of_line(line: &str) -> CompanyDetails {
    let mut cells = line.split('\t').map(str::to_owned);
    let mut cell = || cells.next().unwrap_or_default();
    CompanyDetails {
        company_name: cell(),
        town: cell(),
        web: cell(),
        offers_de: cell(),
        offers_en: cell(),
        seeks_de: cell(),
        seeks_en: cell(),
    }
}

fn in_line(number: usize, problem: &Text) -> Text {
    Text::new(format!("Zeile {number}: {}", problem.de), format!("Line {number}: {}", problem.en))
}

/// Puts companies into the list, or changes those that are there by name; all of them or none. Answers the address of the
/// bridge.
///
/// # Errors
/// `Denied`, `Invalid` with the lines that cannot be taken, `TooMany`, or `Overtaken`.
pub async fn paste_companies(db: &Db, actor: &Actor, id: BridgeId, revision: &str, command: &CompanyLines) -> Result<String, Error> {
    actor.require_organiser()?;
    let parsed = &command.parse()?;
    db.write(|tx| async move {
        let bridge = begun(&tx, id, revision).await?;
        let there = bridge_company::Entity::find().filter(bridge_company::Column::BridgeId.eq(id)).all(&tx).await?;
        let mut known: HashMap<String, BridgeCompanyId> = there.into_iter().map(|row| (row.name, row.id)).collect();
        let (mut added, mut changed) = (0_u64, 0_u64);
        for company in parsed {
            if let Some(there) = known.get(company.name()).copied() {
                let same = bridge_company::Column::Id.eq(there);
                bridge_company::Entity::update_many().set(company.columns()).filter(same).exec(&tx).await?;
                changed += 1;
                continue;
            }
            if known.len() >= MOST_COMPANIES {
                return Err(Error::TooMany(MOST_COMPANIES));
            }
            let new = BridgeCompanyId::new();
            let row = bridge_company::ActiveModel { id: Set(new), bridge_id: Set(id), created_at: Set(clock::now()), ..company.columns() };
            bridge_company::Entity::insert(row).exec_without_returning(&tx).await?;
            known.insert(company.name().to_owned(), new);
            added += 1;
        }
        let entry = AuditEntry::of(BridgeAction::CompaniesPasted, id)
            .with(BridgeField::CompaniesAdded, added)
            .with(BridgeField::CompaniesChanged, changed);
        audit::record(&tx, actor, entry).await?;
        Ok(bridge.slug)
    })
    .await
}
