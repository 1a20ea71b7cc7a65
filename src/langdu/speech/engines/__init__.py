"""The engines, one file each; `langdu.plugins` knows their names."""
