"""Windows about the program itself."""
