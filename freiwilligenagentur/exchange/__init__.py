"""Import and export: what comes from other systems, and how it meets what is here."""
