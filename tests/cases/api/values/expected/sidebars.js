module.exports = {
  resources: [
    "index",
    {
      type: "category",
      label: "Values",
      link: { type: "doc", id: "Values" },
      items: [
        "Values/values",
      ],
    },
  ],
};
