//! How long the press waits, how often it tries, how much it takes.

use newsfeed::date::Moment;
use std::time::Duration;

/// How a client treats the servers that it asks.
#[derive(Clone, Copy, Debug)]
pub struct Manners {
    /// Between the end of a request and the beginning of the next one to the same host.
    pub pause: Duration,
    /// How often an address is tried before its fault is final; at least once.
    pub tries: u32,
    /// The first rest after a fault; each next one is three times as long.
    pub rest: Duration,
    /// Who asks for a longer rest than this is not tried again.
    pub longest_rest: Duration,
    /// The most bytes of an answer, unpacked.
    pub largest: u64,
}

impl Default for Manners {
    /// Ten requests in a second at most, four tries within about a quarter of a minute, five minutes of rest where a server
    /// asks for it, and 256 MB.
    fn default() -> Manners {
        Manners {
            pause: Duration::from_millis(100),
            tries: 4,
            rest: Duration::from_secs(1),
            longest_rest: Duration::from_secs(300),
            largest: 256 << 20,
        }
    }
}

impl Manners {
    /// Without any waiting, for a server that is one's own.
    pub fn hasty() -> Manners {
        Manners { pause: Duration::ZERO, rest: Duration::ZERO, ..Manners::default() }
    }

    /// How long to rest after so many tries. `asked`: the header `Retry-After`, seconds or a date (RFC 9110, 10.2.3).
    /// `now`: seconds since 1970. `None`: the rest would be too long.
    pub(super) fn rest(&self, tried: u32, asked: Option<&str>, now: i64) -> Option<Duration> {
        let own = self.rest.saturating_mul(3_u32.saturating_pow(tried.saturating_sub(1)));
        let rest = match asked.and_then(|asked| seconds(asked.trim(), now)) {
            Some(seconds) => Duration::from_secs(seconds),
            None => own.min(self.longest_rest),
        };
        (rest <= self.longest_rest).then_some(rest)
    }
}

fn seconds(asked: &str, now: i64) -> Option<u64> {
    let until = || Moment::parse(asked).map(|moment| u64::try_from(moment.unix_seconds() - now).unwrap_or(0));
    asked.parse().ok().or_else(until)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rests_grow_unless_the_server_asks_for_another() {
        let manners = Manners::default();
        let rest = |tried, asked| manners.rest(tried, asked, 1_445_412_480).map(|rest| rest.as_secs());
        assert_eq!([1, 2, 3].map(|tried| rest(tried, None)), [Some(1), Some(3), Some(9)]);
        assert_eq!(rest(1, Some("120")), Some(120));
        assert_eq!(rest(1, Some("Wed, 21 Oct 2015 07:29:00 GMT")), Some(60));
        assert_eq!(rest(1, Some("Wed, 21 Oct 2015 07:00:00 GMT")), Some(0));
        assert_eq!(rest(1, Some("soon")), Some(1));
        assert_eq!(rest(1, Some("86400")), None, "a day is too long");
        assert_eq!(rest(200, None), Some(300));
    }
}
