//! What sends requests.

use std::time::Duration;

use http::{Request, Response};

use super::error::BoxError;

/// Sends requests. It does not follow redirects: they could carry credentials to another host.
pub trait Transport {
    /// Sends a request, and returns the response with its whole body.
    fn send(
        &self,
        request: Request<Vec<u8>>,
    ) -> impl Future<Output = Result<Response<Vec<u8>>, BoxError>> + Send;

    /// Waits.
    fn wait(&self, duration: Duration) -> impl Future<Output = ()> + Send;
}

impl<T: Transport + Sync> Transport for &T {
    fn send(
        &self,
        request: Request<Vec<u8>>,
    ) -> impl Future<Output = Result<Response<Vec<u8>>, BoxError>> + Send {
        T::send(self, request)
    }

    fn wait(&self, duration: Duration) -> impl Future<Output = ()> + Send {
        T::wait(self, duration)
    }
}
