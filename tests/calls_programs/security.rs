//! Credentials.
use armature_calls::calls::{Call, Client, Credential, Transport};
use armature_calls::security::v1::calls::{self, ListByCookie, ListOpen, ListOptional, ListThings};

/// Answers each request with what it has, as JSON that is not declared.
#[derive(Debug)]
struct Echo;

impl Transport for Echo {
    async fn send(
        &self,
        request: http::Request<Vec<u8>>,
    ) -> Result<http::Response<Vec<u8>>, armature_calls::calls::BoxError> {
        let mut response = http::Response::new(Vec::new());
        for name in ["authorization", "cookie"] {
            if let Some(value) = request.headers().get(name) {
                assert!(value.is_sensitive());
                response.headers_mut().insert(name, value.clone());
            }
        }
        let query = request.uri().query().unwrap_or_default();
        response.headers_mut().insert("query", query.parse()?);
        Ok(response)
    }

    async fn wait(&self, _: std::time::Duration) {}
}

/// Returns the headers that a call is sent with.
fn sent<C: Call>(call: &C, credentials: Vec<Credential>) -> Vec<String> {
    let mut client = Client::new(Echo);
    for credential in credentials {
        client = client.with_credential(credential);
    }
    let output = ready(client.send(call)).ok().unwrap();
    let headers = output.headers.iter().filter(|(_, value)| !value.is_empty());
    headers
        .map(|(name, value)| format!("{name}: {}", value.to_str().unwrap()))
        .collect()
}

/// Returns what a future gives that does not wait.
fn ready<F: Future>(future: F) -> F::Output {
    let mut future = std::pin::pin!(future);
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    match future.as_mut().poll(&mut context) {
        std::task::Poll::Ready(output) => output,
        std::task::Poll::Pending => panic!("it waits"),
    }
}

pub(crate) fn run() {
    assert_eq!(
        sent(&ListThings::new(), vec![calls::token("abc")]),
        ["authorization: Bearer abc"]
    );
    // The first alternative that all credentials are there for is used.
    let pair = || vec![calls::key("k y"), calls::user("Aladdin", "open sesame")];
    let both = [
        "authorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==",
        "query: api%20key=k%20y",
    ];
    assert_eq!(sent(&ListThings::new(), pair()), both);
    let all = [pair(), vec![calls::token("abc")]].concat();
    assert_eq!(
        sent(&ListThings::new(), all.clone()),
        ["authorization: Bearer abc"]
    );
    assert!(
        sent(&ListThings::new(), vec![calls::key("k")]).is_empty(),
        "a key alone is not enough"
    );
    assert!(sent(&ListOpen::new(), all.clone()).is_empty());
    assert!(sent(&ListByCookie::new(), all).is_empty());
    assert_eq!(
        sent(&ListByCookie::new(), vec![calls::session("a b")]),
        ["cookie: session=a%20b"]
    );
    // Credentials that are optional are sent if they are there.
    assert_eq!(
        sent(&ListOptional::new(), vec![calls::token("abc")]),
        ["authorization: Bearer abc"]
    );
    assert!(sent(&ListOptional::new(), pair()).is_empty());
    // A credential for no scheme is always sent.
    assert_eq!(
        sent(&ListOpen::new(), vec![Credential::bearer("x")]),
        ["authorization: Bearer x"]
    );
    assert_eq!(
        sent(&ListOpen::new(), vec![Credential::authorization("hmac", "x")]),
        ["authorization: hmac x"]
    );

    let shown = format!("{:?}", Client::new(Echo).with_credential(calls::token("secret")));
    assert!(shown.contains("***") && !shown.contains("secret"), "{shown}");
    let mut request = http::Request::new(Vec::new());
    Credential::bearer("secret").apply(&mut request).unwrap();
    assert!(!format!("{request:?}").contains("secret"), "{request:?}");
    let error = Credential::bearer("a\nb").apply(&mut request).unwrap_err();
    assert_eq!(
        error.to_string(),
        "parameter `authorization`: the credential cannot be sent"
    );
}
