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
                page.open(&std::env::var("IMAN_P").unwrap_or("/".into())).await;
                if std::env::var("IMAN_PS").is_ok() { let out = std::process::Command::new("sh").args(["-c", "for p in $(pgrep chrom); do set -- $(cat /proc/$p/stat | sed 's/.*) //'); echo $((${12}+${13})) $(tr '\\0' ' ' </proc/$p/cmdline | grep -oE 'type=[a-z-]+|utility-sub-type=[a-zA-Z.]+|^[a-z/]*chrom[a-z]*' | tr '\\n' ' '); done"]).output().unwrap(); println!("{}", String::from_utf8_lossy(&out.stdout)); }

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
