//! Where requests are sent to, and what they ask for.

/// Decides what requests have beyond the parameters of a call.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RequestOptions {
    server: Option<String>,
    api_version: Option<String>,
    checks_bodies: bool,
}

impl RequestOptions {
    /// Creates the options that the documents name: their servers, and their versions of the API.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the server, such as `http://localhost:8080`.
    #[must_use]
    pub fn with_server(mut self, server: impl Into<String>) -> Self {
        self.server = Some(server.into());
        self
    }

    /// Sets the version of the API that requests ask for.
    #[must_use]
    pub fn with_api_version(mut self, version: impl Into<String>) -> Self {
        self.api_version = Some(version.into());
        self
    }

    /// Has bodies checked by the rules of the document: for an update by PATCH, else for what is created.
    #[must_use]
    pub fn with_body_checks(mut self) -> Self {
        self.checks_bodies = true;
        self
    }

    /// Returns whether bodies are checked.
    pub fn checks_bodies(&self) -> bool {
        self.checks_bodies
    }

    /// Returns the server, if it is not the one that the document names.
    pub fn server(&self) -> Option<&str> {
        self.server.as_deref()
    }

    /// Returns the version of the API, if it is not the one of the document.
    pub fn api_version(&self) -> Option<&str> {
        self.api_version.as_deref()
    }
}
