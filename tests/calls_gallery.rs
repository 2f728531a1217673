//! What a user of a generated crate writes: it creates a gallery, lists the versions of an image, gets an error of the
//! service and deletes the gallery.

use std::error::Error;

use azure_gallery::calls::{Client, Transport};
use azure_gallery::compute::gallery::v2022_01_03::Gallery;
use azure_gallery::compute::gallery::v2022_01_03::calls::{
    GalleriesCreateOrUpdate, GalleriesDelete, GalleriesGet, GalleryImageVersionsListByGalleryImage,
};

const SUBSCRIPTION: &str = "{subscription-id}";
const GROUP: &str = "myResourceGroup";

pub(crate) async fn run<T: Transport>(client: &Client<T>) -> Result<Vec<String>, Box<dyn Error>> {
    // PUT, followed to its end.
    let gallery = Gallery::new("West US");
    let create = GalleriesCreateOrUpdate::new(SUBSCRIPTION, GROUP, "myGallery", gallery);
    let created = client.finish(&create).await?;
    let mut said = vec![format!("created {}", created.body.name.unwrap_or_default())];

    // A list in pages.
    let list = GalleryImageVersionsListByGalleryImage::new(SUBSCRIPTION, GROUP, "myGallery", "myImage");
    let mut pages = client.pages(&list);
    while let Some(versions) = pages.next().await? {
        said.extend(versions.into_iter().filter_map(|version| version.name));
    }

    // A typed error.
    let missing = client
        .send(&GalleriesGet::new(SUBSCRIPTION, GROUP, "missing"))
        .await;
    let error = missing.err().ok_or("there is no such gallery")?;
    let cloud_error = error.body().and_then(|body| body.error.as_ref());
    said.push(
        cloud_error
            .and_then(|error| error.code.clone())
            .unwrap_or_default(),
    );

    // DELETE, followed to its end.
    client
        .finish(&GalleriesDelete::new(SUBSCRIPTION, GROUP, "myGallery"))
        .await?;
    Ok(said)
}
