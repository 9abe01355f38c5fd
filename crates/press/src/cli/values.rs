//! What may be said with an option, and what is told to who says something else.

use clap::builder::{PossibleValuesParser, TypedValueParser};
use press::host;
use url::Url;

/// A host, by its name.
pub fn hosts() -> impl TypedValueParser<Value = host::Host> {
    PossibleValuesParser::new(host::Host::ALL.map(host::Host::name)).try_map(|name| host::Host::named(&name))
}

/// A name with letters in it.
pub fn name(text: &str) -> Result<String, String> {
    let name = text.trim();
    if name.is_empty() { Err("a name has letters".to_owned()) } else { Ok(name.to_owned()) }
}

/// A whole address of the web whose path ends in a slash.
pub fn address(text: &str) -> Result<Url, String> {
    let example = "an address begins with https:// or http://, as in https://gazeta.example/";
    let mut url = Url::parse(text).map_err(|error| format!("{error}; {example}"))?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(example.to_owned());
    }
    if !url.path().ends_with('/') {
        url.set_path(&format!("{}/", url.path()));
    }
    Ok(url)
}

/// The address of the paper: its folder is one that `<base href>` may have.
pub fn paper(text: &str) -> Result<Url, String> {
    let mut url = address(text)?;
    let folder = base(url.path()).map_err(|what| format!("it stands in {what}"))?;
    url.set_path(&folder);
    if url.query().is_some() || url.fragment().is_some() {
        return Err("an address without ? and #, as in https://gazeta.example/paper/".to_owned());
    }
    Ok(url)
}

/// A folder as `<base href>` has it: with a slash at both ends.
pub fn base(text: &str) -> Result<String, String> {
    let names: Vec<&str> = text.split('/').filter(|name| !name.is_empty()).collect();
    let is_plain = |name: &&str| {
        name.chars().all(|char| char.is_ascii_alphanumeric() || "-._~".contains(char)) && !matches!(*name, "." | "..")
    };
    if !names.iter().all(is_plain) {
        return Err("a folder as in /gazeta/, of Latin letters, digits and -._~".to_owned());
    }
    Ok(if names.is_empty() { "/".to_owned() } else { format!("/{}/", names.join("/")) })
}
