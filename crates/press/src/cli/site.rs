//! What an address is: a feed, or a site of WordPress, which gives more than its feed does.

use super::source::Source;
use anyhow::{Result, ensure};
use press::http::Answer;

/// What a site is asked for: a feed, and a page only if there is none.
pub const ACCEPTED: &str = "application/feed+json, application/json;q=0.9, application/rss+xml;q=0.9, \
                        application/atom+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, text/html;q=0.5, */*;q=0.1";
/// How a page or an answer of WordPress names its interface.
const INTERFACE: &str = "https://api.w.org/";

/// What stands at an address. `ask` fetches one.
pub fn of_address(text: &str, ask: &dyn Fn(&str) -> Result<Answer>) -> Result<Source> {
    let path = text.split(['?', '#']).next().unwrap_or_default();
    if path.contains("/wp-json") {
        return Ok(Source::Wordpress(text.to_owned()));
    }
    let answer = ask(text)?;
    ensure!(
        answer.is_success(),
        "{} answers with status {}: is the address right, and is the page open to everybody?",
        answer.url,
        answer.status
    );
    let link = answer.header("link").and_then(of_header);
    let interface = link.or_else(|| of_page(&String::from_utf8_lossy(&answer.body))).filter(|_| !is_feed(&answer));
    // What comes of all other answers, the reader of feeds tells best: it follows a page to its feed.
    Ok(interface.map_or_else(|| Source::Feed(text.to_owned()), |interface| Source::Wordpress(site_of(&interface))))
}

/// The interface that a header names: `<https://gazeta.example/wp-json/>; rel="https://api.w.org/"`.
fn of_header(link: &str) -> Option<String> {
    let named = link.split(',').find(|part| part.contains(INTERFACE))?;
    Some(named.split_once('<')?.1.split_once('>')?.0.to_owned())
}

/// The interface that a page names: `<link rel="https://api.w.org/" href="https://gazeta.example/wp-json/" />`.
fn of_page(html: &str) -> Option<String> {
    let tags = html.split('<').filter_map(|part| part.split('>').next());
    let mut links = tags.filter(|tag| tag.get(..5).is_some_and(|name| name.eq_ignore_ascii_case("link ")));
    let link = links.find(|tag| tag.contains(INTERFACE))?;
    let value = link.split_once("href=")?.1;
    let quote = value.chars().next().filter(|first| matches!(first, '"' | '\''))?;
    value[1..].split(quote).next().map(|address| address.replace("&amp;", "&"))
}

/// The site of an interface, which ends in `/wp-json/`, or in `/index.php?rest_route=/` where the server has no rules for
/// addresses.
fn site_of(interface: &str) -> String {
    let path = interface.split(['?', '#']).next().unwrap_or_default();
    let path = path.split("/wp-json").next().unwrap_or_default();
    path.trim_end_matches("index.php").trim_end_matches('/').to_owned() + "/"
}

/// Who names a feed wants that feed, and not the whole site that it comes from.
fn is_feed(answer: &Answer) -> bool {
    !answer.content_type.contains("html")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sites_of_wordpress_name_their_interface() {
        let header = "<https://gazeta.example/feed/>; rel=\"alternate\", \
                      <https://gazeta.example/paper/wp-json/>; rel=\"https://api.w.org/\"";
        assert_eq!(of_header(header).map(|found| site_of(&found)).as_deref(), Some("https://gazeta.example/paper/"));
        let page = "<head><link rel='stylesheet' href='a.css'>\
                    <link rel='https://api.w.org/' href='https://gazeta.example/index.php?rest_route=/&amp;a=b' />";
        assert_eq!(of_page(page).map(|found| site_of(&found)).as_deref(), Some("https://gazeta.example/"));
        assert_eq!(of_page("<a href='https://api.w.org/'>the interface</a><link>"), None);
    }

    #[test]
    fn the_interface_itself_is_known_without_a_question() {
        let asks = |_: &str| -> Result<Answer> { panic!("nobody is asked") };
        let interface = "https://gazeta.example/wp-json/";
        assert_eq!(of_address(interface, &asks).unwrap(), Source::Wordpress(interface.to_owned()));
    }
}
