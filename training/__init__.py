"""Training of what the product ships trained; never imported by the product."""
