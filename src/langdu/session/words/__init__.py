"""The words of a text: what the learner knows of them."""
