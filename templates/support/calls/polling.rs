//! Operations that go on after their response (`x-ms-long-running-operation`), without I/O: as Azure's Resource Manager has
//! them, <https://github.com/microsoft/api-guidelines/blob/vNext/azure/Guidelines.md#long-running-operations--jobs>.

use std::mem;
use std::time::Duration;

use http::header::{ACCEPT, LOCATION};
use http::{HeaderValue, Method, Request, StatusCode, Uri};
use serde_json::Value;

use super::call::{Failure, Output};
use super::error::Error;
use super::link::{Allowed, LinkError, Origin};
use super::long_running::{FinalState, LongRunning, Via, failed, result_in, state, text};
use super::options::RequestOptions;
use super::retry;

/// What is to be done next.
#[allow(clippy::large_enum_variant, reason = "a step is used at once")]
#[derive(Debug)]
pub enum Step<T> {
    /// Wait, send the request, and give the response to [`Poller::response`].
    Send {
        /// How long to wait before.
        wait: Duration,
        /// The request.
        request: Request<Vec<u8>>,
    },
    /// The operation has succeeded.
    Done(T),
}

/// The most requests for one operation.
const MAX_POLLS: usize = 1_000;

/// How long to wait if the service does not say.
const WAIT: Duration = Duration::from_secs(10);

/// The longest time to wait between two requests.
const MAX_WAIT: Duration = Duration::from_secs(600);

#[derive(Debug)]
enum Phase {
    Start,
    Poll(Via),
    Result,
    Done(http::Response<Vec<u8>>),
    Over,
}

/// Follows a long-running operation: does what each [`Poller::step`] says, until it is done.
#[derive(Debug)]
pub struct Poller<'c, C> {
    call: &'c C,
    options: RequestOptions,
    phase: Phase,
    original: Option<Uri>,
    /// The URL that is asked for the state.
    url: Option<Uri>,
    location: Option<String>,
    wait: Duration,
    default_wait: Duration,
    requests: usize,
    max_requests: usize,
    allowed: Allowed,
}

impl<'c, C: LongRunning> Poller<'c, C> {
    /// Creates a poller for an operation of the server that the document names.
    pub fn new(call: &'c C) -> Self {
        Self {
            call,
            options: RequestOptions::default(),
            phase: Phase::Start,
            original: None,
            url: None,
            location: None,
            wait: Duration::ZERO,
            default_wait: WAIT,
            requests: 0,
            max_requests: MAX_POLLS,
            allowed: Allowed::default(),
        }
    }

    /// Sets the server and the version of the API.
    #[must_use]
    pub fn with_options(mut self, options: RequestOptions) -> Self {
        self.options = options;
        self
    }

    /// Sets the most requests that are sent.
    #[must_use]
    pub fn with_max_requests(mut self, requests: usize) -> Self {
        self.max_requests = requests;
        self
    }

    /// Sets how long to wait if the service does not say.
    #[must_use]
    pub fn with_wait(mut self, wait: Duration) -> Self {
        self.default_wait = wait;
        self
    }

    /// Allows links to another origin than that of the first request.
    #[must_use]
    pub fn with_allowed_origin(mut self, origin: Origin) -> Self {
        self.allowed.origins.push(origin);
        self
    }

    /// Returns what is to be done next.
    ///
    /// # Errors
    /// What is wrong with the parameters or with the last response, and an operation that does not end.
    pub fn step(&mut self) -> Result<Step<Output<C>>, Failure<C>> {
        let request = match mem::replace(&mut self.phase, Phase::Over) {
            Phase::Done(response) => return Ok(Step::Done(self.call.response(response)?)),
            Phase::Over => return Err(Error::Link(LinkError::TooMany(self.requests))),
            Phase::Start => {
                self.phase = Phase::Start;
                let request = self.call.request_with(&self.options)?;
                self.original = Some(request.uri().clone());
                request
            }
            phase @ (Phase::Poll(_) | Phase::Result) => {
                self.phase = phase;
                self.get()
            }
        };
        if self.requests >= self.max_requests {
            self.phase = Phase::Over;
            return Err(Error::Link(LinkError::TooMany(self.max_requests)));
        }
        self.requests += 1;
        Ok(Step::Send {
            wait: mem::take(&mut self.wait),
            request,
        })
    }

    fn get(&self) -> Request<Vec<u8>> {
        let mut request = Request::new(Vec::new());
        *request.method_mut() = Method::GET;
        if let Some(url) = &self.url {
            *request.uri_mut() = url.clone();
        }
        request
            .headers_mut()
            .insert(ACCEPT, HeaderValue::from_static("application/json"));
        request
    }

