//! Calls against a service on the loopback, by way of both transports.

use std::sync::Arc;
use std::time::Duration;

use azure_core::credentials::{AccessToken, TokenCredential, TokenRequestOptions};
use azure_core::http::policies::auth::BearerTokenAuthorizationPolicy;
use azure_core::http::policies::{Policy, PolicyResult};
use azure_core::http::{ClientOptions, Context, Pipeline, Request};
use azure_gallery::calls::{Client, Error, LinkError, PipelineTransport, ReqwestTransport, Transport};
use azure_gallery::compute::gallery::v2022_01_03::Gallery;
use azure_gallery::compute::gallery::v2022_01_03::calls::{
    GalleriesCreateOrUpdate, GalleriesGet, GalleryImageVersionsListByGalleryImage, azure_auth,
};

use crate::calls_server::{Service, TOKEN};
use crate::{calls_gallery, calls_server};

/// The most lines of the program that README shows, without its description.
const PROGRAM_LINES: usize = 40;

fn with_reqwest(service: &Service) -> Client<ReqwestTransport> {
    Client::new(ReqwestTransport::new().unwrap())
        .with_server(&service.url)
        .with_credential(azure_auth(TOKEN))
        .with_wait(Duration::from_millis(1))
}

/// A credential that has its token already.
#[derive(Debug)]
struct StaticToken;

#[async_trait::async_trait]
impl TokenCredential for StaticToken {
    async fn get_token(
        &self,
        _: &[&str],
        _: Option<TokenRequestOptions<'_>>,
    ) -> azure_core::Result<AccessToken> {
        let expires = azure_core::time::OffsetDateTime::now_utc() + azure_core::time::Duration::HOUR;
        Ok(AccessToken::new(TOKEN, expires))
    }
}

/// Sends requests for `https` by `http`, as a proxy on the same machine: the pipeline gives tokens to `https` only.
#[derive(Debug)]
struct Proxy;

#[async_trait::async_trait]
impl Policy for Proxy {
    async fn send(&self, context: &Context, request: &mut Request, next: &[Arc<dyn Policy>]) -> PolicyResult {
        request.insert_header("x-forwarded-proto", "https");
        request.url_mut().set_scheme("http").unwrap();
        next[0].send(context, request, &next[1..]).await
    }
}

fn with_azure_core(service: &Service) -> Client<PipelineTransport> {
    let policy =
        BearerTokenAuthorizationPolicy::new(Arc::new(StaticToken), ["https://management.azure.com/.default"]);
    let pipeline = Pipeline::new(
        None,
        None,
        ClientOptions::default(),
        Vec::new(),
        vec![Arc::new(policy), Arc::new(Proxy)],
        None,
    );
    Client::new(PipelineTransport::new(pipeline))
        .with_server(service.url.replace("http:", "https:"))
        .with_wait(Duration::from_millis(1))
}

async fn runs<T: Transport>(service: &Service, client: Client<T>) {
    let said = calls_gallery::run(&client).await.unwrap();
    assert_eq!(
        said,
        [
            "created contosoGallery",
            "1.4.0",
            "1.4.1",
            "1.4.0",
            "ResourceNotFound"
        ]
    );
    assert_eq!(
        service.count("PUT "),
        1,
        "the operation is polled, not sent again"
    );
    assert_eq!(
        service.count("GET /subscriptions/s/providers/Microsoft.Compute/states/created"),
        3
    );
    assert_eq!(
        service.count("GET /subscriptions/s/providers/Microsoft.Compute/deleted"),
        3
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_short_program_does_all_that_a_user_needs() {
    let program = include_str!("calls_gallery.rs");
    let lines = program
        .lines()
        .filter(|line| !line.starts_with("//!") && !line.is_empty());
    assert!(lines.count() <= PROGRAM_LINES);
    let service = Service::start().await;
    runs(&service, with_reqwest(&service)).await;
    let service = Service::start().await;
    runs(&service, with_azure_core(&service)).await;
}

fn get(name: &str) -> GalleriesGet {
    GalleriesGet::new("s", "g", name)
}

fn put(name: &str) -> GalleriesCreateOrUpdate {
    GalleriesCreateOrUpdate::new("s", "g", name, Gallery::new("West US"))
}

#[tokio::test(flavor = "multi_thread")]
async fn misbehaving_services_give_clear_errors() {
    let service = Service::start().await;
    let client = with_reqwest(&service);

    client.send(&get("busy")).await.unwrap();
    assert_eq!(
        service.count("GET /subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/galleries/busy"),
        3
    );
    let error = client.send(&get("always-busy")).await.unwrap_err();
    assert_eq!(error.to_string(), "429 Too Many Requests: Busy: later");
    assert_eq!(error.retry_after(), Some(Duration::ZERO));
    let error = client.send(&get("agent")).await.unwrap_err();
    assert!(
        error
            .to_string()
            .starts_with("400 Bad Request: Agent: azure-gallery/"),
        "{error}"
    );
    let error = client.send(&get("html")).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "500 Internal Server Error: <html><h1>Internal error</h1></html>"
    );
    assert!(error.body().is_none());
    let error = client.send(&get("truncated")).await.unwrap_err();
    let Error::Unexpected(error) = error else {
        panic!("{error}")
    };
    assert!(
        error.message.starts_with("the JSON of the body ends too early"),
        "{error}"
    );
    assert_eq!(error.bytes.len(), 100);
    let cut = client.clone().with_server(calls_server::interrupted().await);
    let error = cut.send(&get("a")).await.unwrap_err();
    assert!(matches!(error, Error::Transport(_)), "{error}");

    let error = client.finish(&put("elsewhere")).await.unwrap_err();
    assert!(
        matches!(error, Error::Link(LinkError::OtherOrigin { .. })),
        "{error}"
    );
    let error = client
        .clone()
        .with_max_requests(20)
        .finish(&put("endless"))
        .await
        .unwrap_err();
    assert!(matches!(error, Error::Link(LinkError::TooMany(20))), "{error}");
    let list = GalleryImageVersionsListByGalleryImage::new("s", "g", "loop", "i");
    let error = client.pages(&list).all().await.unwrap_err();
    assert!(matches!(error, Error::Link(LinkError::Repeated(_))), "{error}");

    let error = client
        .clone()
        .with_api_version("1999-01-01")
        .send(&put("a"))
        .await
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "400 Bad Request: NoVersion: api-version=1999-01-01"
    );
    let invalid = GalleriesCreateOrUpdate::new("s", "g", "a", Gallery::default());
    let error = client.send(&invalid).await.unwrap_err();
    assert!(error.to_string().contains("MissingRequired"), "{error}");
}

#[tokio::test(flavor = "multi_thread")]
async fn errors_do_not_show_credentials() {
    let service = Service::start().await;
    let credential = azure_gallery::calls::Credential::query("key", "secret-key");
    let nowhere = Client::new(ReqwestTransport::new().unwrap()).with_server("http://127.0.0.1:1");
    let error = nowhere
        .with_credential(credential)
        .send(&get("a"))
        .await
        .unwrap_err();
    assert!(matches!(error, Error::Transport(_)));
    assert!(!format!("{error} {error:?}").contains("secret-key"), "{error:?}");
    let anonymous = Client::new(ReqwestTransport::new().unwrap()).with_server(&service.url);
    let error = anonymous.send(&get("a")).await.unwrap_err();
    assert_eq!(error.to_string(), "401 Unauthorized: NoToken: who are you?");
}
