//! Objects: members, which of them must be there and may be there, and families.

use super::checker::Checker;
use super::code::Code;
use super::direction::Direction;
use super::link::Link;
use super::path::Path;
use super::report::shown;
use super::schema::{Additional, Family, Object, Property, Schema};
use super::subject::{Key, Kind, Subject};

impl<'t> Checker<'t> {
    /// Checks an object, by the schema that its tag names where the schema is the base of a family.
    pub(super) fn object<'a, S: Subject<'a>>(
        &mut self,
        schema: &Schema<'t>,
        object: S::Object,
        path: &Path<'_>,
    ) {
        match schema.family {
            Some(family) => match self.variant::<S>(schema, family, object, path) {
                Some(variant) => self.plain_object::<S>(variant, object, path),
                None => self.plain_object::<S>(schema, object, path),
            },
            None => self.plain_object::<S>(schema, object, path),
        }
    }

    /// The schema that an object's tag names. An object without a tag is one of the base.
    fn variant<'a, S: Subject<'a>>(
        &mut self,
        schema: &Schema<'t>,
        family: &Family<'t>,
        object: S::Object,
        path: &Path<'_>,
    ) -> Option<&'t Schema<'t>> {
        match family.variant::<S>(object) {
            Ok(link) => {
                if link.is_none() && family.required {
                    self.no_tag::<S>(schema, family, object, path);
                }
                link.map(|link| self.schema(link))
            }
            Err(tag) => {
                let path = &path.tag(schema, family.tag);
                self.report(Code::DiscriminatorValue, schema, path, || {
                    let tag = shown(tag);
                    format!("{tag} is no known value of the discriminator {:?}", family.tag)
                });
                None
            }
        }
    }

    /// Reports that an object has no tag, or one that is not a string.
    #[cold]
    fn no_tag<'a, S: Subject<'a>>(
        &mut self,
        schema: &Schema<'t>,
        family: &Family<'t>,
        object: S::Object,
        path: &Path<'_>,
    ) {
        match S::member(object, family.tag) {
            None if schema.object.is_some_and(|rules| rules.requires(family.tag)) => {}
            None => self.missing_one(schema, family.tag, path),
            Some(tag) => {
                let expected = Schema {
                    rule: schema.rule,
                    secret: schema.secret,
                    ..Schema::STRING
                };
                self.wrong_type(&expected, &tag.kind(), &path.tag(schema, family.tag));
            }
        }
    }

    fn plain_object<'a, S: Subject<'a>>(&mut self, schema: &Schema<'t>, object: S::Object, path: &Path<'_>) {
        let Some(rules) = schema.object else { return };
        let mut seen = 0;
        let mut rest = rules.properties.iter();
        S::each(object, &mut |key, value| {
            let property = match key {
                Key::Described(rank, name) => rules.described(rank, name),
                Key::Name(name) => rules.find(name, &mut rest),
            };
            match property {
                Some(property) => {
                    seen |= property.bit;
                    self.member(schema, property, value, path);
                }
                None => self.further(schema, rules, key.name(), value, path),
            }
        });
        let missing = rules.required[self.direction as usize] & !seen;
        if missing != 0 {
            self.missing(schema, rules, missing, path);
        }
        if !rules.also_required.is_empty() {
            self.also_required::<S>(schema, rules, object, path);
        }
        if rules.min > 0 || rules.max < usize::MAX {
            self.count::<S>(schema, rules, object, path);
        }
    }

    /// Checks a member that has a property.
    #[inline]
    fn member<'a, S: Subject<'a>>(
        &mut self,
        schema: &Schema<'t>,
        property: &Property<'t>,
        value: S,
        path: &Path<'_>,
    ) {
        if self.is_hidden(property) && matches!(value.kind(), Kind::Null) {
            return;
        }
        let path = &path.member(schema, property);
        if property.never.0 & self.directions.0 != 0 {
            self.never(property, path);
            // What must not be there need not be right, but for secrets, which some responses may have.
            if !property.secret {
                return;
            }
        }
        self.value(self.schema(property.schema), value, path);
    }

