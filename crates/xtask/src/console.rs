//! What the commands print about their own work: on standard error, so that standard output
//! stays free for what was asked for.

use std::time::Duration;

/// A heading before a longer piece of work.
pub fn heading(text: &str) {
    eprintln!("\n==> {text}");
}

/// A remark below a heading.
pub fn note(text: &str) {
    eprintln!("    {text}");
}

/// Something the user should not miss, though the work goes on.
pub fn warning(text: &str) {
    eprintln!("\n!!  {}\n", text.replace('\n', "\n!!  "));
}

/// A duration as people say it: `0.4 s`, `73 s`, `6 min 05 s`.
pub fn seconds(duration: Duration) -> String {
    let seconds = duration.as_secs_f64();
    if seconds < 10.0 {
        format!("{seconds:.1} s")
    } else if seconds < 120.0 {
        format!("{seconds:.0} s")
    } else {
        let whole = duration.as_secs();
        format!("{} min {:02} s", whole / 60, whole % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_naturally() {
        assert_eq!(seconds(Duration::from_millis(440)), "0.4 s");
        assert_eq!(seconds(Duration::from_secs(73)), "73 s");
        assert_eq!(seconds(Duration::from_secs(365)), "6 min 05 s");
    }
}
