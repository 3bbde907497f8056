//! What the database itself refuses, whatever the code does.

use super::fixture::{Fair, raw};
use crate::{rows::refused_by, stand::both};

both! {
    async fn the_database_refuses_what_no_registration_is(stand: Stand) {
        let fair = Fair::new(&stand).await;
        fair.visitor(&stand, &fair.form("one@visitor.example")).await;
        fair.visitor(&stand, &fair.form("two@visitor.example")).await;
        let otto = fair.form_of("Otto", "one@visitor.example");
        for _ in 0..3 {
            fair.register(&stand, &otto).await;
        }

        for (broken, rule) in [
            ("UPDATE registration SET state = 'unknown'", "check"),
            ("UPDATE registration SET locale = 'fr'", "check"),
            ("UPDATE registration SET badge_id = (SELECT badge_id FROM registration ORDER BY created_at LIMIT 1)", "unique"),
            ("UPDATE registration SET confirm_hash = 'same'", "unique"),
            ("UPDATE registration SET email_key = 'one@visitor.example'", "unique"),
            ("UPDATE registration_repeat SET locale = 'fr'", "check"),
            ("UPDATE registration_repeat SET confirm_hash = 'same'", "unique"),
            ("UPDATE consent SET purpose = 'unknown'", "check"),
            ("UPDATE consent SET locale = 'fr'", "check"),
            ("UPDATE consent SET purpose = 'photos'", "unique"),
        ] {
            assert_eq!(refused_by(raw(&stand, broken).await), rule, "{broken}");
        }
        assert_eq!(stand.count("registration", "locale = 'de'").await, 3);
        assert_eq!(stand.count("consent", "locale = 'de'").await, 4);
    }

    async fn an_erased_address_and_a_withdrawn_consent_bar_nobody(stand: Stand) {
        let fair = Fair::new(&stand).await;
        fair.visitor(&stand, &fair.form("one@visitor.example")).await;
        fair.visitor(&stand, &fair.form("two@visitor.example")).await;

        for fine in [
            "UPDATE registration SET erased_at = created_at, email_key = ''",
            "UPDATE consent SET withdrawn_at = given_at, purpose = 'photos'",
        ] {
            raw(&stand, fine).await.expect(fine);
        }
    }
}
