//! A transport on the pipeline of the crate `azure_core`, with its policies for retries, tracing and authorization.

use std::time::Duration;

use azure_core::http::{Context, Method, Pipeline, PipelineSendOptions, Url};
use http::{HeaderName, HeaderValue, Request, Response, StatusCode};

use super::error::BoxError;
use super::transport::Transport;

/// Sends requests by way of a [`Pipeline`].
#[derive(Clone, Debug)]
pub struct PipelineTransport {
    pipeline: Pipeline,
}

impl PipelineTransport {
    /// Creates a transport from a pipeline.
    pub fn new(pipeline: Pipeline) -> Self {
        Self { pipeline }
    }
}

impl Transport for PipelineTransport {
    async fn send(&self, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, BoxError> {
        let (parts, body) = request.into_parts();
        let url: Url = parts.uri.to_string().parse()?;
        let method: Method = parts.method.as_str().parse()?;
        let mut request = azure_core::http::Request::new(url, method);
        for (name, value) in &parts.headers {
            request.insert_header(name.as_str().to_owned(), value.to_str()?.to_owned());
        }
        request.set_body(body);
        // Errors are read as the document declares them.
        let options = PipelineSendOptions {
            skip_checks: true,
            ..PipelineSendOptions::default()
        };
        let response = self
            .pipeline
            .send(&Context::new(), &mut request, Some(options))
            .await?;
        let mut converted = Response::new(response.body().to_vec());
        *converted.status_mut() = StatusCode::from_u16(*response.status())?;
        for (name, value) in response.headers().iter() {
            let name = HeaderName::from_bytes(name.as_str().as_bytes())?;
            converted
                .headers_mut()
                .append(name, HeaderValue::from_str(value.as_str())?);
        }
        Ok(converted)
    }

    async fn wait(&self, duration: Duration) {
        let duration = azure_core::time::Duration::try_from(duration);
        azure_core::sleep::sleep(duration.unwrap_or(azure_core::time::Duration::MAX)).await;
    }
}