    /// Returns whether a service may put `null` in place of a member's value, since it does not tell it: a secret, or a member
    /// that goes to the service only.
    fn is_hidden(&self, property: &Property<'t>) -> bool {
        property.never.has(Direction::Response)
            && matches!(self.direction, Direction::Response | Direction::Any)
    }

    /// Reports a member that may not stand in this direction.
    #[cold]
    fn never(&mut self, property: &Property<'t>, path: &Path<'_>) {
        let code = match (property.why, self.direction) {
            (_, Direction::Response) if property.secret => Code::Secret,
            (_, Direction::Response) => Code::WriteOnly,
            (Code::NotInCreate, Direction::Update) => Code::NotInUpdate,
            (code, _) => code,
        };
        let name = property.name.as_str();
        self.report_at(code, code.severity(), "", path, || match code {
            Code::ReadOnly => format!("{name:?} is read-only and may not be sent in a request"),
            Code::Secret => format!("{name:?} is a secret and should not be sent in a response"),
            Code::WriteOnly => format!("{name:?} is write-only and may not be sent in a response"),
            Code::NotInUpdate => format!("{name:?} may not be sent in a request that updates"),
            _ => format!("{name:?} may not be sent in a request that creates"),
        });
    }

    /// Checks a member that no property describes.
    fn further<'a, S: Subject<'a>>(
        &mut self,
        schema: &Schema<'t>,
        rules: &Object<'t>,
        name: &str,
        value: S,
        path: &Path<'_>,
    ) {
        match rules.additional {
            Additional::Open => {}
            Additional::Each(link) => self.value(self.schema(link), value, &path.further(schema, name)),
            Additional::Closed => self.report(
                Code::AdditionalProperties,
                schema,
                &path.further(schema, name),
                || format!("{} is not a property of this closed object", shown(name)),
            ),
        }
    }

    #[cold]
    fn missing(&mut self, schema: &Schema<'t>, rules: &Object<'t>, missing: u64, path: &Path<'_>) {
        let declared = (0..rules.declared.len()).filter_map(|rank| rules.declared(rank));
        for property in declared.filter(|property| property.bit & missing != 0) {
            self.missing_one(schema, property.name.as_str(), path);
        }
    }

    #[cold]
    fn missing_one(&mut self, schema: &Schema<'t>, name: &str, path: &Path<'_>) {
        self.report(Code::MissingRequired, schema, path, || {
            format!("the required property {name:?} is missing")
        });
    }

    /// Checks for required members that have no property, or come after the first 64 required ones.
    fn also_required<'a, S: Subject<'a>>(
        &mut self,
        schema: &Schema<'t>,
        rules: &Object<'t>,
        object: S::Object,
        path: &Path<'_>,
    ) {
        for name in rules.also_required {
            if S::member(object, name).is_none() {
                self.missing_one(schema, name, path);
            }
        }
    }

    fn count<'a, S: Subject<'a>>(
        &mut self,
        schema: &Schema<'t>,
        rules: &Object<'t>,
        object: S::Object,
        path: &Path<'_>,
    ) {
        let count = S::count(object);
        if count < rules.min {
            self.report(Code::PropertiesMinimum, schema, path, || {
                format!(
                    "the object is too small: it has {count} of at least {} properties",
                    rules.min
                )
            });
        }
        if count > rules.max {
            self.report(Code::PropertiesMaximum, schema, path, || {
                format!(
                    "the object is too large: it has {count} of at most {} properties",
                    rules.max
                )
            });
        }
    }
}

impl<'t> Family<'t> {
    /// The schema that an object's tag names; none for an object without a tag, which is one of the base.
    ///
    /// # Errors
    /// The tag, where it names none.
    pub(super) fn variant<'a, S: Subject<'a>>(&self, object: S::Object) -> Result<Option<Link<'t>>, &'a str> {
        let Some(tag) = S::tag(object, self.tag) else {
            return Ok(None);
        };
        let found = self.variants.binary_search_by(|(known, _)| (*known).cmp(tag));
        found.map(|place| Some(self.variants[place].1)).map_err(|_| tag)
    }
}
