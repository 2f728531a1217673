module.exports = {
  resources: [
    "index",
    {
      type: "category",
      label: "About",
      link: { type: "doc", id: "About" },
      items: [
        "About/boats",
        {
          type: "category",
          label: "Schemas",
          items: [
            "About/schemas/Boat",
          ],
        },
      ],
    },
  ],
};
