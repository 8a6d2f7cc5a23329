"""Rules for plans with the section `products`."""
