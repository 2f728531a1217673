module.exports = {
  resources: [
    "index",
    {
      type: "category",
      label: "Formats",
      link: { type: "doc", id: "Formats" },
      items: [
        "Formats/formats",
      ],
    },
    {
      type: "category",
      label: "Parameters",
      link: { type: "doc", id: "Parameters" },
      items: [
        "Parameters/lists",
      ],
    },
  ],
};
