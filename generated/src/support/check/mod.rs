//! The validation engine: tables of rules, and what checks values against them.
