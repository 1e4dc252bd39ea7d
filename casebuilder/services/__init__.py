"""The use cases that screens and the command line call."""
