module.exports = {
  resources: [
    "index",
    {
      type: "category",
      label: "Boxes",
      link: { type: "doc", id: "Boxes" },
      items: [
        "Boxes/Box",
        "Boxes/Box-2",
        "Boxes/Lid",
      ],
    },
  ],
};
