//! Addresses from strangers: which may be followed or loaded, and what is taken out of them.

/// Whether a URL of that scheme (`https`, without the colon) may stand in the attribute.
pub fn scheme(attribute: &str, scheme: &str) -> bool {
    match scheme {
        "http" | "https" => true,
        "mailto" | "tel" => attribute == "href",
        _ => false,
    }
}

/// The address as it may stand in the attribute; empty if it may not.
///
/// It must have been resolved by a URL parser: only then its scheme is certain, and any `@` of the
/// path that could be taken for the end of a user's name is written as `%40`.
pub fn vetted(attribute: &str, url: String) -> String {
    let Some((name, rest)) = url.split_once(':') else { return String::new() };
    if !scheme(attribute, name) {
        return String::new();
    }
    match name {
        "mailto" => written("mailto:", mailbox(rest)),
        "tel" => written("tel:", telephone(rest).as_deref()),
        _ => without_user(name, rest),
    }
}

fn written(scheme: &str, address: Option<&str>) -> String {
    address.map(|address| [scheme, address].concat()).unwrap_or_default()
}

/// An address of the web with its host. `https://bank.example@evil.example/` is there to mislead, and cannot be fetched.
fn without_user(scheme: &str, rest: &str) -> String {
    let Some(address) = rest.strip_prefix("//") else { return String::new() };
    let host = address.split(['/', '?', '#']).next().unwrap_or_default();
    let user = host.rfind('@').map_or(0, |at| at + 1);
    [scheme, "://", &address[user..]].concat()
}

/// The one mailbox that a `mailto:` address names, without its scheme. Headers behind a `?` are left out, and what is
/// written to look like one is refused: strangers have no business filling in readers' letters.
pub fn mailbox(given: &str) -> Option<&str> {
    let address = given.split('?').next().unwrap_or_default().trim();
    let (name, host) = address.split_once('@')?;
    let is_sound = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || "._-+'~".contains(c));
    (is_sound(name) && is_sound(host)).then_some(address)
}

/// The number that a text gives, as a `tel:` address wants it: digits, with a `+` in front if there is one. Words end
/// it. With `*` or `#` it is none: those are orders to the telephone network, to pass on all calls to somebody else.
pub fn telephone(given: &str) -> Option<String> {
    let mut number = String::new();
    let mut is_over = false;
    for c in given.chars() {
        match c {
            '*' | '#' | '%' => return None,
            '0'..='9' if !is_over => number.push(c),
            '+' if number.is_empty() => number.push(c),
            ' ' | '\u{a0}' | '(' | ')' | '-' | '–' | '.' | '/' => {}
            _ => is_over = true,
        }
    }
    (number.len() > 1).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(attribute: &str, url: &str) -> String {
        vetted(attribute, url.to_owned())
    }

    #[test]
    fn schemes() {
        assert!(scheme("src", "https") && scheme("href", "mailto") && scheme("href", "tel"));
        assert!(!scheme("src", "mailto") && !scheme("href", "javascript") && !scheme("href", "data"));
        for url in [
            "javascript:x",
            "data:text/html,x",
            "blob:https://a.example/1",
            "sms:+7",
            "",
            "x",
            ":",
            "https:a@b",
            "http:x://a@b",
        ] {
            assert_eq!(of("href", url), "", "{url}");
        }
    }

    #[test]
    fn names_of_users_are_taken_out() {
        for (url, vetted) in [
            ("https://a:b@c.example/@d", "https://c.example/@d"),
            ("https://bank.example@evil.example/", "https://evil.example/"),
            ("https://c.example/@d", "https://c.example/@d"),
            ("https://c.example/?u=a@b", "https://c.example/?u=a@b"),
            ("https://c.example?a@b", "https://c.example?a@b"),
        ] {
            assert_eq!(of("src", url), vetted, "{url}");
        }
    }

    #[test]
    fn a_letter_goes_to_one_mailbox_and_brings_nothing() {
        for url in ["mailto:a@b.example", "mailto:a@b.example?bcc=x@y.example&body=z", "mailto:a@b.example?"] {
            assert_eq!(of("href", url), "mailto:a@b.example", "{url}");
        }
        for url in
            ["mailto:", "mailto:a", "mailto:a@b,c@d", "mailto:a@b%0D%0ABcc:x@y", "mailto:?to=a@b", "mailto:a b@c"]
        {
            assert_eq!(of("href", url), "", "{url}");
        }
        assert_eq!(of("src", "mailto:a@b.example"), "");
    }

    #[test]
    fn a_number_is_called_and_nothing_ordered() {
        for (given, number) in
            [("+7 (871) 422-22-22", "+78714222222"), ("8 800 555 35 35 (доб. 5)", "88005553535"), ("112", "112")]
        {
            assert_eq!(telephone(given).as_deref(), Some(number), "{given}");
        }
        for given in ["*21*+79990000000#", "+7*1#", "%2A21%23", "javascript:alert(1)//", "", "+", "нет"] {
            assert_eq!(telephone(given), None, "{given}");
        }
        assert_eq!(of("href", "tel:+7-900"), "tel:+7900");
        assert_eq!(of("href", "tel:*21*1#"), "");
    }
}
