"""Commands to practise: practise, score, drill, stats."""
