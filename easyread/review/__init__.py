"""A draft and what people say of it -> who may do what next, and how far a page is truly checked.

The modules here are plain functions over frozen values. What they decide is kept by ``store``.
"""
