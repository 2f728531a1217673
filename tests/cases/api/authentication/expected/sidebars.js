module.exports = {
  resources: [
    "index",
    {
      type: "category",
      label: "Authentication",
      link: { type: "doc", id: "Authentication" },
      items: [
        "Authentication/doors",
      ],
    },
    {
      type: "category",
      label: "Definitions",
      link: { type: "doc", id: "Definitions" },
      items: [
        "Definitions/ones",
      ],
    },
  ],
};
