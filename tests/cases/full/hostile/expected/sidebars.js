module.exports = {
  resources: [
    "index",
    {
      type: "category",
      label: "Evil",
      link: { type: "doc", id: "Evil" },
      items: [
        "Evil/Box",
      ],
    },
  ],
};
