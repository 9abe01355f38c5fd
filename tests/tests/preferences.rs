//! What readers have set in their system: a dark scheme, strong contrast, rest, colours of their own.

use crate::edition::ARTICLE;
use iman_tests::{Page, Site, visit};
use serde_json::json;

/// A custom property of the page, as a colour.
async fn colour(page: &Page, name: &str) -> String {
    let script = format!(
        "const probe = document.body.appendChild(document.createElement('i'));
         probe.style.color = 'var({name})';
         const colour = getComputedStyle(probe).color;
         probe.remove();
         return colour"
    );
    page.js(&script).await
}

#[tokio::test]
async fn a_dark_page_is_dark_and_has_light_letters() {
    visit(Site::bundled())
        .run(async |page| {
            page.open("/").await;
            let script = "
                const light = (colour) => colour.match(/[\\d.]+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0);
                const style = getComputedStyle(document.documentElement);
                return light(style.color) - light(style.backgroundColor)";
            let before: f64 = page.js(script).await;
            assert!(before < -300.0, "dark letters on light paper: {before}");
            assert!(page.prefer("prefers-color-scheme: dark").await > 0);
            let after: f64 = page.js(script).await;
            assert!(after > 300.0, "light letters on dark paper: {after}");
            assert_eq!(page.js::<String>("return getComputedStyle(document.documentElement).colorScheme").await, "dark");
        })
        .await;
}

#[tokio::test]
async fn who_wants_strong_contrast_gets_no_soft_letters_and_no_faint_lines() {
    visit(Site::bundled())
        .run(async |page| {
            for scheme in ["light", "dark"] {
                page.open(ARTICLE).await;
                if scheme == "dark" {
                    page.prefer("prefers-color-scheme: dark").await;
                }
                let ink = colour(page, "--ink").await;
                assert_ne!(colour(page, "--ink-soft").await, ink);
                assert!(page.prefer("prefers-contrast: more").await > 0);
                for soft in ["--ink-soft", "--rule"] {
                    assert_eq!(colour(page, soft).await, ink, "{soft}, {scheme}");
                }
                page.assert_axe_finds_nothing("strong contrast").await;
            }
        })
        .await;
}

#[tokio::test]
async fn nothing_moves_for_who_wants_rest() {
    visit(Site::bundled())
        .run(async |page| {
            page.open("/").await;
            // Every rule that lets something move or fade stands below the condition that the reader has not asked for
            // rest. What takes no time moves nothing.
            let script = "
                const takesTime = (times) => (times ?? '').split(',').some((time) => parseFloat(time) > 0);
                const moves = (style) => takesTime(style.transitionDuration) || takesTime(style.animationDuration)
                    || style.scrollBehavior === 'smooth';
                const find = (rules, calm) => [...rules].flatMap((rule) => {
                    const within = calm || Boolean(rule.media?.mediaText.includes('prefers-reduced-motion: no-preference'));
                    const own = rule.style && moves(rule.style) ? [[rule.cssText, within]] : [];
                    return [...own, ...find(rule.cssRules ?? [], within)];
                });
                return [...document.styleSheets].flatMap((sheet) => find(sheet.cssRules, false))";
            let rules: Vec<(String, bool)> = page.js(script).await;
            assert!(!rules.is_empty(), "there are rules for who likes it to move");
            let restless: Vec<&String> = rules.iter().filter(|(_, calm)| !calm).map(|(rule, _)| rule).collect();
            assert!(restless.is_empty(), "these move for everybody: {restless:#?}");
        })
        .await;
}

#[tokio::test]
async fn without_the_papers_colours_lines_say_what_backgrounds_said() {
    visit(Site::bundled())
        .run(async |page| {
            let looks = "
                const look = (element) => {
                    const style = getComputedStyle(element);
                    // Colours, backgrounds and shadows are not the page's own then.
                    return [style.borderBlockEndWidth, style.borderInlineStartWidth, style.textDecorationLine].join();
                };
                const [one, other] = [all(args[0])[0], all(args[1])[0]];
                return one && other ? look(one) !== look(other) : null";
            for (path, here, elsewhere) in [
                ("/2025/", ".pager a[aria-current]", ".pager ol a:not([aria-current])"),
                ("/category/sport/", ".first-level a[aria-current]", ".first-level a:not([aria-current])"),
                ("/search/", ".tool[aria-current]", ".tool:not([aria-current])"),
            ] {
                page.open(path).await;
                assert!(page.prefer("forced-colors: active").await > 0);
                let differs: Option<bool> = page.js_with(looks, json!([here, elsewhere])).await;
                assert_eq!(differs, Some(true), "`{here}` and `{elsewhere}` look different at {path}");
            }
            let filled: (String, String) = page
                .js("const star = all('.menu .tool .icon')[0];
                     return [getComputedStyle(star).stroke, getComputedStyle(star).color]")
                .await;
            assert_eq!(filled.0, filled.1, "drawings have the colour of the words beside them");
        })
        .await;
}
