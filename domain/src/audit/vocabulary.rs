//! Every word that history is written in. Whoever records something new adds it here, and the pages then need a word
//! for it: entries with a word that is missing here are refused while testing.

use sea_orm::{ColumnTrait, Condition, sea_query::ExprTrait};

use super::{Happened, entity::audit};

/// A kind of thing: what happens to it, and which of its fields history tells of.
#[derive(Clone, Copy, Debug)]
pub struct Subject {
    pub name: &'static str,
    pub actions: &'static [&'static str],
    pub fields: &'static [&'static str],
}

const fn subject(name: &'static str, actions: &'static [&'static str], fields: &'static [&'static str]) -> Subject {
    Subject { name, actions, fields }
}

/// All things that have a history.
pub const SUBJECTS: &[Subject] = &[
    subject("application", APPLICATION_ACTIONS, APPLICATION_FIELDS),
    subject("badge", &["revoked", "restored"], &[]),
    subject("booth_staff", &["staff_corrected"], &[]),
    subject("event", &["created", "changed", "published", "archived", "taken back"], EVENT_FIELDS),
    subject("lead", &["agreed", "changed", "withdrawn"], &["newsletter", "rating", "note"]),
    subject("level", &["created", "changed", "removed"], &["name", "name_de", "name_en", "width_cm", "depth_cm"]),
    subject("mail", &["sent_again"], &[]),
    subject("registration", REGISTRATION_ACTIONS, &["name", "organisation", "job_title", "locale", "purpose"]),
    subject("scan", &["undone"], &[]),
    subject("seat", &["booked", "queued", "cancelled"], &["session"]),
    subject(
        "session",
        &["created", "changed", "published", "unpublished", "cancelled", "deleted"],
        &["title", "kind", "starts_at", "ends_at", "stage", "seat_limit"],
    ),
    subject("stage", &["created", "changed", "removed"], &["name", "capacity", "opens_minute", "closes_minute", "changeover_minutes"]),
    subject("team", &["invited", "invitation_withdrawn", "joined", "removed"], &["account", "invitation", "role"]),
    subject("unit", &["created", "changed", "removed"], UNIT_FIELDS),
];

const APPLICATION_ACTIONS: &[&str] = &[
    "started",
    "changed",
    "submitted",
    "answered",
    "logo_set",
    "logo_removed",
    "withdrawn",
    "taken_up",
    "information_requested",
    "put_on_waiting_list",
    "held",
    "released",
    "offered",
    "offer_extended",
    "offer_withdrawn",
    "offer_expired",
    "confirmed",
    "declined",
    "rejected",
    "cancelled",
    "profile_changed",
    "staff_named",
    "staff_removed",
];

const APPLICATION_FIELDS: &[&str] = &[
    "legal_name",
    "display_name",
    "kind",
    "street",
    "postcode",
    "city",
    "country",
    "vat_id",
    "public_body",
    "size_class",
    "website",
    "teaser_de",
    "teaser_en",
    "description",
    "topics",
    "offers",
    "seeks",
    "wish_kind",
    "wish_note",
    "co_exhibitors",
    "contacts",
    "terms",
    "de_minimis",
    "double_funding",
    "state",
    "from",
    "unit",
    "until",
    "question",
    "reason",
    "passes_taken",
];

const EVENT_FIELDS: &[&str] = &[
    "from",
    "slug",
    "name",
    "kind",
    "theme_de",
    "theme_en",
    "city",
    "country",
    "venue",
    "time_zone",
    "starts_on",
    "ends_on",
    "opens",
    "closes",
    "languages",
    "bridge",
    "hall",
    "booth_number",
    "booth_role",
    "hosted_by",
    "brand",
    "description_de",
    "description_en",
    "accent",
    "picture",
    "picture_alt_de",
    "picture_alt_en",
    "applications_open_at",
    "applications_close_at",
    "passes_close_at",
    "terms_version",
    "contact_name",
    "contact_email",
];

const REGISTRATION_ACTIONS: &[&str] = &[
    "created",
    "repeated",
    "registered_at_desk",
    "confirmed",
    "changed",
    "cancelled",
    "restored",
    "consented",
    "consent_withdrawn",
    "erased",
];

const UNIT_FIELDS: &[&str] = &[
    "unit",
    "code",
    "level",
    "kind",
    "area_dm2",
    "included_de",
    "included_en",
    "price_cents",
    "pass_quota",
    "x_cm",
    "y_cm",
    "width_cm",
    "depth_cm",
];

/// What happens to a thing without a new revision: no form of it goes stale by that, so nobody was faster by doing it.
const WITHOUT_REVISION: &[(&str, &[&str])] = &[
    ("application", &["logo_set", "logo_removed", "staff_named", "staff_removed"]),
    ("registration", &["consented", "consent_withdrawn"]),
];

/// The entries that came with a new revision.
pub(crate) fn with_revision() -> Condition {
    let others = WITHOUT_REVISION.iter().map(|(subject, actions)| {
        let without = audit::Column::Subject.eq(*subject).and(audit::Column::Action.is_in(actions.iter().copied()));
        without.not()
    });
    // The desk team of an event shares its id.
    others.fold(Condition::all().add(audit::Column::Subject.ne("team")), Condition::add)
}

/// Whether every word of an entry stands above.
pub(super) fn knows(happened: &Happened) -> bool {
    SUBJECTS.iter().find(|subject| subject.name == happened.subject).is_some_and(|subject| {
        subject.actions.contains(&happened.action) && happened.changes.keys().all(|field| subject.fields.contains(&field.as_str()))
    })
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn entries_are_written_in_known_words() {
        let happened = |subject, action| Happened::new(subject, Uuid::nil(), action);

        assert!(knows(&happened("badge", "revoked")));
        assert!(knows(&happened("stage", "changed").with("capacity", 3)));
        assert!(!knows(&happened("badge", "burnt")));
        assert!(!knows(&happened("tent", "revoked")));
        assert!(!knows(&happened("badge", "revoked").with("weight", 3)));
        for (subject, actions) in WITHOUT_REVISION {
            assert!(actions.iter().all(|action| knows(&happened(subject, action))), "{subject}");
        }
    }
}
