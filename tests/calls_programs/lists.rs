//! Lists of a server whose URL is in the environment: the names of members and parameters tell what the next page is.

use armature_calls::calls::{Client, Error, LinkError, ReqwestTransport};

type ListClient = Client<ReqwestTransport>;

macro_rules! ids {
    ($client:expr, $call:expr) => {{
        let things = $client.pages(&$call).all().await.unwrap();
        things
            .into_iter()
            .filter_map(|thing| thing.id)
            .collect::<String>()
    }};
}

async fn cursors(client: &ListClient) {
    use armature_calls::page_cursors::v1::calls::*;

    assert_eq!(ids!(client, ListByLink::new()), "abcde");
    assert_eq!(ids!(client, ListByHref::new()), "abcde");
    assert_eq!(ids!(client, ListByCursor::new().with_token("t")), "abcde");
    assert_eq!(ids!(client, ListAfter::new()), "abcde");
    assert_eq!(ids!(client, ListContinued::new()), "abcde");
    assert_eq!(ids!(client, ListByEndCursor::new()), "abcde");
    assert_eq!(ids!(client, ListAfterLast::new()), "abcde");
    assert_eq!(ids!(client, ListAfterLastId::new()), "abcde");
    // A list goes on where the caller wants it to.
    assert_eq!(ids!(client, ListAfterLast::new().with_starting_after("b")), "cde");
}

async fn counts(client: &ListClient) {
    use armature_calls::page_counts::v1::calls::*;

    assert_eq!(ids!(client, ListNumbers::new()), "abcde");
    assert_eq!(ids!(client, ListNumbers::new().with_page(2).with_per_page(2)), "cde");
    assert_eq!(ids!(client, ListTotalPages::new()), "abcde");
    assert_eq!(ids!(client, ListLast::new().with_page_number(1)), "abcde");
    assert_eq!(ids!(client, ListOffsets::new()), "abcde");
    assert_eq!(ids!(client, ListOffsets::new().with_offset(4.0)), "e");
    assert_eq!(ids!(client, ListTexts::new()), "abcde");
    assert_eq!(ids!(client, ListStartIndex::new()), "abcde");
    let same = client.pages(&ListSame::new()).all().await.unwrap_err();
    assert!(matches!(same, Error::Link(LinkError::Repeated(_))), "{same}");
    let few = client.clone().with_max_requests(2);
    let many = few.pages(&ListNumbers::new()).all().await.unwrap_err();
    assert!(matches!(many, Error::Link(LinkError::TooMany(2))), "{many}");
}

pub(crate) fn run() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let client = Client::new(ReqwestTransport::new().unwrap());
    let client = client.with_server(std::env::var("LISTS_URL").unwrap());
    runtime.block_on(async {
        cursors(&client).await;
        counts(&client).await;
    });
}
