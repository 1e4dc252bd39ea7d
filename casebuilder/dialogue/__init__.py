"""One turn of the conversation: extract, merge, assess, ground, reply."""
