"""Words across the stages: what a text has of them, where their levels are, how lists of them come and go."""
