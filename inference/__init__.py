"""Text to pose: encoders, model, solver, pipeline, worker and client.

Importing this package loads no third-party library: Blender imports ``inference.client`` and
must never load torch.
"""
