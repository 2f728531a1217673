module.exports = {
  resources: [
    "index",
    {
      type: "category",
      label: "Pets (version 1)",
      link: { type: "doc", id: "Pets-1" },
      items: [
        "Pets-1/pets",
      ],
    },
    {
      type: "category",
      label: "Pets (version 10)",
      link: { type: "doc", id: "Pets-10" },
      items: [
        "Pets-10/pets",
      ],
    },
  ],
};
