//! Long-running operations, without I/O.
use std::time::Duration;

use armature_calls::calls::{Error, LinkError, LongRunning, Poller, Step};
use armature_calls::long_running::jobs::v1::Job;
use armature_calls::long_running::jobs::v1::calls::{JobsCheck, JobsDelete, JobsPut, JobsRun};

/// A response: its status, headers with `|` between them, and body.
type Answer<'a> = (u16, &'a str, &'a str);

/// Sends what a poller says, and returns what was sent, with the seconds that were waited before.
fn sent<C: LongRunning>(poller: &mut Poller<'_, C>, answers: &[Answer<'_>]) -> Vec<String> {
    let mut sent = Vec::new();
    for (status, headers, body) in answers {
        let Step::Send { wait, request } = poller.step().ok().unwrap() else {
            panic!("done too early: {sent:?}")
        };
        sent.push(format!(
            "{} {} {}",
            wait.as_secs(),
            request.method(),
            request.uri().path()
        ));
        let mut response = http::Response::builder().status(*status);
        for header in headers.split('|').filter(|header| !header.is_empty()) {
            let (name, value) = header.split_once(": ").unwrap();
            response = response.header(name, value);
        }
        let response = response.body(body.as_bytes().to_vec()).unwrap();
        if let Err(error) = poller.response(response) {
            sent.push(error.to_string());
        }
    }
    sent
}

fn job(name: &str, state: &str) -> String {
    format!(r#"{{"name":"{name}","properties":{{"provisioningState":"{state}"}}}}"#)
}

fn put_is_followed() {
    let put = JobsPut::new("a", Job::default().with_name("a"));
    let done = job("a", "Succeeded");

    // The state is at a URL of its own; the result is at the resource.
    let mut poller = Poller::new(&put).with_wait(Duration::from_secs(7));
    let answers = [
        (
            201,
            "Azure-AsyncOperation: https://example.com/states/1|Retry-After: 3",
            job("a", "Creating"),
        ),
        (200, "Retry-After: 5", r#"{"status":"InProgress"}"#.into()),
        (429, "Retry-After: 30", String::new()),
        (200, "", r#"{"status":"Running"}"#.into()),
        (200, "", r#"{"status":"Succeeded"}"#.into()),
        (200, "", done.clone()),
    ];
    let answers: Vec<Answer<'_>> = answers
        .iter()
        .map(|(status, headers, body)| (*status, *headers, &**body))
        .collect();
    let expected = [
        "0 PUT /jobs/a",
        "3 GET /states/1",
        "5 GET /states/1",
        "30 GET /states/1",
        "7 GET /states/1",
        "7 GET /jobs/a",
    ];
    assert_eq!(sent(&mut poller, &answers), expected);
    let Step::Done(output) = poller.step().unwrap() else {
        panic!("not done")
    };
    assert_eq!(output.body.name.as_deref(), Some("a"));

    // The resource says its state.
    let mut poller = Poller::new(&put);
    let (going, updating) = (job("a", "Creating"), job("a", "Updating"));
    let found = sent(
        &mut poller,
        &[(201, "", &going), (200, "", &updating), (200, "", &done)],
    );
    assert_eq!(found, ["0 PUT /jobs/a", "10 GET /jobs/a", "10 GET /jobs/a"]);
    assert!(matches!(poller.step(), Ok(Step::Done(_))));

    // It is done at once, also without a state.
    for body in [&done, &r#"{"name":"a"}"#.to_owned()] {
        let mut poller = Poller::new(&put);
        assert_eq!(sent(&mut poller, &[(200, "", body)]), ["0 PUT /jobs/a"]);
        assert!(matches!(poller.step(), Ok(Step::Done(_))));
    }
}

fn location_is_followed() {
    let (delete, run, check) = (JobsDelete::new("a"), JobsRun::new("a"), JobsCheck::new("a"));
    let mut poller = Poller::new(&delete);
    let found = sent(
        &mut poller,
        &[
            (202, "Location: /results/1", ""),
            (202, "Location: /results/2|retry-after-ms: 2000", ""),
            (204, "", ""),
        ],
    );
    assert_eq!(
        found,
        ["0 DELETE /jobs/a", "10 GET /results/1", "2 GET /results/2"]
    );
    assert!(matches!(poller.step(), Ok(Step::Done(_))));

    // The result of POST is at `Location`, once the state says that it is there.
    let mut poller = Poller::new(&run);
    let found = sent(
        &mut poller,
        &[
            (202, "Location: /results/1|Operation-Location: /states/1", ""),
            (200, "", r#"{"status":"Succeeded"}"#),
            (200, "", r#"{"name":"result"}"#),
        ],
    );
    assert_eq!(found, ["0 POST /jobs/a", "10 GET /states/1", "10 GET /results/1"]);
    let Ok(Step::Done(output)) = poller.step() else {
        panic!("not done")
    };
    assert_eq!(output.body.and_then(|job| job.name).as_deref(), Some("result"));

    // Or it is in the last state.
    let mut poller = Poller::new(&check);
    let state = r#"{"status":"Succeeded","result":{"name":"inside"}}"#;
    sent(
        &mut poller,
        &[
            (202, "Location: /results/1|Azure-AsyncOperation: /states/1", ""),
            (200, "", state),
        ],
    );
    let Ok(Step::Done(output)) = poller.step() else {
        panic!("not done")
    };
    assert_eq!(output.body.and_then(|job| job.name).as_deref(), Some("inside"));
}

fn failures_are_errors() {
    let put = JobsPut::new("a", Job::default());
    let started = (201, "Azure-AsyncOperation: https://example.com/states/1", "{}");
    let failed = r#"{"status":"Failed","error":{"code":"Quota","message":"no more jobs"}}"#;
    let mut poller = Poller::new(&put);
    let found = sent(&mut poller, &[started, (200, "", failed)]);
    assert_eq!(found[2], "the operation ended as `Failed`: Quota: no more jobs");
    assert!(poller.step().is_err(), "there is nothing more to do");
    let mut poller = Poller::new(&put);
    let found = sent(&mut poller, &[(201, "", &job("a", "Canceled"))]);
    assert_eq!(found[1], "the operation ended as `Canceled`");

    let mut poller = Poller::new(&put);
    let found = sent(&mut poller, &[started, (500, "", "<html>sorry</html>")]);
    assert_eq!(found[2], "500 Internal Server Error: <html>sorry</html>");
    let mut poller = Poller::new(&put);
    let found = sent(
        &mut poller,
        &[(201, "Azure-AsyncOperation: https://evil.example/1", "{}")],
    );
    assert_eq!(
        found[1],
        "the link refers to https://evil.example, but the request was sent to https://example.com"
    );

    // An operation that never ends is given up.
    let mut poller = Poller::new(&put).with_max_requests(5);
    let going = (200, "Retry-After: 100000", r#"{"status":"InProgress"}"#);
    let found = sent(&mut poller, &[started, going, going, going, going]);
    assert_eq!(found[2], "600 GET /states/1", "the wait is bounded too");
    let Err(Error::Link(error)) = poller.step() else {
        panic!("it goes on")
    };
    assert_eq!(error, LinkError::TooMany(5));
    assert_eq!(
        error.to_string(),
        "the operation is not finished after 5 requests"
    );
}

pub(crate) fn run() {
    put_is_followed();
    location_is_followed();
    failures_are_errors();
}
