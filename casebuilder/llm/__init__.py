"""Language models: the embedded one, pulled ones, and OpenAI-compatible servers, behind one interface."""
