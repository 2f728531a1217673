module.exports = {
  resources: [
    "index",
    {
      type: "category",
      label: "Texts",
      link: { type: "doc", id: "Texts" },
      items: [
        "Texts/texts",
        {
          type: "category",
          label: "Schemas",
          items: [
            "Texts/schemas/Text",
          ],
        },
      ],
    },
  ],
};
