//! What a reader's hands do: pointer, finger, keys.

use super::Page;
use fantoccini::Locator;
use fantoccini::actions::{
    Actions, InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction,
};
use fantoccini::elements::Element;
use fantoccini::key::Key;
use serde_json::json;
use std::time::Duration;

impl Page {
    /// Presses the first element that a selector finds, where a reader would press it; waits until there is one.
    pub async fn click(&self, selector: &str) {
        let element = self.element(selector).await;
        // The driver itself would scroll it under the bar that stays at the top.
        let script = "
            const box = all(args[0])[0].getClientRects()[0];
            const under = box && document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
            return Boolean(under && all(args[0])[0].contains(under))";
        let is_at_hand: bool = self.js_with(script, json!([selector])).await;
        if !is_at_hand {
            self.bring_into_view(selector).await;
        }
        element.click().await.unwrap_or_else(|why| panic!("cannot press `{selector}`: {why:?}"));
    }

    /// Presses the middle of what a selector finds first, whatever lies over it there.
    pub async fn press_at(&self, selector: &str) {
        let button = MOUSE_BUTTON_LEFT;
        let mouse = MouseActions::new("mouse".to_owned())
            .then(self.over(selector).await)
            .then(PointerAction::Down { button })
            .then(PointerAction::Up { button });
        self.client.perform_actions(mouse).await.unwrap_or_else(|why| panic!("cannot press at `{selector}`: {why}"));
    }

    /// Types into the first field that a selector finds, in place of what it holds.
    pub async fn fill(&self, field: &str, text: &str) {
        let element = self.element(field).await;
        // WebKit's driver refuses to empty what is empty, if it is in a frame.
        if self.js_with("return all(args[0])[0].value !== ''", json!([field])).await {
            element.clear().await.unwrap_or_else(|why| panic!("cannot empty `{field}`: {why}"));
        }
        element.send_keys(text).await.unwrap_or_else(|why| panic!("cannot type into `{field}`: {why}"));
    }

    /// Presses a key.
    pub async fn press(&self, key: impl Into<char>) {
        self.press_keys(&[key.into()]).await;
    }

    /// Presses a key while another is held, as Shift with Tab.
    pub async fn press_with(&self, held: impl Into<char>, key: impl Into<char>) {
        self.press_keys(&[held.into(), key.into()]).await;
    }

    async fn press_keys(&self, keys: &[char]) {
        let mut actions = KeyActions::new("keyboard".to_owned());
        for key in keys {
            actions = actions.then(KeyAction::Down { value: *key });
        }
        for key in keys.iter().rev() {
            actions = actions.then(KeyAction::Up { value: *key });
        }
        self.client.perform_actions(actions).await.expect("keys can be pressed");
    }

    /// Puts the pointer over the first element that a selector finds.
    pub async fn hover(&self, selector: &str) {
        let move_there = self.over(selector).await;
        let actions = MouseActions::new("mouse".to_owned()).then(move_there);
        self.client.perform_actions(actions).await.unwrap_or_else(|why| panic!("cannot point at `{selector}`: {why}"));
    }

    /// Presses an element while a key is held.
    pub async fn click_with(&self, held: Key, selector: &str) {
        let move_there = self.over(selector).await;
        let pause = Duration::ZERO;
        let keys = KeyActions::new("keyboard".to_owned())
            .then(KeyAction::Pause { duration: pause })
            .then(KeyAction::Down { value: held.into() })
            .then(KeyAction::Pause { duration: pause })
            .then(KeyAction::Pause { duration: pause })
            .then(KeyAction::Up { value: held.into() });
        let button = MOUSE_BUTTON_LEFT;
        let mouse = MouseActions::new("mouse".to_owned())
            .then(move_there)
            .then(PointerAction::Pause { duration: pause })
            .then(PointerAction::Down { button })
            .then(PointerAction::Up { button })
            .then(PointerAction::Pause { duration: pause });
        let actions = Actions::from(keys).and(mouse);
        self.client.perform_actions(actions).await.unwrap_or_else(|why| panic!("cannot press `{selector}`: {why:?}"));
    }

    async fn over(&self, selector: &str) -> PointerAction {
        let element = self.element(selector).await;
        self.bring_into_view(selector).await;
        PointerAction::MoveToElement { element, duration: Some(Duration::ZERO), x: 0.0, y: 0.0 }
    }

    /// Scrolls the page to a line.
    pub async fn scroll_to(&self, line: f64) {
        self.js_with::<()>("window.scrollTo(0, args[0]); await frames(2)", json!([line])).await;
    }

    /// Scrolls the page until the first element that a selector finds stands in the middle of the window.
    pub async fn bring_into_view(&self, selector: &str) {
        self.exists(selector).await;
        let script = "all(args[0])[0].scrollIntoView({ block: 'center', behavior: 'instant' }); await frames(2)";
        self.js_with::<()>(script, json!([selector])).await;
    }

    async fn element(&self, selector: &str) -> Element {
        self.exists(selector).await;
        self.client.find(Locator::Css(selector)).await.unwrap_or_else(|why| panic!("`{selector}` went away: {why}"))
    }
}
