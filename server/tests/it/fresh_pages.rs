//! Kept pages never hide what was written.

use domain::db::DbErr;
use sea_orm::ConnectionTrait;

use crate::site::Site;

const PAGE: &str = "/de/events/mipim-2027";

#[tokio::test(flavor = "multi_thread")]
async fn a_write_shows_on_the_next_page() {
    let site = Site::sqlite().await;
    site.event("mipim-2027").await;
    let nobody = site.anonymous();

    for name in ["Erste Messe", "Zweite Messe", "Dritte Messe"] {
        let rename = format!("UPDATE event SET name = '{name}'");
        let written = site.state.db.write(|tx| {
            let rename = rename.clone();
            async move { tx.execute_unprepared(&rename).await.map(drop) }
        });
        written.await.map_err(|error: DbErr| error).expect("written");

        assert!(nobody.get(PAGE).await.body.contains(name), "{name}, rendered");
        let kept = nobody.get(PAGE).await;
        assert!(kept.body.contains(name), "{name}, kept");
        assert_eq!(kept.header("content-type"), "text/html; charset=utf-8");
        assert!(kept.header("content-security-policy").starts_with("default-src 'none'"), "{:?}", kept.headers);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn organisers_and_strangers_never_see_each_others_page() {
    let site = Site::sqlite().await;
    site.event("mipim-2027").await;
    let (organiser, nobody) = (site.organiser().await, site.anonymous());

    let own = organiser.get(PAGE).await;
    let public = nobody.get(PAGE).await;
    let again = organiser.get(PAGE).await;

    assert!(own.body.contains("Paula Person") && again.body.contains("Paula Person"));
    assert!(!public.body.contains("Paula Person"));
}
