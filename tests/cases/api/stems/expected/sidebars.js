module.exports = {
  resources: [
    "index",
    {
      type: "category",
      label: "Index",
      link: { type: "doc", id: "Index-2" },
      items: [
        "Index-2/Pets",
        "Index-2/pets-2",
        "Index-2/schemas-2",
        {
          type: "category",
          label: "Schemas",
          items: [
            "Index-2/schemas/Pet",
          ],
        },
      ],
    },
  ],
};
