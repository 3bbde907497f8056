//! Beginning to take part: by a ticket, by an exhibitor's application, by a place on a trip, or by a form whose mailbox is proven
//! by a letter.

use rules::alphabet::folded;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{
    Error, JoinForm, MatchmakingState, MeetingLetter, ProfileKind,
    entity::{
        matchmaking,
        profile::{self, SEARCHED},
    },
    form::Joining,
    letters,
    link::new_link,
    occasion::occasion,
    service::lock,
    travel::{no_such_link, with_place},
    words,
};
use crate::{
    account::{self, limits::MEETING_LETTERS},
    actor::{Actor, Denied},
    application::{
        ApplicationState, TagKind,
        entity::{application, application_tag},
    },
    bridge,
    clock::{self, Instant},
    code::Code,
    db::{Db, Tx},
    enquiry,
    event::{self, EventView},
    field::address_key,
    ids::{ApplicationId, EventId, MatchmakingId, ProfileId, RegistrationId, TravellerId},
    locale::{Locale, Text},
    registration::{RegistrationState, entity::registration},
    traveller,
};

/// Who begins to take part.
struct Newcomer {
    kind: ProfileKind,
    registration: Option<RegistrationId>,
    application: Option<ApplicationId>,
    traveller: Option<TravellerId>,
    name: String,
    organisation: String,
    job_title: String,
    email: String,
    locale: Locale,
    offers: String,
    seeks: String,
    offer_topics: String,
    /// When the mailbox was proven, if it was.
    proven_at: Option<Instant>,
}

/// Begins to take part with the form that everybody may fill in. The link to the page is in a letter; the answer is the same
/// whether or not somebody is there already.
///
/// # Errors
/// `Closed`, `Invalid`, or `TooOften` with this mailbox.
pub async fn join(db: &Db, actor: &Actor, event: &str, form: &JoinForm, locale: Locale) -> Result<(), Error> {
    let event = &event::by_slug(db, actor, event).await?;
    let round = open_round(db, event).await?;
    let joining = form.parse(ProfileKind::of_form(event.kind))?;
    enquiry::check_moment(db, &form.moment, clock::now()).await?;
    take_in_by_letter(db, round, joining, locale, (String::new(), String::new())).await
}

/// The same for the meetings of a bridge or network. Whoever names one of its companies begins with what that offers and seeks,
/// which everybody reads on the page of the bridge.
///
/// # Errors
/// `Denied` where the actor sees no such meetings, `Closed`, `Invalid`, or `TooOften` with this mailbox.
pub async fn join_bridge(db: &Db, actor: &Actor, id: MatchmakingId, form: &JoinForm, locale: Locale) -> Result<(), Error> {
    let row = matchmaking::Entity::find_by_id(id).filter(matchmaking::Column::BridgeId.is_not_null()).one(db.read()).await?;
    let row = row.filter(|row| row.state != MatchmakingState::Draft).ok_or(Denied::NotFound)?;
    let of = occasion(db.read(), &row).await?;
    if !of.is_public() && !actor.is_organiser() {
        return Err(Denied::NotFound.into());
    }
    if row.state != MatchmakingState::Open || of.is_over() {
        return Err(Error::Closed);
    }
    let joining = form.parse(&ProfileKind::at_bridges())?;
    enquiry::check_moment(db, &form.moment, clock::now()).await?;
    let company = match row.bridge_id {
        Some(bridge) => bridge::company_called(db, bridge, &joining.organisation).await?,
        None => None,
    };
    let in_own_words = |text: Text| {
        let words = [text.in_(locale), text.de.as_str(), text.en.as_str()];
        words.into_iter().find(|words| !words.is_empty()).unwrap_or_default().to_owned()
    };
    let begins_with = company.map(|company| (in_own_words(company.offers), in_own_words(company.seeks))).unwrap_or_default();
    take_in_by_letter(db, id, joining, locale, begins_with).await
}

/// Takes somebody in whose mailbox is not proven: the letter to it brings the link.
async fn take_in_by_letter(
    db: &Db,
    round: MatchmakingId,
    joining: Joining,
    locale: Locale,
    (offers, seeks): (String, String),
) -> Result<(), Error> {
    if let Err(seconds) = account::attempt(db, &MEETING_LETTERS, &joining.email.key()).await? {
        return Err(Error::TooOften { seconds });
    }
    let newcomer = &Newcomer {
        kind: joining.kind,
        registration: None,
        application: None,
        traveller: None,
        name: joining.name,
        organisation: joining.organisation,
        job_title: joining.job_title,
        email: joining.email.as_str().to_owned(),
        locale,
        offers,
        seeks,
        offer_topics: String::new(),
        proven_at: None,
    };
    db.write(|tx| async move {
        let row = take_in(&tx, round, newcomer).await?;
        let round = matchmaking::Entity::find_by_id(round).one(&tx).await?.ok_or(Denied::NotFound)?;
        let of = occasion(&tx, &round).await?;
        let key = format!("meeting_access:{}:{}", row.id, clock::now().timestamp_millis());
        letters::send(&tx, &of, &row, key, None, |token| MeetingLetter::MeetingAccess { round: of.facts(), token }).await?;
        Ok(())
    })
    .await
}