    /// Takes the response to the last request.
    ///
    /// # Errors
    /// The error that the service reports, an operation that failed, or a link that is not followed.
    pub fn response(&mut self, response: http::Response<Vec<u8>>) -> Result<(), Failure<C>> {
        let status = response.status();
        let retry_after = retry::after(response.headers());
        self.wait = retry_after.unwrap_or(self.default_wait).min(MAX_WAIT);
        let phase = mem::replace(&mut self.phase, Phase::Over);
        let is_throttled = status == StatusCode::TOO_MANY_REQUESTS && !matches!(phase, Phase::Start);
        if is_throttled {
            self.phase = phase;
            return Ok(());
        }
        if status.is_client_error() || status.is_server_error() {
            return self.call.response(response).map(|_| ());
        }
        self.phase = match phase {
            Phase::Start => self.started(response)?,
            Phase::Poll(via) => self.polled(via, response)?,
            Phase::Result | Phase::Done(_) | Phase::Over => Phase::Done(response),
        };
        Ok(())
    }

    /// Decides how the state is asked for.
    fn started(&mut self, response: http::Response<Vec<u8>>) -> Result<Phase, Failure<C>> {
        let state_url = ["azure-asyncoperation", "operation-location"]
            .into_iter()
            .find_map(|name| text(response.headers(), name));
        self.location = text(response.headers(), LOCATION.as_str());
        let is_resource = matches!(C::METHOD, Method::PUT | Method::PATCH);
        let is_accepted = response.status() == StatusCode::ACCEPTED;
        if let Some(url) = state_url {
            self.go_to(&url)?;
            return Ok(Phase::Poll(Via::State));
        }
        if let Some(url) = self
            .location
            .clone()
            .filter(|_| is_accepted || response.status() == StatusCode::CREATED && !is_resource)
        {
            self.go_to(&url)?;
            return Ok(Phase::Poll(Via::Location));
        }
        match state(response.body(), Via::Resource) {
            Some(state) if is_resource => self.decide(Via::Resource, &state, response),
            _ if is_resource && is_accepted => {
                self.url = self.original.clone();
                Ok(Phase::Poll(Via::Resource))
            }
            _ => Ok(Phase::Done(response)),
        }
    }

    /// Decides what follows from a response that has the state.
    fn polled(&mut self, via: Via, response: http::Response<Vec<u8>>) -> Result<Phase, Failure<C>> {
        if let Some(location) = text(response.headers(), LOCATION.as_str()) {
            if via == Via::Location {
                self.go_to(&location)?;
            }
            self.location = Some(location);
        }
        let is_accepted = response.status() == StatusCode::ACCEPTED;
        match state(response.body(), via) {
            Some(state) if via != Via::Location => self.decide(via, &state, response),
            _ if is_accepted => Ok(Phase::Poll(via)),
            _ => self.succeeded(via, response),
        }
    }

    /// Decides what follows from a state.
    fn decide(
        &mut self,
        via: Via,
        state: &str,
        response: http::Response<Vec<u8>>,
    ) -> Result<Phase, Failure<C>> {
        match state.to_ascii_lowercase().as_str() {
            "succeeded" | "success" | "completed" | "ready" => self.succeeded(via, response),
            "failed" | "canceled" | "cancelled" => Err(failed::<C>(state, response)),
            _ => {
                if via == Via::Resource {
                    self.url = self.original.clone();
                }
                Ok(Phase::Poll(via))
            }
        }
    }

    /// Decides where the result is.
    fn succeeded(&mut self, via: Via, response: http::Response<Vec<u8>>) -> Result<Phase, Failure<C>> {
        if via != Via::State {
            return Ok(Phase::Done(response));
        }
        let body: Value = serde_json::from_slice(response.body()).unwrap_or_default();
        if let Some(url) = body.get("resourceLocation").and_then(Value::as_str) {
            self.go_to(url)?;
            return Ok(Phase::Result);
        }
        let is_resource = matches!(C::METHOD, Method::PUT | Method::PATCH);
        let location = self.location.clone();
        match (C::FINAL_STATE, location) {
            (FinalState::State, _) => Ok(Phase::Done(result_in(response, body))),
            (FinalState::Location, Some(url)) => self.result_at(&url),
            (FinalState::Default, Some(url)) if !is_resource && C::METHOD != Method::DELETE => {
                self.result_at(&url)
            }
            (FinalState::OriginalUri, _) => self.result_at_original(),
            _ if is_resource => self.result_at_original(),
            _ => Ok(Phase::Done(result_in(response, body))),
        }
    }

    fn result_at(&mut self, url: &str) -> Result<Phase, Failure<C>> {
        self.go_to(url)?;
        Ok(Phase::Result)
    }

    fn result_at_original(&mut self) -> Result<Phase, Failure<C>> {
        self.url = self.original.clone();
        Ok(Phase::Result)
    }

    fn go_to(&mut self, link: &str) -> Result<(), Failure<C>> {
        if let Some(original) = &self.original {
            self.url = Some(self.allowed.follow(original, link)?);
        }
        Ok(())
    }
}
