module.exports = {
  resources: [
    "index",
    {
      type: "category",
      label: "Shop",
      link: { type: "doc", id: "Shop" },
      items: [
        "Shop/price",
        {
          type: "category",
          label: "Schemas",
          items: [
            "Shop/schemas/Money",
          ],
        },
      ],
    },
  ],
};
