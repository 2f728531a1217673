module.exports = {
  resources: [
    "index",
    {
      type: "category",
      label: "Parcels",
      link: { type: "doc", id: "Parcels" },
      items: [
        "Parcels/parcels",
        "Parcels/Webhooks",
        {
          type: "category",
          label: "Schemas",
          items: [
            "Parcels/schemas/Arrival",
            "Parcels/schemas/Parcel",
            "Parcels/schemas/Patience",
          ],
        },
      ],
    },
  ],
};
