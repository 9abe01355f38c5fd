//! Memory for pictures that are being decoded: several small ones at once, or one large one.

use std::sync::{Condvar, Mutex, PoisonError};

/// So much memory as all decoders together may take.
pub(super) struct Room {
    free: Mutex<u64>,
    freed: Condvar,
}

/// A part of the room, until it is dropped.
pub(super) struct Part<'a> {
    room: &'a Room,
    bytes: u64,
}

impl Room {
    /// A room of so many bytes.
    pub(super) fn new(bytes: u64) -> Room {
        Room { free: Mutex::new(bytes), freed: Condvar::new() }
    }

    /// Waits until so many bytes are free, and takes them. Nobody must ask for more than the whole room.
    pub(super) fn take(&self, bytes: u64) -> Part<'_> {
        let mut free = self.free.lock().unwrap_or_else(PoisonError::into_inner);
        while *free < bytes {
            free = self.freed.wait(free).unwrap_or_else(PoisonError::into_inner);
        }
        *free -= bytes;
        Part { room: self, bytes }
    }
}

impl Drop for Part<'_> {
    fn drop(&mut self) {
        *self.room.free.lock().unwrap_or_else(PoisonError::into_inner) += self.bytes;
        self.room.freed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicU64, Ordering};

    #[test]
    fn no_more_is_taken_than_there_is() {
        let room = Room::new(10);
        let (taken, most) = (AtomicU64::new(0), AtomicU64::new(0));
        std::thread::scope(|scope| {
            for bytes in [4, 10, 7, 3, 6, 10, 1, 5] {
                let (room, taken, most) = (&room, &taken, &most);
                scope.spawn(move || {
                    let _part = room.take(bytes);
                    most.fetch_max(taken.fetch_add(bytes, Ordering::SeqCst) + bytes, Ordering::SeqCst);
                    std::thread::yield_now();
                    taken.fetch_sub(bytes, Ordering::SeqCst);
                });
            }
        });
        assert_eq!((most.into_inner(), taken.into_inner()), (10, 0));
    }
}
