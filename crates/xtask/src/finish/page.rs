//! The page that was built, read and changed as text: Trunk and this project have written all of it.

use anyhow::{Context, Result, bail};

const STYLE: (&str, &str) = ("<style>", "</style>");
const SCRIPT: (&str, &str) = ("<script>", "</script>");
const IMPORT_MAP: (&str, &str) = ("<script type=\"importmap\">", "</script>");

/// Puts all style sheets of the page into the first, as `small` gives them back.
pub fn with_one_style(html: &str, small: impl Fn(&str) -> Result<String>) -> Result<String> {
    let sheets = inner(html, STYLE);
    if sheets.is_empty() {
        bail!("the built page has no <style>: does index.html still inline the style sheets?");
    }
    let all = small(&sheets.join("\n"))?;
    let mut rest = html;
    let mut out = String::new();
    let mut is_first = true;
    while let Some((before, after)) = rest.split_once(STYLE.0) {
        let (_, after) = after.split_once(STYLE.1).context("a <style> that is not closed")?;
        out.push_str(before);
        if is_first {
            out.push_str(&[STYLE.0, &all, STYLE.1].concat());
            is_first = false;
        }
        // What stood between two sheets is white space.
        rest = after.trim_start();
    }
    out.push_str(rest);
    Ok(out)
}

/// Makes each script that stands in the page small.
pub fn with_each_script(html: &str, small: impl Fn(&str) -> Result<String>) -> Result<String> {
    let mut html = html.to_owned();
    for script in inner(&html.clone(), SCRIPT) {
        html = html.replace(script, &small(script)?);
    }
    Ok(html)
}

/// Tells the script that starts the app which sum its code must have.
pub fn with_integrity(html: &str, integrity: &str) -> Result<String> {
    let place = "integrity = \"\"";
    if html.matches(place).count() != 1 {
        bail!("the script that starts the app has no place for the sum of its code: is it as in Trunk.toml?");
    }
    Ok(html.replace(place, &format!("integrity = \"{integrity}\"")))
}

/// Tells the script that starts the app what is read offline with.
pub fn with_offline(html: &str, name: &str) -> Result<String> {
    let place = "offline = \"\"";
    if html.matches(place).count() != 1 {
        bail!("the script that starts the app has no place for reading offline: is it as in Trunk.toml?");
    }
    Ok(html.replace(place, &format!("offline = \"{name}\"")))
}

/// Has the browser check the sums of modules, and fetch the first with the page: by the import map (HTML, "import maps"), and
/// where a browser does not look for sums in it, by the preload. WebKit checks a preload by itself, and then runs what it
/// refused.
pub fn with_modules(html: &str, modules: &[(&String, String)]) -> Result<String> {
    let (open, close) = IMPORT_MAP;
    let sums: Vec<String> = modules.iter().map(|(name, integrity)| format!("\"./{name}\":\"{integrity}\"")).collect();
    let map = format!("{open}{{\"integrity\":{{{}}}}}{close}", sums.join(","));
    let (name, integrity) = modules.first().context("a page has a script")?;
    let link = format!("<link rel=\"modulepreload\" href=\"{name}\" integrity=\"{integrity}\" crossorigin />");
    before(html, SCRIPT.0, &[map, link].concat())
}

/// Writes the policy into the page, before anything that it speaks of.
pub fn with_policy(html: &str, policy: &str) -> Result<String> {
    let meta = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\" />");
    let charset = "<meta charset=\"utf-8\" />";
    let (head, rest) = html.split_once(charset).context("index.html does not say its charset first")?;
    Ok([head, charset, "\n    ", &meta, rest].concat())
}

fn before(html: &str, mark: &str, what: &str) -> Result<String> {
    let (head, rest) = html.split_once(mark).with_context(|| format!("the built page has no {mark}"))?;
    Ok([head, what, mark, rest].concat())
}

/// Everything in the page that could be an address.
pub fn words(html: &str) -> impl Iterator<Item = &str> {
    html.split(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '<' | '>' | '=' | '(' | ')'))
}

/// What stands in the scripts of the page, its import map among them.
pub fn scripts(html: &str) -> Vec<&str> {
    [inner(html, IMPORT_MAP), inner(html, SCRIPT)].concat()
}

/// What stands in the style sheets of the page.
pub fn styles(html: &str) -> Vec<&str> {
    inner(html, STYLE)
}

fn inner<'a>(html: &'a str, (open, close): (&str, &str)) -> Vec<&'a str> {
    html.split(open).skip(1).filter_map(|rest| rest.split_once(close)).map(|(inside, _)| inside).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheets_become_one_in_their_order() {
        let html = "<head><style>a</style>\n <style>b</style>\n<link></head>";
        let one = with_one_style(html, |styles| Ok(styles.replace('\n', "+"))).unwrap();
        assert_eq!(one, "<head><style>a+b</style><link></head>");
        assert!(with_one_style("<head></head>", |styles| Ok(styles.to_owned())).is_err());
    }

    #[test]
    fn the_policy_comes_first() {
        let html = with_policy("<head><meta charset=\"utf-8\" /><base>", "x").unwrap();
        assert!(html.starts_with("<head><meta charset=\"utf-8\" />\n    <meta http-equiv"), "{html}");
        assert!(with_policy("<head>", "x").is_err());
    }

    #[test]
    fn a_sum_has_one_place() {
        assert_eq!(with_integrity("a integrity = \"\" b", "s").unwrap(), "a integrity = \"s\" b");
        assert!(with_integrity("none", "s").is_err());
        assert_eq!(with_offline("a offline = \"\" b", "s").unwrap(), "a offline = \"s\" b");
        assert!(with_offline("none", "s").is_err());
    }
}
