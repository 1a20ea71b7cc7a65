"""What a learner says, compared and judged; drills."""
