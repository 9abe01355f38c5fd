//! Bad days: documents that do not come or come broken, connections that break off, endless feeds, devices that keep
//! nothing, a program that fails. What happened is said, trying again works, and what was there stays.

mod chains;
mod connection;
mod crash;
mod device;
mod documents;
mod leaving;
mod tries;

use iman_tests::{Feed, Item, Page};
use serde_json::json;

/// Rests between tries take a twentieth of their time.
pub const BRISK: &str = "
    const setTimeout_ = window.setTimeout.bind(window);
    window.setTimeout = (act, delay = 0, ...rest) =>
        setTimeout_(act, delay > 400 && delay < 20_000 ? delay / 20 : delay, ...rest);
";

/// Time passes when the test says so, by `pass(milliseconds)`, and chance always takes the middle.
pub const CLOCK: &str = "
    const [set, clear] = [window.setTimeout.bind(window), window.clearTimeout.bind(window)];
    let [now, last, timers] = [0, 1_000_000, []];
    window.setTimeout = (act, delay = 0, ...rest) => {
        if (delay < 100) return set(act, delay, ...rest);
        last += 1;
        timers.push({ id: last, due: now + delay, act });
        return last;
    };
    window.clearTimeout = (id) => {
        timers = timers.filter((timer) => timer.id !== id);
        clear(id);
    };
    window.pass = (time) => {
        now += time;
        const due = timers.filter((timer) => timer.due <= now);
        timers = timers.filter((timer) => timer.due > now);
        due.sort((one, other) => one.due - other.due).forEach((timer) => timer.act());
    };
    Math.random = () => 0.5;
";

/// Lets time pass under [`CLOCK`].
pub async fn pass(page: &Page, milliseconds: u32) {
    page.js_with::<()>("pass(args[0])", json!([milliseconds])).await;
}

/// The button under a fault.
pub const RETRY: &str = "main [role=alert] button";

fn good() -> Feed {
    Feed::new("Вестник").language("ru").item(Item::story("1", "Всё наладилось", "2025-05-17"))
}

/// A paper of a section with two stories, that goes on at `/more.json`; its section is not full without that.
fn first_of_two() -> Feed {
    let story = |id, title, day| Item::story(id, title, day).sections(&["selo"]);
    Feed::new("Вестник")
        .language("ru")
        .section("selo", "Село", None)
        .item(story("1", "Первая", "2025-05-17"))
        .item(story("2", "Вторая", "2025-05-16"))
        .next("more.json")
}

/// What stands at `/more.json`.
fn second_of_two() -> Feed {
    Feed::new("Вестник").item(Item::story("3", "Третья", "2025-05-15").sections(&["selo"]))
}
