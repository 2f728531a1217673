//! Calls that are sent.

use std::time::Duration;

use http::{Request, Response, StatusCode};

use super::call::{Call, Failure, Output};
use super::credential::Credential;
use super::error::Error;
use super::link::Origin;
use super::long_running::LongRunning;
use super::options::RequestOptions;
use super::page::Pageable;
use super::paging::Pager;
use super::polling::{Poller, Step};
use super::retry;
use super::transport::Transport;

/// How often a request is sent again if the service asks for it.
const RETRIES: u32 = 3;

/// The longest time that is waited before a request is sent again.
const MAX_RETRY_WAIT: Duration = Duration::from_secs(120);

/// Sends calls of any crate by way of a transport.
#[derive(Clone, Debug)]
pub struct Client<T> {
    transport: T,
    options: RequestOptions,
    credentials: Vec<Credential>,
    allowed: Vec<Origin>,
    trusted: Vec<Origin>,
    retries: u32,
    wait: Option<Duration>,
    max_requests: Option<usize>,
}

impl<T: Transport> Client<T> {
    /// Creates a client without credentials, for the servers that the documents name.
    pub fn new(transport: T) -> Self {
        Self {
            transport,
            options: RequestOptions::default(),
            credentials: Vec::new(),
            allowed: Vec::new(),
            trusted: Vec::new(),
            retries: RETRIES,
            wait: None,
            max_requests: None,
        }
    }

    /// Sends all calls to a server, such as `http://localhost:8080`.
    #[must_use]
    pub fn with_server(mut self, server: impl Into<String>) -> Self {
        self.options = self.options.with_server(server);
        self
    }

    /// Sets the version of the API that all calls ask for.
    #[must_use]
    pub fn with_api_version(mut self, version: impl Into<String>) -> Self {
        self.options = self.options.with_api_version(version);
        self
    }

    /// Has the bodies of requests checked by the rules of the document before they are sent: for an update by PATCH, else for
    /// what is created. Crates without validators check nothing.
    #[must_use]
    pub fn with_body_checks(mut self) -> Self {
        self.options = self.options.with_body_checks();
        self
    }

    /// Adds a credential. It is sent to the origin of the server only.
    #[must_use]
    pub fn with_credential(mut self, credential: Credential) -> Self {
        self.credentials.push(credential);
        self
    }

    /// Allows links of the service to another origin, without credentials.
    #[must_use]
    pub fn with_allowed_origin(mut self, origin: Origin) -> Self {
        self.allowed.push(origin);
        self
    }

    /// Allows links of the service to another origin, and sends it the credentials too.
    #[must_use]
    pub fn with_trusted_origin(mut self, origin: Origin) -> Self {
        self.allowed.push(origin.clone());
        self.trusted.push(origin);
        self
    }

    /// Sets how often a request is sent again if the service asks for it with 429 or 503.
    #[must_use]
    pub fn with_retries(mut self, retries: u32) -> Self {
        self.retries = retries;
        self
    }

    /// Sets how long to wait between requests for the state of an operation if the service does not say.
    #[must_use]
    pub fn with_wait(mut self, wait: Duration) -> Self {
        self.wait = Some(wait);
        self
    }

    /// Sets the most requests for a long-running operation or a list.
    #[must_use]
    pub fn with_max_requests(mut self, requests: usize) -> Self {
        self.max_requests = Some(requests);
        self
    }

    /// Sends a call.
    ///
    /// # Errors
    /// The error that the service reports, and everything that keeps the call from succeeding.
    pub async fn send<C: Call>(&self, call: &C) -> Result<Output<C>, Failure<C>> {
        let request = call.request_with(&self.options)?;
        let home = Origin::of(request.uri());
        call.response(self.transfer::<C>(request, home.as_ref()).await?)
    }

    /// Sends a call, and waits until the operation is done.
    ///
    /// # Errors
    /// The error that the service reports, and everything that keeps the operation from succeeding.
    pub async fn finish<C: LongRunning>(&self, call: &C) -> Result<Output<C>, Failure<C>> {
        let mut poller = Poller::new(call).with_options(self.options.clone());
        if let Some(wait) = self.wait {
            poller = poller.with_wait(wait);
        }
        if let Some(requests) = self.max_requests {
            poller = poller.with_max_requests(requests);
        }
        for origin in &self.allowed {
            poller = poller.with_allowed_origin(origin.clone());
        }
        let mut home = None;
        loop {
            match poller.step()? {
                Step::Done(output) => return Ok(output),
                Step::Send { wait, request } => {
                    if !wait.is_zero() {
                        self.transport.wait(wait).await;
                    }
                    home = home.or_else(|| Origin::of(request.uri()));
                    let response = self.transfer::<C>(request, home.as_ref()).await?;
                    poller.response(response)?;
                }
            }
        }
    }