/// Takes part with a ticket, or comes back; answers a link to one's own page.
///
/// # Errors
/// `Denied` for whoever does not hold the ticket, or `Closed`.
pub async fn join_as_visitor(db: &Db, actor: &Actor, id: RegistrationId) -> Result<Code, Error> {
    if *actor != Actor::TicketHolder(id) {
        return Err(actor.refused().into());
    }
    let row = registration::Entity::find_by_id(id).one(db.read()).await?.ok_or(Denied::NotFound)?;
    let event = event::by_id(db, actor, row.event_id).await?;
    let round = shown_round(db, &event).await?;
    db.write(|tx| async move {
        // Asked again where it counts: whoever cancels waits for this, or this finds it cancelled.
        let row = registration::Entity::find_by_id(id).lock_shared().one(&tx).await?.ok_or(Denied::NotFound)?;
        if row.state != RegistrationState::Confirmed || row.erased_at.is_some() {
            return Err(Error::Closed);
        }
        let newcomer = Newcomer {
            kind: ProfileKind::Visitor,
            registration: Some(id),
            application: None,
            traveller: None,
            name: row.name,
            organisation: row.organisation,
            job_title: row.job_title,
            email: row.email,
            locale: row.locale,
            offers: String::new(),
            seeks: String::new(),
            offer_topics: String::new(),
            proven_at: Some(clock::now()),
        };
        let row = take_in(&tx, round, &newcomer).await?;
        Ok(new_link(&tx, row.id).await?)
    })
    .await
}

/// Takes part as one of an exhibitor's people, or comes back; answers a link to one's own page.
///
/// # Errors
/// `Denied` for whoever does not act for a confirmed exhibitor, or `Closed`.
pub async fn join_as_exhibitor(db: &Db, actor: &Actor, id: ApplicationId, locale: Locale) -> Result<Code, Error> {
    let person = actor.require_person()?;
    let row = application::Entity::find_by_id(id).one(db.read()).await?.ok_or(Denied::NotFound)?;
    let acts_for_it = row.organisation_id.is_some_and(|organisation| actor.exhibits_for(organisation));
    if !acts_for_it || row.state != ApplicationState::Confirmed {
        return Err(Denied::NotFound.into());
    }
    let event = event::by_id(db, &Actor::System, row.event_id).await?;
    let round = shown_round(db, &event).await?;
    let topics = application_tag::Entity::find()
        .filter(application_tag::Column::ApplicationId.eq(id))
        .filter(application_tag::Column::Kind.eq(TagKind::Topic))
        .order_by_asc(application_tag::Column::Value)
        .all(db.read())
        .await?;
    let newcomer = &Newcomer {
        kind: ProfileKind::Exhibitor,
        registration: None,
        application: Some(id),
        traveller: None,
        // Whoever was invited and has not said their name yet.
        name: if person.name.is_empty() { row.display_name.clone() } else { person.name.clone() },
        organisation: row.display_name,
        job_title: String::new(),
        email: person.email.clone(),
        locale,
        offers: String::new(),
        seeks: String::new(),
        offer_topics: topics.into_iter().map(|tag| tag.value).collect::<Vec<_>>().join(" "),
        proven_at: Some(clock::now()),
    };
    db.write(|tx| async move {
        let row = take_in(&tx, round, newcomer).await?;
        Ok(new_link(&tx, row.id).await?)
    })
    .await
}

/// Takes part as a traveller with a place, or comes back; answers a link to one's own page. The link to the trip was mailed, so
/// that it proves the mailbox.
///
/// # Errors
/// `NoSuchLink` for a link that opens no trip, `Denied` where there are no meetings, `NoPlace`, or `Closed`.
pub async fn join_as_traveller(db: &Db, token: &str) -> Result<Code, Error> {
    let seen = traveller::opened_by(db.read(), token).await.map_err(no_such_link)?;
    let event = event::by_id(db, &Actor::System, seen.event_id).await?;
    let (id, round) = (seen.id, shown_round(db, &event).await?);
    db.write(|tx| async move {
        // Asked where it counts: whoever gives the place back waits for this, or this finds it given back.
        let row = with_place(&tx, id).await?;
        let newcomer = Newcomer {
            kind: ProfileKind::Traveller,
            registration: None,
            application: None,
            traveller: Some(row.id),
            name: row.name,
            organisation: row.organisation,
            job_title: row.job_title,
            email: row.email,
            locale: row.locale,
            offers: row.offers,
            seeks: row.seeks,
            offer_topics: String::new(),
            proven_at: Some(clock::now()),
        };
        let row = take_in(&tx, round, &newcomer).await?;
        Ok(new_link(&tx, row.id).await?)
    })
    .await
}

/// The meetings of an event that are open to newcomers.
async fn open_round(db: &Db, event: &EventView) -> Result<MatchmakingId, Error> {
    let row = round_of(db, event.id).await?;
    if row.state == MatchmakingState::Open && !event.is_over() { Ok(row.id) } else { Err(Error::Closed) }
}

