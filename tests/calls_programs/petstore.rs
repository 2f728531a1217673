//! Calls every operation of a shop, as Swagger 2.0 and as OpenAPI 3.0 describe it, on a server whose URL is in the
//! environment.

use armature_calls::calls::{Client, File, ReqwestTransport};

macro_rules! shop {
    ($name:ident, $module:ident) => {
        async fn $name(url: &str) {
            use armature_calls::$module::store::v1::calls::*;
            use armature_calls::$module::store::v1::{FindPetsStatusItem, Order, Pet, User};

            let client = Client::new(ReqwestTransport::new().unwrap()).with_server(url);
            let client = client
                .with_credential(owner("token"))
                .with_credential(key("secret"));
            let pet = Pet::new("Rex").with_status("free");
            let added = client.send(&AddPet::new(pet)).await.unwrap();
            assert_eq!(added.body.id, Some(7));
            let find = FindPets::new()
                .with_status(vec![FindPetsStatusItem::Free, FindPetsStatusItem::Sold])
                .with_tags(vec!["big".to_owned(), "old, grey".to_owned()]);
            assert_eq!(client.send(&find).await.unwrap().body.len(), 2);
            let found = client.send(&GetPet::new(7)).await.unwrap();
            assert_eq!(found.body.name.as_deref(), Some("Rex"));
            let error = client.send(&GetPet::new(8)).await.unwrap_err();
            assert_eq!(
                error.body().and_then(|problem| problem.message.as_deref()),
                Some("no such pet")
            );
            client
                .send(
                    &ChangePet::new(7)
                        .with_name("Max & Moritz")
                        .with_status("sold"),
                )
                .await
                .unwrap();
            client
                .send(&DeletePet::new(7).with_reason("sold"))
                .await
                .unwrap();
            let file = File::new([0, 159, 255])
                .with_name("rex.png")
                .with_media_type("image/png");
            let uploaded = client
                .send(&UploadPicture::new(7, file).with_note("front"))
                .await
                .unwrap();
            assert_eq!(uploaded.body.bytes, Some(3));
            let picture = client.send(&GetPicture::new(7)).await.unwrap();
            assert_eq!(picture.body, [0, 159, 255]);
            let stock = client.send(&GetStock::new()).await.unwrap();
            assert_eq!(stock.body["free"], 3);
            let order = Order::default().with_pet_id(7).with_quantity(1);
            let placed = client.send(&PlaceOrder::new(order)).await.unwrap();
            assert_eq!(placed.declared.location.as_deref(), Some("/orders/1"));
            assert_eq!(placed.body.quantity, Some(1));
            let session = client.send(&Login::new("ann", "pass word")).await.unwrap();
            assert_eq!(session.body, "session 1");
            assert_eq!(session.declared.x_rate_limit, Some(100));
            assert!(
                session
                    .declared
                    .x_expires_after
                    .is_some_and(|moment| moment.get().is_some())
            );
            assert!(!format!("{:?}", Login::new("ann", "pass word")).contains("pass word"));
            client
                .send(&AddUsers::new(vec![User::default().with_name("ann")]))
                .await
                .unwrap();
        }
    };
}

shop!(swagger, petstore_2);
shop!(openapi, petstore_3);

pub(crate) fn run() {
    let url = std::env::var("SHOP_URL").unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(swagger(&url));
    runtime.block_on(openapi(&url));
}
