//! x
use iman_tests::{Site, visit};
#[tokio::test]
async fn probe_empty() {
    for _ in 0..6 {
        visit(Site::bundled()).run(async |_page| {}).await;
    }
}
#[tokio::test]
async fn probe_open() {
    for _ in 0..6 {
        visit(Site::bundled())
            .run(async |page| {
                page.open("/").await;
            })
            .await;
    }
}
#[tokio::test]
async fn probe_more() {
    for _ in 0..6 {
        visit(Site::bundled())
            .run(async |page| {
                page.open("/").await;
                for _ in 0..5 {
                    page.open("/2025/").await;
                }
            })
            .await;
    }
}
