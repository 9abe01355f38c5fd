//! What is sent of an answer.

use hyper::body::{Body, Bytes, Frame, SizeHint};
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

/// The body of an answer: whole, or with the connection cut after it.
pub(super) struct Sent {
    rest: Bytes,
    is_cut: bool,
    was_flushed: bool,
}

impl Sent {
    pub(super) fn new(bytes: Bytes, is_cut: bool) -> Self {
        Self { rest: bytes, is_cut, was_flushed: false }
    }
}

impl Body for Sent {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        if !self.rest.is_empty() {
            return Poll::Ready(Some(Ok(Frame::data(std::mem::take(&mut self.rest)))));
        }
        if !self.is_cut {
            return Poll::Ready(None);
        }
        // What has been given out is sent before the next look, so that it comes before the cut.
        if !self.was_flushed {
            self.was_flushed = true;
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        Poll::Ready(Some(Err(io::ErrorKind::ConnectionAborted.into())))
    }

    fn is_end_stream(&self) -> bool {
        self.rest.is_empty() && !self.is_cut
    }

    fn size_hint(&self) -> SizeHint {
        let length = u64::try_from(self.rest.len()).unwrap_or(u64::MAX);
        if self.is_cut { SizeHint::default() } else { SizeHint::with_exact(length) }
    }
}
