module.exports = {
  resources: [
    "index",
    {
      type: "category",
      label: "<b>{x}</b> `|` [y](javascript:1)\n# z",
      link: { type: "doc", id: "b-x-b-y-javascript-1-z" },
      items: [
        "b-x-b-y-javascript-1-z/a-b-c-d",
        "b-x-b-y-javascript-1-z/etc",
        "b-x-b-y-javascript-1-z/_CON",
        "b-x-b-y-javascript-1-z/A-b-c-d-2",
        {
          type: "category",
          label: "Schemas",
          items: [
            "b-x-b-y-javascript-1-z/schemas/a.b-c_d",
            "b-x-b-y-javascript-1-z/schemas/A.B-C_D-2",
            "b-x-b-y-javascript-1-z/schemas/index-2",
          ],
        },
      ],
    },
  ],
};
