module.exports = {
  resources: [
    "index",
    {
      type: "category",
      label: "Rules",
      link: { type: "doc", id: "Rules" },
      items: [
        "Rules/w",
        {
          type: "category",
          label: "Schemas",
          items: [
            "Rules/schemas/Code",
            "Rules/schemas/Rules",
            "Rules/schemas/W",
          ],
        },
      ],
    },
  ],
};
