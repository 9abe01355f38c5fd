//! Values that the page follows.
//!
//! All of them are kept by signals and memos of one type: an own one for each type of value would add the code of Leptos'
//! reactive graph to the wasm each time, some 2 kB.

use leptos::prelude::{Get, GetUntracked, Memo, RwSignal, Set, Track};
use std::any::Any;
use std::marker::PhantomData;
use std::sync::Arc;

/// A value of some type, shared.
type Shared = Arc<dyn Any + Send + Sync>;

/// The value as the type that it was put in with.
fn as_type<T: 'static>(value: &Shared) -> &T {
    value.downcast_ref().expect("a followed value never changes its type")
}

/// A value that can be set, and that whoever reads it follows. A handle: copies share one value.
pub struct Followed<T>(RwSignal<Shared>, PhantomData<fn() -> T>);

impl<T> Clone for Followed<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Followed<T> {}

impl<T: Clone + Send + Sync + 'static> Followed<T> {
    /// Begins with a value.
    pub fn new(value: T) -> Self {
        Self(RwSignal::new(Arc::new(value)), PhantomData)
    }

    /// The value, followed.
    pub fn get(self) -> T {
        self.with(T::clone)
    }

    /// The value as it is now.
    pub fn get_untracked(self) -> T {
        as_type::<T>(&self.0.get_untracked()).clone()
    }

    /// Reads the value in its place, followed.
    pub fn with<R>(self, read: impl FnOnce(&T) -> R) -> R {
        read(as_type(&self.0.get()))
    }

    /// Sets the value. Where the part of the page that held it is gone, nothing happens.
    pub fn set(self, value: T) {
        let _ = self.0.try_set(Arc::new(value));
    }
}

/// A value that is worked out from others; whoever reads it follows it, and is told only when it is another one.
pub struct Derived<T>(Memo<Shared>, PhantomData<fn() -> T>);

impl<T> Clone for Derived<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Derived<T> {}

impl<T: Clone + PartialEq + Send + Sync + 'static> Derived<T> {
    /// Works the value out by `value`, when it is read and what `value` reads has changed.
    pub fn new(value: impl Fn() -> T + Send + Sync + 'static) -> Self {
        let value: Box<dyn Fn() -> Shared + Send + Sync> = Box::new(move || Arc::new(value()));
        let changed = |old: Option<&Shared>, new: Option<&Shared>| old.map(as_type::<T>) != new.map(as_type::<T>);
        Self(Memo::new_with_compare(move |_| value(), changed), PhantomData)
    }

    /// The value, followed.
    pub fn get(self) -> T {
        self.with(T::clone)
    }

    /// Reads the value in its place, followed.
    pub fn with<R>(self, read: impl FnOnce(&T) -> R) -> R {
        read(as_type(&self.0.get()))
    }

    /// Follows the value without reading it.
    pub fn track(self) {
        self.0.track();
    }
}
