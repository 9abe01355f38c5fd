//! The newspaper's program, as Trunk builds it.

fn main() {
    // Elsewhere there is no page to start in; the press uses the library.
    #[cfg(target_arch = "wasm32")]
    newspaper::start();
}
