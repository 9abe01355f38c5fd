//! What makes a record the same record for ever.
//!
//! A WordPress site names each record twice: by a number, which is its own within the site, and by a `guid`, which is
//! written once, as a rule as `http://site/?p=NUMBER`, and never again, whatever becomes of the site's address. The export
//! file and the REST API give both, so the id of a story is made of them in one way for both, and who goes over from one
//! to the other does not get the archive twice:
//!
//! * the `guid`, if it is a web address and does not carry another number than the record's own;
//! * else `https://host/path/?p=NUMBER`, with the host and path of the site's home page, without `www.`.
//!
//! A `guid` with another number was copied with its post by a plugin, or comes from another site: it may stand on two
//! records. The scheme and `www.` are not taken over as they are what sites change.

use url::Url;

/// The parameters by which WordPress finds a record by its number.
const NUMBERED: &[&str] = &["p", "page_id", "attachment_id"];

/// The id of a record: see above. `home`: the site's home page.
pub(super) fn id(guid: &str, number: u64, home: &str) -> String {
    let guid = guid.trim();
    match Url::parse(guid) {
        Ok(url) if matches!(url.scheme(), "http" | "https") && !has_other_number(&url, number) => guid.to_owned(),
        _ => format!("{}?p={number}", plain(home)),
    }
}

fn has_other_number(url: &Url, number: u64) -> bool {
    let number = number.to_string();
    url.query_pairs().any(|(name, value)| NUMBERED.contains(&name.as_ref()) && value != number.as_str())
}

/// A home page without what sites change about it.
fn plain(home: &str) -> String {
    let Ok(url) = Url::parse(home) else { return home.to_owned() };
    let host = url.host_str().unwrap_or_default();
    let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
    format!("https://{}{port}{}/", host.trim_start_matches("www."), url.path().trim_end_matches('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_guid_of_its_own_is_the_id() {
        for guid in [
            "http://iman.example/?p=12",
            "https://iman.example/?post_type=news&p=12",
            "http://old.example/2009/05/17/pchyoly/",
            "https://iman.example/?page_id=12",
        ] {
            assert_eq!(id(guid, 12, "https://iman.example"), guid);
        }
    }

    #[test]
    fn another_guid_is_not() {
        for guid in ["", "12", "https://iman.example/?p=7", "urn:uuid:1", "http://", "javascript:1"] {
            assert_eq!(id(guid, 12, "http://www.iman.example/paper"), "https://iman.example/paper/?p=12", "{guid}");
        }
        assert_eq!(id("", 12, "http://127.0.0.1:8080/"), "https://127.0.0.1:8080/?p=12");
    }
}
