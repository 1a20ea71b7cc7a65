"""sherpa-onnx's voices."""
