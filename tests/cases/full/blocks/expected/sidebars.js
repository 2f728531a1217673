module.exports = {
  resources: [
    "index",
    {
      type: "category",
      label: "Plans",
      link: { type: "doc", id: "Plans" },
      items: [
        "Plans/Plan",
      ],
    },
  ],
};
