module.exports = {
  resources: [
    "index",
    {
      type: "category",
      label: "One",
      items: [
        "One/C",
      ],
    },
    {
      type: "category",
      label: "Two",
      items: [
        "Two/A",
        "Two/B",
      ],
    },
  ],
};
