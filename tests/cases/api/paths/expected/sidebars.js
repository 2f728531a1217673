module.exports = {
  resources: [
    "index",
    {
      type: "category",
      label: "Pets",
      link: { type: "doc", id: "Pets" },
      items: [
        "Pets/arrivals",
        "Pets/pet",
        "Pets/pods",
        {
          type: "category",
          label: "Schemas",
          items: [
            "Pets/schemas/Arrival",
            "Pets/schemas/io.zoo.core.v1.PersistentVolumeClaim",
            "Pets/schemas/io.zoo.core.v1.PodSpec",
            "Pets/schemas/Owner",
            "Pets/schemas/Pet",
          ],
        },
      ],
    },
  ],
};
