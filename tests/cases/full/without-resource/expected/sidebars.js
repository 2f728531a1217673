module.exports = {
  resources: [
    "index",
    {
      type: "category",
      label: "Things",
      link: { type: "doc", id: "Things" },
      items: [
        "Things/Box",
        "Things/Boxes-operations",
        "Things/Lids-operations",
        "Things/Operations",
        "Things/schemas/BoxCheck",
        "Things/schemas/Operations",
      ],
    },
  ],
};
