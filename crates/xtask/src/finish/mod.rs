//! The last step of a release build, run by Trunk as a hook (`Trunk.toml`): scripts and styles are made small, what reading
//! offline takes is added, and the page is told what may run in it, by the hashes of what was built.

mod minify;
mod names;
mod offline;
mod page;
mod policy;

use crate::tools::checksum::{base64, hex};
use anyhow::{Context, Result, bail};
use minify::Minifier;
use sha2::{Digest, Sha256, Sha384};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

/// Finishes the build that Trunk has staged; a build for development stays as it is.
pub fn run() -> Result<()> {
    let staging = env::var_os("TRUNK_STAGING_DIR")
        .map(PathBuf::from)
        .context("this is run by Trunk as a hook: `cargo xtask build` makes the release")?;
    if env::var("TRUNK_PROFILE").as_deref() != Ok("release") {
        return Ok(());
    }
    finish(&staging, &Minifier::find()?)
}

fn finish(staging: &Path, minifier: &Minifier) -> Result<()> {
    let file = staging.join("index.html");
    let html = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
    // `trunk serve --release` puts a script of its own into the page, with its address only when it is asked for it.
    let is_served_by_trunk = html.contains("__TRUNK_");

    let read = |name: &str| fs::read(staging.join(name)).with_context(|| format!("cannot read {name}"));
    let (old_code, old_script) = (only_file(staging, "_bg.wasm")?, only_file(staging, ".js")?);
    let (code, script) = names::shorten(&read(&old_code)?, &String::from_utf8(read(&old_script)?)?)?;
    let script = minifier.module(&script)?;
    let code_name = rename(staging, &old_code, &code, "_bg.wasm")?;
    let script_name = rename(staging, &old_script, script.as_bytes(), ".js")?;
    let offline = minifier.module(&offline::script(&minifier.styles(offline::STYLES)?))?;
    let offline_name = write_named(staging, "offline", offline.as_bytes(), ".js")?;

    let html = html.replace(&old_code, &code_name).replace(&old_script, &script_name);
    let html = page::with_one_style(&html, |styles| minifier.styles(styles))?;
    let integrity = |bytes: &[u8]| format!("sha384-{}", base64(&Sha384::digest(bytes)));
    let html = page::with_integrity(&html, &integrity(&code))?;
    // What is served while it is changed must not be kept.
    let html = if is_served_by_trunk { html } else { page::with_offline(&html, &offline_name)? };
    let html = page::with_each_script(&html, |script| minifier.snippet(script))?;
    let sums = [(&script_name, integrity(script.as_bytes())), (&offline_name, integrity(offline.as_bytes()))];
    let html = page::with_modules(&html, &sums)?;
    let html = if is_served_by_trunk { html } else { page::with_policy(&html, &policy::of(&html))? };
    fs::write(&file, &html).with_context(|| format!("cannot write {}", file.display()))?;
    let worker = offline::worker(&html, &[&code_name, &script_name, &offline_name])?;
    fs::write(staging.join(offline::WORKER_NAME), minifier.module(&worker)?).context("cannot write the service worker")
}

/// The name of the one file of the app with this ending.
fn only_file(staging: &Path, ending: &str) -> Result<String> {
    let mut names = Vec::new();
    for entry in fs::read_dir(staging).with_context(|| format!("cannot read {}", staging.display()))? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.starts_with("iman-") && name.ends_with(ending) {
            names.push(name);
        }
    }
    match names.as_slice() {
        [name] => Ok(name.clone()),
        _ => bail!("one file iman-…{ending} was expected in {}, and there are {names:?}", staging.display()),
    }
}

/// Puts `content` in the place of a file, under a name by its hash: what is kept under a name never changes.
fn rename(staging: &Path, old: &str, content: &[u8], ending: &str) -> Result<String> {
    fs::remove_file(staging.join(old))?;
    write_named(staging, "iman", content, ending)
}

/// Writes a file under a name by its hash, which the service worker holds it to.
fn write_named(staging: &Path, stem: &str, content: &[u8], ending: &str) -> Result<String> {
    let hash = hex(&Sha256::digest(content));
    let name = format!("{stem}-{}{ending}", &hash[..16]);
    fs::write(staging.join(&name), content).with_context(|| format!("cannot write {name}"))?;
    Ok(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_release_knows_its_own_code() {
        let staging = env::temp_dir().join(format!("iman-finish-{}", std::process::id()));
        let _ = fs::remove_dir_all(&staging);
        fs::create_dir_all(&staging).unwrap();
        fs::write(staging.join("iman-1.js"), "export default function start() {}").unwrap();
        fs::write(staging.join("iman-1_bg.wasm"), b"\0asm\x01\0\0\0").unwrap();
        let page = "<html><head><meta charset=\"utf-8\" /><style>a { b: c }</style><style>d { e: f }</style>\
                    <script>const integrity = \"\", offline = \"\"; import(\"./iman-1.js\"); fetch(\"./iman-1_bg.wasm\")</script></head><body></body></html>";
        fs::write(staging.join("index.html"), page).unwrap();

        finish(&staging, &Minifier::none()).unwrap();

        let html = fs::read_to_string(staging.join("index.html")).unwrap();
        let script = only_file(&staging, ".js").unwrap();
        assert!(script != "iman-1.js" && html.contains(&format!("import(\"./{script}\")")), "{html}");
        let code = only_file(&staging, "_bg.wasm").unwrap();
        assert!(code != "iman-1_bg.wasm" && html.contains(&format!("fetch(\"./{code}\")")), "{html}");
        let sum = base64(&Sha384::digest(b"\0asm\x01\0\0\0"));
        assert!(html.contains(&format!("const integrity = \"sha384-{sum}\"")), "{html}");
        assert!(html.contains("<style>a { b: c }\nd { e: f }</style>"), "{html}");
        let sum = base64(&Sha384::digest("export default function start() {}"));
        let offline = fs::read_dir(&staging).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let offline = offline.into_iter().find(|name| name.starts_with("offline-")).unwrap();
        assert!(html.contains(&format!("offline = \"{offline}\"")), "{html}");
        let own = base64(&Sha384::digest(fs::read(staging.join(&offline)).unwrap()));
        let map = format!("{{\"integrity\":{{\"./{script}\":\"sha384-{sum}\",\"./{offline}\":\"sha384-{own}\"}}}}");
        assert!(
            html.contains(&format!("<script type=\"importmap\">{map}</script><link rel=\"modulepreload\"")),
            "{html}"
        );
        let worker = fs::read_to_string(staging.join(offline::WORKER_NAME)).unwrap();
        assert!([&script, &code, &offline].iter().all(|name| worker.contains(name.as_str())), "{worker}");
        assert!(html.contains(&format!("'sha256-{}'", base64(&Sha256::digest(map)))), "{html}");
        let style = base64(&Sha256::digest("a { b: c }\nd { e: f }"));
        assert!(html.contains(&format!("style-src 'sha256-{style}'")), "{html}");
        fs::remove_dir_all(staging).unwrap();
    }
}
