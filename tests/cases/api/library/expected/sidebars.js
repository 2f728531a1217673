module.exports = {
  resources: [
    "index",
    {
      type: "category",
      label: "Town Library",
      link: { type: "doc", id: "Town-Library" },
      items: [
        "Town-Library/Books",
        "Town-Library/loans",
        "Town-Library/status",
        {
          type: "category",
          label: "Schemas",
          items: [
            "Town-Library/schemas/Book",
            "Town-Library/schemas/Loan",
            "Town-Library/schemas/Printed",
            "Town-Library/schemas/Problem",
            "Town-Library/schemas/Reader",
            "Town-Library/schemas/reader-2",
            "Town-Library/schemas/Recorded",
            "Town-Library/schemas/Shelf",
            "Town-Library/schemas/Subject",
          ],
        },
      ],
    },
  ],
};
