module.exports = {
  resources: [
    "index",
    {
      type: "category",
      label: "Compute",
      items: [
        "Compute/DiskEncryptionSet",
        "Compute/Gallery",
        "Compute/GalleryApplication",
        "Compute/GalleryApplicationVersion",
        "Compute/GalleryImage",
        "Compute/GalleryImageVersion",
      ],
    },
  ],
};
