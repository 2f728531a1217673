module.exports = {
  resources: [
    "index",
    {
      type: "category",
      label: "Things",
      link: { type: "doc", id: "Things" },
      items: [
        "Things/Box",
        "Things/Boxes",
        "Things/Lids",
        "Things/Operations",
        "Things/schemas/BoxCheck",
        "Things/schemas/Operations",
      ],
    },
  ],
};
