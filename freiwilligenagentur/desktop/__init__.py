"""The window kit: look, fields, tables, tasks, preview and print, the same in every room."""
