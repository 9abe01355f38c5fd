//! Players of other sites.
//!
//! Nothing of the address in the article is passed on but the id of the video, letter by letter of
//! a known alphabet: the address of the player is written here.

/// A video of another site.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Embed {
    /// The name of the site, for readers.
    pub provider: &'static str,
    /// The address of the player, for an `iframe`.
    pub player_url: String,
    /// The address of the video's own page, for a link.
    pub watch_url: String,
}

/// The video that an address shows, if the site is one of YouTube, Rutube, VK. Understands the
/// addresses of the players and those of the videos' own pages.
///
/// `host`, `path` and `query` are those of the resolved URL: `www.youtube.com`, `/embed/ID`, and
/// `start=10` (with or without the `?`). Host and path must be one of the known ones exactly.
pub fn embed(host: &str, path: &str, query: &str) -> Option<Embed> {
    let query = query.trim_start_matches('?');
    match host {
        "www.youtube.com" | "youtube.com" | "m.youtube.com" | "www.youtube-nocookie.com" | "youtube-nocookie.com" => {
            let id = match path {
                "/watch" => parameter(query, "v"),
                _ => under(path, &["/embed/", "/shorts/", "/live/"]),
            };
            youtube(id?)
        }
        "youtu.be" => youtube(under(path, &["/"])?),
        "rutube.ru" | "www.rutube.ru" => rutube(under(path, &["/play/embed/", "/video/"])?),
        "vk.com" | "vkvideo.ru" | "www.vk.com" | "m.vk.com" => vk(path, query),
        _ => None,
    }
}

fn youtube(id: &str) -> Option<Embed> {
    // Ids have 11 characters, and so have the names of the players for lists and for streams.
    let is_video = id.len() == 11 && is_word(id) && !matches!(id, "videoseries" | "live_stream");
    is_video.then(|| Embed {
        provider: "YouTube",
        player_url: ["https://www.youtube-nocookie.com/embed/", id].concat(),
        watch_url: ["https://www.youtube.com/watch?v=", id].concat(),
    })
}

fn rutube(id: &str) -> Option<Embed> {
    (id.len() <= 64 && is_word(id)).then(|| Embed {
        provider: "Rutube",
        player_url: ["https://rutube.ru/play/embed/", id].concat(),
        watch_url: ["https://rutube.ru/video/", id, "/"].concat(),
    })
}

/// A video of VK has an owner (negative for a community), a number, and some a key, `hash`.
fn vk(path: &str, query: &str) -> Option<Embed> {
    let (owner, id) = match path {
        "/video_ext.php" => (parameter(query, "oid")?, parameter(query, "id")?),
        _ => path.strip_prefix("/video")?.split_once('_')?,
    };
    let number = owner.strip_prefix('-').unwrap_or(owner);
    if !is_number(number) || !is_number(id) {
        return None;
    }
    let hash = parameter(query, "hash").filter(|hash| hash.len() <= 64 && is_word(hash));
    let hash = hash.map(|hash| ["&hash=", hash].concat()).unwrap_or_default();
    Some(Embed {
        provider: "VK Видео",
        player_url: ["https://vkvideo.ru/video_ext.php?oid=", owner, "&id=", id, hash.as_str()].concat(),
        watch_url: ["https://vkvideo.ru/video", owner, "_", id].concat(),
    })
}

/// The last segment of a path that begins with one of the prefixes.
fn under<'a>(path: &'a str, prefixes: &[&str]) -> Option<&'a str> {
    let id = prefixes.iter().find_map(|prefix| path.strip_prefix(prefix))?;
    Some(id.strip_suffix('/').unwrap_or(id))
}

fn parameter<'a>(query: &'a str, name: &str) -> Option<&'a str> {
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    let mut values = pairs.filter(|(key, _)| *key == name);
    values.next().map(|(_, value)| value)
}

fn is_word(id: &str) -> bool {
    !id.is_empty() && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
}

fn is_number(id: &str) -> bool {
    (1..=20).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn player(host: &str, path: &str, query: &str) -> Option<String> {
        embed(host, path, query).map(|embed| embed.player_url)
    }

    #[test]
    fn youtube_in_its_many_spellings() {
        let expected = Some("https://www.youtube-nocookie.com/embed/aBc-_123456".to_owned());
        for (host, path, query) in [
            ("www.youtube.com", "/embed/aBc-_123456", "?start=10&autoplay=1"),
            ("www.youtube-nocookie.com", "/embed/aBc-_123456/", ""),
            ("youtube.com", "/watch", "t=1&v=aBc-_123456"),
            ("youtu.be", "/aBc-_123456", "si=x"),
            ("m.youtube.com", "/shorts/aBc-_123456", ""),
        ] {
            assert_eq!(player(host, path, query), expected, "{host}{path}");
        }
    }

    #[test]
    fn rutube() {
        let embed = embed("rutube.ru", "/play/embed/0123abcd/", "").unwrap();
        assert_eq!(embed.player_url, "https://rutube.ru/play/embed/0123abcd");
        assert_eq!(embed.watch_url, "https://rutube.ru/video/0123abcd/");
    }

    #[test]
    fn vk_with_owner_number_and_key() {
        let expected = Some("https://vkvideo.ru/video_ext.php?oid=-22&id=33&hash=a1".to_owned());
        assert_eq!(player("vk.com", "/video_ext.php", "oid=-22&id=33&hash=a1&hd=2"), expected);
        assert_eq!(
            player("vkvideo.ru", "/video-22_33", ""),
            Some("https://vkvideo.ru/video_ext.php?oid=-22&id=33".to_owned())
        );
    }

    #[test]
    fn anything_else_is_no_player() {
        for (host, path, query) in [
            ("www.youtube.com.evil.example", "/embed/aBc-_123456", ""),
            ("evil-youtube.com", "/embed/aBc-_123456", ""),
            ("www.youtube.com", "/embed/aBc-_12345", ""),
            ("www.youtube.com", "/embed/aBc-_123456/x", ""),
            ("www.youtube.com", "/embed/videoseries", "list=x"),
            ("www.youtube.com", "/embed/%22onload=x1", ""),
            ("www.youtube.com", "/redirect", "v=aBc-_123456"),
            ("rutube.ru", "/play/embed/", ""),
            ("rutube.ru", "/play/embed/a/b", ""),
            ("rutube.ru", "/play/embed/a%2Fb", ""),
            ("vk.com", "/video_ext.php", "oid=1"),
            ("vk.com", "/video_ext.php", "oid=--1&id=2"),
            ("vk.com", "/video_ext.php", "oid=1&id=2x"),
            ("vk.com", "/away.php", "oid=1&id=2"),
            ("iman.example", "/embed/aBc-_123456", ""),
            ("", "", ""),
        ] {
            assert_eq!(embed(host, path, query), None, "{host}{path}?{query}");
        }
    }
}
