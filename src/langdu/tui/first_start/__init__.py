"""The first start: four questions of a newcomer."""
