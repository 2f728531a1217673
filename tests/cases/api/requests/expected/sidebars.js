module.exports = {
  resources: [
    "index",
    {
      type: "category",
      label: "Requests",
      link: { type: "doc", id: "Requests" },
      items: [
        "Requests/letters",
        "Requests/stamps",
        {
          type: "category",
          label: "Schemas",
          items: [
            "Requests/schemas/Letter",
          ],
        },
      ],
    },
  ],
};
