module.exports = {
  resources: [
    "index",
    {
      type: "category",
      label: "Seats",
      link: { type: "doc", id: "Seats" },
      items: [
        "Seats/IPSeat-2",
        "Seats/IpSeat",
        "Seats/Seat",
        "Seats/Seat-chairs",
        "Seats/Seat-2",
        "Seats/Sofa",
      ],
    },
  ],
};
