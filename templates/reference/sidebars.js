module.exports = {
  resources: [
    "index",
{%- for group in groups %}
    {
      type: "category",
      label: "{{ group.name }}",
      items: [
{%- for resource in group.resources %}
        "{{ group.name }}/{{ resource }}",
{%- endfor %}
      ],
    },
{%- endfor %}
  ],
};