    /// Returns the pages of a list, which are requested one by one.
    pub fn pages<'c, C: Pageable>(&'c self, call: &'c C) -> Pages<'c, T, C> {
        let mut pager = Pager::new(call).with_options(self.options.clone());
        if let Some(pages) = self.max_requests {
            pager = pager.with_max_pages(pages);
        }
        for origin in &self.allowed {
            pager = pager.with_allowed_origin(origin.clone());
        }
        Pages {
            client: self,
            pager,
            home: None,
        }
    }

    /// Sends a request, again if the service asks for it. Credentials are added if it goes to the origin `home`, or to one
    /// that is trusted.
    async fn transfer<C: Call>(
        &self,
        request: Request<Vec<u8>>,
        home: Option<&Origin>,
    ) -> Result<Response<Vec<u8>>, Failure<C>> {
        let request = self.authorized::<C>(request, home)?;
        let mut retries = 0;
        loop {
            let response = self
                .transport
                .send(request.clone())
                .await
                .map_err(Error::Transport)?;
            let is_busy = matches!(
                response.status(),
                StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE
            );
            let wait = retry::after(response.headers()).filter(|wait| is_busy && *wait <= MAX_RETRY_WAIT);
            match wait.filter(|_| retries < self.retries) {
                None => return Ok(response),
                Some(wait) => {
                    retries += 1;
                    self.transport.wait(wait).await;
                }
            }
        }
    }

    fn authorized<C: Call>(
        &self,
        mut request: Request<Vec<u8>>,
        home: Option<&Origin>,
    ) -> Result<Request<Vec<u8>>, Failure<C>> {
        let origin = Origin::of(request.uri());
        let is_trusted = origin
            .as_ref()
            .is_some_and(|origin| Some(origin) == home || self.trusted.contains(origin));
        if is_trusted {
            for credential in needed(C::SECURITY, &self.credentials) {
                credential.apply(&mut request)?;
            }
        }
        Ok(request)
    }
}

/// Returns the credentials that an operation needs: those for the first alternative that the client has them all for. An
/// alternative without schemes makes credentials optional, so it is for clients that have them for no other one, wherever it
/// is in the list. Credentials for no scheme are always needed.
fn needed<'c>(
    security: Option<&'static [&'static [&'static str]]>,
    credentials: &'c [Credential],
) -> Vec<&'c Credential> {
    let has = |scheme: &&str| credentials.iter().any(|of| of.scheme() == Some(*scheme));
    let chosen = security.map(|of| {
        of.iter()
            .find(|schemes| !schemes.is_empty() && schemes.iter().all(has))
            .copied()
            .unwrap_or_default()
    });
    let is_needed = |of: &&Credential| match (of.scheme(), chosen) {
        (None, _) | (_, None) => true,
        (Some(scheme), Some(chosen)) => chosen.contains(&scheme),
    };
    credentials.iter().filter(is_needed).collect()
}

/// The pages of a list.
#[derive(Debug)]
pub struct Pages<'c, T, C> {
    client: &'c Client<T>,
    pager: Pager<'c, C>,
    home: Option<Origin>,
}

impl<T: Transport, C: Pageable> Pages<'_, T, C> {
    /// Requests the next page; `None` if there is none.
    ///
    /// # Errors
    /// The error that the service reports, and everything that keeps the page from being read.
    pub async fn next(&mut self) -> Result<Option<Vec<C::Item>>, Failure<C>> {
        let Some(request) = self.pager.request()? else {
            return Ok(None);
        };
        self.home = self.home.take().or_else(|| Origin::of(request.uri()));
        let response = self.client.transfer::<C>(request, self.home.as_ref()).await?;
        self.pager.response(response).map(Some)
    }

    /// Requests all pages, and returns their elements.
    ///
    /// # Errors
    /// As [`Pages::next`].
    pub async fn all(mut self) -> Result<Vec<C::Item>, Failure<C>> {
        let mut items = Vec::new();
        while let Some(page) = self.next().await? {
            items.extend(page);
        }
        Ok(items)
    }
}
