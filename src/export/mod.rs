//! The formats an analysis can be written in: one file a format, one table of formats.
