module.exports = {
  resources: [
    "index",
    {
      type: "category",
      label: "Doorbell",
      link: { type: "doc", id: "Doorbell" },
      items: [
        "Doorbell/bells",
        {
          type: "category",
          label: "Schemas",
          items: [
            "Doorbell/schemas/Bell",
            "Doorbell/schemas/Guest",
            "Doorbell/schemas/Ring",
          ],
        },
      ],
    },
  ],
};
