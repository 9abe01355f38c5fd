//! What a home screen is told.

use super::site;
use iman_tests::visit;
use serde_json::Value;

#[tokio::test]
async fn the_manifest_holds_in_any_folder_and_its_icons_are_as_large_as_it_says() {
    visit(site().below("/paper"))
        .run(async |page| {
            page.open("/saved/").await;
            let script = "
                const link = all('link[rel=manifest]')[0].href;
                const answer = await fetch(link);
                const manifest = await answer.json();
                const sizes = await Promise.all(manifest.icons.map(async ({ src }) => {
                    const icon = new Image();
                    icon.src = new URL(src, link);
                    await icon.decode();
                    return `${icon.naturalWidth}x${icon.naturalHeight}`;
                }));
                const at = (name) => new URL(manifest[name], link).pathname;
                return { manifest, sizes, type: answer.headers.get('content-type'), start: at('start_url'), scope: at('scope') }";
            let found: Value = page.js(script).await;
            assert_eq!((&found["start"], &found["scope"]), (&"/paper/".into(), &"/paper/".into()));
            assert_eq!(found["type"], "application/manifest+json");
            let manifest = &found["manifest"];
            for key in ["name", "short_name", "lang", "theme_color", "background_color", "display"] {
                assert!(manifest[key].as_str().is_some_and(|value| !value.is_empty()), "{key}: {manifest}");
            }
            let icons = manifest["icons"].as_array().expect("a list of icons");
            for (icon, size) in icons.iter().zip(found["sizes"].as_array().expect("their sizes")) {
                assert!(icon["sizes"] == *size || icon["sizes"] == "any", "{icon} is {size}");
            }
            let has = |size: &str, purpose: Option<&str>| {
                icons.iter().any(|icon| icon["sizes"] == size && icon["purpose"].as_str() == purpose)
            };
            assert!(has("192x192", None) && has("512x512", None) && has("512x512", Some("maskable")), "{manifest}");
            let apple = "
                const icon = new Image();
                icon.src = all('link[rel=apple-touch-icon]')[0].href;
                await icon.decode();
                return icon.naturalWidth";
            assert_eq!(page.js::<u32>(apple).await, 180);
        })
        .await;
}
