//! x
use iman_tests::{Site, visit};
#[tokio::test]
async fn probe() {
    for _ in 0..4 {
    let t0 = std::time::Instant::now();
    visit(Site::bundled()).run(async |page| {
        println!("ready {:?}", t0.elapsed());
        page.load("/category/sport/").await;
        println!("load {:?}", t0.elapsed());
        page.exists("main h1").await;
        println!("h1 {:?}", t0.elapsed());
        page.settled().await;
        println!("settled {:?}", t0.elapsed());
        page.open("/category/sport/").await;
        println!("open {:?}", t0.elapsed());
    }).await;
    println!("end {:?}", t0.elapsed());
    }
}
