//! The short code beside the link in a sign-in letter, for whoever reads mail elsewhere: eight digits, to be typed in the
//! browser that asked. Guessing is slow by three bounds: five tries each time somebody asks, three letters at once to a
//! mailbox, and `CODE_TRIES` a day. The link stays open whatever happens to its code, so that nobody is locked out by it.

use std::{
    collections::BTreeSet,
    fmt::{self, Display, Formatter},
};

use chrono::Duration;
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait},
};

use super::{
    Browser, Error, SignedIn, activity, attempt,
    entity::{
        sign_in_code::{self, Column},
        sign_in_link,
    },
    limits::CODE_TRIES,
    sign_in::{self, AT_MOST},
};
use crate::{
    clock,
    code::{self, Code},
    db::{Db, Tx},
    field::{FieldErrors, plain},
    ids::{AccountId, SignInCodeId, SignInLinkId},
    locale::Text,
};

/// Wrong codes after which none is right any more; the table holds the same bound.
const TRIES: i32 = 5;
const DIGITS: usize = 8;

/// A short code.
#[derive(Clone, PartialEq, Eq)]
pub struct ShortCode(String);

impl ShortCode {
    /// The code beside a link: it follows from the link's token and tells nothing of it, so that the letter has one secret.
    pub fn of_link(token: &Code) -> Self {
        let hash = code::hash(&format!("short code of {}", token.as_str()));
        let number =
            hash.bytes().take(DIGITS * 2).fold(0u64, |number, hex| number << 4 | u64::from((hex as char).to_digit(16).unwrap_or(0)));
        Self(format!("{:0width$}", number % 10u64.pow(8), width = DIGITS))
    }

    /// What somebody typed: spaces, hyphens and what nobody sees are forgiven.
    ///
    /// # Errors
    /// What else it should be.
    pub fn parse(typed: &str) -> Result<Self, Text> {
        let sign = |sign: &char| !sign.is_whitespace() && !sign.is_control() && *sign != '-';
        let digits: String = plain(typed).chars().filter(sign).collect();
        if digits.len() == DIGITS && digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Ok(Self(digits));
        }
        Err(Text::new(
            "Der Code hat acht Ziffern. Er steht in der E-Mail unter dem Link.",
            "The code has eight digits. It is in the e-mail, below the link.",
        ))
    }

    fn hash(&self, browser: &str) -> String {
        code::hash(&format!("{browser}:{}", self.0))
    }
}

/// In two groups, as people read it.
impl Display for ShortCode {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let (first, second) = self.0.split_at(DIGITS / 2);
        write!(f, "{first} {second}")
    }
}

/// It lets somebody in: it never reaches a log through `{:?}`.
impl fmt::Debug for ShortCode {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("ShortCode(…)")
    }
}

/// Notes that a browser asked for a way into a mailbox's account. Without a link, because there is no account or too many
/// letters are under way, the code is one that nobody has.
pub(super) async fn note_asking(tx: &Tx, browser: &Code, mailbox: &str, link: Option<(SignInLinkId, &Code)>) -> Result<(), DbErr> {
    let browser = browser.hash();
    let code = link.map_or_else(|| ShortCode::of_link(&Code::random()), |(_, token)| ShortCode::of_link(token));
    let row = sign_in_code::ActiveModel {
        id: Set(SignInCodeId::new()),
        code_hash: Set(code.hash(&browser)),
        browser: Set(browser),
        mailbox: Set(code::hash(mailbox)),
        link_id: Set(link.map(|(id, _)| id)),
        tries: Set(0),
        created_at: Set(clock::now()),
    };
    sign_in_code::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// Signs in by the short code of a letter, in the browser that asked for it: `asked` is what that browser was given.
///
/// # Errors
/// `Invalid` when this is no code, else `CodeRefused`. Both are the same whether or not anybody has an account.
pub async fn sign_in_by_code(db: &Db, asked: &str, typed: &str, browser: impl Into<Browser<'_>>) -> Result<SignedIn, Error> {
    let code = ShortCode::parse(typed).map_err(|problem| FieldErrors::one("code", problem))?;
    let asked = Code::parse(asked).ok_or(Error::CodeRefused(CodeRefusal::NotAsked))?.hash();
    let (code, asked, browser) = (&code, &asked, browser.into());
    // A wrong code is no error in here: that would take back the count.
    let answer = db.write(|tx| async move { try_code(&tx, asked, code, browser).await }).await?;
    if matches!(answer, Err(CodeRefusal::Wrong { .. } | CodeRefusal::Spent)) {
        note_refused(db, asked, browser.device).await?;
    }
    answer.map_err(Error::CodeRefused)
}

/// Whoever has the address that this browser asked for reads in the history of their account that a code was refused.
async fn note_refused(db: &Db, asked: &str, device: &str) -> Result<(), Error> {
    let links = sign_in_code::Entity::find().filter(of_browser(asked)).all(db.read()).await?.into_iter().filter_map(|row| row.link_id);
    let links = sign_in_link::Entity::find().filter(sign_in_link::Column::Id.is_in(links)).all(db.read()).await?;
    let accounts: BTreeSet<AccountId> = links.into_iter().map(|link| link.account_id).collect();
    for account in accounts {
        activity::note_failed_sign_in(db, account, device).await?;
    }
    Ok(())
}

/// Why a code did not let in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeRefusal {
    /// This browser asked for none within the last hour.
    NotAsked,
    /// It is wrong, or too old. So many more may be tried.
    Wrong { tries_left: i32 },
    /// Too many wrong ones.
    Spent,
}

