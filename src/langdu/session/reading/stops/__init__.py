"""Where reading is to stop of itself: the sleep timer, the chapter's end."""
