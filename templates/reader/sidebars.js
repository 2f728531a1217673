module.exports = {
  resources: [
    "index",
{%- for group in groups %}
    {
      type: "category",
      label: {{ group.label }},
      link: { type: "doc", id: {{ group.id }} },
      items: [
{%- for item in group.items %}
        {{ item }},
{%- endfor %}
{%- if !group.schemas.is_empty() %}
        {
          type: "category",
          label: "Schemas",
          items: [
{%- for schema in group.schemas %}
            {{ schema }},
{%- endfor %}
          ],
        },
{%- endif %}
      ],
    },
{%- endfor %}
  ],
};