async fn try_code(tx: &Tx, asked: &str, code: &ShortCode, browser: Browser<'_>) -> Result<Result<SignedIn, CodeRefusal>, Error> {
    let claimed = claim_try(tx, asked).await?;
    let Some(tries) = claimed.iter().map(|row| row.tries).min() else {
        let known = sign_in_code::Entity::find().filter(of_browser(asked)).one(tx).await?;
        return Ok(Err(if known.is_some() { CodeRefusal::Spent } else { CodeRefusal::NotAsked }));
    };
    let mut mailboxes: Vec<&str> = claimed.iter().map(|row| row.mailbox.as_str()).collect();
    mailboxes.sort_unstable();
    mailboxes.dedup();
    for mailbox in &mailboxes {
        if attempt::claim(tx, &CODE_TRIES, mailbox).await?.is_err() {
            return Ok(Err(CodeRefusal::Spent));
        }
    }
    let hash = code.hash(asked);
    let link = claimed.iter().find(|row| row.code_hash == hash).and_then(|row| row.link_id);
    let Some(signed_in) = (match link {
        Some(link) => sign_in::take_link_by_id(tx, link, browser).await?,
        None => None,
    }) else {
        return Ok(Err(if tries < TRIES { CodeRefusal::Wrong { tries_left: TRIES - tries } } else { CodeRefusal::Spent }));
    };
    for mailbox in &mailboxes {
        attempt::give_back(tx, &CODE_TRIES, mailbox).await?;
    }
    Ok(Ok(signed_in))
}

/// Takes one try off whatever this browser asked for, before anything is compared: of many who try at once no more get
/// through than there are tries.
async fn claim_try(tx: &Tx, asked: &str) -> Result<Vec<sign_in_code::Model>, DbErr> {
    sign_in_code::Entity::update_many()
        .col_expr(Column::Tries, Expr::col(Column::Tries).add(1))
        .filter(of_browser(asked))
        .filter(Column::Tries.lt(TRIES))
        .exec_with_returning(tx)
        .await
}

fn of_browser(asked: &str) -> Expr {
    Column::Browser.eq(asked).and(Column::CreatedAt.gt(clock::now() - AT_MOST))
}

/// A letter is sent again, with another link: the browser that asked last takes the new code.
pub(super) async fn follow_link(tx: &Tx, account: AccountId, link: SignInLinkId, token: &Code) -> Result<(), DbErr> {
    let links = sign_in::links_of(account);
    let last = sign_in_code::Entity::find()
        .filter(Column::LinkId.in_subquery(links))
        .filter(Column::CreatedAt.gt(clock::now() - Duration::hours(1)))
        .order_by_desc(Column::CreatedAt)
        .limit(1)
        .one(tx)
        .await?;
    let Some(last) = last else { return Ok(()) };
    sign_in_code::Entity::update_many()
        .col_expr(Column::LinkId, Expr::value(link))
        .col_expr(Column::CodeHash, Expr::value(ShortCode::of_link(token).hash(&last.browser)))
        .filter(Column::Id.eq(last.id))
        .exec(tx)
        .await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_as_it_is_shown_and_as_people_type_it() {
        let code = ShortCode::of_link(&Code::from_bits(7));
        let shown = code.to_string();

        assert_eq!((shown.len(), shown.find(' ')), (9, Some(4)));
        for typed in [shown.clone(), shown.replace(' ', ""), shown.replace(' ', "-"), format!("\u{a0}{shown}\u{200b}\n")] {
            assert_eq!(ShortCode::parse(&typed), Ok(code.clone()), "{typed:?}");
        }
        for typed in ["", "1234 567", "1234 56789", "12345678a", "abcd efgh", "+1234567"] {
            assert!(ShortCode::parse(typed).is_err(), "{typed:?}");
        }
    }

    #[test]
    fn links_have_codes_of_their_own() {
        let codes: std::collections::BTreeSet<_> = (0..500).map(|bits| ShortCode::of_link(&Code::from_bits(bits)).0).collect();

        assert_eq!(codes.len(), 500);
        assert!(codes.iter().any(|code| code.starts_with('0')) && codes.iter().any(|code| code.starts_with('9')));
    }
}
