module.exports = {
  resources: [
    "index",
    {
      type: "category",
      label: "Shelves",
      link: { type: "doc", id: "Shelves" },
      items: [
        "Shelves/Shelf",
      ],
    },
  ],
};