/// The same, or closed: whoever takes part already may look at them.
async fn shown_round(db: &Db, event: &EventView) -> Result<MatchmakingId, Error> {
    let row = round_of(db, event.id).await?;
    if row.state == MatchmakingState::Draft { Err(Denied::NotFound.into()) } else { Ok(row.id) }
}

async fn round_of(db: &Db, event: EventId) -> Result<matchmaking::Model, Error> {
    let found = matchmaking::Entity::find().filter(matchmaking::Column::EventId.eq(event)).one(db.read()).await?;
    found.ok_or(Error::Denied(Denied::NotFound))
}

/// Somebody's profile: the one that is there, or a new one. One after the other, so that a person takes part once.
async fn take_in(tx: &Tx, round: MatchmakingId, newcomer: &Newcomer) -> Result<profile::Model, Error> {
    let round = lock(tx, round).await?;
    let person_key = person_key(newcomer);
    let of_round = || profile::Entity::find().filter(profile::Column::MatchmakingId.eq(round.id));
    // By the registration or the traveller first: whoever changed their name since is who they were, whatever another profile is
    // called.
    let registered = match (newcomer.registration, newcomer.traveller) {
        (Some(registration), _) => of_round().filter(profile::Column::RegistrationId.eq(registration)).one(tx).await?,
        (None, Some(traveller)) => of_round().filter(profile::Column::TravellerId.eq(traveller)).one(tx).await?,
        (None, None) => None,
    };
    let there = match registered {
        Some(row) => Some(row),
        None => of_round().filter(profile::Column::PersonKey.eq(person_key.as_str())).one(tx).await?,
    };
    match there {
        Some(row) => known_again(tx, row, newcomer).await,
        None if round.state != MatchmakingState::Open => Err(Error::Closed),
        None => written(tx, &round, newcomer, person_key).await,
    }
}

fn person_key(newcomer: &Newcomer) -> String {
    match newcomer.registration {
        Some(registration) if newcomer.email.is_empty() => format!("registration {registration}"),
        _ => format!("{} {}", address_key(&newcomer.email), folded(&newcomer.name)),
    }
}

/// What somebody shows proves the mailbox of a profile that is there, and ties it to the ticket, booth or place on a trip; whoever
/// travels is a traveller, with the newest place that they got. Nothing else of it changes.
async fn known_again(tx: &Tx, row: profile::Model, newcomer: &Newcomer) -> Result<profile::Model, Error> {
    let known = profile::Model {
        proven_at: row.proven_at.or(newcomer.proven_at),
        registration_id: row.registration_id.or(newcomer.registration),
        application_id: row.application_id.or(newcomer.application),
        traveller_id: newcomer.traveller.or(row.traveller_id),
        kind: newcomer.traveller.map_or(row.kind, |_| ProfileKind::Traveller),
        ..row.clone()
    };
    if known != row {
        let change = profile::ActiveModel {
            proven_at: Set(known.proven_at),
            registration_id: Set(known.registration_id),
            application_id: Set(known.application_id),
            traveller_id: Set(known.traveller_id),
            kind: Set(known.kind),
            ..Default::default()
        };
        profile::Entity::update_many().set(change).filter(profile::Column::Id.eq(row.id)).exec(tx).await?;
    }
    Ok(known)
}

async fn written(tx: &Tx, round: &matchmaking::Model, newcomer: &Newcomer, person_key: String) -> Result<profile::Model, Error> {
    let Newcomer {
        kind,
        registration,
        application,
        traveller,
        name,
        organisation,
        job_title,
        email,
        locale,
        offers,
        seeks,
        offer_topics,
        proven_at,
    } = newcomer;
    let id = ProfileId::new();
    let row = profile::ActiveModel {
        id: Set(id),
        matchmaking_id: Set(round.id),
        registration_id: Set(*registration),
        application_id: Set(*application),
        traveller_id: Set(*traveller),
        kind: Set(*kind),
        name: Set(name.clone()),
        organisation: Set(organisation.clone()),
        job_title: Set(job_title.clone()),
        email: Set(email.clone()),
        person_key: Set(person_key),
        locale: Set(*locale),
        offers: Set(offers.clone()),
        seeks: Set(seeks.clone()),
        about: Set(String::new()),
        offer_topics: Set(offer_topics.clone()),
        seek_topics: Set(String::new()),
        offer_words: Set(words::key(offers)),
        seek_words: Set(words::key(seeks)),
        proven_at: Set(*proven_at),
        consent_at: Set(None),
        is_matched: Set(true),
        requests_open: Set(0),
        request_quota: Set(round.request_quota),
        revision: Set(1),
        created_at: Set(clock::now()),
        search_key: Set(SEARCHED.key_of([name, organisation, offers, seeks])),
    };
    profile::Entity::insert(row).exec_without_returning(tx).await?;
    profile::Entity::find_by_id(id).one(tx).await?.ok_or(Error::Denied(Denied::NotFound))
}
