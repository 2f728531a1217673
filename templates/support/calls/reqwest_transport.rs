//! A transport on the crate `reqwest`.

use std::time::Duration;

use http::{Request, Response};
use reqwest::redirect::Policy;

use super::error::BoxError;
use super::transport::Transport;

/// How long to wait for a response.
const TIMEOUT: Duration = Duration::from_secs(100);

/// What requests say they are sent by: many services refuse those that say nothing.
const USER_AGENT: &str = concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION"));

/// The most bytes of a body that are read.
const MAX_BODY: usize = 256 * 1024 * 1024;

/// Sends requests with `reqwest`. Responses are read as a whole.
#[derive(Clone, Debug)]
pub struct ReqwestTransport {
    client: reqwest::Client,
    max_body: usize,
}

impl ReqwestTransport {
    /// Creates a transport with a timeout of 100 seconds, which does not follow redirects. The `User-Agent` is the name of
    /// this crate with its version.
    ///
    /// # Errors
    /// When the system has no TLS.
    pub fn new() -> Result<Self, reqwest::Error> {
        let client = reqwest::Client::builder()
            .redirect(Policy::none())
            .user_agent(USER_AGENT)
            .timeout(TIMEOUT);
        Ok(Self::with_client(client.build()?))
    }

    /// Creates a transport from a client. It must not follow redirects: they could carry keys to another host.
    pub fn with_client(client: reqwest::Client) -> Self {
        Self {
            client,
            max_body: MAX_BODY,
        }
    }

    /// Sets the most bytes of a body that are read; 256 MiB by default.
    #[must_use]
    pub fn with_max_body(mut self, bytes: usize) -> Self {
        self.max_body = bytes;
        self
    }
}

impl Transport for ReqwestTransport {
    async fn send(&self, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, BoxError> {
        let request = reqwest::Request::try_from(request).map_err(reqwest::Error::without_url)?;
        let sent = self.client.execute(request).await;
        // The URL may hold a key.
        let mut response = sent.map_err(reqwest::Error::without_url)?;
        let (status, headers) = (response.status(), std::mem::take(response.headers_mut()));
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(reqwest::Error::without_url)? {
            if body.len() + chunk.len() > self.max_body {
                return Err(format!("the body has more than {} bytes", self.max_body).into());
            }
            body.extend_from_slice(&chunk);
        }
        let mut response = Response::new(body);
        *response.status_mut() = status;
        *response.headers_mut() = headers;
        Ok(response)
    }

    async fn wait(&self, duration: Duration) {
        tokio::time::sleep(duration).await;
    }
}
