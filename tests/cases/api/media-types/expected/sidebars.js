module.exports = {
  resources: [
    "index",
    {
      type: "category",
      label: "Form",
      link: { type: "doc", id: "Form" },
      items: [
        "Form/sheets",
      ],
    },
    {
      type: "category",
      label: "Media types",
      link: { type: "doc", id: "Media-types" },
      items: [
        "Media-types/photos",
        {
          type: "category",
          label: "Schemas",
          items: [
            "Media-types/schemas/Edit",
            "Media-types/schemas/Event",
            "Media-types/schemas/Place",
          ],
        },
      ],
    },
  ],
};
