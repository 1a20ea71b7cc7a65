"""Piper: voices on onnxruntime."""
